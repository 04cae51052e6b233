// Changes from elsewhere: verified, chained, and written when everything their author had seen is there.
#pragma once

#include <deque>
#include <set>

#include "storage/known_devices.h"
#include "storage/outbox.h"

namespace blether::storage {

// One transaction's worth of receiving; lives inside it.
class Receiver {
 public:
  Receiver(Tables& tables, KnownDevices& devices, Outbox& outbox, LocalId self, ApplyInfo& info)
      : tables_(tables), devices_(devices), outbox_(outbox), self_(self), info_(info) {}

  base::Result<void> start();
  base::Result<void> take(const Arrival& arrival);
  // Writes what waited for this dot.
  base::Result<void> release(LocalId stream, LocalId device, std::uint64_t seq);

 private:
  struct Item;
  struct Need {
    LocalId device;
    std::uint64_t seq;
  };
  base::Result<Item> open_change(const Arrival& arrival);
  base::Result<Item> open_gap(const Arrival& arrival);
  base::Result<void> take_item(const Item& item);
  base::Result<void> take_seen(const Item& item);
  base::Result<std::optional<Need>> missing(const Item& item);
  base::Result<void> hold(const Item& item, const Need& need);
  base::Result<void> write(const Item& item);
  base::Result<void> apply(const Item& item, const LogPlace& place);
  base::Result<std::vector<Item>> waiting_for(LocalId stream, LocalId device, std::uint64_t seq);
  void refuse(const model::DeviceId& device, base::Error error);

  Tables& tables_;
  KnownDevices& devices_;
  Outbox& outbox_;
  LocalId self_;
  ApplyInfo& info_;
  std::set<LocalId> holding_;  // streams with held changes
};

}  // namespace blether::storage
