// A sheet of paper on the page: outcomes, what is done for each, what has not come yet.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/core/read_models_agreed.h"
#include "app/ui/views/parts.h"

namespace blether::ui {

// Node ids begin with `id`: ID/date, ID/nothing, ID/outcome/N, ID/outcome/N/step/N, ID/waiting/N, ID/foot.
struct PaperSheet {
  std::string_view id;
  std::string head;     // the day, and who was there
  std::string nothing;  // said when there is no outcome
  std::string foot;     // may be empty
  const std::vector<app::AgreedOutcome>& outcomes;
};
// A sheet of paper, and beside it what is said of it: each scrolls by itself; the left-handed setting changes the sides.
// `paper` gets the least height of the sheet. Gives the place of the button below what is said.
Rect paper_beside(Stage& stage, const std::string& id, float pane, const std::function<void(Column&, float)>& paper,
                  const std::function<void(Column&)>& say);
// At least `least` high: it fills its pane, as a sheet of paper does. Moves the column down.
void paper_sheet(Stage& stage, const PaperSheet& paper, Column& column, float least);

}  // namespace blether::ui
