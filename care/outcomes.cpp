#include "care/outcomes.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "care/conversation.h"
#include "care/json_document.h"
#include "care/position.h"
#include "care/record_edit.h"
#include "platform/base/clock.h"
#include "storage/model/schema.h"

namespace blether::care {

using base::Code;
using base::fail;
using base::Result;

namespace {

namespace kind = model::kind;

constexpr std::string_view kArabicQuestion = "\u061f";

std::string trimmed(std::string_view text, std::string_view of) {
  auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  auto end = text.find_last_not_of(of);
  return end == std::string_view::npos || end < begin ? std::string()
                                                      : std::string(text.substr(begin, end - begin + 1));
}

constexpr auto kWordFields =
    std::to_array<std::string_view>({"want", "so_that", "own_words", "why", "start_note", "good_day", "hard_day"});

bool is_score(std::string_view code) {
  return code == "not-sure" || code == "rather-not-say" || (code.size() == 1 && code[0] >= '0' && code[0] <= '4');
}

}  // namespace

Result<Domains> Domains::load(std::string_view json) {
  TRY(auto document, JsonDocument::parse(json, "domains.json"));
  Domains domains;
  const Json& root = document.root();
  if (!root.is_object() || !root.contains("domains") || !root["domains"].is_array())
    return document.fault("/domains", "must be a list");
  for (std::size_t i = 0; i < root["domains"].size(); ++i) {
    const Json& row = root["domains"][i];
    std::string path = "/domains/" + std::to_string(i);
    if (!row.is_object()) return document.fault(path, "not an object");
    Domain domain;
    const std::pair<const char*, std::string*> fields[] = {{"code", &domain.code},   {"label", &domain.label},
                                                           {"brief", &domain.brief}, {"icon", &domain.icon},
                                                           {"group", &domain.group}, {"local", &domain.local}};
    for (auto [name, into] : fields) {
      if (!row.contains(name) || !row[name].is_string()) return document.fault(path, std::string(name) + " is missing");
      *into = row[name].get<std::string>();
    }
    if (!row.contains("national") || !row["national"].is_number_integer())
      return document.fault(path, "national is missing");
    auto national = row["national"].get<std::int64_t>();
    if (national < 1 || national > 9) return document.fault(path + "/national", "must be 1 to 9");
    domain.national = static_cast<int>(national);
    if (domain.code.empty() || domains.find(domain.code))
      return document.fault(path + "/code", "is empty or used twice");
    domains.rows_.push_back(std::move(domain));
  }
  if (domains.rows_.empty()) return document.fault("/domains", "is empty");
  return domains;
}

const Domain* Domains::find(std::string_view code) const {
  auto found = std::find_if(rows_.begin(), rows_.end(), [&](const Domain& domain) { return domain.code == code; });
  return found == rows_.end() ? nullptr : &*found;
}

OutcomeWords outcome_said(std::string_view want, std::string_view so_that) {
  OutcomeWords said{trimmed(want, " \t\r\n."), trimmed(so_that, " \t\r\n.")};
  if (said.want.empty()) return {};
  const std::string_view last = said.so_that.empty() ? said.want : said.so_that;
  said.ends_itself = last.ends_with('!') || last.ends_with('?') || last.ends_with(kArabicQuestion);
  return said;
}

std::string outcome_line(std::string_view want, std::string_view so_that) {
  const OutcomeWords said = outcome_said(want, so_that);
  if (said.want.empty()) return {};
  std::string line = "I want to " + said.want;
  if (!said.so_that.empty()) line += " so that " + said.so_that;
  return said.ends_itself ? line : line + ".";
}

bool is_kept(const model::Record& outcome) {
  return outcome.kind == kind::outcome && !outcome.withdrawn && has_words(outcome.text("want"));
}

std::vector<Fault> outcome_faults(const model::Record& outcome, const Domains& domains) {
  std::vector<Fault> faults;
  if (!has_words(outcome.text("want"))) faults.push_back({"want", "outcome.needs.want"});
  if (!domains.find(outcome.text("domain"))) faults.push_back({"domain", "outcome.needs.domain"});
  if (!has_words(outcome.text("own_words")) && !has_words(outcome.text("so_that")))
    faults.push_back({"own_words", "outcome.needs.own_words"});
  if (!has_words(outcome.text("why")) && !has_words(outcome.text("so_that")))
    faults.push_back({"why", "outcome.needs.why"});
  std::string score = score_code(outcome.value("start_score"));
  if (score.empty())
    faults.push_back({"start_score", "outcome.needs.start_score"});
  else if (!outcome.field("start_note"))
    faults.push_back({"start_note", "outcome.needs.start_note"});
  if (!base::parse_date(outcome.text("target_date"))) faults.push_back({"target_date", "outcome.needs.target_date"});
  return faults;
}

Result<Operations> set_outcome(const model::RecordId& id, const model::Record* now, const Domains& domains,
                               std::string_view field, std::string_view value, const model::RecordId& conversation,
                               std::string_view place) {
  model::Value written;
  if (contains(kWordFields, field)) {
    written = std::string(value);
  } else if (field == "domain") {
    if (!value.empty() && !domains.find(value)) return fail(Code::invalid, "domain");
    written = or_nothing(value);
  } else if (field == "target_date") {
    if (!value.empty() && !base::parse_date(value)) return fail(Code::invalid, "target_date");
    written = or_nothing(value);
  } else if (field == "start_score") {
    bool has_note = now && now->field("start_note");
    if (!value.empty() && (!is_score(value) || !has_note)) return fail(Code::invalid, "start_score");
    written = score_value(value);
  } else {
    return fail(Code::invalid, std::string(field.substr(0, model::kMostNameBytes)));
  }
  Operations operations;
  if (!now && !conversation.is_none())
    operations.push_back(put(kind::outcome, id, nullptr, "conversation", conversation.hex()));
  if (!now && !place.empty()) operations.push_back(put(kind::outcome, id, nullptr, "place", std::string(place)));
  operations.push_back(put(kind::outcome, id, now, field, std::move(written)));
  return operations;
}

Result<Operations> set_start_score(const model::Record& outcome, std::string_view code, std::string_view note) {
  if (!is_score(code)) return fail(Code::invalid, "start_score");
  Operations operations = {put(kind::outcome, outcome.id, &outcome, "start_score", score_value(code))};
  // An empty note says that none was given; one that is there already stays.
  if (!note.empty() || !outcome.field("start_note"))
    operations.push_back(put(kind::outcome, outcome.id, &outcome, "start_note", or_nothing(note)));
  return operations;
}

std::vector<const model::Record*> in_order(std::span<const model::Record> records) {
  std::vector<const model::Record*> sorted;
  for (const model::Record& record : records)
    if (!record.withdrawn && (record.kind != kind::outcome || is_kept(record))) sorted.push_back(&record);
  std::sort(sorted.begin(), sorted.end(), [](const model::Record* a, const model::Record* b) {
    return std::pair(a->text("place"), a->id) < std::pair(b->text("place"), b->id);
  });
  return sorted;
}

std::string place_after(std::span<const model::Record> records) {
  std::string last;
  for (const model::Record& record : records)
    if (!record.withdrawn) last = std::max(last, record.text("place"));
  auto place = key_between(last, {});
  // A place that is no key can only come from a newer version: go after it all the same.
  return place ? *place : last + "V";
}

Result<Operations> add_step(const model::RecordId& id, const model::RecordId& outcome, const NewStep& step,
                            std::string_view place) {
  if (!has_words(step.what)) return fail(Code::invalid, "what");
  if (!step.when.empty() && !base::parse_date(step.when)) return fail(Code::invalid, "when");
  if (!step.when.empty() && !contains(kWhenKinds, step.when_kind)) return fail(Code::invalid, "when_kind");
  std::string icon = step.icon.empty() ? std::string(step_icon(step.what)) : step.icon;
  Operations operations = {
      put(kind::step, id, nullptr, "outcome", outcome.hex()), put(kind::step, id, nullptr, "what", step.what),
      put(kind::step, id, nullptr, "who", step.who), put(kind::step, id, nullptr, "icon", std::move(icon))};
  if (!step.when.empty()) {
    operations.push_back(put(kind::step, id, nullptr, "when", step.when));
    operations.push_back(put(kind::step, id, nullptr, "when_kind", step.when_kind));
  }
  if (!place.empty()) operations.push_back(put(kind::step, id, nullptr, "place", std::string(place)));
  return operations;
}

Result<Operations> set_step(const model::Record& step, std::string_view field, std::string_view value) {
  bool fits = field == "what" || field == "who" || field == "icon" ||
              (field == "when" && (value.empty() || base::parse_date(value))) ||
              (field == "when_kind" && contains(kWhenKinds, value));
  if (!fits) return fail(Code::invalid, std::string(field.substr(0, model::kMostNameBytes)));
  model::Value written = field == "what" || field == "who" ? model::Value(std::string(value)) : or_nothing(value);
  return Operations{put(kind::step, step.id, &step, field, std::move(written))};
}

std::string_view step_icon(std::string_view what) {
  struct Hint {
    std::string_view word, icon;
  };
  static constexpr auto kHints = std::to_array<Hint>({
      {"choir", "sing"},  {"sing", "sing"},   {"music", "sing"},    {"stair", "steps"},    {"rail", "steps"},
      {"step", "steps"},  {"wash", "wash"},   {"shower", "wash"},   {"bath", "wash"},      {"bus", "bus"},
      {"lift to", "bus"}, {"carer", "carer"}, {"break", "rest"},    {"rest", "rest"},      {"benefit", "money"},
      {"money", "money"}, {"phone", "phone"}, {"ring", "phone"},    {"call", "phone"},     {"house", "home"},
      {"flat", "home"},   {"door", "key"},    {"walk", "frame"},    {"frame", "frame"},    {"lunch", "cup"},
      {"tea", "cup"},     {"cafe", "cup"},    {"visit", "people"},  {"company", "people"}, {"club", "people"},
      {"doctor", "body"}, {"nurse", "body"},  {"attorney", "sign"}, {"paper", "paper"},    {"alarm", "safe"},
      {"safe", "safe"},   {"class", "learn"}, {"learn", "learn"},   {"talk", "talk"},
  });
  std::string low(what);
  std::transform(low.begin(), low.end(), low.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  for (const Hint& hint : kHints) {
    // At the beginning of a word, so that "during" is no telephone call.
    for (auto at = low.find(hint.word); at != std::string::npos; at = low.find(hint.word, at + 1))
      if (at == 0 || !std::isalpha(static_cast<unsigned char>(low[at - 1]))) return hint.icon;
  }
  return "agree";
}

}  // namespace blether::care
