#include "app/core/pages/sentences.h"

#include "app/core/words.h"

namespace blether::app {

std::string day_of(const PageWorld& world, std::string_view iso) {
  auto date = base::parse_date(iso);
  return date ? day_words(world.texts, *date, world.today) : "";
}

void add_sentence(std::string& all, const std::string& words) {
  if (words.empty()) return;
  const bool ended = !all.empty() && std::string_view(".!?").find(all.back()) != std::string_view::npos;
  if (!all.empty()) all += ended ? " " : ". ";
  all += words;
}

}  // namespace blether::app
