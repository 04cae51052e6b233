// What somebody said to the same questions the time before, for whoever asks them again.
#pragma once

#include <vector>

#include "app/core/pages/page_world.h"
#include "care/conversation.h"

namespace blether::app {

// Puts the words of `before` beside each question that it answered. What is private or was asked alone then is not
// shown, nor what was left for another day.
void show_said_before(std::vector<ItemModel>& items, const PageWorld& world, const care::Conversation& before,
                      const std::string& language);

}  // namespace blether::app
