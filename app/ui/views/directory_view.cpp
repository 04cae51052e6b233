// What is near somebody: where they were pointed to and how that went, and a search that needs no network.
#include <algorithm>

#include "app/ui/views/card_rows.h"
#include "app/ui/views/directory_sheets.h"

namespace blether::ui {

namespace {

class DirectoryView final : public View {
 public:
  void draw(Stage& stage) override {
    Ui& ui = stage.ui;
    const app::DirectoryModel& model = *stage.model.directory;
    if (!began_) asked_ = model.asked, search_.offer(asked_.words), began_ = true;
    scroll_page(ui, "directory", stage.page, ui.margin(), [&](Rect inside) {
      Column column(ui, inside);
      column.space(24);
      page_title(ui, column, stage.t("directory.title", {model.name.known_as}));
      column.icon_line("directory/lives", model.lives_known ? "pin" : "info", model.lives, text_style(TextSize::body, Colour::ink_soft));
      column.space(16);
      pointed(stage, model, column);
      search(stage, column);
      choices(stage, model, column);
      found(stage, model, column);
      return column.y + ui.px(24);
    });
    place_.draw(stage, model);
    how_it_went_.draw(stage, model);
  }

 private:
  static void heading(Column& column, std::string_view id, const std::string& words) {
    column.words(id, words, text_style(TextSize::lead, Weight::semibold), Role::heading);
    column.space(10);
  }

  void pointed(Stage& stage, const app::DirectoryModel& model, Column& column) {
    if (model.pointed.empty()) return;
    heading(column, "directory/pointed", stage.t("directory.pointed", {model.name.known_as}));
    std::vector<CardRow> rows;
    for (const app::DirectoryPointed& each : model.pointed)
      rows.push_back({"directory/pointed/" + std::to_string(rows.size() + 1), each.icon, each.name, each.state});
    std::string tapped = card_rows(stage.ui, column, rows);
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (rows[i].id == tapped) how_it_went_.open(stage, model, model.pointed[i]);
    column.space(28);
  }

  // --- what is looked for

  void ask(Stage& stage) { stage.push(asked_); }

  void search(Stage& stage, Column& column) {
    Ui& ui = stage.ui;
    TextLook look;
    std::string hint = stage.t("directory.find"), clear = stage.t("people.clear");
    look.hint = hint;
    Rect line = column.take(text_field_height(ui, search_, column.w));
    bool any = !search_.text().empty();
    Rect clear_at = any ? line.cut_right(button_width(ui, clear), ui.px(16)) : Rect{};
    bool changed = text_field(ui, "directory/search", hint, search_, line, look).changed;
    if (any && button(ui, "directory/clear", clear, clear_at, ButtonKind::secondary)) changed = search_.set_by_reader("").has_value();
    if (changed) asked_.words = search_.text(), ask(stage);
    column.space(12);
  }

  static void turn(std::vector<std::string>& codes, const std::string& code) {
    auto found = std::find(codes.begin(), codes.end(), code);
    if (found == codes.end()) codes.push_back(code);
    else codes.erase(found);
  }

  void choices(Stage& stage, const app::DirectoryModel& model, Column& column) {
    Ui& ui = stage.ui;
    std::vector<std::string> chosen;
    for (const app::Choice& kind : model.kinds)
      if (std::find(asked_.categories.begin(), asked_.categories.end(), kind.code) != asked_.categories.end()) chosen.push_back(kind.label);
    Rect box = column.take(folded_height(ui));
    if (folded_box(ui, "directory/kinds", "menu", stage.t("directory.kinds"), in_a_line(chosen), box, kinds_open_))
      kinds_open_ = !kinds_open_, ui.wants_frame = true;
    column.space(12);
    if (kinds_open_) {
      auto kinds = chips(ui, "directory/kind", model.kinds, asked_.categories, column.x, column.y, column.w, model.kind_icons);
      column.y += kinds.height;
      column.space(20);
      if (!kinds.tapped.empty()) turn(asked_.categories, kinds.tapped), ask(stage);
    }
    only(stage, model, column);
  }

