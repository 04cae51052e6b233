// Two versions of one thing: both in full, who, when, on which tablet, and what was there before. Nothing is chosen in
// advance but a joined version, and nothing is ever lost.
#include <algorithm>
#include <cctype>
#include <optional>

#include "app/core/read_models_sync.h"
#include "app/ui/views/dates.h"
#include "app/ui/views/parts.h"

namespace blether::ui {

namespace {

using Page = app::Route::Page;
using Kind = app::ConflictModel::Kind;

class ConflictView final : public View {
 public:
  void draw(Stage& stage) override {
    Ui& ui = stage.ui;
    const app::ConflictModel& model = *stage.model.conflict;
    // A joined version is offered as the choice; a decision is never picked for someone.
    if (choice_ == Choice::nothing && model.has_joined && !began_) choice_ = Choice::both;
    began_ = true;
    ActionRow actions(ui);
    actions.left("conflict/later", stage.t("conflict.later"), ButtonKind::secondary);
    actions.right("conflict/go", go_words(stage, model), ButtonKind::primary, model.kind == Kind::decision ? "talk" : "");
    std::string off = missing(stage, model);
    if (!off.empty()) actions.off(off);
    std::string stay = model.versions.size() == 2 ? stage.t(model.has_base ? "conflict.stay.3" : "conflict.stay.2") : stage.t("conflict.all_stay");
    Rect page = stage.page;
    actions.place(page);
    scroll_page(ui, "conflict", page, ui.margin(), [&](Rect inside) {
      Column column(ui, inside);
      column.space(26);
      page_title(ui, column, stage.t("conflict.title"));
      head(stage, model, column);
      base(stage, model, column);
      cards(stage, model, column);
      if (model.kind == Kind::decision) decision_note(stage, model, column);
      else joined(stage, model, column);
      if (choice_ == Choice::words && written_) words(stage, column);
      if (asked_ && !off.empty()) {
        column.space(12);
        column.icon_line("conflict/missing", "alert", off, text_style(TextSize::body, Weight::medium, Colour::alert_ink));
      }
      if (!actions.has_room(stay)) {
        column.space(14);
        column.words("conflict/stay", stay, text_style(TextSize::body, Colour::ink_soft));
      }
      return column.y + ui.px(8);
    });
    if (actions.has_room(stay)) actions.note(ui, "conflict/stay", stay);
    std::string why_not, tapped = actions.draw(ui, &why_not);
    if (!why_not.empty()) asked_ = true, ui.wants_frame = true;
    if (tapped == "conflict/later") stage.push(app::SettleLater{model.id});
    if (tapped == "conflict/go") settle(stage, model);
    if (asking_) ask_sheet(stage, model);
  }

 private:
  enum class Choice { nothing, one, both, words };

  // --- who, in words

  static std::string given(const app::VersionCard& version) { return version.who; }

  static std::string who(const Stage& stage, const app::VersionCard& version) {
    if (version.mine) return stage.t("conflict.you_here");
    if (version.device.empty()) return stage.t("conflict.who_other_tablet", {given(version)});
    return stage.t("conflict.who_device", {given(version), version.device});
  }

  static std::string keep_words(const Stage& stage, const app::VersionCard& version) {
    return version.mine ? stage.t("conflict.keep_yours") : stage.t("conflict.keep_theirs", {given(version)});
  }

  static std::string headline(const Stage& stage, const app::ConflictModel& model) {
    if (model.kind == Kind::decision) return stage.t("conflict.decision", {model.name.known_as});
    if (model.kind == Kind::withdrawn) return stage.t("conflict.withdrawn");
    if (model.versions.size() != 2) return stage.t("conflict.changed_many", {std::to_string(model.versions.size())});
    const auto& first = model.versions[0];
    const auto& second = model.versions[1];
    if (first.mine || second.mine) return stage.t("conflict.changed_both", {given(first.mine ? second : first)});
    return stage.t("conflict.changed_two", {given(first), given(second)});
  }

  std::string go_words(const Stage& stage, const app::ConflictModel& model) const {
    if (model.kind == Kind::decision) return stage.t("conflict.ask_now", {model.name.known_as});
    if (choice_ == Choice::both) return stage.t("conflict.keep_both");
    if (choice_ == Choice::one) return keep_words(stage, model.versions[std::min(one_, model.versions.size() - 1)]);
    if (choice_ == Choice::words) return stage.t("person.save");
    return stage.t("conflict.choose");
  }

