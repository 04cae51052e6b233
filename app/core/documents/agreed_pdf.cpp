#include "app/core/documents/agreed_pdf.h"

#include "app/core/documents/leaflet.h"

namespace blether::app {

using base::Result;

namespace {

// The answer to "did we get it right?", and her words about it.
std::string what_was_said(const AgreedModel& page, const Texts& texts) {
  if (page.answer.empty()) return page.words.text;
  std::string answer = texts("agreed." + page.answer) + ".";
  return page.words.text.empty() ? answer : answer + " " + page.words.text;
}

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
  if (std::string said = what_was_said(page, texts); !said.empty())
    rows.push_back({"said", texts("paper.said", {page.name.known_as}), said, false});
  if (rows.empty()) rows.push_back({"talk", texts("paper.nothing_yet"), "", false});
  return rows;
}

}  // namespace

Result<base::Bytes> agreed_pdf(const AgreedModel& page, const Texts& texts, base::Files& files, const base::Path& icons, bool giant) {
  Leaflet leaflet{page.date_words, texts("paper.title"), page.name.full, rows_of(page, texts), page.worker, page.worker_phone};
  leaflet.giant = giant;
  return leaflet_pdf(leaflet, texts, files, icons);
}

}  // namespace blether::app
