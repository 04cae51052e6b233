// The plan: outcomes, the support for each, the way it is arranged, what it costs; and the person's say on it.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "care/agreed.h"
#include "care/budget.h"
#include "care/choice.h"
#include "care/signature.h"
#include "care/stopped.h"

namespace blether::care {

struct PlanLine {
  Support support;
  std::string icon;
  int option = 0;  // 1 to 3, also of what has ended; 0: not paid for, or nothing chosen yet
  Standing standing = Standing::not_yet;
  std::string option_until;  // ISO: the last day of what is chosen, where the part goes on after it
  bool paid = true;         // else "no cost"
  std::int64_t weekly = 0;  // pence
};

struct PlanOutcome {
  model::RecordId record;
  std::string line, domain, icon;
  std::vector<PlanLine> lines;
  std::vector<AgreedStep> steps;
  std::vector<StillWaiting> waiting;
  std::string want = {}, so_that = {};  // what `line` is made of
};

struct PlanPage {
  std::string person;
  base::CivilDate date;
  int option = 0;  // 4 when parts run under different options; 0: nothing chosen
  std::vector<PlanOutcome> outcomes;  // what is worked for
  std::vector<EndedOutcome> ended;    // by reviews; those that go on are among `outcomes` too
  std::vector<StoppedPart> stopped;   // parts that a review stopped, whose last day is over
  std::vector<PlanLine> loose;        // lines that belong to no outcome shown
  std::vector<StillWaiting> waiting;
  Budget budget;  // the mix as it is chosen
};

struct PlanSources {
  model::RecordId round;
  std::span<const model::Record> outcomes, steps, supports, needs, choices, offers;
  std::string person;
  base::CivilDate today;
  Contribution contribution;
  std::span<const model::Record> reviews = {}, review_lines = {};
};

// not_found: a rate that is not there on that day.
base::Result<PlanPage> plan_page(const PlanSources& from, const Domains& domains, const NeedReasons& needs,
                                 const Rates& rates);

// Why it cannot be agreed yet. Keys "plan.needs.*": there is no outcome or no line, a line belongs to no outcome, an
// option is neither offered nor not offered (2013 Act section 5), a paid part has no option chosen or set by law; and
// "choice.needs.settled": two tablets wrote different answers on an offer or a choice. The options are asked for only
// where a part is paid for.
std::vector<Fault> plan_faults(const PlanPage& page, const PlanSources& from);

// What a signature signs; as care/agreed.h.
base::Bytes canonical_bytes(const PlanPage& page);

// --- the person's say, on any page that was agreed

inline constexpr std::string_view kAgreementsAbout[] = {"page", "plan", "carer-plan", "review"};

struct Say {
  std::string answer;                // kAgreeAnswers
  std::string words;                 // in their own words; wanted for "part" and "disagree"
  std::string snapshot;              // hash of the canonical bytes, in hex
  std::optional<Strokes> signature;  // never needed: the answer is enough
  std::string signed_by;
  std::int64_t at_ms = 0;
};

// One for each round and page, the same on every tablet.
model::RecordId say_id(const model::RecordId& round, std::string_view about);
// What was said last to such a page in any round; null: nothing, or nothing that stands undisputed.
const model::Record* latest_say(std::span<const model::Record> agreements, std::string_view about);
// invalid: names the field.
base::Result<Operations> record_say(const model::RecordId& round, std::string_view about, const model::Record* now,
                                    const Say& say);
// The person has their copy. invalid: no such format.
base::Result<Operations> copy_given(const model::Record& agreement, std::int64_t at_ms, std::string_view format);

}  // namespace blether::care
