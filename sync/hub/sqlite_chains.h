// What the embedded ledger does with its chains without reading envelopes. The promises are those of ledger.h.
#pragma once

#include "storage/sql.h"
#include "sync/hub/ledger.h"

namespace blether::hub {

base::Result<LedgerWork::Marks> marks_in(storage::Connection& sql, const std::set<LedgerWork::Spot>& spots);
base::Result<LedgerWork::Tips> tips_in(storage::Connection& sql, const std::vector<model::OwnerId>& owners);
base::Result<LedgerWork::Tips> tips_in(storage::Connection& sql, std::uint32_t bucket);
base::Result<std::optional<LogEntry>> write_down(storage::Connection& sql, const model::StreamId& stream,
                                                 const std::vector<LogEntry>& entries);
base::Result<bool> make_way(storage::Connection& sql, const model::StreamId& stream, const model::Dot& dot);

}  // namespace blether::hub
