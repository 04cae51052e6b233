// One person: what matters, how to talk, what comes next.
#include <algorithm>

#include "app/ui/views/card_rows.h"

namespace blether::ui {

namespace {

using app::Route;
using Page = Route::Page;

class PersonView final : public View {
 public:
  void draw(Stage& stage) override {
    Ui& ui = stage.ui;
    const app::PersonModel& model = *stage.model.person;
    if (ui.one_pane()) {
      scroll_page(ui, "person", stage.page, ui.margin(), [&](Rect inside) {
        Column column(ui, inside);
        column.space(28);
        about(stage, model, column);
        column.space(24);
        doing(stage, model, column);
        return column.y + ui.px(24);
      });
    } else {
      Rect left = stage.page, right = stage.page;
      float pane = ui.margin() + ui.px(430);
      bool mirrored = ui.settings.left_handed;
      left = mirrored ? right.cut_right(pane) : right.cut_left(pane);
      auto pane_of = [&](Rect& at, const char* id, float before, float after, const auto& draw_pane) {
        Rect inside = ui.begin_scroll(id, at);
        Column column(ui, {inside.x + before, inside.y, inside.w - before - after, 0});
        column.space(32);
        draw_pane(stage, model, column);
        ui.end_scroll(column.y + ui.px(32));
      };
      float near = ui.px(18);
      pane_of(left, "person/about", mirrored ? near : ui.margin(), mirrored ? ui.margin() : near / 9,
              [this](auto& s, auto& m, auto& c) { about(s, m, c); });
      pane_of(right, "person/doing", mirrored ? ui.margin() : 2 * near, mirrored ? near : ui.margin(),
              [this](auto& s, auto& m, auto& c) { doing(s, m, c); });
    }
    words_sheet(stage, model);
    value_sheet(stage, model);
  }

 private:
  static std::string age_place(const Stage& stage, const app::PersonModel& model) {
    std::string age = model.age ? std::to_string(*model.age) : "";
    std::string key = model.name.pronoun == "she" ? "person.call_her" : model.name.pronoun == "he" ? "person.call_him" : "person.call_them";
    if (!age.empty() && !model.place.empty()) return stage.t(key, {age, model.place, model.name.known_as});
    return !model.place.empty() ? model.place : age;
  }

  void about(Stage& stage, const app::PersonModel& model, Column& column) {
    Ui& ui = stage.ui;
    float size = ui.px(92), gap = ui.px(20), width = column.w - size - gap;
    TextStyle name = text_style(TextSize::title), soft = text_style(TextSize::body, Colour::ink_soft);
    std::string below = age_place(stage, model);
    float height = ui.measure(model.name.full, name, width).h + ui.measure(below, soft, width).h;
    Rect head = column.take(std::max(size, height));
    avatar(ui, model.name, head.x, head.y + (head.h - size) / 2, size);
    Column words(ui, {head.x + size + gap, head.y + (head.h - height) / 2, width, 0});
    words.words("person/name", model.name.full, name, Role::heading);
    words.words("person/place", below, soft);
    column.space(20);
    matters(stage, model, column);
    column.space(10);
    line(stage, column, Edit::communication, "person/communication", "said", model.communication.text, "person.communication");
    for (const app::RelationLine& relation : model.relations)
      if (relation.carer) carer(stage, relation, column);
    line(stage, column, Edit::access, "person/access", "key", model.access.text, "person.access");
    line(stage, column, Edit::phone, "person/phone", "phone", model.phone, "person.phone");
    line(stage, column, Edit::address, "person/address", "pin", model.address, "person.address");
    column.space(20);
    std::string worried = stage.t("help.safety");
    ButtonLook look;
    look.icon = "safe";
    Rect at = column.take(button_height(ui));
    if (button(ui, "person/safety", worried, at.cut_left(std::min(at.w, button_width(ui, worried, look))), ButtonKind::secondary, look))
      stage.go(Page::safety, model.name.id);
    if (model.safety_due.empty()) return;
    const Colour colour = model.safety_overdue ? Colour::alert_ink : Colour::ink;
    column.space(10);
    column.icon_line("person/safety/due", model.safety_overdue ? "alert" : "clock",
                     stage.t("people.next.safety", {model.safety_due}), text_style(TextSize::body, Weight::semibold, colour));
  }

