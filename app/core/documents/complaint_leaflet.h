// A complaint as a leaflet, as it stands: what was said, what is wanted, by when there is an answer, and where to go after.
#pragma once

#include "app/core/documents/leaflet.h"
#include "app/core/read_models_rights.h"

namespace blether::app {

struct ComplaintPaper {
  std::string date_words;
  bool easy_read = false;  // what it is about and by when, in fewer words
};

// The words are the person's, whole; nothing on it judges them.
Leaflet complaint_leaflet(const ComplaintModel& page, const ComplaintPaper& paper, const Texts& texts);

}  // namespace blether::app
