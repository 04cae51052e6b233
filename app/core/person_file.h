// A person's file out of a vault, for taking it elsewhere.
#pragma once

#include "care/fhir.h"
#include "storage/store.h"

namespace blether::app {

// Everything of one stream: records, every change as it was signed, who wrote. not_found: nothing is known of it.
base::Result<care::PersonFile> person_file(storage::Store& store, const model::StreamId& stream, std::int64_t made_ms);

}  // namespace blether::app
