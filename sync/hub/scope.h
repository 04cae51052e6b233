// Scope: which streams a device may hold, and reading the feed of just those.
#pragma once

#include <cstdint>
#include <map>
#include <set>

#include "sync/codec.h"
#include "sync/hub/ledger.h"

namespace blether::hub {

struct Scope {
  bool everything = false;  // the office
  std::map<std::uint32_t, std::set<model::StreamId>> buckets;

  void add(const model::StreamId& stream) { buckets[bucket_of(stream.owner)].insert(stream); }
  bool holds(const model::StreamId& stream) const;
};

// A worker's device: the staff stream, and both streams of every person in the worker's caseload.
base::Result<Scope> scope_of(LedgerWork& ledger, const Worker& worker);

struct PageLimits {
  std::size_t changes = 0;
  std::size_t bytes = 0;
};

// One page of what a device has not read. Changes of the device itself are left out: it has them.
struct FeedPage {
  std::vector<storage::Arrival> arrivals;
  std::vector<storage::KnownDevice> devices;  // whoever signed the arrivals
  base::Bytes cursor;
  bool more = false;
};
// invalid: not a cursor of this service. A cursor of another epoch counts as none.
base::Result<FeedPage> read_feed(LedgerWork& ledger, const Scope& scope, base::ByteView cursor,
                                 const model::DeviceId& except, PageLimits limits);

}  // namespace blether::hub
