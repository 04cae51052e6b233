// What several pages are built from: names, editable fields, states of sending.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "app/core/read_models.h"
#include "storage/store.h"

namespace blether::app {

model::StreamId shared_stream(model::OwnerId person);
model::RecordId person_record(model::OwnerId person);

PersonName name_of(const model::Record& person);
// How to call somebody nobody has described yet.
PersonName unnamed(model::OwnerId person);
std::optional<int> age_of(const model::Record& person, std::int64_t now_ms);

// A field of a record that exists, ready for an editor.
FieldText field_text(const model::Record& record, std::string_view field);
// The same where nothing has been written yet.
FieldText empty_field(const model::StreamId& stream, std::string_view kind, model::RecordId record, std::string_view field);

// The write of a field that overwrites just what its editor had seen.
model::Operation overwrite(const FieldKey& key, model::Value value, std::vector<model::Dot> seen);

// The record, or nothing when nobody wrote it yet; other failures stay failures.
base::Result<std::optional<model::Record>> find_record(storage::Store& store, const model::StreamId& stream,
                                                       model::RecordId id);

// Given name of an author, by id.
using AuthorNames = std::map<model::AuthorId, std::string>;
base::Result<AuthorNames> author_names(storage::Store& store);

// The first letter of a name as a person sees it, in upper case; empty for an empty name.
std::string initial(std::string_view name);

// First word of a full name.
std::string given_name(std::string_view full);

using StatusByPerson = std::map<model::OwnerId, SendStatus>;
// What is waiting per person, both streams together; persons with open conflicts or quarantined changes need attention.
base::Result<StatusByPerson> send_statuses(storage::Store& store);

}  // namespace blether::app
