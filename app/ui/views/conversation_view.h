// The conversation page: one question at a time. Private to app/ui/views/conversation_*.cpp.
#pragma once

#include <optional>
#include <string>

#include "app/ui/views/parts.h"

namespace blether::ui {

class ConversationView final : public View {
 public:
  void draw(Stage& stage) override;

 private:
  enum class Sheet { none, leave, more, box, sections, safety, seen };
  struct Box {
    std::string code, icon, name;
    const app::FieldText* field;
  };

  // conversation_view.cpp: the page around the question
  void come_to_item(Stage& stage);
  void draw_rail(Stage& stage, Rect& page);
  void draw_strip(Stage& stage, Rect& page);
  void draw_question(Stage& stage, Rect page, float side);
  void draw_heading(Stage& stage, Column& column);
  void draw_place(Stage& stage, Column& column);
  std::string attached_label(const Stage& stage) const;
  void go_to_attached(Stage& stage);
  void draw_below(Stage& stage, Column& column);
  float below_height(Stage& stage, float width) const;
  std::string whose_words(const Stage& stage) const;
  int lines_below(const Stage& stage, float width) const;
  void draw_whose(Stage& stage, Rect line);
  void draw_boxes(Stage& stage, Column& column);
  float boxes_block_height(Stage& stage, float width) const;
  int boxes_in_row(const Ui& ui, float width) const;
  void on_action(Stage& stage, const std::string& id);
  void go_to(Stage& stage, std::size_t index);
  std::vector<Box> boxes_of(const Stage& stage, bool all) const;

  // conversation_answer.cpp: the answer part of each kind
  void draw_answer(Stage& stage, Column& column, float room);
  void draw_known(Stage& stage, Column& column);
  void draw_left(Stage& stage, Column& column);
  void draw_before(Stage& stage, Column& column);
  void draw_words(Stage& stage, Column& column, float room);
  void draw_one_of(Stage& stage, Column& column, const std::vector<app::Choice>& choices);
  void draw_many(Stage& stage, Column& column);
  void draw_faces(Stage& stage, Column& column, bool show_chosen);
  void draw_date(Stage& stage, Column& column);
  void draw_private(Stage& stage, Rect page);

  // conversation_seen.cpp: what was seen, apart from what was said
  bool asks_seen(const Stage& stage) const;   // what was seen stands where the words would
  bool has_seen(const Stage& stage) const;    // there is a way to it on the page
  std::string seen_label(const Stage& stage) const;
  void open_seen(Stage& stage);
  void draw_seen(Stage& stage, Column& column);
  void draw_how_we_know(Stage& stage, Column& column);
  void seen_sheet(Stage& stage);

  // conversation_sheets.cpp
  void draw_sheets(Stage& stage);
  void leave_sheet(Stage& stage);
  void more_sheet(Stage& stage);
  void box_sheet(Stage& stage);
  void sections_sheet(Stage& stage);
  void safety_sheet(Stage& stage);

  const app::ConversationModel& model(const Stage& stage) const { return *stage.model.conversation; }
  const app::ItemModel& item(const Stage& stage) const { return model(stage).items[model(stage).current]; }
  const app::SectionModel& section(const Stage& stage) const { return model(stage).sections[item(stage).section]; }
  bool is_last(const Stage& stage) const { return model(stage).current + 1 == model(stage).items.size(); }
  // The worker says who is in the room; nothing to leave for later.
  static bool is_check(const app::ItemModel& item);
  std::vector<RailRow> rail_rows(const Stage& stage) const;
  void open(Stage& stage, Sheet sheet) { sheet_ = sheet, stage.ui.wants_frame = true; }

  std::string item_;           // link id shown last
  std::string open_box_;
  Sheet sheet_ = Sheet::none;
  std::string leave_because_;
  bool leave_asked_ = false;   // for a reason, before one was chosen
  bool why_open_ = false;
  bool private_open_ = false, private_chosen_ = false;
  bool safety_before_ = false;
  bool been_here_ = false;
  bool words_after_all_ = false;  // of somebody who mostly does not use any
  bool before_open_ = false;      // all of what was said the time before
  std::string how_;
  bool seen_asked_ = false;
  std::unique_ptr<EditorState> seen_words_;
  DateSheet date_;
};

}  // namespace blether::ui
