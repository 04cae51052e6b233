// The written notice of why Option 1 is not offered (2013 Act section 5(3) and 5(6)), with nothing needed but the tablet.
// Store thread only.
#pragma once

#include "app/core/pages/page_world.h"
#include "care/choice.h"
#include "care/sheets.h"

namespace blether::app {

// In the language of `world`; a line that has nothing to say is left out. `offers`: all four of the round.
care::FilledSheet notice_sheet(const PageWorld& world, const std::array<care::Offer, 4>& offers, bool easy_read);

}  // namespace blether::app
