// What was refused, and how much the embedded ledger holds. The promises are those of ledger.h.
#pragma once

#include "storage/sql.h"
#include "sync/hub/ledger.h"

namespace blether::hub {

base::Result<void> add_refusal(storage::Connection& sql, const Refusal& refusal);
base::Result<std::vector<Refusal>> latest_refusals(storage::Connection& sql, std::size_t most);
base::Result<LedgerCounts> counts_of(storage::Connection& sql);

}  // namespace blether::hub
