// What a Store is made of. Inside storage/ only.
#pragma once

#include "storage/audit.h"
#include "storage/kept_files.h"
#include "storage/known_devices.h"
#include "storage/outbox.h"
#include "storage/tables.h"

namespace blether::storage {

struct Store::Inside {
  Inside(std::unique_ptr<Connection> open_connection, DeviceKey device_key, model::AuthorId who, StoreWorld around,
         Audit chain)
      : connection(std::move(open_connection)), tables(*connection, around.merge), devices(tables), outbox(tables),
        audit(std::move(chain)), key(std::move(device_key)), author(who), world(around),
        files(tables, *around.random, *around.clock) {}

  std::unique_ptr<Connection> connection;
  Tables tables;
  KnownDevices devices;
  Outbox outbox;
  Audit audit;
  DeviceKey key;
  model::AuthorId author;
  StoreWorld world;
  KeptFiles files;
  LocalId self = 0;
  std::optional<model::HybridTime> last_time;  // of the newest own change

  // Runs `work` in one transaction. When it or the commit fails nothing has changed, in memory neither.
  template <class Work>
  auto whole(Work work) -> decltype(work()) {
    auto undone = [&] {
      tables.forget();
      devices.forget();
      last_time.reset();
    };
    TRY(auto transaction, Transaction::begin(*connection));
    auto result = work();
    if (!result) {
      undone();
      return result;
    }
    if (auto committed = transaction.commit(); !committed) {
      undone();
      return tl::unexpected<base::Error>(committed.error());
    }
    return result;
  }

  // In the caller's transaction: an own change. `first_written`: it was written elsewhere, and when.
  base::Result<CommitInfo> write(const Draft& draft, std::optional<model::HybridTime> first_written = {});
  // In the caller's transaction: what arrived, and the cursor after it.
  base::Result<ApplyInfo> take(const std::vector<Arrival>& arrivals, std::optional<base::ByteView> cursor_after);
  base::Result<void> keep_note(std::string_view name, base::ByteView value);
  base::Result<std::optional<base::Bytes>> note(std::string_view name);
  // Drops what is derived and builds it again from the log, in the caller's transaction.
  base::Result<void> derive_again();
  // Derives again when this version's schema gives fields other rules than the version that wrote last.
  base::Result<void> follow_schema();
  base::Result<model::HybridTime> next_time();
};

// Notes of the store itself; no caller's key begins like this.
inline constexpr std::string_view kCursorNote = "\x01" "cursor";
inline constexpr std::string_view kSchemaNote = "\x01" "schema";

}  // namespace blether::storage
