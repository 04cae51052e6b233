// Outcomes: what a person wants, in their own words, and the steps towards it.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "care/operations.h"
#include "platform/base/result.h"

namespace blether::care {

// One row of assets/lookups/domains.json. D01-D15 are the Talking Points outcomes; X01-X03 are local.
struct Domain {
  std::string code;      // "D05"
  std::string label;     // "I live where and how I want"
  std::string brief;     // "Living where and how I want"
  std::string icon;      // name in assets/icons
  std::string group;     // "quality-of-life", "process", "change", "local"
  int national = 0;      // National Health and Wellbeing Outcome 1-9
  std::string local;     // tag of the council's own outcomes
};

class Domains {
 public:
  // invalid: line and place of the fault.
  static base::Result<Domains> load(std::string_view json);
  std::span<const Domain> all() const { return rows_; }  // in the order of the file: the likeliest first
  const Domain* find(std::string_view code) const;

 private:
  std::vector<Domain> rows_;
};

// What is wanted and why, with spaces and full stops at the ends tidied; the words never are.
struct OutcomeWords {
  std::string want, so_that;  // both empty when nothing is wanted
  bool ends_itself = false;   // the last of it is "!" or "?": it wants no full stop
};
OutcomeWords outcome_said(std::string_view want, std::string_view so_that);
// "I want to stay in my own flat so that I am near the folk I know.": what a signature signs and the office reads. A
// tablet says it in the language of its page (app/core/words.h). Empty when there is no `want`.
std::string outcome_line(std::string_view want, std::string_view so_that);

// What is still missing before an outcome is whole. Keys "outcome.needs.*". Only the words themselves are a must
// (is_kept); the rest is offered, never forced.
std::vector<Fault> outcome_faults(const model::Record& outcome, const Domains& domains);
// It holds something the person wants and was not withdrawn.
bool is_kept(const model::Record& outcome);

// Fields: want, so_that, own_words, why, start_note, good_day, hard_day (text); domain, start_score, target_date
// (checked here).
// `now` is null for a new record, which begins with `conversation` and `place`. A start_score is taken only with a
// note that is there already, or together with one: see set_start_score. invalid: names the field.
base::Result<Operations> set_outcome(const model::RecordId& id, const model::Record* now, const Domains& domains,
                                     std::string_view field, std::string_view value,
                                     const model::RecordId& conversation = {}, std::string_view place = {});
// An empty note stands for "no note given".
base::Result<Operations> set_start_score(const model::Record& outcome, std::string_view code, std::string_view note);

// Kept outcomes by place, then id.
std::vector<const model::Record*> in_order(std::span<const model::Record> records);
// The place after all of these.
std::string place_after(std::span<const model::Record> records);

// --- steps: who does what by when

inline constexpr std::string_view kWhenKinds[] = {"by", "from", "on"};

struct NewStep {
  std::string what, who;
  std::string when, when_kind;  // ISO date and one of kWhenKinds, both empty when no day is set
  std::string icon;             // empty: chosen from the words
};

// invalid: nothing is to be done, or the date is none.
base::Result<Operations> add_step(const model::RecordId& id, const model::RecordId& outcome, const NewStep& step,
                                  std::string_view place);
base::Result<Operations> set_step(const model::Record& step, std::string_view field, std::string_view value);
// An icon that fits the words ("rail" -> steps, "choir" -> sing); "agree" when none does.
std::string_view step_icon(std::string_view what);

}  // namespace blether::care
