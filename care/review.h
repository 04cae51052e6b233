// Reviews: outcomes side by side with words, what helped, keep or change each part, and when to look again.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "care/budget.h"
#include "care/calendars.h"
#include "care/operations.h"
#include "care/outcomes.h"
#include "care/reached.h"

namespace blether::care {

inline constexpr std::string_view kReviewTypes[] = {"first", "planned",   "change", "payment",
                                                    "carer", "requested", "end"};
inline constexpr std::string_view kReviewDecisions[] = {"keep", "change", "done", "no-longer-wanted", "stop"};
// Why support ends at a last review, or that others take it over.
inline constexpr std::string_view kHandedOver = "handed-over";
inline constexpr std::string_view kEndReasons[] = {"not-needed", "asked", "moved", kHandedOver, "died", "other"};

struct Review {
  model::RecordId record;
  std::string type = "planned";
  std::string on;             // ISO
  std::string conversation;   // record id in hex of what is talked over in it (rev.v1); may be empty
  std::string change;         // what has changed, in words
  bool choose_again = false;  // the four ways are gone through again; this review is the round
  std::string next_on, next_type;
  std::string ring;
  std::string asked;     // of one that was asked for: what the person wants to look at, in words
  std::string ended_on;  // ISO, of a last one: the last day of the support, or the day others take over; see end_support()
  std::string end_why;   // kEndReasons
  std::string hand_to;   // who takes over
};
Review review_of(const model::Record& record);
// By day; but each after the one that it was begun as the next of: two can be held on one day, and a clock can be wrong.
std::vector<Review> reviews_in_turn(std::span<const model::Record> reviews);
// The kinds that one may begin with a tap, the usual one first. A change of circumstances begins with its words.
std::vector<std::string_view> kinds_to_begin(std::span<const model::Record> reviews);
// invalid: names the field. A change of circumstances always opens the choice afresh (2013 Act section 13). Only a last
// review ends support, with a reason, and names who takes over when somebody does.
base::Result<Operations> set_review(const model::RecordId& id, const model::Record* now, const Review& review);
// The review that goes on: the newest, as long as it names neither a day to look again nor the end of the support.
std::optional<Review> review_held(std::span<const model::Record> reviews);
// The id of the review after the newest of `reviews`: the same on every tablet, so that two workers who begin one
// offline begin the same. Never one of `reviews`, not of a withdrawn one either.
model::RecordId next_review_id(const model::RecordId& person, std::span<const model::Record> reviews);

inline constexpr std::string_view kReviewTemplate = "rev";  // in its newest version
// Its prompts that the app knows of: what has changed, the four ways again ("yes", "no"), the first that are private.
inline constexpr std::string_view kReviewChanged = "rev.1.changed", kReviewAgain = "rev.4.again",
                                  kReviewPrivate = "rev.10.listened";
// Whether a conversation is what is talked over in a review: its template says so.
bool is_review_talk(const model::Record& conversation);
// Its id, one for each review.
model::RecordId review_talk_id(const model::RecordId& review);

struct ReviewLine {
  std::string score;  // "0".."4", "not-sure", "rather-not-say"; empty
  std::string note, helped, in_the_way;
  std::string voice = "person";
  std::string decide;  // kReviewDecisions; empty: not yet
};
model::RecordId review_line_id(const model::RecordId& review, const model::RecordId& subject);
ReviewLine review_line_of(const model::Record& record);
// A score is kept only with a note; an empty note with `no_note` says that none was given. invalid: names the field.
base::Result<Operations> set_review_line(const model::RecordId& review, const model::RecordId& subject,
                                         const model::Record* now, const ReviewLine& line, bool no_note = false);
// The fields that a new line begins with: which review, and what it is about.
Operations review_line_start(const model::RecordId& review, const model::RecordId& subject);

enum class Movement { unknown, better, same, harder };

// One outcome as the page shows it.
struct OutcomeReview {
  model::RecordId outcome;
  std::string line;                       // "I want to ... so that ..."
  std::optional<int> start, last, today;  // 0 to 4
  std::string start_code, last_code, today_code;
  std::string start_day, last_day;        // ISO day of the score; may be empty
  Movement movement = Movement::unknown;  // today against the last score, or the start if there is none
  OutcomeNow before;                      // what the reviews before this one decided
  std::string said, said_by, said_on;     // what was said of it last, else at the start: words, voice, ISO day
  ReviewLine now;
};
// Outcomes in their order; `lines` and `reviews` are all of the person's, `current` the review being held.
std::vector<OutcomeReview> outcome_reviews(std::span<const model::Record> outcomes,
                                           std::span<const model::Record> reviews, std::span<const model::Record> lines,
                                           const model::RecordId& current);
struct SupportReview {
  Support support;
  ReviewLine now;
};
std::vector<SupportReview> support_reviews(std::span<const model::Record> supports,
                                           std::span<const model::Record> lines, const model::RecordId& current);
// What is not said yet, for the end of a review; explains and never stops. What was reached or let go before is asked
// about only by who wants to. Keys "review.needs.*".
std::vector<Fault> review_faults(const Review& review, std::span<const OutcomeReview> outcomes);

struct MovementCount {
  int better = 0, same = 0, harder = 0, unknown = 0;
};
MovementCount count_movement(std::span<const OutcomeReview> outcomes);

// --- when to look again

// When to look again, and at what: a kind of kReviewTypes.
struct DueReview : Deadline {
  std::string type = "planned";
};
// There are three courses: the whole of it (first, planned, after a change, asked for), the check of a direct payment,
// and the carer's plan. Each has a next one of its own, and one of another course does not put it off.

// The review after `review`: the day it named, else counted from its kind. Nothing after the last.
std::optional<DueReview> look_again_after(const Review& review, const Clocks& clocks, base::CivilDate today);
// The next of each course, the earliest first: after the latest of that course that was held to its end; of the whole,
// if none was, six weeks after the plan was agreed. One that goes on does not count: begun is not done. The end of
// support ends them all. `agreed` is the day of the person's say: agreed_day().
std::vector<DueReview> reviews_due(std::span<const model::Record> reviews, std::optional<base::CivilDate> agreed,
                                   const Clocks& clocks, base::CivilDate today);
// The first of these. Nothing when nothing was agreed or reviewed.
std::optional<DueReview> next_review(std::span<const model::Record> reviews, std::optional<base::CivilDate> agreed,
                                     const Clocks& clocks, base::CivilDate today);
// The day to offer at the end of the review that goes on: as its kind has it; but one that somebody asked for comes
// beside the one that was planned, whose day stands while it is ahead.
std::optional<DueReview> day_to_offer(const Review& held, std::span<const model::Record> reviews,
                                      std::optional<base::CivilDate> agreed, const Clocks& clocks,
                                      base::CivilDate today);
// The last day on which the person said yes to what was agreed or to their plan, to all of it or to some; nothing
// before that. What was said of anything else, a carer's plan or a review, does not count.
std::optional<base::CivilDate> agreed_day(std::span<const model::Record> agreements);
// The round in which the options are to be chosen: the newest review that opened the choice afresh, else the
// conversation it all began with. A review from before `began`, the conversation's day, has had its choice.
model::RecordId choice_round(const model::RecordId& conversation, std::span<const model::Record> reviews,
                             std::optional<base::CivilDate> began = {});

}  // namespace blether::care
