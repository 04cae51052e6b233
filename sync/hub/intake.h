// Intake: pushed changes into the ledger, each with an answer of its own.
#pragma once

#include "sync/codec.h"
#include "sync/hub/rights.h"

namespace blether::hub {

struct Taken {
  std::vector<sync::Answer> answers;  // one for each change, in order
  std::string receipt;                // number for people; empty when nothing was kept
};

// Inside the ledger's transaction. A change that is kept already gets the answer it got then. Refused, logged and not
// kept: not_this_device, bad_signature, not_a_change, wrong_author, gap (an earlier one is missing), forked (another
// change has this place in the chain). Put aside: the reasons of rights.h. Neither stops the changes after it.
base::Result<Taken> take_in(LedgerWork& ledger, const Device& device, const Worker& author, const Scope& scope,
                            const std::vector<base::Bytes>& envelopes, std::int64_t now_ms);

// "B-000123"
std::string receipt_text(std::uint64_t number);

}  // namespace blether::hub
