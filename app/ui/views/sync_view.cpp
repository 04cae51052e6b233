// Sending to the office: what is here, what is there, and what somebody has to look at.
#include <algorithm>

#include "app/core/read_models_sync.h"
#include "app/ui/views/dates.h"
#include "app/ui/views/empty_sheet.h"
#include "app/ui/views/new_code.h"
#include "app/ui/views/parts.h"

namespace blether::ui {

namespace {

using Page = app::Route::Page;
using State = app::SyncModel::State;

constexpr std::size_t kPeopleShown = 30;
constexpr std::size_t kReceiptsShown = 3;

class SyncView final : public View {
 public:
  void draw(Stage& stage) override {
    Ui& ui = stage.ui;
    const app::SyncModel& model = *stage.model.sync;
    Rect page = stage.page;
    ActionRow actions(ui);
    bool paused = model.state == State::paused;
    if (model.state != State::sending) actions.left("sync/now", stage.t("sync.send_now"), ButtonKind::secondary, "sending");
    if (paused) actions.left("sync/go-on", stage.t("sync.go_on"), ButtonKind::secondary, "play");
    else actions.left("sync/pause", stage.t("sync.pause"), ButtonKind::secondary, "pause");
    if (ui.one_pane()) {
      actions.place(page);
      scroll_page(ui, "sync", page, ui.margin(), [&](Rect inside) {
        Column column(ui, inside);
        column.space(28);
        page_title(ui, column, stage.t("sync.title"));
        state(stage, model, column);
        column.space(24);
        people(stage, model, column);
        return column.y + ui.px(16);
      });
    } else {
      Rect left = ui.settings.left_handed ? page.cut_right(ui.margin() + ui.px(436)) : page.cut_left(ui.margin() + ui.px(436));
      float near = ui.px(18);
      bool mirrored = ui.settings.left_handed;
      Rect foot{left.x + (mirrored ? near : ui.margin()), left.y, ui.px(420), left.h};
      actions.place(foot, 0);
      left.h = foot.h;
      Rect inside = ui.begin_scroll("sync/state-pane", left);
      Column column(ui, {inside.x + (mirrored ? near : ui.margin()), inside.y, ui.px(420), 0});
      column.space(32);
      state(stage, model, column);
      ui.end_scroll(column.y);
      Rect right = ui.begin_scroll("sync/people-pane", page);
      Column list(ui, {right.x + (mirrored ? ui.margin() : near), right.y, right.w - near - ui.margin(), 0});
      list.space(32);
      people(stage, model, list);
      ui.end_scroll(list.y + ui.px(24));
    }
    std::string tapped = actions.draw(ui);
    if (tapped == "sync/now") stage.push(app::SendNow{});
    if (tapped == "sync/pause") stage.push(app::PauseSending{true});
    if (tapped == "sync/go-on") stage.push(app::PauseSending{false});
    if (all_receipts_) receipts_sheet(stage, model);
    empty_.draw(stage, model);
  }

 private:
  struct Look {
    std::string_view icon;
    Colour ink, tint;
    std::string words;
  };

  static Look look_of(const Stage& stage, const app::SyncModel& model) {
    const app::Texts& texts = *stage.ui.texts;
    std::string waiting = texts.count("sync.waiting", model.to_send);
    switch (model.state) {
      case State::sending:
        return {"sending", Colour::info_ink, Colour::info_tint,
                stage.t("sync.sending", {std::to_string(model.sent), std::to_string(std::max(model.sent, model.to_send))})};
      case State::offline: return {"clock", Colour::ink, Colour::sunken, model.to_send > 0 ? waiting : stage.t("sync.nobody")};
      case State::paused: return {"pause", Colour::ink, Colour::sunken, stage.t("sync.paused")};
      case State::refused: return {"alert", Colour::alert_ink, Colour::alert_tint, stage.t("sync.refused")};
      case State::stopped: return {"alert", Colour::alert_ink, Colour::alert_tint, stage.t("sync.stopped")};
      case State::idle: break;
    }
    if (model.to_send > 0) return {"clock", Colour::ink, Colour::sunken, waiting};
    return {"stored", Colour::good_ink, Colour::good_tint, stage.t("sync.idle")};
  }

