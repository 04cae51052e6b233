// Sheets of the four options: one option with whether it is offered, and how it was understood.
#pragma once

#include <memory>
#include <string>

#include "app/core/read_models_support.h"
#include "app/ui/views/sheet_day.h"

namespace blether::ui {

// One option: what it means, what it says to each question, and whether it is offered.
class OfferSheet {
 public:
  void open(Stage& stage, const app::OptionColumn& column);
  void draw(Stage& stage, const app::OptionsModel& model, bool easy_read);

 private:
  enum class Answer { none, offered, not_offered };
  float form(Stage& stage, const app::OptionsModel& model, const app::OptionColumn& option, bool easy_read, Rect inside,
             SheetRow& tapped);
  static void answers(Stage& stage, const app::OptionsModel& model, const app::OptionColumn& option, Column& column);
  void leave_notice(Stage& stage, const app::OptionsModel& model, const app::OptionColumn& option, Column& column, bool easy_read);
  void why_not(Stage& stage, const app::OptionsModel& model, Column& column);
  // What is still to say, as a key; empty: nothing.
  std::string missing() const;
  app::SetOffer wish() const;

  int option_ = 0;  // 0: closed
  Answer answer_ = Answer::none;
  std::string reason_, look_again_, action_by_;
  std::unique_ptr<EditorState> note_, action_;
  bool asked_ = false;
  SheetDay day_;
};

// "Can you tell me in your own way what Option 2 means?", for all four.
class UnderstandingSheet {
 public:
  void open(Stage& stage);
  void draw(Stage& stage, const app::OptionsModel& model, bool easy_read);

 private:
  bool open_ = false;
  int not_understood_ = 0;  // the option that needs saying again
  std::string answer_;
};

}  // namespace blether::ui
