// What went wrong, as a translation key: "error.<code>" for this tablet, "error.office_..." for the office.
#pragma once

#include <string>

#include "platform/base/result.h"

namespace blether::app {

// Something on this tablet.
std::string error_key(const base::Error& error);
// Something in a conversation with the office (sync/faults.h); what is wrong with the tablet meanwhile is told as that.
std::string office_key(const base::Error& error);
// While the tablet is made known to the office: what may be wrong with an invitation, else office_key.
std::string invitation_key(const base::Error& error);

}  // namespace blether::app
