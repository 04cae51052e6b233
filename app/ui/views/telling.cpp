#include "app/ui/views/telling.h"

#include "care/telling.h"

namespace blether::ui {

std::string TellingForm::chosen(bool easy_read) const {
  if (!chosen_.empty()) return chosen_;
  return easy_read ? "easy-read" : "plain";
}

void TellingForm::draw(Stage& stage, Column& column, std::string_view id, bool easy_read) {
  label(column, id, stage.t("telling.ask"));
  std::vector<app::Choice> forms;
  for (std::string_view code : care::kTellingFormats)
    forms.push_back({std::string(code), stage.t("telling.form." + std::string(code))});
  std::string now = chosen(easy_read);
  if (one_of(stage.ui, column, id, forms, now)) chosen_ = now;
}

}  // namespace blether::ui
