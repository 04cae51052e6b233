// Lookups: what the app knows from assets. Read once at the start; the same for everybody; never changed after.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "care/about_person.h"
#include "care/budget.h"
#include "care/calendars.h"
#include "care/choice.h"
#include "care/directory.h"
#include "care/known.h"
#include "care/languages.h"
#include "care/local_criteria.h"
#include "care/outcomes.h"
#include "care/questionnaire.h"
#include "care/safety.h"
#include "care/sheets.h"
#include "care/support_types.h"
#include "care/unmet_need.h"
#include "platform/base/files.h"

namespace blether::app {

struct Lookups {
  Lookups() = default;
  Lookups(const Lookups&) = delete;  // clocks point at calendars
  Lookups& operator=(const Lookups&) = delete;

  // By "id": every version stays, so that an old conversation keeps the one it was held on.
  std::map<std::string, care::Template, std::less<>> templates;
  care::Domains domains;
  care::NeedReasons reasons;
  care::SupportTypes support_types;
  care::CareGroups care_groups;
  care::CommunicationNeeds communication;
  care::NotOfferedReasons not_offered;
  care::LocalCriteria local_criteria;
  care::Rates rates;
  care::Calendars calendars;
  care::Clocks clocks;  // counted on `calendars`
  care::Explainer four_options;
  care::Sheet not_offered_notice, not_offered_other, rights_card, rights_sheet, unhappy_sheet;
  care::SafetyContacts safety_contacts;
  care::Directory directory;
  care::Places places;
  care::Languages languages;
  care::Facts facts;
  // Sheets in other languages, by tag; what nobody translated is not in here.
  struct Sheets {
    std::optional<care::Explainer> four_options;
    std::optional<care::Sheet> not_offered_notice, not_offered_other, rights_card, rights_sheet, unhappy_sheet;
  };
  std::map<std::string, Sheets, std::less<>> sheets;
  // In the language, or in English where there is none.
  const care::Explainer& options_in(std::string_view language) const;
  // Why a way is not offered: Option 1 has a sheet of its own, as the Act wants that one in writing.
  const care::Sheet& notice_in(std::string_view language, int option) const;
  const care::Sheet& rights_in(std::string_view language) const;
  const care::Sheet& rights_sheet_in(std::string_view language) const;
  const care::Sheet& unhappy_in(std::string_view language) const;

  // A file that is damaged leaves its part empty and is named in the log: a tablet whose assets are damaged still opens.
  void load(base::Files& files, const base::Path& assets);

 private:
  void load_sheets(base::Files& files, const base::Path& folder, const std::string& language);
};

}  // namespace blether::app
