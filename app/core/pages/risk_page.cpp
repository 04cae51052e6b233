#include <algorithm>

#include "app/core/pages/decision_pages.h"
#include "app/core/pages/sentences.h"
#include "app/core/words.h"
#include "care/outcomes.h"
#include "care/risk.h"
#include "storage/model/schema.h"

namespace blether::app {

using base::Code;
using base::fail;
using base::Result;
using model::Record;
using model::RecordId;

namespace {

std::string way_words(const PageWorld& world, const std::string& way) { return world.texts("risk.way." + way); }

std::string review_words(const PageWorld& world, const care::Risk& risk) {
  std::string day = day_of(world, risk.review_on);
  return day.empty() ? "" : world.texts("risk.look_again", {day});
}

}  // namespace

Result<std::shared_ptr<const RisksModel>> risks_page(const PageWorld& world) {
  auto page = std::make_shared<RisksModel>();
  page->name = world.person;
  page->blank = RecordId::random(world.random);
  TRY(auto records, world.records(model::kind::risk));
  for (const Record& record : records) {
    if (record.withdrawn) continue;
    care::Risk risk = care::risk_of(record);
    std::string below = world.texts("risk.not_decided");
    if (!risk.decision.empty()) {
      below = world.texts("risk.decided_short", {way_words(world, risk.decision)});
      if (std::string review = review_words(world, risk); !review.empty()) below += ". " + review;
    }
    page->lines.push_back({record.id, risk.want.empty() ? world.texts("risk.unnamed") : risk.want, below, !risk.decision.empty()});
  }
  std::stable_sort(page->lines.begin(), page->lines.end(),
                   [](const auto& a, const auto& b) { return std::pair(a.decided, a.want) < std::pair(b.decided, b.want); });
  return page;
}

namespace {

void show_words(RiskModel& page, const PageWorld& world, const Record* record) {
  auto words = [&](std::string_view field) {
    return record ? field_text(*record, field) : empty_field(world.stream, model::kind::risk, page.record, field);
  };
  page.want = words("want"), page.why = words("why"), page.good = words("good"), page.harm = words("harm");
  page.harm_to = words("harm_to"), page.worked = words("worked"), page.plan = words("plan");
  page.signs = words("signs"), page.tell = words("tell"), page.sooner = words("sooner");
  page.view_person = words("view_person"), page.view_carer = words("view_carer");
  page.view_worker = words("view_worker"), page.view_other = words("view_other");
}

std::string grade(int number) { return number == 0 ? "" : std::to_string(number); }

void show_decision(RiskModel& page, const PageWorld& world, const Record& record, const care::Risk& risk) {
  page.seen_decision = record.seen("decision"), page.seen_agrees = record.seen("agrees");
  for (std::string_view field : {"decision", "agrees"})
    if (const auto* found = record.field(field)) page.disputed = page.disputed || found->merged.state == model::FieldState::conflict;
  if (risk.decision.empty() || page.disputed) return;
  page.decision = risk.decision, page.agrees = risk.agrees, page.decided_by = risk.decided_by, page.review_on = risk.review_on;
  page.decided = world.texts("risk.decided", {day_of(world, risk.decided_on), risk.decided_by, way_words(world, risk.decision)});
  page.review = review_words(world, risk);
}

Result<void> show_people(RiskModel& page, const PageWorld& world) {
  TRY(auto relations, world.records(model::kind::relation));
  for (const Record& relation : relations)
    if (!relation.withdrawn && relation.flag("carer") && page.carer_name.empty()) page.carer_name = given_name(relation.text("name"));
  TRY(auto outcomes, world.records(model::kind::outcome));
  for (const Record* outcome : care::in_order(outcomes))
    page.outcomes.push_back(
        {outcome->id.hex(), outcome_words(world.texts, outcome->text("want"), outcome->text("so_that"))});
  return {};
}

}  // namespace

Result<std::shared_ptr<const RiskModel>> risk_page(const PageWorld& world, const RecordId& id) {
  TRY(auto record, world.find(id));
  if (record && record->withdrawn) return fail(Code::not_found, "risk was removed");
  auto page = std::make_shared<RiskModel>();
  page->name = world.person;
  page->record = id;
  page->is_new = !record;
  show_words(*page, world, record ? &*record : nullptr);
  TRY_VOID(show_people(*page, world));
  care::Risk risk;
  if (record) risk = care::risk_of(*record);
  page->outcome = risk.outcome, page->way = risk.way, page->capacity = risk.capacity;
  page->likely = grade(risk.likely), page->bad = grade(risk.bad);
  if (auto faults = care::risk_faults(risk); !faults.empty()) page->waits = world.texts(faults.front().key, {world.person.known_as});
  if (record) show_decision(*page, world, *record, risk);
  return page;
}

}  // namespace blether::app
