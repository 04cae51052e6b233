#include "care/finish.h"

#include <algorithm>

#include "care/about_person.h"
#include "care/record_edit.h"
#include "care/rights.h"
#include "care/telling.h"
#include "storage/model/schema.h"

namespace blether::care {

using base::Code;
using base::fail;
using base::Result;

namespace {

namespace kind = model::kind;

FinishCheck check(std::string_view id, CheckState state, bool must = false) {
  std::string end = state == CheckState::done ? ".done" : state == CheckState::left ? ".left" : ".open";
  return {std::string(id), state, must, "finish." + std::string(id) + end, {}};
}

CheckState done_if(bool done) { return done ? CheckState::done : CheckState::open; }

// Whether something is tagged with a domain; "staying well" and the like of local use count for none.
bool is_about(const Item& item, std::string_view code) {
  return std::find(item.domains.begin(), item.domains.end(), code) != item.domains.end();
}

}  // namespace

Result<Operations> set_carer_view(const model::Record& conversation, std::string_view code) {
  if (!contains(kCarerViews, code)) return fail(Code::invalid, "carer_view");
  RecordEdit edit(kind::conversation, conversation.id, &conversation);
  edit.set("carer_view", code);
  return edit.take();
}

std::vector<DomainVisit> domain_visits(const Conversation& conversation, std::span<const model::Record> outcomes,
                                       const Domains& domains) {
  std::vector<DomainVisit> visits;
  const auto& items = conversation.form().items;
  for (const Domain& domain : domains.all()) {
    DomainVisit visit{domain.code, CheckState::open, {}};
    bool outcome = std::any_of(outcomes.begin(), outcomes.end(), [&](const model::Record& record) {
      return is_kept(record) && record.text("domain") == domain.code;
    });
    bool answered = outcome, left = false, any_open = false, any = false;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (items[i].role != Role::prompt || !is_about(items[i], domain.code) || !conversation.is_asked(i)) continue;
      any = true;
      ItemState state = conversation.state(i);
      answered = answered || state == ItemState::answered;
      any_open = any_open || state == ItemState::open;
      if (state == ItemState::left) left = true, visit.reason = conversation.left_reason(i);
    }
    if (answered)
      visit.state = CheckState::done, visit.reason.clear();
    else if (left && !any_open)
      visit.state = CheckState::left;
    // What this template does not ask about cannot be skipped by anybody.
    if (any || outcome) visits.push_back(std::move(visit));
  }
  return visits;
}

std::vector<FinishCheck> finish_checks(const FinishSources& from, const Domains& domains) {
  const Conversation& at = *from.conversation;
  const std::string round = at.id().hex();
  std::vector<FinishCheck> checks;
  checks.push_back(check("talk", done_if(from.person && communication_asked(*from.person))));
  checks.push_back(check("rights", done_if(!explanations(from.explanations, kExplainsRights, round).empty())));
  bool kept = std::any_of(from.outcomes.begin(), from.outcomes.end(),
                          [](const model::Record& record) { return is_kept(record); });
  checks.push_back(check("outcome", done_if(kept)));

  FinishCheck all = check("domains", CheckState::done);
  bool any_left = false;
  for (const DomainVisit& visit : domain_visits(at, from.outcomes, domains)) {
    if (visit.state == CheckState::open) all.codes.push_back(visit.code);
    any_left = any_left || visit.state == CheckState::left;
  }
  CheckState state = !all.codes.empty() ? CheckState::open : any_left ? CheckState::left : CheckState::done;
  auto codes = std::move(all.codes);
  checks.push_back(check("domains", state));
  checks.back().codes = std::move(codes);

  std::string view = at.record().text("carer_view");
  checks.push_back(check("carer", view.empty()           ? CheckState::open
                                  : view == "not-sought" ? CheckState::left
                                                         : CheckState::done));
  for (auto [id, set] : {std::pair("advocacy", "advocacy"), {"independent", "independent-support"}}) {
    auto offer = advocacy_now(from.advocacy, set, round);
    CheckState said = !offer ? CheckState::open : offer->result == "not-offered" ? CheckState::left : CheckState::done;
    checks.push_back(check(id, said, std::string_view(id) == "advocacy"));
  }
  checks.push_back(check("read-back", done_if(at.record().flag("read_back"))));
  return checks;
}

Result<Operations> finish_checked(const FinishSources& from, const Domains& domains, std::int64_t now_ms) {
  for (const FinishCheck& one : finish_checks(from, domains))
    if (one.must && one.state == CheckState::open) return fail(Code::denied, one.id);
  return finish_conversation(from.conversation->record(), now_ms);
}

}  // namespace blether::care
