// Who has looked at somebody's page and who has written on it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/core/pages/page_world.h"
#include "app/core/read_models_looked.h"

namespace blether::app {

// Looks that this tablet's audit knows of, and writing on any tablet: newest first, a line for each person and day.
// `carer`: how the one is called whose own hands the tablet was in ("You", on her own page).
base::Result<std::vector<LookedLine>> who_looked(const PageWorld& world, const std::string& carer);

base::Result<std::shared_ptr<const LookedModel>> looked_page(const PageWorld& world);

}  // namespace blether::app
