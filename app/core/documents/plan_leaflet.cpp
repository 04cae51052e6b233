#include "app/core/documents/plan_leaflet.h"

#include "app/core/documents/outcome_rows.h"
#include "app/core/documents/say_rows.h"

namespace blether::app {

namespace {

Leaflet begun(const PlanModel& page, const Texts& texts) {
  return {page.date_words, texts("paper.plan"), page.name.full, {}, page.worker, page.worker_phone};
}

void add_money(std::vector<LeafletRow>& rows, const PlanModel& page, const std::string& title) {
  if (!page.money.empty()) rows.push_back({"money", title, page.money, false, {}});
}

}  // namespace

Leaflet plan_leaflet(const PlanModel& page, const Texts& texts) {
  Leaflet leaflet = begun(page, texts);
  add_outcomes(leaflet.rows, page.outcomes, ". ", texts);
  if (page.outcomes.empty()) leaflet.rows.push_back(nothing_yet(texts));
  add_money(leaflet.rows, page, texts("paper.money"));
  add_say(leaflet.rows, page, page.name, texts);
  return leaflet;
}

Leaflet easy_plan_leaflet(const PlanModel& page, const std::string& again, const Texts& texts) {
  Leaflet leaflet = begun(page, texts);
  if (page.outcomes.empty())
    leaflet.rows.push_back(nothing_yet(texts));
  else
    leaflet.rows.push_back({"paper", texts("paper.easy_plan"), texts("paper.easy_plan_holds"), false, {}});
  add_easy_outcomes(leaflet.rows, page.outcomes, texts);
  add_money(leaflet.rows, page, texts("paper.easy_money"));
  add_say(leaflet.rows, page, page.name, texts);
  add_easy_end(leaflet.rows, again, page.worker, texts);
  return leaflet;
}

}  // namespace blether::app
