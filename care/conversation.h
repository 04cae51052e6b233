// A good conversation: what is asked now, what has been answered, what was put off, and the operations that say so.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "care/operations.h"
#include "care/questionnaire.h"
#include "platform/base/result.h"

namespace blether::care {

// Reasons for "not now", kept in the field "skipped". Their words are "left.<code>".
inline constexpr std::array<std::string_view, 5> kLeftReasons = {
    "not-relevant", "chose-not-to", "ran-out-of-time", "not-safe-to-ask", "someone-present"};

// Who is in the room, kept in the conversation's field "alone". Empty: nobody has said yet.
inline constexpr std::array<std::string_view, 3> kAloneCodes = {"alone", "chosen", "no"};

enum class ItemState {
  hidden,    // its conditions do not hold, or it may not be asked in front of others
  open,      // asked, not answered yet
  answered,
  left,      // put off, with a reason
};

enum class Progress { not_begun, part, done, left };  // left: all looked at, none answered

struct SectionState {
  Progress progress = Progress::not_begun;
  std::size_t answered = 0, left = 0, asked = 0;  // prompts asked now; hidden ones are not counted
};

// Who looks at the screen. What an item marked private holds is there for the person only.
enum class Looker { worker, person };

// A snapshot: records go in, everything else is computed. The template outlives it. Immutable; safe from any thread.
class Conversation {
 public:
  // `answers` may hold records of other conversations and withdrawn ones; they are left out. What was seen at a prompt
  // (kind observation) may be among them: it is looked at then, though nothing is answered in the person's words.
  // `known`: link ids of prompts that another page has answered (care/known.h); they are not open, though still asked.
  Conversation(const Template& form, model::Record conversation, std::span<const model::Record> answers,
               Looker looker = Looker::worker, std::span<const std::string> known = {});

  const Template& form() const { return *form_; }
  const model::Record& record() const { return record_; }
  const model::RecordId& id() const { return record_.id; }
  std::string alone() const { return record_.text("alone"); }
  bool finished() const { return record_.number("finished_at") != 0; }

  ItemState state(std::size_t item) const { return states_[item]; }
  bool is_asked(std::size_t item) const { return states_[item] != ItemState::hidden; }
  // Answered by another page alone; nobody has answered it here or put it off.
  bool is_known(std::size_t item) const;
  // Reason code when put off; else empty.
  std::string left_reason(std::size_t item) const;
  // The answer as it may be shown: null when there is none, when the item is hidden, and for private items. What was kept
  // from workers where it came from is kept from them here.
  const model::Record* answer(std::size_t item, unsigned repeat = 0) const;
  // The stored record, hidden and private ones too: for what an edit overwrites, never for showing.
  const model::Record* stored(std::size_t item, unsigned repeat = 0) const;
  // How many repetitions have an answer record, at least 1.
  unsigned repeats(std::size_t item) const;
  // A scale's score stands without a note, and nobody said there is none.
  bool misses_note(std::size_t item) const;
  // The answer chosen is one that offers the safety page.
  bool calls_for_safety(std::size_t item) const;

  SectionState section(std::size_t section) const;
  // Place among the prompts asked now in its section, from 1, and how many there are: "1 of 4". {0, n} for others.
  struct Place { std::size_t number = 0, of = 0; };
  Place place(std::size_t item) const;
  // Prompts wait until the worker says who is in the room.
  bool alone_hides() const;

  // Prompts and checks asked now, in the template's order; nothing at the end. `item` itself may be hidden.
  std::optional<std::size_t> next(std::size_t item) const;
  std::optional<std::size_t> previous(std::size_t item) const;
  // The first prompt or check of a section that is asked now, open ones before others.
  std::optional<std::size_t> entry(std::size_t section) const;
  // Where to carry on: the first open prompt; nothing when all are answered or left.
  std::optional<std::size_t> first_open() const;

 private:
  struct Known { std::size_t item; unsigned repeat; model::Record record; };
  struct Evaluation;
  bool has_content(std::size_t item) const;
  bool is_stop(std::size_t item) const;  // one comes past it with next and previous
  void take_in(const model::Record& record);

  const Template* form_;
  model::Record record_;
  Looker looker_;
  std::vector<Known> answers_;  // sorted by item and repeat
  std::vector<std::size_t> seen_at_;  // items where something was seen
  std::vector<std::size_t> known_;    // items that another page alone has answered
  std::vector<ItemState> states_;
};

// The id of an answer's record: the same on every tablet (storage/model/derived_id.h).
model::RecordId answer_id(const model::RecordId& conversation, std::string_view link_id, unsigned repeat = 0);

// The fields that a new answer record begins with: conversation, item, repeat, and whose words they are.
Operations answer_start(const Template& form, const model::RecordId& conversation, std::string_view link_id,
                        unsigned repeat = 0);

// --- edits. Each gives the operations of one change; none when nothing would change. A new answer record begins with
// answer_start; answering opens again what was put off. not_found: no such item. denied: the item is hidden now.
// invalid: the answer does not fit the item.

Operations start_conversation(const model::RecordId& id, const Template& form, std::int64_t now_ms,
                              const std::vector<std::string>& present);
Operations finish_conversation(const model::Record& conversation, std::int64_t now_ms);
Operations set_present(const model::Record& conversation, std::string_view name, bool present);
base::Result<Operations> set_alone(const model::Record& conversation, std::string_view code);

base::Result<Operations> answer_text(const Conversation& at, std::string_view item, std::string text,
                                     unsigned repeat = 0);
// One choice, yes/no, and boolean ("yes", "no"); an empty code takes the choice back. On a check it sets "alone".
base::Result<Operations> answer_choice(const Conversation& at, std::string_view item, std::string_view code);
base::Result<Operations> answer_element(const Conversation& at, std::string_view item, std::string_view code, bool chosen);
// A scale. A score saves only with a note: the words, or an empty note, which stands for "no note given".
base::Result<Operations> answer_score(const Conversation& at, std::string_view item, std::string_view code,
                                      std::optional<std::string> note);
base::Result<Operations> answer_note(const Conversation& at, std::string_view item, std::string note);
base::Result<Operations> answer_date(const Conversation& at, std::string_view item, std::string_view iso);
// Integer, decimal, quantity; kept in thousandths in the field "number".
base::Result<Operations> answer_number(const Conversation& at, std::string_view item, Number number);

base::Result<Operations> leave_for_now(const Conversation& at, std::string_view item, std::string_view reason);
base::Result<Operations> open_again(const Conversation& at, std::string_view item);

// --- scores, the same for prompts and outcomes: 0-4 as a number, else the code as text
model::Value score_value(std::string_view code);
// "0".."4", "not-sure", "rather-not-say"; empty when there is none.
std::string score_code(const model::Value& value);

}  // namespace blether::care
