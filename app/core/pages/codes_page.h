// A paper as codes that another phone reads.
#pragma once

#include <memory>

#include "app/core/documents/leaflet.h"
#include "app/core/pages/page_world.h"
#include "app/core/read_models_codes.h"

namespace blether::app {

// What the paper says, cut into as many codes as it needs. invalid: a code could not be made.
base::Result<std::shared_ptr<PaperCodesModel>> codes_page(const PageWorld& world, const Leaflet& paper);

}  // namespace blether::app
