#include "app/core/carry_in.h"

#include <algorithm>
#include <set>

#include "care/origin.h"

namespace blether::app {

using base::Code;
using base::fail;
using base::Result;
using model::Dot;
using model::Record;
using model::RecordId;

namespace {

namespace kind = model::kind;

// Only the office itself takes a person off; nobody carries that elsewhere.
bool is_offices(const model::Operation& operation) {
  return model::rule_of(operation.kind, operation.field).writer == model::Writer::office;
}

// The change again with the dots it has here. What overwrote a change that the other service never had overwrites
// nothing; taking away an element that never was there takes nothing away.
Result<care::Operations> operations_here(const model::Change& change, const std::map<Dot, Dot>& dots, const std::set<Dot>& later) {
  care::Operations operations;
  for (const model::Operation& written : change.operations) {
    if (is_offices(written)) return fail(Code::invalid, written.kind + "." + written.field + " is the office's");
    model::Operation operation = written;
    operation.overwrites.clear();
    for (const Dot& over : written.overwrites) {
      if (over == change.dot() || later.contains(over)) return fail(Code::invalid, "overwrites what comes after it");
      if (auto here = dots.find(over); here != dots.end()) operation.overwrites.push_back(here->second);
    }
    if (operation.act == model::Act::drop && operation.overwrites.empty()) continue;
    operations.push_back(std::move(operation));
  }
  return operations;
}

// What the file keeps from a worker's eyes is marked in the change that wrote it first.
void mark_hidden(care::Operations& operations, std::set<RecordId>& hidden) {
  care::Operations marks;
  for (const model::Operation& operation : operations)
    if (care::is_at_question(operation.kind) && hidden.erase(operation.record) > 0)
      marks.push_back(care::put(operation.kind, operation.record, nullptr, "hidden", true));
  operations.insert(operations.end(), marks.begin(), marks.end());
}

// A withdrawal that crossed with an edit asks a person whether the record goes (law 4). Here one tablet writes both, one
// after the other, and nothing would cross: so the edit says that the record stays, which asks as well.
bool asks_whether_it_goes(const Record& record) {
  const model::Field* gone = record.field(model::kWithdrawn);
  return gone != nullptr && gone->merged.state == model::FieldState::conflict &&
         std::all_of(gone->heads.begin(), gone->heads.end(), [](const auto& head) { return model::flag_of(head.value); });
}

void mark_staying(care::Operations& operations, std::set<RecordId>& asked) {
  std::set<RecordId> gone;
  for (const model::Operation& operation : operations)
    if (operation.field == model::kWithdrawn) gone.insert(operation.record);
  care::Operations stays;
  for (const model::Operation& operation : operations)
    if (!gone.contains(operation.record) && asked.erase(operation.record) > 0)
      stays.push_back(care::put(operation.kind, operation.record, nullptr, model::kWithdrawn, false));
  operations.insert(operations.end(), stays.begin(), stays.end());
}

std::string name_of(const care::PersonFile& file, const model::AuthorId& author) {
  auto known = std::find_if(file.authors.begin(), file.authors.end(), [&](const auto& one) { return one.id == author; });
  return known == file.authors.end() ? std::string() : known->name;
}

Result<void> check_file(const care::PersonFile& file) {
  if (file.stream.audience != model::Audience::shared || file.stream.owner.is_none()) return fail(Code::invalid, "of no person");
  if (file.history.empty()) return fail(Code::invalid, "no history");
  const auto person = model::same_id<RecordId>(file.stream.owner);
  auto is_person = [&](const Record& record) { return record.kind == kind::person && record.id == person; };
  if (std::none_of(file.records.begin(), file.records.end(), is_person)) return fail(Code::invalid, "no person");
  return {};
}

// --- afterwards

// Written here on top of what the file says.
bool is_ours(std::string_view kind, std::string_view field) { return care::is_at_question(kind) && field == "hidden"; }

using Head = std::pair<Dot, model::Value>;

std::vector<Head> heads_of(const model::Field& field, const std::map<Dot, Dot>* dots) {
  std::vector<Head> heads;
  for (const model::Write& head : field.heads) {
    Dot dot = head.dot;
    if (dots != nullptr) {
      auto here = dots->find(dot);
      if (here == dots->end()) continue;
      dot = here->second;
    }
    heads.emplace_back(dot, head.value);
  }
  std::sort(heads.begin(), heads.end());
  return heads;
}

// With several heads the order of the dots may decide which words a page shows first; that all of them are there, and
// that somebody is still asked, may not depend on it.
std::string difference(const Record& there, const Record& here, const std::map<Dot, Dot>& dots) {
  if (there.withdrawn != here.withdrawn) return "withdrawn";
  std::size_t same = 0;
  for (const auto& [name, field] : there.fields) {
    const model::Field* found = here.field(name);
    if (found == nullptr) return name;
    if (name == model::kWithdrawn && asks_whether_it_goes(there)) {
      if (found->merged.state != model::FieldState::conflict) return name;
      ++same;
      continue;
    }
    if (heads_of(field, &dots) != heads_of(*found, nullptr)) return name;
    const bool asks = field.merged.state == model::FieldState::conflict, still = found->merged.state == model::FieldState::conflict;
    if (field.heads.size() == 1 ? asks != still || field.merged.value != found->merged.value : asks && !still) return name;
    ++same;
  }
  for (const auto& [name, field] : here.fields)
    if (!is_ours(here.kind, name) || there.field(name) != nullptr) --same;
  return same == 0 ? std::string() : std::string("number of fields");
}

}  // namespace

Result<CarriedFile> carry(const care::PersonFile& file, const Dot& next) {
  TRY_VOID(check_file(file));
  std::set<Dot> later;
  for (const care::FileChange& written : file.history)
    if (!later.insert(written.change.dot()).second) return fail(Code::invalid, "a change stands twice");
  CarriedFile carried;
  std::set<RecordId> hidden = file.hidden;
  for (const Record& record : file.records)
    if (care::is_at_question(record.kind) && record.field("hidden") != nullptr)
      hidden.erase(record.id);  // from an earlier time
  std::set<RecordId> asked;
  for (const Record& record : file.records)
    if (asks_whether_it_goes(record)) asked.insert(record.id);
  for (const auto& [change, envelope] : file.history) {
    if (change.stream != file.stream) return fail(Code::invalid, "a change of another file");
    TRY(auto operations, operations_here(change, carried.dots, later));
    mark_hidden(operations, hidden);
    mark_staying(operations, asked);
    care::FirstWritten origin{change.author, name_of(file, change.author), change.dot(), change.time.wall_ms, care::hops_of(change) + 1};
    for (auto& operation : care::origin_operations(model::same_id<RecordId>(file.stream.owner), origin))
      operations.push_back(std::move(operation));
    const Dot here{next.device, next.seq + carried.changes.size()};
    carried.changes.push_back({{file.stream, change.reason, std::move(operations)}, change.time});
    later.erase(change.dot());
    carried.dots.emplace(change.dot(), here);
  }
  if (!hidden.empty()) return fail(Code::invalid, "keeps hidden what nobody wrote");
  return carried;
}

Result<void> check_carried(storage::Store& store, const care::PersonFile& file, const CarriedFile& carried) {
  std::map<std::string, std::map<RecordId, Record>> here;
  std::map<std::string, std::size_t> there;
  for (const Record& record : file.records) {
    auto [known, added] = here.try_emplace(record.kind);
    if (added) {
      TRY(auto records, store.records(file.stream, record.kind));
      for (Record& one : records) known->second.emplace(one.id, std::move(one));
    }
    ++there[record.kind];
    auto found = known->second.find(record.id);
    if (found == known->second.end()) return fail(Code::corrupt, record.kind + " " + record.id.hex() + " is missing");
    if (auto what = difference(record, found->second, carried.dots); !what.empty())
      return fail(Code::corrupt, record.kind + " " + record.id.hex() + ": " + what);
  }
  there[std::string(kind::origin)] += carried.changes.size();
  for (const auto& [name, count] : there) {
    TRY(auto records, store.records(file.stream, name));
    if (records.size() != count) return fail(Code::corrupt, "number of records: " + name);
  }
  TRY(auto envelopes, store.envelopes(file.stream));
  if (envelopes.size() != file.history.size()) return fail(Code::corrupt, "number of changes");
  return {};
}

}  // namespace blether::app