  // The whole block opens its editor.
  void matters(Stage& stage, const app::PersonModel& model, Column& column) {
    Ui& ui = stage.ui;
    std::string who = stage.t("person.matters", {model.name.known_as});
    std::string words = model.matters.text.empty() ? stage.t("person.matters_hint") : model.matters.text;
    Rect rect = column.take(talk_height(ui, who, words, column.w));
    Node node;
    node.id = "person/matters", node.role = Role::button, node.name = who, node.value = model.matters.text;
    Touch touch = ui.touch(node, rect);
    talk(ui, "person/matters/words", model.name.carer ? Voice::carer : Voice::person, who, words, rect);
    if (touch.focused) ui.focus_ring(rect, ui.px(20));
    if (touch.pressed) open(stage, Edit::matters);
  }

  static void carer(Stage& stage, const app::RelationLine& relation, Column& column) {
    std::string words = stage.t("person.helps", {relation.name, relation.relation});
    if (!relation.note.empty()) words = stage.t("person.helps_note", {words, relation.note});
    column.space(9);
    column.icon_line("person/carer", "carer", words, text_style(TextSize::body));
    column.space(9 - 3);
  }

  enum class Edit { none, matters, communication, access, phone, address };

  void line(Stage& stage, Column& column, Edit what, std::string_view id, std::string_view icon, std::string_view words,
            std::string_view key) {
    Ui& ui = stage.ui;
    std::string name = stage.t(key);
    TextStyle style = text_style(TextSize::body, words.empty() ? Colour::ink_soft : Colour::ink);
    std::string_view shown = words.empty() ? std::string_view(name) : words;
    float size = ui.text_px(TextSize::body) * 1.25F, gap = ui.px(14);
    float wrapped = ui.measure(shown, style, column.w - size - gap).h;
    Rect rect = column.take(std::max(ui.px(48), wrapped + ui.px(12)));
    Node node;
    node.id = id, node.role = Role::button, node.name = name, node.value = words;
    Touch touch = ui.touch(node, rect);
    if (touch.held) ui.fill(rect, Colour::primary_tint, ui.px(14));
    float top = rect.y + (rect.h - wrapped) / 2;
    ui.icon(words.empty() ? "plus" : icon, rect.x, top + (ui.line_px(style) - size) / 2, size, style.colour);
    ui.words("", shown, style, rect.x + size + gap, top, column.w - size - gap);
    if (touch.focused) ui.focus_ring(rect, ui.px(14));
    if (touch.pressed) open(stage, what);
  }

  // --- what to do

  static std::string options_words(const Stage& stage, const app::PersonModel& model) {
    if (model.options_explained.empty()) return stage.t("outcomes.count.none");
    return stage.t("person.explained", {model.options_explained});
  }
  static std::string money_words(const Stage& stage, const app::PersonModel& model) {
    return model.supports == 0 ? stage.t("outcomes.count.none") : stage.ui.texts->count("person.supports", model.supports);
  }