  std::string missing(const Stage& stage, const app::ConflictModel& model) const {
    if (model.kind == Kind::decision) return "";
    return choice_ == Choice::nothing ? stage.t("conflict.choose") : "";
  }

  // --- the page

  static void head(Stage& stage, const app::ConflictModel& model, Column& column) {
    Ui& ui = stage.ui;
    std::string place = model.about;
    if (model.of > 1) place += "  ·  " + stage.t("conflict.of", {std::to_string(model.number), std::to_string(model.of)});
    column.words("conflict/about", place, text_style(TextSize::small, Weight::medium, Colour::ink_soft));
    std::string words = headline(stage, model);
    TextStyle style = text_style(TextSize::title);
    column.y += ui.words("conflict/headline", words, style, column.x, column.y, ui.balanced(words, style, column.w), Role::heading).h;
    column.space(12);
  }

  static void base(Stage& stage, const app::ConflictModel& model, Column& column) {
    Ui& ui = stage.ui;
    if (!model.has_base) return;
    std::string label = model.base_ms == 0 ? stage.t("conflict.before")
                                           : stage.t("conflict.before_from", {day_words(*ui.texts, stage.model.now_ms, model.base_ms)});
    std::string words = model.base.empty() ? stage.t("conflict.no_before") : model.base;
    TextStyle small = text_style(TextSize::small, Weight::semibold, Colour::ink_soft), body = text_style(TextSize::body);
    float pad = ui.px(20), icon = ui.px(24), gap = ui.px(10), label_wide = ui.measure(label, small).w;
    bool beside = !ui.one_pane() && icon + gap + label_wide + ui.px(24) + ui.measure(words, body).w <= column.w - 2 * pad;
    float width = beside ? column.w - 2 * pad - icon - gap - label_wide - ui.px(24) : column.w - 2 * pad;
    float height = ui.measure(words, body, width).h + (beside ? 0 : ui.line_px(small) + ui.px(2)) + ui.px(24);
    Rect rect = column.take(height);
    ui.fill(rect, Colour::sunken, ui.px(14));
    if (ui.theme->high_contrast) ui.stroke(rect, Colour::edge, 2, ui.px(14));
    float y = rect.y + ui.px(12), first = beside ? ui.line_px(body) : ui.line_px(small);
    ui.icon("clock", rect.x + pad, y + (first - icon) / 2, icon, Colour::ink_soft);
    ui.words_in(label, small, {rect.x + pad + icon + gap, y, label_wide + 1, first}, 0);
    if (beside) ui.words("conflict/base", words, body, rect.x + pad + icon + gap + label_wide + ui.px(24), y, width);
    else ui.words("conflict/base", words, body, rect.x + pad, y + first + ui.px(2), width);
    column.space(16);
  }

  // What went and what came instead stand apart, also where no blank was written between them.
  static std::vector<app::MarkedWords> spaced(const std::vector<app::MarkedWords>& words) {
    using Mark = app::MarkedWords::Mark;
    std::vector<app::MarkedWords> apart;
    for (const app::MarkedWords& part : words) {
      bool touching = !apart.empty() && apart.back().mark == Mark::gone && part.mark != Mark::gone && !part.text.empty() &&
                      std::isalnum(static_cast<unsigned char>(part.text.front())) && !apart.back().text.empty() && apart.back().text.back() != ' ';
      if (touching) apart.push_back({" ", Mark::same});
      apart.push_back(part);
    }
    return apart;
  }

  void cards(Stage& stage, const app::ConflictModel& model, Column& column) {
    Ui& ui = stage.ui;
    int of = static_cast<int>(model.versions.size());
    bool stacked = ui.one_pane() || of != 2;
    float gap = ui.px(20), width = stacked ? column.w : (column.w - gap) / 2;
    float highest = 0;
    for (const auto& version : model.versions) highest = std::max(highest, card_height(stage, model, version, width));
    Rect line;
    for (int i = 0; i < of; ++i) {
      const auto& version = model.versions[static_cast<std::size_t>(i)];
      if (stacked) line = column.take(card_height(stage, model, version, width));
      else if (i == 0) line = column.take(highest);
      Rect rect = stacked ? line : line.column(i, 2, gap);
      version_card(stage, model, static_cast<std::size_t>(i), rect);
      if (stacked) column.space(16);
    }
    if (!stacked) column.space(16);
  }

  static float head_height(Stage& stage, const app::VersionCard& version, float width) {
    Ui& ui = stage.ui;
    float names = ui.measure(who(stage, version), text_style(TextSize::body, Weight::semibold), width - ui.px(56)).h;
    return std::max(ui.px(44), names + (date_beside(stage, version, width) ? 0 : ui.line_px(TextSize::small)));
  }

