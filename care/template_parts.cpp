#include <algorithm>
#include <cmath>

#include "care/template_reader.h"

namespace blether::care {

using base::Result;

std::optional<Number> exact_number(const Json& json) {
  if (!json.is_number()) return std::nullopt;
  double thousandths = json.get<double>() * 1000.0;
  double whole = std::round(thousandths);
  if (!(std::abs(thousandths) < 1e15) || std::abs(thousandths - whole) > 1e-6 * std::max(1.0, std::abs(whole)))
    return std::nullopt;
  return Number{static_cast<std::int64_t>(whole)};
}

// Anything this version does not know is refused by name: a rule silently left out could harm somebody.
Result<void> TemplateReader::only(const Json& object, const std::string& path,
                                  const std::set<std::string_view>& known) {
  for (const auto& [name, value] : object.items())
    if (!known.contains(name)) return fault(path + "/" + name, name.substr(0, 64) + " is not supported");
  return {};
}

Result<std::string> TemplateReader::text_at(const Json& object, const std::string& path, const char* name) {
  auto found = object.find(name);
  if (found == object.end()) return fault(path, std::string(name) + " is missing");
  if (!found->is_string()) return fault(path + "/" + name, "must be text");
  auto text = found->get<std::string>();
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) return fault(path + "/" + name, "is empty");
  return text;
}

Result<bool> TemplateReader::flag_at(const Json& object, const std::string& path, const char* name) {
  auto found = object.find(name);
  if (found == object.end()) return false;
  if (!found->is_boolean()) return fault(path + "/" + name, "must be true or false");
  return found->get<bool>();
}

Result<Words> TemplateReader::words_at(const Json& object, const std::string& path, const char* name) {
  Words words;
  TRY(words.text, text_at(object, path, name));
  std::string shadow = std::string("_") + name;
  if (object.contains(shadow)) TRY_VOID(read_translations(object[shadow], path + "/" + shadow, words));
  return words;
}

// { "extension": [ { "url": translation, "extension": [ {"url":"lang","valueCode"}, {"url":"content","valueString"} ] } ] }
Result<void> TemplateReader::read_translations(const Json& shadow, const std::string& path, Words& words) {
  if (!shadow.is_object()) return fault(path, "not an object");
  TRY_VOID(only(shadow, path, {"extension"}));
  if (!shadow.contains("extension") || !shadow["extension"].is_array()) return fault(path, "a list is missing");
  const Json& list = shadow["extension"];
  for (std::size_t i = 0; i < list.size(); ++i) {
    std::string at = path + "/extension/" + std::to_string(i);
    if (!list[i].is_object()) return fault(at, "not an object");
    TRY(auto url, text_at(list[i], at, "url"));
    if (foreign_ && may_pass_over(url, list[i])) continue;
    if (url != kTranslationUrl) return fault(at + "/url", "extension " + url.substr(0, 128) + " is not supported here");
    TRY_VOID(only(list[i], at, {"url", "extension"}));
    if (!list[i].contains("extension") || !list[i]["extension"].is_array()) return fault(at, "a list is missing");
    std::string language, content;
    const Json& parts = list[i]["extension"];
    for (std::size_t part = 0; part < parts.size(); ++part) {
      std::string part_at = at + "/extension/" + std::to_string(part);
      if (!parts[part].is_object()) return fault(part_at, "not an object");
      TRY(auto what, text_at(parts[part], part_at, "url"));
      if (what == "lang") {
        TRY(language, text_at(parts[part], part_at, "valueCode"));
      } else if (what == "content") {
        TRY(content, text_at(parts[part], part_at, "valueString"));
      } else {
        return fault(part_at + "/url", "must be lang or content");
      }
    }
    if (language.empty() || content.empty()) return fault(at, "a translation needs lang and content");
    if (!words.translations.emplace(language, content).second) return fault(at, "a language is given twice");
  }
  return {};
}

Result<void> TemplateReader::read_extensions(const Json& json, const std::string& path, Item& item) {
  if (!json.contains("extension")) return {};
  const Json& list = json["extension"];
  if (!list.is_array()) return fault(path + "/extension", "must be a list");
  for (std::size_t i = 0; i < list.size(); ++i) {
    std::string at = path + "/extension/" + std::to_string(i);
    if (!list[i].is_object()) return fault(at, "not an object");
    TRY_VOID(read_extension(list[i], at, item));
  }
  return {};
}

