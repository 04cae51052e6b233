#include "care/fhir.h"

#include <algorithm>

#include "care/fhir_inside.h"

namespace blether::care {

using base::Code;
using base::fail;
using base::Result;
using fhir::FileWriter;
using model::Record;

namespace {

namespace kind = model::kind;

constexpr std::string_view kFormatSystem = "urn:blether:format";
constexpr int kFormat = 1;

constexpr const char* kAudiences[] = {"", "shared", "practice", "team", "staff"};

bool stands_elsewhere(const FileWriter& writer, const Record& record) {
  auto known = [&](std::string_view kind, const std::string& id) {
    const auto& list = writer.of(kind);
    return std::any_of(list.begin(), list.end(), [&](const Record* other) { return other->id.hex() == id; });
  };
  if (record.kind == kind::support || record.kind == kind::step) return true;
  if (record.kind == kind::answer) return known(kind::conversation, record.text("conversation"));
  return record.kind == kind::choice && known(kind::support, record.text("support"));
}

Json bundle_json(const FileWriter& writer) {
  const PersonFile& file = writer.file;
  Json tags = Json::array({{{"system", kFormatSystem}, {"code", std::to_string(kFormat)}},
                           {{"system", "urn:blether:audience"}, {"code", kAudiences[static_cast<int>(file.stream.audience)]}}});
  Json bundle = {{"resourceType", "Bundle"}, {"id", file.stream.owner.hex()}, {"type", "collection"},
                 {"timestamp", fhir::instant(file.made_ms).value_or("1970-01-01T00:00:00.000Z")}};
  bundle["meta"]["tag"] = std::move(tags);
  Json& entries = bundle["entry"] = Json::array();
  for (const Record* person : writer.of(kind::person)) entries.push_back(fhir::entry_of(fhir::resource_for(writer, *person)));
  for (const FileAuthor& author : file.authors) entries.push_back(fhir::entry_of(fhir::author_resource(author)));
  entries.push_back(fhir::entry_of(fhir::team_resource(writer)));
  entries.push_back(fhir::entry_of(fhir::plan_resource(writer)));
  for (const auto& [kind, records] : writer.kinds) {
    if (kind == kind::person) continue;
    for (const Record* record : records) {
      if (stands_elsewhere(writer, *record)) continue;
      entries.push_back(fhir::entry_of(kind == kind::conversation ? fhir::conversation_resource(writer, *record)
                                                                  : fhir::resource_for(writer, *record)));
    }
  }
  for (const FileChange& change : file.history) entries.push_back(fhir::entry_of(fhir::change_resource(writer, change)));
  return bundle;
}

// Deeper than anything we write. Looked at before anything that calls itself.
bool is_too_deep(std::string_view json) {
  std::size_t depth = 0;
  bool inside = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    char c = json[i];
    if (inside) {
      if (c == '\\') ++i;
      else if (c == '"') inside = false;
    } else if (c == '"') {
      inside = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kMostFileDepth) return true;
    } else if ((c == '}' || c == ']') && depth > 0) {
      --depth;
    }
  }
  return false;
}

// Whoever reads a file, with the place it has come to.
class FileReader {
 public:
  FileReader(const JsonDocument& document, const Templates& templates) : document_(document), templates_(templates) {}

