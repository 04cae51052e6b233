// Who decides: the person, for each decision by itself, and who holds which power (Adults with Incapacity (Scotland)
// Act 2000). There is no field that says "has capacity".
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "care/calendars.h"
#include "care/operations.h"
#include "care/risk.h"

namespace blether::care {

inline constexpr std::string_view kPowerTypes[] = {"attorney-welfare",   "attorney-money",  "attorney-both",
                                                   "guardian-welfare",   "guardian-money",  "guardian-both",
                                                   "intervention-order", "access-to-funds", "appointee"};

struct CapacityView {
  std::string decision;                  // what is to be decided, in words
  std::string view = "presumed";         // kCapacityViews
  std::string why, help;                 // help given to decide, as the Act wants before any doubt
  std::string assessed_by, assessed_on;  // wanted for "lacks"
  std::string power;                     // record id of who decides then
  std::string review_on;
};
CapacityView capacity_of(const model::Record& record);
// Keys "capacity.needs.*".
std::vector<Fault> capacity_faults(const CapacityView& view);
// invalid: the first of capacity_faults, or a day that is none. A view is always about one decision.
base::Result<Operations> set_capacity(const model::RecordId& id, const model::Record* now, const CapacityView& view);

struct Power {
  model::RecordId record;
  std::string type, holder, phone, scope;
  std::string sighted_on;    // ISO; empty: nobody has seen the paper
  std::string registered;    // "yes", "no", "not-sure"
  std::string begins, ends;  // ISO
};
Power power_of(const model::Record& record);
// invalid: names the field.
base::Result<Operations> set_power(const model::RecordId& id, const model::Record* now, const Power& power);
// What stands on a day: begun and not ended. A power whose paper nobody has seen is listed too, and says so.
std::vector<Power> powers_on(std::span<const model::Record> records, base::CivilDate day);

inline constexpr std::string_view kAttorneyResults[] = {"given", "declined", "later"};
// Kept for good; the next offer is another entry.
base::Result<Operations> record_attorney_offer(const model::RecordId& id, std::string_view iso_day,
                                               std::string_view result, std::string_view note);
struct AttorneyOffer {
  std::string on, result, note;  // ISO; kAttorneyResults
};
// The latest; nothing when it was never offered.
std::optional<AttorneyOffer> last_attorney_offer(std::span<const model::Record> offers);
// Whether to ask now if information about powers of attorney would help: nobody holds one, and the last offer is a year
// old or never was.
bool attorney_question_is_due(std::span<const model::Record> powers, std::span<const model::Record> offers,
                              const Clocks& clocks, base::CivilDate today);

}  // namespace blether::care
