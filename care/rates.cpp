#include <algorithm>

#include "care/budget.h"
#include "care/table_reader.h"

namespace blether::care {

using base::Result;

namespace {

constexpr std::int64_t kMostPrice = 1'000'000'0;  // a hundred thousand pounds for one unit

bool covers(base::CivilDate from, const std::optional<base::CivilDate>& until, base::CivilDate day) {
  return from <= day && (!until || day <= *until);
}

bool overlap(const Rate& a, const Rate& b) {
  return a.code == b.code && (!a.until || b.from <= *a.until) && (!b.until || a.from <= *b.until);
}

std::optional<base::CivilDate> until_of(Row& row, base::CivilDate from) {
  if (!row.has("until")) return std::nullopt;
  auto until = row.date("until");
  if (until < from) row.refuse("until", "is before it begins");
  return until;
}

Rate read_rate(Row& row) {
  Rate rate;
  rate.code = row.text("code");
  rate.label = row.text("label");
  rate.support_type = row.text("support_type");
  rate.unit = row.text("unit");
  rate.units = row.text("units");
  rate.personal_care = row.flag_or("personal_care");
  rate.from = row.date("from");
  rate.until = until_of(row, rate.from);
  rate.council = row.number("council", 0, kMostPrice);
  rate.direct = row.number("direct", 0, kMostPrice);
  rate.source = row.text("source");
  return rate;
}

}  // namespace

Result<Rates> Rates::load(std::string_view json) {
  TRY(auto document, JsonDocument::parse(json, "rates.json"));
  Row root(document, document.root(), "");
  root.text("version");
  root.text_or("about");
  Rates rates;
  rates.practice_ = root.flag_or("practice");
  for (Row& row : root.rows("rates")) {
    Rate rate = read_rate(row);
    for (const Rate& other : rates.rows_)
      if (overlap(rate, other)) row.refuse("from", "overlaps another row of " + rate.code);
    root.take(row);
    rates.rows_.push_back(std::move(rate));
  }
  for (Row& row : root.rows("contributions", false)) {
    ContributionShare share;
    share.from = row.date("from");
    share.until = until_of(row, share.from);
    share.share = row.number("share", 0, 10'000);
    share.source = row.text("source");
    root.take(row);
    rates.shares_.push_back(std::move(share));
  }
  TRY_VOID(root.done());
  return rates;
}

std::vector<const Rate*> Rates::on(base::CivilDate day) const {
  std::vector<const Rate*> found;
  for (const Rate& rate : rows_)
    if (covers(rate.from, rate.until, day)) found.push_back(&rate);
  return found;
}

const Rate* Rates::find(std::string_view code, base::CivilDate day) const {
  auto found = std::find_if(rows_.begin(), rows_.end(),
                            [&](const Rate& rate) { return rate.code == code && covers(rate.from, rate.until, day); });
  return found == rows_.end() ? nullptr : &*found;
}

std::int64_t Rates::share_on(base::CivilDate day) const {
  std::int64_t share = 0;
  base::CivilDate newest{1, 1, 1};
  for (const ContributionShare& row : shares_)
    if (covers(row.from, row.until, day) && row.from >= newest) share = row.share, newest = row.from;
  return share;
}

}  // namespace blether::care
