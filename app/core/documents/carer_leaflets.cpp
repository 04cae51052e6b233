#include "app/core/documents/carer_leaflets.h"

namespace blether::app {

namespace {

LeafletRow row_of(std::string icon, std::string main, std::string more = "", bool leads = false) {
  return {std::move(icon), std::move(main), std::move(more), leads, {}};
}

// A recording is not on paper: that there is one, of which day and how long.
std::string answer_of(const CarersPlanPaper::Line& line, bool easy_read, const Texts& texts) {
  std::string all = line.answer;
  for (const CarersPlanPaper::Aloud& voice : line.aloud) {
    if (!all.empty()) all += "\n";
    all += texts(easy_read ? "paper.easy_voice" : "paper.voice", {voice.day, voice.length});
    if (!voice.words.empty()) all += "\n" + voice.words;
  }
  return all;
}

void add_parts(std::vector<LeafletRow>& rows, const CarersPlanPaper& paper, const Texts& texts) {
  for (const CarersPlanPaper::Part& part : paper.parts) {
    if (!paper.easy_read) rows.push_back(row_of(part.icon, part.title, "", true));
    for (const CarersPlanPaper::Line& line : part.lines)
      rows.push_back(
          row_of(paper.easy_read ? part.icon : "", line.question, answer_of(line, paper.easy_read, texts)));
  }
}

void add_said(std::vector<LeafletRow>& rows, const CarersPlanPaper& paper, const Texts& texts) {
  if (paper.said.empty()) return;
  std::string words = paper.words;
  if (paper.changed_since) words += (words.empty() ? "" : "\n") + texts("agreed.changed");
  rows.push_back(row_of("said", paper.said, words));
}

}  // namespace

Leaflet carers_plan_leaflet(const CarersPlanPaper& paper, const Texts& texts) {
  Leaflet leaflet{paper.date_words, texts(paper.young ? "paper.young_plan" : "paper.carers_plan"),
                  paper.name,       {},
                  paper.worker,     paper.worker_phone};
  if (paper.easy_read)
    leaflet.rows.push_back(row_of("paper", texts("paper.easy_plan"), texts("paper.easy_plan_words")));
  add_parts(leaflet.rows, paper, texts);
  if (paper.parts.empty()) leaflet.rows.push_back(row_of("talk", texts("paper.plan_empty")));
  add_said(leaflet.rows, paper, texts);
  if (paper.easy_read)
    leaflet.rows.push_back(row_of("pen", texts("paper.easy_wrong"), texts("paper.easy_wrong_words", {paper.worker})));
  if (!paper.note.empty()) leaflet.rows.push_back(row_of("info", paper.note));
  return leaflet;
}

Leaflet emergency_card_leaflet(const care::EmergencyCard& card, const CardPaper& paper, const Texts& texts) {
  Leaflet leaflet{paper.date_words, texts("paper.card"), card.carer, {}, paper.worker, paper.worker_phone};
  const bool easy = paper.easy_read;
  auto add = [&](const char* icon, std::string main, const std::string& words) {
    if (!words.empty()) leaflet.rows.push_back(row_of(icon, std::move(main), words));
  };
  add("carer", texts("paper.card_carer", {card.carer}),
      card.cares_for.empty() ? texts("paper.card_somebody") : texts("paper.card_for", {card.cares_for}));
  add("phone", texts(easy ? "paper.easy_first" : "paper.card_first"), card.first);
  add("ringback", texts(easy ? "paper.easy_second" : "paper.card_second"), card.second);
  add("key", texts(easy ? "paper.easy_key" : "paper.card_key"), card.key);
  const char* day = easy ? "paper.easy_day" : "paper.card_day";
  add("clock", texts(paper.young ? "paper.card_grown_up" : day), card.first_day);
  add("paper", texts(easy ? "paper.easy_papers" : "paper.card_papers"), card.papers);
  if (!paper.note.empty()) leaflet.rows.push_back(row_of("info", paper.note));
  return leaflet;
}

}  // namespace blether::app
