#include "care/safety.h"

#include <algorithm>

#include "care/record_edit.h"
#include "care/table_reader.h"
#include "storage/model/schema.h"

namespace blether::care {

using base::Code;
using base::fail;
using base::Result;

namespace {

namespace kind = model::kind;

constexpr TextField<SafetyConcern> kTexts[] = {
    {"unable", &SafetyConcern::unable},     {"unable_why", &SafetyConcern::unable_why},
    {"harm", &SafetyConcern::harm},         {"harm_why", &SafetyConcern::harm_why},
    {"more", &SafetyConcern::more},         {"more_why", &SafetyConcern::more_why},
    {"wishes", &SafetyConcern::wishes},     {"told", &SafetyConcern::told},
    {"told_why", &SafetyConcern::told_why}, {"reported_to", &SafetyConcern::reported_to},
    {"result", &SafetyConcern::result}};

bool is_answer(std::string_view answer) { return answer.empty() || contains(kSafetyAnswers, answer); }

}  // namespace

Result<SafetyContacts> SafetyContacts::load(std::string_view json) {
  TRY(auto document, JsonDocument::parse(json, "safety_contacts.json"));
  Row root(document, document.root(), "");
  root.text("version");
  root.text_or("about");
  SafetyContacts contacts;
  contacts.practice_ = root.flag_or("practice");
  for (Row& row : root.rows("contacts")) {
    SafetyContact contact{row.text("id"),    row.text("name"),    row.text("phone"),    row.text("when"),
                          row.text("hours"), row.date("checked"), row.flag_or("urgent")};
    root.take(row);
    contacts.rows_.push_back(std::move(contact));
  }
  TRY_VOID(root.done());
  return contacts;
}

SafetyConcern safety_of(const model::Record& record) {
  SafetyConcern concern;
  read_texts(record, kTexts, concern);
  concern.danger = record.flag("danger");
  concern.police = record.flag("police");
  concern.child = record.flag("child");
  concern.raised_ms = record.number("raised_at");
  concern.reported_ms = record.number("reported_at");
  concern.closed_ms = record.number("closed_at");
  return concern;
}

ThreePoints three_points(const SafetyConcern& concern) {
  if (concern.unable == "no" || concern.harm == "no" || concern.more == "no") return ThreePoints::not_met;
  bool all = concern.unable == "yes" && concern.harm == "yes" && concern.more == "yes";
  return all ? ThreePoints::met : ThreePoints::not_all_asked;
}

Result<Operations> set_safety(const model::RecordId& id, const model::Record* now, const SafetyConcern& concern) {
  if (!is_answer(concern.unable)) return fail(Code::invalid, "unable");
  if (!is_answer(concern.harm)) return fail(Code::invalid, "harm");
  if (!is_answer(concern.more)) return fail(Code::invalid, "more");
  if (!concern.told.empty() && concern.told != "yes" && concern.told != "no") return fail(Code::invalid, "told");
  RecordEdit edit(kind::safety_concern, id, now);
  write_texts(edit, kTexts, concern);
  edit.set_if_any("danger", concern.danger);
  edit.set_if_any("police", concern.police);
  edit.set_if_any("child", concern.child);
  return edit.take();
}

std::vector<Fault> safety_faults(const SafetyConcern& concern) {
  std::vector<Fault> faults;
  const std::pair<const std::string*, const std::string*> points[] = {
      {&concern.unable, &concern.unable_why}, {&concern.harm, &concern.harm_why}, {&concern.more, &concern.more_why}};
  const char* names[] = {"unable", "harm", "more"};
  for (std::size_t i = 0; i < 3; ++i) {
    if (points[i].first->empty())
      faults.push_back({names[i], "safety.needs.answer"});
    else if (!has_words(*points[i].second))
      faults.push_back({std::string(names[i]) + "_why", "safety.needs.why"});
  }
  if (!has_words(concern.wishes)) faults.push_back({"wishes", "safety.needs.wishes"});
  if (concern.told.empty())
    faults.push_back({"told", "safety.needs.told"});
  else if (!has_words(concern.told_why))
    faults.push_back({"told_why", "safety.needs.why"});
  if (concern.raised_ms && !concern.reported_ms) faults.push_back({"reported_to", "safety.needs.reported"});
  return faults;
}

Result<Operations> raise_safety(const model::RecordId& id, const model::Record* now, const SafetyConcern& concern,
                                std::int64_t at_ms) {
  TRY(auto operations, set_safety(id, now, concern));
  if (operations.empty() && !now) return fail(Code::invalid, "unable");
  if (!now || now->number("raised_at") == 0)
    operations.push_back(put(kind::safety_concern, id, now, "raised_at", at_ms));
  return operations;
}

Result<Operations> report_safety(const model::Record& record, std::string_view to, std::int64_t at_ms) {
  if (!has_words(to)) return fail(Code::invalid, "reported_to");
  RecordEdit edit(kind::safety_concern, record.id, &record);
  edit.set("reported_to", to);
  edit.set("reported_at", at_ms);
  return edit.take();
}

bool is_open(const SafetyConcern& concern) { return concern.reported_ms == 0 && concern.closed_ms == 0; }

bool may_close(const SafetyConcern& concern) {
  return is_open(concern) && concern.raised_ms == 0 && three_points(concern) == ThreePoints::not_met;
}

Result<Operations> close_safety(const model::Record& record, std::string_view why, std::int64_t at_ms) {
  if (!may_close(safety_of(record))) return fail(Code::denied, "closed_at");
  if (!has_words(why)) return fail(Code::invalid, "result");
  RecordEdit edit(kind::safety_concern, record.id, &record);
  edit.set("result", why);
  edit.set("closed_at", at_ms);
  return edit.take();
}

std::optional<model::Record> open_concern(std::span<const model::Record> records) {
  const model::Record* open = nullptr;
  for (const model::Record* record : standing(records, kind::safety_concern)) {
    const SafetyConcern concern = safety_of(*record);
    if (is_open(concern) && (open == nullptr || concern.raised_ms >= safety_of(*open).raised_ms)) open = record;
  }
  return open == nullptr ? std::nullopt : std::optional(*open);
}

std::vector<model::Record> earlier_concerns(std::span<const model::Record> records) {
  std::vector<model::Record> earlier;
  for (const model::Record* record : standing(records, kind::safety_concern))
    if (!is_open(safety_of(*record))) earlier.push_back(*record);
  auto over_at = [](const model::Record& record) {
    const SafetyConcern concern = safety_of(record);
    return std::max(concern.reported_ms, concern.closed_ms);
  };
  std::stable_sort(earlier.begin(), earlier.end(),
                   [&](const model::Record& a, const model::Record& b) { return over_at(a) > over_at(b); });
  return earlier;
}

std::optional<Deadline> safety_deadline(const SafetyConcern& concern, const Clocks& clocks, base::CivilDate today) {
  if (concern.raised_ms == 0) return std::nullopt;
  std::optional<base::CivilDate> done;
  if (concern.reported_ms) done = day_of(concern.reported_ms);
  auto deadline = clocks.deadline("safety-report", day_of(concern.raised_ms), today, done);
  return deadline ? std::optional(*deadline) : std::nullopt;
}

}  // namespace blether::care
