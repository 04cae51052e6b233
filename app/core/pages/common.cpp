#include "app/core/pages/common.h"

#include <unicode/unistr.h>

#include <set>

namespace blether::app {

using base::Code;
using base::Result;
using model::Record;

model::StreamId shared_stream(model::OwnerId person) { return {model::Audience::shared, person}; }
model::RecordId person_record(model::OwnerId person) { return model::same_id<model::RecordId>(person); }

std::string initial(std::string_view name) {
  auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<int>(name.size())));
  if (text.isEmpty()) return {};
  std::string first;
  icu::UnicodeString(text, 0, text.moveIndex32(0, 1)).toUpper().toUTF8String(first);
  return first;
}

PersonName unnamed(model::OwnerId person) {
  PersonName name;
  name.id = person;
  name.full = name.known_as = "…";
  return name;
}

PersonName name_of(const Record& person) {
  PersonName name = unnamed(model::same_id<model::OwnerId>(person.id));
  std::string given = person.text("given_name"), family = person.text("family_name"), known = person.text("known_as");
  if (!given.empty() || !family.empty()) name.full = given + (given.empty() || family.empty() ? "" : " ") + family;
  name.known_as = !known.empty() ? known : !given.empty() ? given : name.full;
  name.initials = initial(given) + initial(family);
  name.pronoun = person.text("pronoun");
  name.carer = person.flag("carer") && !person.flag("supported");
  return name;
}

std::optional<int> age_of(const Record& person, std::int64_t now_ms) {
  auto born = base::parse_date(person.text("birth_date"));
  return born ? base::age_on(*born, base::london_time(now_ms).date) : std::nullopt;
}

FieldText empty_field(const model::StreamId& stream, std::string_view kind, model::RecordId record,
                      std::string_view field) {
  FieldText text;
  text.key = {stream, std::string(kind), record, std::string(field)};
  return text;
}

FieldText field_text(const Record& record, std::string_view field) {
  FieldText text = empty_field(record.stream, record.kind, record.id, field);
  if (const auto* found = record.field(field)) {
    text.text = model::text_of(found->merged.value);
    text.state = found->merged.state;
    text.seen = record.seen(field);
  }
  return text;
}

model::Operation overwrite(const FieldKey& key, model::Value value, std::vector<model::Dot> seen) {
  return {key.kind, key.record, key.field, model::Act::put, std::move(value), std::move(seen)};
}

Result<std::optional<Record>> find_record(storage::Store& store, const model::StreamId& stream, model::RecordId id) {
  auto found = store.record(stream, id);
  if (found) return std::optional<Record>(std::move(*found));
  if (found.error().code == Code::not_found) return std::optional<Record>();
  return tl::unexpected<base::Error>(found.error());
}

Result<AuthorNames> author_names(storage::Store& store) {
  AuthorNames names;
  TRY(auto devices, store.devices());
  for (const auto& device : devices) names[device.author] = given_name(device.author_name);
  TRY(auto workers, store.all_records(model::Audience::staff, model::kind::worker));
  for (const Record& worker : workers)
    names[model::same_id<model::AuthorId>(worker.id)] = given_name(worker.text("name"));
  return names;
}

std::string given_name(std::string_view full) { return std::string(full.substr(0, full.find(' '))); }

Result<StatusByPerson> send_statuses(storage::Store& store) {
  StatusByPerson statuses;
  TRY(auto states, store.send_states());
  for (const auto& state : states) {
    SendStatus& status = statuses[state.stream.owner];
    status.waiting += state.waiting;
    if (state.quarantined > 0) status.pill = SendPill::attention;
    else if (state.waiting > 0 && status.pill == SendPill::stored) status.pill = SendPill::waiting;
  }
  TRY(auto conflicts, store.conflicts());
  for (const auto& conflict : conflicts) statuses[conflict.stream.owner].pill = SendPill::attention;
  return statuses;
}

}  // namespace blether::app
