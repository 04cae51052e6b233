// Stores and vaults for tests: cheap to make (floor key cost), repeatable (manual clock, seeded random).
#pragma once

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <memory>

#include "storage/sql.h"
#include "storage/store.h"
#include "storage/vault.h"
#include "tests/support/temp_folder.h"

namespace blether::tests {

// The value of a result, or a failed test that says why.
template <class T>
T must(base::Result<T> result) {
  if (!result) FAIL(base::code_name(result.error().code) << ": " << result.error().detail);
  return std::move(*result);
}
inline void must(base::Result<void> result) {
  if (!result) FAIL(base::code_name(result.error().code) << ": " << result.error().detail);
}
template <class T>
base::Code code_of(const base::Result<T>& result) {
  REQUIRE_FALSE(result.has_value());
  return result.error().code;
}

// 24 November 2026, 10:00 in Dundee.
inline constexpr std::int64_t kMorning = 1'795'514'400'000;

// A rule without finesse for tests of the store alone: equal values are settled, positions settle by the higher one,
// everything else asks.
inline base::Result<model::Merged> plain_rule(model::MergeKind kind, std::span<const model::Write> heads,
                                              const model::WriteLookup& lookup) {
  model::Merged merged;
  merged.value = heads.front().value;
  bool equal = std::all_of(heads.begin(), heads.end(), [&](const auto& head) { return head.value == merged.value; });
  if (equal && kind != model::MergeKind::decision) return merged;
  if (kind == model::MergeKind::order) {
    for (const auto& head : heads) merged.value = std::max(merged.value, head.value);
    return merged;
  }
  merged.state = model::FieldState::conflict;
  for (const auto& dot : heads.front().overwrites) {
    auto below = lookup(dot);
    if (!below && below.error().code != base::Code::not_found) return tl::unexpected<base::Error>(below.error());
    if (below) merged.base = below->value, merged.has_base = true;
  }
  return merged;
}

// What a store sees of the world.
struct TestWorld {
  explicit TestWorld(std::uint64_t seed) : clock(kMorning), random(seed) {}
  base::ManualClock clock;
  base::SeededRandom random;
  model::MergeRule rule = plain_rule;
  storage::StoreWorld view() { return {&clock, &random, rule}; }
};

// One tablet: a store with a device of its own, without the cost of a passphrase. Same seed, same device.
class Tablet {
 public:
  explicit Tablet(std::uint64_t seed, model::MergeRule rule = plain_rule) : world(seed) {
    world.rule = rule;
    must(base::start_cryptography());
    auto key = must(storage::create_device_key(world.random));
    author_ = model::AuthorId::random(world.random);
    id_ = key.id;
    public_key_ = key.public_key;
    secret_ = base::to_bytes(key.secret_key.view());
    open(storage::Connection::Mode::create_new);
  }
  storage::Store& operator*() { return *store_; }
  storage::Store* operator->() { return store_.get(); }
  model::DeviceId id() const { return id_; }
  model::AuthorId author() const { return author_; }
  storage::KnownDevice known() const { return {id_, public_key_, author_, "", ""}; }
  storage::DeviceKey key() const { return must(storage::device_key_from(secret_)); }
  base::Path file() const { return folder_ / "vault.db"; }
  const base::Path& folder() const { return folder_.path(); }
  void close() { store_.reset(); }
  void open(storage::Connection::Mode mode = storage::Connection::Mode::open_existing) {
    store_ = must(try_open(mode));
  }
  base::Result<std::unique_ptr<storage::Store>> try_open(
      storage::Connection::Mode mode = storage::Connection::Mode::open_existing) {
    TRY(auto connection, storage::Connection::open(file(), raw_key(), mode));
    return storage::Store::open(std::move(connection), key(), author_, world.view());
  }
  static base::Bytes raw_key() { return base::Bytes(storage::Connection::kKeyBytes, 0x5a); }
  void knows(const Tablet& other) { must(store_->keep_devices({other.known()})); }

  // Writes fields of one record, each overwriting what this tablet shows now.
  storage::CommitInfo write(const model::StreamId& stream, std::string_view kind, const model::RecordId& record,
                            const std::vector<std::pair<std::string, model::Value>>& fields) {
    storage::Draft draft{stream, "reason.test", {}};
    auto now = store_->record(stream, record);
    for (const auto& [field, value] : fields)
      draft.operations.push_back({std::string(kind), record, field, model::Act::put, value,
                                  now ? now->seen(field) : std::vector<model::Dot>{}});
    return must(store_->commit(draft));
  }

  TestWorld world;

 private:
  TempFolder folder_;
  model::DeviceId id_;
  model::AuthorId author_;
  storage::PublicKey public_key_{};
  base::Bytes secret_;
  std::unique_ptr<storage::Store> store_;
};

inline std::vector<storage::Arrival> arrivals(const std::vector<base::Bytes>& envelopes) {
  std::vector<storage::Arrival> list;
  for (const auto& envelope : envelopes) list.push_back({envelope, {}, {}, {}});
  return list;
}

// Everything `from` has of a stream.
inline storage::ApplyInfo send(Tablet& from, Tablet& to, const model::StreamId& stream) {
  return must(to->apply(arrivals(must(from->envelopes(stream)))));
}
inline void meet(Tablet& a, Tablet& b, const model::StreamId& stream) {
  send(a, b, stream);
  send(b, a, stream);
}
inline void introduce(const std::vector<Tablet*>& tablets) {
  for (auto* a : tablets)
    for (auto* b : tablets)
      if (a != b) a->knows(*b);
}

// Names that read like names: the same text gives the same id.
template <class Id>
Id id_named(std::string_view name) {
  Id id;
  std::copy_n(name.begin(), std::min<std::size_t>(16, name.size()), id.bytes.begin());
  return id;
}
inline model::StreamId shared_stream(std::string_view person) {
  return {model::Audience::shared, id_named<model::OwnerId>(person)};
}

// The cheapest slots the library allows.
inline constexpr storage::KeyCost kFloorCost{1, 8192};
inline constexpr std::string_view kPassphrase = "correct horse battery";

}  // namespace blether::tests