  void doing(Stage& stage, const app::PersonModel& model, Column& column) {
    next_card(stage, model, column);
    column.space(18);
    Ui& ui = stage.ui;
    struct Line {
      std::string id, icon, title, below;
      Route to;
    };
    auto to = [&](Page page) { return Route{page, model.name.id, {}, ""}; };
    std::vector<Line> lines;
    const std::string& name = model.name.known_as;
    if (!model.conflicts.empty())
      lines.push_back({"person/conflicts", "two", ui.texts->count("person.conflicts", model.conflicts.size()), stage.t("conflict.look"),
                       {Page::conflict, model.name.id, {}, model.conflicts.front()}});
    std::string needs = !model.needs_asked ? stage.t("person.about_ask") : model.needs.empty() ? "" : in_a_line(model.needs);
    lines.push_back({"person/about", "said", stage.t("about.title", {name}), needs, to(Page::about)});
    std::string wants = model.outcomes == 0 ? stage.t("outcomes.count.none") : ui.texts->count("outcomes.count", model.outcomes);
    lines.push_back({"person/wants", "star", stage.t("person.wants", {name}), wants, to(Page::outcomes)});
    std::string waiting = model.unmet > 0        ? ui.texts->count("person.unmet", model.unmet)
                          : model.outcomes == 0 ? stage.t("agreed.nothing_yet")
                                                 : "";
    lines.push_back({"person/agreed", "agree", stage.t("person.agreed"), waiting, to(Page::agreed)});
    lines.push_back({"person/options", "choose", stage.t("person.options"), options_words(stage, model), to(Page::options)});
    lines.push_back({"person/money", "check", stage.t("person.money"), money_words(stage, model), to(Page::money)});
    lines.push_back({"person/plan", "paper", stage.t("plan.title", {name}), model.plan_said.empty() ? stage.t("agreed.nothing_yet") : model.plan_said, to(Page::plan)});
    std::string risks = model.risks == 0 ? stage.t("outcomes.count.none") : ui.texts->count("person.risks", model.risks);
    lines.push_back({"person/risks", "steps", stage.t("risk.list_title", {name}), risks, to(Page::risks)});
    lines.push_back({"person/rights", "hand", stage.t("rights.title", {name}), stage.t("person.rights_words"), to(Page::rights)});
    std::string complaints = model.complaints == 0 ? stage.t("person.complaints_none") : ui.texts->count("person.complaints", model.complaints);
    if (!model.complaint_due.empty()) complaints += ". " + model.complaint_due;
    lines.push_back({"person/complaints", model.complaint_overdue ? "alert" : "talk", stage.t("complaint.list_title", {name}), complaints, to(Page::complaints)});
    lines.push_back({"person/capacity", "scales", stage.t("capacity.title"), model.ask_attorney ? stage.t("attorney.ask") : "", to(Page::capacity)});
    std::string around = model.around == 0 ? stage.t("outcomes.count.none") : ui.texts->count("person.around_count", model.around);
    lines.push_back({"person/around", "map", stage.t("around.title", {name}), around, to(Page::around)});
    lines.push_back({"person/directory", "sign", stage.t("directory.title", {name}), model.near_by.empty() ? stage.t("person.near_words") : model.near_by, to(Page::directory)});
    for (const app::RelationLine& relation : model.relations)
      if (relation.carer && !relation.person.is_none())
        lines.push_back({"person/carer/" + id_name(relation.name), "carer", stage.t("person.carers_plan", {relation.name}),
                         stage.t("person.carers_plan_words"), {Page::carer, relation.person, {}, ""}});
    if (model.name.carer)
      lines.push_back({"person/own-plan", "carer", stage.t("person.carers_plan", {name}), stage.t("person.carers_plan_words"), to(Page::carer)});
    std::string review = model.review_held ? stage.t("people.next.review_held") + (model.review_overdue ? ". " + model.review_due : "") : model.review_due.empty() ? stage.t("outcomes.count.none") : model.review_due;
    lines.push_back({"person/review", model.review_overdue ? "alert" : "mirror", stage.t("review.title"), review, to(Page::review)});
    if (model.conversation_finished)
      lines.push_back({"person/conversation", "talk", stage.t("person.again"), "", {Page::conversation, model.name.id, model.conversation, ""}});
    std::string so_far = model.happened.empty() ? stage.t("happened.nothing") : ui.texts->count("happened.count", model.happened.size());
    lines.push_back({"person/happened", "calendar", stage.t("person.happened"), so_far, to(Page::happened)});
    lines.push_back({"person/looked", "eye", stage.t("looked.title", {name}), stage.t("person.looked_words"), to(Page::looked)});
    lines.push_back({"person/package", "lock", stage.t("package.title", {name}), stage.t("person.package_words"), to(Page::package)});
    std::vector<CardRow> rows;
    for (const Line& each : lines) rows.push_back({each.id, each.icon, each.title, each.below});
    std::string tapped = card_rows(ui, column, rows);
    for (const Line& each : lines)
      if (tapped == each.id) stage.push(app::Go{each.to});
  }

  // What comes next: a review that is going on or late before a conversation, and one that was begun before a new one.
  struct Next {
    std::string title, below, go;
    app::Intent wish;
  };
  static Next next_of(const Stage& stage, const app::PersonModel& model) {
    const app::Intent review = app::Go{{Page::review, model.name.id, {}, ""}};
    const app::Intent talk = app::Go{{Page::conversation, model.name.id, model.conversation, model.stopped_item}};
    const app::Intent begin = app::StartConversation{model.name.id};
    if (model.review_held)
      return {stage.t("people.next.review_held"), stage.t("person.review_words"), stage.t("person.carry_on_short"), review};
    if (model.review_overdue) return {stage.t("review.title"), model.review_due, stage.t("review.begin"), review};
    if (!model.has_conversation) return {stage.t("person.start"), stage.t("person.start_words"), stage.t("enrol.start"), begin};
    if (model.conversation_finished)
      return {stage.t("person.start_new"), stage.t("person.start_new_words"), stage.t("enrol.start"), begin};
    const std::string at = model.stopped_at.empty() ? "" : stage.t("person.stopped_at", {model.stopped_at});
    return {stage.t("person.carry_on"), at, stage.t("person.carry_on_short"), talk};
  }

