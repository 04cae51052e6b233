// One person's file as a FHIR R4 Bundle, and back (docs/fhir.md has the mapping).
//
// What FHIR has a place for stands there; what it has none for stands in extensions `urn:blether:…` of the same
// resource. Every change is a Provenance. What was read is written again and must give the same file: so nothing in a
// file is passed over, and other programs read the same as we do.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "care/questionnaire.h"
#include "platform/base/result.h"
#include "storage/model/change.h"
#include "storage/model/heads.h"

namespace blether::care {

struct FileAuthor {
  model::AuthorId id;
  std::string name;
};

struct FileChange {
  model::Change change;
  base::Bytes envelope;  // as its device signed it; carried and not looked into. May be empty
};

// All that is known of one person in one stream. A snapshot; the conversations' templates are looked up elsewhere.
struct PersonFile {
  model::StreamId stream;
  std::int64_t made_ms = 0;             // UTC
  std::vector<model::Record> records;   // withdrawn ones too; in any order when written, by kind and id when read
  std::vector<FileChange> history;      // oldest first; may be empty: then only the present is told
  std::vector<FileAuthor> authors;      // whoever wrote something
  // What stands at a question, and the file it came in kept from a worker's eyes, whatever a template here says. Kept
  // so when written.
  std::set<model::RecordId> hidden = {};
};

// Answers, voices and pictures: what stands at a question, and may be kept from a worker's eyes.
bool is_at_question(std::string_view kind);

using Templates = std::map<std::string, Template, std::less<>>;

// What stands at items marked private, and of templates that are not among `templates`, is written so that no program
// shows it to a worker by itself. invalid: more than a limit below.
base::Result<std::string> fhir_bundle(const PersonFile& file, const Templates& templates);

// Gives the records with the heads that the history tells. Refused whole: invalid, with line and place (not such a file,
// something in it was not understood or contradicts the history); too_new: made by a later version.
base::Result<PersonFile> read_fhir_bundle(std::string_view json, const Templates& templates);

// The writes of each field that no later one has overwritten, by dot: what Record's heads are, from the changes alone.
using FieldName = std::tuple<std::string, model::RecordId, std::string>;  // kind, record, field
std::map<FieldName, std::vector<model::Write>> heads_of_history(const std::vector<FileChange>& history);

// Limits, so that no file can exhaust a tablet.
inline constexpr std::size_t kMostFileBytes = 64u << 20;
inline constexpr std::size_t kMostFileRecords = 10'000;
inline constexpr std::size_t kMostFileChanges = 50'000;
inline constexpr std::size_t kMostFileDepth = 40;

}  // namespace blether::care
