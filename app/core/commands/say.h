// What a person says to a page, and their signature under it.
#pragma once

#include "app/core/intents/plan.h"
#include "app/core/pages/page_world.h"

namespace blether::app {

// The answer to one page: which round and page it is (care::kAgreementsAbout), and the hash of what is on it now.
struct PageAnswer {
  model::RecordId round;
  std::string_view about;
  std::string snapshot;
  std::string answer;  // care::kAgreeAnswers
  const SaySeen& seen;
  care::Strokes signature;  // nothing: not signed, which is as good
};
// What is signed is what was shown: denied with "say.newer" when the page has changed since then, and with
// "plan.needs.words" when some of it or all of it is refused without words. Disagreeing opens "If you are not happy".
base::Result<Carried> say_to_page(const PageWorld& world, PageAnswer answer);

}  // namespace blether::app
