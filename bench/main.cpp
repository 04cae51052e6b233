// blether-bench: figures, never verdicts. docs/performance.md says what was found.
#include <cstdio>
#include <string>

#include "bench/measure.h"

int main(int count, char** words) {
  std::string what = count > 1 ? words[1] : "";
  if (what == "app") return blether::bench::measure_app(words[0]);
  if (what == "first-frame") return blether::bench::first_frame();
  std::fputs("blether-bench app\n", stderr);
  return 2;
}
