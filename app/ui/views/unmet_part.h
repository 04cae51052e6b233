// What could not be got, as a part of a page: rows that open how each goes, and a new one.
#pragma once

#include <string_view>

#include "app/ui/views/unmet_sheets.h"

namespace blether::ui {

class UnmetPart {
 public:
  // Ids: ID/N and ID/add. Moves the column down.
  void draw(Stage& stage, const app::NeedsPart& part, Column& column, std::string_view id);
  // After the page.
  void draw_sheets(Stage& stage, const app::PersonName& name, const app::NeedsPart& part);

 private:
  UnmetSheet new_;
  NeedNewsSheet news_;
};

}  // namespace blether::ui
