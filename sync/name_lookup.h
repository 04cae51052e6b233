// Name lookup: the addresses of an office's name, with a time limit and a way to give up. The system's own lookup has
// neither, and a network that is there and silent makes it wait for half a minute.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "platform/base/result.h"

namespace blether::sync {

// Addresses as text, "192.0.2.1" or "2001:db8::1", best first.
using Addresses = std::vector<std::string>;

// Blocks for as long as it takes; called on a thread of its own. offline: no such name, or nobody to ask.
using LookUpName = std::function<base::Result<Addresses>(const std::string& name)>;
base::Result<Addresses> look_up_name(const std::string& name);  // the system's

// So many lookups that nobody waits for any more may still run in the whole process.
inline constexpr int kMostLookups = 8;

class NameLookup {
 public:
  explicit NameLookup(LookUpName look_up);
  // Does not wait for a lookup that was given up: its thread ends by itself and touches nothing of this object.
  ~NameLookup();
  NameLookup(const NameLookup&) = delete;
  NameLookup& operator=(const NameLookup&) = delete;

  // An address is returned as it is, without a lookup. offline: not found, not in `most_ms` milliseconds, or too many
  // lookups are still running. cancelled: cancel() was called, before or meanwhile.
  base::Result<Addresses> find(const std::string& name, int most_ms);
  // Any thread. find() returns at once, now and later.
  void cancel();

 private:
  struct Wait;
  std::shared_ptr<Wait> wait_;
  LookUpName look_up_;
};

}  // namespace blether::sync
