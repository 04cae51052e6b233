// How things are now, outcome by outcome, and when we look again.
#pragma once

#include <memory>
#include <optional>

#include "app/core/pages/page_world.h"
#include "app/core/read_models_review.h"
#include "care/review.h"

namespace blether::app {

base::Result<std::shared_ptr<const ReviewModel>> review_page(const PageWorld& world);

// When to look again at what was agreed with somebody, as seen on `today`. Nothing before anything was agreed or
// reviewed.
base::Result<std::optional<care::DueReview>> review_due(storage::Store& store, const model::StreamId& stream,
                                                        const care::Clocks& clocks, base::CivilDate today);
// "reached", "let-go", or empty while it is open.
std::string ended_code(const care::OutcomeNow& now);
// "Due Tuesday 5 January", "Direct payment check. Due tomorrow": which one, where it is not the whole of it.
std::string due_line(const Texts& texts, const care::DueReview& due);

}  // namespace blether::app
