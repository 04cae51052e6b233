// Transport: the seam to the office's service. One object lives for one connection.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/base/result.h"

namespace blether::sync {

using Headers = std::vector<std::pair<std::string, std::string>>;

struct Reply {
  int status = 0;  // as in HTTP
  base::Bytes body;
};

class Transport {
 public:
  virtual ~Transport() = default;
  // Sends one request and waits for its answer. Called from one thread at a time.
  // offline: not reachable, cut, or no answer in time; whether the request took effect is not known.
  // denied: somebody answers there, but not the service of the pinned key. corrupt: the answer is no HTTP or too long.
  // cancelled: cancel() was called.
  virtual base::Result<Reply> post(std::string_view path, const Headers& headers, base::ByteView body) = 0;
  // From any thread: a waiting post returns soon and every later one at once, with cancelled.
  virtual void cancel() = 0;
};

}  // namespace blether::sync
