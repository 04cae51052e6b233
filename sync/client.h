// Client: one exchange with the office's service, from asking to be let in to pushing and pulling.
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>

#include "platform/base/clock.h"
#include "storage/store.h"
#include "sync/enrolment.h"
#include "sync/pace.h"
#include "sync/transport.h"

namespace blether::sync {

// Runs a closure with the store on the store's thread and waits for it. When the vault has been locked it returns
// without running the closure. Everything here that touches a store goes through it, so the calling thread only ever
// touches the network.
using StoreDoor = std::function<void(const std::function<void(storage::Store&)>&)>;

// Signs `purpose | message` with the device's key, wherever that key lives (storage::sign). Called on the thread of
// the exchange. locked: the vault is closed.
using Signer = std::function<base::Result<std::array<std::uint8_t, 64>>(std::string_view purpose, base::ByteView)>;

// Who asks.
struct Identity {
  model::DeviceId device;
  storage::PublicKey public_key{};
  Signer sign;
};
// An identity that signs with `key`, which must outlive it. Signing only reads the key: any thread may do it.
Identity identity_of(const storage::DeviceKey& key);

// The headers by which the service knows who asks. A counter is used once, and only upwards.
base::Result<Headers> signed_headers(const Identity& identity, std::string_view path, base::ByteView body,
                                     std::uint64_t counter);

// Who an invitation is for.
struct Welcome {
  model::AuthorId author;   // the vault is created for this author
  std::string author_name;  // the worker's name
  std::string hub_name;     // what the office calls itself
};

// Asks whom a code is for; does not use it up. refused: detail is one of "code_unknown" (never given, used or too
// old), "too_many_tries". Otherwise as sync_once.
base::Result<Welcome> who(Transport& transport, std::string_view code);
// Makes this device known to the service. Uses up the code; asking again with the same key succeeds, so that a lost
// answer does no harm. refused: as above.
base::Result<void> enrol(Transport& transport, const Identity& identity, std::string_view code,
                         std::string_view device_name);

// How far an exchange has come. Counts of changes; bytes are of bodies, compressed.
struct Progress {
  std::uint64_t to_push = 0;  // as counted at the start
  std::uint64_t pushed = 0, pulled = 0;
  std::uint64_t bytes_up = 0, bytes_down = 0;
  bool pulling = false;  // pushing first, then pulling
};
using ProgressCall = std::function<void(const Progress&)>;

struct SyncReport {
  std::uint64_t pushed = 0;         // own changes sent
  std::uint64_t stored = 0;         // of these, stored by the office (receipt kept)
  std::uint64_t quarantined = 0;    // of these, put aside by the office (reason kept)
  std::uint64_t pulled = 0;         // changes of others received
  std::uint64_t refused_here = 0;   // of these, refused by this device: not what a known device signed
  std::uint64_t new_conflicts = 0;  // conflicts that the received changes raised
  std::uint64_t files_sent = 0;     // voices and pictures that the office has whole now
  std::uint64_t files_received = 0;
  std::uint64_t requests = 0;
  std::uint64_t bytes_up = 0, bytes_down = 0;  // bodies, compressed
  std::int64_t hub_time_ms = 0;                // the office's clock at the last answer
};

// What one exchange of a session hands to the next, so that nothing to do writes nothing on the tablet.
struct Continued {
  Pace pace;                  // of the line
  std::uint64_t counter = 0;  // the last that a request bore, of the block reserved for this session; 0: none yet
};

// Pushes what is unsent and pulls what is new, page by page, until neither side has more. Each page is kept in one
// transaction with the cursor after it, so after any failure the next call goes on where this one stopped. Then voices
// and pictures (files.h). Nothing to do costs exactly one request.
// What the office said, or garbled: denied, too_old, too_new, busy, no_space and corrupt, each with a detail of faults.h;
// refused: anything else it has against a request, by its reason code ("gap": it misses what this device has not got).
// locked: the vault was locked meanwhile. cancelled: `stop` was asked. offline and cancelled as Transport has them.
// Otherwise the errors of Store: the same codes without such a detail are this tablet's own.
// `known`: of the exchanges before this one; nothing: it is the first of its session.
base::Result<SyncReport> sync_once(Transport& transport, const StoreDoor& door, const Identity& identity,
                                   const base::Clock& clock, const ProgressCall& progress = {},
                                   std::stop_token stop = {}, Continued* known = nullptr);

}  // namespace blether::sync
