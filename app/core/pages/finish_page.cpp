#include "app/core/pages/finish_page.h"

#include <algorithm>

#include "app/core/pages/common.h"
#include "care/rights.h"
#include "care/telling.h"
#include "storage/model/schema.h"

namespace blether::app {

using base::Result;

care::FinishSources FinishGround::sources() const {
  return {&conversation, person ? &*person : nullptr, outcomes, explanations, advocacy};
}

Result<FinishGround> finish_ground(const PageWorld& world, care::Conversation conversation) {
  FinishGround ground{std::move(conversation), {}, {}, {}, {}};
  TRY(ground.person, world.find(person_record(world.person.id)));
  TRY(ground.outcomes, world.records(model::kind::outcome));
  TRY(ground.explanations, world.records(model::kind::explanation));
  TRY(ground.advocacy, world.records(model::kind::advocacy));
  return ground;
}

namespace {

// The parts of life that are still open are named as far as a line holds them.
constexpr std::size_t kMostNamed = 5;

void name_domains(FinishModel::Check& shown, const std::vector<std::string>& codes, const PageWorld& world) {
  for (const std::string& code : codes) {
    if (shown.more.size() == kMostNamed && codes.size() > kMostNamed + 1) {
      shown.more.push_back(world.texts("finish.domains_more", {std::to_string(codes.size() - kMostNamed)}));
      return;
    }
    if (const care::Domain* domain = world.lookups.domains.find(code)) shown.more.push_back(domain->brief);
  }
}

void show_domains(FinishModel& page, const FinishGround& ground, const PageWorld& world) {
  for (const auto& visit : care::domain_visits(ground.conversation, ground.outcomes, world.lookups.domains)) {
    const care::Domain* domain = world.lookups.domains.find(visit.code);
    std::string why = visit.reason.empty() ? "" : world.texts("left." + visit.reason, {world.person.known_as});
    page.domains.push_back({visit.code, domain->brief, domain->icon,
                            static_cast<FinishModel::Check::State>(visit.state), std::move(why), visit.aside});
  }
}

// The carer's view, in their own words, and who may have said it: who looks after the person, and who is in the room.
Result<void> show_carer(FinishModel& page, const FinishGround& ground, const PageWorld& world) {
  const model::Record& talk = ground.conversation.record();
  page.carer_view = talk.text("carer_view");
  page.carer_words = field_text(talk, care::kCarerWords);
  page.carer_who = talk.text("carer_who");
  auto add = [&](const std::string& name) {
    bool known = std::find(page.carers.begin(), page.carers.end(), name) != page.carers.end();
    if (!name.empty() && !known && name != world.person.known_as && name != world.worker) page.carers.push_back(name);
  };
  TRY(auto relations, world.records(model::kind::relation));
  for (const model::Record& relation : relations)
    if (!relation.withdrawn && relation.flag("carer")) add(given_name(relation.text("name")));
  for (const std::string& name : talk.texts("present")) add(given_name(name));
  add(page.carer_who);
  return {};
}

// "Moira: By Sunday I am done in."
std::string said_by_carer(const FinishModel& page) {
  return page.carer_who.empty() ? page.carer_words.text : page.carer_who + ": " + page.carer_words.text;
}

}  // namespace

Result<std::shared_ptr<const FinishModel>> finish_page(const PageWorld& world, care::Conversation conversation) {
  TRY(auto ground, finish_ground(world, std::move(conversation)));
  auto page = std::make_shared<FinishModel>();
  page->name = world.person;
  page->conversation = ground.conversation.id();
  show_domains(*page, ground, world);
  TRY_VOID(show_carer(*page, ground, world));
  for (const care::FinishCheck& check : care::finish_checks(ground.sources(), world.lookups.domains)) {
    FinishModel::Check shown{check.id, static_cast<FinishModel::Check::State>(check.state), check.must,
                             world.texts(check.key, {world.person.known_as}), {}};
    name_domains(shown, check.codes, world);
    if (check.id == "carer" && page->carer_view == "given" && !page->carer_words.text.empty())
      shown.more.push_back(said_by_carer(*page));
    if (check.must && check.state == care::CheckState::open && page->waits.empty()) page->waits = shown.words;
    page->checks.push_back(std::move(shown));
  }
  const care::Sheet& rights = world.lookups.rights_in(world.own_language);
  if (const auto* language = world.lookups.languages.find(rights.language); language != nullptr && !language->checked)
    page->rights_unchecked = (*world.own_texts)("read.unchecked");
  for (bool easy : {false, true})
    for (const care::SheetBlock& block : rights.blocks) {
      auto heading = block.heading.in(easy);
      page->rights[easy].push_back({heading.empty() ? "" : heading.front(), block.lines.in(easy)});
    }
  const std::string round = ground.conversation.id().hex();
  if (auto offer = care::advocacy_now(ground.advocacy, "advocacy", round)) page->advocacy = offer->result;
  if (auto offer = care::advocacy_now(ground.advocacy, "independent-support", round)) page->independent = offer->result;
  return page;
}

}  // namespace blether::app
