// What the local rules say of somebody: optional, dated, with their edition, and in nobody's way.
#include "care/local_criteria.h"

#include <catch2/catch_test_macros.hpp>

#include "care/unmet_need.h"
#include "tests/unit/care/notebook.h"

using namespace blether;

namespace {

constexpr base::CivilDate kToday{2026, 11, 24};

// Dundee had rules of its own from 2026 on, in this test.
constexpr const char* kTwoEditions = R"({"version": "1.0.0", "editions": [
  {"code": "old", "label": "the old rules", "from": "2019-04-01", "until": "2025-12-31",
   "bands": [{"code": "high", "label": "High", "plain": "Much help"},
             {"code": "low", "label": "Low", "plain": "Less help"}]},
  {"code": "new", "label": "the new rules", "from": "2026-01-01",
   "bands": [{"code": "soon", "label": "Soon", "plain": "Help soon"}]}]})";

care::LocalCriteria two_editions() { return *care::LocalCriteria::load(kTwoEditions); }

struct Isobel {
  test::Notebook book;
  model::RecordId id = test::id_of(1);
  Isobel() { book.keep({{"person", id, "given_name", model::Act::put, std::string("Isobel"), {}}}); }
  const model::Record& record() const { return book.get(id); }
};

}  // namespace

TEST_CASE("What the local rules say of Isobel is kept with the day and the edition that held on it", "[R10]") {
  Isobel isobel;
  auto criteria = two_editions();
  CHECK(care::criteria_of(isobel.record()).band.empty());
  auto earlier = care::set_criteria(isobel.record(), criteria, "low", "2025-06-02", kToday);
  REQUIRE(earlier);
  isobel.book.keep(*earlier);
  CHECK(care::criteria_of(isobel.record()).edition == "old");
  auto now = care::set_criteria(isobel.record(), criteria, "soon", "2026-11-24", kToday);
  REQUIRE(now);
  isobel.book.keep(*now);
  CHECK(care::criteria_of(isobel.record()).band == "soon");
  CHECK(care::criteria_of(isobel.record()).on == "2026-11-24");
  CHECK(care::criteria_of(isobel.record()).edition == "new");
}

TEST_CASE("A band of another edition, a day to come and a day before any edition are not kept", "[R10]") {
  Isobel isobel;
  auto criteria = two_editions();
  auto fault = [&](std::string_view band, std::string_view on) {
    auto set = care::set_criteria(isobel.record(), criteria, band, on, kToday);
    return set ? std::string("kept") : set.error().detail;
  };
  CHECK(fault("high", "2026-11-24") == "eligibility");
  CHECK(fault("soon", "2026-11-25") == "eligibility_on");
  CHECK(fault("soon", "someday") == "eligibility_on");
  CHECK(fault("low", "2010-01-01") == "eligibility");
}

TEST_CASE("What was found is taken back whole, and Isobel is as if nobody had looked", "[R10]") {
  Isobel isobel;
  auto criteria = two_editions();
  isobel.book.keep(*care::set_criteria(isobel.record(), criteria, "soon", "2026-11-24", kToday));
  auto back = care::set_criteria(isobel.record(), criteria, "", "", kToday);
  REQUIRE(back);
  isobel.book.keep(*back);
  auto found = care::criteria_of(isobel.record());
  CHECK(found.band.empty());
  CHECK(found.on.empty());
  CHECK(found.edition.empty());
}

TEST_CASE("With any band and with none, what Isobel needs and is not met is written down just the same", "[R10]") {
  auto criteria = *care::LocalCriteria::load(test::asset("lookups/local_criteria.json"));
  auto reasons = *care::NeedReasons::load(test::asset("lookups/unmet_need.json"));
  const care::CriteriaEdition* holds = criteria.on(kToday);
  REQUIRE(holds != nullptr);
  std::vector<std::string> bands = {""};
  for (const care::CriteriaBand& band : holds->bands) bands.push_back(band.code);
  CHECK(bands.size() == 5);
  for (const std::string& band : bands) {
    INFO("band " << band);
    Isobel isobel;
    isobel.book.keep(*care::set_criteria(isobel.record(), criteria, band, "2026-11-24", kToday));
    care::NeedEntry entry;
    entry.need = "somebody to walk with", entry.reason = "UN07", entry.look_again = "2027-01-12";
    auto kept = care::record_need(test::id_of(2), entry, reasons);
    REQUIRE(kept);
    isobel.book.keep(*kept);
    CHECK(isobel.book.all("unmet_need").size() == 1);
    CHECK(care::criteria_of(isobel.record()).band == band);
  }
}

TEST_CASE("Local rules with a band twice, without bands or with a misspelt name are refused with their place", "[R10]") {
  auto refused = [](const std::string& edition) {
    auto read = care::LocalCriteria::load(R"({"version": "1", "editions": [)" + edition + "]}");
    return read ? std::string("read") : read.error().detail;
  };
  CHECK(refused(R"({"code": "a", "label": "a", "from": "2026-01-01", "bands": []})").find("bands") != std::string::npos);
  CHECK(refused(R"({"code": "a", "label": "a", "from": "2026-01-01", "bands": [{"code": "x", "label": "X", "plain": "x"},
                   {"code": "x", "label": "X", "plain": "x"}]})").find("code") != std::string::npos);
  CHECK(refused(R"({"code": "a", "label": "a", "from": "2026-01-01", "untill": "2027-01-01",
                   "bands": [{"code": "x", "label": "X", "plain": "x"}]})").find("untill") != std::string::npos);
}
