// Commands of the office, as JSON in and out: {"do": "assign", "worker": "…", "person": "…"}.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sync/hub/office.h"
#include "sync/enrolment.h"
#include "sync/hub/reports.h"

namespace blether::hub {

// What a command may touch. Single-threaded, as the office is.
struct Desk {
  Ledger& ledger;
  Office& office;
  base::Clock& clock;
  base::Random& random;
  std::optional<sync::HubAddress> address;  // nothing when the service does not listen
  ReportWords words;
};

// do: code{worker} invitations{first_worker} import{people} assign{worker,person} unassign{worker,person}
//     take{worker,person} revoke{device} report{} unmet{} status{}
// A worker is named by full name or author id, a person by full name or id, a device by id or name.
// invalid: not such a command. not_found, exists: what it names. The answer is JSON.
base::Result<std::string> run_command(Desk& desk, std::string_view json);

}  // namespace blether::hub
