// A visit to the store from the thread of an exchange. Inside sync/ only.
#pragma once

#include "sync/client.h"

namespace blether::sync {

// Runs `work` behind the door; locked when the door did not open.
template <class Value, class Work>
base::Result<Value> at_the_store(const StoreDoor& door, Work&& work) {
  base::Result<Value> result = base::fail(base::Code::locked, "vault");
  door([&](storage::Store& store) { result = work(store); });
  return result;
}

}  // namespace blether::sync
