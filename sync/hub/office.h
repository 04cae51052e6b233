// Office: the service as an author and a reader. It has a device key and a store of its own, writes like any device,
// and reads merged records for reports.
#pragma once

#include <memory>

#include "sync/hub/intake.h"
#include "sync/hub/keys.h"

namespace blether::hub {

struct OfficeSetup {
  base::Files* files = nullptr;
  base::Path file;              // office.db
  KeyStore* keys = nullptr;     // "office" opens the file, "device" signs
  storage::StoreWorld world;
  Ledger* ledger = nullptr;
  bool is_shared = false;       // other services of this office may be on the ledger: each has a device of its own
};

// Single-threaded: whoever uses it holds the service's office lock.
class Office {
 public:
  // Makes the office's author and device in an empty ledger, reads what came since and hands in what is unsent; where
  // that does not work it is logged, and the next command does it. corrupt: a file is there without its key, or a ledger
  // without its office.
  static base::Result<std::unique_ptr<Office>> open(const OfficeSetup& setup);

  // Reads what devices have pushed since the last time, and hands in what is unsent. Finds out when the ledger was put
  // back to before something that this office has read or written, and brings that back.
  base::Result<void> catch_up();
  // Commits to the office's store and puts it into the ledger. After a crash in between, hand_in does the rest. refused:
  // the ledger did not take it; the detail says why, and the office's file keeps it.
  base::Result<storage::CommitInfo> write(const storage::Draft& draft);
  // What the ledger cannot take even after it was mended stands as put aside in the office's file and is logged.
  base::Result<void> hand_in();

  storage::Store& store() { return *store_; }
  const model::DeviceId& device() const { return device_; }
  model::AuthorId author() const { return author_; }

 private:
  Office(Ledger& ledger, base::Clock& clock) : ledger_(ledger), clock_(clock) {}
  base::Result<bool> lacks_own();
  base::Result<void> mend();
  base::Result<void> bring_back();
  base::Result<void> welcome(const storage::StreamTip& chain);
  base::Result<void> pass_on(const storage::StreamTip& chain);
  base::Result<Taken> push(const std::vector<base::Bytes>& envelopes, std::int64_t now_ms);
  Ledger& ledger_;
  base::Clock& clock_;
  model::DeviceId device_;
  model::AuthorId author_;
  std::unique_ptr<storage::Store> store_;
};

}  // namespace blether::hub
