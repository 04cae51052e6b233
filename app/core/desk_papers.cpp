// The desk's part in paper: what is left in the house.
#include "app/core/desk.h"
#include "app/core/documents/agreed_pdf.h"
#include "app/core/documents/leaflet.h"
#include "app/core/documents/plan_pdf.h"
#include "app/core/pages/carers_say.h"
#include "app/core/pages/plan_page.h"
#include "app/core/papers.h"
#include "care/choice.h"
#include "care/dates_words.h"
#include "care/plan.h"

namespace blether::app {

using base::Code;
using base::fail;
using base::Result;
using model::RecordId;

namespace {

// The day, as it is written in the language of the paper. Only English has it in words so far.
std::string day_on_paper(const Texts& texts, base::CivilDate day) {
  if (texts("language").starts_with("en")) return care::weekday_words(day);
  return texts("paper.day", {std::to_string(day.day), std::to_string(day.month), std::to_string(day.year)});
}

// What a paper says whose translation nobody has checked; empty: there is nothing to say.
std::string unchecked(const PageWorld& world) {
  const care::Language* language = world.lookups.languages.find(world.language);
  return language != nullptr && !language->checked ? world.texts("paper.unchecked") : "";
}

}  // namespace

// Two people's papers of one day lie beside each other, and so do two of one person that differ: what was given stays.
Result<std::string> Desk::lay_paper(std::string_view stem, const base::Bytes& bytes) {
  TRY_VOID(world_.files->make_folder(world_.documents));
  const std::string first = std::string(stem) + "-" + base::to_iso(today());
  for (int number = 1;; ++number) {
    const std::string name = first + (number > 1 ? "-" + std::to_string(number) : "") + ".pdf";
    TRY(bool taken, world_.files->exists(world_.documents / name));
    if (taken) {
      TRY(auto there, world_.files->read(world_.documents / name));
      if (there != bytes) continue;
    }
    TRY_VOID(world_.files->replace(world_.documents / name, bytes));
    return name;
  }
}

Result<std::string> Desk::keep_paper(std::string_view stem, const base::Bytes& bytes, std::string_view why, const RecordId& record) {
  TRY(auto name, lay_paper(stem, bytes));
  TRY_VOID(store_.note_access(why, record.hex()));
  return name;
}

Result<bool> Desk::wants_giant_print() {
  constexpr int kVeryLarge = 200;
  TRY(auto needs, screen_needs());
  return needs.scale_percent >= kVeryLarge;
}

Result<void> Desk::on(const LeavePaper& leave) {
  TRY(auto world, page_world());
  TRY(bool giant, wants_giant_print());
  PaperOrder order{leave, route_.record, giant, day_on_paper(world.texts, world.today), unchecked(world), world_.assets / "icons"};
  auto made = make_paper(world, order, *world_.files);
  if (!made && made.error().code == Code::denied) return write_down(world.stream, tl::unexpected<base::Error>(made.error()));
  TRY(auto paper, std::move(made));
  TRY(auto name, keep_paper(paper.stem, paper.bytes, "copy-left", paper.record));
  if (leave.kind == LeavePaper::Kind::carers_plan && !is_with_carer()) {  // what a carer writes is only her own say
    TRY(auto agreement, find(care::say_id(paper.record, kAboutCarersPlan)));
    if (agreement) {
      TRY(auto given, care::copy_given(*agreement, world.now_ms, "large-print"));
      TRY_VOID(commit(stream(), "reason.copy", std::move(given)));
    }
  }
  pdf_ = name;
  notice("agreed.copy_made", {name});
  return {};
}

Result<void> Desk::on(const LeaveCopy&) {
  TRY(auto page, agreed_page());
  TRY(bool giant, wants_giant_print());
  TRY(auto bytes, agreed_pdf(*page, *world_.texts, *world_.files, world_.assets / "icons", giant));
  TRY(auto name, keep_paper("what-we-agreed", bytes, "copy-left", page->agreement));
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
  auto sheet = care::fill(world.lookups.notice_in(world.language), leave.easy_read,
                          care::notice_slots(offers[0], offers, world.lookups.not_offered, words));
  Leaflet leaflet{day_on_paper(world.texts, world.today), sheet.title, world.person.full, rows_of(sheet, "\n"), worker_, world.phone};
  leaflet.note = unchecked(world);
  TRY(leaflet.giant, wants_giant_print());
  TRY(auto bytes, leaflet_pdf(leaflet, world.texts, *world_.files, world_.assets / "icons"));
  TRY(auto name, keep_paper("option-1", bytes, "notice-left", offer->id));
  TRY(auto given, care::notice_given(*offer, world.now_ms, leave.easy_read ? "easy-read" : "large-print"));
  TRY_VOID(commit(stream(), "reason.notice", std::move(given)));
  notice("agreed.copy_made", {name});
  return {};
}

Result<void> Desk::on(const LeavePlan&) {
  TRY(auto own, own_language());
  TRY(auto world, world_in(own));
  TRY(auto page, plan_page(world, ""));
  TRY(bool giant, wants_giant_print());
  TRY(auto bytes, plan_pdf(*page, world.texts, *world_.files, world_.assets / "icons", giant, unchecked(world)));
  TRY(auto name, keep_paper("plan", bytes, "copy-left", page->agreement));
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
  Leaflet leaflet{day_on_paper(world.texts, world.today), sheet.title, world.person.full, rows_of(sheet, leave.easy_read ? "\n" : " "), worker_, world.phone};
  leaflet.one_page = true;
  leaflet.note = unchecked(world);
  TRY(leaflet.giant, wants_giant_print());
  TRY(auto bytes, leaflet_pdf(leaflet, world.texts, *world_.files, world_.assets / "icons"));
  TRY(auto name, keep_paper("not-happy", bytes, "sheet-left", person_record(route_.person)));
  pdf_ = name;
  notice("agreed.copy_made", {name});
  return {};
}

}  // namespace blether::app
