// Voices and pictures kept with one question of a conversation. The files themselves are the vault's business
// (storage/kept_files.h); here is what is said of them.
#pragma once

#include "care/operations.h"
#include "platform/base/result.h"

namespace blether::care {

inline constexpr std::string_view kVoiceType = "audio/ogg";     // speech as Opus
inline constexpr std::string_view kPictureType = "image/jpeg";  // without anything but the picture
inline constexpr std::int64_t kLongestVoiceMs = 5 * 60'000;

struct Attached {
  model::RecordId conversation;
  std::string item;         // linkId
  std::string type;         // kVoiceType or kPictureType
  std::int64_t bytes = 0;   // of the content
  std::int64_t ms = 0;      // how long a voice is
  std::int64_t at_ms = 0;   // UTC
  base::Bytes hash, key;    // of the sealed file
  std::string words;        // beside it; may be empty
};

// A new one. What it is never changes; the words beside it may, and it can be taken away whole (withdraw()).
// invalid: names the field.
base::Result<Operations> attach(const model::RecordId& id, const Attached& attached);

// What is kept with a question, oldest first. What was taken away is left out, and what another service kept from a
// worker's eyes.
std::vector<const model::Record*> attached_to(const std::vector<model::Record>& records, const model::RecordId& conversation,
                                              std::string_view item);

}  // namespace blether::care
