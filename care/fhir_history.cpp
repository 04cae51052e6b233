// Every change as a Provenance, and whoever wrote it.
#include <algorithm>
#include <limits>

#include "care/fhir_inside.h"

namespace blether::care::fhir {

using model::Change;
using model::Operation;
using model::Record;
using model::Value;

namespace {

namespace kind = model::kind;

constexpr std::string_view kChangeUrl = "urn:blether:change";
constexpr std::string_view kOperationUrl = "urn:blether:operation";

Json change_part(const Change& change) {
  Json parts = {part("device", change.device.hex()),
                part("seq", change.seq),
                part("author", change.author.hex()),
                part("clock", Value(change.time.wall_ms)),
                part("count", std::uint64_t{change.time.count}),
                part("previous", Value(change.previous)),
                part("reason", change.reason)};
  for (const auto& [device, seq] : change.parents) parts.push_back(dot_part("parent", {device, seq}));
  return extension(kChangeUrl, std::move(parts));
}

Json operation_part(const Operation& operation, bool hidden) {
  Json parts = {part("kind", operation.kind), part("record", operation.record.hex()), part("field", operation.field),
                part("act", operation.act == model::Act::drop ? "drop" : "put"), part("value", operation.value, hidden)};
  for (const model::Dot& dot : operation.overwrites) parts.push_back(dot_part("overwrites", dot));
  return extension(kOperationUrl, std::move(parts));
}

// Which resources a change touched; the person where it touched what stands inside others.
Json targets_of(const FileWriter& writer, const Change& change) {
  std::set<std::string> addresses;
  for (const Operation& operation : change.operations) {
    auto found = writer.addresses.find(operation.record.hex());
    bool in_plan = operation.kind == kind::support || operation.kind == kind::step || operation.kind == kind::choice;
    if (found != writer.addresses.end()) addresses.insert(found->second);
    else addresses.insert((in_plan ? "CarePlan/" : "Patient/") + writer.file.stream.owner.hex());
  }
  if (addresses.empty()) addresses.insert("Patient/" + writer.file.stream.owner.hex());
  Json list = Json::array();
  for (const std::string& address : addresses) list.push_back({{"reference", address}});
  return list;
}

bool are_same(const std::vector<model::Write>& a, const std::vector<model::Write>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const model::Write& x, const model::Write& y) {
    return std::tie(x.dot, x.author, x.time, x.value, x.overwrites) == std::tie(y.dot, y.author, y.time, y.value, y.overwrites);
  });
}

bool read_head(const Json& extension, Change& change) {
  auto dot = dot_from(extension);
  auto author = text_part(extension, "author"), reason = text_part(extension, "reason");
  auto author_id = author ? model::AuthorId::from_hex(*author) : std::nullopt;
  auto clock = number_part(extension, "clock"), count = number_part(extension, "count");
  const Json* previous = find_part(extension, "previous");
  auto hash = previous ? from_part(*previous) : std::nullopt;
  if (!dot || !author_id || !reason || !clock || !count || *count < 0 ||
      *count > std::numeric_limits<std::uint32_t>::max() || !hash || !std::holds_alternative<base::Bytes>(*hash))
    return false;
  change.device = dot->device, change.seq = dot->seq, change.author = *author_id, change.reason = *reason;
  change.time = {*clock, static_cast<std::uint32_t>(*count)};
  change.previous = std::get<base::Bytes>(*hash);
  for (const Json& entry : extension["extension"]) {
    if (!entry.is_object() || entry.value("url", Json()) != "parent") continue;
    auto parent = dot_from(entry);
    if (!parent || !change.parents.emplace(parent->device, parent->seq).second) return false;
  }
  return true;
}

std::optional<Operation> read_operation(const Json& extension) {
  auto kind = text_part(extension, "kind"), record = text_part(extension, "record"), field = text_part(extension, "field"),
       act = text_part(extension, "act");
  auto id = record ? model::RecordId::from_hex(*record) : std::nullopt;
  const Json* held = find_part(extension, "value");
  auto value = held ? from_part(*held) : std::nullopt;
  if (!kind || !id || !field || !act || (*act != "put" && *act != "drop") || !value) return std::nullopt;
  Operation operation{*kind, *id, *field, *act == "drop" ? model::Act::drop : model::Act::put, *value, {}};
  for (const Json& entry : extension["extension"]) {
    if (!entry.is_object() || entry.value("url", Json()) != "overwrites") continue;
    auto dot = dot_from(entry);
    if (!dot) return std::nullopt;
    operation.overwrites.push_back(*dot);
  }
  return operation;
}

}  // namespace

Json change_resource(const FileWriter& writer, const FileChange& written) {
  const Change& change = written.change;
  const Json who = {{"reference", "Practitioner/" + change.author.hex()}};
  const std::string recorded = instant(change.time.wall_ms).value_or("1970-01-01T00:00:00.000Z");
  Json resource = {{"resourceType", "Provenance"},
                   {"id", change.device.hex() + "." + std::to_string(change.seq)},
                   {"target", targets_of(writer, change)},
                   {"recorded", recorded}};
  resource["agent"] = Json::array({{{"who", who}}});
  resource["extension"].push_back(change_part(change));
  for (const Operation& operation : change.operations)
    resource["extension"].push_back(operation_part(operation, writer.hides(operation.kind, operation.record)));
  if (written.envelope.empty()) return resource;
  Json type = {{"system", "urn:iso-astm:E1762-95:2013"}, {"code", "1.2.840.10065.1.12.1.1"}};  // author's signature
  Json signature = {{"when", recorded}, {"who", who}, {"sigFormat", "application/vnd.blether.change"},
                    {"data", base64(written.envelope)}};
  signature["type"] = Json::array({std::move(type)});
  resource["signature"] = Json::array({std::move(signature)});
  return resource;
}

