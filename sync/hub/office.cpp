#include "sync/hub/office.h"

#include <algorithm>

#include "storage/sql.h"
#include "sync/hub/intake.h"
#include "sync/hub/scope.h"
#include "sync/tuning.h"

namespace blether::hub {

namespace {

using base::Code;
using base::fail;
using base::Result;

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
  auto office = std::find_if(workers.begin(), workers.end(), [](const Worker& worker) { return worker.role == Role::office; });
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
  TRY_VOID(office->hand_in());
  return office;
}

Result<void> Office::catch_up() {
  for (bool more = true; more;) {
    TRY(base::Bytes cursor, store_->cursor());
    Scope everything;
    everything.everything = true;
    // Its own changes too: were its file lost, it would be made again from the ledger.
    TRY(FeedPage page, from_ledger<FeedPage>(ledger_, [&](LedgerWork& ledger) {
          return read_feed(ledger, everything, {cursor, false, model::DeviceId{}, {sync::kPageChanges, sync::kPageBytes}});
        }));
    TRY_VOID(store_->keep_devices(page.devices));
    if (page.cursor != cursor) TRY_VOID(store_->apply(page.arrivals, page.cursor));
    more = page.more;
  }
  return {};
}

Result<storage::CommitInfo> Office::write(const storage::Draft& draft) {
  TRY(auto info, store_->commit(draft));
  TRY_VOID(hand_in());
  return info;
}

Result<void> Office::hand_in() {
  for (;;) {
    TRY(auto unsent, store_->unsent(sync::kPageBytes));
    if (unsent.empty()) return {};
    const std::int64_t now = clock_.utc_ms();
    TRY(Taken taken, from_ledger<Taken>(ledger_, [&](LedgerWork& ledger) -> Result<Taken> {
          TRY(auto device, ledger.device(device_));
          TRY(auto author, ledger.worker(author_));
          if (!device || !author) return fail(Code::corrupt, "the ledger does not know the office");
          return take_in(ledger, *device, *author, scope_of(*author, {}), unsent, open_all(device->known, unsent), now);
        }));
    std::vector<storage::Receipt> receipts;
    for (const sync::Answer& answer : taken.answers) {
      TRY(model::Change change, storage::open_trusted(unsent[answer.change]));
      if (answer.outcome == sync::Outcome::refused) return fail(Code::corrupt, "office: " + answer.reason);
      receipts.push_back({change.stream, change.dot(), answer.outcome == sync::Outcome::stored, taken.receipt,
                          answer.reason, answer.detail});
    }
    TRY_VOID(store_->keep_receipts(receipts, now));
  }
}

}  // namespace blether::hub
