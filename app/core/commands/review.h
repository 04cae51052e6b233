// Commands of a review: what a wish of intents/review.h writes.
#pragma once

#include "app/core/intents/review.h"
#include "app/core/pages/page_world.h"

namespace blether::app {

// denied: not yet; `detail` is the translation key of the reason. invalid: names the field. not_found: no such review.
base::Result<Carried> carry_out_review(const PageWorld& world, const ReviewIntent& wish);
// The fields that a line begins with when its first words are typed. not_found: no outcome and no part of the support
// of the review being held has that line.
base::Result<care::Operations> begin_review_line(const PageWorld& world, const model::RecordId& line);

}  // namespace blether::app
