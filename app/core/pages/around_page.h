// The people and places around somebody.
#pragma once

#include <memory>

#include "app/core/pages/page_world.h"
#include "app/core/read_models_around.h"

namespace blether::app {

base::Result<std::shared_ptr<const AroundModel>> around_page(const PageWorld& world);

}  // namespace blether::app
