#include "app/core/documents/agreed_leaflet.h"

#include "app/core/documents/say_rows.h"

namespace blether::app {

namespace {

std::vector<LeafletRow> rows_of(const AgreedModel& page, const Texts& texts) {
  std::vector<LeafletRow> rows;
  for (const AgreedOutcome& outcome : page.outcomes) {
    if (!outcome.line.empty())
      rows.push_back({outcome.icon, outcome.line, "", outcome.steps.size() + outcome.waiting.size() > 0});
    for (const AgreedLine& step : outcome.steps) {
      std::string more = step.who;
      if (!step.when.empty()) more += (more.empty() ? "" : ", ") + step.when;
      rows.push_back({step.icon, step.what, more, false});
    }
    for (const std::string& waiting : outcome.waiting) rows.push_back({"clock", texts("paper.waiting"), waiting, false});
  }
  add_say(rows, page, page.name, texts);
  if (rows.empty()) rows.push_back({"talk", texts("paper.nothing_yet"), "", false});
  return rows;
}

}  // namespace

Leaflet agreed_leaflet(const AgreedModel& page, const Texts& texts) {
  return {page.date_words, texts("paper.title"), page.name.full, rows_of(page, texts), page.worker, page.worker_phone};
}

}  // namespace blether::app
