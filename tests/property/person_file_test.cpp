#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <set>

#include "app/core/person_file.h"
#include "tests/support/same_records.h"
#include "tests/support/schedule.h"
#include "tests/support/temp_folder.h"

using namespace blether;

namespace {

bool same_change(const model::Change& a, const model::Change& b) { return model::encode(a) == model::encode(b); }

}  // namespace

TEST_CASE("Whatever was written offline by several people comes back from a file with its history and conflicts", "[R36]") {
  std::uint64_t conflicts = 0, changes = 0, withdrawn = 0, files = 0;
  for (std::uint64_t seed = 1; seed <= 25; ++seed) {
    tests::TempFolder folder;
    auto schedule = test::Schedule::create(seed, folder.path());
    REQUIRE(schedule);
    REQUIRE((*schedule)->play());
    REQUIRE((*schedule)->deliver_all());
    for (const auto& stream : (*schedule)->streams()) {
      storage::Store& store = *(*schedule)->tablets().front()->store;
      auto file = app::person_file(store, stream, 1'795'516'200'000);
      if (!file) continue;  // nobody wrote in it
      auto text = care::fhir_bundle(*file, {});
      REQUIRE(text);
      auto back = care::read_fhir_bundle(*text, {});
      if (!back) FAIL("seed " << seed << ": " << back.error().detail);
      CAPTURE(seed, stream.text());
      REQUIRE(test::difference(file->records, back->records) == "");
      REQUIRE(back->history.size() == file->history.size());
      for (std::size_t i = 0; i < back->history.size(); ++i) {
        REQUIRE(same_change(back->history[i].change, file->history[i].change));
        REQUIRE(back->history[i].envelope == file->history[i].envelope);
      }
      ++files, changes += back->history.size();
      for (const auto& record : back->records) {
        withdrawn += record.withdrawn;
        for (const auto& [name, field] : record.fields) conflicts += field.merged.state == model::FieldState::conflict;
      }
    }
  }
  CHECK(files >= 25);
  CHECK(changes > 500);
  CHECK(conflicts > 20);
  CHECK(withdrawn > 5);
}
