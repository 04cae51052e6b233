// Sheets of a complaint: taking it down, and each step of what comes of it.
#pragma once

#include <memory>
#include <string>

#include "app/core/read_models_rights.h"
#include "app/ui/views/sheet_day.h"

namespace blether::ui {

// What somebody is not happy with, in their words, and what they want to happen.
class TakeDownSheet {
 public:
  void open(Stage& stage, const app::ComplaintsModel& model);
  void draw(Stage& stage, const app::ComplaintsModel& model);

 private:
  float form(Stage& stage, const app::ComplaintsModel& model, Rect inside, SheetRow& tapped);
  void who_from(Stage& stage, const app::ComplaintsModel& model, Column& column);
  void something_else(Stage& stage, Column& column);
  // As it would be kept.
  care::Complaint said() const;
  // What is still to say, as a key; empty: nothing.
  std::string missing(const Stage& stage) const;

  bool open_ = false, asked_ = false;
  care::Complaint said_;
  std::unique_ptr<EditorState> points_, wanted_;
  SheetDay received_on_;
};

enum class ComplaintStep { acknowledge, longer, second, answer };
// "acknowledge" …: in ids, and in keys of texts.
std::string_view code_of(ComplaintStep step);

class ComplaintStepSheet {
 public:
  void open(Stage& stage, const app::ComplaintModel& model, ComplaintStep step);
  void draw(Stage& stage, const app::ComplaintModel& model, bool easy_read);

 private:
  float form(Stage& stage, const app::ComplaintModel& model, bool easy_read, Rect inside, SheetRow& tapped);
  void answer(Stage& stage, const app::ComplaintModel& model, bool easy_read, Column& column);
  void put_right(Stage& stage, Column& column);
  care::Complaint said(const app::ComplaintModel& model) const;
  std::string missing(const Stage& stage, const app::ComplaintModel& model) const;
  std::string title() const;  // a key of texts

  bool open_ = false, asked_ = false, apology_ = false, told_ = false;
  ComplaintStep step_ = ComplaintStep::answer;
  std::string day_, remedy_day_, result_;
  std::unique_ptr<EditorState> why_, remedy_, remedy_by_, learning_;
  SheetDay month_;
};

}  // namespace blether::ui
