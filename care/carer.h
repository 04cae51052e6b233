// Unpaid carers: offers and requests with their clocks, able and willing, breaks, the emergency card (Carers (Scotland)
// Act 2016).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "care/calendars.h"
#include "care/carer_support.h"
#include "care/conversation.h"
#include "care/operations.h"

namespace blether::care {

// A young carer is under 18, or 18 and more and at school ever since before (section 2).
bool is_young_carer(base::CivilDate born, base::CivilDate today, bool at_school_since_before_18);
// Whether to ask if somebody is a pupil still: of 18 or 19 years. Nobody is at a school here for longer.
bool ask_if_at_school(base::CivilDate born, base::CivilDate today);
// The council where the cared-for person lives; where the carer lives decides nothing (section 6 and note).
std::string responsible_council(std::string_view carer_lives_in, std::string_view cared_for_lives_in);

inline constexpr std::string_view kCarerPlans[] = {"acsp", "ycs"};
// The template that a plan begins on, without its version: children under 12 get the one with pictures. A birthday that
// nobody knows leaves the words.
std::string_view template_of_plan(std::string_view plan, std::optional<base::CivilDate> born, base::CivilDate today);
// Whether a conversation is a carer's own plan and not one with a supported person: its template says so.
bool is_carers_plan(const model::Record& conversation);
inline constexpr std::string_view kCarerEvents[] = {"identified", "offered",  "requested",  "accepted",
                                                    "declined",   "thinking", "first-talk", "plan-given"};

// One entry; kept for good. A later entry of the same event in the same round corrects the earlier, and whether the
// cared-for person is dying is as the latest entry of the round has it.
struct CarerEvent {
  std::string round;  // record id of the plan's conversation, in hex
  std::string plan = "acsp";
  std::string event;      // kCarerEvents
  std::string on;         // ISO: when it happened, however late it is written
  bool terminal = false;  // the cared-for person is dying: the short clocks run
  std::string wanted_on;  // the day the carer asked the first talk to be on
  std::string reason, note;
};

CarerEvent carer_event_of(const model::Record& record);
// invalid: names the field. Declining wants a reason ("would rather not say" is one).
base::Result<Operations> record_carer_event(const model::RecordId& id, const CarerEvent& event, base::CivilDate today);

// How far an offer is.
struct CarerOffer {
  std::string plan = "acsp";
  std::optional<base::CivilDate> identified, offered, requested, accepted, declined, thinking, first_talk, plan_given;
  bool terminal = false;
  std::optional<base::CivilDate> wanted_on;
  std::string reason;
  std::optional<std::int64_t> days_to_offer;  // from identified to offered
  std::string answer;                         // the last written of requested, accepted, declined, thinking
};
CarerOffer carer_offer(std::span<const model::Record> records, const model::RecordId& round);
// How an offer stands, as one of kCarerEvents; empty when nothing has happened. What was answered stands over what was
// offered, however late the offer is written down; a plan that was given ends it.
std::string standing_of(const CarerOffer& offer);
// A round is over when the plan was given or declined: what comes next begins another.
bool is_over(const CarerOffer& offer);

// The clocks that run, earliest due first (SSI 2021/133): an offer within 2 working days of knowing, the first talk
// within 5 of accepting or asking or on the day the carer wants, the plan within 10. Without terminal illness: none.
base::Result<std::vector<Deadline>> carer_deadlines(const CarerOffer& offer, const Clocks& clocks,
                                                    base::CivilDate today);

// --- from the plan's own answers (acsp.v1, ycs.v1)

struct TaskState {
  std::string code, label, icon;
  std::string able, willing;  // "yes", "partly", "no"; empty when not answered
  std::string right;          // young carers: "fine", "sometimes", "too-much"
  bool wants_less = false;    // not fully able or not fully willing
};
// One for each task the carer helps with, in the template's order.
std::vector<TaskState> tasks_of(const Conversation& plan);

// Young carers: why the statement cannot be given yet. Keys "carer.needs.*". The appropriateness question, what is
// done when it is too much, the responsible authority, and the council's approval when that is a school (section 12).
std::vector<Fault> statement_faults(const Conversation& statement);

// What stands in a carer's plan beside the answers, all of the carer's own stream.
struct BesideAnswers {
  std::span<const CarerSupport> supports = {};
  std::span<const model::Record> needs = {};  // kind unmet_need; those that wait are part of the plan
  std::span<const model::Record> kept = {};   // kind attachment; those at questions of the plan are part of it
};
// What a say on a carer's plan signs: what was asked and answered, as it may be shown (as care/agreed.h), the support
// decided and what is waited for, and of each voice or picture at a question the hash of its file and the words beside
// it. What there is none of adds nothing.
base::Bytes canonical_bytes(const Conversation& plan, const BesideAnswers& beside = {});

enum class BreaksEnough { not_said, enough, not_enough, unsure };
BreaksEnough breaks_enough(const Conversation& plan);

inline constexpr std::string_view kBreakTypes[] = {"hours", "day", "night", "away", "together", "regular", "other"};
inline constexpr std::string_view kBreakGiven[] = {"yes", "no", "not-yet"};
struct CarerBreak {
  model::RecordId record;
  std::string type, wanted, on, given = "not-yet", why_not, note;
  std::int64_t nights = 0, hours = 0;
};
CarerBreak break_of(const model::Record& record);
// invalid: names the field. A break that did not happen wants one of the reasons of unmet need.
base::Result<Operations> set_break(const model::RecordId& id, const model::Record* now, const CarerBreak& wanted);
struct BreakCount {
  int had = 0, unmet = 0, waiting = 0;
};
// Of one kind; an empty kind counts all.
BreakCount count_breaks(std::span<const model::Record> records, std::string_view type = {});

// --- what it counts for

// The four outcomes of the carers' strategy (A Caring Dundee 2, 2021): heard and involved, a good experience of caring,
// a full and healthy life, a life of one's own. Their words for carers are "carer.four.<code>".
inline constexpr std::string_view kCarerStrategy[] = {"heard-involved", "caring-experience", "full-healthy-life",
                                                      "own-life"};
// Which of them an outcome of a carer counts for; empty: nobody has said.
std::string counts_for(const model::Record& outcome);
// An empty code takes it back. invalid: none of the four, or nothing is wanted there.
base::Result<Operations> count_outcome(const model::Record& outcome, std::string_view four);

// Worry about money, a benefits check, work and learning: asked in the plan, once. What its template does not ask, as a
// young carer's, is left out.
struct AskedOfCarer {
  std::string about;                       // "money", "benefits", "work", "learning"
  std::size_t item = 0;                    // of the plan's template
  const model::Record* answer = nullptr;   // null: not answered yet; belongs to the plan
};
std::vector<AskedOfCarer> asked_of(const Conversation& plan);

// --- the emergency card

struct EmergencyCard {
  std::string carer, cares_for;
  std::string first, second, key, first_day, papers;
  bool complete = false;  // somebody to ring, and what the person needs
};
EmergencyCard emergency_card(const Conversation& plan, std::string_view carer, std::string_view cares_for);

}  // namespace blether::care
