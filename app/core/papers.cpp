#include "app/core/papers.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "app/core/documents/agreed_leaflet.h"
#include "app/core/documents/complaint_leaflet.h"
#include "app/core/documents/money_leaflet.h"
#include "app/core/documents/plan_leaflet.h"
#include "app/core/pages/agreed_page.h"
#include "app/core/pages/carers_say.h"
#include "app/core/pages/notice.h"
#include "app/core/pages/plan_page.h"
#include "app/core/pages/rights_pages.h"
#include "app/core/pages/support_pages.h"
#include "app/core/words.h"
#include "care/choice.h"
#include "care/review.h"
#include "storage/model/schema.h"

namespace blether::app {

using base::Code;
using base::fail;
using base::Result;

namespace {

// In the order of PaperKind.
constexpr std::string_view kItems[] = {"money",  "rights", "complaint", "carers-plan", "emergency-card",
                                       "agreed", "plan",   "option-1",  "unhappy",     "option-2",
                                       "option-3", "option-4"};
constexpr std::string_view kEasy = "/easy", kOver = " over ";

bool is_english(const PageWorld& world) { return world.texts("language").starts_with("en"); }

// A sheet of the tablet's own words, about nobody in particular.
Leaflet leaflet_of(const PageWorld& world, const PaperOrder& order, const care::FilledSheet& sheet,
                   std::string_view between) {
  Leaflet leaflet{order.day, sheet.title, world.person.full, rows_of(sheet, between), world.worker, world.phone};
  leaflet.note = order.unchecked;
  return leaflet;
}

// What people wrote down stays as they wrote it: a paper in another language than the office's says so.
void mark_language(const PageWorld& world, const PaperOrder& order, Leaflet& leaflet) {
  leaflet.note = order.unchecked;
  if (!is_english(world)) leaflet.rows.push_back({"info", world.texts("paper.own_words"), "", false, {}});
}

Result<DrawnPaper> money(const PageWorld& world, const PaperOrder& order) {
  TRY(auto outcomes, world.records(model::kind::outcome));
  if (auto closed = care::money_closed(outcomes)) return fail(Code::denied, closed->key);
  TRY(auto page, money_page(world, ""));
  MoneyPaper paper{order.day, world.worker, world.phone, order.easy_read};
  auto leaflet = money_leaflet(*page, paper, world.texts);
  mark_language(world, order, leaflet);
  return DrawnPaper{"your-money", std::move(leaflet), person_record(world.person.id)};
}

Result<DrawnPaper> rights(const PageWorld& world, const PaperOrder& order) {
  auto leaflet = leaflet_of(world, order, rights_sheet(world, order.easy_read), order.easy_read ? "\n" : " ");
  return DrawnPaper{"your-rights", std::move(leaflet), person_record(world.person.id)};
}

Result<DrawnPaper> complaint(const PageWorld& world, const PaperOrder& order) {
  TRY(auto page, complaint_page(world, order.record, ""));
  ComplaintPaper paper{order.day, order.easy_read};
  auto leaflet = complaint_leaflet(*page, paper, world.texts);
  mark_language(world, order, leaflet);
  return DrawnPaper{"complaint", std::move(leaflet), order.record};
}

Result<care::Conversation> plan_of(const PageWorld& world, const PaperOrder& order) {
  model::RecordId id = order.record;
  if (id.is_none()) {
    TRY(auto round, carer_round(world));
    id = round.id;
  }
  TRY(auto plan, carer_plan(world, id));
  if (!plan) return fail(Code::not_found, "a carer's plan");
  return std::move(*plan);
}

Result<DrawnPaper> carers_plan(const PageWorld& world, const PaperOrder& order) {
  TRY(auto plan, plan_of(world, order));
  TRY(auto paper, carers_plan_paper(world, plan, order.easy_read));
  paper.date_words = order.day, paper.note = order.unchecked;
  return DrawnPaper{"carers-plan", carers_plan_leaflet(paper, world.texts), plan.id()};
}

Result<DrawnPaper> emergency(const PageWorld& world, const PaperOrder& order) {
  TRY(auto plan, plan_of(world, order));
  TRY(auto card, emergency_card(world, plan));
  if (!has_card(card)) return fail(Code::denied, "carer.needs.card");
  const bool young = !plan.form().id.starts_with("acsp");
  CardPaper paper{order.day, world.worker, world.phone, order.unchecked, young, order.easy_read};
  return DrawnPaper{"emergency-card", emergency_card_leaflet(card, paper, world.texts), plan.id()};
}

// The day by which the whole of it is looked at again, in words; empty: nobody knows one that is still ahead.
Result<std::string> looked_at_again(const PageWorld& world) {
  TRY(auto reviews, world.records(model::kind::review));
  TRY(auto agreements, world.records(model::kind::agreement));
  for (const care::DueReview& due :
       care::reviews_due(reviews, care::agreed_day(agreements), world.lookups.clocks, world.today))
    if (due.type != "payment" && due.type != "carer" && due.days_left >= 0)
      return full_day_words(world.texts, due.due);
  return std::string();
}

Result<DrawnPaper> what_we_agreed(const PageWorld& world, const PaperOrder& order) {
  TRY(auto page, agreed_page(world, ""));
  TRY(auto again, order.easy_read ? looked_at_again(world) : Result<std::string>());
  auto leaflet =
      order.easy_read ? easy_agreed_leaflet(*page, again, world.texts) : agreed_leaflet(*page, world.texts);
  mark_language(world, order, leaflet);
  return DrawnPaper{"what-we-agreed", std::move(leaflet), page->agreement};
}

Result<DrawnPaper> whole_plan(const PageWorld& world, const PaperOrder& order) {
  TRY(auto page, plan_page(world, ""));
  TRY(auto again, order.easy_read ? looked_at_again(world) : Result<std::string>());
  auto leaflet = order.easy_read ? easy_plan_leaflet(*page, again, world.texts) : plan_leaflet(*page, world.texts);
  mark_language(world, order, leaflet);
  return DrawnPaper{"plan", std::move(leaflet), page->agreement};
}

// The reason in writing, in a form that suits the person (2013 Act section 5(3) and 5(6)).
Result<DrawnPaper> not_offered(const PageWorld& world, const PaperOrder& order) {
  const int option = option_of(order.kind);
  const auto id = care::offer_id(world.round, option);
  TRY(auto records, world.records(model::kind::offer));
  auto offers = care::offers_of(world.round, records);
  const bool is_there =
      std::any_of(records.begin(), records.end(), [&](const model::Record& each) { return each.id == id; });
  if (!is_there || offers.at(static_cast<std::size_t>(option - 1)).state != care::Offered::not_offered)
    return fail(Code::not_found, "a notice of what is offered");
  auto sheet = notice_sheet(world, offers, option, order.easy_read);
  return DrawnPaper{"option-" + std::to_string(option), leaflet_of(world, order, sheet, "\n"), id};
}

Result<DrawnPaper> unhappy(const PageWorld& world, const PaperOrder& order) {
  auto leaflet = leaflet_of(world, order, unhappy_sheet(world, order.easy_read), order.easy_read ? "\n" : " ");
  leaflet.one_page = true;
  return DrawnPaper{"not-happy", std::move(leaflet), person_record(world.person.id)};
}

Result<DrawnPaper> of_its_kind(const PageWorld& world, const PaperOrder& order) {
  switch (order.kind) {
    case PaperKind::money: return money(world, order);
    case PaperKind::rights: return rights(world, order);
    case PaperKind::complaint: return complaint(world, order);
    case PaperKind::carers_plan: return carers_plan(world, order);
    case PaperKind::emergency_card: return emergency(world, order);
    case PaperKind::agreed: return what_we_agreed(world, order);
    case PaperKind::plan: return whole_plan(world, order);
    case PaperKind::option_1:
    case PaperKind::option_2:
    case PaperKind::option_3:
    case PaperKind::option_4: return not_offered(world, order);
    case PaperKind::unhappy: return unhappy(world, order);
  }
  return fail(Code::invalid, "paper");
}

}  // namespace

std::vector<LeafletRow> rows_of(const care::FilledSheet& sheet, std::string_view between) {
  std::vector<LeafletRow> rows;
  for (const care::FilledBlock& block : sheet.blocks) {
    std::string lines;
    for (const std::string& line : block.lines) lines.append(lines.empty() ? "" : between).append(line);
    rows.push_back({block.icon, block.heading, lines, false, {}});
  }
  return rows;
}

Result<DrawnPaper> draw_up(const PageWorld& world, const PaperOrder& order) {
  TRY(auto drawn, of_its_kind(world, order));
  drawn.leaflet.giant = order.giant;
  return drawn;
}

Route codes_over(const Route& below, const ShowPaper& paper) {
  std::string item(kItems[static_cast<std::size_t>(paper.kind)]);
  if (paper.easy_read) item.append(kEasy);
  const auto page = std::to_string(static_cast<int>(below.page));
  item.append(kOver).append(page).append(" ").append(below.item);
  return {Route::Page::code, below.person, below.record, std::move(item)};
}

Route page_below(const Route& codes) {
  Route below{Route::Page::person, codes.person, {}, ""};
  const auto over = codes.item.find(kOver);
  if (over == std::string::npos) return below;
  const std::string_view rest = std::string_view(codes.item).substr(over + kOver.size());
  int page = -1;
  const auto [end, fault] = std::from_chars(rest.data(), rest.data() + rest.size(), page);
  const bool is_page = fault == std::errc() && page >= 0 && page < static_cast<int>(Route::Page::code);
  if (!is_page || end == rest.data() + rest.size()) return below;
  return {static_cast<Route::Page>(page), codes.person, codes.record, std::string(end + 1, rest.data() + rest.size())};
}

std::optional<ShowPaper> paper_of(std::string_view item) {
  item = item.substr(0, item.find(kOver));
  const bool easy_read = item.ends_with(kEasy);
  if (easy_read) item.remove_suffix(kEasy.size());
  const auto found = std::find(std::begin(kItems), std::end(kItems), item);
  if (found == std::end(kItems)) return std::nullopt;
  return ShowPaper{static_cast<PaperKind>(found - std::begin(kItems)), easy_read};
}

}  // namespace blether::app
