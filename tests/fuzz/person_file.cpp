// A person's file: a FHIR Bundle from another install. What is read can be written.
#include "care/fhir.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace blether;
  const auto file = care::read_fhir_bundle({reinterpret_cast<const char*>(data), size}, {});
  if (!file && file.error().code != base::Code::invalid && file.error().code != base::Code::too_new) __builtin_trap();
  if (file && !care::fhir_bundle(*file, {})) __builtin_trap();
  return 0;
}
