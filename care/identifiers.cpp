#include "care/identifiers.h"

#include <algorithm>
#include <array>
#include <vector>

namespace blether::care {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};

// Digits, words and nothing else; what stands between them is dropped.
std::optional<std::vector<std::string>> parts_of(std::string_view typed) {
  std::vector<std::string> parts;
  bool fresh = true;
  for (char c : typed) {
    bool digit = is_digit(c), letter = is_letter(c);
    if (!digit && !letter) {
      if (std::string_view(" ./-,\t").find(c) == std::string_view::npos) return std::nullopt;
      fresh = true;
      continue;
    }
    if (fresh || is_digit(parts.back().back()) != digit) parts.emplace_back();
    parts.back() += static_cast<char>(letter && c < 'a' ? c - 'A' + 'a' : c);
    fresh = false;
  }
  return parts;
}

int month_of(const std::string& part) {
  if (is_digit(part[0])) return part.size() <= 2 ? std::stoi(part) : 0;
  for (std::size_t i = 0; i < kMonths.size(); ++i)
    if (part == kMonths[i] || (part.size() == 3 && kMonths[i].starts_with(part))) return static_cast<int>(i) + 1;
  return 0;
}

}  // namespace

ChiRead read_chi(std::string_view typed) {
  std::string digits;
  for (char c : typed)
    if (c != ' ') digits += c;
  if (digits.empty()) return {{}, "chi.refused.empty"};
  if (!std::all_of(digits.begin(), digits.end(), is_digit)) return {{}, "chi.refused.letters"};
  if (digits.size() != 10) return {{}, "chi.refused.length"};
  auto number = [&](std::size_t at) { return (digits[at] - '0') * 10 + (digits[at + 1] - '0'); };
  // Either century may be meant, so 29 February stands if it is one in either.
  bool day = base::is_valid({1900 + number(4), number(2), number(0)}) ||
             base::is_valid({2000 + number(4), number(2), number(0)});
  if (!day) return {{}, "chi.refused.day"};
  int sum = 0;
  for (int i = 0; i < 9; ++i) sum += (digits[static_cast<std::size_t>(i)] - '0') * (10 - i);
  int check = 11 - sum % 11;
  if (check == 11) check = 0;
  if (check != digits[9] - '0') return {{}, "chi.refused.check"};  // 10 equals no digit
  return {digits, {}};
}

std::optional<std::string> tidy_postcode(std::string_view typed) {
  std::string code;
  for (char c : typed) {
    if (c == ' ' || c == '\t') continue;
    if (!is_digit(c) && !is_letter(c)) return std::nullopt;
    code += upper(c);
  }
  if (code.size() < 5 || code.size() > 7) return std::nullopt;
  std::string_view in(code.data() + code.size() - 3, 3), out(code.data(), code.size() - 3);
  if (!is_digit(in[0]) || !is_letter(in[1]) || !is_letter(in[2])) return std::nullopt;
  std::size_t letters = 0;
  while (letters < out.size() && is_letter(out[letters])) ++letters;
  if (letters < 1 || letters > 2 || letters == out.size() || !is_digit(out[letters])) return std::nullopt;
  // After the first digit one more digit or letter may stand.
  if (out.size() - letters > 2) return std::nullopt;
  return std::string(out) + " " + std::string(in);
}

DayRead read_day(std::string_view typed) {
  auto parts = parts_of(typed);
  if (!parts || parts->empty()) return {{}, parts ? "day.refused.empty" : "day.refused.words"};
  if (parts->size() != 3) return {{}, "day.refused.words"};
  const std::string &first = (*parts)[0], &second = (*parts)[1], &third = (*parts)[2];
  bool year_first = is_digit(first[0]) && first.size() == 4;
  const std::string& year = year_first ? first : third;
  const std::string& day = year_first ? third : first;
  if (!is_digit(year[0]) || !is_digit(day[0]) || day.size() > 2) return {{}, "day.refused.words"};
  if (year.size() != 4) return {{}, "day.refused.year"};
  int month = month_of(second);
  if (month == 0) return {{}, "day.refused.words"};
  base::CivilDate date{std::stoi(year), month, std::stoi(day)};
  if (!base::is_valid(date)) return {{}, "day.refused.none"};
  return {date, {}};
}

DayRead read_birth_day(std::string_view typed, base::CivilDate today) {
  DayRead read = read_day(typed);
  if (!read.date) return read;
  if (*read.date > today) return {{}, "day.refused.future"};
  if (today.year - read.date->year > 130) return {{}, "day.refused.old"};
  return read;
}

}  // namespace blether::care
