#include "app/core/pages/finish_page.h"

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

Result<std::shared_ptr<const FinishModel>> finish_page(const PageWorld& world, care::Conversation conversation) {
  TRY(auto ground, finish_ground(world, std::move(conversation)));
  auto page = std::make_shared<FinishModel>();
  page->name = world.person;
  page->conversation = ground.conversation.id();
  for (const care::FinishCheck& check : care::finish_checks(ground.sources(), world.lookups.domains)) {
    FinishModel::Check shown{check.id, static_cast<FinishModel::Check::State>(check.state), check.must,
                             world.texts(check.key, {world.person.known_as}), {}};
    for (const std::string& code : check.codes)
      if (const care::Domain* domain = world.lookups.domains.find(code)) shown.more.push_back(domain->brief);
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
  page->carer_view = ground.conversation.record().text("carer_view");
  if (auto offer = care::advocacy_now(ground.advocacy, "advocacy", round)) page->advocacy = offer->result;
  if (auto offer = care::advocacy_now(ground.advocacy, "independent-support", round)) page->independent = offer->result;
  return page;
}

}  // namespace blether::app
