// The documents of peers_data.h as records: a document is a record with its fields, a person's documents are one stream
// and come in with one change, as an office's import writes them.
#pragma once

#include "bench/sync/peers_data.h"
#include "storage/store.h"

namespace blether::bench {

// Ids hold just what the documents' ids hold: letter, number and key.
base::Result<model::RecordId> record_id_of(const std::string& doc);
base::Result<model::StreamId> stream_of(const std::string& doc);
// The three narratives of a person are fields of the schema that are merged as text and searched, and so are names,
// phone and place. Every other field is carried as one this version does not know.
std::string kind_of(const std::string& doc);
std::string field_of(const std::string& field);
model::Value value_of(const DocValue& value);

// One change for each `docs_a_change` documents of one person.
base::Result<std::vector<storage::Draft>> drafts_of(const std::vector<Doc>& docs, std::size_t docs_a_change = 5);
// Writes one field over what the store shows of it now.
base::Result<void> edit(storage::Store& store, const std::string& doc, const std::string& field, const DocValue& value);

// What two people see after they edited the same 200 people without seeing each other, and then met.
struct Probe {
  std::size_t pairs = 0;
  std::size_t converged = 0;              // both show the same
  std::size_t different_field_both = 0;   // both edits are on the page
  std::size_t same_narrative_merged = 0;  // both edits are in the text and nobody is asked
  std::size_t conflicts_listed = 0;       // the same scalar: an item with both values
  std::size_t false_conflicts = 0;        // any other item
};
base::Result<Probe> probe(storage::Store& a, storage::Store& b, const std::vector<DocPair>& pairs);

}  // namespace blether::bench
