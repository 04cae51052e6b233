// In which form, in which language and on which day Isobel was told: her rights, the four ways, the amounts.
#include <catch2/catch_test_macros.hpp>

#include "care/telling.h"
#include "storage/model/schema.h"
#include "tests/support/at_isobels.h"
#include "tests/support/in_the_vault.h"

using namespace blether;
using tests::AtIsobels;
using Page = app::Route::Page;

namespace {

std::string named(std::string_view format) { return std::string(format); }

// What the vault says was explained, as "what format language".
std::vector<std::string> explained(AtIsobels& isobel) {
  std::vector<std::string> all;
  const auto records = tests::in_the_vault(isobel, model::kind::explanation);
  for (const care::Explanation& told : care::explanations(records, ""))
    all.push_back(told.what + " " + told.format + " " + told.language);
  return all;
}

}  // namespace

TEST_CASE("her rights are noted with the form they were told in and the day, whatever the form", "[R03]") {
  for (std::string_view format : care::kTellingFormats) {
    INFO(format);
    AtIsobels isobel;
    isobel.go(Page::finish);
    const auto told_at = isobel.after(app::FinishIntent(app::RightsExplained{named(format)}))->now_ms;
    const auto records = tests::in_the_vault(isobel, model::kind::explanation);
    const auto told = care::explanations(records, care::kExplainsRights);
    REQUIRE(told.size() == 1);
    CHECK(told[0].format == format);
    CHECK(told[0].at_ms == told_at);
    CHECK(told[0].language == "en");
    CHECK_FALSE(told[0].round.empty());
  }
}

TEST_CASE("a form nobody knows is not noted", "[R03]") {
  AtIsobels isobel;
  isobel.go(Page::finish);
  isobel.after(app::FinishIntent(app::RightsExplained{"sky-writing"}));
  CHECK(explained(isobel).empty());
}

TEST_CASE("the four ways told with an interpreter, from the Polish page, are noted as that", "[R15]") {
  AtIsobels isobel;
  isobel.go(Page::about);
  isobel.after(app::AboutIntent(app::SetLanguage{"pl"}));
  auto model = isobel.go(Page::options);
  REQUIRE(model->language.code == "pl");
  isobel.wish(app::OptionsExplained{"interpreter"});
  isobel.wish(app::CheckUnderstanding{2, "understood", "", ""});
  const auto told = explained(isobel);
  REQUIRE(told.size() == 2);
  CHECK(told[0] == "sds.explain.v1 interpreter pl");
  CHECK(told[1] == "sds.explain.v1 talked pl");
}

TEST_CASE("the four ways told from the English page are noted as English, though she reads Polish", "[R15]") {
  AtIsobels isobel;
  isobel.go(Page::about);
  isobel.after(app::AboutIntent(app::SetLanguage{"pl"}));
  isobel.go(Page::options);
  isobel.after(app::ReadIn{"en"});
  isobel.wish(app::OptionsExplained{"easy-read"});
  const auto told = explained(isobel);
  REQUIRE(told.size() == 1);
  CHECK(told[0] == "sds.explain.v1 easy-read en");
}

TEST_CASE("the amounts each way are noted with the form they were told in", "[R20]") {
  AtIsobels isobel;
  auto wanted = isobel.outcome();
  isobel.wish(app::OptionsExplained{});
  isobel.offer_all_but_the_first();
  isobel.go(Page::money);
  isobel.wish(isobel.washing(wanted));
  const auto told_at = isobel.wish(app::AmountsTold{"read-aloud"})->now_ms;
  const auto records = tests::in_the_vault(isobel, model::kind::amounts_told);
  REQUIRE(records.size() == 1);
  CHECK(care::amounts_told_of(records[0]).format == "read-aloud");
  CHECK(care::amounts_told_of(records[0]).at_ms == told_at);
}
