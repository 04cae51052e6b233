#include "bench/measure.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace blether::bench {

void print(std::string_view measure, double value, double limit) {
  std::printf("{\"measure\": \"%.*s\", \"value\": %.3f, \"limit\": %.3f}\n", static_cast<int>(measure.size()), measure.data(), value,
              limit);
  std::fflush(stdout);
}

void stop(const base::Error& error) {
  std::fprintf(stderr, "%s: %s: %s\n", program_invocation_short_name, base::code_name(error.code), error.detail.c_str());
  std::exit(1);
}

double median_ms(int runs, const std::function<void()>& work) {
  std::vector<double> times;
  for (int i = 0; i < runs; ++i) times.push_back(milliseconds(work));
  std::nth_element(times.begin(), times.begin() + runs / 2, times.end());
  return times[static_cast<std::size_t>(runs / 2)];
}

}  // namespace blether::bench
