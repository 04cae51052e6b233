// Records as readers get them, and the history of a field.
#pragma once

#include "storage/tables.h"

namespace blether::storage {

base::Result<model::Record> record_of(Tables& tables, const RecordState& state);
// The same with the fields that search looks at, and the withdrawal.
base::Result<model::Record> searched_part_of(Tables& tables, const RecordState& state);

// not_found: nobody ever wrote it.
base::Result<model::Record> read_record(Tables& tables, const model::StreamId& stream, const model::RecordId& id);
base::Result<std::vector<model::Record>> read_records(Tables& tables, const model::StreamId& stream,
                                                      std::string_view kind);
base::Result<std::vector<model::Record>> read_all(Tables& tables, model::Audience audience, std::string_view kind);

base::Result<std::vector<model::Write>> read_history(Tables& tables, const model::StreamId& stream,
                                                     const model::RecordId& record, std::string_view field);

}  // namespace blether::storage
