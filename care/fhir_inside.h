// The parts of writing and reading a person's file. Inside care only.
#pragma once

#include <set>
#include <unordered_map>
#include <unordered_set>

#include "care/fhir.h"
#include "care/fhir_map.h"

namespace blether::care::fhir {

using Ids = std::unordered_set<std::string>;  // records, in hexadecimal

// What the writing of every resource needs.
struct FileWriter {
  const PersonFile& file;
  const Templates& templates;
  Addresses addresses;  // of records with a resource of their own
  Ids elsewhere;        // conversations on a template that is not here, or here in another version
  Ids legible;          // answers, voices and pictures that a program may show to a worker by itself
  Json subject;                            // {"reference": "Patient/…"}
  std::map<std::string_view, std::vector<const model::Record*>> kinds;  // each sorted by id

  // What stands at questions (answers, voices, pictures) of conversations `elsewhere` is hidden as `file` says; of the
  // others as `file` or their template says.
  FileWriter(const PersonFile& file, const Templates& templates, Ids elsewhere = {});
  const std::vector<const model::Record*>& of(std::string_view kind) const;
  // Null: it is not here.
  const Template* form_of(const model::Record* conversation) const;
  bool hides(std::string_view kind, const model::RecordId& record) const;
};

// --- fhir_records.cpp

// The record's name and fields: natively where FHIR has a place, else as extensions of `holder`. Fields in `written`
// stand natively already.
void write_record(Json& holder, const model::Record& record, const Addresses& addresses, bool natively,
                  const std::set<std::string_view>& written = {}, bool hidden = false);
// The record that `holder` holds; nothing when it holds none. `fault` gets the place below the holder when it cannot be
// understood. Fields that the caller has read natively come in `read`.
struct HeldRecord {
  bool any = false;
  bool hidden = false;  // the file keeps it from a worker's eyes
  model::Record record;
  std::string fault;
};
HeldRecord read_record(const Json& holder, const model::StreamId& stream,
                       const std::map<std::string, std::vector<model::Value>>& read = {});
// A resource of its own, with all that FHIR wants of one.
Json resource_for(const FileWriter& writer, const model::Record& record);
// Its values as a reader gets them: of a set or log all, else the one.
std::vector<model::Value> shown_values(std::string_view kind, std::string_view name, const model::Field& field);
void set_shown(std::string_view kind, std::string_view name, std::vector<model::Value> values, model::Field& field);
// As an entry of the Bundle, with the address that references to it end with.
Json entry_of(Json resource);

// --- fhir_answers.cpp

Json conversation_resource(const FileWriter& writer, const model::Record& conversation);
// The conversation's answers, wherever in the tree they stand. False: something cannot be understood, or says to others
// what it does not say to us; `fault` is where. Words and order of a template are not looked at.
bool read_answers(const Json& resource, const model::RecordId& conversation, PersonFile& file, std::string& fault);
// The resource was laid out by this template in this version. A template without url or version is never known to be.
bool is_laid_out_by(const Template& form, const Json& resource);

// --- fhir_plan.cpp

Json plan_resource(const FileWriter& writer);
bool read_plan(const Json& resource, const model::StreamId& stream, std::vector<model::Record>& records,
               std::string& fault);

// --- fhir_history.cpp

Json change_resource(const FileWriter& writer, const FileChange& written);
std::optional<FileChange> read_change(const Json& resource, const model::StreamId& stream);
Json author_resource(const FileAuthor& author);
std::optional<FileAuthor> read_author(const Json& resource);
Json team_resource(const FileWriter& writer);
// Gives every field the heads that the history tells. False: a record says otherwise; `fault` names it.
bool take_history(PersonFile& file, std::string& fault);

}  // namespace blether::care::fhir
