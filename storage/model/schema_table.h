// The table of schema.h, one row a field. Inside storage/model only.
#pragma once

#include <array>

#include "storage/model/schema.h"

namespace blether::model::table {

using enum MergeKind;
using enum Writer;
constexpr bool kSearched = true;
constexpr bool kQuiet = false;

constexpr auto kFields = std::to_array<FieldRule>({
    {kind::person, "given_name", value, kSearched, worker},
    {kind::person, "family_name", value, kSearched, worker},
    {kind::person, "known_as", value, kSearched, worker},
    {kind::person, "birth_date", value, kQuiet, worker},  // ISO date
    {kind::person, "address", value, kSearched, worker},
    {kind::person, "postcode", value, kSearched, worker},
    {kind::person, "place", value, kSearched, worker},  // neighbourhood, such as Lochee
    {kind::person, "phone", value, kSearched, worker},
    {kind::person, "pronoun", value, kQuiet, worker},    // "she", "he", "they"
    {kind::person, "supported", value, kQuiet, worker},  // flag
    {kind::person, "carer", value, kQuiet, worker},      // flag
    {kind::person, "at_school", value, kQuiet, worker},  // flag: 18 or more, and a pupil ever since before
    {kind::person, "care_groups", set, kQuiet, worker},  // codes of content.md section 12
    {kind::person, "matters", text, kSearched, worker},  // the one line they would like known
    {kind::person, "communication", text, kSearched, worker},
    {kind::person, "access", text, kSearched, worker},  // how to get in, where to sit
    {kind::person, "needs", set, kQuiet, worker},       // codes of assets/lookups/communication.json
    {kind::person, "language", value, kQuiet, worker},  // tag, such as "pl"
    {kind::person, "chi", value, kQuiet, worker},       // ten digits, checked
    {kind::person, "housing", value, kQuiet, worker},
    {kind::person, "eligibility", value, kQuiet, worker},     // optional; never in the way of anything
    {kind::person, "eligibility_on", value, kQuiet, worker},  // ISO date
    {kind::person, "eligibility_version", value, kQuiet, worker},
    {kind::person, kWithdrawn, value, kQuiet, office},

    {kind::relation, "person", value, kQuiet, worker},  // person id in hex, empty if not known to the service
    {kind::relation, "name", value, kSearched, worker},
    {kind::relation, "relation", value, kSearched, worker},  // "daughter", "neighbour"
    {kind::relation, "carer", value, kQuiet, worker},        // flag: looks after the person without pay
    {kind::relation, "note", text, kSearched, worker},
    {kind::relation, "type", value, kQuiet, worker},       // kAroundTypes
    {kind::relation, "closeness", value, kQuiet, worker},  // kCloseness
    {kind::relation, "wish", value, kQuiet, worker},       // "more", "same", "less"
    {kind::relation, "words", text, kSearched, worker},
    {kind::relation, "icon", value, kQuiet, worker},
    {kind::relation, "outcomes", set, kQuiet, worker},  // record ids of outcomes
    {kind::relation, "place", order, kQuiet, worker},
    {kind::relation, kWithdrawn, value, kQuiet, worker},

    {kind::conversation, "template", value, kQuiet, worker},     // "gc.v1"
    {kind::conversation, "started_at", earliest, kQuiet, worker},   // UTC milliseconds
    {kind::conversation, "finished_at", earliest, kQuiet, worker},  // UTC milliseconds
    {kind::conversation, "present", set, kSearched, worker},     // names of who was there
    {kind::conversation, "alone", value, kQuiet, worker},        // "alone", "chosen", "no": for the ask-alone rule
    {kind::conversation, "carer_view", value, kQuiet, worker},   // kCarerViews
    {kind::conversation, "carer_words", text, kSearched, worker},  // the carer's own words, apart from the person's
    {kind::conversation, "carer_who", value, kSearched, worker},   // who said them
    {kind::conversation, "put_aside", set, kQuiet, worker},  // "D09 ran-out-of-time": an outcome domain, kLeftReasons
    {kind::conversation, "read_back", value, kQuiet, worker},    // flag: the person heard what was written
    {kind::conversation, kWithdrawn, value, kQuiet, worker},

    {kind::answer, "conversation", value, kQuiet, carer},  // record id in hex
    {kind::answer, "item", value, kQuiet, carer},          // linkId of the template
    {kind::answer, "repeat", value, kQuiet, carer},        // which repetition, from 0
    {kind::answer, "text", text, kSearched, carer},
    {kind::answer, "choice", value, kQuiet, carer},  // code
    {kind::answer, "choices", set, kQuiet, carer},   // codes; own words go to "text"
    {kind::answer, "score", value, kQuiet, carer},   // 0-4, or "not-sure", "rather-not-say"
    {kind::answer, "date", value, kQuiet, carer},    // ISO date
    {kind::answer, "number", value, kQuiet, carer},
    {kind::answer, "note", text, kSearched, carer},   // why this score
    {kind::answer, "skipped", value, kQuiet, carer},  // reason code for "not now"; empty when opened again
    {kind::answer, "voice", value, kQuiet, carer},    // whose words: "person", "carer", "worker"
    {kind::answer, "hidden", value, kQuiet, worker},  // flag: where it came from it was kept from a worker's eyes
    {kind::answer, kWithdrawn, value, kQuiet, carer},

    {kind::outcome, "conversation", value, kQuiet, carer},
    {kind::outcome, "want", text, kSearched, carer},     // "I want to …"
    {kind::outcome, "so_that", text, kSearched, carer},  // "so that …"
    {kind::outcome, "own_words", text, kSearched, carer},
    {kind::outcome, "why", text, kSearched, carer},        // why it matters
    {kind::outcome, "domain", value, kQuiet, carer},       // D01-D15, X01-X03
    {kind::outcome, "start_score", value, kQuiet, carer},  // 0-4, or "not-sure", "rather-not-say"
    {kind::outcome, "start_note", text, kSearched, carer},
    {kind::outcome, "target_date", value, kQuiet, carer},  // ISO date
    {kind::outcome, "place", order, kQuiet, carer},        // position in the list
    {kind::outcome, "good_day", text, kSearched, carer},
    {kind::outcome, "hard_day", text, kSearched, carer},
    {kind::outcome, "strategy", value, kQuiet, worker},  // a carer's: which of the four of the carers' strategy
    {kind::outcome, kWithdrawn, value, kQuiet, carer},

    {kind::step, "outcome", value, kQuiet, worker},
    {kind::step, "what", text, kSearched, worker},
    {kind::step, "who", text, kSearched, worker},
    {kind::step, "when", value, kSearched, worker},    // ISO date
    {kind::step, "when_kind", value, kQuiet, worker},  // "by", "from", "on"
    {kind::step, "icon", value, kQuiet, worker},
    {kind::step, "place", order, kQuiet, worker},
    {kind::step, kWithdrawn, value, kQuiet, worker},

    {kind::unmet_need, "outcome", log, kQuiet, worker},  // record id in hex, may be empty
    {kind::unmet_need, "follows", log, kQuiet, worker},  // earlier entry this one corrects or continues
    {kind::unmet_need, "need", log, kSearched, worker},
    {kind::unmet_need, "reason", log, kQuiet, worker},    // UN01-UN16, UN99
    {kind::unmet_need, "words", log, kSearched, worker},  // the person's own words
    {kind::unmet_need, "domain", log, kQuiet, worker},
    {kind::unmet_need, "support_type", log, kQuiet, worker},
    {kind::unmet_need, "amount_wanted", log, kQuiet, worker},
    {kind::unmet_need, "amount_got", log, kQuiet, worker},
    {kind::unmet_need, "unit", log, kQuiet, worker},
    {kind::unmet_need, "since", log, kQuiet, worker},       // ISO date
    {kind::unmet_need, "interim", log, kSearched, worker},  // what covers it meanwhile
    {kind::unmet_need, "look_again", log, kQuiet, worker},  // ISO date
    {kind::unmet_need, "status", log, kQuiet, worker},      // open, part, met, withdrawn, died, moved
    {kind::unmet_need, "effect", log, kSearched, worker},
    {kind::unmet_need, "carer_affected", log, kQuiet, worker},  // flag
    {kind::unmet_need, "closed_reason", log, kSearched, worker},
    {kind::unmet_need, "locality", log, kQuiet, worker},

    {kind::agreement, "conversation", value, kQuiet, carer},
    {kind::agreement, "answer", decision, kQuiet, carer},     // "agree", "part", "disagree"
    {kind::agreement, "words", text, kSearched, carer},       // what they said about it
    {kind::agreement, "snapshot", decision, kQuiet, carer},   // hash of what was on the page (law 7)
    {kind::agreement, "about", value, kQuiet, carer},         // kAgreementsAbout
    {kind::agreement, "signature", decision, kQuiet, carer},  // strokes (care/signature.h)
    {kind::agreement, "signed_by", value, kQuiet, carer},
    {kind::agreement, "at", value, kQuiet, carer},            // UTC milliseconds
    {kind::agreement, "copy_at", value, kQuiet, worker},      // UTC milliseconds
    {kind::agreement, "copy_format", value, kQuiet, worker},  // kTellingFormats

    {kind::explanation, "what", log, kQuiet, worker},        // id of the sheet, such as "sds.explain.v1"
    {kind::explanation, "round", log, kQuiet, worker},       // the conversation or review it belongs to
    {kind::explanation, "at", log, kQuiet, worker},          // UTC milliseconds
    {kind::explanation, "format", log, kQuiet, worker},      // kTellingFormats
    {kind::explanation, "language", log, kQuiet, worker},    // tag, such as "en"
    {kind::explanation, "option", log, kQuiet, worker},      // "1" to "4" when understanding of one was checked
    {kind::explanation, "understood", log, kQuiet, worker},  // kUnderstood; empty when nobody asked
    {kind::explanation, "words", log, kSearched, worker},    // how the person put it
    {kind::explanation, "next", log, kQuiet, worker},        // kExplainNext

    {kind::offer, "round", value, kQuiet, worker},     // record id of the conversation or review
    {kind::offer, "option", value, kQuiet, worker},    // 1 to 4
    {kind::offer, "state", decision, kQuiet, worker},  // "offered", "not-offered"
    {kind::offer, "reason", value, kQuiet, worker},    // NO01 to NO08
    {kind::offer, "note", text, kSearched, worker},
    {kind::offer, "look_again", value, kQuiet, worker},     // ISO date
    {kind::offer, "action", text, kSearched, worker},       // what is done so that the option opens
    {kind::offer, "action_by", value, kQuiet, worker},      // ISO date
    {kind::offer, "at", value, kQuiet, worker},             // UTC milliseconds
    {kind::offer, "notice_at", value, kQuiet, worker},      // UTC milliseconds
    {kind::offer, "notice_format", value, kQuiet, worker},  // kTellingFormats

    {kind::amounts_told, "round", log, kQuiet, worker},
    {kind::amounts_told, "at", log, kQuiet, worker},  // UTC milliseconds
    {kind::amounts_told, "format", log, kQuiet, worker},
    {kind::amounts_told, "rates_from", log, kQuiet, worker},  // ISO date of the newest rate used
    {kind::amounts_told, "weekly_1", log, kQuiet, worker},    // pence
    {kind::amounts_told, "weekly_2", log, kQuiet, worker},
    {kind::amounts_told, "weekly_3", log, kQuiet, worker},
    {kind::amounts_told, "yearly_1", log, kQuiet, worker},
    {kind::amounts_told, "yearly_2", log, kQuiet, worker},
    {kind::amounts_told, "yearly_3", log, kQuiet, worker},

    {kind::choice, "support", value, kQuiet, worker},  // record id of the part of the support
    {kind::choice, "round", value, kQuiet, worker},
    {kind::choice, "told", value, kQuiet, worker},       // record id of the amounts told
    {kind::choice, "option", decision, kQuiet, worker},  // 1 to 3: the fourth is a mix and is worked out
    {kind::choice, "how", decision, kQuiet, worker},     // "chosen", "deemed"
    {kind::choice, "from", value, kQuiet, worker},       // ISO date
    {kind::choice, "until", value, kQuiet, worker},      // ISO date of the last day; empty: still so
    {kind::choice, "end_why", value, kQuiet, worker},    // kSpellEnds
    {kind::choice, "words", text, kSearched, worker},
    {kind::choice, "at", value, kQuiet, worker},  // UTC milliseconds
    {kind::choice, kWithdrawn, value, kQuiet, worker},

    {kind::support, "outcome", value, kQuiet, worker},  // record id of the outcome it is for
    {kind::support, "what", text, kSearched, worker},   // "Help to wash and dress"
    {kind::support, "who", text, kSearched, worker},
    {kind::support, "source", value, kQuiet, worker},        // kSupportSources
    {kind::support, "support_type", value, kQuiet, worker},  // the ten national types
    {kind::support, "rate", value, kQuiet, worker},          // code in assets/lookups/rates.json; empty: no cost
    {kind::support, "quantity", value, kQuiet, worker},      // thousandths of the rate's unit
    {kind::support, "per", value, kQuiet, worker},           // kPeriods
    {kind::support, "weeks", value, kQuiet, worker},         // 1 to 52
    {kind::support, "from", value, kQuiet, worker},          // ISO date
    {kind::support, "until", value, kQuiet, worker},         // ISO date
    {kind::support, "icon", value, kQuiet, worker},
    {kind::support, "place", order, kQuiet, worker},
    {kind::support, kWithdrawn, value, kQuiet, worker},

    {kind::risk, "outcome", value, kQuiet, worker},
    {kind::risk, "want", text, kSearched, worker},
    {kind::risk, "why", text, kSearched, worker},  // own words
    {kind::risk, "good", text, kSearched, worker},
    {kind::risk, "harm", text, kSearched, worker},
    {kind::risk, "harm_to", value, kSearched, worker},
    {kind::risk, "likely", value, kQuiet, worker},  // 1 to 3
    {kind::risk, "bad", value, kQuiet, worker},     // 1 to 3
    {kind::risk, "worked", text, kSearched, worker},
    {kind::risk, "view_person", text, kSearched, worker},
    {kind::risk, "view_carer", text, kSearched, worker},
    {kind::risk, "view_worker", text, kSearched, worker},
    {kind::risk, "view_other", text, kSearched, worker},
    {kind::risk, "way", value, kQuiet, worker},  // kRiskWays
    {kind::risk, "plan", text, kSearched, worker},
    {kind::risk, "signs", text, kSearched, worker},
    {kind::risk, "tell", text, kSearched, worker},
    {kind::risk, "capacity", value, kQuiet, worker},  // kCapacityViews, for this decision
    {kind::risk, "legal", text, kSearched, worker},
    {kind::risk, "decision", decision, kQuiet, worker},  // kRiskWays once decided
    {kind::risk, "decided_by", value, kSearched, worker},
    {kind::risk, "decided_on", value, kQuiet, worker},  // ISO date
    {kind::risk, "agrees", decision, kQuiet, worker},   // "yes", "no"
    {kind::risk, "review_on", value, kQuiet, worker},   // ISO date
    {kind::risk, "sooner", text, kSearched, worker},
    {kind::risk, kWithdrawn, value, kQuiet, worker},

    {kind::safety_concern, "unable", value, kQuiet, worker},  // "yes", "no", "not-sure"
    {kind::safety_concern, "unable_why", text, kSearched, worker},
    {kind::safety_concern, "harm", value, kQuiet, worker},
    {kind::safety_concern, "harm_why", text, kSearched, worker},
    {kind::safety_concern, "more", value, kQuiet, worker},
    {kind::safety_concern, "more_why", text, kSearched, worker},
    {kind::safety_concern, "danger", value, kQuiet, worker},  // flag
    {kind::safety_concern, "wishes", text, kSearched, worker},
    {kind::safety_concern, "told", value, kQuiet, worker},  // "yes", "no"
    {kind::safety_concern, "told_why", text, kSearched, worker},
    {kind::safety_concern, "police", value, kQuiet, worker},       // flag
    {kind::safety_concern, "child", value, kQuiet, worker},        // flag
    {kind::safety_concern, "raised_at", value, kQuiet, worker},    // UTC milliseconds
    {kind::safety_concern, "reported_at", value, kQuiet, worker},  // UTC milliseconds
    {kind::safety_concern, "reported_to", value, kSearched, worker},
    {kind::safety_concern, "result", text, kSearched, worker},   // of one that was closed: why nothing was passed on
    {kind::safety_concern, "closed_at", value, kQuiet, worker},  // UTC milliseconds
    {kind::safety_concern, kWithdrawn, value, kQuiet, worker},

    {kind::capacity_view, "decision", text, kSearched, worker},
    {kind::capacity_view, "view", value, kQuiet, worker},  // kCapacityViews
    {kind::capacity_view, "why", text, kSearched, worker},
    {kind::capacity_view, "help", text, kSearched, worker},
    {kind::capacity_view, "assessed_by", value, kSearched, worker},
    {kind::capacity_view, "assessed_on", value, kQuiet, worker},  // ISO date
    {kind::capacity_view, "power", value, kQuiet, worker},        // record id of the power
    {kind::capacity_view, "review_on", value, kQuiet, worker},    // ISO date
    {kind::capacity_view, kWithdrawn, value, kQuiet, worker},

    {kind::power, "type", value, kQuiet, worker},  // kPowerTypes
    {kind::power, "holder", value, kSearched, worker},
    {kind::power, "phone", value, kQuiet, worker},
    {kind::power, "scope", text, kSearched, worker},
    {kind::power, "sighted_on", value, kQuiet, worker},  // ISO date; empty: not seen
    {kind::power, "registered", value, kQuiet, worker},  // "yes", "no", "not-sure"
    {kind::power, "begins", value, kQuiet, worker},      // ISO date
    {kind::power, "ends", value, kQuiet, worker},        // ISO date
    {kind::power, kWithdrawn, value, kQuiet, worker},

    {kind::attorney_offer, "on", log, kQuiet, worker},      // ISO date
    {kind::attorney_offer, "result", log, kQuiet, worker},  // kAttorneyResults
    {kind::attorney_offer, "note", log, kSearched, worker},

    {kind::carer_event, "round", log, kQuiet, worker},      // record id of the plan it belongs to
    {kind::carer_event, "plan", log, kQuiet, worker},       // "acsp", "ycs"
    {kind::carer_event, "event", log, kQuiet, worker},      // kCarerEvents
    {kind::carer_event, "on", log, kQuiet, worker},         // ISO date on which it happened, not when it was written
    {kind::carer_event, "terminal", log, kQuiet, worker},   // flag
    {kind::carer_event, "wanted_on", log, kQuiet, worker},  // ISO date the carer asked for
    {kind::carer_event, "reason", log, kSearched, worker},
    {kind::carer_event, "note", log, kSearched, worker},

    {kind::carer_break, "type", value, kQuiet, carer},  // kBreakTypes
    {kind::carer_break, "wanted", text, kSearched, carer},
    {kind::carer_break, "on", value, kQuiet, carer},  // ISO date
    {kind::carer_break, "nights", value, kQuiet, carer},
    {kind::carer_break, "hours", value, kQuiet, carer},
    {kind::carer_break, "given", value, kQuiet, worker},    // "yes", "no", "not-yet"
    {kind::carer_break, "why_not", value, kQuiet, worker},  // UN01 to UN99
    {kind::carer_break, "note", text, kSearched, carer},
    {kind::carer_break, kWithdrawn, value, kQuiet, worker},

    {kind::carer_support, "need", text, kSearched, worker},  // in the carer's words
    {kind::carer_support, "what", text, kSearched, worker},
    {kind::carer_support, "who", text, kSearched, worker},
    {kind::carer_support, "met", value, kQuiet, worker},     // kCarerMet
    {kind::carer_support, "option", value, kQuiet, worker},  // 1 to 3; 0: nobody chose yet
    {kind::carer_support, "from", value, kQuiet, worker},    // ISO date
    {kind::carer_support, "as_break", value, kQuiet, worker},  // "yes", "no", "not-yet": whether it should be a break
    {kind::carer_support, kWithdrawn, value, kQuiet, worker},

    {kind::talked_over, "record", log, kQuiet, worker},
    {kind::talked_over, "field", log, kQuiet, worker},
    {kind::talked_over, "dot", log, kQuiet, worker},     // device and count of the write
    {kind::talked_over, "answer", log, kQuiet, worker},  // "kept", "changed"

    {kind::review, "type", value, kQuiet, worker},          // kReviewTypes
    {kind::review, "on", earliest, kQuiet, worker},         // ISO date
    {kind::review, "conversation", value, kQuiet, worker},  // record id of its conversation (rev.v1)
    {kind::review, "change", text, kSearched, worker},
    {kind::review, "choose_again", value, kQuiet, worker},  // flag
    {kind::review, "next_on", value, kQuiet, worker},       // ISO date
    {kind::review, "next_type", value, kQuiet, worker},
    {kind::review, "ring", text, kSearched, worker},
    {kind::review, "asked", text, kSearched, worker},   // what was asked for
    {kind::review, "ended_on", value, kQuiet, worker},  // ISO date: the last day of the support
    {kind::review, "end_why", value, kQuiet, worker},   // kEndReasons
    {kind::review, "hand_to", text, kSearched, worker},
    {kind::review, kWithdrawn, value, kQuiet, worker},

    {kind::review_line, "review", value, kQuiet, worker},
    {kind::review_line, "subject", value, kQuiet, worker},  // record id of the outcome or the part of the support
    {kind::review_line, "score", value, kQuiet, worker},    // 0-4, or "not-sure", "rather-not-say"
    {kind::review_line, "note", text, kSearched, worker},
    {kind::review_line, "helped", text, kSearched, worker},
    {kind::review_line, "in_the_way", text, kSearched, worker},
    {kind::review_line, "voice", value, kQuiet, worker},
    {kind::review_line, "decide", decision, kQuiet, worker},  // kReviewDecisions

    {kind::advocacy, "set", log, kQuiet, worker},     // "advocacy", "independent-support"
    {kind::advocacy, "result", log, kQuiet, worker},  // kAdvocacyResults
    {kind::advocacy, "on", log, kQuiet, worker},      // ISO date
    {kind::advocacy, "round", log, kQuiet, worker},
    {kind::advocacy, "why_not", log, kQuiet, worker},  // kAdvocacyWhyNot
    {kind::advocacy, "note", log, kSearched, worker},
    {kind::advocacy, "organisation", log, kSearched, worker},
    {kind::advocacy, "referred_on", log, kQuiet, worker},       // ISO date
    {kind::advocacy, "first_contact_on", log, kQuiet, worker},  // ISO date
    {kind::advocacy, "came_of_it", log, kSearched, worker},
    {kind::advocacy, "follows", log, kQuiet, worker},

    {kind::complaint, "follows", log, kQuiet, worker},
    {kind::complaint, "stage", log, kQuiet, worker},             // kComplaintStages
    {kind::complaint, "received_on", log, kQuiet, worker},       // ISO date
    {kind::complaint, "second_on", log, kQuiet, worker},         // ISO date
    {kind::complaint, "acknowledged_on", log, kQuiet, worker},   // ISO date
    {kind::complaint, "answered_on", log, kQuiet, worker},       // ISO date
    {kind::complaint, "from", log, kQuiet, worker},              // "person", "carer", "other"
    {kind::complaint, "agreed_by_person", log, kQuiet, worker},  // flag: somebody else complains and the person agrees
    {kind::complaint, "how", log, kQuiet, worker},
    {kind::complaint, "points", log, kSearched, worker},
    {kind::complaint, "wanted", log, kSearched, worker},
    {kind::complaint, "longer_until", log, kQuiet, worker},  // ISO date
    {kind::complaint, "longer_why", log, kSearched, worker},
    {kind::complaint, "result", log, kQuiet, worker},   // kComplaintResults
    {kind::complaint, "apology", log, kQuiet, worker},  // flag
    {kind::complaint, "remedy", log, kSearched, worker},
    {kind::complaint, "remedy_by", log, kSearched, worker},
    {kind::complaint, "remedy_on", log, kQuiet, worker},  // ISO date
    {kind::complaint, "learning", log, kSearched, worker},
    {kind::complaint, "ombudsman_told", log, kQuiet, worker},    // flag
    {kind::complaint, "advocacy_offered", log, kQuiet, worker},  // flag
    {kind::complaint, "not_one", log, kQuiet, worker},           // kNotComplaints

    {kind::disagreement, "about", log, kQuiet, worker},  // kDisagreeAbout
    {kind::disagreement, "record", log, kQuiet, worker},
    {kind::disagreement, "words", log, kSearched, worker},
    {kind::disagreement, "wish", log, kQuiet, worker},  // kDisagreeWishes
    {kind::disagreement, "on", log, kQuiet, worker},    // ISO date

    {kind::signpost, "entry", log, kQuiet, worker},  // code in the directory
    {kind::signpost, "name", log, kSearched, worker},
    {kind::signpost, "on", log, kQuiet, worker},            // ISO date
    {kind::signpost, "follow_up_on", log, kQuiet, worker},  // ISO date
    {kind::signpost, "result", log, kQuiet, worker},        // kSignpostResults
    {kind::signpost, "note", log, kSearched, worker},
    {kind::signpost, "follows", log, kQuiet, worker},
    {kind::signpost, "outcome", log, kQuiet, worker},  // record id; empty: none was named

    {kind::strength, "what", text, kSearched, worker},
    {kind::strength, "type", value, kQuiet, worker},    // kStrengthTypes
    {kind::strength, "outcomes", set, kQuiet, worker},  // record ids of outcomes
    {kind::strength, "words", text, kSearched, worker},
    {kind::strength, "place", order, kQuiet, worker},
    {kind::strength, kWithdrawn, value, kQuiet, worker},

    // What was seen, kept apart from every answer. One entry each, never edited; a mistake is taken back whole.
    {kind::observation, "conversation", log, kQuiet, worker},  // record id in hex
    {kind::observation, "item", log, kQuiet, worker},          // linkId of the template
    {kind::observation, "how", log, kQuiet, worker},           // kHowWeKnow
    {kind::observation, "words", log, kSearched, worker},      // what was seen
    {kind::observation, "at", log, kQuiet, worker},            // UTC milliseconds
    {kind::observation, kWithdrawn, value, kQuiet, worker},

    {kind::equality, "ethnicity", value, kQuiet, worker},
    {kind::equality, "language", value, kQuiet, worker},
    {kind::equality, "faith", value, kQuiet, worker},
    {kind::equality, "gender", value, kQuiet, worker},
    {kind::equality, "orientation", value, kQuiet, worker},
    {kind::equality, "disability", value, kQuiet, worker},
    {kind::equality, "partner", value, kQuiet, worker},
    {kind::equality, "born", value, kQuiet, worker},
    {kind::equality, kWithdrawn, value, kQuiet, worker},

    {kind::charge, "weekly", value, kQuiet, worker},  // pence
    {kind::charge, "from", value, kQuiet, worker},    // ISO date
    {kind::charge, "until", value, kQuiet, worker},   // ISO date
    {kind::charge, "note", text, kSearched, worker},
    {kind::charge, kWithdrawn, value, kQuiet, worker},

    // Written once, and still no log: the office would look through the whole file for each of thousands.
    {kind::origin, "author", value, kQuiet, worker},  // author id in hex, as the other service knows them
    {kind::origin, "name", value, kQuiet, worker},    // full name; empty: it was not known
    {kind::origin, "device", value, kQuiet, worker},  // device id in hex, and its count: the change as it was signed
    {kind::origin, "seq", value, kQuiet, worker},
    {kind::origin, "at", value, kQuiet, worker},   // UTC milliseconds
    {kind::origin, "hop", value, kQuiet, worker},  // 1: the first time the file went anywhere; 2: the second

    {kind::attachment, "conversation", log, kQuiet, carer},  // record id in hex
    {kind::attachment, "item", log, kQuiet, carer},          // linkId of the template
    {kind::attachment, "type", log, kQuiet, carer},          // kAttachmentTypes
    {kind::attachment, "bytes", log, kQuiet, carer},         // of the content
    {kind::attachment, "ms", log, kQuiet, carer},            // how long a voice is; 0 for a picture
    {kind::attachment, "at", log, kQuiet, carer},            // UTC milliseconds
    {kind::attachment, "hash", log, kQuiet, carer},          // BLAKE2b-256 of the sealed file, bytes
    {kind::attachment, "key", log, kQuiet, carer},           // what opens it, 32 bytes
    {kind::attachment, "words", text, kSearched, carer},     // what is said in it, or what it shows
    {kind::attachment, "hidden", value, kQuiet, worker},     // flag: as of an answer
    {kind::attachment, kWithdrawn, value, kQuiet, worker},

    {kind::worker, "name", value, kQuiet, office},
    {kind::worker, "team", value, kQuiet, office},
    {kind::worker, "phone", value, kQuiet, office},
    {kind::worker, kWithdrawn, value, kQuiet, office},
});

}  // namespace blether::model::table
