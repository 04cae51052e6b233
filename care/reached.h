// Whether something that somebody wants is reached: what their reviews decided about it. Nothing is written on the
// outcome itself. The decisions of the reviews are the one record of it, with their history: one that is taken back is
// taken back here too, and while two tablets' decisions differ none of them counts.
#pragma once

#include <span>
#include <string>

#include "storage/model/heads.h"

namespace blether::care {

struct OutcomeNow {
  enum class Is {
    open,
    reached,  // "done"
    let_go,   // "no longer wanted"
  } is = Is::open;
  std::string on;  // ISO, the day of the review that decided it; empty while it is open
};

// The latest review that decided anything about it counts, also one that goes on: "keep" or "change" opens again what
// was reached before. `before`: only reviews that were held before this one; none: all.
OutcomeNow outcome_now(const model::RecordId& outcome, std::span<const model::Record> reviews,
                       std::span<const model::Record> lines, const model::RecordId& before = {});

// What one review decided about an outcome or a part of the support (kReviewDecisions of care/review.h); empty: nothing,
// or two different things at once.
std::string decided_at(const model::RecordId& review, const model::RecordId& subject,
                       std::span<const model::Record> lines);

// An outcome that reviews ended, as a page of what is agreed tells it.
struct EndedOutcome {
  model::RecordId record;
  std::string line, icon;     // in the person's words; of a reached one the icon says so
  std::string want, so_that;  // what `line` is made of
  OutcomeNow now;
  bool goes_on = false;  // a part of the support is still there for it; else nothing is to do for it any more
};

}  // namespace blether::care
