// The plan on paper, with what the person said about it and their signature as they drew it.
#pragma once

#include "app/core/read_models_plan.h"
#include "app/core/texts.h"
#include "platform/base/bytes.h"
#include "platform/base/files.h"

namespace blether::app {

// A tagged PDF in large print (documents/leaflet.h). Equal input gives equal bytes. `giant`, `note`: see Leaflet.
base::Result<base::Bytes> plan_pdf(const PlanModel& page, const Texts& texts, base::Files& files, const base::Path& icons, bool giant = false,
                             const std::string& note = {});

}  // namespace blether::app
