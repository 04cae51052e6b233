// Files that grow piece by piece.
#include "platform/base/file_parts.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/support/temp_folder.h"

using namespace blether;
using base::Bytes;
using base::Code;

TEST_CASE("A file grows piece by piece, is read piece by piece, and has its name only when it is whole") {
  tests::TempFolder folder;
  const base::Path part = folder / "a.part", whole = folder / "a";
  CHECK(base::file_size(part).error().code == Code::not_found);
  CHECK(base::read_part(part, 0, 10).error().code == Code::not_found);
  REQUIRE(base::write_part(part, 0, Bytes{1, 2, 3}));
  REQUIRE(base::write_part(part, 3, Bytes{4, 5}));
  REQUIRE(base::write_part(part, 2, Bytes{3, 4}));  // once more what is there
  CHECK(base::file_size(part) == 5U);
  CHECK(base::read_part(part, 1, 3) == Bytes{2, 3, 4});
  CHECK(base::read_part(part, 4, 100) == Bytes{5});
  CHECK(base::read_part(part, 5, 100) == Bytes{});
  CHECK(base::read_part(part, 50, 100) == Bytes{});
  REQUIRE(base::finish_file(part, whole));
  CHECK(base::file_size(whole) == 5U);
  CHECK(base::file_size(part).error().code == Code::not_found);
}

TEST_CASE("A piece never leaves a hole before it") {
  tests::TempFolder folder;
  const base::Path part = folder / "a.part";
  REQUIRE(base::write_part(part, 0, Bytes{1, 2, 3}));
  CHECK(base::write_part(part, 4, Bytes{5}).error().code == Code::invalid);
  CHECK(base::file_size(part) == 3U);
}

TEST_CASE("A piece says when it was last written, by the clock of whoever wrote it") {
  tests::TempFolder folder;
  const base::Path part = folder / "a.part";
  CHECK(base::touched_ms(part).error().code == Code::not_found);
  CHECK(base::touch(part, 0).error().code == Code::not_found);
  REQUIRE(base::write_part(part, 0, Bytes{1}));
  REQUIRE(base::touch(part, 1'795'514'400'123));
  CHECK(base::touched_ms(part) == 1'795'514'400'123);
}
