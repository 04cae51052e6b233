#include "platform/paths.h"

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>

using namespace blether;

TEST_CASE("A worker's vault lies where the system keeps people's data") {
  setenv("XDG_DATA_HOME", "/somewhere/data", 1);
  CHECK(platform::data_folder() == base::Path("/somewhere/data/blether"));
  unsetenv("XDG_DATA_HOME");
  setenv("HOME", "/home/amina", 1);
  CHECK(platform::data_folder() == base::Path("/home/amina/.local/share/blether"));
}

TEST_CASE("The assets can be put elsewhere") {
  setenv("BLETHER_ASSETS", "/opt/blether/assets", 1);
  CHECK(platform::assets_folder() == base::Path("/opt/blether/assets"));
  unsetenv("BLETHER_ASSETS");
}
