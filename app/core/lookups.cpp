#include "app/core/lookups.h"

#include "platform/base/log.h"

namespace blether::app {

namespace {

template <class Part>
void take(Part& part, base::Result<Part> read, std::string_view name) {
  if (read) part = std::move(*read);
  else base::log(base::Level::fault, "lookups", std::string(name) + ": " + read.error().detail);
}

}  // namespace

void Lookups::load(base::Files& files, const base::Path& assets) {
  auto text = [&](const char* folder, const char* name) -> base::Result<std::string> {
    TRY(auto bytes, files.read(assets / folder / name));
    return std::string(base::as_text(bytes));
  };
  auto read = [&](auto& part, const char* folder, const char* name, auto load_part) {
    auto json = text(folder, name);
    take(part, json ? load_part(*json) : decltype(load_part(""))(tl::unexpected<base::Error>(json.error())), name);
  };
  take(templates, care::load_templates(files, assets / "templates"), "templates");
  read(domains, "lookups", "domains.json", care::Domains::load);
  read(reasons, "lookups", "unmet_need.json", care::NeedReasons::load);
  read(support_types, "lookups", "support_types.json", care::SupportTypes::load);
  read(care_groups, "lookups", "care_groups.json", care::CareGroups::load);
  read(communication, "lookups", "communication.json", care::CommunicationNeeds::load);
  read(not_offered, "lookups", "not_offered.json", care::NotOfferedReasons::load);
  read(local_criteria, "lookups", "local_criteria.json", care::LocalCriteria::load);
  read(rates, "lookups", "rates.json", care::Rates::load);
  read(four_options, "explainers", "sds.explain.v1.json",
       [](std::string_view json) { return care::load_explainer(json, "sds.explain.v1.json"); });
  read(not_offered_notice, "explainers", "not_offered.v1.json",
       [](std::string_view json) { return care::load_sheet(json, "not_offered.v1.json"); });
  read(not_offered_other, "explainers", "not_offered_other.v1.json",
       [](std::string_view json) { return care::load_sheet(json, "not_offered_other.v1.json"); });
  read(rights_card, "explainers", "rights.v1.json", [](std::string_view json) { return care::load_sheet(json, "rights.v1.json"); });
  read(rights_sheet, "explainers", "rights_advocacy.v1.json",
       [](std::string_view json) { return care::load_sheet(json, "rights_advocacy.v1.json"); });
  read(unhappy_sheet, "explainers", "unhappy.v1.json", [](std::string_view json) { return care::load_sheet(json, "unhappy.v1.json"); });
  read(calendars, "lookups", "calendars.json", care::Calendars::load);
  read(clocks, "lookups", "clocks.json", [this](std::string_view json) { return care::Clocks::load(json, calendars); });
  read(safety_contacts, "lookups", "safety_contacts.json", care::SafetyContacts::load);
  read(directory, "lookups", "directory.json", care::Directory::load);
  read(places, "lookups", "places.json", care::Places::load);
  read(languages, "lookups", "languages.json", care::Languages::load);
  read(facts, "lookups", "facts.json", care::Facts::load);
  for (const care::Language& language : languages.all())
    if (language.words && language.tag != "en") load_sheets(files, assets / "explainers", language.tag);
}

void Lookups::load_sheets(base::Files& files, const base::Path& folder, const std::string& language) {
  Sheets& into = sheets[language];
  auto read = [&](auto& sheet, const std::string& id, auto load_part) {
    std::string name = id + "." + language + ".json";
    auto there = files.exists(folder / name);
    if (!there || !*there) return;  // nobody translated it yet
    auto bytes = files.read(folder / name);
    auto loaded = bytes ? load_part(base::as_text(*bytes), name) : decltype(load_part("", name))(tl::unexpected<base::Error>(bytes.error()));
    if (loaded) sheet = std::move(*loaded);
    else base::log(base::Level::fault, "lookups", name + ": " + loaded.error().detail);
  };
  read(into.four_options, "sds.explain.v1", care::load_explainer);
  read(into.not_offered_notice, "not_offered.v1", care::load_sheet);
  read(into.not_offered_other, "not_offered_other.v1", care::load_sheet);
  read(into.rights_card, "rights.v1", care::load_sheet);
  read(into.rights_sheet, "rights_advocacy.v1", care::load_sheet);
  read(into.unhappy_sheet, "unhappy.v1", care::load_sheet);
}

namespace {

template <class Sheet>
const Sheet& in_language(const std::map<std::string, Lookups::Sheets, std::less<>>& sheets, std::string_view language,
                         std::optional<Sheet> Lookups::Sheets::*part, const Sheet& english) {
  auto found = sheets.find(language);
  return found != sheets.end() && found->second.*part ? *(found->second.*part) : english;
}

}  // namespace

const care::Explainer& Lookups::options_in(std::string_view language) const {
  return in_language(sheets, language, &Sheets::four_options, four_options);
}
const care::Sheet& Lookups::notice_in(std::string_view language, int option) const {
  return option == 1 ? in_language(sheets, language, &Sheets::not_offered_notice, not_offered_notice)
                     : in_language(sheets, language, &Sheets::not_offered_other, not_offered_other);
}
const care::Sheet& Lookups::rights_in(std::string_view language) const {
  return in_language(sheets, language, &Sheets::rights_card, rights_card);
}
const care::Sheet& Lookups::rights_sheet_in(std::string_view language) const {
  return in_language(sheets, language, &Sheets::rights_sheet, rights_sheet);
}
const care::Sheet& Lookups::unhappy_in(std::string_view language) const {
  return in_language(sheets, language, &Sheets::unhappy_sheet, unhappy_sheet);
}

}  // namespace blether::app