Result<void> TemplateReader::read_extension(const Json& extension, const std::string& path, Item& item) {
  TRY(auto url, text_at(extension, path, "url"));
  if (url == "urn:blether:domain") {
    TRY(auto code, text_at(extension, path, "valueCode"));
    item.domains.push_back(code);
  } else if (url == "urn:blether:icon") {
    TRY(item.icon, text_at(extension, path, "valueCode"));
  } else if (url == "urn:blether:hint") {
    TRY(item.hint, words_at(extension, path, "valueString"));
  } else if (url == "urn:blether:brief") {
    TRY(item.brief, words_at(extension, path, "valueString"));
  } else if (url == "urn:blether:easy" || url == "urn:blether:easy-hint") {
    if (item.kind == ItemKind::group) return fault(path, "only what is asked has words in Easy Read");
    TRY((url == "urn:blether:easy" ? item.easy : item.easy_hint), words_at(extension, path, "valueString"));
  } else if (url == "urn:blether:safety") {
    TRY(auto code, text_at(extension, path, "valueCode"));
    item.safety_codes.push_back(code);
  } else if (url == "urn:blether:ask-alone") {
    TRY(item.ask_alone, flag_at(extension, path, "valueBoolean"));
  } else if (url == "urn:blether:private") {
    TRY(item.is_private, flag_at(extension, path, "valueBoolean"));
  } else if (url == "urn:blether:own-page") {
    TRY(item.own_page, flag_at(extension, path, "valueBoolean"));
    if (item.kind != ItemKind::group) return fault(path, "only a section can be an own page");
  } else if (url == "urn:blether:role") {
    TRY(auto role, text_at(extension, path, "valueCode"));
    if (role == "said") item.role = Role::said;
    else if (role == "noticed") item.role = Role::noticed;
    else if (role == "others") item.role = Role::others;
    else if (role == "agreed") item.role = Role::agreed;
    else if (role == "check") item.role = Role::check;
    else return fault(path + "/valueCode", "role " + role.substr(0, 64) + " is not supported");
  } else if (url == kMinUrl || url == kMaxUrl) {
    const char* name = extension.contains("valueInteger") ? "valueInteger" : "valueDecimal";
    auto number = extension.contains(name) ? exact_number(extension[name]) : std::nullopt;
    if (!number) return fault(path, "must be a number with at most three decimals");
    (url == kMinUrl ? item.least : item.most) = number;
  } else if (url == kUnitUrl) {
    if (!extension.contains("valueCoding") || !extension["valueCoding"].is_object())
      return fault(path, "valueCoding is missing");
    TRY(item.unit, words_at(extension["valueCoding"], path + "/valueCoding", "display"));
  } else {
    if (!foreign_ || !may_pass_over(url, extension)) return fault(path + "/url", "extension " + url.substr(0, 128) + " is not supported");
  }
  return {};
}

Result<void> TemplateReader::read_contained() {
  const Json& root = document_.root();
  if (!root.contains("contained")) return {};
  const Json& list = root["contained"];
  if (!list.is_array()) return fault("/contained", "must be a list");
  for (std::size_t i = 0; i < list.size(); ++i)
    TRY_VOID(read_value_set(list[i], "/contained/" + std::to_string(i)));
  return {};
}

Result<void> TemplateReader::read_value_set(const Json& set, const std::string& path) {
  if (!set.is_object()) return fault(path, "not an object");
  TRY(auto type, text_at(set, path, "resourceType"));
  if (type != "ValueSet") return fault(path + "/resourceType", "only a ValueSet can be contained");
  TRY(auto id, text_at(set, path, "id"));
  for (const std::string name : {"modifierExtension", "implicitRules"})
    if (set.contains(name)) return fault(path + "/" + name, name + " is not supported");
  if (foreign_ && set.contains("expansion")) {
    std::vector<Option> listed;
    TRY_VOID(read_expansion(set, path, listed));
    if (!value_sets_.emplace(id, std::move(listed)).second) return fault(path + "/id", "is used twice");
    return {};
  }
  static const std::set<std::string_view> names = {"resourceType", "id", "url", "version", "name", "title", "status", "description", "compose"};
  if (!foreign_) TRY_VOID(only(set, path, names));
  std::string at = path + "/compose/include";
  if (!set.contains("compose") || !set["compose"].is_object()) return fault(path, "compose is missing");
  TRY_VOID(only(set["compose"], path + "/compose", {"include"}));
  if (!set["compose"].contains("include") || !set["compose"]["include"].is_array())
    return fault(path + "/compose", "include is missing");
  std::vector<Option> options;
  const Json& includes = set["compose"]["include"];
  for (std::size_t i = 0; i < includes.size(); ++i) {
    std::string include_at = at + "/" + std::to_string(i);
    if (!includes[i].is_object()) return fault(include_at, "not an object");
    TRY_VOID(only(includes[i], include_at, {"system", "version", "concept"}));
    if (!includes[i].contains("concept") || !includes[i]["concept"].is_array())
      return fault(include_at, "only sets that list their concepts are supported");
    const Json& concepts = includes[i]["concept"];
    for (std::size_t c = 0; c < concepts.size(); ++c) {
      std::string concept_at = include_at + "/concept/" + std::to_string(c);
      TRY(auto option, read_concept(concepts[c], concept_at, {"code", "display", "_display", "extension"}));
      if (includes[i].contains("system") && includes[i]["system"].is_string()) option.system = includes[i]["system"];
      TRY_VOID(add_option(options, std::move(option), concept_at));
    }
  }
  if (options.empty()) return fault(path, "a ValueSet needs concepts");
  if (!value_sets_.emplace(id, std::move(options)).second) return fault(path + "/id", "is used twice");
  return {};
}

