// Leaving: which streams a tablet forgets because the office no longer lists them, and which it keeps all the same.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "storage/store.h"

namespace blether::sync {

using Streams = std::set<model::StreamId>;

// Streams that are held although the office does not list them. An office that was put back from a backup may have
// forgotten whom it gave to this tablet, and this tablet may be the last that has what others wrote: it takes nobody off
// on the word of such an office, until the office has given them again (docs/sync.md, "Leaving"). Kept as a note of the
// vault. corrupt: the note cannot be read.
base::Result<Streams> held_streams(storage::Store& store);

// Streams that were left and in which this device had written. When the office lists one of them again an audit is due:
// an office that was put back may have lost what is forgotten here.
base::Result<Streams> left_streams(storage::Store& store);

// What an audit came to.
struct Audited {
  std::optional<std::vector<model::StreamId>> listed;  // the set that the office lists now; nothing: the one it did
  bool after_restore = false;                          // it was put back from a backup
  Streams not_taken;  // in these there is something of others that it could not take, and may take later
};
// Before an audit is noted as done. What the office lists again is held no more, and all that this device wrote there
// waits to be sent again. Held from now on: after a restore whatever is here and not listed; and what is not listed any
// more while something in it waits to be taken since an audit before. Whether anything is held.
base::Result<bool> hold_streams(storage::Store& store, const Audited& audited);

// Forgets whatever is here, not in the set, not held, and with nothing in it that waits to be taken. False: something
// stays, for these reasons or because something of it waits to be sent (law 10); then the set has to be heard again in
// the next exchange.
base::Result<bool> leave_streams(storage::Store& store, const std::vector<model::StreamId>& listed);

}  // namespace blether::sync
