// A sample page on a stage, and what was wished on it: shared by the tests of views.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "tests/ui/sample_models.h"
#include "tests/ui/view_stage.h"

namespace blether::test {

inline app::ReadModel sample(std::string_view name) {
  for (auto& each : all_samples())
    if (each.name == name) return each.model;
  FAIL("no sample " << name);
  return {};
}

inline ViewStage at(std::string_view name) { return ViewStage(sample(name)); }

template <class Kind, class Wish>
void add_wish(std::vector<Kind>& found, const Wish& wish) {
  if constexpr (std::is_same_v<Kind, Wish>) found.push_back(wish);
}
template <class Kind, class... Each>
void add_wish(std::vector<Kind>& found, const std::variant<Each...>& family) {
  std::visit([&](const auto& wish) { add_wish(found, wish); }, family);
}

// Those of one kind so far, by themselves or in their family of intents.
template <class Kind>
std::vector<Kind> wishes(const ViewStage& stage) {
  std::vector<Kind> found;
  for (const app::Intent& intent : stage.intents) add_wish(found, intent);
  return found;
}

}  // namespace blether::test
