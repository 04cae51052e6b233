// Worker: one thread that carries out closures in the order they came. The store lives on it.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace blether::app {

class Worker {
 public:
  using Job = std::function<void()>;

  Worker();
  // Carries out everything queued, then joins.
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  // From any thread; never blocks on the job.
  void post(Job job);
  // Runs the job on the worker and waits for its end. Not from the worker itself.
  void run(const Job& job);
  // Waits until the queue is empty and nothing runs.
  void drain();

 private:
  void loop();
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> jobs_;
  bool running_ = false;
  bool closing_ = false;
  std::thread thread_;
};

}  // namespace blether::app
