#include "care/carer_mode.h"

#include <algorithm>
#include <set>

#include "care/calendars.h"
#include "care/record_edit.h"
#include "storage/model/schema.h"

namespace blether::care {

using base::Code;
using base::fail;
using base::Result;

namespace {

namespace kind = model::kind;

std::string dot_name(const model::Dot& dot) { return dot.device.hex() + "/" + std::to_string(dot.seq); }

}  // namespace

bool carer_may_open(const model::StreamId& stream, const model::OwnerId& carer) {
  return stream.audience == model::Audience::shared && stream.owner == carer && !carer.is_none();
}

std::vector<std::size_t> own_pages(const Template& form) {
  std::vector<std::size_t> pages;
  for (std::size_t section : form.sections)
    if (form.items[section].own_page) pages.push_back(section);
  return pages;
}

Result<void> check_carer_edit(const model::StreamId& stream, const model::OwnerId& carer,
                              const Operations& operations) {
  if (!carer_may_open(stream, carer)) return fail(Code::denied, stream.text());
  for (const model::Operation& operation : operations)
    if (model::rule_of(operation.kind, operation.field).writer != model::Writer::carer)
      return fail(Code::denied, operation.kind + "." + operation.field);
  return {};
}

std::vector<CarerChange> carer_changes(std::span<const model::Record> records,
                                       std::span<const model::Record> talked_over, const model::AuthorId& carer) {
  return carer_changes(records, talked_over, [&](const model::Write& head) { return head.author == carer; });
}

std::vector<CarerChange> carer_changes(std::span<const model::Record> records,
                                       std::span<const model::Record> talked_over, const CameFromCarer& from_carer) {
  std::set<std::tuple<std::string, std::string, std::string>> done;
  for (const model::Record* entry : standing(talked_over, kind::talked_over))
    done.insert({read_text(*entry, "record"), read_text(*entry, "field"), read_text(*entry, "dot")});
  std::vector<CarerChange> changes;
  for (const model::Record& record : records) {
    if (record.withdrawn || record.kind == kind::talked_over) continue;
    for (const auto& [name, field] : record.fields)
      for (const model::Write& head : field.heads)
        if (from_carer(head) && !done.contains({record.id.hex(), name, dot_name(head.dot)}))
          changes.push_back({record.id, record.kind, name, head.dot, head.value, head.time});
  }
  std::sort(changes.begin(), changes.end(), [](const CarerChange& a, const CarerChange& b) {
    return std::tie(a.at, a.record, a.field, a.dot) < std::tie(b.at, b.record, b.field, b.dot);
  });
  return changes;
}

Result<Operations> talk_over(const model::RecordId& id, const CarerChange& change, std::string_view answer) {
  if (answer != "kept" && answer != "changed") return fail(Code::invalid, "answer");
  RecordEdit edit(kind::talked_over, id, nullptr);
  edit.set("record", change.record.hex());
  edit.set("field", change.field);
  edit.set("dot", dot_name(change.dot));
  edit.set("answer", answer);
  return edit.take();
}

std::vector<LookLine> who_looked(std::span<const Look> looks) {
  std::vector<Look> sorted(looks.begin(), looks.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const Look& a, const Look& b) { return a.at_ms > b.at_ms; });
  std::vector<LookLine> lines;
  std::vector<base::CivilDate> days;
  for (const Look& look : sorted) {
    base::CivilDate day = day_of(look.at_ms);
    std::size_t place = 0;
    while (place < lines.size() && !(lines[place].who == look.who && days[place] == day)) ++place;
    if (place < lines.size()) {
      ++lines[place].looks;
      lines[place].changes += look.changed;
      continue;
    }
    lines.push_back({look.who, look.at_ms, 1, look.changed ? 1 : 0});
    days.push_back(day);
  }
  return lines;
}

}  // namespace blether::care