  void state(Stage& stage, const app::SyncModel& model, Column& column) {
    Ui& ui = stage.ui;
    Look look = look_of(stage, model);
    float tile = ui.px(96);
    Rect at = column.take(tile);
    Rect box{at.x, at.y, tile, tile};
    ui.fill(box, look.tint, ui.px(20));
    if (ui.theme->high_contrast) ui.stroke(box, look.ink, 2, ui.px(20));
    ui.icon_in(look.icon, box, ui.px(52), look.ink);
    column.space(16);
    column.words("sync/state", look.words, text_style(TextSize::title), Role::heading);
    if (model.state == State::sending && model.to_send > 0) {
      column.space(12);
      float part = static_cast<float>(model.sent) / static_cast<float>(std::max(model.sent, model.to_send));
      progress(ui, "sync/progress", column.take(ui.px(14)), part, look.words);
    }
    column.space(14);
    if (!model.letting_in.offered) {  // it says so itself, and its field is in view
      column.words("sync/safe", stage.t("sync.safe"), text_style(TextSize::body, Colour::ink_soft));
      column.space(16);
    }
    if (model.state == State::offline) {
      std::string words = stage.t(model.problem.empty() ? "sync.offline" : model.problem);
      banner(ui, "sync/offline", words, column.take(banner_height(ui, words, column.w)));
      column.space(14);
    }
    if (!model.problem.empty() && (model.state == State::refused || model.state == State::stopped)) {
      column.icon_line("sync/problem", "alert", stage.t(model.problem), text_style(TextSize::body, Weight::medium, Colour::alert_ink));
      column.space(10);
    }
    code_.draw(stage, model, column);
    std::string had = model.office_had_all_ms == 0
                          ? stage.t("sync.office_never")
                          : stage.t("sync.office_had_all", {moment_words(*ui.texts, stage.model.now_ms, model.office_had_all_ms)});
    column.icon_line("sync/office", "office", had, text_style(TextSize::body));
    column.space(8);
    if (model.files_left > 0) {
      column.icon_line("sync/files", "mic", ui.texts->count("sync.files", model.files_left), text_style(TextSize::body));
      column.space(8);
    }
    if (model.bytes_left > 0)
      column.icon_line("sync/left", "clock", stage.t("sync.to_go", {size_words(*ui.texts, model.bytes_left)}), text_style(TextSize::body));
  }

  void people(Stage& stage, const app::SyncModel& model, Column& column) {
    if (!model.people.empty()) list(stage, model, column);
    for (std::size_t i = 0; i < model.troubles.size(); ++i) trouble(stage, model.troubles[i], i, column);
    if (!model.conflicts.empty()) conflicts(stage, model, column);
    receipts(stage, model, column);
    empty_.row(stage, column);
  }

  static std::string person_line(const Stage& stage, const app::SyncPerson& person) {
    const app::Texts& texts = *stage.ui.texts;
    if (person.changes > 0)
      return stage.t("sync.changes_size", {texts.count("sync.changes", person.changes), size_words(texts, person.bytes)});
    if (person.receipt.empty()) return stage.t("sync.no_receipts");
    return stage.t("sync.receipt", {person.receipt, moment_words(texts, stage.model.now_ms, person.receipt_ms)});
  }

