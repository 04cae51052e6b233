#include "care/amounts.h"

#include <algorithm>
#include <array>
#include <optional>

namespace blether::care {

namespace {

constexpr std::string_view kPound = "\u00a3";
constexpr std::string_view kNoBreakSpace = "\u00a0";

AmountRead refused(const char* key) { return {0, key}; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

void trim(std::string_view& text) {
  auto skip = [&](std::string_view space) {
    if (text.starts_with(space)) return text.remove_prefix(space.size()), true;
    if (text.ends_with(space)) return text.remove_suffix(space.size()), true;
    return false;
  };
  while (skip(" ") || skip("\t") || skip(kNoBreakSpace)) {
  }
}

// Digits, with commas only where a thousand ends. Nothing when it is none of this.
std::optional<std::int64_t> whole_number(std::string_view text) {
  if (text.empty()) return std::nullopt;
  bool commas = text.find(',') != std::string_view::npos;
  std::int64_t value = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::size_t left = text.size() - i;  // signs from here to the end
    if (text[i] == ',') {
      if (left % 4 != 0 || i == 0) return std::nullopt;
      continue;
    }
    if (!is_digit(text[i]) || (commas && left % 4 == 0)) return std::nullopt;
    if (value > kMostPence) continue;  // too much already; the caller says so
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

struct Fraction {
  std::string_view sign;
  std::int64_t thousandths;
};
constexpr auto kFractions = std::to_array<Fraction>(
    {{"\u00bd", 500}, {"\u00bc", 250}, {"\u00be", 750}, {"1/2", 500}, {"1/4", 250}, {"3/4", 750}});

std::string with_commas(std::int64_t number) {
  std::string text = std::to_string(number);
  for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3)
    text.insert(static_cast<std::size_t>(at), ",");
  return text;
}

// "12" and "50" of "12.50"; `decimals` is how many there may be.
AmountRead read_decimal(std::string_view text, std::size_t least, std::size_t most, std::int64_t scale,
                        std::int64_t top) {
  if (text.empty()) return refused("amount.refused.empty");
  if (text.find('-') != std::string_view::npos || text.find("\u2212") != std::string_view::npos)
    return refused("amount.refused.minus");
  auto dot = text.find('.');
  std::string_view before = text.substr(0, dot);
  std::string_view after = dot == std::string_view::npos ? std::string_view() : text.substr(dot + 1);
  if (before.find(',') != std::string_view::npos && !whole_number(before)) return refused("amount.refused.comma");
  auto whole = whole_number(before);
  if (!whole || !std::all_of(after.begin(), after.end(), is_digit)) return refused("amount.refused.letters");
  if (dot != std::string_view::npos && (after.size() < least || after.size() > most))
    return refused(scale == 100 ? "amount.refused.pence" : "amount.refused.decimals");
  std::int64_t part = 0, unit = scale;
  for (char c : after) unit /= 10, part += (c - '0') * unit;
  if (*whole > top / scale || *whole * scale + part > top) return refused("amount.refused.large");
  return {*whole * scale + part, {}};
}

}  // namespace

AmountRead read_pence(std::string_view typed) {
  std::string_view text = typed;
  trim(text);
  bool pounds_sign = text.starts_with(kPound);
  if (pounds_sign) text.remove_prefix(kPound.size());
  trim(text);
  if (!pounds_sign && text.size() > 1 && text.back() == 'p' && is_digit(text[text.size() - 2])) {
    text.remove_suffix(1);
    if (text.find('.') != std::string_view::npos) return refused("amount.refused.letters");
    return read_decimal(text, 0, 0, 1, kMostPence);
  }
  return read_decimal(text, 2, 2, 100, kMostPence);
}

AmountRead read_quantity(std::string_view typed) {
  std::string_view text = typed;
  trim(text);
  for (const Fraction& fraction : kFractions) {
    if (!text.ends_with(fraction.sign)) continue;
    std::string_view whole = text.substr(0, text.size() - fraction.sign.size());
    // "31/2" is no three and a half.
    bool slash = is_digit(fraction.sign.front());
    if (slash && !whole.empty() && whole.back() != ' ') return refused("amount.refused.letters");
    trim(whole);
    if (whole.empty()) return {fraction.thousandths, {}};
    AmountRead read = read_decimal(whole, 0, 0, 1000, kMostThousandths);
    if (read.ok()) read.value += fraction.thousandths;
    return read;
  }
  return read_decimal(text, 1, 3, 1000, kMostThousandths);
}

std::string pounds(std::int64_t pence) {
  std::string sign = pence < 0 ? "-" : "";
  if (pence < 0) pence = -pence;
  std::string part = std::to_string(pence % 100);
  return sign + std::string(kPound) + with_commas(pence / 100) + "." + (part.size() < 2 ? "0" + part : part);
}

std::string quantity_words(std::int64_t thousandths) {
  std::int64_t whole = thousandths / 1000, part = thousandths % 1000;
  std::string words = whole == 0 && part != 0 ? std::string() : with_commas(whole);
  for (std::size_t i = 0; i < 3; ++i)  // the signs, not the slashes
    if (part == kFractions[i].thousandths) return words + std::string(kFractions[i].sign);
  if (part == 0) return words;
  std::string decimals = std::to_string(1000 + part).substr(1);
  while (decimals.back() == '0') decimals.pop_back();
  return (words.empty() ? "0" : words) + "." + decimals;
}

}  // namespace blether::care
