// The one table of record kinds, fields and merge kinds, read by storage, merge, hub and screen.
#pragma once

#include <span>
#include <string_view>

#include "storage/model/ids.h"

namespace blether::model {

// How concurrent edits of a field come together; design section 4, law 6. docs/sync.md gives the rules.
enum class MergeKind {
  value,     // one scalar: unequal concurrent values are a conflict
  text,      // somebody's words: three-way by sentence and word; overlap is a conflict
  set,       // elements with add and remove: an add wins over a concurrent remove
  order,     // a fractional position: concurrent moves settle by position, no conflict
  log,       // written once, never edited or removed; all entries stand
  decision,  // never merged by machine, even when equal: a person is shown both
  earliest,  // when something began or ended: of concurrent values the smallest stands, and nobody is asked
};

// Who may write it. The hub re-checks this for every operation.
enum class Writer {
  worker,  // a worker who holds the person
  carer,   // also the carer on their own device (carer mode)
  office,  // the hub itself only
};

struct FieldRule {
  std::string_view kind;   // record kind
  std::string_view field;
  MergeKind merge;
  bool searched;  // words in it are found by search
  Writer writer;
};

// Every known field, grouped by record kind.
std::span<const FieldRule> schema();

// The rule of a field. A field this version does not know is carried as `value`, not searched,
// worker: kept byte for byte and passed on (law 9).
FieldRule rule_of(std::string_view kind, std::string_view field);

// Whether this version knows the kind at all.
bool knows_kind(std::string_view kind);

// The streams a record kind may live in. Unknown kinds may live in any.
bool may_live_in(std::string_view kind, Audience audience);

// Names of record kinds, so that a misspelt one does not compile.
namespace kind {
inline constexpr std::string_view person = "person";              // record id = the person's id
inline constexpr std::string_view relation = "relation";          // somebody around the person
inline constexpr std::string_view conversation = "conversation";  // one good conversation on one template version
inline constexpr std::string_view answer = "answer";              // one prompt or box of one conversation
inline constexpr std::string_view outcome = "outcome";            // what the person wants, in their words
inline constexpr std::string_view step = "step";                  // who does what by when, for an outcome
inline constexpr std::string_view unmet_need = "unmet_need";      // one entry of the history; never edited
inline constexpr std::string_view agreement = "agreement";        // what the person said to "did we get it right?"
inline constexpr std::string_view explanation = "explanation";  // rights or options were explained: when, how, understood or not
inline constexpr std::string_view offer = "offer";  // one option of one round of choosing: offered or not, and why
inline constexpr std::string_view amounts_told = "amounts_told";  // the amount for each option, as the person was told it before choosing
inline constexpr std::string_view choice = "choice";  // one spell of one option for one part of the support
inline constexpr std::string_view support = "support";  // one part of the support: what is needed, how much, from whom
inline constexpr std::string_view risk = "risk";  // something somebody wants to do that others find risky
inline constexpr std::string_view safety_concern = "safety_concern";  // the three-point screen of adult protection; workers only
inline constexpr std::string_view capacity_view = "capacity_view";  // who decides one thing: the person, with what doubt or which proxy
inline constexpr std::string_view power = "power";  // who may decide for the person, by which paper
inline constexpr std::string_view attorney_offer = "attorney_offer";  // information about powers of attorney was offered
inline constexpr std::string_view carer_event = "carer_event";  // identified, offered, asked for, accepted, declined, first talk, plan given: one entry each
inline constexpr std::string_view carer_break = "carer_break";  // a break that a carer wants or had
inline constexpr std::string_view carer_support = "carer_support";  // support decided for a carer under the Carers Act
inline constexpr std::string_view talked_over = "talked_over";  // a change that came from a carer was talked over with the worker
inline constexpr std::string_view review = "review";  // a time of looking again, from which a fresh choice may begin
inline constexpr std::string_view review_line = "review_line";  // how one outcome or one part of the support is now
inline constexpr std::string_view advocacy = "advocacy";  // advocacy or independent support: one offer and what came of it
inline constexpr std::string_view complaint = "complaint";  // one entry of a complaint; corrected and carried on by the next
inline constexpr std::string_view disagreement = "disagreement";  // "I do not agree" to one decision, and what is asked for
inline constexpr std::string_view signpost = "signpost";  // somewhere we pointed to, and what came of it
inline constexpr std::string_view strength = "strength";  // somebody, something or some place that is good in a life
inline constexpr std::string_view observation = "observation";  // what somebody saw at a prompt; never the person's own words
inline constexpr std::string_view equality = "equality";  // how somebody describes themselves; every part may stay empty
inline constexpr std::string_view charge = "charge";  // what the person pays by their own assessment
inline constexpr std::string_view origin = "origin";  // who wrote a change first, where the person's file came from another service
inline constexpr std::string_view attachment = "attachment";  // a voice or a picture kept with one question; the file itself is beside the vault
inline constexpr std::string_view worker = "worker";              // staff stream; record id = author id
}  // namespace kind

// Any record can be withdrawn by setting this field; it stays in the history.
inline constexpr std::string_view kWithdrawn = "withdrawn";

}  // namespace blether::model
