#include "app/core/pages/carers_say.h"

#include <algorithm>

#include "app/core/pages/carer_supports.h"
#include "app/core/pages/looked_page.h"
#include "app/core/pages/say.h"
#include "app/core/words.h"
#include "care/attached.h"
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

// The voices kept at a question, as a paper can tell them.
std::vector<CarersPlanPaper::Aloud> said_aloud(const PageWorld& world, const std::vector<Record>& kept,
                                               const RecordId& plan, const std::string& link_id) {
  std::vector<CarersPlanPaper::Aloud> all;
  for (const Record* voice : care::attached_to(kept, plan, link_id)) {
    if (voice->text("type") != care::kVoiceType) continue;
    const base::CivilDate day = base::london_time(voice->number("at")).date;
    all.push_back({full_day_words(world.texts, day), length_words(world.texts, voice->number("ms")),
                   voice->text("words")});
  }
  return all;
}

}  // namespace

Result<std::string> carers_snapshot(const PageWorld& world, const care::Conversation& plan) {
  TRY(auto records, world.records(model::kind::carer_support));
  TRY(auto needs, world.records(model::kind::unmet_need));
  TRY(auto kept, world.records(model::kind::attachment));
  const std::vector<care::CarerSupport> supports = care::carer_supports(records);
  return base::to_hex(storage::hash(care::canonical_bytes(plan, {supports, needs, kept})));
}

Result<CarersSay> carers_say(const PageWorld& world, const care::Conversation& plan) {
  TRY(auto snapshot, carers_snapshot(world, plan));
  return page_say(world, {care::say_id(plan.id(), kAboutCarersPlan), snapshot, "plan.said."});
}

Result<Carried> say_own_plan(const PageWorld& world, const SayOwnPlan& wish, const RecordId& id) {
  TRY(auto plan, carer_plan(world, id));
  if (!plan) return fail(Code::not_found, "a carer's plan");
  TRY(auto agreement, world.find(care::say_id(id, kAboutCarersPlan)));
  care::Say say;
  say.answer = wish.answer;
  say.words = agreement ? agreement->text("words") : "";
  TRY(say.snapshot, carers_snapshot(world, *plan));
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
  TRY(page.looked, who_looked(world, you));
  bool others = std::any_of(page.looked.begin(), page.looked.end(), [&](const LookedLine& line) { return line.who != you && line.who != world.worker; });
  if (!others && !world.worker.empty()) page.only_we_looked = world.texts("own_plan.only_we", {world.worker});
  return {};
}

Result<care::EmergencyCard> emergency_card(const PageWorld& world, const care::Conversation& plan) {
  TRY(auto relations, world.records(model::kind::relation));
  return care::emergency_card(plan, world.person.full, cares_for(relations, plan));
}

bool has_card(const care::EmergencyCard& card) { return !card.first.empty() || !card.second.empty() || !card.first_day.empty(); }

Result<CarersPlanPaper> carers_plan_paper(const PageWorld& world, const care::Conversation& plan, bool easy_read) {
  const std::string& language = world.language;
  CarersPlanPaper paper;
  paper.easy_read = easy_read;
  paper.name = world.person.full;
  paper.worker = world.worker, paper.worker_phone = world.phone;
  const care::Template& form = plan.form();
  paper.young = !form.id.starts_with("acsp");
  TRY(auto kept, world.records(model::kind::attachment));
  for (std::size_t section : form.sections) {
    CarersPlanPaper::Part part{form.items[section].icon, form.items[section].text.in(language), {}};
    for (std::size_t index : form.items[section].children) {
      const care::Item& item = form.items[index];
      const Record* answer = plan.answer(index);
      if (item.role != care::Role::prompt || item.ask_alone || item.is_private || !plan.is_asked(index)) continue;
      const std::string words = answer != nullptr ? answer_words(world, item, *answer, language) : "";
      auto aloud = said_aloud(world, kept, plan.id(), item.link_id);
      if (!words.empty() || !aloud.empty())
        part.lines.push_back({item.asked(language, easy_read), words, std::move(aloud)});
    }
    if (!part.lines.empty()) paper.parts.push_back(std::move(part));
  }
  TRY(auto lines, carer_support_lines(world));
  CarersPlanPaper::Part decided{"offer", world.texts("carer.supports", {world.person.known_as}), {}};
  for (auto& [what, how] : lines) decided.lines.push_back({what, how, {}});
  if (!decided.lines.empty()) paper.parts.push_back(std::move(decided));
  TRY(auto say, carers_say(world, plan));
  paper.said = say.said, paper.words = say.words.text;
  paper.changed_since = say.changed_since;
  return paper;
}

}  // namespace blether::app
