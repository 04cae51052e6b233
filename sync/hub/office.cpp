#include "sync/hub/office.h"

#include <algorithm>
#include <map>

#include "platform/base/log.h"
#include "storage/sql.h"
#include "sync/hub/newcomers.h"
#include "sync/hub/passing_on.h"
#include "sync/tuning.h"

namespace blether::hub {

namespace {

using base::Code;
using base::fail;
using base::Result;

// One byte: 1 while the ledger has to be mended.
constexpr std::string_view kMendNote = "office.mend";

Result<base::SecretBytes> random_key(base::Random& random) {
  TRY(auto key, base::SecretBytes::create(storage::Connection::kKeyBytes));
  random.fill({key.data(), key.size()});
  return key;
}

Result<storage::DeviceKey> device_key(KeyStore& keys, base::Random& random) {
  TRY(auto secret, key_or_make(keys, "device", [&]() -> Result<base::SecretBytes> {
        TRY(storage::DeviceKey made, storage::create_device_key(random));
        return std::move(made.secret_key);
      }));
  return storage::device_key_from(secret.view());
}

// The office's author: the one the ledger knows by this device, or a new one in a ledger that has none. Whoever could
// open a shared ledger has the office's key and may write for the office.
Result<model::AuthorId> author_for(LedgerWork& ledger, const storage::DeviceKey& key, const OfficeSetup& setup) {
  TRY_VOID(ledger.hold_directory());
  TRY(auto known, ledger.device(key.id));
  if (known) return known->known.author;
  TRY(auto workers, ledger.workers());
  auto office = std::find_if(workers.begin(), workers.end(),
                             [](const Worker& worker) { return worker.role == Role::office; });
  const bool is_first = office == workers.end();
  if (!is_first && !setup.is_shared) return fail(Code::corrupt, "the office's key does not belong to this ledger");
  const auto author = is_first ? model::AuthorId::random(*setup.world.random) : office->author;
  if (is_first) TRY_VOID(ledger.add_worker({author, "Office", Role::office}));
  Device device;
  device.known = {key.id, key.public_key, author, "Office", "Office"};
  device.enrolled_ms = setup.world.clock->utc_ms();
  TRY_VOID(ledger.add_device(device));
  return author;
}

// The worker of a tablet that the office has read from. Whatever of the two the ledger has lost is there again; what
// was revoked since has to be revoked again.
Result<Worker> known_again(LedgerWork& ledger, const storage::KnownDevice& known, std::int64_t now_ms) {
  TRY_VOID(ledger.hold_directory());
  TRY(auto author, ledger.worker(known.author));
  if (!author) {
    author = Worker{known.author, known.author_name, Role::worker};
    TRY_VOID(ledger.add_worker(*author));
  }
  TRY(auto there, ledger.device(known.id));
  if (there) return *author;
  base::log(base::Level::warning, "hub", "device " + known.id.hex() + " is known again");
  Device device;
  device.known = known;
  device.enrolled_ms = now_ms;
  TRY_VOID(ledger.add_device(device));
  return *author;
}

Result<std::unique_ptr<storage::Connection>> open_file(const OfficeSetup& setup) {
  using storage::Connection;
  TRY(bool there, setup.files->exists(setup.file));
  if (there) {
    TRY(auto key, setup.keys->key("office"));
    return Connection::open(setup.file, key.view(), Connection::Mode::open_existing);
  }
  TRY(auto key, key_or_make(*setup.keys, "office", [&] { return random_key(*setup.world.random); }));
  return Connection::open(setup.file, key.view(), Connection::Mode::create_new);
}

}  // namespace

Result<std::unique_ptr<Office>> Office::open(const OfficeSetup& setup) {
  TRY(auto key, device_key(*setup.keys, *setup.world.random));
  std::unique_ptr<Office> office(new Office(*setup.ledger, *setup.world.clock));
  office->device_ = key.id;
  TRY(office->author_, from_ledger<model::AuthorId>(*setup.ledger, [&](LedgerWork& ledger) {
        return author_for(ledger, key, setup);
      }));
  TRY(auto connection, open_file(setup));
  TRY(office->store_, storage::Store::open(std::move(connection), std::move(key), office->author_, setup.world));
  auto begun = office->catch_up();
  if (!begun) base::log(base::Level::fault, "hub", "office: " + begun.error().detail);
  return office;
}

Result<void> Office::catch_up() {
  for (bool more = true; more;) {
    TRY(base::Bytes cursor, store_->cursor());
    Scope everything;
    everything.everything = true;
    // Its own changes too: were its file lost, it would be made again from the ledger.
    TRY(FeedPage page, from_ledger<FeedPage>(ledger_, [&](LedgerWork& ledger) {
          return read_feed(ledger, everything, {cursor, model::DeviceId{}, {sync::kPageChanges, sync::kPageBytes}});
        }));
    // Noted before the cursor moves on: after a kill in between it is still due.
    if (page.restored) TRY_VOID(store_->keep_note(kMendNote, base::Bytes{1}));
    TRY_VOID(store_->keep_devices(page.devices));
    if (page.cursor != cursor) TRY_VOID(store_->apply(page.arrivals, page.cursor));
    more = page.more;
  }
  TRY(auto due, store_->note(kMendNote));
  if (due && *due == base::Bytes{1}) return mend();
  TRY_VOID(hand_in());
  TRY(bool lacks, lacks_own());
  return lacks ? mend() : Result<void>();
}

// What this office handed in last it has not read back, so that its cursor does not speak of it.
Result<bool> Office::lacks_own() {
  std::map<model::StreamId, std::uint64_t> ends;
  TRY(auto tips, store_->tips());
  for (const storage::StreamTip& tip : tips)
    if (tip.dot.device == device_) ends[tip.stream] = tip.dot.seq;
  std::set<model::StreamId> streams;
  for (const auto& [stream, seq] : ends) streams.insert(stream);
  TRY(auto kept, from_ledger<LedgerWork::Lasts>(ledger_, [&](LedgerWork& ledger) {
        return ledger.lasts(streams, device_);
      }));
  return std::any_of(ends.begin(), ends.end(), [&](const auto& end) {
    auto found = kept.find(end.first);
    return found == kept.end() || found->second.dot.seq < end.second;
  });
}

Result<storage::CommitInfo> Office::write(const storage::Draft& draft) {
  TRY(auto info, store_->commit(draft));
  TRY_VOID(hand_in());
  TRY(auto aside, store_->quarantined());
  for (const storage::Quarantined& one : aside)
    if (one.stream == info.stream && one.dot == info.dot) return fail(Code::refused, one.reason);
  return info;
}

Result<Taken> Office::push(const std::vector<base::Bytes>& envelopes, std::int64_t now_ms) {
  return from_ledger<Taken>(ledger_, [&](LedgerWork& ledger) -> Result<Taken> {
    TRY(auto device, ledger.device(device_));
    TRY(auto author, ledger.worker(author_));
    if (!device || !author) return fail(Code::corrupt, "the ledger does not know the office");
    const auto opened = open_all(device->known, envelopes);
    return take_in(ledger, *device, *author, scope_of(*author, {}), envelopes, opened, now_ms);
  });
}

Result<void> Office::hand_in() {
  for (bool is_mended = false;;) {
    TRY(auto unsent, store_->unsent(sync::kPageBytes));
    if (unsent.empty()) return {};
    const std::int64_t now = clock_.utc_ms();
    TRY(Taken taken, push(unsent, now));
    std::vector<storage::Receipt> receipts;
    bool does_not_fit = false;
    for (const sync::Answer& answer : taken.answers) {
      const bool is_refused = answer.outcome == sync::Outcome::refused;
      does_not_fit = does_not_fit || is_refused;
      if (is_refused && !is_mended) continue;  // it waits until the ledger has what is before it
      if (is_refused) base::log(base::Level::fault, "hub", "office: " + answer.reason + " " + answer.detail);
      TRY(model::Change change, storage::open_trusted(unsent[answer.change]));
      receipts.push_back({change.stream, change.dot(), answer.outcome == sync::Outcome::stored, taken.receipt,
                          answer.reason, answer.detail});
    }
    TRY_VOID(store_->keep_receipts(receipts, now));
    if (does_not_fit && !is_mended) TRY_VOID(bring_back());
    is_mended = is_mended || does_not_fit;
  }
}

Result<void> Office::mend() {
  TRY_VOID(bring_back());
  TRY_VOID(hand_in());
  return store_->keep_note(kMendNote, base::Bytes{0});
}

// What others wrote is passed on first, what the office wrote waits again and is handed in after it: so nothing stands
// where it stood before something else was lost.
Result<void> Office::bring_back() {
  TRY(auto theirs, from_ledger<std::vector<storage::StreamTip>>(ledger_, [](LedgerWork& ledger) {
        Scope everything;
        everything.everything = true;
        return tips_of(ledger, everything);
      }));
  std::map<std::pair<model::StreamId, model::DeviceId>, std::uint64_t> kept;
  for (const storage::StreamTip& tip : theirs) kept[{tip.stream, tip.dot.device}] = tip.dot.seq;
  TRY(auto chains, store_->tips());
  std::vector<storage::StreamTip> lost;  // up to where the ledger has them
  for (storage::StreamTip& chain : chains) {
    const std::uint64_t from = kept[{chain.stream, chain.dot.device}];
    if (from >= chain.dot.seq) continue;
    chain.dot.seq = from;
    lost.push_back(std::move(chain));
  }
  if (!lost.empty())
    base::log(base::Level::warning, "hub", "the ledger has lost ends of " + std::to_string(lost.size()) + " chains");
  for (const storage::StreamTip& chain : lost) TRY_VOID(welcome(chain));
  for (const storage::StreamTip& chain : lost)
    if (chain.dot.device != device_) TRY_VOID(pass_on(chain));
  for (const storage::StreamTip& chain : lost)
    if (chain.dot.device == device_) TRY_VOID(store_->send_again(chain.stream, chain.dot.seq));
  return {};
}

// A ledger of before may know neither the tablet nor its worker, nor that the worker brought somebody.
Result<void> Office::welcome(const storage::StreamTip& chain) {
  TRY(auto known, store_->device(chain.dot.device));
  if (!known || chain.dot.device == device_) return {};
  TRY(auto first, store_->chain_after(chain.stream, {chain.dot.device, 0}, 1, 1));
  return ledger_.atomically([&](LedgerWork& ledger) -> Result<void> {
    TRY(Worker author, known_again(ledger, *known, clock_.utc_ms()));
    if (chain.dot.seq > 0 || first.empty()) return {};
    return welcome_newcomers(ledger, author, open_all(*known, {first.front().envelope}));
  });
}

Result<void> Office::pass_on(const storage::StreamTip& chain) {
  Scope everything;
  everything.everything = true;
  for (model::Dot after = chain.dot;;) {
    TRY(auto page, store_->chain_after(chain.stream, after, sync::kPageBytes, sync::kPageChanges));
    if (page.empty()) return {};
    after = page.back().gap;
    const auto take = [&](LedgerWork& ledger) {
      return take_relayed(ledger, device_, everything, page, clock_.utc_ms());
    };
    auto taken = from_ledger<std::vector<sync::Answer>>(ledger_, take);
    // Somebody brought the same at the same moment: now it is there.
    if (!taken && taken.error().code == Code::exists) taken = from_ledger<std::vector<sync::Answer>>(ledger_, take);
    if (!taken) return tl::unexpected<base::Error>(taken.error());
  }
}

}  // namespace blether::hub
