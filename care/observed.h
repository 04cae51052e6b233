// What somebody saw, at a prompt that the person did not answer in words: kept apart from everything they said.
// People who do not use words are asked like everybody else; "how do we know?" is then part of the answer.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "care/conversation.h"
#include "care/operations.h"
#include "platform/base/result.h"

namespace blether::care {

// By what one knows. Their words are "observed.how.<code>".
inline constexpr std::string_view kHowWeKnow[] = {"face-body", "sound", "object", "pushed-away", "told", "picture"};
// The need of assets/lookups/communication.json that puts what is seen first at every prompt.
inline constexpr std::string_view kWithoutWords = "no-words";

struct Observation {
  model::RecordId record;
  std::string conversation;  // record id in hex
  std::string item;          // link id
  std::string how, words;
  std::int64_t at_ms = 0;    // UTC
};
Observation observation_of(const model::Record& record);

// One entry more; whoever signs it is the one who saw. What was put off is open again. not_found: no such prompt.
// denied: it is hidden now. invalid: names the field; also for what is private to the person.
base::Result<Operations> record_observation(const Conversation& at, const model::RecordId& id, const Observation& seen);

// Those of one prompt that nobody took back, oldest first.
std::vector<Observation> observations(std::span<const model::Record> records, const model::RecordId& conversation,
                                      std::string_view item);

}  // namespace blether::care
