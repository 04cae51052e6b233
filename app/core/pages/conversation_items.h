// What a page shows of a conversation on any template: its prompts and its sections.
#pragma once

#include <string>

#include "app/core/read_models.h"
#include "care/conversation.h"

namespace blether::app {

// `index` into the template's items. The section it stands in is the caller's to set. `easy_read`: whoever answers it
// reads that.
ItemModel item_model(const care::Conversation& talk, std::size_t index, const std::string& language, bool easy_read);
// `number` into the template's sections.
SectionModel section_model(const care::Conversation& talk, std::size_t number, const std::string& language);

}  // namespace blether::app
