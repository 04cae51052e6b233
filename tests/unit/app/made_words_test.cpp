// Words that are made: days, lists, sums and what is due, in English as people in Dundee say them, and in other
// languages wholly so.
#include <catch2/catch_test_macros.hpp>

#include "app/core/words.h"
#include "care/agreed.h"
#include "care/budget.h"
#include "care/calendars.h"
#include "tests/support/temp_folder.h"

using namespace blether;

namespace {

const base::CivilDate kVisit{2026, 11, 24};

const app::Texts& in(std::string_view language) {
  static const auto all = [] {
    base::SystemFiles files;
    return app::Translations::load(files, base::Path(BLETHER_ASSETS) / "translations");
  }();
  REQUIRE(all);
  return all->in(language);
}

care::Deadline due(base::CivilDate on, care::DueState state, std::int64_t days_left = 0) {
  care::Deadline deadline;
  deadline.due = on, deadline.state = state, deadline.days_left = days_left;
  return deadline;
}

// An amount of something by the hour.
std::string worked(std::string_view language, std::int64_t thousandths, std::string per = "week", int weeks = 52) {
  care::Rate rate;
  rate.unit = "hour", rate.units = "hours";
  care::Support support;
  support.quantity = thousandths, support.per = std::move(per), support.weeks = weeks;
  return app::working_words(in(language), support, rate, 2320);
}

}  // namespace

TEST_CASE("Days are said as people in Dundee say them") {
  const app::Texts& english = in("en");
  CHECK(app::weekday_words(english, kVisit) == "Tuesday 24 November");
  CHECK(app::full_day_words(english, kVisit) == "Tuesday 24 November 2026");
  CHECK(app::when_words(english, "by", "2026-12-04", kVisit) == "by 4 December");
  CHECK(app::when_words(english, "from", "2026-12-03", kVisit) == "from 3 December");
  CHECK(app::when_words(english, "on", "2026-12-09", kVisit) == "9 December");
  CHECK(app::when_words(english, "by", "some day", kVisit) == "");
  CHECK(app::spell_words(english, "2026-12-07", "", kVisit) == "from 7 December");
  CHECK(app::spell_words(english, "", "2027-01-26", kVisit) == "until 26 January");
  CHECK(app::spell_words(english, "2026-12-07", "2027-01-26", kVisit) == "from 7 December until 26 January");
  CHECK(app::spell_words(english, "", "", kVisit) == "");
}

TEST_CASE("The year is said only when it would be missed") {
  CHECK(app::day_words(in("en"), {2027, 1, 12}, kVisit) == "12 January");
  CHECK(app::day_words(in("en"), {2027, 11, 24}, kVisit) == "24 November 2027");
  CHECK(app::day_words(in("en"), {2025, 12, 24}, kVisit) == "24 December 2025");
  CHECK(app::day_words(in("pl"), {2027, 11, 24}, kVisit) == "24 listopada 2027");
}

TEST_CASE("A moment is told by how near it is") {
  const std::int64_t now = 1'795'516'200'000;  // Tuesday 24 November 2026, 10:30
  const std::int64_t day = 24LL * 3'600'000;
  CHECK(app::moment_words(in("en"), now, now) == "today at 10:30");
  CHECK(app::moment_words(in("en"), now - day, now) == "yesterday at 10:30");
  CHECK(app::moment_words(in("en"), now - 4 * day, now) == "Friday at 10:30");
  CHECK(app::moment_words(in("en"), now - 21 * day, now) == "3 November at 10:30");
  CHECK(app::moment_words(in("pl"), now - 21 * day, now) == "3 listopada o 10:30");
}

TEST_CASE("Names are put together as one would say them") {
  CHECK(app::list_words(in("en"), {}) == "");
  CHECK(app::list_words(in("en"), {"Isobel"}) == "Isobel");
  CHECK(app::list_words(in("en"), {"Isobel", "Moira", "Amina"}) == "Isobel, Moira and Amina");
  CHECK(app::list_words(in("pl"), {"Isobel", "Moira", "Amina"}) == "Isobel, Moira i Amina");
  CHECK(app::list_words(in("ar"), {"الخيار 2", "الخيار 3"}) == "الخيار 2 والخيار 3");
}

