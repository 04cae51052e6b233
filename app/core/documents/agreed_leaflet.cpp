#include "app/core/documents/agreed_leaflet.h"

#include "app/core/documents/outcome_rows.h"
#include "app/core/documents/say_rows.h"

namespace blether::app {

namespace {

Leaflet begun(const AgreedModel& page, const Texts& texts) {
  return {page.date_words, texts("paper.title"), page.name.full, {}, page.worker, page.worker_phone};
}

// When it was talked over, and by whom.
std::string talked(const AgreedModel& page, const Texts& texts) {
  const std::string on = texts("paper.easy_talked", {page.date_words});
  return page.present.empty() ? on : on + "\n" + texts("paper.easy_present", {page.present});
}

}  // namespace

Leaflet agreed_leaflet(const AgreedModel& page, const Texts& texts) {
  Leaflet leaflet = begun(page, texts);
  add_outcomes(leaflet.rows, page.outcomes, ", ", texts);
  add_say(leaflet.rows, page, page.name, texts);
  if (leaflet.rows.empty()) leaflet.rows.push_back(nothing_yet(texts));
  return leaflet;
}

Leaflet easy_agreed_leaflet(const AgreedModel& page, const std::string& again, const Texts& texts) {
  Leaflet leaflet = begun(page, texts);
  if (page.outcomes.empty())
    leaflet.rows.push_back(nothing_yet(texts));
  else
    leaflet.rows.push_back({"people", texts("paper.easy_agreed"), talked(page, texts), false, {}});
  add_easy_outcomes(leaflet.rows, page.outcomes, texts);
  add_say(leaflet.rows, page, page.name, texts);
  add_easy_end(leaflet.rows, again, page.worker, texts);
  return leaflet;
}

}  // namespace blether::app
