#include "app/core/commands/carer.h"

#include <algorithm>

#include "app/core/pages/carer_pages.h"
#include "app/core/pages/carer_voices.h"
#include "care/carer_mode.h"
#include "storage/model/schema.h"

namespace blether::app {

using base::Code;
using base::fail;
using base::Result;
using model::RecordId;

namespace {

bool begins(std::string_view event) { return event == "identified" || event == "offered" || event == "requested"; }

// Asking for a plan or saying yes to one is where it begins; on one tablet or two, it is the same plan.
Result<void> begin_plan(const PageWorld& world, const RecordId& round, const std::string& plan, Carried& carried) {
  TRY(auto there, world.find(round));
  if (there) return {};
  TRY(auto person, world.find(person_record(world.person.id)));
  auto born = person ? base::parse_date(person->text("birth_date")) : std::nullopt;
  const care::Template* form =
      care::newest_template(world.lookups.templates, care::template_of_plan(plan, born, world.today));
  if (form == nullptr) return fail(Code::not_found, "template " + plan);
  std::vector<std::string> present = {world.person.known_as, world.worker};
  std::erase(present, "");
  auto begun = care::start_conversation(round, *form, world.now_ms, present);
  carried.operations.insert(carried.operations.end(), begun.begin(), begun.end());
  return {};
}

// A pupil still, or not any more: it decides which plan it is. Gives whether that is new.
Result<bool> note_school(const PageWorld& world, bool at_school, Carried& carried) {
  TRY(auto person, world.find(person_record(world.person.id)));
  if (!person || person->flag("at_school") == at_school) return false;
  carried.operations.push_back(care::put(model::kind::person, person->id, &*person, "at_school", at_school));
  return true;
}

// A plan that has begun stays the one it is; before that, who they are now decides.
Result<std::string> plan_of(const PageWorld& world, const CarerRound& round, bool at_school, bool is_new) {
  TRY(auto begun, world.find(round.id));
  if (!care::standing_of(round.offer).empty() && (begun || !is_new)) return round.offer.plan;
  return plan_for(world, at_school);
}

}  // namespace

Result<Carried> note_carer_event(const PageWorld& world, const NoteCarerEvent& wish) {
  TRY(auto round, carer_round(world));
  if (begins(wish.event) && care::is_over(round.offer))
    round = {round.number + 1, carer_round_id(world.person.id, round.number + 1), {}};
  care::CarerEvent event;
  event.round = round.id.hex();
  event.event = wish.event;
  event.on = wish.on, event.wanted_on = wish.wanted_on, event.reason = wish.reason;
  event.terminal = wish.terminal;
  if (care::standing_of(round.offer).empty() && !begins(wish.event)) return fail(Code::denied, "carer.needs.offer");
  Carried carried;
  TRY(bool is_new, note_school(world, wish.at_school, carried));
  TRY(event.plan, plan_of(world, round, wish.at_school, is_new));
  auto on = base::parse_date(wish.on);
  if (!on || *on > world.today) return fail(Code::denied, "carer.needs.day");
  if (wish.event == "declined" && wish.reason.empty()) return fail(Code::denied, "carer.needs.reason");
  if (wish.event == "plan-given") {
    TRY(auto plan, carer_plan(world, round.id));
    auto faults = plan ? care::statement_faults(*plan) : std::vector<care::Fault>();
    if (!faults.empty()) return fail(Code::denied, faults.front().key);
  }
  carried.reason = "reason.carer_event";
  TRY(auto written, care::record_carer_event(RecordId::random(world.random), event, world.today));
  carried.operations.insert(carried.operations.end(), written.begin(), written.end());
  if (wish.event == "accepted" || wish.event == "requested")
    TRY_VOID(begin_plan(world, round.id, event.plan, carried));
  return carried;
}

Result<Carried> keep_carers_words(const PageWorld& world, const KeepCarersWords& wish) {
  TRY(auto round, carer_round(world));
  TRY(auto plan, carer_plan(world, round.id));
  TRY(auto answer, world.find(wish.record));
  if (!plan || !answer) return fail(Code::not_found, "a carer's answer");
  Carried carried;
  carried.reason = "reason.talked_over";
  for (const auto& [name, field] : answer->fields)
    for (const model::Write& head : field.heads) {
      if (answer->kind == model::kind::attachment && name != kVoiceMade) continue;
      if (std::find(wish.seen.begin(), wish.seen.end(), head.dot) == wish.seen.end()) continue;
      care::CarerChange change{answer->id, answer->kind, name, head.dot, head.value, head.time.wall_ms};
      TRY(auto operations, care::talk_over(RecordId::random(world.random), change, "kept"));
      carried.operations.insert(carried.operations.end(), operations.begin(), operations.end());
    }
  return carried;
}

Result<Carried> count_carers_outcome(const PageWorld& world, const CountOutcome& wish) {
  TRY(auto outcome, world.find(wish.outcome));
  if (!outcome) return fail(Code::not_found, "outcome");
  TRY(auto operations, care::count_outcome(*outcome, wish.four));
  return Carried{"reason.counted", std::move(operations), "", {}, {}};
}

}  // namespace blether::app
