// The desk's part in paper: what is left in the house, or taken along on another phone.
#include "app/core/desk.h"
#include "app/core/pages/carers_say.h"
#include "app/core/pages/codes_page.h"
#include "app/core/papers.h"
#include "app/core/words.h"
#include "care/choice.h"
#include "care/plan.h"

namespace blether::app {

using base::Code;
using base::fail;
using base::Result;
using model::RecordId;

namespace {

// What a paper says whose translation nobody has checked; empty: there is nothing to say.
std::string unchecked(const PageWorld& world) {
  const care::Language* language = world.lookups.languages.find(world.language);
  return language != nullptr && !language->checked ? world.texts("paper.unchecked") : "";
}

// Why it is in the audit that a paper was made.
std::string_view reason_of(PaperKind kind) {
  if (option_of(kind) != 0) return "notice-left";
  return kind == PaperKind::unhappy ? "sheet-left" : "copy-left";
}

}  // namespace

// Two people's papers of one day lie beside each other, and so do two of one person that differ: what was given stays.
Result<std::string> Desk::lay_paper(std::string_view stem, const base::Bytes& bytes, std::string_view ending) {
  TRY_VOID(world_.files->make_folder(world_.documents));
  const std::string first = std::string(stem) + "-" + base::to_iso(today());
  for (int number = 1;; ++number) {
    const std::string name = first + (number > 1 ? "-" + std::to_string(number) : "").append(ending);
    TRY(bool taken, world_.files->exists(world_.documents / name));
    if (taken) {
      TRY(auto there, world_.files->read(world_.documents / name));
      if (there != bytes) continue;
    }
    TRY_VOID(world_.files->replace(world_.documents / name, bytes));
    return name;
  }
}

Result<std::string> Desk::keep_paper(std::string_view stem, const base::Bytes& bytes, std::string_view why,
                                     const RecordId& record) {
  TRY(auto name, lay_paper(stem, bytes));
  TRY_VOID(store_.note_access(why, record.hex()));
  return name;
}

Result<bool> Desk::wants_giant_print() {
  constexpr int kVeryLarge = 200;
  TRY(auto needs, screen_needs());
  return needs.scale_percent >= kVeryLarge;
}

// Whoever reads a paper reads it in their language, unless they turned the page.
Result<PageWorld> Desk::paper_world() {
  if (!read_in_.empty()) return world_in(read_in_);
  TRY(auto own, own_language());
  return world_in(own);
}

Result<DrawnPaper> Desk::draw_paper(const PageWorld& world, PaperKind kind, bool easy_read) {
  TRY(bool giant, wants_giant_print());
  return draw_up(world,
                 {kind, easy_read, route_.record, giant, weekday_words(world.texts, world.today), unchecked(world)});
}

Result<std::optional<DrawnPaper>> Desk::draw_or_say_why(const PageWorld& world, PaperKind kind, bool easy_read) {
  auto drawn = draw_paper(world, kind, easy_read);
  if (drawn) return std::optional(std::move(*drawn));
  if (drawn.error().code != Code::denied) return tl::unexpected<base::Error>(drawn.error());
  notice(drawn.error().detail, {world.person.known_as}, true);
  return std::optional<DrawnPaper>();
}

// That there is a copy now is noted beside what was said to the page; before anything was said there is nothing to note
// it on. What a carer writes is only her own say.
Result<void> Desk::note_given(const PageWorld& world, PaperKind kind, bool easy_read, const RecordId& record) {
  const std::string_view format = easy_read ? "easy-read" : "large-print";
  if (option_of(kind) != 0) {
    TRY(auto offer, find(record));
    if (!offer) return {};
    TRY(auto given, care::notice_given(*offer, world.now_ms, format));
    return commit(stream(), "reason.notice", std::move(given));
  }
  const bool is_said_to = kind == PaperKind::agreed || kind == PaperKind::plan || kind == PaperKind::carers_plan;
  if (!is_said_to || is_with_carer()) return {};
  TRY(auto agreement, find(kind == PaperKind::carers_plan ? care::say_id(record, kAboutCarersPlan) : record));
  if (!agreement) return {};
  TRY(auto given, care::copy_given(*agreement, world.now_ms, format));
  return commit(stream(), "reason.copy", std::move(given));
}

Result<void> Desk::on(const LeavePaper& leave) {
  TRY(auto world, paper_world());
  TRY(auto drawn, draw_or_say_why(world, leave.kind, leave.easy_read));
  if (!drawn) return {};
  const DrawnPaper& paper = *drawn;
  TRY(auto bytes, leaflet_pdf(paper.leaflet, world.texts, *world_.files, world_.assets / "icons"));
  TRY(auto name, keep_paper(paper.stem, bytes, reason_of(leave.kind), paper.record));
  TRY_VOID(note_given(world, leave.kind, leave.easy_read, paper.record));
  pdf_ = name;
  notice("agreed.copy_made", {name});
  return {};
}

// --- as codes

Result<void> Desk::on(const ShowPaper& show) {
  TRY(auto world, paper_world());
  TRY(auto drawn, draw_or_say_why(world, show.kind, show.easy_read));
  if (!drawn) return {};
  TRY_VOID(store_.note_access("code-shown", drawn->record.hex()));
  const Route& below = route_.page == Route::Page::code ? page_below(route_) : route_;
  return on(Go{codes_over(below, show)});
}

Result<std::shared_ptr<const PaperCodesModel>> Desk::codes_page() {
  auto wanted = paper_of(route_.item);
  if (!wanted) return fail(Code::not_found, "paper");
  TRY(auto world, paper_world());
  auto drawn = draw_paper(world, wanted->kind, wanted->easy_read);
  auto page = std::make_shared<PaperCodesModel>();
  if (!drawn && drawn.error().code == Code::denied) {  // what it says was taken away while it was shown
    page->name = world.person, page->closed = drawn.error().detail;
  } else {
    TRY(auto paper, std::move(drawn));
    TRY(page, app::codes_page(world, paper.leaflet));
  }
  page->in_own_hands = is_with_carer();
  page->back = page_below(route_);
  if (is_with_carer())
    page->back = {Route::Page::own_plan, handed_to_->carer, handed_to_->plan, std::string(kOwnPlanEnd)};
  return std::shared_ptr<const PaperCodesModel>(std::move(page));
}

}  // namespace blether::app
