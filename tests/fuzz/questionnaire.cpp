// A conversation template: FHIR Questionnaire JSON, from a package that an office made itself or from anywhere.
#include "care/questionnaire.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace blether;
  for (auto origin : {care::Origin::ours, care::Origin::foreign}) {
    const auto read = care::load_template({reinterpret_cast<const char*>(data), size}, "fuzz", origin);
    if (!read && read.error().code != base::Code::invalid && read.error().code != base::Code::too_new) __builtin_trap();
  }
  return 0;
}
