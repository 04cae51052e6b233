// "How was it told?": the forms that rights, options and amounts are gone through in.
#pragma once

#include <string>

#include "app/ui/views/parts.h"

namespace blether::ui {

// care::kTellingFormats as chips, ids ID/CODE: what the page itself is in, until somebody chooses another.
class TellingForm {
 public:
  void draw(Stage& stage, Column& column, std::string_view id, bool easy_read);
  std::string chosen(bool easy_read) const;

 private:
  std::string chosen_;  // empty: nobody has touched it
};

}  // namespace blether::ui
