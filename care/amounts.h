// Amounts of money and of time, read from what people type and said in words. Money is whole pence; other amounts are
// thousandths, so that both are exact.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "platform/base/result.h"

namespace blether::care {

// What an amount was refused for; the translation key of the reason.
struct AmountRead {
  std::int64_t value = 0;
  std::string refused;  // empty: it was read. Keys "amount.refused.*"
  bool ok() const { return refused.empty(); }
};

inline constexpr std::int64_t kMostPence = 100'000'000'00;       // a hundred million pounds
inline constexpr std::int64_t kMostThousandths = 1'000'000'000;  // a million of anything

// "46.40", "£1,234.50", "1234", "12p", " £ 5 " in pence. Refused: no number, a comma where no thousand ends, three
// decimals or one, a minus, too much. Never rounded, never guessed.
AmountRead read_pence(std::string_view typed);
// "3.5", "3½", "3 1/2", "1,200", "0.125" in thousandths; the same refusals, and a fraction that is not exact.
AmountRead read_quantity(std::string_view typed);

// "£1,234.50"; "£0.00"; a minus before the sign.
std::string pounds(std::int64_t pence);
// "2", "3½", "0.125", "1,200"
std::string quantity_words(std::int64_t thousandths);

}  // namespace blether::care
