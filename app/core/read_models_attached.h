// Read model of the voices and pictures kept with one question.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/core/read_models.h"
#include "platform/base/bytes.h"

namespace blether::app {

struct AttachedLine {
  model::RecordId record;
  bool is_voice = false;    // else a picture
  std::int64_t ms = 0;      // how long a voice is
  std::string made;         // "Tuesday 24 November, Amina"
  FieldText words;          // beside it
  bool is_here = false;     // its file is on this tablet; else it comes when the tablet talks to the office
  bool at_office = false;   // the office has all of it
};

struct AttachedModel {
  PersonName name;
  model::RecordId conversation;
  std::string item, prompt;                  // link id and words of the question
  std::vector<AttachedLine> lines;           // in the order they were kept
  std::vector<std::string> pictures;         // names of what can be chosen, newest name last
  bool can_show = false;                     // this machine can open pictures
  model::RecordId open;                      // whose content is in `content`; none: nobody's
  std::shared_ptr<const base::Bytes> content;
};

}  // namespace blether::app
