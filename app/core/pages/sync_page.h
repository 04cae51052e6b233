// Sending to the office: what waits, what is stored, what needs somebody.
#pragma once

#include <optional>

#include "app/core/pages/people_page.h"
#include "app/core/read_models_sync.h"
#include "sync/session.h"

namespace blether::app {

// `network`: nothing before enrolment is complete.
base::Result<SyncModel> sync_page(storage::Store& store, const Caseload& caseload,
                                  const std::optional<sync::NetworkState>& network, bool paused);

// Where the office's "not taken" leads: the page on which it can be mended.
Route route_to_record(storage::Store& store, const model::StreamId& stream, model::RecordId record);

}  // namespace blether::app
