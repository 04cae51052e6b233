#include "sync/client.h"

#include <catch2/catch_test_macros.hpp>
#include <condition_variable>
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

TEST_CASE("The session tells the screen when the network is cut, and when the office has everything") {
  Visit visit;
  std::mutex mutex;
  std::condition_variable changed;
  sync::SessionSetup setup;
  setup.transport = [&] { return std::make_unique<DirectTransport>(visit.house.service()); };
  setup.door = visit.amina.door();
  setup.identity = visit.amina.identity();
  setup.clock = &visit.house.clock();
  setup.every_ms = 0;
  setup.changed = [&] {
    std::lock_guard lock(mutex);
    changed.notify_all();
  };
  sync::Session session(std::move(setup));
  auto wait_for = [&](std::uint64_t asked) {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return session.state().finished >= asked; });
    return session.state();
  };

  session.cut(true);
  sync::NetworkState state = wait_for(session.ask());
  CHECK(state.phase == sync::NetworkState::Phase::waiting);
  CHECK(state.error->code == Code::offline);
  CHECK(state.last_ok_ms == 0);

  const std::uint64_t before = state.asked;
  session.cut(false);
  state = wait_for(before + 1);
  CHECK(state.phase == sync::NetworkState::Phase::idle);
  CHECK_FALSE(state.error);
  CHECK(state.last_ok_ms == kMorning);
  CHECK(state.last_report->pulled > 0);
}

}  // namespace blether::tests
