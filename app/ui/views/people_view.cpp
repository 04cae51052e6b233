// My people: everybody on the caseload, and whatever anyone wrote, found as one types.
#include <algorithm>
#include <map>

#include "app/ui/views/dates.h"
#include "app/ui/views/parts.h"

namespace blether::ui {

namespace {

using Page = app::Route::Page;

class PeopleView final : public View {
 public:
  void draw(Stage& stage) override {
    Ui& ui = stage.ui;
    const app::PeopleModel& model = *stage.model.people;
    if (!began_) search_.offer(model.query), began_ = true;
    if (model.rows.size() != named_for_ || stage.model.version != version_) name_rows(model), version_ = stage.model.version;
    Rect page = stage.page;
    page.x += ui.px(ui.portrait() ? 32 : 64), page.w -= 2 * ui.px(ui.portrait() ? 32 : 64);
    if (ui.large()) {
      // Everything scrolls: at 200 % the search alone would take half the screen.
      scroll_page(ui, "people", stage.page, ui.margin(), [&](Rect inside) {
        Column column(ui, inside);
        column.space(20);
        page_title(ui, column, stage.t("people.title"));
        head(stage, model, column);
        return list(stage, model, Rect{column.x, column.y, column.w, 0}, stage.page);
      });
      return;
    }
    page.cut_top(ui.px(24));
    Column column(ui, page);
    head(stage, model, column);
    Rect rest{stage.page.x, column.y - ui.px(6), stage.page.w, stage.page.bottom() - column.y + ui.px(6)};
    scroll_page(ui, "people", rest, page.x - stage.page.x, [&](Rect inside) {
      return list(stage, model, {inside.x, inside.y + ui.px(6), inside.w, 0}, rest);
    });
  }

 private:
  // Ids that visit scripts can foretell: the name, and -2 for a second of that name.
  void name_rows(const app::PeopleModel& model) {
    ids_.clear();
    std::map<std::string, int> seen;
    for (const app::PersonRow& row : model.rows) {
      std::string id = id_name(row.name.full);
      int times = ++seen[id];
      ids_.push_back("people/row/" + id + (times > 1 ? "-" + std::to_string(times) : ""));
    }
    named_for_ = model.rows.size();
  }

  void head(Stage& stage, const app::PeopleModel& model, Column& column) {
    Ui& ui = stage.ui;
    float height = text_field_height(ui, search_, column.w);
    Rect line = column.take(height);
    TextLook look;
    std::string hint = stage.t("people.find"), name = stage.t("people.find_words");
    look.hint = hint;
    bool asked = !search_.text().empty();
    std::string clear = stage.t("people.clear");
    Rect clear_at = asked ? line.cut_right(button_width(ui, clear), ui.px(16)) : Rect{};
    auto result = text_field(ui, "people/search", name, search_, line, look);
    if (asked && button(ui, "people/clear", clear, clear_at, ButtonKind::secondary))
      search_.set_by_reader("").has_value() ? stage.push(app::Search{}) : void();
    else if (result.changed) stage.push(app::Search{search_.text()});
    office(stage, model, column);
  }

  static void office(Stage& stage, const app::PeopleModel& model, Column& column) {
    Ui& ui = stage.ui;
    ButtonLook look;
    look.icon = "office";
    std::string words = model.office_had_all_ms == 0
                            ? stage.t("people.office_never")
                            : stage.t("people.office_had_all", {moment_words(*ui.texts, stage.model.now_ms, model.office_had_all_ms)});
    float height = quiet_height(ui), wide = quiet_width(ui, words, look);
    column.space(8);
    const bool below = parcels(stage, column, wide);
    if (wide <= column.w + ui.px(24)) {
      float x = below ? column.x - ui.px(12) : column.x + column.w - wide + ui.px(12);
      if (quiet_button(ui, "people/office", words, x, column.y, look)) stage.go(Page::sync);
      column.y += height;
    } else {
      float high = 2 * ui.line_px(TextSize::body) + ui.px(8);
      if (button(ui, "people/office", words, {column.x - ui.px(8), column.y, column.w + ui.px(16), high}, ButtonKind::quiet, look))
        stage.go(Page::sync);
      column.y += high;
    }
    column.space(8);
  }

