// "What we agreed today" as a leaflet: to print, or to show as codes (plain_words.h).
#pragma once

#include "app/core/documents/leaflet.h"
#include "app/core/read_models_agreed.h"

namespace blether::app {

// One idea a row. Size and note are the caller's to set.
Leaflet agreed_leaflet(const AgreedModel& page, const Texts& texts);
// In Easy Read, with what happens next. `again`: the day by which it is looked at again, in words; empty: not known.
Leaflet easy_agreed_leaflet(const AgreedModel& page, const std::string& again, const Texts& texts);

}  // namespace blether::app