Result<Option> TemplateReader::read_concept(const Json& json, const std::string& path,
                                            const std::set<std::string_view>& known) {
  if (!json.is_object()) return fault(path, "not an object");
  TRY_VOID(only(json, path, known));
  Option option;
  TRY(option.code, text_at(json, path, "code"));
  if (foreign_ && !json.contains("display")) option.label.text = option.code;
  else {
    TRY(option.label, words_at(json, path, "display"));
  }
  if (json.contains("system") && json["system"].is_string()) option.system = json["system"];
  if (!json.contains("extension")) return option;
  const Json& list = json["extension"];
  if (!list.is_array()) return fault(path + "/extension", "must be a list");
  for (std::size_t i = 0; i < list.size(); ++i) {
    std::string at = path + "/extension/" + std::to_string(i);
    if (!list[i].is_object()) return fault(at, "not an object");
    TRY(auto url, text_at(list[i], at, "url"));
    if (url == "urn:blether:icon") {
      TRY(option.icon, text_at(list[i], at, "valueCode"));
    } else if (foreign_ && may_pass_over(url, list[i])) {
      continue;  // a score too: only ours are scales, which save with a note
    } else if (url == kOrdinalUrl) {
      auto score = list[i].contains("valueDecimal") ? exact_number(list[i]["valueDecimal"]) : std::nullopt;
      if (!score || score->thousandths % 1000 != 0 || score->thousandths < 0 || score->thousandths > 4000)
        return fault(at, "a score is a whole number from 0 to 4");
      option.score = static_cast<int>(score->thousandths / 1000);
      if (option.code != std::to_string(*option.score)) return fault(at, "the code of a score is its number");
    } else {
      return fault(at + "/url", "extension " + url.substr(0, 128) + " is not supported");
    }
  }
  return option;
}

Result<void> TemplateReader::add_option(std::vector<Option>& options, Option option, const std::string& path) {
  for (const Option& other : options)
    if (other.code == option.code) return fault(path, "code " + option.code.substr(0, 64) + " is used twice");
  options.push_back(std::move(option));
  return {};
}

Result<void> TemplateReader::read_options(const Json& json, const std::string& path, Item& item) {
  bool wants = item.kind == ItemKind::choice || item.kind == ItemKind::open_choice;
  bool listed = json.contains("answerOption"), named = json.contains("answerValueSet");
  if (!wants && (listed || named)) return fault(path, "options are for choices only");
  if (!wants && !item.safety_codes.empty()) return fault(path + "/extension", "safety codes are for choices only");
  if (!wants) return {};
  if (listed == named) return fault(path, "a choice needs answerOption or answerValueSet, and not both");
  if (named) {
    TRY(auto reference, text_at(json, path, "answerValueSet"));
    auto found = reference.front() == '#' ? value_sets_.find(reference.substr(1)) : value_sets_.end();
    if (found == value_sets_.end()) return fault(path + "/answerValueSet", "no such contained ValueSet");
    item.options = found->second;
  } else {
    const Json& list = json["answerOption"];
    if (!list.is_array() || list.empty()) return fault(path + "/answerOption", "must be a list of options");
    for (std::size_t i = 0; i < list.size(); ++i) {
      std::string at = path + "/answerOption/" + std::to_string(i);
      if (!list[i].is_object()) return fault(at, "not an object");
      if (foreign_) {
        TRY(auto given, read_foreign_option(list[i], at));
        TRY_VOID(add_option(item.options, std::move(given), at));
        continue;
      }
      TRY_VOID(only(list[i], at, {"valueCoding"}));
      if (!list[i].contains("valueCoding")) return fault(at, "valueCoding is missing");
      TRY(auto option, read_concept(list[i]["valueCoding"], at + "/valueCoding",
                                    {"system", "code", "display", "_display", "extension"}));
      TRY_VOID(add_option(item.options, std::move(option), at));
    }
  }
  for (const Option& option : item.options) item.is_scale = item.is_scale || option.score.has_value();
  for (const std::string& code : item.safety_codes)
    if (!item.option(code)) return fault(path + "/extension", "safety code " + code.substr(0, 64) + " is no option");
  return {};
}

}  // namespace blether::care
