// Session: keeps one vault in step with the office while it is unlocked; owns the one thread for input and output.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

#include "sync/client.h"

namespace blether::sync {

// What a screen says about the network. A value, copied out.
struct NetworkState {
  enum class Phase {
    idle,      // nothing going on; `last_ok_ms` says when the office last had everything
    working,   // an exchange is going on; `progress` says how far
    waiting,   // the office could not be reached, or cannot take anything just now: `error` says what (faults.h); tried
               // again by itself
    attention  // the office said no, or something is wrong here: `error` says what; tried again only when asked
  };
  Phase phase = Phase::idle;
  Progress progress;
  std::optional<base::Error> error;      // of the last exchange, until one succeeds
  std::optional<SyncReport> last_report;  // of the last exchange that succeeded
  std::int64_t last_ok_ms = 0;           // when that was, by this machine's clock; 0: never
  std::uint64_t asked = 0;               // how often ask() was called
  std::uint64_t finished = 0;            // the value of `asked` that the last finished exchange answers
};

// One exchange's connection. Built anew for every exchange.
using TransportMaker = std::function<std::unique_ptr<Transport>()>;

struct SessionSetup {
  TransportMaker transport;
  StoreDoor door;
  Identity identity;
  base::Clock* clock = nullptr;          // outlives the session
  std::function<void()> changed;         // called on the session's thread after every change of state; may be empty
  std::int64_t every_ms = 5 * 60'000;    // an exchange of its own accord this long after the last; 0: only when asked
};

// How long to wait after `failures` in a row, before the random part: 2 s, doubled up to 5 minutes.
std::int64_t back_off_ms(std::uint64_t failures);

class Session {
 public:
  explicit Session(SessionSetup setup);
  // As stop(), and waits for the thread. The vault may be closed before that if the door and the signer refuse then.
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  // Any thread. An exchange as soon as may be; one more after the running one, if there is one.
  // Returns the number that NetworkState::finished reaches when it has been answered.
  std::uint64_t ask();
  // Any thread. With the network cut every exchange is offline, the running one too (airplane mode, visit scripts).
  void cut(bool is_cut);
  // Any thread. Cancels a running exchange and begins no other; waits for nothing.
  void stop();
  // Any thread.
  NetworkState state() const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace blether::sync
