// The money of a plan, to the penny: parts of the support, each a quantity at a dated rate. The tablet and the office
// (sync/hub/planned_spend.h) call the same function and get the same pence.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "care/choice.h"
#include "care/operations.h"
#include "platform/base/clock.h"
#include "platform/base/result.h"

namespace blether::care {

// One dated row of assets/lookups/rates.json. Equivalency: what the council would pay for the same support.
struct Rate {
  std::string code, label;
  std::string support_type;    // one of assets/lookups/support_types.json
  std::string unit, units;     // "hour", "hours"
  bool personal_care = false;  // free for every adult (Community Care and Health (Scotland) Act 2002)
  base::CivilDate from;
  std::optional<base::CivilDate> until;  // last day; none: still so
  std::int64_t council = 0;              // pence for one unit, Options 2 and 3
  std::int64_t direct = 0;               // pence for one unit, Option 1
  std::string source;
};

// What a person is expected to pay of what is not free, until their own assessment says the sum.
struct ContributionShare {
  base::CivilDate from;
  std::optional<base::CivilDate> until;
  std::int64_t share = 0;  // hundredths of a per cent
  std::string source;
};

class Rates {
 public:
  // invalid: also when two rows of one code overlap in time: there would be two answers.
  static base::Result<Rates> load(std::string_view json);
  std::span<const Rate> all() const { return rows_; }
  std::vector<const Rate*> on(base::CivilDate day) const;  // one for each code, in the order of the file
  const Rate* find(std::string_view code, base::CivilDate day) const;
  std::int64_t share_on(base::CivilDate day) const;  // 0 when none is known
  bool practice() const { return practice_; }        // made-up rates: the page says so

 private:
  std::vector<Rate> rows_;
  std::vector<ContributionShare> shares_;
  bool practice_ = false;
};

inline constexpr std::int64_t kMostQuantity = 10'000'000;  // thousandths: ten thousand of a unit

// How often a quantity comes; in a year 52, 26, 13, 12 and 1 times. Weeks less than 52 count for "week" only.
inline constexpr std::string_view kPeriods[] = {"week", "fortnight", "four-weeks", "month", "year"};
inline constexpr std::string_view kSupportSources[] = {"paid", "family", "friend", "neighbour", "group", "own"};

// One part of the support: a line of the plan and of the budget.
struct Support {
  model::RecordId record;
  std::string outcome;          // record id in hex
  std::string what, who;        // "Help to wash and dress"
  std::string source = "paid";  // any other comes at no cost
  std::string support_type;
  std::string rate;           // code; of paid support only
  std::int64_t quantity = 0;  // thousandths of the rate's unit
  std::string per = "week";   // kPeriods
  int weeks = 52;             // 1 to 52
  std::string from, until;    // ISO; may be empty
  std::string icon, place;
};

Support support_of(const model::Record& record);
// By place, then id; withdrawn ones left out.
std::vector<Support> supports_of(std::span<const model::Record> records);
// The same without those whose last day was before `day`.
std::vector<Support> supports_on(std::span<const model::Record> records, base::CivilDate day);
// Keys "support.needs.*". What, an outcome it is for, and for paid support a rate of that day and a quantity. Nothing
// ever asks for the clock times of a visit.
std::vector<Fault> support_faults(const Support& support, const Rates& rates, base::CivilDate day);
// `now` null: a new line. A line may be kept half done; only what makes no sense is refused: quantity, per, weeks,
// from, until, source, what.
base::Result<Operations> set_support(const model::RecordId& id, const model::Record* now, const Support& support);

// --- the sum

struct Contribution {
  // The sum of the person's own assessment, pence a week; without it the share of that day is an estimate.
  std::optional<std::int64_t> weekly;
};

// The sum that stands on a day, from the records of kind charge: the latest that has begun and not ended. Where two
// tablets wrote two sums for it there is none until a person settles it.
Contribution contribution_on(std::span<const model::Record> charges, base::CivilDate day);
// What the person's letter says.
struct Charge {
  std::int64_t weekly = 0;        // pence
  std::string from, until, note;  // ISO; `until` may be empty
  model::RecordId record = {};
  bool disputed = false;          // two sums were written at once; a person decides
};
// By the day they count from; withdrawn ones left out.
std::vector<Charge> charges_of(std::span<const model::Record> records);
// The letter of one day is one record, so that two tablets that read it differently meet there.
model::RecordId charge_id(const model::RecordId& person, std::string_view from);
// One that was taken back stands again. invalid: names the field: weekly (below nothing), from, until.
base::Result<Operations> set_charge(const model::RecordId& id, const model::Record* now, const Charge& charge);

struct BudgetLine {
  model::RecordId support;
  std::string what;
  std::string rate;  // code
  base::CivilDate rate_from;
  std::int64_t price = 0;  // pence for one unit
  int option = 0;          // 1 to 3
  std::int64_t weekly = 0, yearly = 0;
  bool personal_care = false, paid = true;
};

struct Budget {
  int option = 0;                                       // 1 to 4
  std::vector<BudgetLine> lines;                        // unpaid ones too, at nothing
  std::int64_t weekly = 0, yearly = 0;                  // before anything is taken off
  std::int64_t free_weekly = 0, free_yearly = 0;        // personal care
  std::int64_t council_weekly = 0, council_yearly = 0;  // the council pays of the rest
  std::int64_t you_weekly = 0, you_yearly = 0;
  bool estimate = true;        // the page says "about"
  base::CivilDate rates_from;  // the newest rate used
};

// `options` gives the option of each part for a mix (1 to 3, 0: none yet, then 3); else every part runs under `option`.
// One time of a line costs quantity x price, rounded once to the penny, a half penny up; a year is that many times;
// a week of what does not come weekly is the year over 52, rounded once. free + council + you is always the whole.
// not_found: names the rate that is not there on that day. invalid: names the part.
base::Result<Budget> budget_of(std::span<const Support> supports, const Rates& rates, base::CivilDate day, int option,
                               const Contribution& contribution = {}, std::span<const int> options = {});

// The amount each way. Option 4 depends on the mix; its amount is given when `options` says what the mix is.
struct AmountEachWay {
  std::array<std::optional<Budget>, 4> by_option;  // empty: not offered, or it depends
};
base::Result<AmountEachWay> amount_each_way(std::span<const Support> supports, const Rates& rates, base::CivilDate day,
                                            const std::array<Offer, 4>& offers, const Contribution& contribution = {},
                                            std::span<const int> options = {});
// What record_amounts_told wants.
AmountsTold told_from(const AmountEachWay& amounts, std::string_view round, std::int64_t at_ms,
                      std::string_view format);
// What ChoiceGround::weekly_now wants.
std::array<std::optional<std::int64_t>, 3> weekly_now(const AmountEachWay& amounts);

}  // namespace blether::care
