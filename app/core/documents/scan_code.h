// Words as a code that another phone's camera reads (QR code, ISO/IEC 18004): the words themselves, no link, no
// network.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "platform/base/result.h"

namespace blether::app {

// A code of this many bytes has 117 modules a side, which phones still read well from a tablet's screen.
inline constexpr std::size_t kMostCodeBytes = 990;
// White modules that must be around a code, or nothing reads it.
inline constexpr int kQuietZone = 4;

struct ScanCode {
  int side = 0;            // modules, without the quiet zone
  std::vector<bool> dark;  // side times side, row after row from the top left
  bool operator==(const ScanCode&) const = default;
};

// `words` in UTF-8. Error correction M: about a seventh of it may be unreadable. Equal words give an equal code.
// invalid: no words, or more than kMostCodeBytes.
base::Result<ScanCode> scan_code(std::string_view words);

}  // namespace blether::app
