#include "storage/model/schema.h"

#include <algorithm>
#include <array>

namespace blether::model {

namespace {

using enum MergeKind;
using enum Writer;
constexpr bool kSearched = true;
constexpr bool kQuiet = false;

constexpr auto kFields = std::to_array<FieldRule>({
    {kind::person, "given_name", value, kSearched, worker},
    {kind::person, "family_name", value, kSearched, worker},
    {kind::person, "known_as", value, kSearched, worker},
    {kind::person, "birth_date", value, kQuiet, worker},    // ISO date
    {kind::person, "address", value, kSearched, worker},
    {kind::person, "postcode", value, kSearched, worker},
    {kind::person, "place", value, kSearched, worker},      // neighbourhood, such as Lochee
    {kind::person, "phone", value, kSearched, worker},
    {kind::person, "pronoun", value, kQuiet, worker},       // "she", "he", "they"
    {kind::person, "supported", value, kQuiet, worker},     // flag
    {kind::person, "carer", value, kQuiet, worker},         // flag
    {kind::person, "care_groups", set, kQuiet, worker},     // codes of content.md section 12
    {kind::person, "matters", text, kSearched, worker},     // the one line they would like known
    {kind::person, "communication", text, kSearched, worker},
    {kind::person, "access", text, kSearched, worker},      // how to get in, where to sit
    {kind::person, kWithdrawn, value, kQuiet, office},

    {kind::relation, "person", value, kQuiet, worker},      // person id in hex, empty if not known to the service
    {kind::relation, "name", value, kSearched, worker},
    {kind::relation, "relation", value, kSearched, worker}, // "daughter", "neighbour"
    {kind::relation, "carer", value, kQuiet, worker},       // flag: looks after the person without pay
    {kind::relation, "note", text, kSearched, worker},
    {kind::relation, kWithdrawn, value, kQuiet, worker},

    {kind::conversation, "template", value, kQuiet, worker},    // "gc.v1"
    {kind::conversation, "started_at", value, kQuiet, worker},  // UTC milliseconds
    {kind::conversation, "finished_at", value, kQuiet, worker}, // UTC milliseconds
    {kind::conversation, "present", set, kSearched, worker},    // names of who was there
    {kind::conversation, "alone", value, kQuiet, worker},       // "alone", "chosen", "no": for the ask-alone rule
    {kind::conversation, kWithdrawn, value, kQuiet, worker},

    {kind::answer, "conversation", value, kQuiet, worker},  // record id in hex
    {kind::answer, "item", value, kQuiet, worker},          // linkId of the template
    {kind::answer, "repeat", value, kQuiet, worker},        // which repetition, from 0
    {kind::answer, "text", text, kSearched, worker},
    {kind::answer, "choice", value, kQuiet, worker},        // code
    {kind::answer, "choices", set, kQuiet, worker},         // codes; own words go to "text"
    {kind::answer, "score", value, kQuiet, worker},         // 0-4, or "not-sure", "rather-not-say"
    {kind::answer, "date", value, kQuiet, worker},          // ISO date
    {kind::answer, "number", value, kQuiet, worker},
    {kind::answer, "note", text, kSearched, worker},        // why this score
    {kind::answer, "skipped", value, kQuiet, worker},       // reason code for "not now"; empty when opened again
    {kind::answer, "voice", value, kQuiet, worker},         // whose words: "person", "carer", "worker"
    {kind::answer, kWithdrawn, value, kQuiet, worker},

    {kind::outcome, "conversation", value, kQuiet, worker},
    {kind::outcome, "want", text, kSearched, worker},        // "I want to …"
    {kind::outcome, "so_that", text, kSearched, worker},     // "so that …"
    {kind::outcome, "own_words", text, kSearched, worker},
    {kind::outcome, "why", text, kSearched, worker},         // why it matters
    {kind::outcome, "domain", value, kQuiet, worker},        // D01-D15, X01-X03
    {kind::outcome, "start_score", value, kQuiet, worker},   // 0-4, or "not-sure", "rather-not-say"
    {kind::outcome, "start_note", text, kSearched, worker},
    {kind::outcome, "target_date", value, kQuiet, worker},   // ISO date
    {kind::outcome, "place", order, kQuiet, worker},         // position in the list
    {kind::outcome, kWithdrawn, value, kQuiet, worker},

    {kind::step, "outcome", value, kQuiet, worker},
    {kind::step, "what", text, kSearched, worker},
    {kind::step, "who", text, kSearched, worker},
    {kind::step, "when", value, kSearched, worker},          // ISO date
    {kind::step, "when_kind", value, kQuiet, worker},        // "by", "from", "on"
    {kind::step, "icon", value, kQuiet, worker},
    {kind::step, "place", order, kQuiet, worker},
    {kind::step, kWithdrawn, value, kQuiet, worker},

    {kind::unmet_need, "outcome", log, kQuiet, worker},      // record id in hex, may be empty
    {kind::unmet_need, "follows", log, kQuiet, worker},      // earlier entry this one corrects or continues
    {kind::unmet_need, "need", log, kSearched, worker},
    {kind::unmet_need, "reason", log, kQuiet, worker},       // UN01-UN16, UN99
    {kind::unmet_need, "words", log, kSearched, worker},     // the person's own words
    {kind::unmet_need, "domain", log, kQuiet, worker},
    {kind::unmet_need, "support_type", log, kQuiet, worker},
    {kind::unmet_need, "amount_wanted", log, kQuiet, worker},
    {kind::unmet_need, "amount_got", log, kQuiet, worker},
    {kind::unmet_need, "unit", log, kQuiet, worker},
    {kind::unmet_need, "since", log, kQuiet, worker},        // ISO date
    {kind::unmet_need, "interim", log, kSearched, worker},   // what covers it meanwhile
    {kind::unmet_need, "look_again", log, kQuiet, worker},   // ISO date
    {kind::unmet_need, "status", log, kQuiet, worker},       // open, part, met, withdrawn, died, moved

    {kind::agreement, "conversation", value, kQuiet, worker},
    {kind::agreement, "answer", decision, kQuiet, worker},   // "agree", "part", "disagree"
    {kind::agreement, "words", text, kSearched, worker},     // what they said about it
    {kind::agreement, "snapshot", decision, kQuiet, worker}, // hash of what was on the page (law 7)

    {kind::explanation, "what", log, kQuiet, worker},  // id of the sheet, such as "sds.explain.v1"
    {kind::explanation, "round", log, kQuiet, worker},  // the conversation or review it belongs to
    {kind::explanation, "at", log, kQuiet, worker},  // UTC milliseconds
    {kind::explanation, "format", log, kQuiet, worker},  // kTellingFormats
    {kind::explanation, "language", log, kQuiet, worker},  // tag, such as "en"
    {kind::explanation, "option", log, kQuiet, worker},  // "1" to "4" when understanding of one was checked
    {kind::explanation, "understood", log, kQuiet, worker},  // kUnderstood; empty when nobody asked
    {kind::explanation, "words", log, kSearched, worker},  // how the person put it
    {kind::explanation, "next", log, kQuiet, worker},  // kExplainNext

    {kind::offer, "round", value, kQuiet, worker},  // record id of the conversation or review
    {kind::offer, "option", value, kQuiet, worker},  // 1 to 4
    {kind::offer, "state", decision, kQuiet, worker},  // "offered", "not-offered"
    {kind::offer, "reason", value, kQuiet, worker},  // NO01 to NO08
    {kind::offer, "note", text, kSearched, worker},
    {kind::offer, "look_again", value, kQuiet, worker},  // ISO date
    {kind::offer, "action", text, kSearched, worker},  // what is done so that the option opens
    {kind::offer, "action_by", value, kQuiet, worker},  // ISO date
    {kind::offer, "at", value, kQuiet, worker},  // UTC milliseconds
    {kind::offer, "notice_at", value, kQuiet, worker},  // UTC milliseconds
    {kind::offer, "notice_format", value, kQuiet, worker},  // kTellingFormats

    {kind::amounts_told, "round", log, kQuiet, worker},
    {kind::amounts_told, "at", log, kQuiet, worker},  // UTC milliseconds
    {kind::amounts_told, "format", log, kQuiet, worker},
    {kind::amounts_told, "rates_from", log, kQuiet, worker},  // ISO date of the newest rate used
    {kind::amounts_told, "weekly_1", log, kQuiet, worker},  // pence
    {kind::amounts_told, "weekly_2", log, kQuiet, worker},
    {kind::amounts_told, "weekly_3", log, kQuiet, worker},
    {kind::amounts_told, "yearly_1", log, kQuiet, worker},
    {kind::amounts_told, "yearly_2", log, kQuiet, worker},
    {kind::amounts_told, "yearly_3", log, kQuiet, worker},

    {kind::choice, "support", value, kQuiet, worker},  // record id of the part of the support
    {kind::choice, "round", value, kQuiet, worker},
    {kind::choice, "told", value, kQuiet, worker},  // record id of the amounts told
    {kind::choice, "option", decision, kQuiet, worker},  // 1 to 3: the fourth is a mix and is worked out
    {kind::choice, "how", decision, kQuiet, worker},  // "chosen", "deemed"
    {kind::choice, "from", value, kQuiet, worker},  // ISO date
    {kind::choice, "until", value, kQuiet, worker},  // ISO date of the last day; empty: still so
    {kind::choice, "words", text, kSearched, worker},
    {kind::choice, "at", value, kQuiet, worker},  // UTC milliseconds
    {kind::choice, kWithdrawn, value, kQuiet, worker},

    {kind::support, "outcome", value, kQuiet, worker},  // record id of the outcome it is for
    {kind::support, "what", text, kSearched, worker},  // "Help to wash and dress"
    {kind::support, "who", text, kSearched, worker},
    {kind::support, "source", value, kQuiet, worker},  // kSupportSources
    {kind::support, "support_type", value, kQuiet, worker},  // the ten national types
    {kind::support, "rate", value, kQuiet, worker},  // code in assets/lookups/rates.json; empty: no cost
    {kind::support, "quantity", value, kQuiet, worker},  // thousandths of the rate's unit
    {kind::support, "per", value, kQuiet, worker},  // kPeriods
    {kind::support, "weeks", value, kQuiet, worker},  // 1 to 52
    {kind::support, "from", value, kQuiet, worker},  // ISO date
    {kind::support, "until", value, kQuiet, worker},  // ISO date
    {kind::support, "icon", value, kQuiet, worker},
    {kind::support, "place", order, kQuiet, worker},
    {kind::support, kWithdrawn, value, kQuiet, worker},

    {kind::worker, "name", value, kQuiet, office},
    {kind::worker, "team", value, kQuiet, office},
    {kind::worker, "phone", value, kQuiet, office},
    {kind::worker, kWithdrawn, value, kQuiet, office},
});

}  // namespace

std::span<const FieldRule> schema() { return kFields; }

FieldRule rule_of(std::string_view kind, std::string_view field) {
  auto found = std::find_if(kFields.begin(), kFields.end(), [&](const FieldRule& rule) {
    return rule.field == field && rule.kind == kind;
  });
  if (found != kFields.end()) return *found;
  return {kind, field, MergeKind::value, kQuiet, Writer::worker};
}

bool knows_kind(std::string_view kind) {
  return std::any_of(kFields.begin(), kFields.end(), [&](const FieldRule& rule) { return rule.kind == kind; });
}

bool may_live_in(std::string_view kind, Audience audience) {
  if (!knows_kind(kind)) return true;
  if (kind == kind::worker) return audience == Audience::staff;
  return audience == Audience::shared || audience == Audience::practice;
}

}  // namespace blether::model
