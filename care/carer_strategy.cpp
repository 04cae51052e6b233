// What a carer's outcomes count for, and what the plan asked about money, work and learning.
#include "care/carer.h"
#include "care/outcomes.h"
#include "care/record_edit.h"
#include "storage/model/schema.h"

namespace blether::care {

using base::Code;
using base::fail;
using base::Result;

std::string counts_for(const model::Record& outcome) { return outcome.text("strategy"); }

Result<Operations> count_outcome(const model::Record& outcome, std::string_view four) {
  if (!is_kept(outcome)) return fail(Code::invalid, "outcome");
  if (!four.empty() && !contains(kCarerStrategy, four)) return fail(Code::invalid, "strategy");
  RecordEdit edit(model::kind::outcome, outcome.id, &outcome);
  edit.set("strategy", four);
  return edit.take();
}

std::vector<AskedOfCarer> asked_of(const Conversation& plan) {
  static constexpr std::pair<std::string_view, std::string_view> kAsked[] = {{"money", "acsp.5.money"},
                                                                             {"benefits", "acsp.5.benefits"},
                                                                             {"work", "acsp.5.work"},
                                                                             {"learning", "acsp.5.learning"}};
  std::vector<AskedOfCarer> asked;
  for (const auto& [about, link_id] : kAsked)
    if (auto item = plan.form().index_of(link_id); item && plan.is_asked(*item))
      asked.push_back({std::string(about), *item, plan.answer(*item)});
  return asked;
}

}  // namespace blether::care
