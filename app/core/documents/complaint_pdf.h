// A complaint on paper, as it stands: what was said, what is wanted, by when there is an answer, and where to go after.
#pragma once

#include "app/core/documents/leaflet.h"
#include "app/core/read_models_rights.h"

namespace blether::app {

struct ComplaintPaper {
  std::string date_words;
  bool easy_read = false;  // what it is about and by when, in fewer words
  bool giant = false;      // see Leaflet
};

// A tagged PDF in large print (documents/leaflet.h). Equal input gives equal bytes. The words are the person's, whole;
// nothing on it judges them.
base::Result<base::Bytes> complaint_pdf(const ComplaintModel& page, const ComplaintPaper& paper, const Texts& texts,
                                        base::Files& files, const base::Path& icons);

}  // namespace blether::app
