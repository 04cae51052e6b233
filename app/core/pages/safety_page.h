// Worried about safety: the three points, who to ring, and the clock once it is raised.
#pragma once

#include <memory>

#include "app/core/intents/safety.h"
#include "app/core/pages/page_world.h"
#include "app/core/read_models_finish.h"

namespace blether::app {

// `world.stream` is the person's practice stream: workers only. `blank` is the id a new worry would get.
base::Result<std::shared_ptr<const SafetyModel>> safety_page(const PageWorld& world, const model::RecordId& blank);
// Who to ring, and a choice of the person it is about: where the page comes up about nobody yet.
std::shared_ptr<const SafetyModel> safety_about_whom(const Lookups& lookups, const Texts& texts, base::CivilDate today,
                                                     std::vector<PersonName> people);
// By when a worry that was raised is to be passed on; nothing: none was, or the calendar does not know that year. `store`
// holds the person's practice stream, or nothing of it.
base::Result<std::optional<care::Deadline>> safety_due(storage::Store& store, const model::OwnerId& person,
                                                       const care::Clocks& clocks, base::CivilDate today);
base::Result<Carried> carry_out_safety(const PageWorld& world, const SafetyIntent& wish);

}  // namespace blether::app
