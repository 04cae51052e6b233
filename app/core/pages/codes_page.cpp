#include "app/core/pages/codes_page.h"

#include <algorithm>

#include "app/core/documents/plain_words.h"

namespace blether::app {

using base::Result;

namespace {

// For "Your plan. Part 2 of 3" in front of a part.
constexpr std::size_t kHeadBytes = 190;

// All about as long: three codes that a phone reads at once rather than two hard ones and a small one.
std::vector<std::string> even_parts(const std::string& words) {
  auto parts = parts_of(words, kMostCodeBytes - kHeadBytes);
  constexpr std::size_t kSlack = 60;  // a cut falls behind a word
  const std::size_t even = words.size() / std::max<std::size_t>(parts.size(), 1) + kSlack;
  if (parts.size() < 2 || even >= kMostCodeBytes - kHeadBytes) return parts;
  auto evenly = parts_of(words, even);
  return evenly.size() == parts.size() ? evenly : parts;
}

}  // namespace

Result<std::shared_ptr<PaperCodesModel>> codes_page(const PageWorld& world, const Leaflet& paper) {
  auto page = std::make_shared<PaperCodesModel>();
  page->name = world.person;
  page->title = paper.title;
  const std::string words = plain_words(paper, world.texts);
  const auto parts = words.size() <= kMostCodeBytes ? std::vector<std::string>{words} : even_parts(words);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    std::string held = parts[i];
    if (parts.size() > 1)
      held = world.texts("code.part", {paper.title, std::to_string(i + 1), std::to_string(parts.size())}) + "\n" + held;
    TRY(auto code, scan_code(held));
    page->codes.push_back({std::move(code), std::move(held)});
  }
  return page;
}

}  // namespace blether::app
