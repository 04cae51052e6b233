// Read models as a worker on a visit would have them: Isobel Rennie, her daughter Moira, and the people around.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/core/read_models.h"
#include "app/core/read_models_agreed.h"

namespace blether::test {

// Tuesday 24 November 2026, 11:31 in London.
constexpr std::int64_t kSampleNow = 1795519860000;

app::ReadModel sample_enrol();
app::ReadModel sample_unlock();
app::ReadModel sample_people();
app::ReadModel sample_search();                       // "choir" typed in
app::ReadModel sample_many_people(std::size_t count);
app::ReadModel sample_person();
// Opens on the prompt with that link id; "gc.14" is the one of the pictures.
app::ReadModel sample_conversation(std::string_view item = "gc.14");
app::ReadModel sample_outcomes();
app::ReadModel sample_outcome();
app::ReadModel sample_new_outcome();
app::ReadModel sample_agreed();
app::ReadModel sample_agreed_signed();                // and changed since
app::ReadModel sample_outcomes_ended();               // one reached, one let go
app::ReadModel sample_sync();
app::ReadModel sample_conflict();                     // words that clash
app::ReadModel sample_decision();                     // two agreements written down
app::ReadModel sample_happened();
// sample_support.cpp: the page about somebody, put into a model of the route.
app::ReadModel sample_options(app::PersonName name, app::ReadModel model);
app::ReadModel sample_money(app::PersonName name, app::ReadModel model);
// What is chosen has a last day, which is over for one part.
app::ReadModel sample_money_ending(app::PersonName name, app::ReadModel model);
app::ReadModel sample_money_closed(app::PersonName name, app::ReadModel model);
// sample_about.cpp
app::ReadModel sample_about(app::PersonName name, app::ReadModel model);
// sample_words.cpp: a conversation with what was seen at its prompt, of somebody who uses words or not; words that Pango
// sets; pages in other languages
app::ReadModel sample_seen(app::ReadModel conversation, bool without_words);
app::ReadModel sample_not_latin(app::ReadModel conversation);
app::ReadModel sample_options_arabic(app::ReadModel options);
app::ReadModel sample_unhappy_polish(app::ReadModel unhappy);
app::ReadModel sample_polish(app::ReadModel model);
// sample_directory.cpp: two places told about and three found; nothing found, of an unknown postcode
app::ReadModel sample_directory(app::PersonName name, app::ReadModel model);
app::ReadModel sample_directory_nothing(app::PersonName name, app::ReadModel model);
// sample_package.cpp: something in the way, or the file made; the list, a file that is sound, one that is refused
app::ReadModel sample_package(app::PersonName name, app::ReadModel model, bool made);
app::ReadModel sample_parcels(app::ReadModel model, std::string_view look);
// sample_looked.cpp: the list as it was checked, whole or not
app::ReadModel sample_looked(app::PersonName name, app::ReadModel model, bool whole);
// sample_around.cpp
app::ReadModel sample_around(app::PersonName name, app::ReadModel model);
app::ReadModel sample_around_many(app::PersonName name, app::ReadModel model);  // more than a map can hold
// sample_review.cpp: the three outcomes of the picture of the look; the second part of the page; not begun and late
app::ReadModel sample_review(app::PersonName name, app::ReadModel model);
app::ReadModel sample_review_support(app::PersonName name, app::ReadModel model);
app::ReadModel sample_review_due(app::PersonName name, app::ReadModel model);
app::ReadModel sample_review_last(app::PersonName name, app::ReadModel model);  // its end
// sample_finish.cpp
app::ReadModel sample_finish(app::PersonName name, app::ReadModel model);
app::ReadModel sample_safety(app::PersonName name, app::ReadModel model, bool raised);
app::ReadModel sample_safety_no(app::PersonName name, app::ReadModel model);  // one of the three is a no
app::ReadModel sample_safety_whom(std::vector<app::PersonName> people, app::ReadModel model);  // about nobody yet
// sample_unmet.cpp: of one outcome, or of the whole plan
app::NeedsPart sample_needs(bool whole_plan);

// sample_plan.cpp: nothing said yet and something missing, or agreed in part, signed and changed since.
app::ReadModel sample_plan(app::PersonName name, app::ReadModel model, bool said);
care::Strokes sample_signature();
app::ReadModel sample_unhappy(app::PersonName name, app::ReadModel model);

// sample_rights.cpp; stage: "late", "second", "closed", "elsewhere"
app::ReadModel sample_rights(app::PersonName name, app::ReadModel model);
app::ReadModel sample_complaints(app::PersonName name, app::ReadModel model);
app::ReadModel sample_complaint(app::PersonName name, app::ReadModel model, std::string_view stage);

// sample_decisions.cpp
app::ReadModel sample_risks(app::PersonName name, app::ReadModel model);
app::ReadModel sample_risk(app::PersonName name, app::ReadModel model, bool decided);
app::ReadModel sample_capacity(app::PersonName name, app::ReadModel model);

// sample_carer.cpp: Moira's plan as Amina sees it, and her own page at one of its questions (1: the picture of the look;
// 5: the end).
app::ReadModel sample_carer(app::ReadModel model);
app::ReadModel sample_own_plan(app::ReadModel model, std::size_t current = 1);
app::ReadModel sample_own_plan();
app::ReadModel sample_own_plan_polish(app::ReadModel model);

// sample_codes.cpp: a plan that needs three codes, or a paper that cannot be made yet
app::ReadModel sample_codes(app::PersonName name, app::ReadModel model, bool closed);

// sample_attached.cpp: a voice, a picture and a voice that has not come yet; or nothing kept
app::ReadModel sample_attached(app::PersonName name, app::ReadModel model, bool any);

struct Sample {
  std::string name;
  app::ReadModel model;
};
// Every page with what a visit leaves on it.
std::vector<Sample> all_samples();

}  // namespace blether::test