  void only(Stage& stage, const app::DirectoryModel& model, Column& column) {
    Ui& ui = stage.ui;
    std::vector<app::Choice> all = {{"free", stage.t("directory.free")}};
    if (model.lives_known) all.push_back({"near", stage.t("directory.near_only")});
    std::vector<std::string> on;
    if (asked_.free_only) on.emplace_back("free");
    if (asked_.near_only) on.emplace_back("near");
    auto ticks = chips(ui, "directory/only", all, on, column.x, column.y, column.w);
    column.y += ticks.height;
    column.space(12);
    auto access = chips(ui, "directory/access", model.access, asked_.access, column.x, column.y, column.w);
    column.y += access.height;
    column.space(28);
    if (ticks.tapped == "free") asked_.free_only = !asked_.free_only;
    if (ticks.tapped == "near") asked_.near_only = !asked_.near_only;
    if (!access.tapped.empty()) turn(asked_.access, access.tapped);
    if (!ticks.tapped.empty() || !access.tapped.empty()) ask(stage);
  }

  // --- what is found

  static std::string below(const Stage& stage, const app::DirectoryPlace& place) {
    std::string words = place.about;
    auto add = [&](const std::string& fact) {
      if (fact.empty()) return;
      if (!words.empty()) words += words.back() == '.' ? " " : ". ";
      words += fact;
    };
    for (const std::string* fact : {&place.where, &place.when, &place.cost, &place.access, &place.phone}) add(*fact);
    if (place.stale) add(stage.t("directory.stale", {place.checked}));
    if (place.told) add(stage.t("directory.told_already"));
    return words;
  }

  void found(Stage& stage, const app::DirectoryModel& model, Column& column) {
    if (model.found.empty()) {
      heading(column, "directory/none", stage.t("directory.none"));
      column.words("", stage.t("directory.none_words"), text_style(TextSize::body, Colour::ink_soft));
    }
    auto far = std::find_if(model.found.begin(), model.found.end(), [](const app::DirectoryPlace& place) { return !place.near; });
    if (far != model.found.begin()) {
      std::string name = model.lives_known ? stage.t("directory.near", {model.name.known_as}) : stage.t("directory.found");
      group(stage, model, column, "directory/near", name, model.found.begin(), far);
    }
    if (far != model.found.end()) group(stage, model, column, "directory/far", stage.t("directory.far"), far, model.found.end());
    Ui& ui = stage.ui;
    if (model.more > 0)
      column.words("directory/more", ui.texts->count("directory.more", model.more), text_style(TextSize::body, Colour::ink_soft));
    if (model.practice) {
      std::string words = stage.t("directory.practice");
      banner(ui, "directory/practice", words, column.take(banner_height(ui, words, column.w)));
    }
  }

  using Places = std::vector<app::DirectoryPlace>::const_iterator;
  void group(Stage& stage, const app::DirectoryModel& model, Column& column, std::string_view id, const std::string& name, Places from,
             Places to) {
    heading(column, id, name);
    std::vector<CardRow> rows;
    for (Places place = from; place != to; ++place)
      rows.push_back({"directory/found/" + place->code, place->icon, place->name, below(stage, *place)});
    std::string tapped = card_rows(stage.ui, column, rows);
    for (Places place = from; place != to; ++place)
      if (tapped == "directory/found/" + place->code) place_.open(stage, model, *place, stage.model.route.record);
    column.space(24);
  }

  bool began_ = false, kinds_open_ = false;
  app::SearchDirectory asked_;  // ahead of the model while somebody types
  EditorState search_{256};
  PlaceSheet place_;
  AskedSheet how_it_went_;
};

}  // namespace

std::unique_ptr<View> make_directory_view() { return std::make_unique<DirectoryView>(); }

}  // namespace blether::ui
