// Admission: whether a request comes from the device it names.
#pragma once

#include "sync/hub/ledger.h"
#include "sync/hub/server.h"

namespace blether::hub {

struct Admitted {
  Device device;
  Worker author;
};

// A request whose signature has been checked.
struct Caller {
  storage::KnownDevice device;
  std::uint64_t counter = 0;
};
// Looks the device up and checks its signature over the request and its counter. The signature needs no ledger, so that
// nobody waits for it. denied: "unknown_device", "bad_signature", "revoked". exists "replayed": the counter has been used;
// `highest` gets the one to stay above.
base::Result<Caller> identify(Ledger& ledger, const Call& call, std::uint64_t& highest);
// Inside the ledger's transaction: holds the device, checks that it is still welcome and its counter still unused, and
// keeps the counter. The errors of identify.
base::Result<Admitted> let_in(LedgerWork& ledger, const Caller& caller, std::int64_t now_ms, std::uint64_t& highest);

// The signature in the headers, of a key that comes with the request. denied "bad_signature".
base::Result<void> check_signature(const Call& call, const model::DeviceId& device, std::uint64_t counter,
                                   const storage::PublicKey& key);

}  // namespace blether::hub
