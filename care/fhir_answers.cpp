// A conversation and its answers as a QuestionnaireResponse.
#include <algorithm>

#include "care/conversation.h"
#include "care/fhir_inside.h"
#include "care/template_reader.h"

namespace blether::care::fhir {

using model::Record;
using model::Value;

namespace {

namespace kind = model::kind;

constexpr std::string_view kInUrl = "urn:blether:in";  // which field of the record the value of an answer is
constexpr std::string_view kOfUrl = "urn:blether:of";  // a further value of the record before it

// What was chosen, as its Questionnaire has it: a coding, a string or an integer.
void put_chosen(Json& answer, const Item& item, const std::string& code) {
  const Option* option = item.option(code);
  if (option && option->form == OptionForm::string) answer["valueString"] = code;
  else if (option && option->form == OptionForm::integer) answer["valueInteger"] = Json::parse(code);
  else {
    Json& coding = answer["valueCoding"] = {{"code", code}};
    if (option) coding["display"] = option->label.text;
    if (option && !option->system.empty()) coding["system"] = option->system;
  }
}

// A value of an answer as it stands in FHIR, and the field it comes from.
struct NativeAnswer {
  std::string_view field;
  Json answer;  // {"value…": …}
};

NativeAnswer as(std::string_view field, const char* name, Json value) {
  Json answer;
  answer[name] = std::move(value);
  return {field, std::move(answer)};
}
NativeAnswer chosen(std::string_view field, const Item& item, const std::string& code) {
  NativeAnswer result{field, Json::object()};
  put_chosen(result.answer, item, code);
  return result;
}

std::optional<Number> number_in(const Json& json) {
  return json.is_object() && json.contains("value") ? exact_number(json["value"]) : exact_number(json);
}

// What an answer of this kind says; nothing when the record holds it otherwise.
std::optional<NativeAnswer> native_answer(const Item& item, const Record& answer) {
  using enum ItemKind;
  const Addresses none;
  switch (item.kind) {
    case string:
    case text:
      if (auto words = native(Form::text, answer.value("text"), none)) return as("text", "valueString", *words);
      return std::nullopt;
    case date:
      if (auto day = native(Form::day, answer.value("date"), none)) return as("date", "valueDate", *day);
      return std::nullopt;
    case boolean: {
      std::string code = answer.text("choice");
      if (code != "yes" && code != "no") return std::nullopt;
      return as("choice", "valueBoolean", code == "yes");
    }
    case choice:
    case open_choice: {
      if (item.is_scale) {
        std::string code = score_code(answer.value("score"));
        if (item.option(code)) return chosen("score", item, code);
      } else if (auto code = native(Form::code, answer.value("choice"), none)) {
        return chosen("choice", item, *code);
      }
      if (auto words = item.kind == open_choice ? native(Form::text, answer.value("text"), none) : std::nullopt)
        return as("text", "valueString", *words);
      return std::nullopt;
    }
    case integer:
    case decimal:
    case quantity: {
      Value value = answer.value("number");
      const auto* number = std::get_if<std::int64_t>(&value);
      if (!number) return std::nullopt;
      Json json = fhir::decimal(*number);
      if (item.kind == quantity) {
        json = {{"value", json}};
        if (!item.unit.text.empty()) json["unit"] = item.unit.text;
      }
      const char* name = item.kind == quantity                          ? "valueQuantity"
                         : item.kind == integer && *number % 1000 == 0 ? "valueInteger"
                                                                       : "valueDecimal";
      return as("number", name, std::move(json));
    }
    default: return std::nullopt;
  }
}

// Back from FHIR; `field` says which it was.
std::optional<Value> value_in(const Json& answer, const std::string& field) {
  for (const auto& [name, json] : answer.items()) {
    if (name == "valueString" || name == "valueDate")
      return json.is_string() ? std::optional<Value>(json.get<std::string>()) : std::nullopt;
    if (name == "valueBoolean")
      return json.is_boolean() ? std::optional<Value>(std::string(json == true ? "yes" : "no")) : std::nullopt;
    if (name == "valueInteger" && field.starts_with("choice"))
      return json.is_number_integer() ? std::optional<Value>(json.dump()) : std::nullopt;
    if (name == "valueInteger" || name == "valueDecimal" || name == "valueQuantity") {
      auto number = number_in(json);
      return number ? std::optional<Value>(number->thousandths) : std::nullopt;
    }
    if (name != "valueCoding") continue;
    if (!json.is_object() || !json.contains("code") || !json["code"].is_string()) return std::nullopt;
    std::string code = json["code"];
    return field == "score" ? score_value(code) : Value(code);
  }
  return std::nullopt;
}

bool all_codes(const std::vector<Value>& values) {
  return !values.empty() && std::all_of(values.begin(), values.end(), [](const Value& value) {
    return native(Form::code, value, {}).has_value();
  });
}

void write_answer(const FileWriter& writer, const Item* item, const Record& answer, Json& list) {
  const bool hidden = writer.hides(answer.kind, answer.id);
  const bool natively = item && !hidden && !answer.withdrawn;  // what is withdrawn is told to nobody as an answer
  Json json = Json::object();
  const model::Field* many = answer.field("choices");
  if (natively && item->is_many() && many && all_codes(many->merged.elements)) {
    write_record(json, answer, {}, false, {"choices"});
    json["extension"].push_back({{"url", kInUrl}, {"valueCode", "choices"}});
    put_chosen(json, *item, model::text_of(many->merged.elements.front()));
    list.push_back(std::move(json));
    for (std::size_t i = 1; i < many->merged.elements.size(); ++i) {
      Json more;
      put_chosen(more, *item, model::text_of(many->merged.elements[i]));
      more["extension"].push_back({{"url", kOfUrl}, {"valueId", answer.id.hex()}});
      list.push_back(std::move(more));
    }
    return;
  }
  auto found = natively ? native_answer(*item, answer) : std::nullopt;
  if (found) {
    json = std::move(found->answer);
    auto back = value_in(json, std::string(found->field));
    if (!back || *back != answer.value(found->field)) json = Json::object(), found.reset();
  }
  write_record(json, answer, {}, false, found ? std::set<std::string_view>{found->field} : std::set<std::string_view>{}, hidden);
  if (found) json["extension"].push_back({{"url", kInUrl}, {"valueCode", found->field}});
  list.push_back(std::move(json));
}

using ByItem = std::map<std::string, std::vector<const Record*>>;

std::string link_json(const std::string& link) {
  const auto code = native(Form::code, Value(link), {});
  return code ? code->get<std::string>() : "unknown";
}

Json item_json(const FileWriter& writer, const std::string& link, const Item* item,
               const std::vector<const Record*>& answers) {
  Json json = {{"linkId", link_json(link)}};
  if (item) json["text"] = item->text.text;
  for (const Record* answer : answers) write_answer(writer, item, *answer, json["answer"]);
  return json;
}

// As the template nests them (FHIR R4 QuestionnaireResponse.item); only what was answered. Takes what it writes.
void write_items(const FileWriter& writer, const Template& form, const std::vector<std::size_t>& indices, ByItem& answers,
                 Json& list) {
  for (std::size_t index : indices) {
    const Item& item = form.items[index];
    if (item.kind == ItemKind::group) {
      Json inside = Json::array();
      write_items(writer, form, item.children, answers, item.added ? list : inside);
      if (!inside.empty()) list.push_back({{"linkId", item.link_id}, {"text", item.text.text}, {"item", std::move(inside)}});
      continue;
    }
    auto found = answers.find(item.link_id);
    if (found == answers.end()) continue;
    list.push_back(item_json(writer, item.link_id, &item, found->second));
    answers.erase(found);
  }
}

// Nothing beside the extensions and at most one value, and nothing in that but what we write into one.
bool is_plain(const Json& answer) {
  static const std::set<std::string_view> known = {"code", "display", "system", "unit", "value"};
  std::size_t values = 0;
  for (const auto& [name, json] : answer.items()) {
    if (name == "extension") continue;
    if (++values > 1 || json.is_array()) return false;
    for (const auto& [inner, part] : json.items())
      if (json.is_object() && (!known.contains(inner) || part.is_structured())) return false;
  }
  return true;
}

const Json* first_extension(const Json& answer) {
  auto list = answer.is_object() ? answer.find("extension") : answer.end();
  return list != answer.end() && list->is_array() && !list->empty() && list->front().is_object() ? &list->front() : nullptr;
}

// Where answers stand that are being read.
struct Place {
  model::RecordId conversation;
  std::string link;
  PersonFile& file;
};

bool read_more(const Json& answer, const std::string& owner, std::vector<Value>& values) {
  auto more = is_plain(answer) ? value_in(answer, "choices") : std::nullopt;
  if (!more || answer["extension"] != Json::array({{{"url", kOfUrl}, {"valueId", owner}}})) return false;
  values.push_back(std::move(*more));
  return true;
}

// Which field stands as a value; empty: none.
std::string native_field(const Json& answer) {
  if (answer.contains("extension") && answer["extension"].is_array())
    for (const Json& one : answer["extension"])
      if (one.is_object() && one.value("url", Json()) == kInUrl && one.contains("valueCode") && one["valueCode"].is_string())
        return one["valueCode"];
  return {};
}

// What is told by extensions is told to the last element, and in this place.
bool is_whole(const Json& answer, const HeldRecord& held, const std::string& field, const Place& place) {
  if (held.hidden && !field.empty()) return false;
  Json again = Json::object();
  write_record(again, held.record, {}, false, field.empty() ? std::set<std::string_view>{} : std::set<std::string_view>{field},
               held.hidden);
  if (!field.empty()) again["extension"].push_back({{"url", kInUrl}, {"valueCode", field}});
  return again["extension"] == answer["extension"] && answer.size() == (field.empty() ? 1u : 2u) &&
         held.record.text("conversation") == place.conversation.hex() && link_json(held.record.text("item")) == place.link;
}

bool read_answer(const Json& list, std::size_t& at, Place& place, std::string& fault) {
  const Json& answer = list[at];
  fault = "/" + std::to_string(at);
  if (!answer.is_object() || !is_plain(answer)) return false;
  std::map<std::string, std::vector<Value>> read;
  const std::string field = native_field(answer);
  if (!field.empty()) {
    auto value = value_in(answer, field);
    if (!value) return false;
    read[field].push_back(std::move(*value));
  }
  const HeldRecord named = read_record(answer, place.file.stream);
  while (field == "choices" && at + 1 < list.size()) {
    const Json* first = first_extension(list[at + 1]);
    if (!first || first->value("url", Json()) != kOfUrl) break;
    fault = "/" + std::to_string(++at);
    if (!read_more(list[at], named.record.id.hex(), read[field])) return false;
  }
  HeldRecord held = read_record(answer, place.file.stream, read);
  if (!held.any || !held.fault.empty() || !is_whole(answer, held, field, place)) return false;
  if (held.hidden) place.file.hidden.insert(held.record.id);
  place.file.records.push_back(std::move(held.record));
  return true;
}

bool is_item(const Json& item) {
  static const std::set<std::string_view> known = {"linkId", "text", "item", "answer"};
  if (!item.is_object() || !item.contains("linkId") || !item["linkId"].is_string()) return false;
  for (const auto& [name, json] : item.items())
    if (!known.contains(name) || (name == "text" && !json.is_string())) return false;
  return true;
}

bool read_items(const Json& holder, const std::string& path, Place& place, std::string& fault) {
  auto list = holder.find("item");
  if (list == holder.end()) return true;
  if (!list->is_array()) return fault = path + "/item", false;
  for (std::size_t i = 0; i < list->size(); ++i) {
    const Json& item = (*list)[i];
    std::string at = path + "/item/" + std::to_string(i);
    if (!is_item(item)) return fault = at, false;
    if (!read_items(item, at, place, fault)) return false;
    auto answers = item.find("answer");
    if (answers == item.end()) continue;
    if (!answers->is_array()) return fault = at + "/answer", false;
    place.link = item["linkId"];
    for (std::size_t a = 0; a < answers->size(); ++a)
      if (!read_answer(*answers, a, place, fault)) return fault = at + "/answer" + fault, false;
  }
  return true;
}

// As FHIR names one version of something; empty when its template does not say what it is.
std::string canonical_url(const Template& form) {
  return form.url.empty() || form.version.empty() ? form.url : form.url + "|" + form.version;
}

}  // namespace

bool is_laid_out_by(const Template& form, const Json& resource) {
  return !form.url.empty() && !form.version.empty() && resource.value("questionnaire", Json()) == canonical_url(form);
}

Json conversation_resource(const FileWriter& writer, const Record& conversation) {
  Json resource = {{"resourceType", "QuestionnaireResponse"}, {"id", conversation.id.hex()}};
  write_record(resource, conversation, writer.addresses, true);
  resource["status"] = conversation.withdrawn                 ? "stopped"
                       : conversation.number("finished_at") != 0 ? "completed"
                                                                 : "in-progress";
  resource["subject"] = writer.subject;
  ByItem answers;
  for (const Record* answer : writer.of(kind::answer))
    if (answer->text("conversation") == conversation.id.hex()) answers[answer->text("item")].push_back(answer);
  for (auto& [item, list] : answers)
    std::stable_sort(list.begin(), list.end(), [](auto* a, auto* b) { return a->number("repeat") < b->number("repeat"); });
  Json items = Json::array();
  if (const Template* form = writer.form_of(&conversation)) {
    if (!form->url.empty()) resource["questionnaire"] = canonical_url(*form);
    std::vector<std::size_t> top = form->sections;
    write_items(writer, *form, top, answers, items);
  }
  for (const auto& [link, list] : answers) items.push_back(item_json(writer, link, nullptr, list));
  if (!items.empty()) resource["item"] = std::move(items);
  return resource;
}

bool read_answers(const Json& resource, const model::RecordId& conversation, PersonFile& file, std::string& fault) {
  Place place{conversation, {}, file};
  return read_items(resource, "", place, fault);
}

}  // namespace blether::care::fhir
