// What is known of a carer from elsewhere, at the questions of their plan that need not ask it again.
#pragma once

#include "app/core/pages/page_world.h"
#include "care/conversation.h"

namespace blether::app {

// Who they look after, what they want, what they were told about and what was decided. Nothing stands at a question
// that this plan itself has an answer to.
base::Result<void> show_carer_known(std::vector<ItemModel>& items, const PageWorld& world,
                                    const care::Conversation& plan);

}  // namespace blether::app
