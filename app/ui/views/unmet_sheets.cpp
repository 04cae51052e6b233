#include "app/ui/views/unmet_sheets.h"

#include "app/ui/views/beside.h"

namespace blether::ui {

namespace {

constexpr std::size_t kMostLine = 2'000;
constexpr std::size_t kMostWords = 20'000;
constexpr std::size_t kMostNumber = 20;

// Why an entry cannot be kept yet, in words; empty: it can.
std::string missing(const Stage& stage, const care::NeedEntry& entry) {
  auto faults = care::need_faults(entry);
  return faults.empty() ? "" : stage.t(faults.front().key);
}

void unit(Stage& stage, Column& column, std::string_view id, std::string& chosen) {
  std::vector<app::Choice> units;
  for (std::string_view code : care::kNeedUnits)
    units.push_back({std::string(code), stage.t("unmet.unit." + std::string(code))});
  column.space(10);
  one_of(stage.ui, column, id, units, chosen);
  column.space(16);
}

}  // namespace

// --- what cannot be had yet

void UnmetSheet::open(Stage& stage, const app::NeedsPart& part, const app::NeedLine* line) {
  open_ = true, asked_ = false;
  more_ = line != nullptr;
  theirs_ = line != nullptr && !line->is_own;
  about_.reset();
  day_.reset();
  corrects_ = line != nullptr ? line->record : model::RecordId{};
  there_ = {};
  fill(line != nullptr ? line->said : part.begins);
  if (part.abouts.empty()) wish_.ask();
  stage.ui.wants_frame = true;
}

void UnmetSheet::fill(const care::NeedEntry& from) {
  said_ = from;
  need_ = filled(kMostLine, said_.need);
  words_ = filled(kMostWords, said_.words);
  interim_ = filled(kMostWords, said_.interim);
  wanted_ = filled(kMostNumber, said_.amount_wanted);
  got_ = filled(kMostNumber, said_.amount_got);
  effect_ = filled(kMostWords, said_.effect);
}

care::NeedEntry UnmetSheet::said() const {
  care::NeedEntry said = said_;
  said.need = need_->text(), said.words = words_->text(), said.interim = interim_->text();
  said.amount_wanted = wanted_->text(), said.amount_got = got_->text(), said.effect = effect_->text();
  if (said.amount_wanted.empty() && said.amount_got.empty()) said.unit.clear();
  return said;
}

// One that is there already opens with all that is said of it; after that a new one begins afresh.
void UnmetSheet::take_up(const app::NeedsPart& part, const app::NeedsPart::About& about) {
  if (!there_.is_none()) fill(part.begins);
  there_ = about.there;
  const care::NeedEntry& begins = about.begins;
  if (!there_.is_none()) return fill(begins);
  const bool own_words = has_words(*need_) && need_->text() != said_.need;
  said_.outcome = begins.outcome, said_.domain = begins.domain, said_.support_type = begins.support_type;
  said_.need = begins.need;
  if (!own_words) need_ = filled(kMostLine, begins.need);
}

// A part of the support, an outcome, or what is waited for already: what is known of it is filled in.
void UnmetSheet::about(Stage& stage, const app::NeedsPart& part, Column& column) {
  if (part.abouts.empty() || !corrects_.is_none()) return;
  label(column, "unmet/about", stage.t("unmet.about"));
  for (std::size_t i = 0; i < part.abouts.size(); ++i) {
    const std::string id = "unmet/about/" + std::to_string(i + 1);
    if (!ring_row(stage.ui, column, id, part.abouts[i].label, about_ == i)) continue;
    about_ = i;
    take_up(part, part.abouts[i]);
    stage.ui.wants_frame = true;
  }
  column.space(16);
}

void UnmetSheet::hard_for_carer(Stage& stage, Column& column) {
  std::vector<app::Choice> carer = {{"carer", stage.t("unmet.carer")}};
  auto tapped =
      chips(stage.ui, "unmet/for", carer, {said_.carer_affected ? "carer" : ""}, column.x, column.y, column.w);
  if (!tapped.tapped.empty()) said_.carer_affected = !said_.carer_affected, stage.ui.wants_frame = true;
  column.y += tapped.height;
}

void UnmetSheet::more(Stage& stage, const app::PersonName& name, const app::NeedsPart& part, Column& column) {
  Ui& ui = stage.ui;
  beside(ui, column, 24,
         [&](Column& left) {
           labelled_field(ui, left, "unmet/wanted", stage.t("unmet.amount_wanted"), *wanted_);
           if (ui.one_pane()) left.space(12);
         },
         [&](Column& right) { labelled_field(ui, right, "unmet/got", stage.t("unmet.amount_got"), *got_); });
  unit(stage, column, "unmet/unit", said_.unit);
  label(column, "", stage.t("unmet.kind"));
  one_of(ui, column, "unmet/kind", part.kinds, said_.support_type);
  column.space(16);
  day_.ask(stage, column, "unmet/since", stage.t("unmet.since"), said_.since);
  column.space(16);
  const std::string effect = is_theirs() ? stage.t("unmet.effect_theirs") : stage.t("unmet.effect", {name.known_as});
  field_in_words(stage, column, "unmet/effect", effect, *effect_, 1);
  column.space(10);
  if (!part.of_carer) hard_for_carer(stage, column);
  column.space(part.of_carer ? 6 : 16);
  field_in_words(stage, column, "unmet/interim", stage.t("unmet.interim"), *interim_, 1);
}

float UnmetSheet::form(Stage& stage, const app::PersonName& name, const app::NeedsPart& part, Rect inside,
                       SheetRow& tapped) {
  Ui& ui = stage.ui;
  Column column(ui, inside);
  if (day_.draw(stage, column)) return column.y;
  about(stage, part, column);
  labelled_field(ui, column, "unmet/need", stage.t("unmet.need"), *need_, {}, &wish_);
  column.space(16);
  label(column, "", stage.t("unmet.reason"));
  one_of(ui, column, "unmet/reason", part.reasons, said_.reason);
  column.space(16);
  const std::string whose = is_theirs() ? stage.t("unmet.words_theirs") : stage.t("unmet.words", {name.known_as});
  field_in_words(stage, column, "unmet/words", whose, *words_, 2);
  column.space(16);
  day_.ask(stage, column, "unmet/look-again", stage.t("unmet.look_again"), said_.look_again);
  column.space(10);
  if (more_) column.space(6), more(stage, name, part, column);
  ButtonLook look;
  look.icon = "plus";
  if (!more_ && quiet_button(ui, "unmet/more", stage.t("unmet.more"), column.x - ui.px(12), column.y, look))
    more_ = true, ui.wants_frame = true;
  if (!more_) column.y += quiet_height(ui);
  std::string off = missing(stage, said());
  if (asked_) problem(column, "unmet/missing", off);
  tapped = sheet_row(ui, column, "unmet/back", stage.t("sheet.go_back"), "unmet/keep", stage.t("unmet.keep"), off);
  return column.y;
}

void UnmetSheet::draw(Stage& stage, const app::PersonName& name, const app::NeedsPart& part) {
  if (!open_) return;
  SheetRow tapped;
  const std::string title = stage.t(corrects_.is_none() ? "unmet.title" : "unmet.put_right");
  bool is_open = sheet(stage.ui, "unmet", title, [&](Rect inside) { return form(stage, name, part, inside, tapped); });
  if (tapped.off_tapped) asked_ = true, stage.ui.wants_frame = true;
  if (tapped.go) stage.push(app::UnmetIntent(app::RecordUnmet{corrects_.is_none() ? there_ : corrects_, said()}));
  is_open = day_.stays_open(stage, is_open);
  if (!is_open || tapped.go || tapped.back) open_ = false;
}

// --- how it goes now

void NeedNewsSheet::open(Stage& stage, const app::NeedLine& line) {
  open_ = true, asked_ = false;
  line_ = line;
  day_.reset();
  news_ = {};
  news_.look_again = line.said.look_again, news_.unit = line.said.unit;
  got_ = filled(kMostNumber, line.said.amount_got);
  interim_ = filled(kMostWords, line.said.interim);
  words_ = filled(kMostWords, line.said.closed_reason);
  stage.ui.wants_frame = true;
}

care::NeedNews NeedNewsSheet::news() const {
  care::NeedNews news = news_;
  news.amount_got = news_.status == "part" ? got_->text() : "";
  news.interim = interim_->text(), news.words = words_->text();
  if (news.amount_got.empty()) news.unit.clear();
  return news;
}

float NeedNewsSheet::form(Stage& stage, Rect inside, SheetRow& tapped, bool& put_right) {
  Ui& ui = stage.ui;
  Column column(ui, inside);
  if (day_.draw(stage, column)) return column.y;
  column.words("need/what", line_.said.need, text_style(TextSize::lead, Weight::semibold), Role::heading);
  column.space(6);
  const TextStyle soft = text_style(TextSize::body, Colour::ink_soft);
  for (std::size_t i = 0; i < line_.was.size(); ++i)
    column.icon_line("need/was/" + std::to_string(i + 1), "clock", line_.was[i], soft);
  column.icon_line("need/now", line_.waiting ? "flag" : "done", line_.about, text_style(TextSize::body));
  ButtonLook look;
  look.icon = "pen";
  put_right = quiet_button(ui, "need/put-right", stage.t("unmet.put_right"), column.x - ui.px(12), column.y, look);
  column.y += quiet_height(ui);
  column.space(10);
  auto statuses = choices_of(ui, "unmet.status.", {"open", "part", "met", "withdrawn"});
  if (line_.may_be_same) statuses.push_back({"same", stage.t("unmet.status.same")});
  one_of(ui, column, "need/status", statuses, news_.status);
  column.space(16);
  const bool waits = news_.status == "open" || news_.status == "part";
  if (news_.status == "part") {
    labelled_field(ui, column, "need/got", stage.t("unmet.amount_got"), *got_);
    if (line_.said.amount_wanted.empty()) unit(stage, column, "need/unit", news_.unit);
  }
  if (waits) {
    day_.ask(stage, column, "need/look-again", stage.t("unmet.look_again"), news_.look_again);
    column.space(16);
    field_in_words(stage, column, "need/interim", stage.t("unmet.interim"), *interim_, 1);
  } else if (!news_.status.empty()) {
    field_in_words(stage, column, "need/words", stage.t("unmet.what_happened"), *words_, 1);
  }
  std::string off = missing(stage, care::carried_on(line_.said, news()));
  if (asked_) problem(column, "need/missing", off);
  tapped = sheet_row(ui, column, "need/back", stage.t("sheet.go_back"), "need/keep", stage.t("unmet.keep"), off);
  return column.y;
}

bool NeedNewsSheet::draw(Stage& stage) {
  if (!open_) return false;
  SheetRow tapped;
  bool put_right = false;
  bool is_open = sheet(stage.ui, "need", stage.t("unmet.how_now"),
                       [&](Rect inside) { return form(stage, inside, tapped, put_right); });
  if (tapped.off_tapped) asked_ = true, stage.ui.wants_frame = true;
  if (tapped.go) stage.push(app::UnmetIntent(app::CarryOnUnmet{line_.record, news()}));
  is_open = day_.stays_open(stage, is_open);
  open_ = is_open && !tapped.go && !tapped.back && !put_right;
  return put_right;
}

}  // namespace blether::ui
