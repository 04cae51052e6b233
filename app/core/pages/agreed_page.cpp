#include "app/core/pages/agreed_page.h"

#include "app/core/commands/say.h"
#include "app/core/pages/ended_lines.h"
#include "app/core/pages/say.h"
#include "app/core/words.h"
#include "care/agreed.h"
#include "storage/envelope.h"
#include "storage/model/schema.h"

namespace blether::app {

using base::Result;

namespace {

// What is on the page now, and the hash of it.
struct AgreedNow {
  care::AgreedPage page;
  std::string snapshot;
};

Result<AgreedNow> agreed_now(const PageWorld& world) {
  std::optional<model::Record> conversation;
  if (!world.conversation.is_none()) {
    TRY(conversation, world.find(world.conversation));
  }
  TRY(auto outcomes, world.records(model::kind::outcome));
  TRY(auto steps, world.records(model::kind::step));
  TRY(auto needs, world.records(model::kind::unmet_need));
  TRY(auto supports, world.records(model::kind::support));
  TRY(auto reviews, world.records(model::kind::review));
  TRY(auto decided, world.records(model::kind::review_line));
  care::AgreedSources sources;
  sources.conversation = conversation ? &*conversation : nullptr;
  sources.outcomes = outcomes, sources.steps = steps, sources.needs = needs;
  sources.supports = supports, sources.reviews = reviews, sources.review_lines = decided;
  sources.person = world.person.known_as, sources.worker = world.worker;
  sources.today = world.today;
  AgreedNow now;
  now.page = care::agreed_page(sources, world.lookups.domains, world.lookups.reasons);
  now.snapshot = base::to_hex(storage::hash(care::canonical_bytes(now.page)));
  return now;
}

void show_content(AgreedModel& page, const PageWorld& world, const care::AgreedPage& agreed) {
  page.date_words = weekday_words(world.texts, agreed.date);
  page.present = list_words(world.texts, agreed.present);
  for (const care::AgreedOutcome& outcome : agreed.outcomes) {
    AgreedOutcome shown{outcome_words(world.texts, outcome.want, outcome.so_that), outcome.icon, {}, {}};
    add_ended_line(shown, world, agreed.ended, outcome.record);
    for (const care::AgreedStep& step : outcome.steps) shown.steps.push_back(step_line(world, step, agreed.date));
    for (const care::StillWaiting& waiting : outcome.waiting)
      shown.waiting.push_back(waiting_words(world.texts, waiting, agreed.date));
    page.outcomes.push_back(std::move(shown));
  }
  AgreedOutcome others;
  for (const care::StillWaiting& waiting : agreed.waiting)
    others.waiting.push_back(waiting_words(world.texts, waiting, agreed.date));
  if (!others.waiting.empty()) page.outcomes.push_back(std::move(others));
  add_done_with(page.outcomes, world, agreed.ended);
}

}  // namespace

AgreedLine step_line(const PageWorld& world, const care::AgreedStep& step, base::CivilDate today) {
  return {step.icon, step.what, step.who, when_words(world.texts, step.when_kind, step.when, today), true};
}

Result<std::shared_ptr<const AgreedModel>> agreed_page(const PageWorld& world, const std::string& pdf) {
  TRY(auto now, agreed_now(world));
  auto page = std::make_shared<AgreedModel>();
  page->name = world.person;
  page->stream = world.stream;
  show_content(*page, world, now.page);
  page->conversation = world.conversation;
  TRY(static_cast<PageSay&>(*page),
      page_say(world, {care::agreement_id(world.conversation), now.snapshot, "agreed.said."}));
  page->worker = world.worker, page->worker_phone = world.phone;
  page->pdf = pdf;
  return page;
}

Result<Carried> say_agreed(const PageWorld& world, const Agree& wish) {
  TRY(auto now, agreed_now(world));
  return say_to_page(world, {wish.conversation, "page", now.snapshot, wish.answer, wish.seen, wish.signature});
}

}  // namespace blether::app
