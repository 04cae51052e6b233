// The generator of the laws (tests/support/schedule.h) with choices that a fuzzer makes: who writes what, who meets whom,
// what is lost, whose clock is wrong. After it the laws hold.
#include <unistd.h>

#include <cstdio>
#include <filesystem>

#include "platform/base/secret.h"
#include "tests/support/laws.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace blether;
  if (!base::start_cryptography()) __builtin_trap();
  constexpr std::size_t kMostChoices = 512;  // more than a schedule makes
  const base::Path folder = std::filesystem::temp_directory_path() / ("blether-fuzz-" + std::to_string(::getpid()));
  const auto report = test::check_laws(1, folder, base::ByteView(data, std::min(size, kMostChoices)));
  std::error_code gone;
  std::filesystem::remove_all(folder, gone);
  if (report.broken.empty()) return 0;
  std::fprintf(stderr, "%s\n", report.broken.c_str());
  __builtin_trap();
}
