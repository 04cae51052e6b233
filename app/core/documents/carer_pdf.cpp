#include "app/core/documents/carer_pdf.h"

namespace blether::app {

using base::Result;

namespace {

LeafletRow row_of(std::string icon, std::string main, std::string more = "", bool leads = false) {
  return {std::move(icon), std::move(main), std::move(more), leads, {}};
}

}  // namespace

Result<base::Bytes> carers_plan_pdf(const CarersPlanPaper& paper, const Texts& texts, base::Files& files, const base::Path& icons) {
  Leaflet leaflet{paper.date_words, texts(paper.young ? "paper.young_plan" : "paper.carers_plan"), paper.name, {}, paper.worker, paper.worker_phone};
  leaflet.giant = paper.giant;
  for (const CarersPlanPaper::Part& part : paper.parts) {
    leaflet.rows.push_back(row_of(part.icon, part.title, "", true));
    for (const CarersPlanPaper::Line& line : part.lines) leaflet.rows.push_back(row_of("", line.question, line.answer));
  }
  if (leaflet.rows.empty()) leaflet.rows.push_back(row_of("talk", texts("paper.plan_empty")));
  if (!paper.said.empty()) {
    std::string words = paper.words;
    if (paper.changed_since) words += (words.empty() ? "" : "\n") + texts("agreed.changed");
    leaflet.rows.push_back(row_of("said", paper.said, words));
  }
  if (!paper.note.empty()) leaflet.rows.push_back(row_of("info", paper.note));
  return leaflet_pdf(leaflet, texts, files, icons);
}

Result<base::Bytes> emergency_card_pdf(const care::EmergencyCard& card, const CardPaper& paper, const Texts& texts, base::Files& files, const base::Path& icons) {
  Leaflet leaflet{paper.date_words, texts("paper.card"), card.carer, {}, paper.worker, paper.worker_phone};
  leaflet.giant = paper.giant;
  auto add = [&](const char* icon, std::string main, const std::string& words) {
    if (!words.empty()) leaflet.rows.push_back(row_of(icon, std::move(main), words));
  };
  add("carer", texts("paper.card_carer", {card.carer}), card.cares_for.empty() ? texts("paper.card_somebody") : texts("paper.card_for", {card.cares_for}));
  add("phone", texts("paper.card_first"), card.first);
  add("ringback", texts("paper.card_second"), card.second);
  add("key", texts("paper.card_key"), card.key);
  add("clock", texts(paper.young ? "paper.card_grown_up" : "paper.card_day"), card.first_day);
  add("paper", texts("paper.card_papers"), card.papers);
  if (!paper.note.empty()) leaflet.rows.push_back(row_of("info", paper.note));
  return leaflet_pdf(leaflet, texts, files, icons);
}

}  // namespace blether::app
