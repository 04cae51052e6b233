// A sample page on a stage: shared by the tests of views.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <string_view>

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

}  // namespace blether::test
