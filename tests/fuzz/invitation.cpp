// What somebody types or scans to enrol a tablet.
#include "sync/enrolment.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace blether;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (auto invitation = sync::parse_invitation(text)) {
    auto again = sync::parse_invitation(sync::format(*invitation));
    if (!again || !(*again == *invitation)) __builtin_trap();
  }
  if (auto code = sync::tidy_code(text); code && code->size() != sync::kCodeLength) __builtin_trap();
  return 0;
}
