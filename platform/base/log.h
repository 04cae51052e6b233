// The program's log: levels and ids, never anybody's words.
#pragma once

#include <string_view>

namespace blether::base {

enum class Level { info, warning, fault };

// One line on standard error: level, module, message. `message` holds ids, counts and code names
// only. Safe from any thread.
void log(Level level, std::string_view module, std::string_view message);

// Messages below this level are left out. Default: warning.
void set_log_level(Level least);

}  // namespace blether::base
