// "Your money" as a leaflet: what the support comes to, in words, and the amount for every way of arranging it.
#pragma once

#include "app/core/documents/leaflet.h"
#include "app/core/read_models_support.h"

namespace blether::app {

struct MoneyPaper {
  std::string date_words, worker, worker_phone;
  bool easy_read = false;  // the same amounts in fewer words, without the working
};

// What is not offered is on it and says so, and no way stands out: all four come in their order with the same weight
// (2013 Act sections 5(4) and 9).
Leaflet money_leaflet(const MoneyModel& page, const MoneyPaper& paper, const Texts& texts);

}  // namespace blether::app
