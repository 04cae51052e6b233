// Every string that programs stumble over, through every kind of field: kept exactly, or refused with a reason; never
// altered, and found again where it is words.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "app/core/read_models_about.h"
#include "app/core/read_models_around.h"
#include "app/core/read_models_plan.h"
#include "care/identifiers.h"
#include "tests/support/at_isobels.h"

using namespace blether;
using app::Route;
using tests::AtIsobels;

namespace {

struct Naughty {
  std::string text, part;  // part of the file: "words"
  int line = 0;
};

void append_code_point(std::string& text, std::uint32_t code) {
  auto add = [&](std::uint32_t byte) { text.push_back(static_cast<char>(byte)); };
  if (code < 0x80) return add(code);
  if (code < 0x800) return add(0xC0 | code >> 6), add(0x80 | (code & 0x3F));
  if (code < 0x10000) return add(0xE0 | code >> 12), add(0x80 | (code >> 6 & 0x3F)), add(0x80 | (code & 0x3F));
  add(0xF0 | code >> 18), add(0x80 | (code >> 12 & 0x3F)), add(0x80 | (code >> 6 & 0x3F)), add(0x80 | (code & 0x3F));
}

std::string unescaped(const std::string& line) {
  std::string text;
  for (std::size_t i = 0; i < line.size(); ++i) {
    char next = line[i] == '\\' && i + 1 < line.size() ? line[i + 1] : 0;
    if (next == 0) {
      text.push_back(line[i]);
      continue;
    }
    ++i;
    if (next == 'n') text.push_back('\n');
    else if (next == 'r') text.push_back('\r');
    else if (next == 't') text.push_back('\t');
    else if (next == 'x') text.push_back(static_cast<char>(std::stoi(line.substr(i + 1, 2), nullptr, 16))), i += 2;
    else if (next == 'u' && i + 1 < line.size() && line[i + 1] == '{') {
      std::size_t end = line.find('}', i);
      append_code_point(text, static_cast<std::uint32_t>(std::stoul(line.substr(i + 2, end - i - 2), nullptr, 16)));
      i = end;
    } else {
      text.push_back(next);
    }
  }
  return text;
}

std::vector<Naughty> naughty_strings() {
  base::SystemFiles files;
  auto bytes = files.read(base::Path(BLETHER_TEST_DATA) / "naughty_strings.txt");
  REQUIRE(bytes);
  std::vector<Naughty> all;
  std::string part, line;
  int number = 0;
  for (char c : std::string(base::as_text(*bytes))) {
    if (c != '\n') {
      line.push_back(c);
      continue;
    }
    ++number;
    if (line.starts_with("## ")) part = line.substr(3);
    else if (!line.empty() && line[0] != '#') all.push_back({unescaped(line), part, number});
    line.clear();
  }
  return all;
}

// 100 kB each: words, one word that never ends, and nothing but pictures.
std::vector<Naughty> long_strings() {
  std::string words, unbroken(100'000, 'x'), pictures;
  while (words.size() < 100'000) words += "I hold on with both hands and look at the sea. ";
  while (pictures.size() < 100'000) pictures += "\U0001F469\u200D\U0001F467";
  return {{words, "long", 1}, {unbroken, "long", 2}, {pictures, "long", 3}};
}

using Model = std::shared_ptr<const app::ReadModel>;

// Nothing has changed and the person was told why.
bool refused(const app::Notice& told, std::uint64_t told_before) {
  return told.serial > told_before && told.is_problem && !told.key.empty();
}

// What became of many strings in one field.
struct Tried {
  std::size_t kept = 0, refused = 0;
  std::string altered;  // the lines that were neither kept nor refused, and what stood there then
};

struct AtTheTable : AtIsobels {
  // Every string through one field: `write` makes the wish, `read` says what stands there.
  template <class Wish, class Read>
  Tried try_all(const std::vector<Naughty>& all, Wish wish, Read read) {
    Tried tried;
    Model model = core->model();
    for (const Naughty& naughty : all) {
      const std::string before = read(*model);
      const std::uint64_t told = model->notice.serial;
      model = after(wish(*model, naughty.text));
      const std::string stands = read(*model);
      if (stands == naughty.text) ++tried.kept;
      else if (stands == before && refused(model->notice, told)) ++tried.refused;
      else tried.altered += "line " + std::to_string(naughty.line) + " of " + naughty.part + ": " + stands.substr(0, 80) + "\n";
    }
    return tried;
  }
  // The next write of a field as its editor would push it.
  static app::Write typed(const app::FieldText& field, const std::string& text) {
    static std::uint64_t session = 1'000;
    return {field.key, field.seen, ++session, text, 0};
  }
};

std::vector<Naughty> everything() {
  auto all = naughty_strings();
  for (Naughty& each : long_strings()) all.push_back(std::move(each));
  return all;
}

}  // namespace

TEST_CASE("whatever Isobel says is kept to the byte: in an answer, in a box, as what she wants, as what matters", "[R01][R04]") {
  AtTheTable table;
  auto all = everything();
  CHECK(all.size() > 150);
  auto talk = table.core->model()->conversation;
  table.show(*talk, "gc.05");
  auto tried = table.try_all(
      all, [&](const app::ReadModel& now, const std::string& text) { return AtTheTable::typed(table.item(now, "gc.05").text, text); },
      [&](const app::ReadModel& now) { return table.item(now, "gc.05").text.text; });
  CHECK(tried.altered == "");
  CHECK(tried.kept == 232);
  tried = table.try_all(
      naughty_strings(), [&](const app::ReadModel& now, const std::string& text) { return AtTheTable::typed(now.conversation->sections[0].said, text); },
      [&](const app::ReadModel& now) { return now.conversation->sections[0].said.text; });
  CHECK(tried.altered == "");
  CHECK(tried.kept == 229);
  table.go(Route::Page::outcome);
  tried = table.try_all(
      all, [&](const app::ReadModel& now, const std::string& text) { return AtTheTable::typed(now.outcome->want, text); },
      [&](const app::ReadModel& now) { return now.outcome->want.text; });
  CHECK(tried.altered == "");
  CHECK(tried.kept == 232);
  table.go(Route::Page::person);
  tried = table.try_all(
      naughty_strings(), [&](const app::ReadModel& now, const std::string& text) { return AtTheTable::typed(now.person->matters, text); },
      [&](const app::ReadModel& now) { return now.person->matters.text; });
  CHECK(tried.altered == "");
  CHECK(tried.kept == 229);
}

TEST_CASE("a telephone, a name, a faith and what somebody saw are kept to the byte, or refused with a reason", "[R66]") {
  AtTheTable table;
  auto all = naughty_strings();
  auto talk = table.core->model()->conversation;
  table.go(Route::Page::person);
  auto tried = table.try_all(
      all,
      [&](const app::ReadModel& now, const std::string& text) {
        return app::SetValue{now.person->phone_field.key, now.person->phone_field.seen, text};
      },
      [&](const app::ReadModel& now) { return now.person->phone_field.text; });
  CHECK(tried.altered == "");
  CHECK(tried.kept == 229);
  table.go(Route::Page::around);
  Model model = table.after(app::AroundIntent(app::KeepAround{{}, "Jean", "neighbour", "", "", "person", "close"}));
  auto jean = model->around->circles.at(0).record;
  tried = table.try_all(
      all,
      [&](const app::ReadModel&, const std::string& text) {
        return app::AroundIntent(app::KeepAround{jean, text, "neighbour", "", "", "person", "close"});
      },
      [&](const app::ReadModel& now) { return now.around->circles.at(0).name; });
  CHECK(tried.altered == "");
  CHECK(tried.kept == 224);
  table.go(Route::Page::about);
  auto faith = [](const app::ReadModel& now) {
    for (const auto& line : now.about->equality)
      if (line.field == "faith") return line.words;
    return std::string("no such line");
  };
  tried = table.try_all(
      all, [&](const app::ReadModel&, const std::string& text) { return app::AboutIntent(app::SetEquality{"faith", text}); }, faith);
  CHECK(tried.altered == "");
  CHECK(tried.kept == 229);
  table.show(*talk, "gc.14");
  tried = table.try_all(
      all,
      [&](const app::ReadModel&, const std::string& text) {
        return app::ObservedIntent(app::KeepObservation{talk->conversation, "gc.14", "sound", text});
      },
      [&](const app::ReadModel& now) {
        const auto& seen = table.item(now, "gc.14").seen;
        return seen.empty() ? std::string() : seen.back().words;
      });
  CHECK(tried.altered == "");
  CHECK(tried.kept == 224);
}

TEST_CASE("\"I do not agree\" is kept in the very words, whatever they are", "[R48]") {
  AtTheTable table;
  table.go(Route::Page::unhappy);
  for (const Naughty& naughty : naughty_strings()) {
    INFO("line " << naughty.line);
    std::uint64_t told = table.core->model()->notice.serial;
    auto model = table.after(app::PlanIntent(app::SayNotAgreed{"other", {}, naughty.text, "just-say-so"}));
    const auto& said = model->unhappy->said;
    bool kept = std::any_of(said.begin(), said.end(), [&](const auto& each) { return each.words == naughty.text; });
    CHECK((kept || refused(model->notice, told)));
  }
}

TEST_CASE("after all of it the tablet is stopped, and what was said last is there to the byte", "[R01]") {
  AtTheTable table;
  auto talk = table.core->model()->conversation;
  for (const char* part : {"right to left", "pictures and flags", "accents that stack", "characters nobody sees"}) {
    std::string all;
    for (const Naughty& naughty : naughty_strings())
      if (naughty.part == part) all += naughty.text + "\r\n";
    auto model = table.show(*talk, "gc.05");
    table.after(AtTheTable::typed(table.item(*model, "gc.05").text, all));
    table.open();
    table.unlock();
    model = table.show(*talk, "gc.05");
    INFO(part);
    CHECK(table.item(*model, "gc.05").text.text == all);
  }
}

TEST_CASE("words in any script are found again as they were said, and nothing one looks for breaks the search", "[R01]") {
  AtTheTable table;
  auto talk = table.core->model()->conversation;
  for (const Naughty& naughty : naughty_strings()) {
    INFO("line " << naughty.line << ": " << naughty.text);
    if (naughty.part == "words") {
      auto model = table.show(*talk, "gc.05");
      table.after(AtTheTable::typed(table.item(*model, "gc.05").text, naughty.text));
    }
    table.after(app::Go{{Route::Page::people, {}, {}, ""}});
    auto before = table.core->model()->notice.serial;
    auto model = table.after(app::Search{naughty.text});
    REQUIRE(model->people);
    CHECK(model->people->query == naughty.text);
    CHECK(model->notice.serial == before);
    if (naughty.part != "words") continue;
    bool found = std::any_of(model->people->found.begin(), model->people->found.end(),
                             [](const app::FoundRow& row) { return row.where == "field.answer.text"; });
    CHECK(found);
  }
}

TEST_CASE("a day that does not exist is refused and the one that stood there stays", "[R04]") {
  AtTheTable table;
  auto outcome = table.outcome();
  table.after(app::SetOutcome{outcome, "target_date", "2027-02-28"});
  auto open = [&] { return table.after(app::Go{{Route::Page::outcome, table.person(), outcome, ""}}); };
  REQUIRE(open()->outcome->target_date == "2027-02-28");
  for (const char* day : {"2026-02-31", "2026-13-01", "2026-00-10", "0000-00-00", "31.02.2026", "24:61", "tomorrow", "2026-02-29", " 2026-02-28",
                          "2026-2-8", "99999-01-01", "2026-02-28T00:00", "٢٠٢٦-٠٢-٢٨"}) {
    INFO(day);
    std::uint64_t told = table.core->model()->notice.serial;
    auto model = table.after(app::SetOutcome{outcome, "target_date", day});
    CHECK(model->outcome->target_date == "2027-02-28");
    CHECK(model->notice.serial > told);
    CHECK(model->notice.is_problem);
  }
}

TEST_CASE("an amount is taken as it was typed or refused: a comma is never guessed at", "[R19]") {
  AtTheTable table;
  auto outcome = table.outcome();
  table.wish(app::OptionsExplained{});
  table.offer_all_but_the_first();
  table.go(Route::Page::money);
  auto model = table.wish(table.washing(outcome, "2"));
  auto support = model->money->lines.at(0).support;
  auto type = [&](std::string hours) {
    auto changed = table.washing(outcome, std::move(hours));
    changed.support = support;
    return table.wish(changed);
  };
  for (const char* hours : {"12,5", "1,23", "1.234,50", "-2", "\u22122", "1e3", "0x10", "NaN", "two", "", "9223372036854775808", "1e309",
                            "\u0662", "2 2", "2;3", "£2", "0.0001"}) {
    INFO(hours);
    std::uint64_t told = table.core->model()->notice.serial;
    model = type(hours);
    CHECK(model->money->lines.at(0).quantity == "2");
    CHECK(model->notice.serial > told);
    CHECK(model->notice.is_problem);
  }
  for (const char* hours : {"1", "3½", "0.125", "1,200"}) {
    INFO(hours);
    CHECK(type(hours)->money->lines.at(0).quantity == hours);
  }
}

TEST_CASE("a CHI number with a wrong check digit is refused by name, whatever it is dressed in", "[R62]") {
  CHECK(care::read_chi("0101011237").ok());
  CHECK(care::read_chi("0101201234").refused == "chi.refused.check");
  for (const Naughty& naughty : naughty_strings()) {
    INFO("line " << naughty.line << ": " << naughty.text);
    auto chi = care::read_chi(naughty.text);
    if (chi.ok()) CHECK((chi.chi.size() == 10 && chi.chi.find_first_not_of("0123456789") == std::string::npos));
    else CHECK(chi.refused.starts_with("chi.refused."));
    if (auto postcode = care::tidy_postcode(naughty.text)) CHECK((postcode->size() >= 6 && postcode->size() <= 8));
    auto day = care::read_day(naughty.text);
    CHECK(day.date.has_value() == day.refused.empty());
  }
}
