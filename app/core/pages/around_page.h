// The people and places around somebody.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/core/pages/page_world.h"
#include "app/core/read_models_around.h"

namespace blether::app {

base::Result<std::shared_ptr<const AroundModel>> around_page(const PageWorld& world);
// What was linked to an outcome: strengths, then people and places, by what they are called.
base::Result<std::vector<std::string>> what_helps(const PageWorld& world, const model::RecordId& outcome);

}  // namespace blether::app
