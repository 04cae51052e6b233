#include "care/unmet_need.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "care/json_document.h"
#include "platform/base/clock.h"
#include "storage/model/schema.h"

namespace blether::care {

using base::Code;
using base::fail;
using base::Result;

namespace {

bool has_words(std::string_view text) { return text.find_first_not_of(" \t\r\n") != std::string_view::npos; }

// When an entry was written: the latest of its fields' writes.
std::pair<model::HybridTime, model::Dot> written(const model::Record& entry) {
  std::pair<model::HybridTime, model::Dot> latest;
  for (const auto& [name, field] : entry.fields)
    for (const model::Write& head : field.heads) latest = std::max(latest, std::pair(head.time, head.dot));
  return latest;
}

bool is_later(const model::Record& a, const model::Record& b) {
  return std::tuple(written(a), a.id) > std::tuple(written(b), b.id);
}

}  // namespace

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
    if (reason.code.empty() || reasons.find(reason.code)) return document.fault(path + "/code", "is empty or used twice");
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
  return entry;
}

std::vector<Fault> need_faults(const NeedEntry& entry, const NeedReasons& reasons) {
  std::vector<Fault> faults;
  bool waiting = entry.status == "open" || entry.status == "part";
  if (!has_words(entry.need)) faults.push_back({"need", "unmet.needs.need"});
  if (!reasons.find(entry.reason)) faults.push_back({"reason", "unmet.needs.reason"});
  // "Other" tells the office nothing unless somebody says what.
  if (entry.reason == "UN99" && !has_words(entry.words)) faults.push_back({"words", "unmet.needs.words"});
  if (!entry.since.empty() && !base::parse_date(entry.since)) faults.push_back({"since", "unmet.needs.date"});
  bool has_day = base::parse_date(entry.look_again).has_value();
  if (!entry.look_again.empty() && !has_day) faults.push_back({"look_again", "unmet.needs.date"});
  else if (waiting && !has_day) faults.push_back({"look_again", "unmet.needs.look_again"});
  if (std::find(std::begin(kNeedStatuses), std::end(kNeedStatuses), entry.status) == std::end(kNeedStatuses))
    faults.push_back({"status", "unmet.needs.status"});
  return faults;
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
  return operations;
}

std::vector<NeedNow> needs_now(std::span<const model::Record> entries) {
  std::map<model::RecordId, const model::Record*> by_id;
  for (const model::Record& entry : entries)
    if (entry.kind == model::kind::unmet_need) by_id[entry.id] = &entry;
  auto before = [&](const model::Record& entry) -> const model::Record* {
    auto texts = entry.texts("follows");
    auto id = model::RecordId::from_hex(texts.empty() ? entry.text("follows") : texts.front());
    auto found = id ? by_id.find(*id) : by_id.end();
    return found == by_id.end() ? nullptr : found->second;
  };
  std::map<model::RecordId, NeedNow> needs;
  for (const auto& [id, entry] : by_id) {
    const model::Record* root = entry;
    std::set<model::RecordId> seen = {id};
    // Entries that follow each other in a ring can only be forged; each then stands for itself.
    while (const model::Record* earlier = before(*root)) {
      if (!seen.insert(earlier->id).second) {
        root = entry;
        break;
      }
      root = earlier;
    }
    NeedNow& need = needs[root->id];
    need.root = root->id;
    need.earlier.push_back(entry);
  }
  std::vector<NeedNow> result;
  for (auto& [id, need] : needs) {
    std::sort(need.earlier.begin(), need.earlier.end(),
              [](const model::Record* a, const model::Record* b) { return is_later(*b, *a); });
    // What another entry follows is over, whatever the clocks say.
    std::set<const model::Record*> followed;
    for (const model::Record* entry : need.earlier) followed.insert(before(*entry));
    auto last = std::find_if(need.earlier.rbegin(), need.earlier.rend(),
                             [&](const model::Record* entry) { return !followed.contains(entry); });
    if (last == need.earlier.rend()) last = need.earlier.rbegin();
    need.latest = *last;
    need.earlier.erase(std::next(last).base());
    std::string status = entry_of(*need.latest).status;
    need.waiting = status == "open" || status == "part";
    result.push_back(std::move(need));
  }
  std::sort(result.begin(), result.end(), [&](const NeedNow& a, const NeedNow& b) {
    return is_later(*by_id.at(b.root), *by_id.at(a.root));
  });
  return result;
}

}  // namespace blether::care
