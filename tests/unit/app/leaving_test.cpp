// What leaves the tablet and what is seen of who looked: an emptied tablet, a list of looks, a copy that nothing locks.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "app/core/lookups.h"
#include "app/core/read_models_looked.h"
#include "app/core/read_models_package.h"
#include "care/fhir.h"
#include "storage/envelope.h"
#include "tests/support/at_isobels.h"

using namespace blether;
using tests::AminasTablet;
using tests::AtIsobels;
using tests::kPassphrase;
using Page = app::Route::Page;

namespace {

std::unique_ptr<storage::Vault> opened(AminasTablet& tablet) {
  tablet.core.reset();
  storage::StoreWorld world{&tablet.clock, &tablet.random, &sync::merge};
  auto vault = storage::Vault::open(tablet.files, {tablet.folder.path() / "vault"}, kPassphrase, world);
  return vault ? std::move(*vault) : nullptr;
}

// As after an exchange in which the office stored everything.
void office_has_all(AminasTablet& tablet) {
  {
    auto vault = opened(tablet);
    REQUIRE(vault);
    auto unsent = vault->store().unsent(1u << 30);
    REQUIRE(unsent);
    std::vector<storage::Receipt> receipts;
    for (const auto& envelope : *unsent) {
      auto change = storage::open_trusted(envelope);
      REQUIRE(change);
      receipts.push_back({change->stream, {change->device, change->seq}, true, "R-1", "", ""});
    }
    REQUIRE(vault->store().keep_receipts(receipts, tablet.clock.utc_ms()));
  }
  tablet.open();
  tablet.unlock();
}

std::size_t files_in(const base::Path& folder) {
  std::error_code none;
  std::size_t files = 0;
  for (const auto& each : std::filesystem::recursive_directory_iterator(folder, none))
    files += each.is_regular_file() ? 1 : 0;
  return files;
}

std::string words_of(AminasTablet& tablet, const std::string& file) {
  auto bytes = tablet.files.read(tablet.folder.path() / "documents" / file);
  return bytes ? std::string(base::as_text(*bytes)) : std::string();
}

}  // namespace

TEST_CASE("Amina empties her tablet: nothing of Isobel is left on it, and the office has all of it", "[R67]") {
  AminasTablet tablet;
  office_has_all(tablet);
  auto model = tablet.after(app::EmptyTablet{kPassphrase});
  CHECK(model->route.page == Page::enrol);
  CHECK_FALSE(model->unlocked);
  CHECK(model->notice.key == "empty.done");
  CHECK(files_in(tablet.folder.path() / "vault") == 0);
  // It stays so: the app opens on an invitation, and the passphrase opens nothing.
  tablet.open();
  model = tablet.unlock();
  CHECK(model->route.page == Page::enrol);
  CHECK_FALSE(model->unlocked);
}

TEST_CASE("A tablet with words that the office has not got is not emptied, whoever asks", "[R67]") {
  AminasTablet tablet;
  tablet.unlock();
  auto model = tablet.after(app::EmptyTablet{kPassphrase});
  CHECK(model->unlocked);
  CHECK(model->notice.key == "empty.first_send");
  CHECK(model->people->rows.size() == 1);
}

TEST_CASE("Without the passphrase nothing is taken off the tablet, nor from the door", "[R67]") {
  AminasTablet tablet;
  office_has_all(tablet);
  auto model = tablet.after(app::EmptyTablet{"a guess that is long enough"});
  CHECK(model->unlocked);
  CHECK(model->notice.key == "error.wrong_key");
  tablet.after(app::Lock{});
  model = tablet.after(app::EmptyTablet{kPassphrase});
  CHECK(model->route.page == Page::unlock);
  CHECK(tablet.unlock()->people->rows.size() == 1);
}

TEST_CASE("Isobel sees who opened her page and who wrote on it, and that the list is whole", "[R67]") {
  AtIsobels isobel;
  isobel.outcome();
  auto model = isobel.go(Page::looked);
  REQUIRE(model->looked);
  CHECK(model->looked->whole);
  REQUIRE_FALSE(model->looked->lines.empty());
  CHECK(model->looked->lines.front().when.starts_with("today at"));
  const auto& lines = model->looked->lines;
  CHECK(std::any_of(lines.begin(), lines.end(), [](const auto& line) { return line.wrote; }));
}

TEST_CASE("Looking at Isobel's page another day is a line of its own", "[R67]") {
  AtIsobels isobel;
  const auto before = isobel.go(Page::looked)->looked->lines.size();
  isobel.clock.advance(86'400'000);
  isobel.after(app::Go{{Page::people, {}, {}, ""}});
  isobel.go(Page::person);
  auto lines = isobel.go(Page::looked)->looked->lines;
  CHECK(lines.size() == before + 1);
  CHECK_FALSE(lines.front().wrote);
}

TEST_CASE("What the local rules say is kept with its day, and Isobel can still say what she needs", "[R10]") {
  AtIsobels isobel;
  auto wanted = isobel.outcome();
  auto model = isobel.go(Page::money);
  CHECK(model->money->criteria.said.empty());
  CHECK(model->money->criteria.bands.size() == 4);
  model = isobel.wish(app::SetLocalCriteria{"low", "2026-11-24"});
  CHECK(model->money->criteria.said == "Low. Looked at on 24 November, by the national bands of April 2019.");
  model = isobel.wish(app::SetLocalCriteria{"low", "2026-11-25"});  // a day that has not come
  CHECK(model->notice.is_problem);
  CHECK(model->money->criteria.on == "2026-11-24");
  isobel.after(tests::unmet(wanted, "Somebody to walk with", "I would go out more.", "UN07", "2027-01-12"));
  model = isobel.go(Page::money);
  isobel.wish(isobel.washing(wanted));
  CHECK(isobel.go(Page::person)->person->unmet == 1);
  CHECK(isobel.go(Page::money)->money->lines.size() == 1);
  model = isobel.wish(app::SetLocalCriteria{});
  CHECK(model->money->criteria.band.empty());
}

TEST_CASE("Nobody looks at local rules before Isobel has said what she wants", "[R02][R10]") {
  AtIsobels isobel;
  isobel.go(Page::money);
  auto model = isobel.wish(app::SetLocalCriteria{"low", "2026-11-24"});
  CHECK(model->notice.is_problem);
  isobel.outcome();
  CHECK(isobel.go(Page::money)->money->criteria.band.empty());
}

TEST_CASE("Isobel takes her words to a program of her own: a file in FHIR, and it is noted", "[R63]") {
  AtIsobels isobel;
  isobel.whole_plan();
  isobel.go(Page::package);
  auto model = isobel.after(app::PackageIntent(app::TakeFile{}));
  REQUIRE(model->package->taken == "for-another-program-2026-11-24.fhir.json");
  const std::string file = words_of(isobel, model->package->taken);
  CHECK(file.find("stay in my own flat") != std::string::npos);
  CHECK(file.find("Help to wash and dress") != std::string::npos);
  CHECK(file.find("\"Provenance\"") == std::string::npos);
  // It is a whole file of its own: what wrote it reads it.
  app::Lookups lookups;
  lookups.load(isobel.files, BLETHER_ASSETS);
  auto back = care::read_fhir_bundle(file, lookups.templates);
  CHECK(back.has_value());
  bool noted = false;
  auto vault = opened(isobel);
  REQUIRE(vault);
  auto entries = vault->store().audit(100);
  REQUIRE(entries);
  for (const auto& entry : *entries)
    noted = noted || (entry.act == "file-taken" && entry.object == isobel.person().hex());
  CHECK(noted);
}
