// Which kind of review it is, before it begins; and how support ends, at the end of the last one.
#pragma once

#include <string>

#include "app/core/read_models_review.h"
#include "app/ui/views/parts.h"

namespace blether::ui {

// The kinds as chips, the one that is due chosen. Ids: review/type/CODE.
class ReviewKind {
 public:
  void draw(Stage& stage, const app::ReviewModel& model, Column& column);
  // What is chosen now.
  const std::string& chosen(const app::ReviewModel& model) const { return chosen_.empty() ? model.type : chosen_; }

 private:
  std::string chosen_;  // empty: nobody has touched it
};

// Why support ends, on which day, or who takes over. Ids: review/end-why/CODE, review/end-on, review/hand-to,
// review/end-missing.
class SupportEnd {
 public:
  void draw(Stage& stage, const app::ReviewModel& model, Column& column);
  // After the page: the month to choose from.
  void draw_dates(Stage& stage);
  // Why it cannot be kept as it is now; empty: it can.
  std::string off(Stage& stage, const app::ReviewModel& model) const;
  void ask(Stage& stage) { asked_ = true, stage.ui.wants_frame = true; }
  void keep(Stage& stage, const app::ReviewModel& model);

 private:
  const std::string& day(const app::ReviewModel& model) const { return day_.empty() ? model.end_on : day_; }
  std::string why_, day_;  // `day_` empty: the one that is offered
  bool asked_ = false;
  DateSheet date_;
};

}  // namespace blether::ui
