#include "care/last_review.h"

#include <iterator>
#include <string>

#include "care/budget.h"
#include "care/choice.h"
#include "care/record_edit.h"
#include "care/review.h"
#include "care/stopped.h"
#include "storage/model/schema.h"

namespace blether::care {

using base::Result;

namespace {

void append(Operations& all, Operations more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

Result<Operations> end_support(const model::Record& review, std::string_view on, std::string_view why,
                               std::span<const model::Record> supports, std::span<const model::Record> choices) {
  Review last = review_of(review);
  last.ended_on = on, last.end_why = why;
  if (on.empty()) return base::fail(base::Code::invalid, "ended_on");
  TRY(auto all, set_review(review.id, &review, last));
  // What else stands in the review is not this command's to write.
  std::erase_if(all, [](const model::Operation& each) { return each.field != "ended_on" && each.field != "end_why"; });
  for (const model::Record* record : standing(supports, model::kind::support)) {
    const Support part = support_of(*record);
    const bool ended_before = !part.until.empty() && part.until <= on;
    const bool handed_over = why == kHandedOver && !ended_before;
    if (!handed_over) append(all, end_part(*record, on));
    append(all, end_spells(record->id, ended_before ? std::string_view(part.until) : on,
                           handed_over ? kHandedOver : kSupportEnded, choices));
  }
  return all;
}

}  // namespace blether::care
