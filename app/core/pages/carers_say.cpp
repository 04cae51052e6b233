#include "app/core/pages/carers_say.h"

#include <algorithm>

#include "care/carer_mode.h"
#include "care/dates_words.h"
#include "care/plan.h"
#include "storage/envelope.h"
#include "storage/model/schema.h"

namespace blether::app {

using base::Code;
using base::fail;
using base::Result;
using model::Record;
using model::RecordId;

namespace {

constexpr std::size_t kMostAuditEntries = 20'000;

std::string said_words(const PageWorld& world, const Record& agreement) {
  std::string day = care::day_words(base::london_time(agreement.number("at")).date, world.today);
  return world.texts("plan.said." + agreement.text("answer"), {world.person.known_as, day});
}

// Looks that this tablet knows of: whoever holds it, and the carer when it was given over.
Result<void> add_looks(std::vector<care::Look>& looks, const PageWorld& world, const std::string& you) {
  TRY(auto entries, world.store.audit(kMostAuditEntries));
  const std::string carer = world.person.id.hex(), worker = world.worker.empty() ? world.texts("own_plan.the_office") : world.worker;
  for (const storage::AuditEntry& entry : entries) {
    if (entry.object != carer) continue;
    if (entry.act == "open-person") looks.push_back({worker, entry.at_ms, false});
    if (entry.act == "carer-mode") looks.push_back({you, entry.at_ms, false});
  }
  return {};
}

// Changes, on any tablet: they say who wrote them.
Result<void> add_changes(std::vector<care::Look>& looks, const PageWorld& world, const std::string& you) {
  TRY(auto names, author_names(world.store));
  TRY(auto envelopes, world.store.envelopes(world.stream));
  for (const auto& envelope : envelopes) {
    TRY(auto change, storage::open_trusted(envelope));
    std::string who = change.reason == kFromCarer ? you : names[change.author];
    if (who.empty()) who = world.texts("own_plan.the_office");
    looks.push_back({who, change.time.wall_ms, true});
  }
  return {};
}

// "mother" has no name of its own; the one whose carer she is has.
std::string cares_for(const std::vector<Record>& relations, const care::Conversation& plan) {
  for (const char* item : {"acsp.1.for", "ycs.2.who", "ycsp.2.who"})
    if (auto index = plan.form().index_of(item))
      if (const Record* answer = plan.answer(*index); answer != nullptr && !answer->text("text").empty()) return answer->text("text");
  std::vector<std::string> names;
  for (const Record& relation : relations)
    if (!relation.withdrawn && !relation.flag("carer") && !relation.text("person").empty()) names.push_back(relation.text("name"));
  return names.size() == 1 ? names.front() : "";  // of several, nobody here knows which
}

}  // namespace

std::string carers_snapshot(const care::Conversation& plan) { return base::to_hex(storage::hash(care::canonical_bytes(plan))); }

Result<CarersSay> carers_say(const PageWorld& world, const care::Conversation& plan) {
  CarersSay say;
  say.agreement = care::say_id(plan.id(), kAboutCarersPlan);
  TRY(auto agreement, world.find(say.agreement));
  say.words = agreement ? field_text(*agreement, "words") : empty_field(world.stream, model::kind::agreement, say.agreement, "words");
  if (!agreement) return say;
  if (std::int64_t given = agreement->number("copy_at"); given != 0)
    say.copy_given = care::day_words(base::london_time(given).date, world.today);
  say.seen = {agreement->seen("answer"), agreement->seen("snapshot"), agreement->seen("signature")};
  for (std::string_view field : {"answer", "snapshot"})
    if (const auto* found = agreement->field(field)) say.disputed = say.disputed || found->merged.state == model::FieldState::conflict;
  if (say.disputed || agreement->text("answer").empty()) return say;
  say.answer = agreement->text("answer");
  say.said = said_words(world, *agreement);
  say.said_ms = agreement->number("at");
  say.changed_since = care::changed_since(*agreement, carers_snapshot(plan));
  return say;
}

Result<Carried> say_own_plan(const PageWorld& world, const SayOwnPlan& wish, const RecordId& id) {
  TRY(auto plan, carer_plan(world, id));
  if (!plan) return fail(Code::not_found, "a carer's plan");
  TRY(auto agreement, world.find(care::say_id(id, kAboutCarersPlan)));
  care::Say say;
  say.answer = wish.answer;
  say.words = agreement ? agreement->text("words") : "";
  say.snapshot = carers_snapshot(*plan);
  say.at_ms = world.now_ms;
  auto written = care::record_say(id, kAboutCarersPlan, agreement ? &*agreement : nullptr, say);
  if (!written && written.error().detail == "words") return fail(Code::denied, "own_plan.needs.words");
  TRY(auto operations, std::move(written));
  for (model::Operation& operation : operations) {
    if (operation.field == "answer") operation.overwrites = wish.seen.answer;
    if (operation.field == "snapshot") operation.overwrites = wish.seen.snapshot;
    if (operation.field == "signature") operation.overwrites = wish.seen.signature;
  }
  return Carried{"reason.agreed", std::move(operations), "own_plan.kept", {}};
}

Result<void> show_end(OwnPlanModel& page, const PageWorld& world, const care::Conversation& plan, const std::string& pdf) {
  page.pdf = pdf;
  TRY(page.say, carers_say(world, plan));
  TRY(auto card, emergency_card(world, plan));
  page.has_card = has_card(card);
  const std::string you = world.texts("own_plan.you");
  std::vector<care::Look> looks;
  TRY_VOID(add_looks(looks, world, you));
  TRY_VOID(add_changes(looks, world, you));
  for (const care::LookLine& line : care::who_looked(looks, world.now_ms)) page.looked.push_back({line.who, line.when, line.changes > 0});
  bool others = std::any_of(page.looked.begin(), page.looked.end(), [&](const LookedLine& line) { return line.who != you && line.who != world.worker; });
  if (!others && !world.worker.empty()) page.only_we_looked = world.texts("own_plan.only_we", {world.worker});
  return {};
}

Result<care::EmergencyCard> emergency_card(const PageWorld& world, const care::Conversation& plan) {
  TRY(auto relations, world.records(model::kind::relation));
  return care::emergency_card(plan, world.person.full, cares_for(relations, plan));
}

bool has_card(const care::EmergencyCard& card) { return !card.first.empty() || !card.second.empty() || !card.first_day.empty(); }

Result<CarersPlanPaper> carers_plan_paper(const PageWorld& world, const care::Conversation& plan, const std::string& language) {
  CarersPlanPaper paper;
  paper.name = world.person.full;
  paper.worker = world.worker, paper.worker_phone = world.phone;
  const care::Template& form = plan.form();
  paper.young = !form.id.starts_with("acsp");
  for (std::size_t section : form.sections) {
    CarersPlanPaper::Part part{form.items[section].icon, form.items[section].text.in(language), {}};
    for (std::size_t index : form.items[section].children) {
      const care::Item& item = form.items[index];
      const Record* answer = plan.answer(index);
      if (item.role != care::Role::prompt || item.ask_alone || item.is_private || answer == nullptr || !plan.is_asked(index)) continue;
      if (std::string words = answer_words(world, item, *answer, language); !words.empty()) part.lines.push_back({item.text.in(language), words});
    }
    if (!part.lines.empty()) paper.parts.push_back(std::move(part));
  }
  TRY(auto say, carers_say(world, plan));
  paper.said = say.said, paper.words = say.words.text;
  paper.changed_since = say.changed_since;
  return paper;
}

}  // namespace blether::app
