// Commands of a review: what a wish of intents/review.h writes.
#pragma once

#include "app/core/intents/review.h"
#include "app/core/pages/page_world.h"

namespace blether::app {

// denied: not yet; `detail` is the translation key of the reason. invalid: names the field. not_found: no such review.
base::Result<Carried> carry_out_review(const PageWorld& world, const ReviewIntent& wish);
// What "yes" to kReviewAgain in the conversation `talk` opens: the four ways, as ChooseAgain. Nothing when no review
// has that conversation.
base::Result<care::Operations> open_choice(const PageWorld& world, const model::RecordId& talk);
// The fields that a line begins with when its first words are typed; of a review, too, that another tablet has ended
// meanwhile: words are never dropped. not_found: no review has a line of that id about anything there is.
base::Result<care::Operations> begin_review_line(const PageWorld& world, const model::RecordId& line);

}  // namespace blether::app
