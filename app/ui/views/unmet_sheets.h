// Sheets about what could not be got: it is written down or put right, and later carried on.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/core/read_models_unmet.h"
#include "app/ui/views/sheet_day.h"

namespace blether::ui {

// What it is and why first; how much, since when and for whom behind one more tap. Ids begin with unmet/.
class UnmetSheet {
 public:
  // `line` null: a new one. Otherwise what is said of it is put right.
  void open(Stage& stage, const app::NeedsPart& part, const app::NeedLine* line);
  void draw(Stage& stage, const app::PersonName& name, const app::NeedsPart& part);

 private:
  float form(Stage& stage, const app::PersonName& name, const app::NeedsPart& part, Rect inside, SheetRow& tapped);
  void about(Stage& stage, const app::NeedsPart& part, Column& column);
  void fill(const care::NeedEntry& from);
  void take_up(const app::NeedsPart& part, const app::NeedsPart::About& about);
  void hard_for_carer(Stage& stage, Column& column);
  void more(Stage& stage, const app::PersonName& name, const app::NeedsPart& part, Column& column);
  care::NeedEntry said() const;

  // It is in somebody else's file than that of the page: its words are theirs.
  bool is_theirs() const { return theirs_ || !there_.is_none(); }

  bool open_ = false, asked_ = false, more_ = false, theirs_ = false;
  std::optional<std::size_t> about_;  // chosen of NeedsPart::abouts
  model::RecordId corrects_, there_;  // there_: of the chosen one (NeedsPart::About)
  care::NeedEntry said_;
  std::unique_ptr<EditorState> need_, words_, interim_, wanted_, got_, effect_;
  FocusWish wish_;
  SheetDay day_;
};

// How one goes now; the entries before it stay. Ids begin with need/.
class NeedNewsSheet {
 public:
  void open(Stage& stage, const app::NeedLine& line);
  // True: what is said of it is to be put right; it has closed.
  bool draw(Stage& stage);
  const app::NeedLine& line() const { return line_; }

 private:
  float form(Stage& stage, Rect inside, SheetRow& tapped, bool& put_right);
  care::NeedNews news() const;

  bool open_ = false, asked_ = false;
  app::NeedLine line_;  // as it was opened: what is carried on is what was shown
  care::NeedNews news_;
  std::unique_ptr<EditorState> got_, interim_, words_;
  SheetDay day_;
};

}  // namespace blether::ui
