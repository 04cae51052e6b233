// Two versions to look at: a conflict as a person can settle it.
#pragma once

#include <functional>

#include "app/core/pages/people_page.h"
#include "app/core/read_models_sync.h"

namespace blether::app {

// `about` finds the words for a field: the prompt of an answer, else the label of the field.
struct ConflictWorld {
  storage::Store* store = nullptr;
  const Caseload* caseload = nullptr;
  model::DeviceId this_device;
  std::string worker;  // given name of who holds this tablet
  std::function<std::string(const model::Conflict&)> about;
  std::function<std::string(const model::Conflict&, const model::Value&)> say;  // a value in words
};

// not_found: it has been settled meanwhile.
base::Result<ConflictModel> conflict_page(const ConflictWorld& world, std::string_view id);

}  // namespace blether::app
