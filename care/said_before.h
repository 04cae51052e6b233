// The time before: nobody is asked again as if they had never said it.
#pragma once

#include <span>

#include "storage/model/heads.h"

namespace blether::care {

// The conversation before `now` on the same kind of form, of whatever version; null: there was none. A review's talk
// follows a review's talk, a good conversation a good conversation.
const model::Record* conversation_before(std::span<const model::Record> conversations, const model::Record& now);

}  // namespace blether::care
