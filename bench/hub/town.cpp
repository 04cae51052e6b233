#include "bench/hub/town.h"

#include <cstdio>
#include <cstdlib>

#include "storage/model/schema.h"
#include "sync/streams.h"

namespace blether::bench {

namespace {

constexpr std::int64_t kMonday = 1'795'420'800'000;  // 23 November 2026, 08:00 in Dundee
constexpr int kWords = 80;

std::string narrative(base::SeededRandom& random) {
  static constexpr const char* kSome[] = {"Isobel", "walks", "to", "the", "shop", "most", "days", "and", "her", "daughter",
                                          "comes", "by", "on", "Sunday", "evening", "she", "misses", "choir", "since", "hospital",
                                          "wants", "own", "front", "door", "kept", "morning", "help", "with", "shower", "stair"};
  std::string text;
  for (int i = 0; i < kWords; ++i) {
    text += kSome[random.below(std::size(kSome))];
    text += i % 11 == 10 ? ". " : " ";
  }
  return text + std::to_string(random.below(1'000'000));
}

storage::DeviceKey key_of(base::Random& random) {
  auto key = storage::create_device_key(random);
  if (!key) std::abort();
  return std::move(*key);
}

model::Operation put(const model::RecordId& record, const char* field, std::string value) {
  return {std::string("bench_note"), record, field, model::Act::put, std::move(value), {}};
}

}  // namespace

base::Bytes TabletWriter::next() {
  const model::OwnerId& owner = tablet_.people[random_.below(tablet_.people.size())];
  const auto record = model::RecordId::random(random_);
  model::Change change;
  change.stream = sync::practice_stream(model::same_id<model::RecordId>(owner));
  Chain& chain = chains_[change.stream];
  change.device = tablet_.key.id;
  change.author = tablet_.author;
  change.seq = ++chain.seq;
  change.previous = chain.hash;
  if (chain.seq > 1) change.parents[tablet_.key.id] = chain.seq - 1;
  change.time = {kMonday + written_++ * 1'000, 0};
  change.reason = "reason.visit";
  change.operations = {put(record, "need", narrative(random_)), put(record, "why", std::string("No service within reach")),
                       put(record, "area", std::string("seeing_people"))};
  base::Bytes envelope = storage::seal(tablet_.key, change);
  chain.hash = storage::envelope_hash(envelope);
  return envelope;
}

std::vector<LoadTablet> make_town(const TownSize& size) {
  base::SeededRandom random(2026);
  std::vector<model::OwnerId> people(static_cast<std::size_t>(size.tablets * size.caseload / size.tablets_per_person));
  for (model::OwnerId& person : people) person = model::OwnerId::random(random);
  std::vector<LoadTablet> tablets(static_cast<std::size_t>(size.tablets));
  for (LoadTablet& tablet : tablets) {
    tablet.key = key_of(random);
    tablet.author = model::AuthorId::random(random);
    for (int i = 0; i < size.caseload; ++i) tablet.people.push_back(people[random.below(people.size())]);
    TabletWriter writer(tablet, random);
    for (int i = 0; i < size.changes; ++i) tablet.changes.push_back(writer.next());
  }
  return tablets;
}

}  // namespace blether::bench
