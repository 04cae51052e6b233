// Voices and pictures kept with one question of the conversation.
#include <algorithm>
#include <map>

#include "app/ui/views/attached_sheets.h"
#include "app/ui/views/listening.h"

namespace blether::ui {

namespace {

class AttachedView final : public View {
 public:
  void draw(Stage& stage) override {
    Ui& ui = stage.ui;
    machine_ = stage.machine;
    const app::AttachedModel& model = *stage.model.attached;
    ActionRow actions(ui);
    if (model.can_show) actions.left("attached/show", stage.t("attached.show"), ButtonKind::secondary, "picture");
    actions.right("attached/say", stage.t("attached.say"), ButtonKind::primary, "mic");
    Rect page = stage.page;
    actions.place(page);
    scroll_page(ui, "attached", page, ui.margin(), [&](Rect inside) {
      Column column(ui, inside);
      column.space(24);
      page_title(ui, column, stage.t("attached.title"));
      column.words("attached/prompt", model.prompt, text_style(TextSize::prompt), Role::heading);
      column.space(10);
      column.words("attached/lead", stage.t("attached.lead", {model.name.known_as}), text_style(TextSize::body, Colour::ink_soft));
      column.space(18);
      for (std::size_t i = 0; i < model.lines.size(); ++i) draw_line(stage, model, i, column);
      return column.y + ui.px(12);
    });
    const std::string tapped = actions.draw(ui);
    listening_.go_on(stage, model.open, model.content);
    if (tapped == "attached/say") voice_.open(stage);
    if (tapped == "attached/show") picture_.open(stage, "");
    take_dropped(stage, model);
    voice_.draw(stage, stage.t("attached.ask_voice", {model.name.known_as}), stage.t("attached.who_hears", {model.name.known_as}));
    picture_.draw(stage, model);
    look_.draw(stage, model);
    remove_sheet(stage);
  }

 private:
  void draw_line(Stage& stage, const app::AttachedModel& model, std::size_t index, Column& column) {
    Ui& ui = stage.ui;
    const app::AttachedLine& line = model.lines[index];
    const std::string id = "attached/" + std::to_string(index + 1);
    const float pad = ui.px(20), top = column.y;
    Column in(ui, {column.x + pad, column.y + pad, column.w - 2 * pad, 0});
    // The card lies under what is on it, so its height is last frame's.
    float& height = heights_[line.record];
    if (height > 0) card(ui, {column.x, top, column.w, height});
    const std::string title = line.is_voice ? stage.t("attached.voice", {length_words(line.ms)}) : stage.t("attached.picture");
    in.icon_line(id, line.is_voice ? "mic" : "picture", title, text_style(TextSize::body, Weight::semibold));
    in.words(id + "/made", line.made, text_style(TextSize::small, Colour::ink_soft));
    const char* where = !line.is_here ? "attached.comes_later" : line.at_office ? "" : "attached.only_here";
    if (*where != '\0') in.words(id + "/where", stage.t(where), text_style(TextSize::small, Colour::ink_soft));
    in.space(10);
    column_narrative(stage, in, id + "/words", stage.t(line.is_voice ? "attached.words_voice" : "attached.words_picture"), line.words, 1);
    in.space(8);
    draw_actions(stage, line, id, in);
    const float now = in.y + ui.px(8) - top;
    if (now != height) height = now, ui.wants_frame = true;
    column.y = top + now;
    column.space(16);
  }

  void draw_actions(Stage& stage, const app::AttachedLine& line, const std::string& id, Column& in) {
    Ui& ui = stage.ui;
    ButtonLook play, remove;
    const bool playing = listening_.is_to(line.record);
    play.icon = playing ? "pause" : line.is_voice ? "play" : "eye";
    remove.icon = "close";
    const std::string go = stage.t(playing ? "attached.stop" : line.is_voice ? "attached.listen" : "attached.look");
    const std::string away = stage.t("attached.remove");
    const float go_wide = line.is_here ? quiet_width(ui, go, play) : 0;
    const bool fits = go_wide + quiet_width(ui, away, remove) <= in.w;
    float x = in.x - ui.px(12);
    if (line.is_here && quiet_button(ui, id + (line.is_voice ? "/play" : "/look"), go, x, in.y, play)) begin(stage, line);
    if (fits) x += go_wide;
    else in.y += quiet_height(ui);
    if (quiet_button(ui, id + "/remove", away, x, in.y, remove)) removing_ = line.record, ui.wants_frame = true;
    in.y += quiet_height(ui);
  }

  void begin(Stage& stage, const app::AttachedLine& line) {
    if (line.is_voice) return listening_.turn(stage, line.record);
    listening_.stop();
    look_.open(line.record);
    stage.push(app::AttachedIntent(app::OpenAttached{line.record}));
  }

  void take_dropped(Stage& stage, const app::AttachedModel& model) {
    if (machine_ == nullptr || machine_->dropped.empty()) return;
    if (model.can_show && !voice_.is_open()) picture_.open(stage, machine_->dropped);
    machine_->dropped.clear();
  }

  void remove_sheet(Stage& stage) {
    if (removing_.is_none()) return;
    SheetRow tapped;
    const bool is_open = sheet(stage.ui, "attached/remove", stage.t("attached.remove"), [&](Rect inside) {
      Column column(stage.ui, inside);
      column.words("attached/remove/words", stage.t("attached.remove_words"), text_style(TextSize::body));
      tapped = sheet_row(stage.ui, column, "attached/remove/back", stage.t("sheet.go_back"), "attached/remove/go", stage.t("attached.remove"));
      return column.y;
    });
    if (tapped.go) stage.push(app::AttachedIntent(app::RemoveAttached{removing_}));
    if (!is_open || tapped.go || tapped.back) removing_ = {};
  }

  Machine* machine_ = nullptr;
  VoiceSheet voice_;
  PictureSheet picture_;
  LookSheet look_;
  std::map<model::RecordId, float> heights_;
  model::RecordId removing_;
  Listening listening_;
};

}  // namespace

std::unique_ptr<View> make_attached_view() { return std::make_unique<AttachedView>(); }

}  // namespace blether::ui
