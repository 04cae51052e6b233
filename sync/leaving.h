// Leaving: which streams a tablet forgets because the office no longer lists them, and which it keeps all the same.
#pragma once

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

// Before the audit of an exchange is noted as done: `listed` is the set that the office lists now. What it lists again is
// held no more, and all that this device wrote there waits to be sent again. `after_restore`: whatever else is here and
// not in the set is held from now on. Whether anything is held.
base::Result<bool> hold_streams(storage::Store& store, const std::vector<model::StreamId>& listed, bool after_restore);

// Forgets whatever is here, not in the set and not held. False: something stays, because it is held or because something
// of it waits to be sent (law 10); then the set has to be heard again in the next exchange.
base::Result<bool> leave_streams(storage::Store& store, const std::vector<model::StreamId>& listed);

}  // namespace blether::sync
