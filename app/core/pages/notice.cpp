#include "app/core/pages/notice.h"

#include "app/core/pages/sentences.h"
#include "app/core/words.h"

namespace blether::app {

namespace {

// "Option 2, Option 3 and Option 4"
std::string others_offered(const PageWorld& world, const std::array<care::Offer, 4>& offers) {
  std::vector<std::string> names;
  for (const care::OptionCard& card : world.lookups.options_in(world.language).options)
    for (const care::Offer& offer : offers)
      if (offer.option != 1 && offer.option == card.option && offer.state == care::Offered::offered)
        names.push_back(card.name);
  return list_words(world.texts, names);
}

}  // namespace

care::FilledSheet notice_sheet(const PageWorld& world, const std::array<care::Offer, 4>& offers, bool easy_read) {
  const care::Offer& offer = offers[0];
  const care::NotOfferedReason* reason = world.lookups.not_offered.find(offer.reason);
  const care::Slots slots = {
      {"person", world.person.known_as},
      {"worker", world.worker},
      {"phone", world.phone},
      {"date", full_day_words(world.texts, world.today)},
      {"others", others_offered(world, offers)},
      {"reason", reason != nullptr ? listed(world.texts, "not_offered", offer.reason, reason->plain) : ""},
      {"note", offer.note},
      {"action", offer.action},
      {"action_by", day_of(world, offer.action_by)},
      {"look_again", day_of(world, offer.look_again)}};
  return care::fill(world.lookups.notice_in(world.language), easy_read, slots);
}

}  // namespace blether::app
