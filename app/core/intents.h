// Intents: what a person wished, as values. Views push them; the core turns them into changes.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/core/intents/about.h"
#include "app/core/intents/around.h"
#include "app/core/intents/attached.h"
#include "app/core/intents/carer.h"
#include "app/core/intents/decisions.h"
#include "app/core/intents/directory.h"
#include "app/core/intents/finish.h"
#include "app/core/intents/package.h"
#include "app/core/intents/paper.h"
#include "app/core/intents/observed.h"
#include "app/core/intents/review.h"
#include "app/core/intents/plan.h"
#include "app/core/intents/rights.h"
#include "app/core/intents/safety.h"
#include "app/core/intents/support.h"
#include "app/core/intents/unmet.h"
#include "app/core/read_models.h"

namespace blether::app {

// --- the way in and out
struct Enrol {
  std::string invitation;   // blether://host:port/fingerprint/code
  std::string passphrase;   // wiped by the core after use
};
struct Unlock {
  std::string passphrase;   // wiped by the core after use
};
struct Lock {};
struct EmptyTablet {        // everything goes from this tablet; the office keeps what it has
  std::string passphrase;   // of the vault; wiped by the core after use
};
struct LetInAgain {         // the office does not know this tablet any more: a new code of it
  std::string code;         // alone, or a whole invitation
};
struct Go {
  Route route;
};
struct Search {
  std::string words;        // empty: everybody
};
struct ChangeSettings {
  Settings settings;
};

// --- words. `session` tells one stay in one editor: from focus to leaving it. Within a session each write overwrites
// the session's own last one, and the first overwrites what the editor opened on; so what arrived from elsewhere
// meanwhile is never hidden.
struct Write {
  FieldKey key;
  std::vector<model::Dot> seen;  // FieldText::seen as the editor opened
  std::uint64_t session = 0;
  std::string text;
  std::size_t caret = 0;         // in bytes
};
struct CaretMoved {              // kept so that one comes back to the same place
  FieldKey key;
  std::size_t caret = 0;
};

// --- the conversation
struct StartConversation {
  model::OwnerId person;
};
struct ChooseOne {               // pick, yes_no, scale; an empty code takes the choice back
  model::RecordId conversation;
  std::string item, code;
};
struct ChooseMany {
  model::RecordId conversation;
  std::string item, code;
  bool chosen = true;
};
struct SetDate {
  model::RecordId conversation;
  std::string item, date;        // ISO
};
struct LeaveForNow {
  model::RecordId conversation;
  std::string item, reason;
};
struct OpenAgain {
  model::RecordId conversation;
  std::string item;
};
struct SetAlone {
  model::RecordId conversation;
  std::string alone;             // "alone", "chosen", "no"
};
struct FinishConversation {
  model::RecordId conversation;
};

// --- outcomes
struct SetOutcome {              // domain, start_score, target_date
  model::RecordId outcome;
  std::string field, value;
};
struct KeepOutcome {             // the words are written already; says it is done and goes back
  model::RecordId outcome;
};
struct RemoveOutcome {
  model::RecordId outcome;
};
struct AddStep {
  model::RecordId outcome;
  std::string what, who, when, when_kind;  // `when` ISO or empty
};
struct RemoveStep {
  model::RecordId step;
};

// --- agreement
struct Agree {                   // on the page as it stands; the words are written already
  model::RecordId agreement, conversation;
  SaySeen seen;
  std::string answer;            // "agree", "part", "disagree"
  care::Strokes signature = {};  // nothing: not signed, which is as good
};

// --- a scalar changed in place (telephone, address …)
struct SetValue {
  FieldKey key;
  std::vector<model::Dot> seen;
  std::string value;
};

// --- sending and settling
struct SendNow {};
struct PauseSending {
  bool paused = true;
};
struct Settle {
  std::string conflict;
  enum class How { keep_one, keep_both, write_new } how = How::keep_one;
  model::Dot keep;               // keep_one
  std::string text;              // write_new
};
struct SettleLater {
  std::string conflict;
};

using Intent = std::variant<Enrol, Unlock, Lock, EmptyTablet, LetInAgain, Go, Search, ChangeSettings, Write, CaretMoved, StartConversation, ChooseOne,
                            ChooseMany, SetDate, LeaveForNow, OpenAgain, SetAlone, FinishConversation, SetOutcome,
                            KeepOutcome, RemoveOutcome, AddStep, RemoveStep, UnmetIntent, Agree, SetValue,
                            SendNow, PauseSending, Settle, SettleLater, SupportIntent, FinishIntent,
                            SafetyIntent, AroundIntent, CarerIntent, AboutIntent, ReviewIntent, PlanIntent,
                            DecisionIntent, ObservedIntent, ReadIn, SearchDirectory, DirectoryIntent, PackageIntent, RightsIntent, LeavePaper, ShowPaper,
                            AttachedIntent>;

// Where views put their intents; emptied after every frame.
using Intents = std::vector<Intent>;

}  // namespace blether::app
