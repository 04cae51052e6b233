// The bytes that a hash is made of. Inside care only.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "care/reached.h"
#include "platform/base/bytes.h"

namespace blether::care {

// Each part with its length before it, so that no two pages run together into the same bytes.
class Canonical {
 public:
  explicit Canonical(std::string_view what) { add(what); }
  void add(std::string_view text) {
    number(text.size());
    bytes_.insert(bytes_.end(), text.begin(), text.end());
  }
  void number(std::uint64_t value) {
    for (int shift = 56; shift >= 0; shift -= 8) bytes_.push_back(static_cast<std::uint8_t>(value >> shift));
  }
  base::Bytes take() { return std::move(bytes_); }

 private:
  base::Bytes bytes_;
};

// After all else on a page, and only where there is some: what was signed before there could be any has the same bytes.
void add_ended(Canonical& bytes, std::span<const EndedOutcome> ended);

}  // namespace blether::care
