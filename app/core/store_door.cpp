#include "app/core/store_door.h"

namespace blether::app {

void StoreDoor::use(storage::Store& store, const std::function<void(storage::Store&)>& work) {
  auto job = std::make_shared<Job>();
  {
    std::scoped_lock lock(mutex_);
    if (closed_) return;
  }
  worker_.post([self = shared_from_this(), job, &store, &work] {
    std::unique_lock lock(self->mutex_);
    if (job->abandoned || self->closed_) return;
    job->running = true;
    lock.unlock();
    work(store);
    lock.lock();
    job->done = true;
    self->changed_.notify_all();
  });
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return job->done || (closed_ && !job->running); });
  job->abandoned = !job->done;
}

void StoreDoor::close() {
  std::scoped_lock lock(mutex_);
  closed_ = true;
  changed_.notify_all();
}

}  // namespace blether::app
