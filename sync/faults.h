// Faults: what can be wrong between tablet and office, told apart from what is wrong on the tablet itself. They stand in
// the detail of an error of an exchange (client.h); the screen has a sentence for each.
#pragma once

#include <string_view>

#include "platform/base/result.h"

namespace blether::sync::fault {

// Pass by themselves; an exchange that ended so is tried again.
inline constexpr std::string_view kOfficeBusy = "office_busy";        // busy: it could not answer just now
inline constexpr std::string_view kOfficeFull = "office_full";        // no_space: its disk, not this tablet's
inline constexpr std::string_view kOfficeGarbled = "office_garbled";  // corrupt: what answered is not what an office says
inline constexpr std::string_view kTooSlow = "too_slow";              // offline: connected, and no whole answer in time

// Stay until a person does something.
inline constexpr std::string_view kRevoked = "revoked";                // denied: the office switched this device off
inline constexpr std::string_view kUnknownDevice = "unknown_device";   // denied
inline constexpr std::string_view kBadSignature = "bad_signature";     // denied: not signed by the key it knows
inline constexpr std::string_view kWrongKey = "wrong_key";             // denied: somebody else answers in its place
inline constexpr std::string_view kAppTooOld = "app_too_old";          // too_old: the office takes this version no more
inline constexpr std::string_view kOfficeTooOld = "office_too_old";    // too_new: the office does not know this version yet

// Whether waiting is enough: no connection, or one of the first group.
inline bool passes_by_itself(const base::Error& error) {
  return error.code == base::Code::offline || error.code == base::Code::busy || error.detail == kOfficeFull ||
         error.detail == kOfficeGarbled;
}

}  // namespace blether::sync::fault
