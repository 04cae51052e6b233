// Intake: pushed changes into the ledger, each with an answer of its own.
#pragma once

#include "sync/codec.h"
#include "sync/hub/rights.h"

namespace blether::hub {

struct Taken {
  std::vector<sync::Answer> answers;  // one for each change, in order
  std::string receipt;                // number for people; empty when nothing was kept
};

// A pushed envelope that was looked at: what is in it, or why nobody can say.
struct Opened {
  std::optional<storage::CheckedChange> checked;
  const char* reason = "";  // not opened: the reason to refuse it
  std::string detail;
};
// Verifies what `device` pushed, on as many threads as the machine has. Needs no ledger, so that nobody waits for it.
std::vector<Opened> open_all(const storage::KnownDevice& device, const std::vector<base::Bytes>& envelopes);

// Inside the ledger's transaction. A change that is kept already gets the answer it got then, unless it was put aside for
// the caseload: that is looked at again. Refused, logged and not kept: not_this_device, bad_signature, not_a_change,
// wrong_author, gap (an earlier one is missing), forked (another change has this place in the chain). Put aside: the
// reasons of rights.h. Neither stops the changes after it.
base::Result<Taken> take_in(LedgerWork& ledger, const Device& device, const Worker& author, const Scope& scope,
                            const std::vector<base::Bytes>& envelopes, const std::vector<Opened>& opened,
                            std::int64_t now_ms);

// "B-000123"
std::string receipt_text(std::uint64_t number);

}  // namespace blether::hub
