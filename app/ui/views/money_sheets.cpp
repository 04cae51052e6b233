#include "app/ui/views/money_sheets.h"

#include <algorithm>
#include <iterator>

namespace blether::ui {

namespace {

constexpr std::size_t kMostLine = 2'000;
constexpr std::size_t kMostWords = 20'000;
constexpr std::size_t kMostNumber = 40;

}  // namespace

void SupportSheet::open(Stage& stage, const app::MoneyModel& model, const app::MoneyLine* line) {
  open_ = true;
  asked_ = false;
  support_ = line ? line->support : app::MoneyLine{}.support;
  for_ = model.outcomes;
  // A part that is there keeps what it is for, also when that is reached.
  auto own = [&](const app::Choice& each) { return each.code == line->outcome.hex(); };
  if (line && !line->outcome_line.empty() && std::none_of(for_.begin(), for_.end(), own))
    for_.push_back({line->outcome.hex(), line->outcome_line});
  std::string first = for_.empty() ? "" : for_.front().code;
  outcome_ = line ? line->outcome.hex() : first;
  source_ = line ? line->source : "paid";
  rate_ = line ? line->rate : "";
  per_ = line && !line->per.empty() ? line->per : "week";
  weeks_ = line ? line->weeks : "52";
  what_ = filled(kMostLine, line ? line->what : "");
  who_ = filled(kMostLine, line ? line->who : "");
  quantity_ = filled(kMostNumber, line ? line->quantity : "");
  wish_.ask();
  stage.ui.wants_frame = true;
}

std::string SupportSheet::missing() const {
  if (!has_words(*what_)) return "support.needs.what";
  if (outcome_.empty()) return "support.needs.outcome";
  if (source_ != "paid") return "";
  if (rate_.empty()) return "support.needs.rate";
  return has_words(*quantity_) ? "" : "support.needs.quantity";
}

void SupportSheet::paid(Stage& stage, const app::MoneyModel& model, Column& column) {
  Ui& ui = stage.ui;
  column.space(16);
  label(column, "", stage.t("money.rate"));
  std::vector<app::Choice> rates;
  std::string units;
  for (const auto& rate : model.rates) {
    rates.push_back({rate.code, stage.t("money.rate_each", {rate.label, rate.price, rate.unit})});
    if (rate.code == rate_) units = rate.units;
  }
  one_of(ui, column, "support/rate", rates, rate_);
  column.space(16);
  std::string ask = units.empty() ? stage.t("money.how_much") : stage.t("money.how_many", {units});
  labelled_field(ui, column, "support/quantity", ask, *quantity_);
  column.space(16);
  one_of(ui, column, "support/per", choices_of(ui, "money.per.", {"week", "fortnight", "four-weeks", "month", "year"}), per_);
}

float SupportSheet::form(Stage& stage, const app::MoneyModel& model, Rect inside, SheetRow& tapped) {
  Ui& ui = stage.ui;
  Column column(ui, inside);
  labelled_field(ui, column, "support/what", stage.t("money.what"), *what_, {}, &wish_);
  column.space(16);
  label(column, "", stage.t("money.for"));
  for (const app::Choice& outcome : for_) {
    std::string id = "support/outcome/" + std::to_string(&outcome - for_.data() + 1);
    if (ring_row(ui, column, id, outcome.label, outcome_ == outcome.code)) outcome_ = outcome.code, ui.wants_frame = true;
  }
  column.space(6);
  label(column, "", stage.t("money.source"));
  one_of(ui, column, "support/source", choices_of(ui, "money.source.", {"paid", "family", "friend", "neighbour", "group", "own"}), source_);
  column.space(16);
  labelled_field(ui, column, "support/who", stage.t("money.who"), *who_);
  if (source_ == "paid") paid(stage, model, column);
  std::string key = missing(), off = key.empty() ? "" : stage.t(key);
  if (asked_) problem(column, "support/missing", off);
  bool is_new = support_.is_none();
  tapped = sheet_row(ui, column, is_new ? "support/back" : "support/remove", stage.t(is_new ? "sheet.go_back" : "step.remove"),
                     "support/keep", stage.t("money.keep"), off);
  return column.y;
}

void SupportSheet::draw(Stage& stage, const app::MoneyModel& model) {
  if (!open_) return;
  SheetRow tapped;
  bool is_new = support_.is_none();
  bool is_open = sheet(stage.ui, "support", stage.t(is_new ? "money.add" : "money.change"),
                       [&](Rect inside) { return form(stage, model, inside, tapped); });
  if (tapped.off_tapped) asked_ = true, stage.ui.wants_frame = true;
  if (tapped.go) {
    auto outcome = model::RecordId::from_hex(outcome_).value_or(model::RecordId{});
    stage.push(app::SupportIntent(app::KeepSupport{support_, outcome, what_->text(), who_->text(), source_, rate_,
                                                   quantity_->text(), per_, weeks_}));
  }
  if (tapped.back && !is_new) stage.push(app::SupportIntent(app::RemoveSupport{support_}));
  if (!is_open || tapped.go || tapped.back) open_ = false;
}

// --- which way

void ChoiceSheet::open(Stage& stage, const app::MoneyLine& line) {
  support_ = line.support;
  choice_ = line.choice;
  title_ = line.what;
  std::copy(std::begin(line.each_way), std::end(line.each_way), each_way_);
  option_ = line.deemed ? 0 : line.option;
  deemed_ = line.deemed;
  asked_ = false;
  words_ = std::make_unique<EditorState>(kMostWords);
  stage.ui.wants_frame = true;
}

void ChoiceSheet::draw(Stage& stage, const app::MoneyModel& model) {
  if (support_.is_none()) return;
  Ui& ui = stage.ui;
  SheetRow tapped;
  bool is_open = sheet(ui, "choice", title_, [&](Rect inside) {
    Column column(ui, inside);
    label(column, "choice/ask", stage.t("money.which_way", {model.name.known_as}));
    for (int option = 1; option <= 3; ++option) {  // a mix is worked out, never chosen
      const std::string& amount = each_way_[option - 1];
      if (amount.empty()) continue;  // not offered
      std::string words = stage.t("money.way", {std::to_string(option), amount});
      if (ring_row(ui, column, "choice/option/" + std::to_string(option), words, option_ == option && !deemed_))
        option_ = option, deemed_ = false, ui.wants_frame = true;
    }
    std::string no_choice = stage.t("money.no_choice", {model.name.known_as});
    if (ring_row(ui, column, "choice/deemed", no_choice, deemed_)) option_ = 3, deemed_ = true, ui.wants_frame = true;
    column.space(6);
    field_in_words(stage, column, "choice/words", stage.t("money.why", {model.name.known_as}), *words_, 2);
    std::string off = !model.choice_needs.empty() ? model.choice_needs.front() : option_ == 0 ? stage.t("choice.needs.option") : "";
    if (asked_ || !model.choice_needs.empty()) problem(column, "choice/missing", off);
    if (!choice_.is_none()) unhappy_link(stage, column, "choice/unhappy", "option", choice_);
    tapped = sheet_row(ui, column, "choice/back", stage.t("sheet.go_back"), "choice/keep", stage.t("money.keep_choice"), off);
    return column.y;
  });
  if (tapped.off_tapped) asked_ = true, ui.wants_frame = true;
  if (tapped.go) stage.push(app::SupportIntent(app::ChooseOption{support_, option_, deemed_, words_->text()}));
  if (!is_open || tapped.go || tapped.back) support_ = {};
}

}  // namespace blether::ui
