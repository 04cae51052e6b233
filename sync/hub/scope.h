// Scope: which streams a device may hold, and reading the feed of just those.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <set>

#include "sync/codec.h"
#include "sync/hub/ledger.h"

namespace blether::hub {

// The streams of one bucket that a device may hold.
struct BucketScope {
  std::set<model::StreamId> streams;
  std::vector<model::OwnerId> owners;  // of these, each once
  std::uint32_t name = 0;              // of the set: another set has another name
};

struct Scope {
  bool everything = false;  // the office
  std::map<std::uint32_t, BucketScope> buckets;
  base::Bytes name;  // of the whole set, 16 bytes; empty: everything
  bool holds(const model::StreamId& stream) const;
  std::vector<model::StreamId> all() const;
};
using SharedScope = std::shared_ptr<const Scope>;

// A worker's device: the staff stream, and both streams of every person in the worker's caseload.
Scope scope_of(const Worker& worker, const std::vector<model::OwnerId>& caseload);

// Scopes that were worked out before, by author and the name of the list of people (Worker::caseload): the list is read
// only when it has another name. Any thread.
class Scopes {
 public:
  // `worker` as this transaction read it.
  base::Result<SharedScope> of(LedgerWork& ledger, const Worker& worker);

 private:
  struct Known {
    Role role;
    base::Bytes caseload;
    SharedScope scope;
  };
  std::mutex mutex_;
  std::map<model::AuthorId, Known> known_;
};

// Cursors that this service gave out since it started, by hash, so that devices need not send long ones. That one is
// remembered says nothing about the ledger, which may have been restored since. Any thread.
class Cursors {
 public:
  void remember(const base::Bytes& cursor);
  std::optional<base::Bytes> find(const base::Bytes& hash);

 private:
  std::mutex mutex_;
  std::map<base::Bytes, base::Bytes> by_hash_;
  std::deque<base::Bytes> oldest_first_;
  std::size_t bytes_ = 0;
};

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
  bool restored = false;  // the cursor speaks of changes that this ledger has not got
};

struct FeedRequest {
  base::ByteView cursor;
  model::DeviceId except;  // its own changes are left out of what it has read before
  PageLimits limits;
};
// A bucket that the device has not read yet, or whose set of streams is another than before, is read from its start
// with the device's own changes. Whether the ledger still has what the cursor speaks of is asked of the ledger every
// time, with one question for all buckets: it may be restored, or another may lead, between any two requests. invalid:
// not a cursor of this service. A cursor of another epoch counts as none.
base::Result<FeedPage> read_feed(LedgerWork& ledger, const Scope& scope, const FeedRequest& request);

// The end of every chain of the scope as this ledger has it, in order of stream and device. Reads no envelope.
base::Result<std::vector<storage::StreamTip>> tips_of(LedgerWork& ledger, const Scope& scope);

}  // namespace blether::hub
