#include "care/stopped.h"

#include <iterator>

#include "care/canonical.h"
#include "care/outcomes.h"
#include "care/reached.h"
#include "care/record_edit.h"
#include "care/review.h"
#include "storage/model/schema.h"

namespace blether::care {

namespace {

constexpr std::string_view kStop = "stop";  // of kReviewDecisions

void append(Operations& all, Operations more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// The latest review that decided anything about it counts.
bool is_stopped(const model::RecordId& part, const std::vector<Review>& in_turn,
                std::span<const model::Record> lines) {
  std::string last;
  for (const Review& review : in_turn)
    if (std::string what = decided_at(review.record, part, lines); !what.empty()) last = std::move(what);
  return last == kStop;
}

}  // namespace

Operations end_part(const model::Record& support, std::string_view on) {
  const Support part = support_of(support);
  if (!part.until.empty() && part.until <= on) return {};
  if (!part.from.empty() && part.from > on) return withdraw(support);
  return {put(model::kind::support, support.id, &support, "until", std::string(on))};
}

Operations stop_parts(const model::RecordId& review, std::string_view on, std::span<const model::Record> supports,
                      std::span<const model::Record> lines, std::span<const model::Record> choices) {
  Operations all;
  for (const model::Record* record : standing(supports, model::kind::support)) {
    if (decided_at(review, record->id, lines) != kStop) continue;
    append(all, end_part(*record, on));
    append(all, end_spells(record->id, on, kSupportEnded, choices));
  }
  return all;
}

std::vector<StoppedPart> stopped_parts(std::span<const model::Record> supports, std::span<const model::Record> reviews,
                                       std::span<const model::Record> lines, base::CivilDate day) {
  const std::string today = base::to_iso(day);
  const auto in_turn = reviews_in_turn(reviews);
  std::vector<StoppedPart> stopped;
  for (const Support& part : supports_of(supports)) {
    if (part.until.empty() || part.until >= today || !is_stopped(part.record, in_turn, lines)) continue;
    const std::string icon = part.icon.empty() ? std::string(step_icon(part.what)) : part.icon;
    stopped.push_back({part.record, part.what, icon, part.until});
  }
  return stopped;
}

void add_stopped(Canonical& bytes, std::span<const StoppedPart> stopped) {
  if (stopped.empty()) return;
  bytes.add("stopped");
  bytes.number(stopped.size());
  for (const StoppedPart& part : stopped) {
    bytes.add(part.what);
    bytes.add(part.on);
  }
}

}  // namespace blether::care
