// What a carer says to the plan, who looked at it, and what of it goes on paper.
#pragma once

#include "app/core/documents/carer_leaflets.h"
#include "app/core/intents/carer.h"
#include "app/core/pages/carer_pages.h"

namespace blether::app {

inline constexpr std::string_view kAboutCarersPlan = "carer-plan";  // care::kAgreementsAbout

// Hash of what a say signs, in hex.
base::Result<std::string> carers_snapshot(const PageWorld& world, const care::Conversation& plan);
base::Result<CarersSay> carers_say(const PageWorld& world, const care::Conversation& plan);
// What the carer says to the plan. denied: `detail` is the translation key of what is missing.
base::Result<Carried> say_own_plan(const PageWorld& world, const SayOwnPlan& wish, const model::RecordId& plan);

// The last page in the carer's own hands.
base::Result<void> show_end(OwnPlanModel& page, const PageWorld& world, const care::Conversation& plan, const std::string& pdf);

// The card as it can be written now, with the name of who is looked after, if it is known.
base::Result<care::EmergencyCard> emergency_card(const PageWorld& world, const care::Conversation& plan);
// Somebody to ring, or what has to be done: less is no card.
bool has_card(const care::EmergencyCard& card);

// What is answered, part by part. What was asked alone or is private is never on paper: others may find it.
base::Result<CarersPlanPaper> carers_plan_paper(const PageWorld& world, const care::Conversation& plan, bool easy_read);

}  // namespace blether::app
