// Questionnaires that were not written for this program. What says only how something looks is passed over; whatever
// would change what is asked, of whom, or what is kept is refused by its name.
#include <algorithm>
#include <array>

#include "care/template_reader.h"

namespace blether::care {

using base::Result;

namespace {

const std::set<std::string_view> kForeignHeadNames = {
    "resourceType", "id", "url", "version", "name", "title", "_title", "status", "language", "contained", "item",
    "date", "publisher", "description", "purpose", "copyright", "subjectType", "experimental", "effectivePeriod",
    "approvalDate", "lastReviewDate", "meta", "text", "identifier", "contact", "jurisdiction", "useContext", "code",
    "extension"};

// How something looks, where words for it come from, and scores, which nothing here adds up.
constexpr auto kPassedOver = std::to_array<std::string_view>({
    "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl",
    "http://hl7.org/fhir/StructureDefinition/questionnaire-choiceOrientation",
    "http://hl7.org/fhir/StructureDefinition/questionnaire-displayCategory",
    "http://hl7.org/fhir/StructureDefinition/questionnaire-supportLink",
    "http://hl7.org/fhir/StructureDefinition/questionnaire-optionPrefix",
    "http://hl7.org/fhir/StructureDefinition/ordinalValue",
    "http://hl7.org/fhir/StructureDefinition/itemWeight",
    "http://hl7.org/fhir/StructureDefinition/entryFormat",
    "http://hl7.org/fhir/StructureDefinition/designNote",
    "http://hl7.org/fhir/StructureDefinition/rendering-style",
    "http://hl7.org/fhir/StructureDefinition/rendering-xhtml",
    "http://hl7.org/fhir/StructureDefinition/rendering-markdown",
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-shortText",
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-openLabel",
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-width",
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-choiceColumn",
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-columnCount",
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-preferredTerminologyServer",
});

// True: without its style the text means something else.
constexpr std::string_view kStyleSensitiveUrl = "http://hl7.org/fhir/StructureDefinition/rendering-styleSensitive";

// What the names of our own begin with: rules of ours go by them (care/review.cpp, care/carer_plan.cpp, care/fhir_plan.cpp).
constexpr std::string_view kOurIds[] = {"gc.", "rev.", "acsp", "ycs"};

// The words of one after those of the other, in each language that either has.
void append(Words& words, const Words& more) {
  if (words.text.empty()) {
    words = more;
    return;
  }
  for (const auto& [language, text] : more.translations) words.translations.emplace(language, words.text);
  for (auto& [language, text] : words.translations) text += " " + more.in(language);
  words.text += " " + more.text;
}

// An id that our records can name: the letters, digits, - and dots of what it is called elsewhere.
std::string id_from(std::string_view name) {
  std::string id;
  for (char c : name.substr(name.size() > 64 ? name.size() - 64 : 0))
    id += std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '.' ? c : '-';
  return id;
}

}  // namespace

bool TemplateReader::may_pass_over(std::string_view url, const Json& extension) {
  if (url == kStyleSensitiveUrl) return extension.value("valueBoolean", Json()) == false;
  return std::find(kPassedOver.begin(), kPassedOver.end(), url) != kPassedOver.end();
}

Result<void> TemplateReader::read_foreign_head() {
  const Json& root = document_.root();
  TRY_VOID(only(root, "", kForeignHeadNames));
  if (root.contains("extension")) {
    if (!root["extension"].is_array()) return fault("/extension", "must be a list");
    for (std::size_t i = 0; i < root["extension"].size(); ++i) {
      const std::string at = "/extension/" + std::to_string(i);
      TRY(auto url, text_at(root["extension"][i], at, "url"));
      if (!may_pass_over(url, root["extension"][i])) return fault(at + "/url", "extension " + url.substr(0, 128) + " is not supported");
    }
  }
  auto text_or = [&](const char* name, const std::string& otherwise) -> Result<std::string> {
    if (!root.contains(name)) return otherwise;
    return text_at(root, "", name);
  };
  TRY(form_.name, text_or("name", ""));
  TRY(form_.url, text_or("url", ""));
  TRY(form_.version, text_or("version", ""));
  TRY(form_.id, text_or("id", id_from(form_.name.empty() ? form_.url.substr(form_.url.rfind('/') + 1) : form_.name)));
  if (!is_id(form_.id)) return fault("/id", "an id, a name or a url is needed to call it by");
  for (std::string_view ours : kOurIds)
    if (form_.id.starts_with(ours)) return fault("/id", "begins with " + std::string(ours) + ", which is kept for our own");
  if (form_.name.empty()) form_.name = form_.id;
  if (root.contains("title")) {
    TRY(form_.title, words_at(root, "", "title"));
  } else {
    form_.title.text = form_.name;
  }
  TRY(form_.status, text_at(root, "", "status"));
  TRY(form_.language, text_or("language", "en"));
  return {};
}

// FHIR R4 linkId is any string; it is never drawn. With a space in it a QuestionnaireResponse could not name it exactly.
bool TemplateReader::is_link_id(std::string_view text) const {
  if (!foreign_) return is_id(text);
  return !text.empty() && text.size() <= 255 &&
         std::none_of(text.begin(), text.end(), [](unsigned char c) { return c <= 0x20 || c == 0x7f; });
}

// Our pages turn section by section: questions at the top share one that the Questionnaire has not got.
void TemplateReader::add_section() {
  static const Json nothing = Json::object();
  Item section;
  section.link_id = "blether-section-" + std::to_string(form_.sections.size());
  section.kind = ItemKind::group;
  section.role = Role::section;
  section.added = true;
  section.text = section.brief = form_.title;
  section.section = form_.sections.size();
  form_.sections.push_back(form_.items.size());
  form_.items.push_back(std::move(section));
  paths_.push_back("/item");
  sources_.push_back(&nothing);
}

Result<Words> TemplateReader::question_words(const Json& json, const std::string& path, const Item& item) {
  if (!foreign_) return words_at(json, path, "text");
  Words words;
  if (json.contains("text")) {
    TRY(words, words_at(json, path, "text"));
  } else if (item.kind == ItemKind::group) {
    words = form_.title;
  } else {
    const auto code = json.find("code");
    bool named = code != json.end() && code->is_array() && !code->empty() && (*code)[0].is_object() &&
                 (*code)[0].contains("display");
    if (!named) return fault(path, "text is missing");
    TRY(words.text, text_at((*code)[0], path + "/code/0", "display"));
  }
  if (!json.contains("prefix")) return words;
  TRY(auto prefix, text_at(json, path, "prefix"));
  words.text = prefix + " " + words.text;
  for (auto& [language, text] : words.translations) text = prefix + " " + text;
  return words;
}

Result<bool> TemplateReader::read_inner_hints(const Json& json, const std::string& path, Item& item) {
  const Json& list = json["item"];
  if (!list.is_array()) return false;
  for (const Json& inner : list)
    if (!inner.is_object() || inner.value("type", Json()) != "display" || inner.contains("enableWhen") || inner.contains("item"))
      return false;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string at = path + "/item/" + std::to_string(i);
    TRY_VOID(only(list[i], at, {"linkId", "type", "text", "_text", "extension", "id"}));
    Item hint;
    TRY_VOID(read_extensions(list[i], at, hint));
    TRY(auto words, words_at(list[i], at, "text"));
    append(item.hint, words);
  }
  return true;
}

