// What is near by, offline: found places, and what came of those the person was told about.
#pragma once

#include <memory>

#include "app/core/pages/page_world.h"
#include "app/core/read_models_directory.h"

namespace blether::app {

base::Result<std::shared_ptr<const DirectoryModel>> directory_page(const PageWorld& world, const SearchDirectory& asked);

// For the row on the person's page; empty: nothing to tell.
base::Result<std::string> near_by_words(const PageWorld& world);

}  // namespace blether::app
