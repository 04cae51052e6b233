// "What we agreed today": the page that is read back, left as a copy, and agreed to or not.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "care/operations.h"
#include "care/outcomes.h"
#include "care/reached.h"
#include "care/unmet_need.h"
#include "platform/base/bytes.h"
#include "platform/base/clock.h"

namespace blether::care {

struct AgreedStep {
  model::RecordId record;
  std::string icon, what, who;
  std::string when, when_kind;  // ISO date and "by", "from", "on"
};

// Something the person wants that has not come yet.
struct StillWaiting {
  model::RecordId record;
  std::string need;        // "company at the weekend"
  std::string reason;      // code
  std::string because;     // "No space yet", as in the list of reasons; empty: no such code
  std::string interim;     // what covers it meanwhile; may be empty
  std::string look_again;  // ISO; may be empty
};

struct AgreedOutcome {
  model::RecordId record;
  std::string line;             // in the person's words
  std::string want, so_that;
  std::string domain, icon;
  std::string target_date;      // ISO; may be empty
  std::vector<AgreedStep> steps;
  std::vector<StillWaiting> waiting;
};

struct AgreedPage {
  base::CivilDate date;
  std::vector<std::string> present;   // names, the person first
  std::vector<AgreedOutcome> outcomes;  // what is worked for
  std::vector<EndedOutcome> ended;      // by reviews; those that go on are among `outcomes` too
  std::vector<StillWaiting> waiting;    // needs that belong to no outcome worked for
};

struct AgreedSources {
  const model::Record* conversation = nullptr;  // null: none yet; then `today` is the date
  std::span<const model::Record> outcomes, steps, needs;
  std::string person;                           // how they like to be called
  std::string worker;                           // given name of who writes
  base::CivilDate today;
  std::span<const model::Record> supports = {}, reviews = {}, review_lines = {};
};

AgreedPage agreed_page(const AgreedSources& from, const Domains& domains, const NeedReasons& reasons);

// What a signature signs (design section 4, law 7): the same bytes for the same content on every tablet, other bytes
// for any other content. Icons and words made from dates are left out: they are not what was agreed.
base::Bytes canonical_bytes(const AgreedPage& page);

// --- the person's answer

inline constexpr std::string_view kAgreeAnswers[] = {"agree", "part", "disagree"};

// One for each conversation, the same on every tablet. What is said is written by record_say() of care/plan.h.
model::RecordId agreement_id(const model::RecordId& conversation);
// Something on the page is newer than what was agreed.
bool changed_since(const model::Record& agreement, std::string_view snapshot_now);

}  // namespace blether::care