  static void list(Stage& stage, const app::SyncModel& model, Column& column) {
    Ui& ui = stage.ui;
    float pad = ui.px(22);
    TextStyle name = text_style(TextSize::body, Weight::semibold), soft = text_style(TextSize::body, Colour::ink_soft);
    auto width = [&](const app::SyncPerson& person) {
      return column.w - 2 * pad - (ui.large() ? 0 : pill_size(ui, person.status).w + ui.px(16));
    };
    auto height = [&](const app::SyncPerson& person) {
      float words = ui.measure(person.name.full, name, width(person)).h + ui.measure(person_line(stage, person), soft, width(person)).h;
      if (ui.large()) words += pill_size(ui, person.status).h + ui.px(8);
      return std::max(ui.px(86), words + ui.px(20));
    };
    // Who needs somebody comes first, then who waits, then the latest: nobody reads further than this.
    const std::size_t shown = std::min(kPeopleShown, model.people.size());
    float all = 0;
    for (std::size_t i = 0; i < shown; ++i) all += height(model.people[i]);
    Rect whole = column.take(all);
    card(ui, whole);
    for (std::size_t i = 0; i < shown; ++i) {
      const app::SyncPerson& person = model.people[i];
      Rect rect = whole.cut_top(height(person));
      Node node;
      node.id = "sync/person/" + id_name(person.name.full), node.role = Role::list_row;
      node.name = person.name.full, node.value = pill_words(ui, person.status);
      Touch touch = ui.touch(node, rect);
      if (touch.held) ui.fill(rect.inset(2, 1), Colour::primary_tint, ui.px(14));
      if (i + 1 < shown) ui.line(rect.x + 1, rect.bottom() - 0.5F, rect.right() - 1, rect.bottom() - 0.5F, Colour::line);
      Column words(ui, {rect.x + pad, rect.y + ui.px(10), width(person), 0});
      words.words("", person.name.full, name);
      words.words("", person_line(stage, person), soft);
      if (ui.large()) pill(ui, "", person.status, rect.x + pad + pill_size(ui, person.status).w, words.y + ui.px(8) + pill_size(ui, person.status).h / 2);
      else pill(ui, "", person.status, rect.right() - pad, rect.y + rect.h / 2);
      if (touch.focused) ui.focus_ring(rect.inset(ui.px(10)), ui.px(14));
      if (touch.pressed) stage.go(Page::person, person.name.id);
    }
    if (shown < model.people.size()) {
      column.space(12);
      column.words("sync/people/more", ui.texts->count("sync.more_people", model.people.size() - shown), soft);
    }
    column.space(18);
  }

  // A red card: a picture, what is the matter, what is safe, and a way there.
  static bool attention(Stage& stage, Column& column, std::string_view id, std::string_view title, std::string_view words, std::string_view go) {
    Ui& ui = stage.ui;
    float pad = ui.px(24), icon = ui.px(34), gap = ui.px(14);
    float width = column.w - 2 * pad - icon - gap;
    TextStyle head = text_style(TextSize::body, Weight::semibold), body = text_style(TextSize::body);
    ButtonLook look;
    look.icon_after = "next";
    float height = ui.measure(title, head, width).h + ui.measure(words, body, width).h + button_height(ui) + ui.px(20 + 12 + 20);
    Rect rect = column.take(height);
    card(ui, rect, Colour::alert);
    ui.icon("alert", rect.x + pad, rect.y + ui.px(20), icon, Colour::alert);
    Column text(ui, {rect.x + pad + icon + gap, rect.y + ui.px(20), width, 0});
    text.words(std::string(id) + "/title", title, head, Role::heading);
    text.words(std::string(id) + "/words", words, body);
    text.space(12);
    bool tapped = button(ui, id, go, {text.x, text.y, std::min(width, button_width(ui, go, look)), button_height(ui)}, ButtonKind::secondary, look);
    column.space(18);
    return tapped;
  }

  static void trouble(Stage& stage, const app::SyncTrouble& trouble, std::size_t i, Column& column) {
    std::string words = stage.t(trouble.reason, {trouble.name.known_as});
    if (attention(stage, column, "sync/trouble/" + std::to_string(i + 1), stage.t(trouble.title, {trouble.name.full}), words, stage.t("sync.open")))
      stage.push(app::Go{trouble.opens});
  }

