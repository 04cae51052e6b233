// One measured figure a line, as JSON: {"measure": …, "value": …, "limit": …}.
#pragma once

#include <chrono>
#include <functional>
#include <string_view>
#include <utility>

#include "platform/base/result.h"

namespace blether::bench {

// Prints one line. `limit` is what was asked for; nothing fails here when it is missed.
void print(std::string_view measure, double value, double limit);

inline double milliseconds(const std::function<void()>& work) {
  auto began = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
}

// A bench that cannot go on says why and ends.
[[noreturn]] void stop(const base::Error& error);
template <class T>
T must(base::Result<T> result) {
  if (!result) stop(result.error());
  return std::move(*result);
}
inline void must(const base::Result<void>& result) {
  if (!result) stop(result.error());
}

// The middle one of several runs, in milliseconds.
double median_ms(int runs, const std::function<void()>& work);

// The app: start, frames, idling, saving, memory. 0: every figure could be taken.
int measure_app(const char* program);
// For measure_app: opens the app, draws its first frame, and ends.
int first_frame();

}  // namespace blether::bench
