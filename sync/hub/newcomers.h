// People whom a worker brings from another office with their file (docs/package.md).
#pragma once

#include "sync/hub/intake.h"

namespace blether::hub {

// Whoever carries in the file of somebody this office has never heard of looks after them from then on. Somebody who is
// here already is not taken in a second time: those changes are put aside as of nobody on the caseload.
// `author` is afterwards as the ledger has them then, with the new name of their list.
base::Result<void> welcome_newcomers(LedgerWork& ledger, Worker& author, const std::vector<Opened>& opened);

}  // namespace blether::hub