  // Beside what the office has, where there is room; else above it: true.
  static bool parcels(Stage& stage, Column& column, float office_wide) {
    Ui& ui = stage.ui;
    ButtonLook look;
    look.icon = "paper";
    std::string words = stage.t("people.parcels");
    if (quiet_button(ui, "people/parcels", words, column.x - ui.px(12), column.y, look)) stage.go(Page::parcels);
    const bool above = ui.large() || quiet_width(ui, words, look) + office_wide > column.w;
    if (above) column.y += quiet_height(ui);
    return above;
  }

  // Only rows in view are drawn; the others are room.
  float list(Stage& stage, const app::PeopleModel& model, Rect place, Rect view) {
    Ui& ui = stage.ui;
    float height = person_row_height(ui), y = place.y;
    if (!model.rows.empty()) {
      Rect whole{place.x, y, place.w, height * static_cast<float>(model.rows.size())};
      card(ui, whole);
      auto begin = static_cast<std::size_t>(std::max(0.F, (view.y - y) / height));
      auto end = std::min(model.rows.size(), static_cast<std::size_t>(std::max(0.F, (view.bottom() - y) / height)) + 1);
      for (std::size_t i = begin; i < end; ++i) {
        const app::PersonRow& row = model.rows[i];
        Rect rect{place.x, y + height * static_cast<float>(i), place.w, height};
        std::string next = ui.texts->fill(row.next, row.next_words);
        if (person_row(ui, ids_[i], row, next, rect, i + 1 < model.rows.size())) stage.go(Page::person, row.name.id);
      }
      y = whole.bottom() + ui.px(20);
    }
    y = found(stage, model, {place.x, y, place.w, 0}, view);
    if (model.rows.empty() && model.found.empty()) y = nobody(stage, model, {place.x, y, place.w, 0});
    return y + ui.px(16);
  }

  static float found(Stage& stage, const app::PeopleModel& model, Rect place, Rect view) {
    Ui& ui = stage.ui;
    if (model.found.empty()) return place.y;
    Column column(ui, place);
    column.words("people/found", stage.t("people.found"), text_style(TextSize::lead, Weight::semibold), Role::heading);
    column.space(12);
    float pad = ui.px(20);
    for (std::size_t i = 0; i < model.found.size(); ++i) {
      const app::FoundRow& row = model.found[i];
      std::string head = row.name.full + ". " + stage.t(row.where), plain;
      std::copy_if(row.excerpt.begin(), row.excerpt.end(), std::back_inserter(plain), [](char c) { return c != '\x02' && c != '\x03'; });
      float words = ui.measure(plain, text_style(TextSize::body), column.w - 2 * pad - ui.px(24)).h;
      float height = std::max(ui.px(94), words + ui.line_px(TextSize::body) + ui.px(28));
      Rect rect = column.take(height);
      column.space(10);
      if (rect.y > view.bottom() || rect.bottom() < view.y) continue;
      Node node;
      node.id = "people/found/" + std::to_string(i + 1), node.role = Role::list_row, node.name = head, node.value = plain;
      Touch touch = ui.touch(node, rect);
      card(ui, rect);
      if (touch.held) ui.fill(rect.inset(2), Colour::primary_tint, ui.px(18));
      ui.words("", head, text_style(TextSize::body, Weight::semibold), rect.x + pad, rect.y + ui.px(12), rect.w - 2 * pad);
      found_words(ui, "", row.excerpt, text_style(TextSize::body), rect.x + pad,
                  rect.y + ui.px(12) + ui.measure(head, text_style(TextSize::body, Weight::semibold), rect.w - 2 * pad).h,
                  rect.w - 2 * pad);
      if (touch.focused) ui.focus_ring(rect, ui.px(20));
      if (touch.pressed) stage.push(app::Go{row.opens});
    }
    return column.y;
  }

  static float nobody(Stage& stage, const app::PeopleModel& model, Rect place) {
    Ui& ui = stage.ui;
    Column column(ui, place);
    column.space(24);
    std::string words = model.query.empty() ? stage.t("people.none") : stage.t("people.nothing_found", {model.query});
    column.words("people/nobody", words, text_style(TextSize::lead, Weight::regular, Colour::ink_soft), Role::status);
    return column.y;
  }

  EditorState search_{256};
  std::vector<std::string> ids_;
  std::size_t named_for_ = 0;
  bool began_ = false;
  std::uint64_t version_ = 0;
};

}  // namespace

std::unique_ptr<View> make_people_view() { return std::make_unique<PeopleView>(); }

}  // namespace blether::ui
