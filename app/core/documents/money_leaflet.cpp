#include "app/core/documents/money_leaflet.h"

namespace blether::app {

namespace {

LeafletRow row_of(std::string icon, std::string main, std::string more = "") { return {std::move(icon), std::move(main), std::move(more), false, {}}; }

// How the amount of a line was worked out, or who gives it for nothing.
std::string line_words(const MoneyLine& line, const Texts& texts) {
  bool paid = !line.working.empty();
  std::string words = paid ? line.working : line.who, amount = paid ? texts("money.a_week", {line.amount}) : line.amount;
  return words.empty() ? amount : words + ". " + amount;
}

std::string share(const Texts& texts, const char* key, const std::string& amount) { return texts("paper.amount", {texts(key), amount}); }

// Who pays, and which rates it was worked out with.
void add_shares(std::vector<LeafletRow>& rows, const MoneyModel& page, const Texts& texts, bool easy) {
  if (!easy) rows.push_back(row_of("council", share(texts, "money.free_care", page.free_care), share(texts, "money.council_pays", page.council_pays)));
  rows.push_back(row_of("purse", share(texts, "money.you_pay", page.you_pay), page.estimate ? texts("paper.money_estimate") : ""));
  if (!easy) rows.push_back(row_of("calendar", texts("money.rates_from", {page.rates_from, page.yearly})));
}

// A week and a year of one way; in Easy Read on a line each.
std::string sums_of(const MoneyModel::Way& way, const Texts& texts, bool easy) {
  if (way.amount.empty()) return texts(way.depends ? "money.depends" : "options.not-offered");
  const std::string week = texts("money.a_week", {way.amount}), year = texts("money.a_year", {way.yearly});
  return easy ? week + "\n" + year : texts("list.more", {week, year});
}

// The whole and the four ways are five rows: they stand on the first page together.
void add_ways(std::vector<LeafletRow>& rows, const MoneyModel& page, const Texts& texts, bool easy) {
  rows.push_back(row_of("money", share(texts, "paper.all_support", page.weekly)));
  for (const MoneyModel::Way& way : page.ways) rows.push_back(row_of(way.icon, way.name, sums_of(way, texts, easy)));
}

}  // namespace

Leaflet money_leaflet(const MoneyModel& page, const MoneyPaper& paper, const Texts& texts) {
  Leaflet leaflet{paper.date_words, texts("paper.your_money"), page.name.full, {}, paper.worker, paper.worker_phone};
  if (page.lines.empty()) {
    leaflet.rows.push_back(row_of("talk", texts("paper.nothing_yet")));
    return leaflet;
  }
  add_ways(leaflet.rows, page, texts, paper.easy_read);
  add_shares(leaflet.rows, page, texts, paper.easy_read);
  if (!paper.easy_read)
    for (const MoneyLine& line : page.lines) leaflet.rows.push_back(row_of(line.working.empty() ? "agree" : "check", line.what, line_words(line, texts)));
  if (page.practice_rates) leaflet.rows.push_back(row_of("info", texts("money.practice")));
  return leaflet;
}

}  // namespace blether::app
