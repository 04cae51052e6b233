// Answers: what comes back from the office, and the fault in it. Inside sync/ only.
#pragma once

#include "platform/base/bytes.h"
#include "sync/codec.h"
#include "sync/faults.h"
#include "sync/transport.h"

namespace blether::sync {

// corrupt, kOfficeGarbled. `what` is for the log: ids and places only.
tl::unexpected<base::Error> garbled(std::string_view what);

// The fault that an answer other than 200 names.
tl::unexpected<base::Error> refusal(const Reply& reply);

// What was decoded from an answer. Damage in it is the office's, not this tablet's.
template <class Value>
base::Result<Value> understood(base::Result<Value> decoded) {
  if (decoded || decoded.error().code == base::Code::no_memory) return decoded;
  return garbled(decoded.error().detail);
}

// Verifies what arrived, so that the store's thread need not: it keeps the page before it meanwhile. What does not verify
// is left to the store, which says why.
void check_arrivals(SyncReply& reply);

// A change was refused because one before it is missing there.
bool is_gap(const Answer& answer);
// What was passed on and not taken: the office does not know the author's tablet any more, or took the person off the
// list a moment ago, or somebody else has what is before it.
bool may_be_taken_later(const Answer& answer);

// One request over `transport`. Errors as Transport has them, but what is no HTTP is garbled too.
base::Result<Reply> sent(Transport& transport, std::string_view path, const Headers& headers, base::ByteView body);

}  // namespace blether::sync
