// Who somebody is: what helps to talk, groups, how they describe themselves.
#pragma once

#include <memory>

#include "app/core/pages/page_world.h"
#include "app/core/read_models_about.h"

namespace blether::app {

base::Result<std::shared_ptr<const AboutModel>> about_page(const PageWorld& world);

}  // namespace blether::app
