#include "care/template_reader.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace blether::care {

using base::Result;

namespace {

struct KindName {
  std::string_view name;
  ItemKind kind;
};

// FHIR R4 item types that we can show and keep.
constexpr auto kKinds = std::to_array<KindName>({
    {"group", ItemKind::group},
    {"display", ItemKind::display},
    {"string", ItemKind::string},
    {"text", ItemKind::text},
    {"choice", ItemKind::choice},
    {"open-choice", ItemKind::open_choice},
    {"boolean", ItemKind::boolean},
    {"date", ItemKind::date},
    {"integer", ItemKind::integer},
    {"decimal", ItemKind::decimal},
    {"quantity", ItemKind::quantity},
});

// Elements that describe a template and change nothing about how it is asked are read past.
const std::set<std::string_view> kHeadNames = {
    "resourceType", "id", "url", "version", "name", "title", "_title", "status", "language", "contained", "item",
    "date", "publisher", "description", "purpose", "copyright", "subjectType", "experimental", "effectivePeriod",
    "approvalDate", "lastReviewDate", "meta", "text", "identifier", "contact", "jurisdiction", "useContext", "code"};

const std::set<std::string_view> kItemNames = {
    "linkId", "type", "text", "_text", "item", "enableWhen", "enableBehavior", "required", "repeats", "maxLength",
    "answerOption", "answerValueSet", "extension", "code"};

const std::set<std::string_view> kForeignItemNames = {
    "linkId", "type", "text", "_text", "item", "enableWhen", "enableBehavior", "required", "repeats", "maxLength",
    "answerOption", "answerValueSet", "extension", "code", "prefix", "definition", "id"};

}  // namespace

// FHIR R4 `id`: 1 to 64 of letters, digits, - and dot. Link ids of ours are held to the same.
bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return std::isalnum(c) || c == '-' || c == '.';
  });
}

Result<Template> TemplateReader::read() {
  TRY_VOID(read_head());
  TRY_VOID(read_contained());
  const Json& root = document_.root();
  if (!root.contains("item") || !root["item"].is_array() || root["item"].empty())
    return fault("/item", "a template needs a list of items");
  TRY_VOID(read_items(root["item"], "/item", kNoItem, 1));
  for (std::size_t i = 0; i < form_.items.size(); ++i)
    TRY_VOID(read_conditions(*sources_[i], paths_[i], form_.items[i]));
  TRY_VOID(check_cycles());
  TRY_VOID(check_roles());
  return std::move(form_);
}

Result<void> TemplateReader::read_head() {
  const Json& root = document_.root();
  if (!root.is_object()) return fault("", "not an object");
  TRY(auto type, text_at(root, "", "resourceType"));
  if (type != "Questionnaire") return fault("/resourceType", "not a Questionnaire");
  if (foreign_) return read_foreign_head();
  TRY_VOID(only(root, "", kHeadNames));
  TRY(form_.id, text_at(root, "", "id"));
  if (!is_id(form_.id)) return fault("/id", "not a FHIR id");
  TRY(form_.url, text_at(root, "", "url"));
  TRY(form_.version, text_at(root, "", "version"));
  TRY(form_.name, text_at(root, "", "name"));
  TRY(form_.title, words_at(root, "", "title"));
  TRY(form_.status, text_at(root, "", "status"));
  if (form_.status != "draft" && form_.status != "active" && form_.status != "retired")
    return fault("/status", "must be draft, active or retired");
  form_.language = "en";
  if (root.contains("language")) {
    TRY(form_.language, text_at(root, "", "language"));
  }
  return {};
}

Result<void> TemplateReader::read_items(const Json& list, const std::string& path, std::size_t parent,
                                        std::size_t depth) {
  if (depth > kMostDepth) return fault(path, "groups are nested too deep");
  for (std::size_t i = 0; i < list.size(); ++i)
    TRY_VOID(read_item(list[i], path + "/" + std::to_string(i), parent, depth));
  return {};
}

