// How things are now, outcome by outcome, and when we look again.
#pragma once

#include <memory>
#include <optional>

#include "app/core/pages/page_world.h"
#include "app/core/read_models_review.h"
#include "care/calendars.h"

namespace blether::app {

base::Result<std::shared_ptr<const ReviewModel>> review_page(const PageWorld& world);

// When to look again at what was agreed with somebody, as seen on `today`. Nothing before anything was agreed or
// reviewed.
base::Result<std::optional<care::Deadline>> review_due(storage::Store& store, const model::StreamId& stream,
                                                       const care::Clocks& clocks, base::CivilDate today);

}  // namespace blether::app
