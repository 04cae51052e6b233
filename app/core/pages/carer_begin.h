// Where a carer's plan begins: who they look after, whether they are a pupil still, and which council makes it.
#pragma once

#include <optional>

#include "app/core/pages/carer_pages.h"

namespace blether::app {

// Of those on this tablet, by name: whose relations say that this is their carer.
base::Result<std::vector<PersonName>> cared_for(const PageWorld& world);
// `plan` null: it has not begun.
base::Result<void> show_beginning(CarerModel& page, const PageWorld& world, const care::Conversation* plan);

}  // namespace blether::app
