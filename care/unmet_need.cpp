#include "care/unmet_need.h"

#include <algorithm>

#include "care/amounts.h"
#include "care/chains.h"
#include "care/json_document.h"
#include "care/record_edit.h"
#include "platform/base/clock.h"
#include "storage/model/schema.h"

namespace blether::care {

using base::Code;
using base::fail;
using base::Result;

Result<NeedReasons> NeedReasons::load(std::string_view json) {
  TRY(auto document, JsonDocument::parse(json, "unmet_need.json"));
  NeedReasons reasons;
  const Json& root = document.root();
  if (!root.is_object() || !root.contains("reasons") || !root["reasons"].is_array())
    return document.fault("/reasons", "must be a list");
  for (std::size_t i = 0; i < root["reasons"].size(); ++i) {
    const Json& row = root["reasons"][i];
    std::string path = "/reasons/" + std::to_string(i);
    if (!row.is_object()) return document.fault(path, "not an object");
    NeedReason reason;
    const std::pair<const char*, std::string*> fields[] = {
        {"code", &reason.code}, {"label", &reason.label}, {"plain", &reason.plain}};
    for (auto [name, into] : fields) {
      if (!row.contains(name) || !row[name].is_string()) return document.fault(path, std::string(name) + " is missing");
      *into = row[name].get<std::string>();
    }
    if (reason.code.empty() || reasons.find(reason.code))
      return document.fault(path + "/code", "is empty or used twice");
    reasons.rows_.push_back(std::move(reason));
  }
  if (reasons.rows_.empty()) return document.fault("/reasons", "is empty");
  return reasons;
}

const NeedReason* NeedReasons::find(std::string_view code) const {
  auto found = std::find_if(rows_.begin(), rows_.end(), [&](const NeedReason& reason) { return reason.code == code; });
  return found == rows_.end() ? nullptr : &*found;
}

NeedEntry entry_of(const model::Record& record) {
  // A log field holds its entries as elements; one is written once.
  auto read = [&](std::string_view field) {
    auto texts = record.texts(field);
    return texts.empty() ? record.text(field) : texts.front();
  };
  NeedEntry entry;
  entry.outcome = read("outcome");
  entry.need = read("need");
  entry.reason = read("reason");
  entry.words = read("words");
  entry.domain = read("domain");
  entry.support_type = read("support_type");
  entry.amount_wanted = read("amount_wanted");
  entry.amount_got = read("amount_got");
  entry.unit = read("unit");
  entry.since = read("since");
  entry.interim = read("interim");
  entry.look_again = read("look_again");
  entry.status = read("status");
  entry.effect = read("effect");
  entry.closed_reason = read("closed_reason");
  entry.locality = read("locality");
  entry.carer_affected = read_flag(record, "carer_affected");
  return entry;
}

std::optional<std::int64_t> shortfall(const NeedEntry& entry) {
  AmountRead wanted = read_quantity(entry.amount_wanted), got = read_quantity(entry.amount_got);
  if (!wanted.ok()) return std::nullopt;
  return std::max<std::int64_t>(0, wanted.value - (got.ok() ? got.value : 0));
}

namespace {

bool waits(const NeedEntry& entry) { return entry.status == "open" || entry.status == "part"; }

std::vector<Fault> faults_of(const NeedEntry& entry, bool reason_there) {
  std::vector<Fault> faults;
  bool waiting = waits(entry);
  if (!has_words(entry.need)) faults.push_back({"need", "unmet.needs.need"});
  if (!reason_there) faults.push_back({"reason", "unmet.needs.reason"});
  // "Other" tells the office nothing unless somebody says what.
  if (entry.reason == "UN99" && !has_words(entry.words)) faults.push_back({"words", "unmet.needs.words"});
  if (!entry.since.empty() && !base::parse_date(entry.since)) faults.push_back({"since", "unmet.needs.date"});
  bool has_day = base::parse_date(entry.look_again).has_value();
  if (!entry.look_again.empty() && !has_day)
    faults.push_back({"look_again", "unmet.needs.date"});
  else if (waiting && !has_day)
    faults.push_back({"look_again", "unmet.needs.look_again"});
  AmountRead wanted = read_quantity(entry.amount_wanted), got = read_quantity(entry.amount_got);
  if (!entry.amount_wanted.empty() && !wanted.ok()) faults.push_back({"amount_wanted", wanted.refused});
  if (!entry.amount_got.empty() && !got.ok()) faults.push_back({"amount_got", got.refused});
  bool any_amount = !entry.amount_wanted.empty() || !entry.amount_got.empty();
  if (any_amount && !has_words(entry.unit)) faults.push_back({"unit", "unmet.needs.unit"});
  if (std::find(std::begin(kNeedStatuses), std::end(kNeedStatuses), entry.status) == std::end(kNeedStatuses))
    faults.push_back({"status", "unmet.needs.status"});
  if (entry.status == "withdrawn" && !has_words(entry.closed_reason))
    faults.push_back({"closed_reason", "unmet.needs.closed"});
  return faults;
}

}  // namespace

std::vector<Fault> need_faults(const NeedEntry& entry, const NeedReasons& reasons) {
  return faults_of(entry, reasons.find(entry.reason) != nullptr);
}

std::vector<Fault> need_faults(const NeedEntry& entry) { return faults_of(entry, !entry.reason.empty()); }

NeedEntry carried_on(const NeedEntry& now, const NeedNews& news) {
  NeedEntry next = now;
  next.status = news.status;
  if (!news.amount_got.empty()) next.amount_got = news.amount_got;
  if (now.amount_wanted.empty() && !news.unit.empty()) next.unit = news.unit;  // what came counts in what was wanted
  const bool over = !waits(next);
  next.look_again = over ? "" : news.look_again;
  next.closed_reason = over ? news.words : "";
  if (!over) next.interim = news.interim;
  if (next.status == "met" && news.amount_got.empty()) next.amount_got = next.amount_wanted;
  return next;
}

Result<Operations> record_need(const model::RecordId& id, const NeedEntry& entry, const NeedReasons& reasons,
                               const model::RecordId& follows) {
  auto faults = need_faults(entry, reasons);
  if (!faults.empty()) return fail(Code::invalid, faults.front().field);
  Operations operations;
  auto add = [&](std::string_view field, const std::string& value) {
    if (!value.empty()) operations.push_back(put(model::kind::unmet_need, id, nullptr, field, value));
  };
  add("outcome", entry.outcome);
  if (!follows.is_none()) add("follows", follows.hex());
  add("need", entry.need);
  add("reason", entry.reason);
  add("words", entry.words);
  add("domain", entry.domain);
  add("support_type", entry.support_type);
  add("amount_wanted", entry.amount_wanted);
  add("amount_got", entry.amount_got);
  add("unit", entry.unit);
  add("since", entry.since);
  add("interim", entry.interim);
  add("look_again", entry.look_again);
  add("status", entry.status);
  add("effect", entry.effect);
  add("closed_reason", entry.closed_reason);
  add("locality", entry.locality);
  if (entry.carer_affected) operations.push_back(put(model::kind::unmet_need, id, nullptr, "carer_affected", true));
  return operations;
}

std::vector<NeedNow> needs_now(std::span<const model::Record> entries) {
  std::vector<NeedNow> needs;
  for (Chain& chain : chains_of(entries, model::kind::unmet_need))
    needs.push_back({chain.root, chain.latest, std::move(chain.earlier), waits(entry_of(*chain.latest))});
  return needs;
}

}  // namespace blether::care
