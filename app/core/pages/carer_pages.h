// A carer's own plan: how its offer stands, what came from the carer, and the questions she may answer alone.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "app/core/pages/page_world.h"
#include "app/core/read_models_carer.h"
#include "care/carer.h"
#include "care/conversation.h"

namespace blether::app {

// Why a change was written, for those from a carer's own hands: they stand as not agreed until talked over.
inline constexpr std::string_view kFromCarer = "reason.from_carer";

// One offer of a plan, from knowing about the carer to giving it. Its id is the id of the plan's conversation, and the
// same on every tablet: two workers who begin offline begin the same one.
struct CarerRound {
  unsigned number = 0;  // from 0
  model::RecordId id;
  care::CarerOffer offer;
};
model::RecordId carer_round_id(model::OwnerId carer, unsigned number);
// The latest; the first when nothing has happened.
base::Result<CarerRound> carer_round(const PageWorld& world);
// "acsp", or "ycs" for somebody under 18, or 18 and a pupil ever since before: as it is known, or as it is said now.
base::Result<std::string> plan_for(const PageWorld& world);
base::Result<std::string> plan_for(const PageWorld& world, bool at_school);

// The plan of a round, once she said yes or asked for one. too_new: its template is not on this tablet.
base::Result<std::optional<care::Conversation>> carer_plan(const PageWorld& world, const model::RecordId& round);
// What is asked now on the pages that a carer may fill in alone, as indices of the template's items.
std::vector<std::size_t> own_items(const care::Conversation& plan);

// An answer in words: what was chosen, then what was said.
std::string answer_words(const PageWorld& world, const care::Item& item, const model::Record& answer, const std::string& language);

// `pdf`: file name of the copy just made, or empty.
base::Result<std::shared_ptr<const CarerModel>> carer_page(const PageWorld& world, const std::string& language, const std::string& pdf);
// `item`: link id of the question to show; empty: where she stopped; kOwnPlanEnd: the last page.
inline constexpr std::string_view kOwnPlanEnd = "end";
base::Result<std::shared_ptr<OwnPlanModel>> own_plan_page(const PageWorld& world, const model::RecordId& plan,
                                                          const std::string& item, const std::string& language,
                                                          const std::string& pdf);

// What the carer wrote or said and nobody has talked over with her, by answer, oldest first; voices come last.
base::Result<std::vector<CarerWords>> not_agreed_yet(const PageWorld& world, const care::Conversation& plan,
                                                     const std::string& language);

}  // namespace blether::app
