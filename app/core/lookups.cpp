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
  read(care_groups, "lookups", "care_groups.json", care::CareGroups::load);
  read(communication, "lookups", "communication.json", care::CommunicationNeeds::load);
  read(not_offered, "lookups", "not_offered.json", care::NotOfferedReasons::load);
  read(rates, "lookups", "rates.json", care::Rates::load);
  read(four_options, "explainers", "sds.explain.v1.json",
       [](std::string_view json) { return care::load_explainer(json, "sds.explain.v1.json"); });
  read(not_offered_notice, "explainers", "not_offered.v1.json",
       [](std::string_view json) { return care::load_sheet(json, "not_offered.v1.json"); });
  read(rights_card, "explainers", "rights.v1.json", [](std::string_view json) { return care::load_sheet(json, "rights.v1.json"); });
  read(unhappy_sheet, "explainers", "unhappy.v1.json", [](std::string_view json) { return care::load_sheet(json, "unhappy.v1.json"); });
  read(calendars, "lookups", "calendars.json", care::Calendars::load);
  read(clocks, "lookups", "clocks.json", [this](std::string_view json) { return care::Clocks::load(json, calendars); });
  read(safety_contacts, "lookups", "safety_contacts.json", care::SafetyContacts::load);
  read(directory, "lookups", "directory.json", care::Directory::load);
  read(places, "lookups", "places.json", care::Places::load);
}

}  // namespace blether::app
