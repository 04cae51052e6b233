// The written notice of why a way is not offered, with nothing needed but the tablet: Option 1 by the Act (2013 Act
// section 5(3) and 5(6)), the others by the partnership for reasons that ask for one. Store thread only.
#pragma once

#include "app/core/pages/page_world.h"
#include "care/choice.h"
#include "care/sheets.h"

namespace blether::app {

// In the language of `world`; a line that has nothing to say is left out. `offers`: all four of the round. `option` is
// the one that is not offered, 1 to 4.
care::FilledSheet notice_sheet(const PageWorld& world, const std::array<care::Offer, 4>& offers, int option,
                               bool easy_read);

}  // namespace blether::app
