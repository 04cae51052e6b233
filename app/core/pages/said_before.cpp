#include "app/core/pages/said_before.h"

#include "app/core/pages/carer_pages.h"
#include "app/core/words.h"

namespace blether::app {

void show_said_before(std::vector<ItemModel>& items, const PageWorld& world, const care::Conversation& before,
                      const std::string& language) {
  const auto day = base::london_time(before.record().number("started_at")).date;
  for (ItemModel& item : items) {
    const auto index = before.form().index_of(item.link_id);
    if (!index) continue;
    const care::Item& asked = before.form().items[*index];
    const model::Record* answer = before.answer(*index);
    const bool kept = asked.is_private || asked.ask_alone || answer == nullptr || !answer->text("skipped").empty();
    if (kept || asked.role != care::Role::prompt) continue;
    item.said_before = answer_words(world, asked, *answer, language);
    if (!item.said_before.empty()) item.said_on = day_words(world.texts, day, world.today);
  }
}

}  // namespace blether::app
