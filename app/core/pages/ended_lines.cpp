#include "app/core/pages/ended_lines.h"

#include <algorithm>

#include "app/core/pages/review_page.h"
#include "app/core/pages/sentences.h"
#include "app/core/words.h"

namespace blether::app {

namespace {

std::string since_words(const PageWorld& world, const care::OutcomeNow& now) {
  return world.texts("outcomes.now." + ended_code(now), {day_of(world, now.on)});
}

std::string stopped_words(const PageWorld& world, const care::StoppedPart& part) {
  return world.texts("support.stopped", {day_of(world, part.on)});
}

}  // namespace

std::vector<std::string> stopped_lines(const PageWorld& world, std::span<const care::StoppedPart> stopped) {
  std::vector<std::string> lines;
  for (const care::StoppedPart& part : stopped) {
    std::string line = part.what;
    add_sentence(line, stopped_words(world, part));
    lines.push_back(std::move(line));
  }
  return lines;
}

void add_ended_line(AgreedOutcome& shown, const PageWorld& world, std::span<const care::EndedOutcome> ended,
                    const model::RecordId& outcome) {
  const auto found = std::find_if(ended.begin(), ended.end(), [&](const auto& each) { return each.record == outcome; });
  if (found != ended.end()) shown.steps.push_back({found->icon, since_words(world, found->now), "", ""});
}

void add_done_with(std::vector<AgreedOutcome>& outcomes, const PageWorld& world,
                   std::span<const care::EndedOutcome> ended, std::span<const care::StoppedPart> stopped) {
  AgreedOutcome shown{world.texts("outcomes.ended"), "done", {}, {}};
  for (const care::EndedOutcome& outcome : ended)
    if (!outcome.goes_on)
      shown.steps.push_back({outcome.icon, outcome_words(world.texts, outcome.want, outcome.so_that),
                             since_words(world, outcome.now), ""});
  for (const care::StoppedPart& part : stopped)
    shown.steps.push_back({part.icon, part.what, stopped_words(world, part), ""});
  if (!shown.steps.empty()) outcomes.push_back(std::move(shown));
}

}  // namespace blether::app