  static bool date_beside(Stage& stage, const app::VersionCard& version, float width) {
    Ui& ui = stage.ui;
    std::string when = moment_title(*ui.texts, stage.model.now_ms, version.at_ms);
    return ui.px(56 + 16) + ui.measure(who(stage, version), text_style(TextSize::body, Weight::semibold)).w +
               ui.measure(when, text_style(TextSize::small, Weight::medium)).w <= width;
  }

  static float card_height(Stage& stage, const app::ConflictModel& model, const app::VersionCard& version, float width) {
    Ui& ui = stage.ui;
    float inner = width - 2 * ui.px(22);
    float height = ui.px(18) + head_height(stage, version, inner) + ui.px(12);
    height += marked_words(ui, "", spaced(version.words), text_style(TextSize::words), 0, 0, inner, false);
    if (model.kind != Kind::decision) height += ui.px(8) + ring_line_height(ui, keep_words(stage, version), inner);
    return height + ui.px(14);
  }

  void version_card(Stage& stage, const app::ConflictModel& model, std::size_t i, Rect rect) {
    Ui& ui = stage.ui;
    const app::VersionCard& version = model.versions[i];
    bool chosen = choice_ == Choice::one && one_ == i;
    card(ui, rect, chosen ? std::optional<Colour>(Colour::primary) : std::nullopt);
    float pad = ui.px(22), inner = rect.w - 2 * pad, x = rect.x + pad, y = rect.y + ui.px(18);
    std::string id = "conflict/version/" + std::to_string(i + 1), name = who(stage, version);
    std::string when = moment_title(*ui.texts, stage.model.now_ms, version.at_ms);
    float head = head_height(stage, version, inner), circle = ui.px(44);
    initials(ui, version.initial, Voice::worker, x, y + (head - circle) / 2, circle);
    TextStyle bold = text_style(TextSize::body, Weight::semibold), small = text_style(TextSize::small, Weight::medium, Colour::ink_soft);
    Column names(ui, {x + ui.px(56), y, inner - ui.px(56), 0});
    if (date_beside(stage, version, inner)) {
      ui.words_in(when, small, {x, y, inner, head}, 1);
      names.y = y + (head - ui.line_px(bold)) / 2;
      names.words("", name, bold);
    } else {
      names.words("", name, bold);
      names.words("", when, small);
    }
    Node node;
    node.id = id + "/who", node.role = Role::text, node.name = name + ". " + when;
    ui.note(node, {x, y, inner, head});
    y += head + ui.px(12);
    y += marked_words(ui, id, spaced(version.words), text_style(TextSize::words), x, y, inner);
    if (model.kind == Kind::decision) return;
    if (ring_line(ui, "conflict/keep/" + std::to_string(i + 1), keep_words(stage, version), x, y + ui.px(8), inner, chosen))
      choice_ = Choice::one, one_ = i, asked_ = false, ui.wants_frame = true;
  }

  void joined(Stage& stage, const app::ConflictModel& model, Column& column) {
    Ui& ui = stage.ui;
    std::string change = stage.t(model.has_joined ? "conflict.change_words" : "conflict.write_new");
    ButtonLook look;
    look.icon = "pen";
    if (model.has_joined) {
      float pad = ui.px(24), inner = column.w - 2 * pad, change_wide = quiet_width(ui, change, look);
      std::string both = stage.t("conflict.keep_both_like");
      bool beside = inner - change_wide > ui.px(320);
      float ring_wide = beside ? inner - change_wide - ui.px(12) : inner;
      float head = ring_line_height(ui, both, ring_wide);
      float words = marked_words(ui, "", model.joined, text_style(TextSize::words), 0, 0, inner, false);
      bool chosen = choice_ == Choice::both;
      Rect rect = column.take(ui.px(8) + head + words + ui.px(20) + (beside ? 0 : quiet_height(ui)));
      card(ui, rect, chosen ? std::optional<Colour>(Colour::primary) : std::nullopt);
      float x = rect.x + pad, y = rect.y + ui.px(8);
      if (ring_line(ui, "conflict/both", both, x, y, ring_wide, chosen)) choice_ = Choice::both, asked_ = false, ui.wants_frame = true;
      marked_words(ui, "conflict/joined", model.joined, text_style(TextSize::words), x, y + head, inner);
      float change_y = beside ? y : y + head + words;
      if (quiet_button(ui, "conflict/change", change, beside ? rect.right() - pad - change_wide + ui.px(12) : x - ui.px(12), change_y, look))
        write(stage, model);
    } else if (model.can_write && (model.kind == Kind::words || model.kind == Kind::value)) {
      if (quiet_button(ui, "conflict/change", change, column.x - ui.px(12), column.y, look)) write(stage, model);
      column.y += quiet_height(ui);
    }
  }

