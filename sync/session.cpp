#include "sync/session.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "sync/faults.h"

namespace blether::sync {

namespace {

constexpr std::int64_t kFirstWaitMs = 2'000;
constexpr std::int64_t kLongestWaitMs = 5 * 60'000;

// Up to a quarter more, so that tablets that lost the same network do not come back in step.
std::int64_t with_random_part(std::int64_t wait_ms) {
  std::array<std::uint8_t, 2> dice;
  base::SystemRandom().fill(dice);
  return wait_ms + wait_ms * (dice[0] << 8 | dice[1]) / (4 * 65536);
}

}  // namespace

std::int64_t back_off_ms(std::uint64_t failures) {
  if (failures == 0) return 0;
  return std::min(kLongestWaitMs, kFirstWaitMs << std::min<std::uint64_t>(failures - 1, 20));
}

struct Session::Inside {
  explicit Inside(SessionSetup given) : setup(std::move(given)) {}

  // The session's thread.
  void run(std::stop_token stop) {
    while (wait_for_work(stop)) exchange(stop);
  }

  // False: time to end.
  bool wait_for_work(std::stop_token stop) {
    std::unique_lock lock(mutex);
    auto has_work = [&] { return now.asked > now.finished; };
    if (wait_ms > 0)
      wake.wait_for(lock, stop, std::chrono::milliseconds(wait_ms), has_work);
    else
      wake.wait(lock, stop, has_work);
    return !stop.stop_requested();
  }

  void exchange(std::stop_token stop) {
    std::unique_ptr<Transport> made = setup.transport();
    std::uint64_t answers = 0;
    bool starts_cut = false;
    change([&] {
      now.phase = NetworkState::Phase::working;
      now.progress = {};
      answers = now.asked;
      starts_cut = is_cut;
      transport = made.get();
    });
    base::Result<SyncReport> result = base::fail(base::Code::offline, "network is off");
    if (!starts_cut) result = sync_once(*made, setup.door, setup.identity, *setup.clock, progress_call(), stop, &known);
    change([&] {
      transport = nullptr;
      now.finished = answers;
      if (is_cut && !result && result.error().code == base::Code::cancelled)
        result = base::fail(base::Code::offline, "network is off");
      settle(result);
    });
  }

  ProgressCall progress_call() {
    return [this](const Progress& progress) { change([&] { now.progress = progress; }); };
  }

  // Under the lock: what a finished exchange means for the screen and for the next one.
  void settle(const base::Result<SyncReport>& result) {
    wait_ms = setup.every_ms;
    if (result) {
      failures = 0;
      now.phase = NetworkState::Phase::idle;
      now.error.reset();
      now.last_report = *result;
      now.last_ok_ms = setup.clock->utc_ms();
      return;
    }
    now.error = result.error();
    if (fault::passes_by_itself(result.error())) {
      now.phase = NetworkState::Phase::waiting;
      // The next one carries less, if less is possible, and has waited a minute already.
      if (result.error().detail == fault::kTooSlow && known.pace.page() > kLeastPart) failures = 0;
      wait_ms = with_random_part(back_off_ms(++failures));
    } else {
      now.phase = NetworkState::Phase::attention;
      wait_ms = 0;
    }
  }

  template <class Work>
  void change(Work&& work) {
    {
      std::lock_guard lock(mutex);
      work();
    }
    if (setup.changed) setup.changed();
  }

  SessionSetup setup;
  mutable std::mutex mutex;
  std::condition_variable_any wake;
  NetworkState now;
  bool is_cut = false;
  std::uint64_t failures = 0;
  Continued known;                 // of the exchanges so far
  std::int64_t wait_ms = 0;         // until an exchange of its own accord; 0: only when asked
  Transport* transport = nullptr;  // of the running exchange
  std::jthread thread;             // last: it ends before the rest goes
};

Session::Session(SessionSetup setup) : inside_(std::make_unique<Inside>(std::move(setup))) {
  inside_->wait_ms = inside_->setup.every_ms;
  inside_->thread = std::jthread([inside = inside_.get()](std::stop_token stop) { inside->run(stop); });
}

Session::~Session() {
  stop();
  inside_->thread.join();
}

void Session::stop() { inside_->thread.request_stop(); }

std::uint64_t Session::ask() {
  std::lock_guard lock(inside_->mutex);
  inside_->wake.notify_all();
  return ++inside_->now.asked;
}

void Session::cut(bool is_cut) {
  std::lock_guard lock(inside_->mutex);
  inside_->is_cut = is_cut;
  if (is_cut && inside_->transport) inside_->transport->cancel();
  // Back on the air after something had to wait: no reason to wait longer.
  if (!is_cut && inside_->now.phase == NetworkState::Phase::waiting) ++inside_->now.asked;
  inside_->wake.notify_all();
}

NetworkState Session::state() const {
  std::lock_guard lock(inside_->mutex);
  return inside_->now;
}

}  // namespace blether::sync