  static void next_card(Stage& stage, const app::PersonModel& model, Column& column) {
    Ui& ui = stage.ui;
    const auto [title, below, go, wish] = next_of(stage, model);
    ButtonLook look;
    look.icon_after = "next";
    float pad = ui.px(26), button_wide = button_width(ui, go, look);
    bool stacked = column.w < ui.px(420) + button_wide || ui.large();
    float width = column.w - 2 * pad - (stacked ? 0 : button_wide + pad);
    TextStyle small = text_style(TextSize::small, Weight::semibold, Colour::primary_ink), lead = text_style(TextSize::lead, Weight::semibold),
              body = text_style(TextSize::body);
    float words = ui.line_px(TextSize::small) + ui.measure(title, lead, width).h + (below.empty() ? 0 : ui.measure(below, body, width).h);
    float height = words + ui.px(44) + (stacked ? button_height(ui) + ui.px(16) : 0);
    Rect rect = column.take(height);
    card(ui, rect, Colour::primary);
    Column text(ui, {rect.x + pad, rect.y + ui.px(22), width, 0});
    text.words("", stage.t("person.next"), small);
    text.words("person/next/title", title, lead, Role::heading);
    if (!below.empty()) text.words("person/next/below", below, body);
    Rect at = stacked ? Rect{rect.x + pad, text.y + ui.px(16), rect.w - 2 * pad, button_height(ui)}
                      : Rect{rect.right() - pad - button_wide, rect.y + (rect.h - button_height(ui)) / 2, button_wide, button_height(ui)};
    if (button(ui, "person/next", go, at, ButtonKind::primary, look)) stage.push(wish);
  }

  // --- changing a line in place

  void open(Stage& stage, Edit what) {
    edit_ = what;
    const app::PersonModel& model = *stage.model.person;
    stage.ui.wants_frame = true;
    if (what == Edit::matters || what == Edit::communication || what == Edit::access)
      return stage.editors.focus(words_field(model));
    const app::FieldText& field = what == Edit::phone ? model.phone_field : model.address_field;
    seen_ = field.seen;
    value_ = std::make_unique<EditorState>(512);
    value_->offer(field.text);
    wish_.ask();
  }

  const app::FieldText& words_field(const app::PersonModel& model) const {
    return edit_ == Edit::matters ? model.matters : edit_ == Edit::communication ? model.communication : model.access;
  }

  void words_sheet(Stage& stage, const app::PersonModel& model) {
    if (edit_ != Edit::matters && edit_ != Edit::communication && edit_ != Edit::access) return;
    Ui& ui = stage.ui;
    std::string title = edit_ == Edit::matters         ? stage.t("person.matters", {model.name.known_as})
                        : edit_ == Edit::communication ? stage.t("person.communication")
                                                       : stage.t("person.access");
    bool done = false;
    bool open = sheet(ui, "person/edit", title, [&](Rect inside) {
      Column column(ui, inside);
      TextLook look;
      std::string hint = edit_ == Edit::matters ? stage.t("person.matters_hint") : "";
      look.hint = hint;
      column_narrative(stage, column, "person/edit/words", title, words_field(model), 3, look);
      column.space(20);
      Rect foot = column.take(button_height(ui));
      std::string words = stage.t("sheet.done");
      done = button(ui, "person/edit/done", words, foot.cut_right(button_width(ui, words)), ButtonKind::primary);
      return column.y;
    });
    if (open && !done) return;
    stage.editors.flush(stage.intents);
    edit_ = Edit::none;
  }

  void value_sheet(Stage& stage, const app::PersonModel& model) {
    if (edit_ != Edit::phone && edit_ != Edit::address) return;
    Ui& ui = stage.ui;
    std::string title = stage.t(edit_ == Edit::phone ? "person.phone" : "person.address");
    SheetRow tapped;
    bool submitted = false;
    bool open = sheet(ui, "person/value", title, [&](Rect inside) {
      Column column(ui, inside);
      Rect rect = column.take(text_field_height(ui, *value_, column.w));
      wish_.grant(ui, *value_, rect);
      submitted = text_field(ui, "person/value/text", title, *value_, rect).submitted;
      tapped = sheet_row(ui, column, "person/value/cancel", stage.t("person.cancel"), "person/value/save", stage.t("person.save"));
      return column.y;
    });
    if (tapped.go || submitted) {
      const app::FieldText& field = edit_ == Edit::phone ? model.phone_field : model.address_field;
      if (value_->text() != field.text) stage.push(app::SetValue{field.key, seen_, value_->text()});
    }
    if (!open || tapped.go || tapped.back || submitted) edit_ = Edit::none;
  }

  Edit edit_ = Edit::none;
  std::unique_ptr<EditorState> value_;
  FocusWish wish_;
  std::vector<model::Dot> seen_;
};

}  // namespace

std::unique_ptr<View> make_person_view() { return std::make_unique<PersonView>(); }

}  // namespace blether::ui
