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
// What they said stands in a field of its own, in their words, and who said it beside it: never among the person's
// answers.
inline constexpr std::string_view kCarerWords = "carer_words";
base::Result<Operations> set_carer_who(const model::Record& conversation, std::string_view name);

enum class CheckState { done, open, left };  // left: looked at and put aside, with a reason
struct FinishCheck {
  std::string id;  // "rights", "talk", "carer", "domains", "outcome", "advocacy", "independent", "read-back"
  CheckState state = CheckState::open;
  bool must = false;               // finishing waits for it
  std::string key;                 // words for the page: "finish.<id>.<state>"
  std::vector<std::string> codes;  // "domains": those neither looked at nor left
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

// What became of each outcome domain in this talk: it is looked at (answered, or something is wanted in it), or left
// with a reason, or still open. None is passed over: not one whose questions nobody may ask in front of others, nor one that
// the template has no question about.
struct DomainVisit {
  std::string code;
  CheckState state = CheckState::open;
  std::string reason;  // kLeftReasons, of one that was left: as it was put aside here, else of a prompt of it
  bool aside = false;  // put aside as a whole; the answer to a prompt of it counts for more
};
// All of `domains`, in their order.
std::vector<DomainVisit> domain_visits(const Conversation& conversation, std::span<const model::Record> outcomes,
                                       const Domains& domains);
// Puts domains aside, all with one reason; an empty reason takes them up again. invalid: no such domain or reason.
base::Result<Operations> put_aside(const model::Record& conversation, const Domains& domains,
                                   std::span<const std::string> codes, std::string_view reason);

}  // namespace blether::care
