#include "care/about_person.h"

#include <algorithm>

#include "care/record_edit.h"
#include "care/table_reader.h"
#include "storage/model/derived_id.h"
#include "storage/model/schema.h"

namespace blether::care {

using base::Code;
using base::fail;
using base::Result;

namespace kind = model::kind;

namespace {

Operations one_more_or_less(const model::Record& person, std::string_view field, std::string_view code, bool wanted) {
  auto there = person.texts(field);
  bool has = std::find(there.begin(), there.end(), code) != there.end();
  if (has == wanted) return {};
  return {change_element(kind::person, person.id, &person, field, std::string(code), wanted)};
}

}  // namespace

Result<CareGroups> CareGroups::load(std::string_view json) {
  TRY(auto document, JsonDocument::parse(json, "care_groups.json"));
  Row root(document, document.root(), "");
  root.text("version");
  root.text_or("about");
  CareGroups groups;
  groups.national_ = root.texts("national");
  for (Row& row : root.rows("groups")) {
    CareGroup group{row.text("code"), row.text("label"), row.texts("national")};
    for (const std::string& flag : group.national)
      if (std::find(groups.national_.begin(), groups.national_.end(), flag) == groups.national_.end())
        row.refuse("national", "there is no flag " + flag);
    if (groups.find(group.code)) row.refuse("code", "is used twice");
    root.take(row);
    groups.rows_.push_back(std::move(group));
  }
  TRY_VOID(root.done());
  return groups;
}

const CareGroup* CareGroups::find(std::string_view code) const {
  auto found = std::find_if(rows_.begin(), rows_.end(), [&](const CareGroup& group) { return group.code == code; });
  return found == rows_.end() ? nullptr : &*found;
}

std::vector<std::pair<std::string, int>> CareGroups::flags(const std::vector<std::string>& codes) const {
  std::vector<std::pair<std::string, int>> flags;
  for (const std::string& name : national_) flags.emplace_back(name, 0);
  for (const std::string& code : codes) {
    const CareGroup* group = find(code);
    if (!group) continue;
    for (auto& [name, value] : flags)
      if (std::find(group->national.begin(), group->national.end(), name) != group->national.end()) value = 1;
  }
  return flags;
}

model::RecordId equality_id(const model::RecordId& person) { return model::derived_id(person, kind::equality); }

Result<Operations> set_equality(const model::RecordId& person, const model::Record* now, std::string_view field,
                                std::string_view words) {
  if (!contains(kEqualityFields, field)) return fail(Code::invalid, "equality");
  RecordEdit edit(kind::equality, equality_id(person), now);
  edit.set(field, words);
  return edit.take();
}

Result<CommunicationNeeds> CommunicationNeeds::load(std::string_view json) {
  TRY(auto document, JsonDocument::parse(json, "communication.json"));
  Row root(document, document.root(), "");
  root.text("version");
  root.text_or("about");
  CommunicationNeeds needs;
  needs.asked_by_ = root.texts("asked_by");
  for (Row& row : root.rows("needs")) {
    CommunicationNeed need{row.text("code"), row.text("label"), row.text("icon"), row.text_or("screen"),
                           row.text_or("book"), row.texts("also")};
    if (needs.find(need.code)) row.refuse("code", "is used twice");
    root.take(row);
    needs.rows_.push_back(std::move(need));
  }
  TRY_VOID(root.done());
  return needs;
}

const CommunicationNeed* CommunicationNeeds::find(std::string_view code) const {
  auto found =
      std::find_if(rows_.begin(), rows_.end(), [&](const CommunicationNeed& need) { return need.code == code; });
  return found == rows_.end() ? nullptr : &*found;
}

const CommunicationNeed* CommunicationNeeds::said_by(std::string_view link_id, std::string_view code) const {
  if (std::find(asked_by_.begin(), asked_by_.end(), link_id) == asked_by_.end()) return nullptr;
  for (const CommunicationNeed& need : rows_)
    if (need.code == code || std::find(need.also.begin(), need.also.end(), code) != need.also.end()) return &need;
  return nullptr;
}

ScreenFor screen_for(const model::Record& person, const CommunicationNeeds& needs) {
  ScreenFor screen;
  screen.language = person.text("language");
  for (const std::string& code : person.texts("needs")) {
    const CommunicationNeed* need = needs.find(code);
    if (!need) continue;  // of a newer version
    if (need->screen == "text-150") screen.text_percent = std::max(screen.text_percent, 150);
    if (need->screen == "text-200") screen.text_percent = 200;
    if (need->screen == "read-aloud") screen.read_aloud = true;
    if (need->screen == "easy-read") screen.easy_read = true;
    if (need->screen == "high-contrast") screen.theme = "high-contrast";
    if (need->screen == "soft" && screen.theme.empty()) screen.theme = "soft";
    if (!need->book.empty()) screen.to_book.push_back(need->book);
  }
  return screen;
}

Result<Operations> set_need(const model::Record& person, const CommunicationNeeds& needs, std::string_view code,
                            bool wanted) {
  if (!needs.find(code)) return fail(Code::invalid, "needs");
  return one_more_or_less(person, "needs", code, wanted);
}

Result<Operations> set_group(const model::Record& person, const CareGroups& groups, std::string_view code,
                             bool wanted) {
  if (!groups.find(code)) return fail(Code::invalid, "care_groups");
  return one_more_or_less(person, "care_groups", code, wanted);
}

bool communication_asked(const model::Record& person) {
  return !person.texts("needs").empty() || !person.text("language").empty() || has_words(person.text("communication"));
}

}  // namespace blether::care
