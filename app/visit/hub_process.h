// The office's service as a program of its own, started on this machine.
#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "app/visit/child.h"
#include "platform/base/files.h"

namespace blether::visit {

// What the service says once it listens: {"port": …, "invitations": [{"worker": …, "invitation": …}]}.
struct StartedHub {
  std::unique_ptr<Child> process;
  int port = 0;
  std::vector<std::pair<std::string, std::string>> invitations;  // worker, invitation
};

// `import`: people to begin with; empty: as it is. `port` 0: any. io: it did not start, or did not say where it is.
base::Result<StartedHub> start_hub(const std::string& program, const base::Path& data, int port, const base::Path& import);

}  // namespace blether::visit