  // Begins on the joined version, or on the first one.
  void write(Stage& stage, const app::ConflictModel& model) {
    choice_ = Choice::words;
    asked_ = false;
    if (!written_) {
      written_ = std::make_unique<EditorState>();
      written_->offer(model.has_joined ? model.joined_plain : model.versions.front().plain);
    }
    wish_.ask();
    stage.ui.wants_frame = true;
  }

  void words(Stage& stage, Column& column) {
    Ui& ui = stage.ui;
    column.space(16);
    std::string name = stage.t("conflict.change_words");
    label(column, "", name);
    Rect rect = column.take(narrative_height(ui, *written_, column.w, 2));
    wish_.grant(ui, *written_, rect);
    narrative(ui, "conflict/words", name, *written_, rect);
  }

  static void decision_note(Stage& stage, const app::ConflictModel& model, Column& column) {
    Ui& ui = stage.ui;
    std::string words = stage.t("conflict.decision_words", {model.name.known_as});
    float pad = ui.px(20), icon = ui.px(26), gap = ui.px(16), width = column.w - 2 * pad - icon - gap;
    float height = ui.measure(words, text_style(TextSize::body), width).h;
    Rect rect = column.take(height + ui.px(24));
    ui.fill(rect, Colour::sunken, ui.px(14));
    if (ui.theme->high_contrast) ui.stroke(rect, Colour::edge, 2, ui.px(14));
    ui.icon("info", rect.x + pad, rect.y + (rect.h - icon) / 2, icon, Colour::ink);
    ui.words("conflict/decision", words, text_style(TextSize::body), rect.x + pad + icon + gap, rect.y + ui.px(12), width);
  }

  // --- settling

  void settle(Stage& stage, const app::ConflictModel& model) {
    if (model.kind == Kind::decision) {
      asking_ = true;
      answer_.reset();
      stage.ui.wants_frame = true;
      return;
    }
    app::Settle settle;
    settle.conflict = model.id;
    if (choice_ == Choice::one) settle.how = app::Settle::How::keep_one, settle.keep = model.versions[one_].dot;
    if (choice_ == Choice::both) settle.how = app::Settle::How::keep_both;
    if (choice_ == Choice::words) settle.how = app::Settle::How::write_new, settle.text = written_->text();
    stage.push(settle);
  }

  // The person says; the worker taps what she said.
  void ask_sheet(Stage& stage, const app::ConflictModel& model) {
    Ui& ui = stage.ui;
    SheetRow tapped;
    bool is_open = sheet(ui, "conflict/ask", stage.t("conflict.choose"), [&](Rect inside) {
      Column column(ui, inside);
      column.words("conflict/ask/words", stage.t("conflict.decision_words", {model.name.known_as}), text_style(TextSize::body, Colour::ink_soft));
      column.space(16);
      for (std::size_t i = 0; i < model.versions.size(); ++i) {
        const auto& version = model.versions[i];
        if (ring_row(ui, column, "conflict/answer/" + std::to_string(i + 1), version.plain, answer_ == i)) answer_ = i, ui.wants_frame = true;
      }
      std::string off = answer_ ? "" : stage.t("conflict.choose");
      tapped = sheet_row(ui, column, "conflict/ask/back", stage.t("sheet.go_back"), "conflict/ask/go", stage.t("person.save"), off);
      return column.y;
    });
    if (tapped.go && answer_) {
      app::Settle settle;
      settle.conflict = model.id;
      settle.how = app::Settle::How::keep_one;
      settle.keep = model.versions[*answer_].dot;
      stage.push(settle);
    }
    if (!is_open || tapped.back || tapped.go) asking_ = false;
  }

  Choice choice_ = Choice::nothing;
  std::size_t one_ = 0;
  std::unique_ptr<EditorState> written_;
  FocusWish wish_;
  std::optional<std::size_t> answer_;
  bool began_ = false, asked_ = false, asking_ = false;
};

}  // namespace

std::unique_ptr<View> make_conflict_view() { return std::make_unique<ConflictView>(); }

}  // namespace blether::ui
