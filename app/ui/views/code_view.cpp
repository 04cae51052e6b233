// A paper as codes on the screen: another phone reads the words, with no network and no link.
#include <algorithm>
#include <cmath>

#include "app/core/read_models_codes.h"
#include "app/ui/views/code_pixels.h"
#include "app/ui/views/parts.h"

namespace blether::ui {

namespace {

class CodeView final : public View {
 public:
  void draw(Stage& stage) override {
    Ui& ui = stage.ui;
    const app::PaperCodesModel& model = *stage.model.codes;
    shown_ = model.codes.empty() ? 0 : std::min(shown_, model.codes.size() - 1);
    const bool is_last = shown_ + 1 >= model.codes.size();
    ActionRow actions(ui);
    if (shown_ > 0) actions.left("code/previous", stage.t("code.previous"), ButtonKind::secondary, "back");
    if (is_last)
      actions.right("code/done", stage.t("code.done"), ButtonKind::primary, "tick");
    else
      actions.right("code/next", stage.t("code.next"), ButtonKind::primary, "", "next");
    Rect page = stage.page;
    actions.place(page);
    if (model.codes.empty())
      closed(stage, model, page);
    else if (ui.portrait())
      below_each_other(stage, model, page);
    else
      beside_each_other(stage, model, page);
    const std::string tapped = actions.draw(ui);
    if (tapped == "code/previous") --shown_, ui.wants_frame = true;
    if (tapped == "code/next") ++shown_, ui.wants_frame = true;
    if (tapped == "code/done") stage.push(app::Go{model.back});
  }

 private:
  static void closed(Stage& stage, const app::PaperCodesModel& model, Rect page) {
    scroll_page(stage.ui, "code", page, stage.ui.margin(), [&](Rect inside) {
      Column column(stage.ui, inside);
      column.space(24);
      page_title(stage.ui, column, stage.t("code.title"));
      const std::string why = stage.t(model.closed, {model.name.known_as});
      column.words("code/closed", why, text_style(TextSize::title), Role::heading);
      return column.y;
    });
  }

  // The whole code is always in view: one cannot scan half of it.
  void beside_each_other(Stage& stage, const app::PaperCodesModel& model, Rect page) {
    Ui& ui = stage.ui;
    const float edge = ui.px(20), wide = std::min(page.h - 2 * edge, page.w / 2);
    Rect place = ui.settings.left_handed ? page.cut_right(wide + ui.margin()) : page.cut_left(wide + ui.margin());
    if (!ui.settings.left_handed) place.x += ui.margin();
    place.w = wide, place.y += edge, place.h = page.h - 2 * edge;
    picture(stage, model, place);
    scroll_page(ui, "code", page, ui.margin(), [&](Rect inside) {
      Column column(ui, inside);
      column.space(24);
      page_title(ui, column, stage.t("code.title"));
      words(stage, model, column);
      return column.y + ui.px(12);
    });
  }

  void below_each_other(Stage& stage, const app::PaperCodesModel& model, Rect page) {
    Ui& ui = stage.ui;
    scroll_page(ui, "code", page, ui.margin(), [&](Rect inside) {
      Column column(ui, inside);
      column.space(20);
      page_title(ui, column, stage.t("code.title"));
      const float side = std::min(column.w, page.h - ui.px(40));
      picture(stage, model, column.take(side));
      column.space(16);
      words(stage, model, column);
      return column.y + ui.px(12);
    });
  }

  // Drawn pixel for pixel: what is stretched is hard to read.
  void picture(Stage& stage, const app::PaperCodesModel& model, Rect place) {
    const app::ScanCode& code = model.codes[shown_].code;
    const int per_module = pixels_per_module(code, place.w, place.h);
    if (!pixels_ || per_module != per_module_ || !(code == drawn_)) {
      drawn_ = code, per_module_ = per_module;
      pixels_ = code_pixels(code, per_module);
    }
    const auto side = static_cast<float>(pixels_->width);
    Rect at{std::floor(place.x + (place.w - side) / 2), std::floor(place.y + (place.h - side) / 2), side, side};
    const std::string name = stage.t("code.picture", {std::to_string(shown_ + 1), std::to_string(model.codes.size())});
    stage.ui.picture("code/picture", name, pixels_, at);
  }

  void words(Stage& stage, const app::PaperCodesModel& model, Column& column) const {
    column.words("code/paper", model.title, text_style(TextSize::title), Role::heading);
    column.space(10);
    if (model.codes.size() > 1) {
      const std::string number = std::to_string(shown_ + 1), all = std::to_string(model.codes.size());
      column.words("code/place", stage.t("code.place", {number, all}), text_style(TextSize::lead, Weight::semibold));
      column.space(8);
    }
    column.icon_line("code/copy", "eye", stage.t("code.copy"), text_style(TextSize::body, Weight::semibold));
    column.space(10);
    column.words("code/lead", stage.t("code.lead"), text_style(TextSize::body));
    column.space(18);
    label(column, "", stage.t("code.in_it"));
    column.words("code/words", model.codes[shown_].words, text_style(TextSize::body));
  }

  std::size_t shown_ = 0;
  app::ScanCode drawn_;
  int per_module_ = 0;
  std::shared_ptr<const platform::Pixels> pixels_;
};

}  // namespace

std::unique_ptr<View> make_code_view() { return std::make_unique<CodeView>(); }

}  // namespace blether::ui
