// An offer of somebody to speak up, and later what came of it.
#pragma once

#include <memory>
#include <string>

#include "app/core/read_models_rights.h"
#include "app/ui/views/sheet_day.h"

namespace blether::ui {

class SpeakUpSheet {
 public:
  // Null: a new offer.
  void open(Stage& stage, const app::RightsModel::Offer* offer);
  void draw(Stage& stage, const app::RightsModel& model);

 private:
  float form(Stage& stage, const app::RightsModel& model, Rect inside, SheetRow& tapped);
  void why_not(Stage& stage, Column& column);
  void asked_for(Stage& stage, Column& column);
  care::AdvocacyOffer said() const;
  // What is still to say, as a key; empty: nothing.
  std::string missing() const;

  bool open_ = false, asked_ = false;
  model::RecordId follows_;
  care::AdvocacyOffer said_;
  std::unique_ptr<EditorState> note_, with_, came_;
  SheetDay day_;
};

}  // namespace blether::ui
