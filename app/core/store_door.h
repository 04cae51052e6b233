// StoreDoor: lets another thread use the store of an open vault, on the store's own thread, until the vault closes.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>

#include "app/core/worker.h"
#include "storage/store.h"

namespace blether::app {

// Closing never waits for a job that waits for closing, and nothing begins after it: the store may go at once.
class StoreDoor : public std::enable_shared_from_this<StoreDoor> {
 public:
  // `worker` outlives it.
  explicit StoreDoor(Worker& worker) : worker_(worker) {}

  // Any thread but the worker's own. Waits until the work is done, or the door is closed before it began.
  void use(storage::Store& store, const std::function<void(storage::Store&)>& work);
  // On the worker's own thread: then no work is running either.
  void close();

 private:
  struct Job {
    bool running = false, done = false, abandoned = false;
  };
  Worker& worker_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool closed_ = false;
};

}  // namespace blether::app
