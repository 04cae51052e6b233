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

constexpr std::string_view kPutAside = "put_aside";  // of a conversation: "D09 ran-out-of-time"

bool is_of(std::string_view put, std::string_view code) {
  return put.size() > code.size() && put.starts_with(code) && put[code.size()] == ' ';
}
std::string reason_in(std::string_view put) { return std::string(put.substr(put.find(' ') + 1)); }

// By its prompts alone. One that nobody may ask in front of others is left because of them, and open while nobody has
// said who is there.
DomainVisit visit_by_prompts(const Conversation& at, const std::string& code) {
  DomainVisit visit{code, CheckState::open, {}, false};
  bool any = false, any_open = false;
  auto left_as = [&](std::string reason) {
    any = true;
    if (visit.reason.empty()) visit.reason = std::move(reason);
  };
  const auto& items = at.form().items;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].role != Role::prompt || !is_about(items[i], code)) continue;
    switch (at.state(i)) {
      case ItemState::answered: return {code, CheckState::done, {}, false};
      case ItemState::left: left_as(at.left_reason(i)); break;
      case ItemState::open: any_open = true; break;
      case ItemState::hidden:
        if (!items[i].ask_alone) break;  // nothing to ask: an answer before it says so
        if (at.alone().empty()) any_open = true;
        else if (at.alone() == "no") left_as("someone-present");
        break;
    }
  }
  if (any && !any_open) visit.state = CheckState::left;
  else visit.reason.clear();
  return visit;
}

}  // namespace

Result<Operations> set_carer_view(const model::Record& conversation, std::string_view code) {
  if (!contains(kCarerViews, code)) return fail(Code::invalid, "carer_view");
  RecordEdit edit(kind::conversation, conversation.id, &conversation);
  edit.set("carer_view", code);
  return edit.take();
}

Result<Operations> set_carer_who(const model::Record& conversation, std::string_view name) {
  RecordEdit edit(kind::conversation, conversation.id, &conversation);
  edit.set("carer_who", name);
  return edit.take();
}

std::vector<DomainVisit> domain_visits(const Conversation& conversation, std::span<const model::Record> outcomes,
                                       const Domains& domains) {
  std::vector<DomainVisit> visits;
  const auto aside = conversation.record().texts(kPutAside);
  for (const Domain& domain : domains.all()) {
    const bool wanted = std::any_of(outcomes.begin(), outcomes.end(), [&](const model::Record& record) {
      return is_kept(record) && record.text("domain") == domain.code;
    });
    DomainVisit visit = visit_by_prompts(conversation, domain.code);
    auto put = std::find_if(aside.begin(), aside.end(), [&](const auto& each) { return is_of(each, domain.code); });
    if (wanted || visit.state == CheckState::done)
      visit = {domain.code, CheckState::done, {}, false};
    else if (put != aside.end())
      visit = {domain.code, CheckState::left, reason_in(*put), true};
    visits.push_back(std::move(visit));
  }
  return visits;
}

Result<Operations> put_aside(const model::Record& conversation, const Domains& domains,
                             std::span<const std::string> codes, std::string_view reason) {
  if (!reason.empty() && !contains(kLeftReasons, reason)) return fail(Code::invalid, "reason");
  std::vector<std::string> wanted = conversation.texts(kPutAside);
  for (const std::string& code : codes) {
    if (!domains.find(code)) return fail(Code::invalid, "domain");
    std::erase_if(wanted, [&](const std::string& each) { return is_of(each, code); });
    if (!reason.empty()) wanted.push_back(code + " " + std::string(reason));
  }
  RecordEdit edit(kind::conversation, conversation.id, &conversation);
  edit.elements(kPutAside, wanted);
  return edit.take();
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
