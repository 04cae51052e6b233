#include <algorithm>

#include "app/core/pages/rights_pages.h"
#include "app/core/pages/sentences.h"
#include "storage/model/schema.h"

namespace blether::app {

using base::Result;
using model::Record;

namespace {

RightsModel::Offer offer_of(const PageWorld& world, const Record& record) {
  RightsModel::Offer offer{record.id, "", "", false, care::advocacy_of(record)};
  const care::AdvocacyOffer& said = offer.said;
  offer.title = world.texts("rights.offer_line", {world.texts("rights.set." + said.set), world.texts("finish.offer." + said.result)});
  offer.below = day_of(world, said.on);
  if (!said.why_not.empty()) add_sentence(offer.below, world.texts("finish.why." + said.why_not));
  add_sentence(offer.below, said.note);
  add_sentence(offer.below, said.organisation);
  if (!said.referred_on.empty()) add_sentence(offer.below, world.texts("rights.asked_on", {day_of(world, said.referred_on)}));
  if (!said.first_contact_on.empty()) add_sentence(offer.below, world.texts("rights.met_on", {day_of(world, said.first_contact_on)}));
  add_sentence(offer.below, said.came_of_it);
  offer.wanted = said.result == "accepted" && said.first_contact_on.empty() && said.came_of_it.empty();
  return offer;
}

// Every offer as it stands: an entry that another one carries on is history.
std::vector<RightsModel::Offer> offers_of(const PageWorld& world, const std::vector<Record>& records) {
  std::vector<RightsModel::Offer> offers;
  for (const Record& record : records) {
    bool carried_on = std::any_of(records.begin(), records.end(), [&](const Record& other) { return care::advocacy_of(other).follows == record.id.hex(); });
    if (!record.withdrawn && !carried_on) offers.push_back(offer_of(world, record));
  }
  std::stable_sort(offers.begin(), offers.end(), [](const auto& a, const auto& b) { return a.said.on > b.said.on; });
  return offers;
}

}  // namespace

care::FilledSheet rights_sheet(const PageWorld& world, bool easy_read) {
  return care::fill(world.lookups.rights_sheet_in(world.language), easy_read, {{"worker", world.worker}, {"phone", world.phone}});
}

Result<std::shared_ptr<const RightsModel>> rights_page(const PageWorld& world, bool begin, const std::string& pdf) {
  auto page = std::make_shared<RightsModel>();
  page->name = world.person;
  page->begin = begin;
  page->pdf = pdf;
  for (bool easy : {false, true})
    for (const care::FilledBlock& block : rights_sheet(world, easy).blocks) page->blocks[easy].push_back({block.icon, block.heading, block.lines});
  TRY(auto records, world.records(model::kind::advocacy));
  page->offers = offers_of(world, records);
  return page;
}

}  // namespace blether::app
