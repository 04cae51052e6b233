// Search: every word anybody wrote, found as it is typed.
#pragma once

#include "storage/tables.h"

namespace blether::storage {

// Puts the record's words as they are now into the index. A withdrawn record has none.
// `is_new`: it has none in the index yet.
base::Result<void> index_record(Tables& tables, const RecordState& state, bool is_new);
base::Result<void> clear_index(Tables& tables);
base::Result<std::vector<SearchHit>> search_words(Tables& tables, std::string_view words, std::size_t most);

}  // namespace blether::storage
