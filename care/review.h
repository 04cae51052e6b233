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

namespace blether::care {

inline constexpr std::string_view kReviewTypes[] = {"first", "planned",   "change", "payment",
                                                    "carer", "requested", "end"};
inline constexpr std::string_view kReviewDecisions[] = {"keep", "change", "done", "no-longer-wanted", "stop"};

struct Review {
  model::RecordId record;
  std::string type = "planned";
  std::string on;             // ISO
  std::string conversation;   // record id in hex of what is talked over in it (rev.v1); may be empty
  std::string change;         // what has changed, in words
  bool choose_again = false;  // the four ways are gone through again; this review is the round
  std::string next_on, next_type;
  std::string ring;
};
Review review_of(const model::Record& record);
// invalid: names the field. A change of circumstances always opens the choice afresh (2013 Act section 13).
base::Result<Operations> set_review(const model::RecordId& id, const model::Record* now, const Review& review);
// The review that goes on: the newest, as long as it names no day to look again and is not the end of support.
std::optional<Review> review_held(std::span<const model::Record> reviews);
// The id of the review after the newest of `reviews`: the same on every tablet, so that two workers who begin one
// offline begin the same. Never one of `reviews`, not of a withdrawn one either.
model::RecordId next_review_id(const model::RecordId& person, std::span<const model::Record> reviews);

inline constexpr std::string_view kReviewTemplate = "rev.v1";
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
// What is not said yet, for the end of a review; explains and never stops. Keys "review.needs.*".
std::vector<Fault> review_faults(const Review& review, std::span<const OutcomeReview> outcomes);

struct MovementCount {
  int better = 0, same = 0, harder = 0, unknown = 0;
};
MovementCount count_movement(std::span<const OutcomeReview> outcomes);

// --- when to look again

// The review after `review`: the day it named, else counted from its kind. Nothing after the end of support.
std::optional<Deadline> look_again_after(const Review& review, const Clocks& clocks, base::CivilDate today);
// The next review: the one after the last that was held to its end, else six weeks after the plan was agreed. One that
// goes on does not count: begun is not done. Nothing when nothing was agreed or reviewed. `agreed` is the day of the
// person's say: agreed_day().
std::optional<Deadline> next_review(std::span<const model::Record> reviews, std::optional<base::CivilDate> agreed,
                                    const Clocks& clocks, base::CivilDate today);
// The last day on which the person said yes to what was agreed or to their plan, to all of it or to some; nothing
// before that. What was said of anything else, a carer's plan or a review, does not count.
std::optional<base::CivilDate> agreed_day(std::span<const model::Record> agreements);
// The round in which the options are to be chosen: the newest review that opened the choice afresh, else the
// conversation it all began with. A review from before `began`, the conversation's day, has had its choice.
model::RecordId choice_round(const model::RecordId& conversation, std::span<const model::Record> reviews,
                             std::optional<base::CivilDate> began = {});

}  // namespace blether::care
