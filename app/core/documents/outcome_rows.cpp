#include "app/core/documents/outcome_rows.h"

namespace blether::app {

namespace {

LeafletRow row_of(std::string icon, std::string main, std::string more = "", bool leads = false) {
  return {std::move(icon), std::move(main), std::move(more), leads, {}};
}

std::string joined(const std::string& first, std::string_view between, const std::string& second) {
  if (first.empty() || second.empty()) return first + second;
  return std::string(first).append(between).append(second);
}

// In whose hands it is and by when, or what stands beside a part of the support: a line each.
std::string easy_more(const AgreedLine& line, const Texts& texts) {
  if (!line.is_step) return joined(line.who, "\n", line.when);
  const std::string who = line.who.empty() ? "" : texts("paper.easy_who", {line.who});
  return joined(who, "\n", line.when.empty() ? "" : texts("paper.easy_when", {line.when}));
}

// `more` says what stands beside a line, `waiting` what comes before something that has not come.
template <class More>
void add_each(std::vector<LeafletRow>& rows, const std::vector<AgreedOutcome>& outcomes, const std::string& waiting,
              More more) {
  for (const AgreedOutcome& outcome : outcomes) {
    const bool leads = outcome.steps.size() + outcome.waiting.size() > 0;
    if (!outcome.line.empty()) rows.push_back(row_of(outcome.icon, outcome.line, "", leads));
    for (const AgreedLine& line : outcome.steps) rows.push_back(row_of(line.icon, line.what, more(line)));
    for (const std::string& need : outcome.waiting) rows.push_back(row_of("clock", waiting, need));
  }
}

}  // namespace

void add_outcomes(std::vector<LeafletRow>& rows, const std::vector<AgreedOutcome>& outcomes, std::string_view between,
                  const Texts& texts) {
  add_each(rows, outcomes, texts("paper.waiting"),
           [&](const AgreedLine& line) { return joined(line.who, between, line.when); });
}

void add_easy_outcomes(std::vector<LeafletRow>& rows, const std::vector<AgreedOutcome>& outcomes, const Texts& texts) {
  add_each(rows, outcomes, texts("paper.easy_waiting"),
           [&](const AgreedLine& line) { return easy_more(line, texts); });
}

LeafletRow nothing_yet(const Texts& texts) { return row_of("talk", texts("paper.nothing_yet")); }

void add_easy_end(std::vector<LeafletRow>& rows, const std::string& again, const std::string& worker,
                  const Texts& texts) {
  const std::string next =
      again.empty() ? texts("paper.easy_next_ask", {worker}) : texts("paper.easy_next_day", {again});
  rows.push_back(row_of("ahead", texts("paper.easy_next"), next));
  rows.push_back(row_of("pen", texts("paper.easy_wrong"), texts("paper.easy_wrong_words", {worker})));
}

}  // namespace blether::app
