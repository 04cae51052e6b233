// The end of a conversation: what is there, what is not, and why it would matter.
#pragma once

#include <memory>

#include "app/core/pages/page_world.h"
#include "app/core/read_models_finish.h"
#include "care/finish.h"

namespace blether::app {

// What the checks look at, read once; the sources point into it.
struct FinishGround {
  care::Conversation conversation;
  std::optional<model::Record> person;
  std::vector<model::Record> outcomes, explanations, advocacy;
  care::FinishSources sources() const;
};
base::Result<FinishGround> finish_ground(const PageWorld& world, care::Conversation conversation);

base::Result<std::shared_ptr<const FinishModel>> finish_page(const PageWorld& world, care::Conversation conversation);

}  // namespace blether::app
