// Admission: whether a request comes from the device it names.
#pragma once

#include "sync/hub/ledger.h"
#include "sync/hub/server.h"

namespace blether::hub {

struct Admitted {
  Device device;
  Worker author;
};

// Checks the device, its signature over the request and its counter, and keeps the counter. denied: "unknown_device",
// "bad_signature", "revoked". exists "replayed": the counter has been used; `highest` gets the one to stay above.
base::Result<Admitted> admit(LedgerWork& ledger, const Call& call, std::int64_t now_ms, std::uint64_t& highest);

// The signature in the headers, of a key that comes with the request. denied "bad_signature".
base::Result<void> check_signature(const Call& call, const model::DeviceId& device, std::uint64_t counter,
                                   const storage::PublicKey& key);

}  // namespace blether::hub
