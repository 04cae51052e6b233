// The four options, and the money.
#pragma once

#include <memory>

#include "app/core/pages/page_world.h"
#include "app/core/read_models_support.h"

namespace blether::app {

base::Result<std::shared_ptr<const OptionsModel>> options_page(const PageWorld& world);
// `pdf`: file name of the copy just made, or empty.
base::Result<std::shared_ptr<const MoneyModel>> money_page(const PageWorld& world, const std::string& pdf);

}  // namespace blether::app
