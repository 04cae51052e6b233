#include "app/core/documents/plan_pdf.h"

#include "app/core/documents/leaflet.h"
#include "app/core/read_models_agreed.h"

namespace blether::app {

using base::Result;

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

// What was said, in their own words; and, when something was changed after that, that it was.
void add_say(std::vector<LeafletRow>& rows, const PlanModel& page, const Texts& texts) {
  if (page.answer.empty()) return;
  std::string words = page.words.text;
  if (page.changed_since) words += (words.empty() ? "" : "\n") + texts("agreed.changed");
  rows.push_back({"said", page.said, words, !page.signature.empty(), {}});
  if (!page.signature.empty()) rows.push_back({"sign", texts("paper.signed", {page.name.full}), "", false, page.signature});
}

}  // namespace

Result<base::Bytes> plan_pdf(const PlanModel& page, const Texts& texts, base::Files& files, const base::Path& icons, bool giant,
                             const std::string& note) {
  Leaflet leaflet{page.date_words, texts("paper.plan"), page.name.full, {}, page.worker, page.worker_phone};
  leaflet.giant = giant, leaflet.note = note;
  for (const AgreedOutcome& outcome : page.outcomes) add_outcome(leaflet.rows, outcome, texts);
  if (leaflet.rows.empty()) leaflet.rows.push_back({"talk", texts("paper.nothing_yet"), "", false, {}});
  if (!page.money.empty()) leaflet.rows.push_back({"money", texts("paper.money"), page.money, false, {}});
  add_say(leaflet.rows, page, texts);
  return leaflet_pdf(leaflet, texts, files, icons);
}

}  // namespace blether::app
