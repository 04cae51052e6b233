// Sheets of a review: how one thing is now, in a face and in words; what it begins with; choosing anew.
#pragma once

#include <memory>
#include <string>

#include "app/core/read_models_review.h"
#include "app/ui/views/parts.h"

namespace blether::ui {

// One outcome or one part of the support. Its words are kept as they are typed, the rest with "Keep": what was changed
// here, and nothing else. Closes with a sentence when another tablet ends the review.
class ReviewLineSheet {
 public:
  void open(Stage& stage, const app::ReviewModel& model, const app::ReviewRow& row, bool is_support);
  void draw(Stage& stage, const app::ReviewModel& model);

 private:
  float form(Stage& stage, const app::ReviewModel& model, const app::ReviewRow& row, Rect inside, SheetRow& tapped);
  void words(Stage& stage, const app::ReviewModel& model, const app::ReviewRow& row, Column& column);
  void keep(Stage& stage) const;
  static void said_before(Stage& stage, const app::ReviewModel& model, const app::ReviewRow& row, Column& column);
  void tell_ended(Stage& stage);

  model::RecordId review_;
  app::ReviewRow was_;  // as it was opened; no subject: closed
  bool is_support_ = false, no_note_ = false, asked_ = false, ended_ = false;
  std::string score_, decide_, voice_;
};

// "Something has changed", or somebody asked for the review: what, before it begins. Ids begin with review/changed or
// review/asked.
class ReviewBeginSheet {
 public:
  void open(Stage& stage, std::string_view type);  // "change", "requested"
  void draw(Stage& stage, const app::ReviewModel& model);

 private:
  std::unique_ptr<EditorState> words_;  // null: closed
  std::string type_;
  bool asked_ = false;
};

// The four ways again: what it means, before it is so.
class ReviewChoiceSheet {
 public:
  void open(Stage& stage);
  void draw(Stage& stage, const app::ReviewModel& model);

 private:
  bool open_ = false;
};

}  // namespace blether::ui
