// Lookups: what the app knows from assets. Read once at the start; the same for everybody; never changed after.
#pragma once

#include <map>
#include <string>

#include "care/outcomes.h"
#include "care/questionnaire.h"
#include "care/unmet_need.h"
#include "platform/base/files.h"

namespace blether::app {

struct Lookups {
  // By "id": every version stays, so that an old conversation keeps the one it was held on.
  std::map<std::string, care::Template, std::less<>> templates;
  care::Domains domains;
  care::NeedReasons reasons;

  // A file that is damaged leaves its part empty and is named in the log: a tablet whose assets are damaged still opens.
  void load(base::Files& files, const base::Path& assets);
};

}  // namespace blether::app
