// What a worker reads of a change that the office did not take.
#include <catch2/catch_test_macros.hpp>

#include "app/core/pages/sync_page.h"
#include "app/core/texts.h"
#include "sync/merge.h"
#include "tests/support/temp_vault.h"

using namespace blether;
using tests::must;

namespace {

// What the page shows of Amina's change about Isobel, of which the office said this.
app::SyncModel after(const std::string& reason) {
  tests::Tablet amina(1, sync::merge);
  const auto stream = tests::shared_stream("isobel");
  const auto person = model::same_id<model::RecordId>(stream.owner);
  const auto written = amina.write(stream, "person", person, {{"given_name", std::string("Isobel")}});
  must(amina->keep_receipts({{stream, written.dot, false, "", reason, person.hex() + "/given_name"}}, tests::kMorning));
  const care::Clocks clocks;
  app::Caseload caseload(clocks);
  must(caseload.load(*amina, tests::kMorning));
  return must(app::sync_page(*amina, caseload, std::nullopt, false));
}

}  // namespace

TEST_CASE("Whatever the office has against a change, Amina reads why, and that her work is safe", "[R68]") {
  base::SystemFiles files;
  const app::Texts texts = must(app::Texts::load(files, base::Path(BLETHER_ASSETS) / "translations", "en"));
  // Every reason of sync/hub/rights.h and sync/hub/intake.h but "gap", which closes by itself; one of a later office.
  for (const std::string reason : {"not_on_caseload", "wrong_place", "not_yours", "written_for_good", "not_this_device",
                                   "bad_signature", "not_a_change", "wrong_author", "forked", "too_blue"}) {
    CAPTURE(reason);
    const app::SyncModel page = after(reason);
    REQUIRE(page.troubles.size() == 1);
    const std::string key = page.troubles.front().reason;
    CHECK(texts.has(key));
    CHECK(texts(key, {"Isobel"}).find("Your work is safe here.") != std::string::npos);
    CHECK((key == "quarantine.unknown") == (reason == "too_blue"));
    CHECK(page.troubles.front().opens.page == app::Route::Page::person);
  }
}
