#include "care/budget.h"

#include <algorithm>

#include "care/amounts.h"

namespace blether::care {

using base::Code;
using base::fail;
using base::Result;

namespace {

constexpr std::size_t kMostSupports = 1'000;

struct Period {
  std::string_view name;
  std::int64_t times;
};
constexpr auto kPeriodTable =
    std::to_array<Period>({{"week", 52}, {"fortnight", 26}, {"four-weeks", 13}, {"month", 12}, {"year", 1}});

const Period* period_of(std::string_view name) {
  auto found = std::find_if(kPeriodTable.begin(), kPeriodTable.end(), [&](const Period& p) { return p.name == name; });
  return found == kPeriodTable.end() ? nullptr : &*found;
}

// A half goes up. Neither is negative.
std::int64_t divided(std::int64_t amount, std::int64_t by) { return (amount + by / 2) / by; }

Result<BudgetLine> line_of(const Support& support, const Rates& rates, base::CivilDate day, int option) {
  BudgetLine line;
  line.support = support.record;
  line.what = support.what;
  line.paid = support.source == "paid";
  if (!line.paid) return line;  // what people do for each other costs nothing and has no option
  const Rate* rate = rates.find(support.rate, day);
  if (!rate) return fail(Code::not_found, support.rate);
  const Period* period = period_of(support.per);
  if (!period || support.quantity < 0 || support.quantity > kMostQuantity || support.weeks < 1 || support.weeks > 52)
    return fail(Code::invalid, support.record.hex());
  line.option = option;
  line.rate = rate->code;
  line.rate_from = rate->from;
  line.price = option == 1 ? rate->direct : rate->council;
  line.personal_care = rate->personal_care;
  std::int64_t once = divided(support.quantity * line.price, 1000);
  bool every_week = period->name == "week";
  line.yearly = once * (every_week ? support.weeks : period->times);
  line.weekly = every_week && support.weeks == 52 ? once : divided(line.yearly, 52);
  return line;
}

void share_out(Budget& budget, const Contribution& contribution, std::int64_t share) {
  std::int64_t rest_weekly = budget.weekly - budget.free_weekly, rest_yearly = budget.yearly - budget.free_yearly;
  budget.estimate = !contribution.weekly;
  if (contribution.weekly) {
    std::int64_t weekly = std::max<std::int64_t>(0, *contribution.weekly);
    budget.you_weekly = std::min(weekly, rest_weekly);
    // Nobody pays more in a year than there is to pay.
    budget.you_yearly = std::min(std::min(weekly, kMostPence) * 52, rest_yearly);
  } else {
    budget.you_weekly = divided(rest_weekly * share, 10'000);
    budget.you_yearly = divided(rest_yearly * share, 10'000);
  }
  budget.council_weekly = rest_weekly - budget.you_weekly;
  budget.council_yearly = rest_yearly - budget.you_yearly;
}

}  // namespace

Result<Budget> budget_of(std::span<const Support> supports, const Rates& rates, base::CivilDate day, int option,
                         const Contribution& contribution, std::span<const int> options) {
  if (option < 1 || option > 4 || supports.size() > kMostSupports) return fail(Code::invalid, "option");
  if (option == 4 && options.size() != supports.size()) return fail(Code::invalid, "options");
  Budget budget;
  budget.option = option;
  budget.rates_from = base::CivilDate{1, 1, 1};
  for (std::size_t i = 0; i < supports.size(); ++i) {
    int own = option == 4 ? options[i] : option;
    if (own < 0 || own > 3) return fail(Code::invalid, supports[i].record.hex());
    TRY(auto line, line_of(supports[i], rates, day, own == 0 ? 3 : own));
    budget.weekly += line.weekly;
    budget.yearly += line.yearly;
    if (line.personal_care) budget.free_weekly += line.weekly, budget.free_yearly += line.yearly;
    if (line.paid) budget.rates_from = std::max(budget.rates_from, line.rate_from);
    budget.lines.push_back(std::move(line));
  }
  if (budget.rates_from == base::CivilDate{1, 1, 1}) budget.rates_from = day;
  share_out(budget, contribution, rates.share_on(day));
  return budget;
}

Result<AmountEachWay> amount_each_way(std::span<const Support> supports, const Rates& rates, base::CivilDate day,
                                      const std::array<Offer, 4>& offers, const Contribution& contribution,
                                      std::span<const int> options) {
  AmountEachWay amounts;
  for (int option = 1; option <= 4; ++option) {
    auto place = static_cast<std::size_t>(option - 1);
    if (offers[place].state == Offered::not_offered) continue;
    if (option == 4 && options.size() != supports.size()) continue;
    TRY(auto budget, budget_of(supports, rates, day, option, contribution, options));
    amounts.by_option[place] = std::move(budget);
  }
  return amounts;
}

AmountsTold told_from(const AmountEachWay& amounts, std::string_view round, std::int64_t at_ms,
                      std::string_view format) {
  AmountsTold told;
  told.round = round;
  told.at_ms = at_ms;
  told.format = format;
  for (std::size_t i = 0; i < 3; ++i) {
    const auto& budget = amounts.by_option[i];
    if (!budget) continue;
    told.weekly[i] = budget->weekly;
    told.yearly[i] = budget->yearly;
    told.rates_from = std::max(told.rates_from, base::to_iso(budget->rates_from));
  }
  return told;
}

std::array<std::optional<std::int64_t>, 3> weekly_now(const AmountEachWay& amounts) {
  std::array<std::optional<std::int64_t>, 3> now;
  for (std::size_t i = 0; i < 3; ++i)
    if (amounts.by_option[i]) now[i] = amounts.by_option[i]->weekly;
  return now;
}

}  // namespace blether::care
