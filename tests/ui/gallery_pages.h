// Pages made of the widgets alone, like the pictures of the look: for looking at them, and for tests of what holds
// on every page.
#pragma once

#include <string>
#include <vector>

#include "app/ui/widgets.h"
#include "app/ui/widgets_text.h"

namespace blether::test {

// What a page keeps between frames.
class GalleryPages {
 public:
  GalleryPages();

  static const std::vector<std::string>& names();
  void draw(ui::Ui& ui, const std::string& name);

  // What was done on the page.
  std::string chosen_box = "yes";
  int saves = 0;
  bool off_told = false;
  bool sheet_open = true;
  float right_of_all = 0;  // the furthest that anything reached, for the parts that wrap

 private:
  void parts(ui::Ui& ui);
  void parts_left(ui::Ui& ui, ui::Rect area);
  void parts_right(ui::Ui& ui, ui::Rect area);
  void people(ui::Ui& ui);
  void conversation(ui::Ui& ui);
  void conversation_main(ui::Ui& ui, ui::Rect area);
  void conversation_portrait(ui::Ui& ui);
  void outcome(ui::Ui& ui);
  void conflict(ui::Ui& ui);
  void person(ui::Ui& ui);
  void sheet(ui::Ui& ui);

  ui::EditorState words_, want_, so_that_, name_, postcode_, find_, empty_;
};

app::PersonName person_named(std::string full, std::string initials, bool carer = false);
std::vector<ui::RailRow> sample_rail();

}  // namespace blether::test
