// Commands at the end of a conversation: what a wish of intents/finish.h writes.
#pragma once

#include "app/core/intents/finish.h"
#include "app/core/pages/finish_page.h"

namespace blether::app {

// About the conversation `world.conversation`. invalid: names the field.
base::Result<Carried> carry_out_finish(const PageWorld& world, const FinishIntent& wish);
// denied: the translation key of what finishing waits for.
base::Result<Carried> finish_talk(const PageWorld& world, care::Conversation conversation);

}  // namespace blether::app