  static void conflicts(Stage& stage, const app::SyncModel& model, Column& column) {
    std::string title = stage.ui.texts->count("sync.conflicts", model.conflicts.size());
    if (attention(stage, column, "sync/conflicts", title, stage.t("shell.nothing_lost"), stage.t("conflict.look")))
      stage.go(Page::conflict, owner_of_first(model), {}, model.conflicts.front());
  }

  // Whose the first open item is: attention comes first in the list.
  static model::OwnerId owner_of_first(const app::SyncModel& model) {
    for (const app::SyncPerson& person : model.people)
      if (person.status.pill == app::SendPill::attention) return person.name.id;
    return {};
  }

  void receipts(Stage& stage, const app::SyncModel& model, Column& column) {
    Ui& ui = stage.ui;
    if (model.receipts.empty()) return;
    float pad = ui.px(22);
    std::size_t shown = std::min(kReceiptsShown, model.receipts.size());
    bool more = model.receipts.size() > shown;
    float height = ui.line_px(TextSize::small) + ui.px(32) + (more ? quiet_height(ui) : 0);
    for (std::size_t i = 0; i < shown; ++i) height += receipt(stage, model.receipts[i], i, {0, 0, column.w - 2 * pad, 0}, false);
    Rect rect = column.take(height);
    card(ui, rect);
    Column inside(ui, {rect.x + pad, rect.y + ui.px(16), rect.w - 2 * pad, 0});
    inside.words("sync/receipts/title", stage.t("sync.receipts"), text_style(TextSize::small, Weight::semibold, Colour::ink_soft), Role::heading);
    for (std::size_t i = 0; i < shown; ++i) inside.y += receipt(stage, model.receipts[i], i, {inside.x, inside.y, inside.w, 0}, true);
    if (more && quiet_button(ui, "sync/receipts", stage.t("sync.all_receipts"), inside.x - ui.px(12), inside.y)) all_receipts_ = true, ui.wants_frame = true;
  }

  static float receipt(Stage& stage, const app::SyncReceipt& receipt, std::size_t i, Rect at, bool drawn) {
    Ui& ui = stage.ui;
    float icon = ui.px(26), gap = ui.px(14);
    std::string who = stage.t("sync.receipt_line", {receipt.name.full, ui.texts->count("sync.changes", receipt.changes)});
    std::string when = moment_words(*ui.texts, stage.model.now_ms, receipt.at_ms) + "   " + receipt.number;
    TextStyle body = text_style(TextSize::body), soft = text_style(TextSize::body, Colour::ink_soft);
    float width = at.w - icon - gap, line = ui.line_px(body);
    bool beside = ui.measure(who, body).w + ui.measure(when, soft).w + ui.px(20) <= width;
    float height = beside ? line : ui.measure(who, body, width).h + ui.measure(when, soft, width).h;
    if (!drawn) return height + ui.px(10);
    ui.icon("stored", at.x, at.y + (line - icon) / 2, icon, Colour::good);
    Column text(ui, {at.x + icon + gap, at.y, width, 0});
    std::string id = "sync/receipt/" + std::to_string(i + 1);
    if (beside) ui.words_in(when, soft, {text.x, at.y, width, line}, 1);
    text.words(id, who, body);
    if (!beside) text.words("", when, soft);
    return height + ui.px(10);
  }

  void receipts_sheet(Stage& stage, const app::SyncModel& model) {
    all_receipts_ = sheet(stage.ui, "sync/all-receipts", stage.t("sync.all_receipts"), [&](Rect inside) {
      Column column(stage.ui, inside);
      for (std::size_t i = 0; i < model.receipts.size(); ++i)
        column.y += receipt(stage, model.receipts[i], i, {column.x, column.y, column.w, 0}, true);
      return column.y;
    });
  }

  bool all_receipts_ = false;
  EmptySheet empty_;
  NewCode code_;
};

}  // namespace

std::unique_ptr<View> make_sync_view() { return std::make_unique<SyncView>(); }

}  // namespace blether::ui