  Result<PersonFile> read() {
    TRY_VOID(read_head());
    const Json& entries = document_.root()["entry"];
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const std::string at = "/entry/" + std::to_string(i) + "/resource";
      if (!entries[i].is_object() || !entries[i].contains("resource") || !entries[i]["resource"].is_object())
        return document_.fault(at, "no resource");
      TRY_VOID(read_resource(entries[i]["resource"], at));
      if (file_.records.size() > kMostFileRecords || file_.history.size() > kMostFileChanges)
        return document_.fault(at, "too many");
    }
    std::sort(file_.records.begin(), file_.records.end(),
              [](const Record& a, const Record& b) { return std::tie(a.kind, a.id) < std::tie(b.kind, b.id); });
    TRY_VOID(check_whole());
    std::string fault;
    if (!fhir::take_history(file_, fault)) return document_.fault("/entry", "the history says otherwise: " + fault);
    return std::move(file_);
  }

 private:
  std::optional<std::string> tag(std::string_view system) {
    const Json* tags = fhir::find_at(document_.root(), "meta/tag");
    if (!tags || !tags->is_array()) return std::nullopt;
    for (const Json& tag : *tags)
      if (tag.is_object() && tag.value("system", Json()) == system && tag.contains("code") && tag["code"].is_string())
        return tag["code"].get<std::string>();
    return std::nullopt;
  }

  Result<void> read_head() {
    const Json& root = document_.root();
    if (!root.is_object() || root.value("resourceType", Json()) != "Bundle") return document_.fault("", "not a Bundle");
    auto format = tag(kFormatSystem), audience = tag("urn:blether:audience");
    if (!format || !audience) return document_.fault("/meta", "not a person's file of this program");
    if (*format != std::to_string(kFormat)) return fail(Code::too_new, "format " + format->substr(0, 16));
    auto id = root.contains("id") && root["id"].is_string()
                  ? model::OwnerId::from_hex(root["id"].get_ref<const std::string&>())
                  : std::nullopt;
    if (!id) return document_.fault("/id", "not an id");
    file_.stream.owner = *id;
    auto* found = std::find(std::begin(kAudiences) + 1, std::end(kAudiences), *audience);
    if (found == std::end(kAudiences)) return document_.fault("/meta", "no such audience");
    file_.stream.audience = static_cast<model::Audience>(found - std::begin(kAudiences));
    auto made = root.contains("timestamp") && root["timestamp"].is_string()
                    ? fhir::from_instant(root["timestamp"].get_ref<const std::string&>())
                    : std::nullopt;
    if (!made) return document_.fault("/timestamp", "not an instant");
    file_.made_ms = *made;
    if (!root.contains("entry") || !root["entry"].is_array()) return document_.fault("/entry", "must be a list");
    return {};
  }

  Result<void> read_resource(const Json& resource, const std::string& at) {
    const Json type = resource.value("resourceType", Json());
    std::string place;
    if (type == "Provenance") {
      auto change = fhir::read_change(resource, file_.stream);
      if (!change) return document_.fault(at, "a change that cannot be read");
      file_.history.push_back(std::move(*change));
    } else if (type == "Practitioner") {
      auto author = fhir::read_author(resource);
      if (!author) return document_.fault(at, "an author that cannot be read");
      file_.authors.push_back(std::move(*author));
    } else if (type == "CarePlan") {
      if (!fhir::read_plan(resource, file_.stream, file_.records, place)) return document_.fault(at + place, "cannot be read");
    } else if (type != "CareTeam") {
      auto held = fhir::read_record(resource, file_.stream);
      if (!held.any || !held.fault.empty()) return document_.fault(at + held.fault, "not a record that can be read");
      const model::RecordId id = held.record.id;
      if (held.hidden) file_.hidden.insert(id);
      const bool is_talk = held.record.kind == kind::conversation;
      if (is_talk) {
        auto form = templates_.find(held.record.text("template"));
        if (form == templates_.end() || !fhir::is_laid_out_by(form->second, resource)) elsewhere_.insert(id.hex());
      }
      file_.records.push_back(std::move(held.record));
      if (is_talk && !fhir::read_answers(resource, id, file_, place)) return document_.fault(at + place, "cannot be read");
    }
    return {};
  }

  // Conversations that another template has laid out would be laid out otherwise here. Their answers were looked at
  // one by one when they were read.
  void drop_layouts(Json& bundle) {
    for (Json& entry : bundle["entry"]) {
      Json& resource = entry["resource"];
      if (resource["resourceType"] != "QuestionnaireResponse") continue;
      const Json id = resource.value("id", Json());
      if (id.is_string() && elsewhere_.contains(id.get<std::string>()))
        resource.erase("item"), resource.erase("questionnaire");
    }
  }

  // Written again it must be the same file.
  Result<void> check_whole() {
    for (std::size_t i = 1; i < file_.records.size(); ++i)
      if (file_.records[i - 1].kind == file_.records[i].kind && file_.records[i - 1].id == file_.records[i].id)
        return document_.fault("/entry", "record " + file_.records[i].id.hex() + " stands twice");
    Json again = bundle_json(FileWriter(file_, templates_, elsewhere_)), given = document_.root();
    drop_layouts(again);
    drop_layouts(given);
    if (again == given) return {};
    std::string place = Json::diff(given, again).front().value("path", std::string());
    return document_.fault(place, "not what the rest of the file says");
  }

  const JsonDocument& document_;
  const Templates& templates_;
  PersonFile file_;
  fhir::Ids elsewhere_;  // conversations laid out by a template that is not here, or here in another version
};

}  // namespace

bool is_at_question(std::string_view kind) { return kind == kind::answer || kind == kind::attachment; }

Result<std::string> fhir_bundle(const PersonFile& file, const Templates& templates) {
  if (file.records.size() > kMostFileRecords || file.history.size() > kMostFileChanges)
    return fail(Code::invalid, "too much for one file");
  try {
    std::string text = bundle_json(FileWriter(file, templates)).dump(1);
    if (text.size() > kMostFileBytes) return fail(Code::invalid, "too much for one file");
    return text;
  } catch (const Json::exception&) {  // names that are not UTF-8
    return fail(Code::invalid, "a name that is not text");
  }
}

Result<PersonFile> read_fhir_bundle(std::string_view json, const Templates& templates) {
  if (json.size() > kMostFileBytes) return fail(Code::invalid, "file line 1: too big");
  if (is_too_deep(json)) return fail(Code::invalid, "file line 1: nested too deep");
  try {
    TRY(auto document, JsonDocument::parse(json, "file"));
    return FileReader(document, templates).read();
  } catch (const Json::exception&) {  // a shape that nothing above looked at
    return fail(Code::invalid, "file line 1: not a file that can be read");
  }
}

}  // namespace blether::care
