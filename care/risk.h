// Positive risk: something a person wants to do that others find risky. Written so that "unsafe" is never the end of
// it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "care/operations.h"
#include "platform/base/clock.h"
#include "platform/base/result.h"

namespace blether::care {

inline constexpr std::string_view kRiskWays[] = {"as-it-is", "with-help", "step-by-step", "try-first", "not-now"};
// Capacity is presumed, and belongs to one decision (Adults with Incapacity (Scotland) Act 2000 section 1).
inline constexpr std::string_view kCapacityViews[] = {"presumed", "doubt", "lacks"};

struct Risk {
  std::string outcome;  // record id in hex; may be empty
  std::string want, why, good, harm, harm_to;
  int likely = 0, bad = 0;                                       // 1 to 3; 0: not said
  std::string worked;                                            // what has worked before
  std::string view_person, view_carer, view_worker, view_other;  // kept apart; they may differ
  std::string way;                                               // kRiskWays
  std::string plan, signs, tell;
  std::string capacity = "presumed";
  std::string legal;
  std::string decision, decided_by, decided_on, agrees;  // once decided
  std::string review_on, sooner;
};

Risk risk_of(const model::Record& record);
// May be kept half done; refused is only what makes no sense. invalid: names the field.
base::Result<Operations> set_risk(const model::RecordId& id, const model::Record* now, const Risk& risk);

// What is missing before it can be decided. Keys "risk.needs.*". Why it matters wants fifteen letters or more, and a
// word such as "unsafe" alone says nothing; the good that may come of it and the person's own view are as needed as
// the harm.
std::vector<Fault> risk_faults(const Risk& risk);

struct RiskDecision {
  std::string way;        // kRiskWays
  std::string by;         // who decided
  std::string agrees;     // the person: "yes", "no"
  std::string review_on;  // ISO, after `on`
  base::CivilDate on;
};
// denied: risk_faults names the first. invalid: names the field of the decision.
base::Result<Operations> decide_risk(const model::Record& risk, const RiskDecision& decision);

}  // namespace blether::care
