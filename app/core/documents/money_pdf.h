// "Your money" on paper: what the support comes to, in words, and the amount for every way of arranging it.
#pragma once

#include "app/core/documents/leaflet.h"
#include "app/core/read_models_support.h"

namespace blether::app {

struct MoneyPaper {
  std::string date_words, worker, worker_phone;
  bool easy_read = false;  // the same amounts in fewer words, without the working
  bool giant = false;      // see Leaflet
};

// A tagged PDF in large print (documents/leaflet.h). Equal input gives equal bytes. What is not offered is on it and says
// so, and no way stands out: all four come in their order with the same weight (2013 Act sections 5(4) and 9).
base::Result<base::Bytes> money_pdf(const MoneyModel& page, const MoneyPaper& paper, const Texts& texts, base::Files& files,
                                    const base::Path& icons);

}  // namespace blether::app
