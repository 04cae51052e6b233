#include "platform/base/log.h"

#include <atomic>
#include <cstdio>
#include <mutex>

namespace blether::base {

namespace {
std::atomic<Level> least_level = Level::warning;
std::mutex line_mutex;
}  // namespace

void set_log_level(Level least) { least_level = least; }

void log(Level level, std::string_view module, std::string_view message) {
  if (level < least_level.load()) return;
  const char* name = level == Level::info ? "info" : level == Level::warning ? "warning" : "fault";
  std::scoped_lock lock(line_mutex);
  std::fprintf(stderr, "blether %s %.*s: %.*s\n", name, static_cast<int>(module.size()), module.data(),
               static_cast<int>(message.size()), message.data());
}

}  // namespace blether::base
