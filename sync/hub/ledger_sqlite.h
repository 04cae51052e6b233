// The embedded ledger: one SQLCipher file, one connection, one transaction at a time.
#pragma once

#include <memory>

#include "platform/base/files.h"
#include "platform/base/random.h"
#include "sync/hub/ledger.h"

namespace blether::hub {

// Opens the file under a 32-byte key, or makes it when `create`. One of an older version is brought along.
// not_found, exists, wrong_key, locked (another program has it open), too_new (made by a newer version), no_space, io.
base::Result<std::unique_ptr<Ledger>> open_sqlite_ledger(const base::Path& file, base::ByteView key, bool create,
                                                         base::Random& random);

}  // namespace blether::hub
