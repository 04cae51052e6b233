#include "care/agreed.h"

#include <algorithm>

#include "care/budget.h"
#include "care/canonical.h"
#include "storage/model/derived_id.h"
#include "storage/model/schema.h"

namespace blether::care {

namespace {

namespace kind = model::kind;

AgreedStep step_of(const model::Record& step) {
  AgreedStep result;
  result.record = step.id;
  result.icon = step.text("icon");
  result.what = step.text("what");
  result.who = step.text("who");
  result.when = step.text("when");
  result.when_kind = step.text("when_kind");
  if (result.icon.empty()) result.icon = step_icon(result.what);
  return result;
}

StillWaiting waiting_of(const model::Record& record, const NeedReasons& reasons) {
  NeedEntry entry = entry_of(record);
  StillWaiting result;
  result.record = record.id;
  result.need = entry.need;
  result.reason = entry.reason;
  result.interim = entry.interim;
  result.look_again = entry.look_again;
  if (const NeedReason* reason = reasons.find(entry.reason)) result.because = reason->plain;
  return result;
}

std::vector<std::string> who_was_there(const AgreedSources& from) {
  std::vector<std::string> names;
  auto add = [&](const std::string& name) {
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  };
  std::vector<std::string> written;
  if (from.conversation) written = from.conversation->texts("present");
  bool has_worker = std::find(written.begin(), written.end(), from.worker) != written.end();
  add(from.person);
  for (const std::string& name : written)
    if (name != from.worker) add(name);
  // Whoever only reads the page later was not there.
  if (has_worker || written.empty()) add(from.worker);
  return names;
}

void add(Canonical& bytes, const StillWaiting& waiting) {
  for (const std::string* part : {&waiting.need, &waiting.reason, &waiting.interim, &waiting.look_again}) bytes.add(*part);
}

// Nothing: it is open.
std::optional<EndedOutcome> ended_of(const model::Record& outcome, const AgreedSources& from,
                                     std::span<const Support> lasting) {
  EndedOutcome ended;
  ended.now = outcome_now(outcome.id, from.reviews, from.review_lines);
  if (ended.now.is == OutcomeNow::Is::open) return std::nullopt;
  ended.record = outcome.id;
  ended.goes_on = std::any_of(lasting.begin(), lasting.end(),
                              [own = outcome.id.hex()](const Support& part) { return part.outcome == own; });
  return ended;
}

}  // namespace

AgreedPage agreed_page(const AgreedSources& from, const Domains& domains, const NeedReasons& reasons) {
  AgreedPage page;
  std::int64_t started = from.conversation ? from.conversation->number("started_at") : 0;
  page.date = started != 0 ? base::london_time(started).date : from.today;
  page.present = who_was_there(from);

  auto steps = in_order(from.steps);
  auto needs = needs_now(from.needs);
  auto lasting = supports_on(from.supports, from.today);
  std::vector<const NeedNow*> left;
  for (const NeedNow& need : needs)
    if (need.waiting) left.push_back(&need);

  for (const model::Record* record : in_order(from.outcomes)) {
    AgreedOutcome outcome;
    outcome.record = record->id;
    outcome.want = record->text("want");
    outcome.so_that = record->text("so_that");
    outcome.line = outcome_line(outcome.want, outcome.so_that);
    outcome.domain = record->text("domain");
    outcome.target_date = record->text("target_date");
    if (const Domain* domain = domains.find(outcome.domain)) outcome.icon = domain->icon;
    if (auto ended = ended_of(*record, from, lasting)) {
      ended->line = outcome.line, ended->want = outcome.want, ended->so_that = outcome.so_that;
      ended->icon = ended->now.is == OutcomeNow::Is::reached ? "done" : outcome.icon;
      page.ended.push_back(*ended);
      if (!ended->goes_on) continue;
    }
    const std::string own = record->id.hex();
    for (const model::Record* step : steps)
      if (step->text("outcome") == own) outcome.steps.push_back(step_of(*step));
    std::erase_if(left, [&](const NeedNow* need) {
      if (entry_of(*need->latest).outcome != own) return false;
      outcome.waiting.push_back(waiting_of(*need->latest, reasons));
      return true;
    });
    page.outcomes.push_back(std::move(outcome));
  }
  for (const NeedNow* need : left) page.waiting.push_back(waiting_of(*need->latest, reasons));
  return page;
}

base::Bytes canonical_bytes(const AgreedPage& page) {
  Canonical bytes("blether agreed page 1");
  bytes.add(base::to_iso(page.date));
  // Who was there is written down too, whatever order two tablets list them in.
  std::vector<std::string> present = page.present;
  std::sort(present.begin(), present.end());
  bytes.number(present.size());
  for (const std::string& name : present) bytes.add(name);
  bytes.number(page.outcomes.size());
  for (const AgreedOutcome& outcome : page.outcomes) {
    for (const std::string* part : {&outcome.want, &outcome.so_that, &outcome.domain, &outcome.target_date})
      bytes.add(*part);
    bytes.number(outcome.steps.size());
    for (const AgreedStep& step : outcome.steps)
      for (const std::string* part : {&step.what, &step.who, &step.when, &step.when_kind}) bytes.add(*part);
    bytes.number(outcome.waiting.size());
    for (const StillWaiting& waiting : outcome.waiting) add(bytes, waiting);
  }
  bytes.number(page.waiting.size());
  for (const StillWaiting& waiting : page.waiting) add(bytes, waiting);
  add_ended(bytes, page.ended);
  return bytes.take();
}

model::RecordId agreement_id(const model::RecordId& conversation) {
  return model::derived_id(conversation, kind::agreement);
}

bool changed_since(const model::Record& agreement, std::string_view snapshot_now) {
  std::string agreed = agreement.text("snapshot");
  return !agreed.empty() && agreed != snapshot_now;
}

}  // namespace blether::care
