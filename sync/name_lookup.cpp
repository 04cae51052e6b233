#include "sync/name_lookup.h"

#include <netdb.h>
#include <sys/socket.h>

#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>

namespace blether::sync {

namespace {

using base::Code;
using base::fail;
using base::Result;

struct FreeList {
  void operator()(addrinfo* list) const { freeaddrinfo(list); }
};

Result<Addresses> ask_system(const std::string& name, int flags) {
  addrinfo wanted{};
  wanted.ai_socktype = SOCK_STREAM;
  wanted.ai_flags = flags;
  addrinfo* first = nullptr;
  const int failed = getaddrinfo(name.c_str(), nullptr, &wanted, &first);
  const std::unique_ptr<addrinfo, FreeList> list(first);
  if (failed != 0) return fail(Code::offline, "no address of that name");
  Addresses found;
  for (const addrinfo* one = list.get(); one; one = one->ai_next) {
    std::array<char, NI_MAXHOST> text;
    if (getnameinfo(one->ai_addr, one->ai_addrlen, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST) == 0)
      found.emplace_back(text.data());
  }
  if (found.empty()) return fail(Code::offline, "no address of that name");
  return found;
}

std::atomic<int> running_lookups = 0;

}  // namespace

// Shared with the thread of a lookup, which may outlive whoever waited for it.
struct NameLookup::Wait {
  std::mutex mutex;
  std::condition_variable changed;
  bool cancelled = false;
  std::uint64_t asked = 0;  // which lookup is waited for; an older one that ends late is not
  std::optional<Result<Addresses>> found;
};

Result<Addresses> look_up_name(const std::string& name) { return ask_system(name, AI_ADDRCONFIG); }

NameLookup::NameLookup(LookUpName look_up) : wait_(std::make_shared<Wait>()), look_up_(std::move(look_up)) {}

NameLookup::~NameLookup() = default;

Result<Addresses> NameLookup::find(const std::string& name, int most_ms) {
  std::unique_lock lock(wait_->mutex);
  if (wait_->cancelled) return fail(Code::cancelled, "name");
  if (auto address = ask_system(name, AI_NUMERICHOST)) return address;
  if (running_lookups.fetch_add(1) >= kMostLookups) {
    --running_lookups;
    return fail(Code::offline, "too many lookups of names");
  }
  wait_->found.reset();
  try {
    std::thread([wait = wait_, look_up = look_up_, name, number = ++wait_->asked] {
      auto found = look_up(name);
      --running_lookups;
      std::lock_guard held(wait->mutex);
      if (wait->asked == number) wait->found = std::move(found);
      wait->changed.notify_all();
    }).detach();
  } catch (const std::system_error&) {
    --running_lookups;
    return fail(Code::no_memory, "a thread for a lookup");
  }
  const auto answered = [this] { return wait_->cancelled || wait_->found.has_value(); };
  const bool in_time = wait_->changed.wait_for(lock, std::chrono::milliseconds(most_ms), answered);
  if (wait_->cancelled) return fail(Code::cancelled, "name");
  if (!in_time) return fail(Code::offline, "no answer about the name in time");
  return *std::move(wait_->found);
}

void NameLookup::cancel() {
  std::lock_guard lock(wait_->mutex);
  wait_->cancelled = true;
  wait_->changed.notify_all();
}

}  // namespace blether::sync
