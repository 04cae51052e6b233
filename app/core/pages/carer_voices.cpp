#include "app/core/pages/carer_voices.h"

#include <algorithm>

#include "app/core/words.h"
#include "care/attached.h"
#include "storage/kept_files.h"
#include "storage/model/schema.h"

namespace blether::app {

using base::Result;
using model::Record;

void count_voices(OwnPlanModel& page, const std::vector<Record>& kept) {
  for (ItemModel& item : page.items) {
    item.attached = care::attached_to(kept, page.conversation, item.link_id).size();
    if (item.attached > 0 && item.state == ItemState::open) item.state = ItemState::answered;
  }
}

Result<void> show_voices(OwnPlanModel& page, const PageWorld& world, const std::vector<Record>& kept) {
  if (page.current >= page.items.size()) return {};
  for (const Record* record : care::attached_to(kept, page.conversation, page.items[page.current].link_id)) {
    if (record->text("type") != care::kVoiceType) continue;
    TRY(auto file, world.store.files().of(*record));
    page.voices.push_back({record->id, record->number("ms"), record->text("words"), file.is_whole()});
  }
  return {};
}

void add_voice(std::vector<CarerWords>& lines, const PageWorld& world, const care::Conversation& plan,
               const std::vector<Record>& kept, const care::CarerChange& change, const std::string& language) {
  auto voice = std::find_if(kept.begin(), kept.end(), [&](const Record& each) { return each.id == change.record; });
  if (voice == kept.end() || voice->text("conversation") != plan.id().hex()) return;
  const care::Item* item = plan.form().find(voice->text("item"));
  if (item == nullptr) return;
  const std::string said = world.texts("carer.voice", {std::to_string((voice->number("ms") + 500) / 1000)});
  const std::string words =
      voice->text("words").empty() ? said : world.texts("carer.voice_says", {said, voice->text("words")});
  lines.push_back({change.record,
                   {change.dot},
                   item->link_id,
                   item->text.in(language),
                   words,
                   moment_words(world.texts, change.at.wall_ms, world.now_ms)});
}

}  // namespace blether::app
