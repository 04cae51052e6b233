// The four options of self-directed support: offered or not, chosen or set by law, changed (Social Care (Self-directed
// Support) (Scotland) Act 2013, "the 2013 Act").
#pragma once

#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "care/operations.h"
#include "care/telling.h"
#include "platform/base/clock.h"

namespace blether::care {

// One row of assets/lookups/not_offered.json, NO01 to NO08.
struct NotOfferedReason {
  std::string code, label;
  std::string plain;    // for the written notice, without a full stop
  bool notice = false;  // wants a written notice for any option; Option 1 always does (section 5(3))
};

class NotOfferedReasons {
 public:
  static base::Result<NotOfferedReasons> load(std::string_view json);
  std::span<const NotOfferedReason> all() const { return rows_; }
  const NotOfferedReason* find(std::string_view code) const;

 private:
  std::vector<NotOfferedReason> rows_;
};

// No money, rate or eligibility page before the person has said what they want (Independent Review of Adult Social
// Care, recommendations 4 and 7). Nothing: open. Else what to say; {0} is the person's name.
std::optional<Fault> money_closed(std::span<const model::Record> outcomes);

// --- offering. A round is one time of choosing: the conversation, or a review that opens the choice afresh. It is
// named by that record's id in hex.

enum class Offered { not_said, offered, not_offered };

struct Offer {
  int option = 0;  // 1 to 4
  Offered state = Offered::not_said;
  bool disputed = false;          // two answers were written at once; a person decides
  std::string reason, note;       // of not offering: code, and in words
  std::string look_again;         // ISO date
  std::string action, action_by;  // what is done so that it opens (for a risk), by when
  std::int64_t at_ms = 0;
  std::int64_t notice_ms = 0;  // the written notice was given; 0: not yet
  std::string notice_format;
};

model::RecordId offer_id(const model::RecordId& round, int option);
// All four, in order, whatever was said.
std::array<Offer, 4> offers_of(const model::RecordId& round, std::span<const model::Record> records);
bool needs_notice(const Offer& offer, const NotOfferedReasons& reasons);
// Why it cannot be kept. Keys "choice.needs.*". Not offering wants a coded reason, a note and a day to look again;
// withholding Option 1 for a risk wants something that is done about it, with a day.
std::vector<Fault> offer_faults(const Offer& offer, const NotOfferedReasons& reasons);
// `now` null: the first word on it. invalid: names the field.
base::Result<Operations> set_offer(const model::RecordId& round, const model::Record* now, const Offer& offer,
                                   const NotOfferedReasons& reasons);
// How often each reason stands among the offers made from one day to another, both counted; for the office's count.
std::map<std::string, int> count_not_offered(std::span<const model::Record> offers, base::CivilDate from,
                                             base::CivilDate to);
// The notice was given. invalid: the option was offered, or there is no such format.
base::Result<Operations> notice_given(const model::Record& offer, std::int64_t at_ms, std::string_view format);

// --- choosing, for each part of the support

enum class How {
  chosen,  // the person's own choice
  deemed,  // nothing was chosen, and the law sets up Option 3 (section 5(5)). Never counted as a choice
};

// Why a spell ended that no other choice took the place of: with its part of the support, or because others took over.
inline constexpr std::string_view kSupportEnded = "support-ended";
inline constexpr std::string_view kSpellEnds[] = {kSupportEnded, "handed-over"};

// One stretch of time under one option.
struct Spell {
  model::RecordId record;
  int option = 0;  // 1 to 3
  How how = How::chosen;
  bool disputed = false;    // two tablets wrote different ones at once; a person decides
  std::string from, until;  // ISO; `until` is the last day, empty while it lasts
  std::string end_why;      // kSpellEnds; empty: it lasts, or another choice took its place
  std::string words, round;
};

// Oldest first: a choice that was changed stays, with its dates.
std::vector<Spell> spells_of(const model::RecordId& support, std::span<const model::Record> records);

enum class Standing {
  not_yet,
  chosen,
  deemed,
  changed,  // chosen, after another option or after the law's
  ended,    // the last day of what was chosen is over, and nothing was chosen since
};
Standing standing_of(const std::vector<Spell>& spells, base::CivilDate day);

// What a choice stands on.
struct ChoiceGround {
  model::RecordId round;
  std::span<const model::Record> outcomes, offers, explanations, told, choices;
  // What each option would come to now, weekly, for those offered; nothing is compared when all are empty.
  std::array<std::optional<std::int64_t>, 3> weekly_now;
};

// Why no choice may be kept yet; keys "choice.needs.*". Wants an outcome in the person's words, the options explained,
// all four said to be offered or not, and the amount for every option offered told in this round (section 5(4)).
std::vector<Fault> choice_faults(const ChoiceGround& ground);

struct NewChoice {
  int option = 0;  // 1 to 3
  How how = How::chosen;
  std::string from;   // ISO
  std::string words;  // why, in the person's own words
  std::int64_t at_ms = 0;
};

// The operations that end the earlier spell and begin this one; both stay. Where the support ends on a later day, the
// new one ends with it. Two tablets that choose at once write the same record, so that a person is asked. denied: choice_faults names the first. invalid: names the field: option (not
// offered, or deemed and not 3), from (no day, or before the earlier spell began).
base::Result<Operations> choose(const model::RecordId& support, const ChoiceGround& ground, const NewChoice& choice);

// What is chosen for a part ends with its last day, and is not left open: `why` is one of kSpellEnds. A spell that would
// begin only after that day is taken back; one that ended before stays as it is.
Operations end_spells(const model::RecordId& support, std::string_view last_day, std::string_view why,
                      std::span<const model::Record> choices);

// Option 4 is worked out, never asked: two or more parts run under different options. 0: nothing stands on that day.
int person_option(const std::vector<std::vector<Spell>>& spells_by_support, base::CivilDate day);

// What the office counts; a mix is counted under 4 once, and the law's choice never as a choice.
struct ChoiceCount {
  int offered = 0, not_offered = 0;
  int chosen = 0, deemed = 0, changed = 0, not_yet = 0, ended = 0;
};
ChoiceCount count_choices(const std::array<Offer, 4>& offers,
                          const std::vector<std::vector<Spell>>& spells_by_support, base::CivilDate day);

}  // namespace blether::care
