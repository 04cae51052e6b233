#include "care/reached.h"

#include <algorithm>

#include "care/canonical.h"
#include "care/review.h"

namespace blether::care {

std::string decided_at(const model::RecordId& review, const model::RecordId& subject,
                       std::span<const model::Record> lines) {
  const model::RecordId id = review_line_id(review, subject);
  auto line = std::find_if(lines.begin(), lines.end(), [&](const model::Record& each) { return each.id == id; });
  if (line == lines.end() || line->withdrawn) return {};
  const model::Field* field = line->field("decide");
  bool disputed = field != nullptr && field->merged.state == model::FieldState::conflict;
  return disputed ? std::string() : line->text("decide");
}

OutcomeNow outcome_now(const model::RecordId& outcome, std::span<const model::Record> reviews,
                       std::span<const model::Record> lines, const model::RecordId& before) {
  OutcomeNow now;
  for (const Review& review : reviews_in_turn(reviews)) {
    if (review.record == before) break;
    const std::string what = decided_at(review.record, outcome, lines);
    if (what == "done")
      now = {OutcomeNow::Is::reached, review.on};
    else if (what == "no-longer-wanted")
      now = {OutcomeNow::Is::let_go, review.on};
    else if (!what.empty())
      now = {};
  }
  return now;
}

void add_ended(Canonical& bytes, std::span<const EndedOutcome> ended) {
  if (ended.empty()) return;
  bytes.add("ended");
  bytes.number(ended.size());
  for (const EndedOutcome& outcome : ended) {
    bytes.add(outcome.line);
    bytes.add(outcome.now.is == OutcomeNow::Is::reached ? "reached" : "let-go");
    bytes.add(outcome.now.on);
  }
}

}  // namespace blether::care
