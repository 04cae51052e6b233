// What a worker reads of a change that the office did not take, and of a fault between tablet and office.
#include <catch2/catch_test_macros.hpp>

#include "app/core/pages/sync_page.h"
#include "app/core/texts.h"
#include "sync/faults.h"
#include "sync/leaving.h"
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

namespace {

using Phase = sync::NetworkState::Phase;
using State = app::SyncModel::State;

// The page while an exchange has ended with this.
app::SyncModel with_fault(base::Error error) {
  tests::Tablet amina(1, sync::merge);
  const care::Clocks clocks;
  app::Caseload caseload(clocks);
  must(caseload.load(*amina, tests::kMorning));
  sync::NetworkState network;
  network.phase = sync::fault::passes_by_itself(error) ? Phase::waiting : Phase::attention;
  network.error = std::move(error);
  return must(app::sync_page(*amina, caseload, network, false));
}

struct Told {
  base::Error error;
  const char* key;
  State state;
};

}  // namespace

TEST_CASE("Whatever is wrong between her tablet and the office, Amina reads whose fault it is, that her work is safe, and "
          "what to do", "[R68]") {
  using base::Code;
  base::SystemFiles files;
  const app::Texts texts = must(app::Texts::load(files, base::Path(BLETHER_ASSETS) / "translations", "en"));
  const Told all[] = {
      {{Code::busy, "office_busy"}, "error.office_busy", State::offline},
      {{Code::no_space, "office_full"}, "error.office_full", State::offline},
      {{Code::corrupt, "office_garbled"}, "error.office_garbled", State::offline},
      {{Code::offline, "too_slow"}, "error.too_slow", State::offline},
      {{Code::denied, "unknown_device"}, "error.unknown_device", State::refused},
      {{Code::denied, "bad_signature"}, "error.bad_signature", State::refused},
      {{Code::denied, "revoked"}, "error.revoked", State::refused},
      {{Code::denied, "wrong_key"}, "error.office_wrong_key", State::refused},
      {{Code::too_old, "app_too_old"}, "error.app_too_old", State::stopped},
      {{Code::too_new, "office_too_old"}, "error.office_too_old", State::stopped},
      {{Code::refused, "gap"}, "error.office_refused", State::stopped},
  };
  for (const Told& told : all) {
    CAPTURE(told.error.detail);
    const app::SyncModel page = with_fault(told.error);
    CHECK(page.problem == told.key);
    CHECK(page.state == told.state);
    REQUIRE(texts.has(told.key));
    CHECK(texts(told.key).find("Your work is safe here.") != std::string::npos);
    CHECK(texts(told.key).find("The tablet is") == std::string::npos);
  }
}

TEST_CASE("When it is the tablet itself that is full or damaged, Amina reads that, and not that it is the office") {
  using base::Code;
  CHECK(with_fault({Code::no_space, "vault.db"}).problem == "error.no_space");
  CHECK(with_fault({Code::corrupt, "page 7"}).problem == "error.corrupt");
  CHECK(with_fault({Code::no_space, "vault.db"}).state == State::stopped);
}

TEST_CASE("Isobel, whom the office forgot when it was put back some days, stands on the sending page by name", "[R68]") {
  tests::Tablet amina(1, sync::merge);
  const auto stream = tests::shared_stream("isobel");
  const auto person = model::same_id<model::RecordId>(stream.owner);
  amina.write(stream, "person", person, {{"given_name", std::string("Isobel")}, {"family_name", std::string("Rennie")}});
  CHECK(must(sync::hold_streams(*amina, {std::vector<model::StreamId>{}, true, {}})));
  const care::Clocks clocks;
  app::Caseload caseload(clocks);
  must(caseload.load(*amina, tests::kMorning));
  const app::SyncModel page = must(app::sync_page(*amina, caseload, std::nullopt, false));
  REQUIRE(page.troubles.size() == 1);
  CHECK(page.troubles.front().title == "sync.held_person");
  CHECK(page.troubles.front().name.full == "Isobel Rennie");
  CHECK(page.troubles.front().opens.page == app::Route::Page::person);
}
