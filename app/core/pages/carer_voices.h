// What a carer says with her own voice at a question of her plan.
#pragma once

#include "app/core/pages/carer_pages.h"
#include "care/carer_mode.h"

namespace blether::app {

// The field of a voice that stands for all of it, where somebody asks what has come from the carer.
inline constexpr std::string_view kVoiceMade = "hash";

// `kept`: all voices and pictures of the carer's stream. A voice is an answer as words are.
void count_voices(OwnPlanModel& page, const std::vector<model::Record>& kept);
// Those of the question that is shown; at the end none are.
base::Result<void> show_voices(OwnPlanModel& page, const PageWorld& world, const std::vector<model::Record>& kept);
// One line for the voice that `change` is about. Of another conversation: none.
void add_voice(std::vector<CarerWords>& lines, const PageWorld& world, const care::Conversation& plan,
               const std::vector<model::Record>& kept, const care::CarerChange& change, const std::string& language);

}  // namespace blether::app