std::optional<FileChange> read_change(const Json& resource, const model::StreamId& stream) {
  FileChange written;
  written.change.stream = stream;
  if (!resource.contains("extension") || !resource["extension"].is_array()) return std::nullopt;
  bool has_head = false;
  for (const Json& extension : resource["extension"]) {
    const Json url = extension.is_object() ? extension.value("url", Json()) : Json();
    if (url == kChangeUrl) {
      if (has_head || !read_head(extension, written.change)) return std::nullopt;
      has_head = true;
    } else if (url == kOperationUrl) {
      auto operation = read_operation(extension);
      if (!operation) return std::nullopt;
      written.change.operations.push_back(std::move(*operation));
    }
  }
  if (!has_head) return std::nullopt;
  const Json* data = find_at(resource, "signature[]/data");
  if (!data) return written;
  auto envelope = data->is_string() ? from_base64(data->get_ref<const std::string&>()) : std::nullopt;
  if (!envelope || envelope->empty()) return std::nullopt;
  written.envelope = std::move(*envelope);
  return written;
}

Json author_resource(const FileAuthor& author) {
  Json resource = {{"resourceType", "Practitioner"}, {"id", author.id.hex()}};
  if (auto name = native(Form::text, Value(author.name), {}))
    resource["name"] = Json::array({{{"text", std::move(*name)}}});
  return resource;
}

std::optional<FileAuthor> read_author(const Json& resource) {
  auto id = resource.contains("id") && resource["id"].is_string()
                ? model::AuthorId::from_hex(resource["id"].get_ref<const std::string&>())
                : std::nullopt;
  if (!id) return std::nullopt;
  const Json* name = find_at(resource, "name[]/text");
  return FileAuthor{*id, name && name->is_string() ? name->get<std::string>() : std::string()};
}

Json team_resource(const FileWriter& writer) {
  Json team = {{"resourceType", "CareTeam"}, {"id", writer.file.stream.owner.hex()}, {"subject", writer.subject}};
  for (const FileAuthor& author : writer.file.authors) {
    Json member = {{"reference", "Practitioner/" + author.id.hex()}};
    team["participant"].push_back({{"member", std::move(member)}});
  }
  return team;
}

bool take_history(PersonFile& file, std::string& fault) {
  if (file.history.empty()) return true;
  auto heads = heads_of_history(file.history);
  std::size_t taken = 0;
  for (Record& record : file.records)
    for (auto& [name, field] : record.fields) {
      fault = record.kind + " " + record.id.hex() + " " + name;
      auto found = heads.find({record.kind, record.id, name});
      if (found == heads.end()) return false;
      ++taken;
      const bool many = !field.heads.empty();
      if (many && !are_same(field.heads, found->second)) return false;
      field.heads = std::move(found->second);
      auto values = shown_values(record.kind, name, field);
      const bool alone = field.heads.size() == 1 && field.merged.state == model::FieldState::settled;
      if (alone && (values.size() != 1 || values.front() != field.heads.front().value)) return false;
      for (const Value& value : values)  // each element of a set or log was written by somebody
        if (!alone && values.size() > 1 &&
            std::none_of(field.heads.begin(), field.heads.end(), [&](const auto& head) { return head.value == value; }))
          return false;
    }
  fault = "a field that the history has and no record";
  if (taken != heads.size()) return false;
  fault.clear();
  return true;
}

}  // namespace blether::care::fhir

namespace blether::care {

std::map<FieldName, std::vector<model::Write>> heads_of_history(const std::vector<FileChange>& history) {
  struct Seen {
    std::vector<model::Write> writes;
    std::set<std::pair<model::Dot, model::Value>> over;  // overwritten; of a set together with the element
  };
  std::map<FieldName, Seen> fields;
  for (const auto& [change, envelope] : history)
    for (const model::Operation& operation : change.operations) {
      Seen& seen = fields[{operation.kind, operation.record, operation.field}];
      const bool is_set = model::rule_of(operation.kind, operation.field).merge == model::MergeKind::set;
      for (const model::Dot& dot : operation.overwrites) seen.over.emplace(dot, is_set ? operation.value : model::Value());
      // One change gives a field one value: its last. Only a set takes several.
      if (!is_set) std::erase_if(seen.writes, [dot = change.dot()](const model::Write& write) { return write.dot == dot; });
      if (operation.act == model::Act::put)
        seen.writes.push_back({change.dot(), change.author, change.time, operation.value, operation.overwrites});
    }
  std::map<FieldName, std::vector<model::Write>> heads;
  for (auto& [name, seen] : fields) {
    const bool is_set = model::rule_of(std::get<0>(name), std::get<2>(name)).merge == model::MergeKind::set;
    std::erase_if(seen.writes, [is_set, &seen = seen](const model::Write& write) {
      return seen.over.contains({write.dot, is_set ? write.value : model::Value()});
    });
    if (seen.writes.empty()) continue;
    std::stable_sort(seen.writes.begin(), seen.writes.end(), [](auto& a, auto& b) { return a.dot < b.dot; });
    heads.emplace(name, std::move(seen.writes));
  }
  return heads;
}

}  // namespace blether::care
