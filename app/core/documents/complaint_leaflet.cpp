#include "app/core/documents/complaint_leaflet.h"

#include "app/core/words.h"

namespace blether::app {

namespace {

LeafletRow row_of(std::string icon, std::string main, std::string more = "") { return {std::move(icon), std::move(main), std::move(more), false, {}}; }

std::string joined(const std::vector<std::string>& lines, std::string_view between) {
  std::string all;
  for (const std::string& line : lines) all.append(all.empty() ? "" : between).append(line);
  return all;
}

std::string day_of(const Texts& texts, const std::string& iso) {
  auto date = base::parse_date(iso);
  return date ? full_day_words(texts, *date) : "";
}

void add_answer(std::vector<LeafletRow>& rows, const care::Complaint& said, const Texts& texts) {
  if (said.stage != "closed") return;
  std::string more = said.apology ? texts("complaint.sorry") : "";
  if (!said.answered_on.empty())
    more += (more.empty() ? "" : " ") + texts("complaint.answered_on", {day_of(texts, said.answered_on)});
  rows.push_back(row_of("done", texts("complaint.result." + said.result), more));
  const std::string by = texts("complaint.remedy_line", {said.remedy_by, day_of(texts, said.remedy_on)});
  if (!said.remedy.empty()) rows.push_back(row_of("tools", said.remedy, by));
}

}  // namespace

Leaflet complaint_leaflet(const ComplaintModel& page, const ComplaintPaper& paper, const Texts& texts) {
  const care::Complaint& said = page.said;
  const bool easy = paper.easy_read;
  Leaflet leaflet{paper.date_words, texts("paper.complaint"), page.name.full, {}, page.worker, page.worker_phone};
  leaflet.rows.push_back(row_of("said", easy ? texts("paper.complaint_about") : page.who, said.points));
  if (!said.wanted.empty()) leaflet.rows.push_back(row_of("star", texts(easy ? "paper.complaint_wants" : "complaint.wanted_line"), said.wanted));
  if (!said.not_one.empty()) leaflet.rows.push_back(row_of("ahead", texts("complaint.not_one." + said.not_one), texts("complaint.goes." + said.not_one)));
  if (!easy) leaflet.rows.push_back(row_of("calendar", page.came));
  for (const ComplaintModel::Clock& clock : page.clocks) leaflet.rows.push_back(row_of("clock", clock.what, clock.due));
  if (!said.longer_until.empty() && said.stage != "closed")
    leaflet.rows.push_back(
        row_of("pause", texts("complaint.longer_line", {day_of(texts, said.longer_until)}), said.longer_why));
  add_answer(leaflet.rows, said, texts);
  leaflet.rows.push_back(row_of("scales", texts("complaint.ombudsman"), joined(page.ombudsman[easy], easy ? "\n" : " ")));
  return leaflet;
}

}  // namespace blether::app
