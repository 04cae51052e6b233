// What could not be met, for those who plan services: needs that wait, counted by quarter, place, care group, reason
// and kind of support, and how much is missing. With nobody's name, nobody's words, and no small numbers.
//
// Two tables, each over every need that waits, so that both add up to the office's own count. Needs that are alike in
// all columns of a table are one row. A row of fewer than kFewestPeople people would tell on them: such rows are put
// together with the smallest of their neighbours until they are enough, and those columns in which they differ say
// "several". No sums over rows are given beside them, so what was put together cannot be worked out again.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sync/hub/reports.h"

namespace blether::hub {

inline constexpr std::size_t kFewestPeople = 5;

// In thousandths of the row's unit; of the needs of which somebody said how much is wanted.
struct FeedAmounts {
  std::int64_t wanted = 0, got = 0, missing = 0;
};

struct FeedRow {
  std::vector<std::string> codes;      // one for each column of its table; or "several", "not-known", "not-said"
  bool few = false;                    // fewer than kFewestPeople in all the office: nothing below is told
  std::size_t needs = 0, people = 0;
  std::optional<std::size_t> carers;   // needs that are hard for a carer too; nothing: a small number
  std::optional<FeedAmounts> amounts;  // nothing: several units, or too few people of whom an amount is known
};

struct FeedTable {
  std::string_view name;
  std::vector<std::string_view> columns;
  std::vector<FeedRow> rows;
};

// `people` and `entries` as of_everyone gives them. The quarter is that of the calendar in which a need was first
// written down. A code that is on none of the lists is "not-known": it might be somebody's words.
std::vector<FeedTable> unmet_feed(std::span<const model::Record> people, std::span<const model::Record> entries,
                                  const ReportWords& words, base::CivilDate today);

// One line a row, of both tables (RFC 4180). Amounts are decimals.
std::string feed_csv(std::span<const FeedTable> tables);
std::string feed_page(std::span<const FeedTable> tables, const ReportWords& words, base::CivilDate today);

}  // namespace blether::hub
