// "What we agreed today": the page that is read back and signed.
#pragma once

#include <memory>

#include "app/core/intents.h"
#include "app/core/pages/page_world.h"
#include "app/core/read_models_agreed.h"
#include "care/agreed.h"

namespace blether::app {

// `pdf`: file name of the copy just made, or empty.
// One thing that somebody does, with its day as seen from `today`.
AgreedLine step_line(const PageWorld& world, const care::AgreedStep& step, base::CivilDate today);
base::Result<std::shared_ptr<const AgreedModel>> agreed_page(const PageWorld& world, const std::string& pdf);
// See say_to_page().
base::Result<Carried> say_agreed(const PageWorld& world, const Agree& wish);

}  // namespace blether::app
