// Value: what a field can hold.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "platform/base/bytes.h"

namespace blether::model {

// Text is UTF-8 exactly as entered. A date is text in ISO form (2026-11-24); money is whole pence;
// a reference to a record is its id in hexadecimal text. monostate: deliberately emptied, which is
// a value like any other (it can be in conflict with one).
using Value = std::variant<std::monostate, bool, std::int64_t, std::string, base::Bytes>;

inline bool is_empty(const Value& value) { return std::holds_alternative<std::monostate>(value); }
inline std::string text_of(const Value& value) {
  auto* text = std::get_if<std::string>(&value);
  return text ? *text : std::string();
}
inline std::int64_t number_of(const Value& value, std::int64_t otherwise = 0) {
  auto* number = std::get_if<std::int64_t>(&value);
  return number ? *number : otherwise;
}
inline bool flag_of(const Value& value) {
  auto* flag = std::get_if<bool>(&value);
  return flag && *flag;
}

}  // namespace blether::model
