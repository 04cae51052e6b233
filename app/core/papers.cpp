#include "app/core/papers.h"

#include "app/core/documents/complaint_pdf.h"
#include "app/core/documents/money_pdf.h"
#include "app/core/pages/carers_say.h"
#include "app/core/pages/rights_pages.h"
#include "app/core/pages/support_pages.h"
#include "storage/model/schema.h"

namespace blether::app {

using base::Code;
using base::fail;
using base::Result;

namespace {

Result<MadePaper> money(const PageWorld& world, const PaperOrder& order, base::Files& files) {
  TRY(auto outcomes, world.records(model::kind::outcome));
  if (auto closed = care::money_closed(outcomes)) return fail(Code::denied, closed->key);
  TRY(auto page, money_page(world, ""));
  MoneyPaper paper{order.day, world.worker, world.phone, order.wish.easy_read, order.giant};
  TRY(auto bytes, money_pdf(*page, paper, world.texts, files, order.icons));
  return MadePaper{"your-money", std::move(bytes), person_record(world.person.id)};
}

Result<MadePaper> rights(const PageWorld& world, const PaperOrder& order, base::Files& files) {
  auto sheet = rights_sheet(world, order.wish.easy_read);
  Leaflet leaflet{order.day, world.texts("paper.rights"), world.person.full,
                  rows_of(sheet, order.wish.easy_read ? "\n" : " "), world.worker, world.phone};
  leaflet.giant = order.giant;
  TRY(auto bytes, leaflet_pdf(leaflet, world.texts, files, order.icons));
  return MadePaper{"your-rights", std::move(bytes), person_record(world.person.id)};
}

Result<MadePaper> complaint(const PageWorld& world, const PaperOrder& order, base::Files& files) {
  TRY(auto page, complaint_page(world, order.record, ""));
  ComplaintPaper paper{order.day, order.wish.easy_read, order.giant};
  TRY(auto bytes, complaint_pdf(*page, paper, world.texts, files, order.icons));
  return MadePaper{"complaint", std::move(bytes), order.record};
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

Result<MadePaper> carers_plan(const PageWorld& world, const PaperOrder& order, base::Files& files) {
  TRY(auto plan, plan_of(world, order));
  TRY(auto paper, carers_plan_paper(world, plan, world.language));
  paper.date_words = order.day, paper.note = order.unchecked;
  paper.giant = order.giant;
  TRY(auto bytes, carers_plan_pdf(paper, world.texts, files, order.icons));
  return MadePaper{"carers-plan", std::move(bytes), plan.id()};
}

Result<MadePaper> emergency(const PageWorld& world, const PaperOrder& order, base::Files& files) {
  TRY(auto plan, plan_of(world, order));
  TRY(auto card, emergency_card(world, plan));
  if (!has_card(card)) return fail(Code::denied, "carer.needs.card");
  CardPaper paper{order.day, world.worker, world.phone, order.unchecked, order.giant, !plan.form().id.starts_with("acsp")};
  TRY(auto bytes, emergency_card_pdf(card, paper, world.texts, files, order.icons));
  return MadePaper{"emergency-card", std::move(bytes), plan.id()};
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

Result<MadePaper> make_paper(const PageWorld& world, const PaperOrder& order, base::Files& files) {
  switch (order.wish.kind) {
    case LeavePaper::Kind::money: return money(world, order, files);
    case LeavePaper::Kind::rights: return rights(world, order, files);
    case LeavePaper::Kind::complaint: return complaint(world, order, files);
    case LeavePaper::Kind::carers_plan: return carers_plan(world, order, files);
    case LeavePaper::Kind::emergency_card: return emergency(world, order, files);
  }
  return fail(Code::invalid, "paper");
}

}  // namespace blether::app
