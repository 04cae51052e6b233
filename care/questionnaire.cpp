#include "care/questionnaire.h"

#include <algorithm>
#include <charconv>

#include "care/template_reader.h"
#include "platform/base/log.h"

namespace blether::care {

using base::Code;
using base::fail;
using base::Result;

const Option* Item::option(std::string_view code) const {
  auto found = std::find_if(options.begin(), options.end(), [&](const Option& option) { return option.code == code; });
  return found == options.end() ? nullptr : &*found;
}

namespace {

// An English wording is easier than an English question, and no easier than one in the reader's own language.
bool has_easy(const Item& item, std::string_view language) {
  if (item.easy.text.empty()) return false;
  return item.easy.translations.contains(language) || !item.text.translations.contains(language);
}

}  // namespace

const std::string& Item::asked(std::string_view language, bool easy_read) const {
  return easy_read && has_easy(*this, language) ? easy.in(language) : text.in(language);
}

const std::string& Item::hinted(std::string_view language, bool easy_read) const {
  const bool instead = easy_read && !easy_hint.text.empty() && has_easy(*this, language);
  return instead ? easy_hint.in(language) : hint.in(language);
}

std::optional<std::size_t> Template::index_of(std::string_view link_id) const {
  for (std::size_t i = 0; i < items.size(); ++i)
    if (items[i].link_id == link_id) return i;
  return std::nullopt;
}

const Item* Template::find(std::string_view link_id) const {
  auto index = index_of(link_id);
  return index ? &items[*index] : nullptr;
}

Result<Template> load_template(std::string_view json, std::string_view file, Origin origin) {
  if (json.size() > kMostTemplateBytes) return fail(Code::invalid, std::string(file) + " line 1: too big");
  TRY(auto document, JsonDocument::parse(json, file));
  return TemplateReader(document, origin).read();
}

namespace {

using Forms = std::map<std::string, Template, std::less<>>;

Result<void> load_file(base::Files& files, const base::Path& folder, const std::string& name, Origin origin,
                       Forms& result) {
  TRY(auto bytes, files.read(folder / name));
  TRY(auto form, load_template(base::as_text(bytes), name, origin));
  form.foreign = origin == Origin::foreign;
  std::string id = form.id;
  if (!result.emplace(id, std::move(form)).second)
    return fail(Code::invalid, name + " line 1 /id: another file has this id too");
  return {};
}

// Somebody else's file must not take our own conversations away.
void load_foreign(base::Files& files, const base::Path& folder, Forms& result) {
  auto there = files.exists(folder);
  if (there && !*there) return;
  auto names = files.list(folder);
  if (!names) return base::log(base::Level::warning, "templates", "foreign: " + names.error().detail);
  for (const std::string& name : *names) {
    if (!name.ends_with(".json")) continue;
    if (auto loaded = load_file(files, folder, name, Origin::foreign, result); !loaded)
      base::log(base::Level::warning, "templates", "left out " + name + ": " + loaded.error().detail);
  }
}

}  // namespace

Result<Forms> load_templates(base::Files& files, const base::Path& folder) {
  Forms result;
  TRY(auto names, files.list(folder));
  for (const std::string& name : names)
    if (name.ends_with(".json")) TRY_VOID(load_file(files, folder, name, Origin::ours, result));
  load_foreign(files, folder / "foreign", result);
  return result;
}

namespace {

// 2 of "gc.v2"; 0: it is no version of that name.
int version_in(std::string_view id, std::string_view name) {
  if (!id.starts_with(name) || !id.substr(name.size()).starts_with(".v")) return 0;
  const std::string_view digits = id.substr(name.size() + 2);
  int version = 0;
  auto read = std::from_chars(digits.data(), digits.data() + digits.size(), version);
  return read.ec == std::errc() && read.ptr == digits.data() + digits.size() ? version : 0;
}

}  // namespace

const Template* newest_template(const Forms& templates, std::string_view name) {
  const Template* newest = nullptr;
  int latest = 0;
  for (const auto& [id, form] : templates) {
    const int version = form.foreign ? 0 : version_in(id, name);
    if (version > latest) newest = &form, latest = version;
  }
  return newest;
}

}  // namespace blether::care
