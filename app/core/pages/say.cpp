#include "app/core/pages/say.h"

#include "app/core/words.h"
#include "care/agreed.h"
#include "care/plan.h"
#include "care/signature.h"
#include "storage/model/schema.h"

namespace blether::app {

using base::Result;
using model::Record;

namespace {

std::string day_of_ms(const PageWorld& world, std::int64_t at_ms) {
  return day_words(world.texts, base::london_time(at_ms).date, world.today);
}

bool is_disputed(const Record& agreement) {
  for (std::string_view field : {"answer", "snapshot", "signature"})
    if (const auto* found = agreement.field(field); found && found->merged.state == model::FieldState::conflict)
      return true;
  return false;
}

}  // namespace

std::string said_words(const PageWorld& world, const Record& agreement, std::string_view said) {
  const std::string answer = agreement.text("answer");
  if (answer.empty()) return "";
  const std::string day = day_of_ms(world, agreement.number("at"));
  return world.texts(std::string(said) + answer, {world.person.known_as, day});
}

Result<PageSay> page_say(const PageWorld& world, const SaidPage& page) {
  PageSay say;
  say.agreement = page.agreement;
  say.seen.shown = page.snapshot;
  TRY(auto agreement, world.find(page.agreement));
  say.words = agreement ? field_text(*agreement, "words")
                        : empty_field(world.stream, model::kind::agreement, page.agreement, "words");
  if (!agreement) return say;
  say.seen.answer = agreement->seen("answer"), say.seen.snapshot = agreement->seen("snapshot");
  say.seen.signature = agreement->seen("signature");
  if (std::int64_t given = agreement->number("copy_at"); given != 0) say.copy_given = day_of_ms(world, given);
  say.disputed = is_disputed(*agreement);
  if (say.disputed || agreement->text("answer").empty()) return say;
  say.answer = agreement->text("answer");
  say.said_ms = agreement->number("at");
  say.said = said_words(world, *agreement, page.said);
  say.changed_since = care::changed_since(*agreement, page.snapshot);
  auto bytes = agreement->value("signature");
  if (const auto* drawn = std::get_if<base::Bytes>(&bytes))
    // Strokes of a later version are kept in the record and not drawn here.
    if (auto strokes = care::decode_strokes(*drawn)) say.signature = std::move(*strokes);
  return say;
}

Result<void> add_said_before(PageSay& say, const PageWorld& world, const SaidPage& page, std::string_view about) {
  if (!say.said.empty() || say.disputed) return {};
  TRY(auto agreements, world.records(model::kind::agreement));
  const Record* last = care::latest_say(agreements, about);
  if (last == nullptr) return {};
  say.said = said_words(world, *last, page.said);
  say.changed_since = care::changed_since(*last, page.snapshot);
  return {};
}

}  // namespace blether::app
