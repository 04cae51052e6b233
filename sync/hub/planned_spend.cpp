#include "sync/hub/planned_spend.h"

#include <algorithm>
#include <map>
#include <utility>

#include "care/amounts.h"
#include "care/parts_now.h"

namespace blether::hub {

using model::Record;

namespace {

// One person's, whose records have to be asked for by themselves: a choice is found by its part.
struct Theirs {
  std::string place;
  std::vector<Record> supports, choices;
};

std::map<model::OwnerId, Theirs> by_owner(std::span<const Record> people, std::span<const Record> supports,
                                          std::span<const Record> choices) {
  std::map<model::OwnerId, Theirs> all;
  for (const Record& record : supports) all[record.stream.owner].supports.push_back(record);
  for (const Record& record : choices)
    if (auto found = all.find(record.stream.owner); found != all.end()) found->second.choices.push_back(record);
  for (const Record& record : people)
    if (auto found = all.find(record.stream.owner); found != all.end()) found->second.place = record.text("place");
  return all;
}

std::string option_words(int option) {
  return option == 0 ? "Not chosen yet" : "Option " + std::to_string(option);
}

}  // namespace

PlannedSpend planned_spend(std::span<const Record> people, std::span<const Record> supports,
                           std::span<const Record> choices, const care::Rates& rates, base::CivilDate day) {
  PlannedSpend spend;
  spend.practice = rates.practice();
  std::map<std::pair<std::string, int>, PlannedRow> rows;
  for (const auto& [owner, theirs] : by_owner(people, supports, choices)) {
    const care::PartsNow parts = care::parts_now(theirs.supports, theirs.choices, day);
    const auto budget = care::budget_of(parts.supports, rates, day, 4, {}, parts.options);
    if (!budget) {
      ++spend.not_reckoned;
      continue;
    }
    std::map<int, PlannedRow> own;
    for (std::size_t i = 0; i < budget->lines.size(); ++i) {
      const care::BudgetLine& line = budget->lines[i];
      if (!line.paid) continue;
      PlannedRow& row = own[parts.options[i]];
      ++row.parts, row.weekly += line.weekly, row.yearly += line.yearly;
    }
    for (const auto& [option, some] : own) {
      PlannedRow& row = rows[{theirs.place, option}];
      ++row.people, row.parts += some.parts, row.weekly += some.weekly, row.yearly += some.yearly;
    }
    spend.weekly += budget->weekly, spend.yearly += budget->yearly;
  }
  for (auto& [key, row] : rows) {
    row.place = key.first, row.option = key.second;
    spend.rows.push_back(std::move(row));
  }
  return spend;
}

void put_planned(Html& html, const PlannedSpend& spend) {
  html.put("h2", "What the plans come to");
  if (spend.rows.empty() && spend.not_reckoned == 0) {
    html.put("p", "No paid support is in a plan yet.", "soft");
    return;
  }
  html.open("div", "card wide");
  html.table_head({"Where", "Which way", "People", "Parts", "A week", "A year"});
  for (const PlannedRow& row : spend.rows)
    html.table_row({row.place.empty() ? "Place not known" : row.place, option_words(row.option),
                    std::to_string(row.people), std::to_string(row.parts), care::pounds(row.weekly),
                    care::pounds(row.yearly)});
  html.table_row({"All", "", "", "", care::pounds(spend.weekly), care::pounds(spend.yearly)});
  html.table_end();
  html.close("div");
  std::string line = "Before anything is taken off. What is not chosen yet is reckoned as the council would pay it.";
  if (spend.practice) line += " Made-up rates, for practice only.";
  if (spend.not_reckoned > 0)
    line += " People left out because a rate of theirs is not known today: " + std::to_string(spend.not_reckoned) + ".";
  html.put("p", line, "soft");
}

}  // namespace blether::hub
