// What reviews ended, as the plan, "What we agreed" and their papers tell it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/core/pages/page_world.h"
#include "app/core/read_models_agreed.h"
#include "care/reached.h"
#include "care/stopped.h"

namespace blether::app {

// Says of an outcome that goes on after a review ended it: "Reached on 24 November". Of any other it says nothing.
void add_ended_line(AgreedOutcome& shown, const PageWorld& world, std::span<const care::EndedOutcome> ended,
                    const model::RecordId& outcome);
// Those with nothing left to do come last, below a heading of their own; and parts of the support that a review stopped.
void add_done_with(std::vector<AgreedOutcome>& outcomes, const PageWorld& world,
                   std::span<const care::EndedOutcome> ended, std::span<const care::StoppedPart> stopped = {});
// The same parts on a page of its own kind: "Help to wash. Stopped on 24 November".
std::vector<std::string> stopped_lines(const PageWorld& world, std::span<const care::StoppedPart> stopped);

}  // namespace blether::app
