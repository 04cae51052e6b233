// A network that is there and silent: whoever asks for a name waits until the test is over.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>

#include "sync/name_lookup.h"

namespace blether::tests {

class SilentNames {
 public:
  ~SilentNames() {
    std::lock_guard lock(state_->mutex);
    state_->over = true;
    state_->changed.notify_all();
  }
  sync::LookUpName look_up() const {
    return [state = state_](const std::string&) -> base::Result<sync::Addresses> {
      std::unique_lock lock(state->mutex);
      ++state->asked;
      state->changed.notify_all();
      state->changed.wait(lock, [&] { return state->over; });
      return base::fail(base::Code::offline, "silent");
    };
  }
  // Returns once somebody waits for a name.
  void wait_until_asked() {
    std::unique_lock lock(state_->mutex);
    state_->changed.wait(lock, [&] { return state_->asked > 0; });
  }

 private:
  struct State {
    std::mutex mutex;
    std::condition_variable changed;
    int asked = 0;
    bool over = false;
  };
  std::shared_ptr<State> state_ = std::make_shared<State>();  // threads of lookups outlive the test
};

}  // namespace blether::tests