TEST_CASE("What is due says by when, and how late it is", "[R41][R60]") {
  using State = care::DueState;
  CHECK(app::due_words(in("en"), due({2026, 12, 2}, State::ahead, 7)) == "Due Wednesday 2 December");
  CHECK(app::due_words(in("en"), due({2026, 11, 24}, State::soon, 0)) == "Due today");
  CHECK(app::due_words(in("en"), due({2026, 11, 23}, State::overdue, -1)) == "1 day late");
  CHECK(app::due_words(in("en"), due({2026, 11, 4}, State::overdue, -20)) == "20 days late");
  CHECK(app::due_words(in("en"), due({2026, 12, 2}, State::kept)) == "Done in time");
  CHECK(app::due_words(in("en"), due({2026, 12, 2}, State::late)) == "Done late");
  CHECK(app::due_words(in("pl"), due({2026, 12, 2}, State::ahead, 7)) == "Termin: środa 2 grudnia");
  CHECK(app::due_words(in("ar"), due({2026, 11, 22}, State::overdue, -2)) == "متأخر يومين");
  CHECK(app::due_words(in("ar"), due({2026, 11, 4}, State::overdue, -20)) == "متأخر 20 يومًا");
}

TEST_CASE("How a sum was worked out is said in words, with the number each language gives its nouns", "[R19][R65]") {
  CHECK(worked("en", 2'000) == "2 hours a week at £23.20");
  CHECK(worked("en", 3'500) == "3½ hours a week at £23.20");
  CHECK(worked("en", 500) == "½ hour a week at £23.20");
  CHECK(worked("en", 1'000, "month") == "1 hour a month at £23.20");
  CHECK(worked("en", 2'500, "week", 39) == "2½ hours a week for 39 weeks at £23.20");
  CHECK(worked("en", 2'500, "week", 1) == "2½ hours a week for 1 week at £23.20");
  CHECK(worked("pl", 1'000) == "1 godzina w tygodniu po £23.20");
  CHECK(worked("pl", 2'000) == "2 godziny w tygodniu po £23.20");
  CHECK(worked("pl", 12'000) == "12 godzin w tygodniu po £23.20");
  CHECK(worked("pl", 22'000, "four-weeks") == "22 godziny co cztery tygodnie po £23.20");
  CHECK(worked("pl", 1'500, "week", 39) == "1½ godziny w tygodniu przez 39 tygodni po £23.20");
  CHECK(worked("ar", 2'000).find("ساعتان في الأسبوع بسعر £23.20") != std::string::npos);
  CHECK(worked("ar", 5'000).find(" ساعات في الأسبوع") != std::string::npos);
  CHECK(worked("ar", 40'000).find(" ساعة في الأسبوع") != std::string::npos);
}

TEST_CASE("A unit that the partnership named itself is said as its rates name it", "[R19]") {
  care::Rate rate;
  rate.unit = "swim", rate.units = "swims";
  care::Support support;
  support.quantity = 2'000, support.per = "week";
  CHECK(app::working_words(in("en"), support, rate, 500) == "2 swims a week at £5.00");
  CHECK(app::working_words(in("pl"), support, rate, 500) == "2 swims w tygodniu po £5.00");
}

TEST_CASE("What Isobel waits for, and what she wants, is said around her own words", "[R04][R50][R65]") {
  care::StillWaiting company;
  company.need = "company at the weekend", company.reason = "UN02", company.because = "No space yet";
  company.look_again = "2027-01-12";
  CHECK(app::waiting_words(in("en"), company, kVisit) ==
        "company at the weekend. No space yet. We look again on 12 January.");
  CHECK(app::waiting_words(in("pl"), company, kVisit) ==
        "company at the weekend. Nie ma jeszcze miejsca. Wrócimy do tego 12 stycznia.");
  CHECK(app::outcome_words(in("en"), "stay in my own flat", "I am near the folk I know") ==
        "I want to stay in my own flat so that I am near the folk I know.");
  CHECK(app::outcome_words(in("en"), " go back to choir! ", "") == "I want to go back to choir!");
  CHECK(app::outcome_words(in("en"), "  ", "I am happy") == "");
  CHECK(app::outcome_words(in("pl"), "zostać w domu", "mam blisko znajomych") ==
        "Chcę: zostać w domu, żeby: mam blisko znajomych.");
}
