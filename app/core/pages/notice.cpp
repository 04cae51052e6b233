#include "app/core/pages/notice.h"

#include "app/core/pages/sentences.h"
#include "app/core/words.h"

namespace blether::app {

namespace {

// "Option 2, Option 3 and Option 4"
std::string others_offered(const PageWorld& world, const std::array<care::Offer, 4>& offers, int option) {
  std::vector<std::string> names;
  for (const care::OptionCard& card : world.lookups.options_in(world.language).options)
    for (const care::Offer& offer : offers)
      if (offer.option != option && offer.option == card.option && offer.state == care::Offered::offered)
        names.push_back(card.name);
  return list_words(world.texts, names);
}

}  // namespace

care::FilledSheet notice_sheet(const PageWorld& world, const std::array<care::Offer, 4>& offers, int option,
                               bool easy_read) {
  const std::size_t place = static_cast<std::size_t>(option - 1);
  const care::Offer& offer = offers.at(place);
  const care::NotOfferedReason* reason = world.lookups.not_offered.find(offer.reason);
  const auto& cards = world.lookups.options_in(world.language).options;
  const care::OptionCard card = place < cards.size() ? cards[place] : care::OptionCard{};
  const std::vector<std::string>& means = card.title.in(easy_read);
  const care::Slots slots = {
      {"option", card.name},
      {"means", means.empty() ? "" : means.front()},
      {"person", world.person.known_as},
      {"worker", world.worker},
      {"phone", world.phone},
      {"date", full_day_words(world.texts, world.today)},
      {"others", others_offered(world, offers, option)},
      {"reason", reason != nullptr ? listed(world.texts, "not_offered", offer.reason, reason->plain) : ""},
      {"note", offer.note},
      {"action", offer.action},
      {"action_by", day_of(world, offer.action_by)},
      {"look_again", day_of(world, offer.look_again)}};
  return care::fill(world.lookups.notice_in(world.language, option), easy_read, slots);
}

}  // namespace blether::app
