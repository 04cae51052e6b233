// Passing on: what the ledger held before it was restored from a backup, brought back by whoever got it from there.
#pragma once

#include "sync/codec.h"
#include "sync/hub/scope.h"

namespace blether::hub {

// Inside the ledger's transaction. A change is kept if it verifies, follows what is here and its device is known; the
// caseload of its author is not asked about again, everything else that is judged of a push is judged here too. A mark
// is kept when a change of the same chain comes behind it in `brought`, whose signature names what the mark stands for;
// it holds the place until somebody brings the change itself. The caller's own marks, of what it forgot when it left
// somebody, need nothing behind them; its own changes between them are judged as its pushes are. Answers of those that
// were not kept, each logged once for its chain: not_on_caseload (of the caller), unknown_device, not_a_change,
// bad_signature, wrong_author, gap, forked. What follows one of the last three in its chain has its reason.
base::Result<std::vector<sync::Answer>> take_relayed(LedgerWork& ledger, const model::DeviceId& caller,
                                                     const Scope& relayer, const std::vector<storage::Arrival>& brought,
                                                     std::int64_t now_ms);

}  // namespace blether::hub
