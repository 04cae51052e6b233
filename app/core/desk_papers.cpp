// The desk's part in paper: what is left in the house.
#include "app/core/desk.h"
#include "app/core/documents/agreed_pdf.h"
#include "app/core/documents/leaflet.h"
#include "app/core/documents/plan_pdf.h"
#include "app/core/pages/plan_page.h"
#include "care/choice.h"
#include "care/dates_words.h"
#include "care/plan.h"

namespace blether::app {

using base::Code;
using base::fail;
using base::Result;
using model::RecordId;

namespace {

// `between`: what stands between the sentences of one idea.
std::vector<LeafletRow> rows_of(const care::FilledSheet& sheet, std::string_view between = "\n") {
  std::vector<LeafletRow> rows;
  for (const care::FilledBlock& block : sheet.blocks) {
    std::string lines;
    for (const std::string& line : block.lines) lines.append(lines.empty() ? "" : between).append(line);
    rows.push_back({block.icon, block.heading, lines, false});
  }
  return rows;
}

}  // namespace

Result<void> Desk::keep_paper(const std::string& name, const base::Bytes& bytes, std::string_view why, const RecordId& record) {
  TRY_VOID(world_.files->make_folder(world_.documents));
  TRY_VOID(world_.files->replace(world_.documents / name, bytes));
  return store_.note_access(why, record.hex());
}

Result<void> Desk::on(const LeaveCopy&) {
  TRY(auto page, agreed_page());
  TRY(auto bytes, agreed_pdf(*page, *world_.texts, *world_.files, world_.assets / "icons"));
  std::string name = "what-we-agreed-" + base::to_iso(today()) + ".pdf";
  TRY_VOID(keep_paper(name, bytes, "copy-left", page->agreement));
  pdf_ = name;
  notice("agreed.copy_made", {name});
  return {};
}

// The reason in writing, in a form that suits the person (2013 Act section 5(3) and 5(6)).
Result<void> Desk::on(const LeaveNotice& leave) {
  TRY(auto world, page_world());
  TRY(auto offer, find(care::offer_id(world.round, 1)));
  TRY(auto records, store_.records(stream(), model::kind::offer));
  auto offers = care::offers_of(world.round, records);
  if (!offer || offers[0].state != care::Offered::not_offered) return fail(Code::not_found, "a notice of what is offered");
  care::NoticeWords words{world.person.known_as, worker_, world.phone, world.today};
  auto sheet = care::fill(world.lookups.not_offered_notice, leave.easy_read,
                          care::notice_slots(offers[0], offers, world.lookups.not_offered, words));
  Leaflet leaflet{care::weekday_words(world.today), sheet.title, world.person.full, rows_of(sheet), worker_, world.phone};
  TRY(auto bytes, leaflet_pdf(leaflet, *world_.texts, *world_.files, world_.assets / "icons"));
  std::string name = "option-1-" + base::to_iso(today()) + ".pdf";
  TRY_VOID(keep_paper(name, bytes, "notice-left", offer->id));
  TRY(auto given, care::notice_given(*offer, world.now_ms, leave.easy_read ? "easy-read" : "large-print"));
  TRY_VOID(commit(stream(), "reason.notice", std::move(given)));
  notice("agreed.copy_made", {name});
  return {};
}

Result<void> Desk::on(const LeavePlan&) {
  TRY(auto world, page_world());
  TRY(auto page, plan_page(world, ""));
  TRY(auto bytes, plan_pdf(*page, *world_.texts, *world_.files, world_.assets / "icons"));
  std::string name = "plan-" + base::to_iso(today()) + ".pdf";
  TRY_VOID(keep_paper(name, bytes, "copy-left", page->agreement));
  TRY(auto agreement, find(page->agreement));
  if (agreement) {  // before anything was said there is nothing to note it on
    TRY(auto given, care::copy_given(*agreement, world.now_ms, "large-print"));
    TRY_VOID(commit(stream(), "reason.copy", std::move(given)));
  }
  pdf_ = name;
  notice("agreed.copy_made", {name});
  return {};
}

Result<void> Desk::on(const LeaveUnhappySheet& leave) {
  TRY(auto world, page_world());
  auto sheet = unhappy_sheet(world, leave.easy_read);
  Leaflet leaflet{care::weekday_words(world.today), sheet.title, world.person.full, rows_of(sheet, leave.easy_read ? "\n" : " "), worker_, world.phone};
  leaflet.one_page = true;
  TRY(auto bytes, leaflet_pdf(leaflet, *world_.texts, *world_.files, world_.assets / "icons"));
  std::string name = "not-happy-" + base::to_iso(today()) + ".pdf";
  TRY_VOID(keep_paper(name, bytes, "sheet-left", person_record(route_.person)));
  pdf_ = name;
  notice("agreed.copy_made", {name});
  return {};
}

}  // namespace blether::app
