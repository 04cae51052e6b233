// The end of a conversation: what is there, what is not, and why it would matter. It explains and never nags: nothing
// but the offer of advocacy stands in the way of finishing, and that only until it is said how it went.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "care/conversation.h"
#include "care/operations.h"
#include "care/outcomes.h"

namespace blether::care {

inline constexpr std::string_view kCarerViews[] = {"given", "declined", "not-sought", "not-applicable"};
// Was the carer's view sought? Kept apart from the person's own. invalid: none of kCarerViews.
base::Result<Operations> set_carer_view(const model::Record& conversation, std::string_view code);

enum class CheckState { done, open, left };  // left: looked at and put aside, with a reason
struct FinishCheck {
  std::string id;  // "rights", "talk", "carer", "domains", "outcome", "advocacy", "independent", "read-back"
  CheckState state = CheckState::open;
  bool must = false;               // finishing waits for it
  std::string key;                 // words for the page: "finish.<id>.<state>"
  std::vector<std::string> codes;  // "domains": those neither looked at nor put aside
};

struct FinishSources {
  const Conversation* conversation = nullptr;
  const model::Record* person = nullptr;  // may be null
  std::span<const model::Record> outcomes, explanations, advocacy;
};

// Always the same checks in the same order.
std::vector<FinishCheck> finish_checks(const FinishSources& from, const Domains& domains);
// denied: names the first check that finishing waits for. Finishing twice changes nothing.
base::Result<Operations> finish_checked(const FinishSources& from, const Domains& domains, std::int64_t now_ms);

// What became of each outcome domain in this talk: every one is looked at, or put aside with a reason, or still open.
struct DomainVisit {
  std::string code;
  CheckState state = CheckState::open;
  std::string reason;  // of the prompt that was left, when all of its prompts were
};
std::vector<DomainVisit> domain_visits(const Conversation& conversation, std::span<const model::Record> outcomes,
                                       const Domains& domains);

}  // namespace blether::care