Result<void> TemplateReader::read_item(const Json& json, const std::string& path, std::size_t parent,
                                       std::size_t depth) {
  if (!json.is_object()) return fault(path, "not an object");
  if (form_.items.size() >= kMostItems) return fault(path, "too many items");
  TRY_VOID(only(json, path, foreign_ ? kForeignItemNames : kItemNames));
  Item item;
  TRY(item.link_id, text_at(json, path, "linkId"));
  if (!is_link_id(item.link_id)) return fault(path + "/linkId", "not a link id of letters, digits, - and dot");
  TRY_VOID(read_kind(json, path, item));
  if (foreign_ && parent == kNoItem && item.kind != ItemKind::group) {
    if (form_.items.empty() || !form_.items[form_.sections.back()].added) add_section();
    parent = form_.sections.back();
  }
  std::size_t index = form_.items.size();
  if (!by_link_.emplace(item.link_id, index).second) return fault(path + "/linkId", item.link_id + " is used twice");
  TRY(item.text, question_words(json, path, item));
  item.brief = item.text;
  TRY(item.required, flag_at(json, path, "required"));
  TRY(item.repeats, flag_at(json, path, "repeats"));
  TRY_VOID(read_extensions(json, path, item));
  TRY_VOID(read_options(json, path, item));
  item.parent = parent;
  if (parent == kNoItem) {
    item.section = form_.sections.size();
    form_.sections.push_back(index);
  } else {
    item.section = form_.items[parent].section;
    form_.items[parent].children.push_back(index);
  }
  bool hints_only = false;
  if (foreign_ && item.kind != ItemKind::group && json.contains("item")) {
    TRY(hints_only, read_inner_hints(json, path, item));
  }
  if (!hints_only) TRY_VOID(check_shape(json, path, item, depth));
  form_.items.push_back(std::move(item));
  paths_.push_back(path);
  sources_.push_back(&json);
  if (json.contains("item") && !hints_only) return read_items(json["item"], path + "/item", index, depth + 1);
  return {};
}

Result<void> TemplateReader::read_kind(const Json& json, const std::string& path, Item& item) {
  TRY(auto name, text_at(json, path, "type"));
  auto* found = std::find_if(kKinds.begin(), kKinds.end(), [&](const KindName& kind) { return kind.name == name; });
  if (found == kKinds.end()) return fault(path + "/type", "type " + name.substr(0, 64) + " is not supported");
  item.kind = found->kind;
  if (item.kind == ItemKind::group) item.role = Role::section;
  else if (item.kind == ItemKind::display) item.role = Role::cue;
  if (!json.contains("maxLength")) return {};
  if (item.kind != ItemKind::string && item.kind != ItemKind::text && item.kind != ItemKind::open_choice)
    return fault(path + "/maxLength", "only for own words");
  const Json& longest = json["maxLength"];
  if (!longest.is_number_unsigned() || longest.get<std::uint64_t>() == 0)
    return fault(path + "/maxLength", "must be a whole number above 0");
  item.longest = longest.get<std::size_t>();
  return {};
}

// What may stand where.
Result<void> TemplateReader::check_shape(const Json& json, const std::string& path, const Item& item,
                                         std::size_t depth) {
  bool is_group = item.kind == ItemKind::group;
  if (depth == 1 && !is_group && !foreign_) return fault(path + "/type", "only groups may stand at the top");
  if (is_group) {
    if (!json.contains("item") || !json["item"].is_array() || json["item"].empty())
      return fault(path + "/item", "a group needs items");
    if (item.repeats) return fault(path + "/repeats", "a group that repeats is not supported");
    if (item.required && !foreign_) return fault(path + "/required", "not for a group");
  } else if (json.contains("item")) {
    return fault(path + "/item", "items inside a question are not supported");
  }
  if (item.kind == ItemKind::display && (item.required || item.repeats))
    return fault(path, "words to read out are neither required nor repeated");
  if (item.repeats && (item.kind == ItemKind::boolean || item.is_scale))
    return fault(path + "/repeats", "one answer only for this kind");
  return {};
}

}  // namespace blether::care
