// Somebody's rights, who was offered to speak up, and complaints.
#pragma once

#include <memory>

#include "app/core/pages/page_world.h"
#include "app/core/read_models_rights.h"
#include "care/sheets.h"

namespace blether::app {

// The sheet with the names that go into it.
care::FilledSheet rights_sheet(const PageWorld& world, bool easy_read);
// `begin`: one comes because an advocate is wanted. `pdf`: file name of the sheet just made, or empty.
base::Result<std::shared_ptr<const RightsModel>> rights_page(const PageWorld& world, bool begin, const std::string& pdf);

// `begin`: one comes because somebody wants to complain; `about`: the "I do not agree" it comes from, or none.
base::Result<std::shared_ptr<const ComplaintsModel>> complaints_page(const PageWorld& world, bool begin, const model::RecordId& about);
// `root`: its first entry. not_found: there is no such complaint.
base::Result<std::shared_ptr<const ComplaintModel>> complaint_page(const PageWorld& world, const model::RecordId& root, const std::string& pdf);

// For the row on the person's page.
struct OpenComplaints {
  std::size_t count = 0;
  std::string due;       // the first day that runs, in words; empty: none
  bool overdue = false;
};
base::Result<OpenComplaints> open_complaints(const PageWorld& world);

}  // namespace blether::app