Result<Option> TemplateReader::read_foreign_option(const Json& json, const std::string& path) {
  TRY_VOID(only(json, path, {"valueCoding", "valueString", "valueInteger", "extension", "id"}));
  if (json.contains("extension")) {
    Item unused;
    TRY_VOID(read_extensions(json, path, unused));
  }
  if (json.contains("valueCoding"))
    return read_concept(json["valueCoding"], path + "/valueCoding",
                        {"system", "version", "code", "display", "_display", "extension", "userSelected", "id"});
  Option option;
  if (json.contains("valueString")) {
    option.form = OptionForm::string;
    TRY(option.code, text_at(json, path, "valueString"));
  } else if (json.contains("valueInteger") && json["valueInteger"].is_number_integer()) {
    option.form = OptionForm::integer;
    option.code = json["valueInteger"].dump();
  } else {
    return fault(path, "an option is a coding, a string or an integer");
  }
  option.label.text = option.code;
  return option;
}

Result<void> TemplateReader::read_expansion(const Json& set, const std::string& path, std::vector<Option>& options) {
  const std::string at = path + "/expansion/contains";
  const Json& expansion = set["expansion"];
  if (!expansion.is_object() || !expansion.contains("contains") || !expansion["contains"].is_array() ||
      expansion["contains"].empty())
    return fault(at, "must be a list of concepts");
  const Json total = expansion.value("total", Json(expansion["contains"].size()));
  if (!total.is_number_integer() || total > expansion["contains"].size())
    return fault(path + "/expansion/total", "an expansion that leaves some of its concepts out is not supported");
  for (std::size_t i = 0; i < expansion["contains"].size(); ++i) {
    const std::string place = at + "/" + std::to_string(i);
    TRY(auto option, read_concept(expansion["contains"][i], place, {"system", "version", "code", "display", "_display", "extension"}));
    TRY_VOID(add_option(options, std::move(option), place));
  }
  return {};
}

}  // namespace blether::care
