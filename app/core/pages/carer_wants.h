// What a carer wants for herself, and what was asked about money, work and learning.
#pragma once

#include "app/core/pages/page_world.h"
#include "app/core/read_models_carer.h"
#include "care/conversation.h"

namespace blether::app {

// Each outcome in her words, with what it counts for.
base::Result<void> show_wants(CarerModel& page, const PageWorld& world);
// From the answers of her plan: what was answered there is not asked again.
void show_asked(CarerModel& page, const PageWorld& world, const care::Conversation& plan, const std::string& language);

}  // namespace blether::app
