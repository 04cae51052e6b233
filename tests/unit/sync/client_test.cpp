#include "sync/client.h"

#include <catch2/catch_test_macros.hpp>
#include <condition_variable>
#include <functional>
#include <mutex>

#include "sync/session.h"
#include "tests/support/hub.h"

namespace blether::tests {

using base::Code;

namespace {

// Answers whatever the test says, without a service.
class ScriptedTransport final : public sync::Transport {
 public:
  explicit ScriptedTransport(base::Result<sync::Reply> answer) : answer_(std::move(answer)) {}
  base::Result<sync::Reply> post(std::string_view, const sync::Headers&, base::ByteView) override {
    ++asked;
    return answer_;
  }
  void cancel() override {}
  int asked = 0;

 private:
  base::Result<sync::Reply> answer_;
};

struct Visit {
  HubHouse house{small_town()};
  DirectTransport network{house.service()};
  WorkerTablet amina{network, house.code_for("Amina Farooq"), 1};
};

}  // namespace

TEST_CASE("A locked vault ends a sync with a clear word and no request") {
  Visit visit;
  ScriptedTransport network(base::fail(Code::offline));
  const sync::StoreDoor locked = [](const std::function<void(storage::Store&)>&) {};
  CHECK(code_of(sync::sync_once(network, locked, visit.amina.identity(), visit.house.clock())) == Code::locked);
  CHECK(network.asked == 0);
}

TEST_CASE("An answer that no service of ours gives is refused and leaves the tablet as it was") {
  Visit visit;
  visit.amina.sync(visit.network);
  const base::Bytes before = must(visit.amina->digest());
  base::SeededRandom random(3);
  for (int i = 0; i < 300; ++i) {
    base::Bytes body(random.below(200));
    random.fill(body);
    ScriptedTransport network(sync::Reply{200, body});
    CHECK_FALSE(visit.amina.try_sync(network).has_value());
  }
  CHECK(must(visit.amina->digest()) == before);
}

TEST_CASE("A tablet whose counter fell behind, as after a restore, syncs all the same") {
  Visit visit;
  visit.amina.sync(visit.network);
  must(visit.amina->keep_note("sync.counter", base::Bytes(8, 0)));
  const sync::SyncReport report = visit.amina.sync(visit.network);
  CHECK(report.requests == 2);
}

TEST_CASE("Asked to stop, a sync stops before its next request") {
  Visit visit;
  std::stop_source stop;
  stop.request_stop();
  const auto report = sync::sync_once(visit.network, visit.amina.door(), visit.amina.identity(), visit.house.clock(), {},
                                      stop.get_token());
  CHECK(code_of(report) == Code::cancelled);
}

TEST_CASE("Waiting after failures doubles from two seconds and never exceeds five minutes") {
  CHECK(sync::back_off_ms(0) == 0);
  CHECK(sync::back_off_ms(1) == 2'000);
  CHECK(sync::back_off_ms(3) == 8'000);
  CHECK(sync::back_off_ms(50) == 300'000);
}

namespace {

// What an exchange comes to when the service answers every request with this problem.
base::Result<sync::SyncReport> told(Visit& visit, int status, const std::string& reason) {
  ScriptedTransport network(sync::Reply{status, sync::encode(sync::Problem{reason, 0})});
  return visit.amina.try_sync(network);
}

// A session of Amina's tablet, watched: what it has told the screen is waited for.
class WatchedSession {
 public:
  WatchedSession(Visit& visit, std::function<std::unique_ptr<sync::Transport>()> transport)
      : session_(setup(visit, std::move(transport))) {}
  std::uint64_t ask() { return session_.ask(); }
  void cut(bool is_cut) { session_.cut(is_cut); }
  // Where it stands when the exchange `asked` for is over.
  sync::NetworkState after(std::uint64_t asked) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return session_.state().finished >= asked; });
    return session_.state();
  }

 private:
  sync::SessionSetup setup(Visit& visit, std::function<std::unique_ptr<sync::Transport>()> transport) {
    sync::SessionSetup made;
    made.transport = std::move(transport);
    made.door = visit.amina.door();
    made.identity = visit.amina.identity();
    made.clock = &visit.house.clock();
    made.every_ms = 0;
    made.changed = [this] {
      std::lock_guard lock(mutex_);
      changed_.notify_all();
    };
    return made;
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  sync::Session session_;
};

// Where the session stands after one exchange over `network`.
sync::NetworkState after_one_exchange(Visit& visit, base::Result<sync::Reply> answer) {
  WatchedSession session(visit, [answer] { return std::make_unique<ScriptedTransport>(answer); });
  return session.after(session.ask());
}

}  // namespace

TEST_CASE("What is wrong at the office is told apart from what is wrong on the tablet") {
  Visit visit;
  struct Fault {
    int status;
    const char* reason;
    Code code;
    const char* detail;
  };
  const Fault all[] = {
      {503, "busy", Code::busy, "office_busy"},
      {507, "no_space", Code::no_space, "office_full"},
      {426, "too_old", Code::too_old, "app_too_old"},
      {426, "too_new", Code::too_new, "office_too_old"},
      {401, "unknown_device", Code::denied, "unknown_device"},
      {401, "bad_signature", Code::denied, "bad_signature"},
      {403, "revoked", Code::denied, "revoked"},
      {400, "invalid", Code::refused, "invalid"},
  };
  for (const Fault& fault : all) {
    CAPTURE(fault.reason);
    const auto report = told(visit, fault.status, fault.reason);
    REQUIRE_FALSE(report);
    CHECK(report.error().code == fault.code);
    CHECK(report.error().detail == fault.detail);
  }
}

TEST_CASE("An answer that makes no sense is the office's fault, in whatever way it makes none") {
  Visit visit;
  const base::Bytes words = base::to_bytes(base::as_bytes("<html>Welcome to the hotel</html>"));
  const base::Result<sync::Reply> all[] = {sync::Reply{200, words}, sync::Reply{502, words}, sync::Reply{200, {}},
                                           base::fail(Code::corrupt, "bad version")};
  for (const base::Result<sync::Reply>& answer : all) {
    ScriptedTransport network(answer);
    const auto report = visit.amina.try_sync(network);
    REQUIRE_FALSE(report);
    CHECK(report.error().code == Code::corrupt);
    CHECK(report.error().detail == "office_garbled");
  }
}

TEST_CASE("While the office is busy, full or garbled the session tries again by itself; a wrong key waits for a person") {
  Visit visit;
  auto problem = [](int status, const char* reason) {
    return sync::Reply{status, sync::encode(sync::Problem{reason, 0})};
  };
  using Phase = sync::NetworkState::Phase;
  CHECK(after_one_exchange(visit, problem(503, "busy")).phase == Phase::waiting);
  CHECK(after_one_exchange(visit, problem(507, "no_space")).phase == Phase::waiting);
  CHECK(after_one_exchange(visit, sync::Reply{200, base::Bytes(3)}).phase == Phase::waiting);
  CHECK(after_one_exchange(visit, base::fail(Code::denied, "wrong_key")).phase == Phase::attention);
  CHECK(after_one_exchange(visit, problem(426, "too_old")).phase == Phase::attention);
}

TEST_CASE("The session tells the screen when the network is cut, and when the office has everything") {
  Visit visit;
  WatchedSession session(visit, [&] { return std::make_unique<DirectTransport>(visit.house.service()); });

  session.cut(true);
  sync::NetworkState state = session.after(session.ask());
  CHECK(state.phase == sync::NetworkState::Phase::waiting);
  CHECK(state.error->code == Code::offline);
  CHECK(state.last_ok_ms == 0);

  const std::uint64_t before = state.asked;
  session.cut(false);
  state = session.after(before + 1);
  CHECK(state.phase == sync::NetworkState::Phase::idle);
  CHECK_FALSE(state.error);
  CHECK(state.last_ok_ms == kMorning);
  CHECK(state.last_report->pulled > 0);
}

}  // namespace blether::tests
