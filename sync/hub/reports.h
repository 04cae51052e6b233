// Reports: the office's page for whoever answers for the service. Plain HTML: no scripts, nothing fetched.
#pragma once

#include <optional>
#include <string>

#include "care/outcomes.h"
#include "care/unmet_need.h"
#include "sync/hub/office.h"

namespace blether::hub {

// What stands for codes on the page. Without a list its codes are shown.
struct ReportWords {
  std::string office;
  std::optional<care::Domains> domains;
  std::optional<care::NeedReasons> reasons;
  // Reads the lists of lookups/ in an assets folder. not_found, invalid.
  base::Result<void> load(base::Files& files, const base::Path& assets);
};

// People held, outcomes in people's own words, needs not met, open conflicts, devices, receipts. Reads what the
// office's store holds: call Office::catch_up first.
base::Result<std::string> report_page(Ledger& ledger, Office& office, const ReportWords& words, std::int64_t now_ms);

}  // namespace blether::hub
