#include "app/core/documents/plan_leaflet.h"

#include "app/core/documents/say_rows.h"
#include "app/core/read_models_agreed.h"

namespace blether::app {

namespace {

void add_outcome(std::vector<LeafletRow>& rows, const AgreedOutcome& outcome, const Texts& texts) {
  if (!outcome.line.empty()) rows.push_back({outcome.icon, outcome.line, "", outcome.steps.size() + outcome.waiting.size() > 0, {}});
  for (const AgreedLine& line : outcome.steps) {
    std::string more = line.who;
    if (!line.when.empty()) more += (more.empty() ? "" : ". ") + line.when;
    rows.push_back({line.icon, line.what, more, false, {}});
  }
  for (const std::string& waiting : outcome.waiting) rows.push_back({"clock", texts("paper.waiting"), waiting, false, {}});
}

}  // namespace

Leaflet plan_leaflet(const PlanModel& page, const Texts& texts) {
  Leaflet leaflet{page.date_words, texts("paper.plan"), page.name.full, {}, page.worker, page.worker_phone};
  for (const AgreedOutcome& outcome : page.outcomes) add_outcome(leaflet.rows, outcome, texts);
  if (leaflet.rows.empty()) leaflet.rows.push_back({"talk", texts("paper.nothing_yet"), "", false, {}});
  if (!page.money.empty()) leaflet.rows.push_back({"money", texts("paper.money"), page.money, false, {}});
  add_say(leaflet.rows, page, page.name, texts);
  return leaflet;
}

}  // namespace blether::app
