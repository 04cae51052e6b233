#include <algorithm>

#include "care/amounts.h"
#include "care/fhir_inside.h"
#include "care/reached.h"
#include "care/record_edit.h"
#include "care/unmet_need.h"
#include "platform/base/clock.h"

namespace blether::care::fhir {

using model::FieldState;
using model::Value;

namespace {

namespace kind = model::kind;

bool is_list(std::string_view kind, std::string_view field) {
  auto merge = model::rule_of(kind, field).merge;
  return merge == model::MergeKind::set || merge == model::MergeKind::log;
}

// More than one thing was written at once, and people see that.
bool has_versions(std::string_view kind, std::string_view name, const model::Field& field) {
  return field.merged.state != FieldState::settled || (field.heads.size() > 1 && !is_list(kind, name));
}

const char* state_name(FieldState state) {
  return state == FieldState::conflict ? "conflict" : state == FieldState::merged ? "merged" : "settled";
}

Json versions_of(const std::string& name, const model::Field& field, bool hidden) {
  Json parts = Json::array({part("name", name), part("state", state_name(field.merged.state)),
                            part("proposal", Value(field.merged.has_proposal))});
  if (field.merged.has_base) parts.push_back(part("base", field.merged.base, hidden));
  for (const auto& head : field.heads) parts.push_back(write_part("version", head, hidden));
  return extension(kVersionsUrl, std::move(parts));
}

bool read_versions(const Json& extension, model::Record& record) {
  auto name = text_part(extension, "name"), state = text_part(extension, "state");
  const Json* proposal = find_part(extension, "proposal");
  auto flag = proposal ? from_part(*proposal) : std::nullopt;
  if (!name || !state || !flag) return false;
  auto found = std::find_if(record.fields.begin(), record.fields.end(), [&](const auto& f) { return f.first == *name; });
  if (found == record.fields.end()) return false;
  model::Field& field = found->second;
  field.merged.state = *state == "conflict" ? FieldState::conflict
                       : *state == "merged" ? FieldState::merged
                                            : FieldState::settled;
  field.merged.has_proposal = model::flag_of(*flag);
  if (const Json* base = find_part(extension, "base")) {
    auto value = from_part(*base);
    if (!value) return false;
    field.merged.base = *value, field.merged.has_base = true;
  }
  for (const Json& entry : extension["extension"]) {
    if (!entry.is_object() || entry.value("url", Json()) != "version") continue;
    auto write = write_from(entry);
    if (!write) return false;
    field.heads.push_back(std::move(*write));
  }
  return true;
}

bool read_field(const Json& extension, std::map<std::string, std::vector<Value>>& fields) {
  auto name = text_part(extension, "name");
  if (!name) return false;
  std::vector<Value> values;
  for (const Json& entry : extension["extension"]) {
    if (!entry.is_object() || entry.value("url", Json()) != "value") continue;
    auto value = from_part(entry);
    if (!value) return false;
    values.push_back(std::move(*value));
  }
  return fields.emplace(*name, std::move(values)).second;
}

// A Goal is achieved when the person's reviews say so, and only then.
void write_goal_status(Json& resource, const FileWriter& writer, const model::Record& record) {
  const OutcomeNow now = outcome_now(record.id, writer.file.records, writer.file.records);
  const bool reached = now.is == OutcomeNow::Is::reached;
  resource["lifecycleStatus"] = record.withdrawn || now.is == OutcomeNow::Is::let_go ? "cancelled"
                                : reached                                            ? "completed"
                                                                                     : "active";
  if (record.withdrawn || now.is == OutcomeNow::Is::open) return;
  if (base::parse_date(now.on)) resource["statusDate"] = now.on;
  if (!reached) return;
  constexpr const char* kSystem = "http://terminology.hl7.org/CodeSystem/goal-achievement";
  resource["achievementStatus"]["coding"] = Json::array({{{"system", kSystem}, {"code", "achieved"}}});
}

void write_status(Json& resource, const FileWriter& writer, const model::Record& record) {
  const std::string type = resource["resourceType"];
  const bool gone = record.withdrawn;
  if (type == "Patient" || type == "RelatedPerson") resource["active"] = !gone;
  else if (type == "Goal") write_goal_status(resource, writer, record);
  else if (type == "Observation" || type == "RiskAssessment") resource["status"] = gone ? "cancelled" : "final";
  else if (type == "Media") resource["status"] = gone ? "entered-in-error" : "completed";
  else if (type == "Flag") resource["status"] = gone ? "inactive" : "active";
  else if (type == "Communication")
    resource["status"] = gone                                   ? "entered-in-error"
                         : record.text("state") == "not-offered" ? "not-done"
                                                                 : "completed";
  // FHIR R4 Basic has no status. Whoever does not know the extension must not take the rest as said.
  else if (type == "Basic" && gone)
    resource["modifierExtension"] = Json::array({{{"url", kStatusUrl}, {"valueCode", "entered-in-error"}}});
}

Json kind_concept(const std::string& kind) {
  Json concept_ = {{"text", kind}};
  concept_["coding"] = Json::array({{{"system", "urn:blether:kind"}, {"code", kind}}});
  return concept_;
}

// Why an element that FHIR R4 wants says nothing.
Json absent(std::string_view why) {
  return Json::array({{{"url", "http://hl7.org/fhir/StructureDefinition/data-absent-reason"}, {"valueCode", why}}});
}

// --- unmet needs

struct NeedPart {
  std::string_view code, words;
};
constexpr NeedPart kNeedParts[] = {
    {"amount-wanted", "How much is wanted"},
    {"amount-got", "How much there is now"},
    {"amount-short", "How much is missing"},
    {"carer-affected", "It is hard for the carer too"},
    {"closed-reason", "Why nobody waits for it any more"},
    {"domain", "Which part of life it is about"},
    {"effect", "What it does to them"},
    {"interim", "What covers it meanwhile"},
    {"locality", "Where"},
    {"look-again", "When somebody looks at it again"},
    {"status", "How it stands"},
    {"support-type", "What kind of support it is"},
};

void put_amount(Json& resource, const std::string& code, std::int64_t thousandths, const std::string& unit) {
  Json amount = {{"value", decimal(thousandths)}};
  if (auto words = native(Form::text, Value(unit), {})) amount["unit"] = std::move(*words);
  if (std::find(std::begin(kNeedUnits), std::end(kNeedUnits), unit) != std::end(kNeedUnits))
    amount["system"] = "urn:blether:codes:need-unit", amount["code"] = unit;
  put_at(resource, "component[id=" + code + "]/valueQuantity", std::move(amount));
}

// What was typed stands in extensions, as it was typed ("3½"); here are the numbers that it says. And each component
// gets the code that FHIR R4 wants of it.
void write_need(Json& resource, const FileWriter& writer, const model::Record& record) {
  resource["basedOn"] = Json::array({{{"reference", "CarePlan/" + writer.file.stream.owner.hex()}}});
  const NeedEntry entry = care::entry_of(record);
  const AmountRead wanted = read_quantity(entry.amount_wanted), got = read_quantity(entry.amount_got);
  if (wanted.ok()) put_amount(resource, "amount-wanted", wanted.value, entry.unit);
  if (got.ok()) put_amount(resource, "amount-got", got.value, entry.unit);
  if (const auto missing = shortfall(entry)) put_amount(resource, "amount-short", *missing, entry.unit);
  if (!resource.contains("component")) return;
  for (Json& component : resource["component"])
    for (const NeedPart& part : kNeedParts)
      if (component["id"] == part.code) {
        component["code"]["text"] = part.words;
        component["code"]["coding"] = Json::array({{{"system", "urn:blether:codes:need-part"}, {"code", part.code}}});
      }
}

// --- voices and pictures

// What lies in the file itself is not in the Bundle (docs/package.md).
void write_media(Json& resource, const model::Record& record, bool hidden) {
  if (!resource.contains("content")) resource["content"]["extension"] = absent(hidden ? "masked" : "unknown");
  const std::string type = record.text("type");
  const char* code = type.starts_with("audio/") ? "audio" : type.starts_with("image/") ? "image" : nullptr;
  if (hidden || code == nullptr) return;
  constexpr const char* kSystem = "http://terminology.hl7.org/CodeSystem/media-type";
  resource["type"]["coding"] = Json::array({{{"system", kSystem}, {"code", code}}});
}

// What FHIR R4 wants in every such resource, whatever the record says.
void write_frame(Json& resource, const FileWriter& writer, const model::Record& record) {
  const std::string type = resource["resourceType"];
  if (type == "Patient") return;
  resource[type == "RelatedPerson" ? "patient" : "subject"] = writer.subject;
  if (type == "RelatedPerson") return;
  if (type == "Goal") {
    resource["expressedBy"] = writer.subject;
    if (!resource.contains("description")) resource["description"]["extension"] = absent("unknown");
    return;
  }
  if (type == "Media") return write_media(resource, record, writer.hides(record.kind, record.id));
  resource[type == "Communication" ? "category" : "code"] =
      type == "Communication" ? Json::array({kind_concept(record.kind)}) : kind_concept(record.kind);
  if (record.kind == kind::unmet_need) write_need(resource, writer, record);
  if (record.kind == kind::disagreement) resource["sender"] = writer.subject;
}

}  // namespace

FileWriter::FileWriter(const PersonFile& from, const Templates& forms, Ids others)
    : file(from), templates(forms), elsewhere(std::move(others)) {
  subject = {{"reference", "Patient/" + file.stream.owner.hex()}};
  for (const model::Record& record : file.records) kinds[record.kind].push_back(&record);
  for (auto& [kind, records] : kinds) {
    std::sort(records.begin(), records.end(), [](auto* a, auto* b) { return a->id < b->id; });
    if (resource_of(kind) == "Basic") continue;
    for (const auto* record : records) addresses[record->id.hex()] = std::string(resource_of(kind)) + "/" + record->id.hex();
  }
  std::unordered_map<std::string, const model::Record*> conversations;
  for (const auto* conversation : of(kind::conversation)) conversations[conversation->id.hex()] = conversation;
  for (const auto& [kind, records] : kinds) {
    if (!is_at_question(kind)) continue;
    for (const auto* record : records) {
      if (file.hidden.contains(record->id)) continue;
      auto found = conversations.find(record->text("conversation"));
      if (found == conversations.end()) continue;
      const Template* form = form_of(found->second);
      const Item* item = form ? form->find(record->text("item")) : nullptr;
      if (elsewhere.contains(found->first) || (item && !item->is_private)) legible.insert(record->id.hex());
    }
  }
}

const Template* FileWriter::form_of(const model::Record* conversation) const {
  if (!conversation || elsewhere.contains(conversation->id.hex())) return nullptr;
  auto found = templates.find(conversation->text("template"));
  return found == templates.end() ? nullptr : &found->second;
}

bool FileWriter::hides(std::string_view kind, const model::RecordId& record) const {
  return is_at_question(kind) && !legible.contains(record.hex());
}

const std::vector<const model::Record*>& FileWriter::of(std::string_view kind) const {
  static const std::vector<const model::Record*> none;
  auto found = kinds.find(kind);
  return found == kinds.end() ? none : found->second;
}

std::vector<Value> shown_values(std::string_view kind, std::string_view name, const model::Field& field) {
  return is_list(kind, name) ? field.merged.elements : std::vector<Value>{field.merged.value};
}

void set_shown(std::string_view kind, std::string_view name, std::vector<Value> values, model::Field& field) {
  auto merge = model::rule_of(kind, name).merge;
  if (merge != model::MergeKind::set && !values.empty()) field.merged.value = values.front();
  if (is_list(kind, name)) field.merged.elements = std::move(values);
}

void write_record(Json& holder, const model::Record& record, const Addresses& addresses, bool natively,
                  const std::set<std::string_view>& written, bool hidden) {
  Json name_parts = Json::array({part("kind", record.kind), part("id", record.id.hex())});
  if (hidden) name_parts.push_back(part("hidden", Value(true)));
  Json extensions = Json::array({extension(kRecordUrl, std::move(name_parts))});
  for (const auto& [name, field] : record.fields) {
    auto values = shown_values(record.kind, name, field);
    bool stands = written.contains(name);
    if (natively && !stands && values.size() == 1)
      for (const FieldPlace& place : places_of(record.kind)) {
        auto json = place.field == name ? native(place.form, values.front(), addresses) : std::nullopt;
        if (!json || from_native(place.form, *json) != values.front()) continue;
        put_at(holder, place.path, std::move(*json));
        stands = true;
      }
    if (!stands) {
      Json parts = Json::array({part("name", name)});
      for (const Value& value : values) parts.push_back(part("value", value, hidden));
      extensions.push_back(extension(kFieldUrl, std::move(parts)));
    }
    if (has_versions(record.kind, name, field)) extensions.push_back(versions_of(name, field, hidden));
  }
  for (Json& one : extensions) holder["extension"].push_back(std::move(one));
}

HeldRecord read_record(const Json& holder, const model::StreamId& stream,
                       const std::map<std::string, std::vector<Value>>& read) {
  HeldRecord held;
  auto list = holder.is_object() ? holder.find("extension") : holder.end();
  if (list == holder.end() || !list->is_array()) return held;
  std::map<std::string, std::vector<Value>> fields = read;
  std::vector<std::size_t> versions;
  for (std::size_t i = 0; i < list->size(); ++i) {
    const Json& extension = (*list)[i];
    const Json url = extension.is_object() ? extension.value("url", Json()) : Json();
    held.fault = "/extension/" + std::to_string(i);
    if (url == kRecordUrl) {
      auto kind = text_part(extension, "kind"), id = text_part(extension, "id");
      auto record_id = id ? model::RecordId::from_hex(*id) : std::nullopt;
      if (held.any || !kind || !record_id) return held;
      const Json* hidden = find_part(extension, "hidden");
      held.hidden = hidden && model::flag_of(from_part(*hidden).value_or(Value()));
      held.any = true, held.record.stream = stream, held.record.id = *record_id, held.record.kind = *kind;
    } else if (url == kFieldUrl) {
      if (!read_field(extension, fields)) return held;
    } else if (url == kVersionsUrl) {
      if (!extension.contains("extension")) return held;
      versions.push_back(i);
    }
  }
  held.fault.clear();
  if (!held.any) return held;
  for (const FieldPlace& place : places_of(held.record.kind)) {
    const Json* found = find_at(holder, place.path);
    auto value = found ? from_native(place.form, *found) : std::nullopt;
    if (value) fields.emplace(std::string(place.field), std::vector<Value>{std::move(*value)});
  }
  for (auto& [name, values] : fields)
    set_shown(held.record.kind, name, std::move(values),
              held.record.fields.emplace_back(name, model::Field{}).second);
  for (std::size_t i : versions)
    if (!read_versions((*list)[i], held.record)) held.fault = "/extension/" + std::to_string(i);
  const model::Field* gone = held.record.field(model::kWithdrawn);
  held.record.withdrawn =
      gone && gone->merged.state != FieldState::conflict && model::flag_of(gone->merged.value);
  return held;
}

Json resource_for(const FileWriter& writer, const model::Record& record) {
  Json resource = {{"resourceType", resource_of(record.kind)}, {"id", record.id.hex()}};
  const bool hidden = writer.hides(record.kind, record.id);
  write_record(resource, record, writer.addresses, !hidden, {}, hidden);
  write_status(resource, writer, record);
  write_frame(resource, writer, record);
  return resource;
}

Json entry_of(Json resource) {
  std::string url = "https://blether.invalid/fhir/" + resource["resourceType"].get<std::string>() + "/" +
                    resource["id"].get<std::string>();
  return {{"fullUrl", std::move(url)}, {"resource", std::move(resource)}};
}

}  // namespace blether::care::fhir
