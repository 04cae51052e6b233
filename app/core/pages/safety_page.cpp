#include "app/core/pages/safety_page.h"

#include "app/core/words.h"
#include "care/safety.h"
#include "storage/model/schema.h"

namespace blether::app {

using base::Code;
using base::fail;
using base::Result;
using model::Record;
using model::RecordId;

namespace {

// A worry that is over, as it was written: nothing of it can be changed any more.
SafetyModel::Earlier earlier_of(const PageWorld& world, const Record& record) {
  const care::SafetyConcern concern = care::safety_of(record);
  SafetyModel::Earlier earlier;
  const bool passed_on = concern.reported_ms != 0;
  const auto day = base::london_time(passed_on ? concern.reported_ms : concern.closed_ms).date;
  earlier.day = day_words(world.texts, day, world.today);
  if (passed_on) earlier.to = concern.reported_to;
  else earlier.closed_why = concern.result;
  const SafetyModel::Earlier::Answer all[] = {{"unable", concern.unable, concern.unable_why},
                                              {"harm", concern.harm, concern.harm_why},
                                              {"more", concern.more, concern.more_why}};
  for (const auto& answer : all)
    if (!answer.answer.empty() || !answer.why.empty()) earlier.answers.push_back(answer);
  earlier.wishes = concern.wishes, earlier.told = concern.told, earlier.told_why = concern.told_why;
  earlier.danger = concern.danger, earlier.police = concern.police, earlier.child = concern.child;
  return earlier;
}

void show_contacts(SafetyModel& page, const Lookups& lookups, const Texts& texts, base::CivilDate today) {
  page.practice_numbers = lookups.safety_contacts.practice();
  for (const care::SafetyContact& contact : lookups.safety_contacts.all())
    page.contacts.push_back({contact.name, contact.phone, contact.when, contact.hours,
                             day_words(texts, contact.checked, today), contact.urgent});
}

}  // namespace

Result<std::shared_ptr<const SafetyModel>> safety_page(const PageWorld& world, const RecordId& blank) {
  auto page = std::make_shared<SafetyModel>();
  page->name = world.person;
  TRY(auto records, world.records(model::kind::safety_concern));
  const std::optional<Record> record = care::open_concern(records);
  for (const Record& each : care::earlier_concerns(records)) page->earlier.push_back(earlier_of(world, each));
  care::SafetyConcern concern;
  if (record) concern = care::safety_of(*record);
  page->concern = record ? record->id : blank;
  page->written = record.has_value();
  auto words = [&](std::string_view field) {
    return record ? field_text(*record, field) : empty_field(world.stream, model::kind::safety_concern, page->concern, field);
  };
  page->points = {{"unable", concern.unable, words("unable_why")}, {"harm", concern.harm, words("harm_why")}, {"more", concern.more, words("more_why")}};
  page->wishes = words("wishes"), page->told_why = words("told_why");
  page->danger = concern.danger, page->police = concern.police, page->child = concern.child;
  page->told = concern.told;
  page->met = care::three_points(concern) == care::ThreePoints::met;
  page->may_close = care::may_close(concern);
  page->raised_ms = concern.raised_ms;
  if (auto deadline = care::safety_deadline(concern, world.lookups.clocks, world.today)) {
    page->due = weekday_words(world.texts, deadline->due);
    page->overdue = deadline->state == care::DueState::overdue;
  }
  show_contacts(*page, world.lookups, world.texts, world.today);
  return page;
}

std::shared_ptr<const SafetyModel> safety_about_whom(const Lookups& lookups, const Texts& texts, base::CivilDate today,
                                                     std::vector<PersonName> people) {
  auto page = std::make_shared<SafetyModel>();
  page->people = std::move(people);
  show_contacts(*page, lookups, texts, today);
  return page;
}

namespace {

Result<void> set(care::SafetyConcern& concern, const std::string& field, const std::string& value) {
  if (field == "unable") concern.unable = value;
  else if (field == "harm") concern.harm = value;
  else if (field == "more") concern.more = value;
  else if (field == "told") concern.told = value;
  else if (field == "danger") concern.danger = !value.empty();
  else if (field == "police") concern.police = !value.empty();
  else if (field == "child") concern.child = !value.empty();
  else return fail(Code::invalid, field);
  return {};
}

Result<Carried> carry(const PageWorld& world, const SetSafety& wish) {
  TRY(auto now, world.find(wish.concern));
  care::SafetyConcern concern;
  if (now) concern = care::safety_of(*now);
  TRY_VOID(set(concern, wish.field, wish.value));
  TRY(auto operations, care::set_safety(wish.concern, now ? &*now : nullptr, concern));
  return Carried{"reason.safety", std::move(operations), "", {}};
}

Result<Carried> carry(const PageWorld& world, const RaiseSafety& wish) {
  TRY(auto now, world.find(wish.concern));
  if (!now) return fail(Code::denied, "safety.needs.answer");
  TRY(auto operations, care::raise_safety(wish.concern, &*now, care::safety_of(*now), world.now_ms));
  return Carried{"reason.safety_raised", std::move(operations), "safety.raised_now", {}};
}

Result<Carried> carry(const PageWorld& world, const ReportSafety& wish) {
  TRY(auto now, world.find(wish.concern));
  if (!now) return fail(Code::not_found, "safety concern");
  TRY(auto operations, care::report_safety(*now, wish.to, world.now_ms));
  return Carried{"reason.safety_told", std::move(operations), "safety.told_now", {}};
}

Result<Carried> carry(const PageWorld& world, const CloseSafety& wish) {
  TRY(auto now, world.find(wish.concern));
  if (!now) return fail(Code::not_found, "safety concern");
  if (!care::may_close(care::safety_of(*now))) return fail(Code::denied, "safety.needs.no");
  TRY(auto operations, care::close_safety(*now, wish.why, world.now_ms));
  return Carried{"reason.safety_closed", std::move(operations), "safety.closed_now", {}};
}

}  // namespace

Result<std::optional<care::Deadline>> safety_due(storage::Store& store, const model::OwnerId& person,
                                                 const care::Clocks& clocks, base::CivilDate today) {
  TRY(auto records, store.records({model::Audience::practice, person}, model::kind::safety_concern));
  const std::optional<Record> open = care::open_concern(records);
  return open ? care::safety_deadline(care::safety_of(*open), clocks, today) : std::nullopt;
}

Result<Carried> carry_out_safety(const PageWorld& world, const SafetyIntent& wish) {
  return std::visit([&](const auto& each) { return carry(world, each); }, wish);
}

}  // namespace blether::app
