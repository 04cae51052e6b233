// A command to the service that has a data folder open, or to the folder itself when nothing has.
#pragma once

#include <string>
#include <string_view>

#include "sync/hub/service.h"

namespace blether::hub {

// Where a running service listens, kept in its data folder while it runs.
base::Result<void> keep_running_at(base::Files& files, const base::Path& data, const std::string& host,
                                   std::uint16_t port);
base::Result<void> forget_running_at(base::Files& files, const base::Path& data);

// not_found: there is no service's folder. Otherwise the errors of run_command and of the way there.
base::Result<std::string> call_office(const ServiceSetup& setup, const std::string& command);

}  // namespace blether::hub
