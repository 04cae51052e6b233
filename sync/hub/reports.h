// Reports: the office's page for whoever answers for the service. Plain HTML: no scripts, nothing fetched.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "care/about_person.h"
#include "care/budget.h"
#include "care/directory.h"
#include "care/outcomes.h"
#include "care/support_types.h"
#include "care/unmet_need.h"
#include "sync/hub/office.h"

namespace blether::hub {

// What stands for codes on the page. Without a list its codes are shown.
struct ReportWords {
  std::string office;
  std::optional<care::Domains> domains;
  std::optional<care::NeedReasons> reasons;
  std::optional<care::SupportTypes> support_types;
  std::optional<care::CareGroups> groups;
  std::optional<care::Places> places;
  std::optional<care::Rates> rates;  // without them nothing is said of money
  // Reads the lists of lookups/ in an assets folder, as far as they can be read. not_found, invalid: of the first that
  // cannot.
  base::Result<void> load(base::Files& files, const base::Path& assets);
};

// Records of everybody that stand, of both of a person's streams.
base::Result<std::vector<model::Record>> of_everyone(storage::Store& store, std::string_view kind);

// "hours a week" for a code of care::kNeedUnits; anything else as it is.
std::string unit_words(const std::string& unit);

// People held, outcomes in people's own words, needs not met and how much of each is missing, what the plans come to, open
// conflicts, devices, receipts. Reads what the office's store holds: call Office::catch_up first.
base::Result<std::string> report_page(Ledger& ledger, Office& office, const ReportWords& words, std::int64_t now_ms);

}  // namespace blether::hub
