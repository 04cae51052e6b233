#include "platform/base/result.h"

#include <cstdio>
#include <cstdlib>

namespace blether::base {

const char* code_name(Code code) {
  switch (code) {
    case Code::not_found: return "not_found";
    case Code::exists: return "exists";
    case Code::wrong_key: return "wrong_key";
    case Code::locked: return "locked";
    case Code::corrupt: return "corrupt";
    case Code::too_old: return "too_old";
    case Code::too_new: return "too_new";
    case Code::io: return "io";
    case Code::no_space: return "no_space";
    case Code::no_memory: return "no_memory";
    case Code::denied: return "denied";
    case Code::offline: return "offline";
    case Code::refused: return "refused";
    case Code::invalid: return "invalid";
    case Code::busy: return "busy";
    case Code::cancelled: return "cancelled";
  }
  return "unknown";
}

void check_failed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "blether: check failed: %s (%s:%d)\n", condition, file, line);
  std::abort();
}

}  // namespace blether::base
