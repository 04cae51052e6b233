#include "care/last_review.h"

#include <string>

#include "care/budget.h"
#include "care/record_edit.h"
#include "care/review.h"
#include "storage/model/schema.h"

namespace blether::care {

using base::Result;

Result<Operations> end_support(const model::Record& review, std::string_view on, std::string_view why,
                               std::span<const model::Record> supports) {
  Review last = review_of(review);
  last.ended_on = on, last.end_why = why;
  if (on.empty()) return base::fail(base::Code::invalid, "ended_on");
  TRY(auto all, set_review(review.id, &review, last));
  // What else stands in the review is not this command's to write.
  std::erase_if(all, [](const model::Operation& each) { return each.field != "ended_on" && each.field != "end_why"; });
  if (why == kHandedOver) return all;
  for (const model::Record* record : standing(supports, model::kind::support)) {
    const Support part = support_of(*record);
    if (!part.until.empty() && part.until <= on) continue;
    if (!part.from.empty() && part.from > on) {
      for (model::Operation& operation : withdraw(*record)) all.push_back(std::move(operation));
    } else {
      all.push_back(put(model::kind::support, record->id, record, "until", std::string(on)));
    }
  }
  return all;
}

}  // namespace blether::care
