#include "app/ui/views/signed_page.h"

namespace blether::ui {

namespace {

std::string id_of(const SignedPage& page, std::string_view part) {
  return std::string(page.paper.id) + "/" + std::string(part);
}

// What was said last stands above the question: it is the news of the page when something changed since.
void standing(Stage& stage, const SignedPage& page, Column& column) {
  Ui& ui = stage.ui;
  if (page.say.changed_since) {
    std::string words = stage.t("agreed.changed");
    Size size = mark_size(ui, words);
    mark(ui, id_of(page, "changed"), "pen", words, Colour::alert_ink, Colour::alert_tint,
         column.take(size.h).cut_left(size.w));
    column.space(6);
    column.words(id_of(page, "changed/words"), page.changed, text_style(TextSize::body, Colour::ink_soft));
    column.space(10);
  }
  if (page.say.said.empty()) return;
  column.icon_line(id_of(page, "said"), "said", page.say.said, text_style(TextSize::body, Weight::medium));
  column.space(14);
}

void copies(Stage& stage, const SignedPage& page, Column& column) {
  const std::string& given = page.say.copy_given;
  std::string copy = !page.pdf.empty() ? stage.t("agreed.copy_made", {page.pdf})
                     : !given.empty()  ? stage.t("plan.copy_given", {page.name.known_as, given})
                                       : "";
  if (copy.empty()) return;
  TextStyle style = text_style(TextSize::body, Weight::medium, Colour::good_ink);
  column.icon_line(id_of(page, "copied"), "done", copy, style);
  column.space(6);
}

std::string button_words(const Stage& stage, const SignedPage& page, bool saying) {
  return stage.t(saying ? "plan.keep" : "agreed.copy", {page.name.known_as});
}

}  // namespace

SignedPageView::Tapped SignedPageView::draw(Stage& stage, const SignedPage& page) {
  take_in(page.say);
  Tapped tapped;
  if (stage.ui.one_pane())
    one_pane(stage, page, tapped);
  else
    two_panes(stage, page, tapped);
  return tapped;
}

// What was handed over is on the page now: the pad and the choice begin anew.
void SignedPageView::take_in(const app::PageSay& say) {
  if (!sent_ || say.said_ms == said_before_) return;
  sent_ = asked_ = false;
  answer_.clear();
  pen_.clear();
}

// Why it cannot be kept as it is now; empty: it can.
std::string SignedPageView::off(Stage& stage, const SignedPage& page) const {
  const std::string& name = page.name.known_as;
  if (answer_.empty()) return stage.t("plan.needs.answer", {name});
  if (answer_ != "disagree" && !page.before.empty()) return page.before;
  if (answer_ != "agree" && !has_words(stage.editors.words(page.say.words))) return stage.t("plan.needs.words", {name});
  return "";
}

void SignedPageView::one_pane(Stage& stage, const SignedPage& page, Tapped& tapped) {
  Ui& ui = stage.ui;
  Rect place = stage.page;
  ActionRow actions(ui);
  const bool saying = is_saying();
  actions.right(id_of(page, saying ? "keep" : "copy"), button_words(stage, page, saying), ButtonKind::primary,
                saying ? "tick" : "print");
  if (saying) actions.off(off(stage, page));
  actions.place(place);
  scroll_page(ui, page.paper.id, place, ui.margin(), [&](Rect inside) {
    Column column(ui, inside);
    column.space(24);
    page_title(ui, column, page.title);
    saved_line(stage, column);
    paper_sheet(stage, page.paper, column, 0);
    column.space(24);
    say(stage, page, column);
    return column.y + ui.px(12);
  });
  std::string off_tapped;
  if (!actions.draw(ui, &off_tapped).empty()) act(stage, page, false, tapped);
  if (!off_tapped.empty()) act(stage, page, true, tapped);
}

void SignedPageView::two_panes(Stage& stage, const SignedPage& page, Tapped& tapped) {
  Ui& ui = stage.ui;
  Rect below = paper_beside(
      stage, std::string(page.paper.id), ui.px(page.pane),
      [&](Column& column, float least) { paper_sheet(stage, page.paper, column, least); },
      [&](Column& column) { say(stage, page, column); });
  const bool saying = is_saying();
  bool off_tapped = false;
  std::string why = off(stage, page);
  ButtonLook look;
  look.icon = saying ? "tick" : "print", look.off_tapped = &off_tapped;
  if (saying) look.off = why;
  if (button(ui, id_of(page, saying ? "keep" : "copy"), button_words(stage, page, saying), below, ButtonKind::primary,
             look))
    act(stage, page, false, tapped);
  if (off_tapped) act(stage, page, true, tapped);
}

// The one button of the page.
void SignedPageView::act(Stage& stage, const SignedPage& page, bool off_tapped, Tapped& tapped) {
  stage.ui.wants_frame = true;
  if (off_tapped)
    asked_ = true;
  else if (!is_saying())
    tapped.copy = true;
  else {
    sent_ = true, said_before_ = page.say.said_ms;
    tapped.keep = Said{answer_, page.say.seen, care::is_signature(pen_.strokes()) ? pen_.strokes() : care::Strokes()};
  }
}

void SignedPageView::say(Stage& stage, const SignedPage& page, Column& column) {
  Ui& ui = stage.ui;
  const std::string& name = page.name.known_as;
  standing(stage, page, column);
  if (page.above) page.above(column);
  column.words(id_of(page, "ask"), page.question, text_style(TextSize::lead, Weight::semibold), Role::heading);
  column.space(14);
  if (page.say.disputed)
    problem(column, id_of(page, "disputed"), stage.t("agreed.settle_first", {name})), column.space(12);
  const std::string& shown = is_saying() ? answer_ : page.say.answer;
  for (const char* code : {"agree", "part", "disagree"})
    if (ring_row(ui, column, id_of(page, code), stage.t(std::string("agreed.") + code), shown == code))
      answer_ = code, ui.wants_frame = true;
  column.space(4);
  std::string own = stage.t("agreed.words", {name});
  label(column, "", own);
  column_narrative(stage, column, id_of(page, "words"), own, page.say.words, 1);
  column.space(16);
  sign(stage, page, column);
  if (asked_) problem(column, id_of(page, "missing"), is_saying() ? off(stage, page) : "");
  column.space(14);
  copies(stage, page, column);
  if (page.below) page.below(column);
  unhappy_link(stage, column, id_of(page, "unhappy"), "plan", page.say.agreement);
}

void SignedPageView::sign(Stage& stage, const SignedPage& page, Column& column) {
  Ui& ui = stage.ui;
  Rect at = column.take(signature_pad_height(ui, column.w));
  if (!is_saying() && !page.say.signature.empty()) {
    signature(ui, id_of(page, "signed"), stage.t("paper.signed", {page.name.full}), page.say.signature, at);
    return;
  }
  signature_pad(ui, id_of(page, "sign"), stage.t("agreed.sign"), stage.t("agreed.clear"), at, pen_);
}

}  // namespace blether::ui
