#include "care/position.h"

#include <algorithm>

namespace blether::care {

using base::Code;
using base::fail;
using base::Result;

namespace {

// In byte order. After the idea of fractional indexing (Evan Wallace, 2017; David Greenspan, 2020).
constexpr std::string_view kDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

bool is_key(std::string_view key) {
  return key.find_first_not_of(kDigits) == std::string_view::npos && (key.empty() || key.back() != kDigits.front());
}

// Both are keys, low < high or high empty.
std::string middle(std::string_view low, std::string_view high) {
  std::size_t same = 0;
  while (same < high.size() && (same < low.size() ? low[same] : kDigits.front()) == high[same]) ++same;
  if (same > 0) return std::string(high.substr(0, same)) + middle(low.substr(std::min(same, low.size())), high.substr(same));
  std::size_t from = low.empty() ? 0 : kDigits.find(low.front());
  std::size_t to = high.empty() ? kDigits.size() : kDigits.find(high.front());
  if (to - from > 1) return std::string(1, kDigits[(from + to) / 2]);
  if (high.size() > 1) return std::string(high.substr(0, 1));
  return kDigits[from] + middle(low.empty() ? low : low.substr(1), {});
}

}  // namespace

Result<std::string> key_between(std::string_view low, std::string_view high) {
  if (!is_key(low) || !is_key(high) || (!high.empty() && low >= high)) return fail(Code::invalid, "place");
  return middle(low, high);
}

}  // namespace blether::care
