#include "app/core/pages/sentences.h"

#include "care/dates_words.h"

namespace blether::app {

std::string day_of(const PageWorld& world, std::string_view iso) {
  auto date = base::parse_date(iso);
  return date ? care::day_words(*date, world.today) : "";
}

void add_sentence(std::string& all, const std::string& words) {
  if (!words.empty()) all += (all.empty() ? "" : ". ") + words;
}

}  // namespace blether::app
