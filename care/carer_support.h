// Support decided for a carer: what was needed, what was decided, who gives it and from when (Carers (Scotland) Act
// 2016 section 9(1)(h) to (k), sections 24 and 25).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "care/operations.h"
#include "storage/model/heads.h"

namespace blether::care {

// Who meets a need: the council because it meets the local criteria; the council although it does not; the community.
// Their words are "carer.met.<code>".
inline constexpr std::string_view kCarerMet[] = {"eligible", "anyway", "community"};
// Nobody so far. That is no support, and no record of it: it is an unmet need in the carer's own stream and is kept in
// one place only (care/unmet_need.h), so that it is followed and counted once.
inline constexpr std::string_view kNobodyMeets = "not-met";
// Whether the support should be a break, or have one in it: section 25(1). Their words are "carer.as_break.<code>".
inline constexpr std::string_view kAsBreak[] = {"yes", "no", "not-yet"};

// One need and the support for it. A carer pays nothing for it, whoever gives it (Carers (Waiving of Charges for
// Support) (Scotland) Regulations 2014), so there is no sum.
struct CarerSupport {
  model::RecordId record;
  std::string need;                  // in the carer's words
  std::string what, who;             // "One evening a week", "Crossroads"
  std::string met = "eligible";      // kCarerMet; in a form also kNobodyMeets
  int option = 0;                    // 1 to 3; 0: nobody chose yet. Only of what the council meets
  std::string from;                  // ISO; may be empty
  std::string as_break = "not-yet";  // kAsBreak
};

CarerSupport carer_support_of(const model::Record& record);
// By the day it begins, what has none first. Those taken away are left out.
std::vector<CarerSupport> carer_supports(std::span<const model::Record> records);
// invalid: names the field. A need wants words, what and who; what nobody meets is no support.
base::Result<Operations> set_carer_support(const model::RecordId& id, const model::Record* now,
                                           const CarerSupport& wanted);

}  // namespace blether::care
