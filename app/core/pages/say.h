// What was said to a page, as its record tells it.
#pragma once

#include "app/core/pages/page_world.h"
#include "app/core/read_models_say.h"

namespace blether::app {

// A page that is agreed to: which record its answer is in, and what is on it now.
struct SaidPage {
  model::RecordId agreement;
  std::string snapshot;   // hash of its content, in hex
  std::string_view said;  // "plan.said.": the beginning of the keys of its sentences
};
base::Result<PageSay> page_say(const PageWorld& world, const SaidPage& page);
// Where nothing was said in this round, what was said last in one before stands, with its day: `about` of
// care::kAgreementsAbout.
base::Result<void> add_said_before(PageSay& say, const PageWorld& world, const SaidPage& page, std::string_view about);
// "Isobel agrees with this plan. 24 November"; empty: nothing was said.
std::string said_words(const PageWorld& world, const model::Record& agreement, std::string_view said);

}  // namespace blether::app
