// An office of many tablets for measuring: who is on whose caseload, and what each tablet has to send.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "platform/base/random.h"
#include "storage/envelope.h"
#include "sync/client.h"

namespace blether::bench {

// As hub.md section 6 counts a whole country: 15,000 tablets with 40 people each, 240,000 people.
struct TownSize {
  int tablets = 2'000;
  int caseload = 40;
  double tablets_per_person = 2.5;
  int changes = 60;  // a tablet
};

// One tablet without its vault: a key, people, and signed changes ready to go, in order.
struct LoadTablet {
  storage::DeviceKey key;
  model::AuthorId author;
  std::vector<model::OwnerId> people;
  std::vector<base::Bytes> changes;
};

// Writes what a tablet has to send, change after change. A change writes three fields of a person's record, a narrative of
// some 80 words among them. Repeatable for the same random. `tablet` and `random` outlive it.
class TabletWriter {
 public:
  TabletWriter(const LoadTablet& tablet, base::SeededRandom& random) : tablet_(tablet), random_(random) {}
  base::Bytes next();

 private:
  struct Chain {
    std::uint64_t seq = 0;
    base::Bytes hash;
  };
  const LoadTablet& tablet_;
  base::SeededRandom& random_;
  std::map<model::StreamId, Chain> chains_;
  std::int64_t written_ = 0;
};

// Repeatable.
std::vector<LoadTablet> make_town(const TownSize& size);

}  // namespace blether::bench
