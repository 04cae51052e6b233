#include "care/risk.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "care/record_edit.h"
#include "storage/model/schema.h"

namespace blether::care {

using base::Code;
using base::fail;
using base::Result;

namespace {

namespace kind = model::kind;

constexpr TextField<Risk> kTexts[] = {{"outcome", &Risk::outcome},
                                      {"want", &Risk::want},
                                      {"why", &Risk::why},
                                      {"good", &Risk::good},
                                      {"harm", &Risk::harm},
                                      {"harm_to", &Risk::harm_to},
                                      {"worked", &Risk::worked},
                                      {"view_person", &Risk::view_person},
                                      {"view_carer", &Risk::view_carer},
                                      {"view_worker", &Risk::view_worker},
                                      {"view_other", &Risk::view_other},
                                      {"way", &Risk::way},
                                      {"plan", &Risk::plan},
                                      {"signs", &Risk::signs},
                                      {"tell", &Risk::tell},
                                      {"capacity", &Risk::capacity},
                                      {"legal", &Risk::legal},
                                      {"review_on", &Risk::review_on},
                                      {"sooner", &Risk::sooner}};
constexpr TextField<Risk> kDecided[] = {{"decision", &Risk::decision},
                                        {"decided_by", &Risk::decided_by},
                                        {"decided_on", &Risk::decided_on},
                                        {"agrees", &Risk::agrees}};
constexpr std::size_t kLeastWhy = 15;

std::size_t letters(std::string_view text) {
  std::size_t count = 0;
  for (char c : text) {
    auto byte = static_cast<unsigned char>(c);
    count += byte >= 0xC0 || (byte < 0x80 && std::isalnum(byte) != 0);
  }
  return count;
}

// Words that close the talk instead of opening it.
bool says_nothing(std::string_view text) {
  static constexpr auto kClosing =
      std::to_array<std::string_view>({"unsafe", "not", "safe", "too", "very", "it", "is", "its", "risky", "a", "risk",
                                       "dangerous", "the", "at", "high"});
  std::string word;
  bool any = false;
  auto closing = [&] { return word.empty() || contains(kClosing, word); };
  for (char c : text) {
    auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || std::isalpha(byte)) {
      word += static_cast<char>(std::tolower(byte));
      any = true;
    } else if (c != '\'') {
      if (!closing()) return false;
      word.clear();
    }
  }
  return any ? closing() : true;
}

}  // namespace

Risk risk_of(const model::Record& record) {
  Risk risk;
  read_texts(record, kTexts, risk);
  read_texts(record, kDecided, risk);
  if (risk.capacity.empty()) risk.capacity = "presumed";
  risk.likely = static_cast<int>(std::clamp<std::int64_t>(record.number("likely"), 0, 3));
  risk.bad = static_cast<int>(std::clamp<std::int64_t>(record.number("bad"), 0, 3));
  return risk;
}

Result<Operations> set_risk(const model::RecordId& id, const model::Record* now, const Risk& risk) {
  if (risk.likely < 0 || risk.likely > 3) return fail(Code::invalid, "likely");
  if (risk.bad < 0 || risk.bad > 3) return fail(Code::invalid, "bad");
  if (!risk.way.empty() && !contains(kRiskWays, risk.way)) return fail(Code::invalid, "way");
  if (!contains(kCapacityViews, risk.capacity)) return fail(Code::invalid, "capacity");
  if (!is_day_or_none(risk.review_on)) return fail(Code::invalid, "review_on");
  RecordEdit edit(kind::risk, id, now);
  write_texts(edit, kTexts, risk);
  edit.set_if_any("likely", std::int64_t{risk.likely});
  edit.set_if_any("bad", std::int64_t{risk.bad});
  return edit.take();
}

std::vector<Fault> risk_faults(const Risk& risk) {
  std::vector<Fault> faults;
  if (!has_words(risk.want)) faults.push_back({"want", "risk.needs.want"});
  if (letters(risk.why) < kLeastWhy || says_nothing(risk.why)) faults.push_back({"why", "risk.needs.why"});
  if (!has_words(risk.good)) faults.push_back({"good", "risk.needs.good"});
  if (!has_words(risk.harm) || says_nothing(risk.harm)) faults.push_back({"harm", "risk.needs.harm"});
  if (!has_words(risk.view_person)) faults.push_back({"view_person", "risk.needs.view"});
  if (!has_words(risk.worked)) faults.push_back({"worked", "risk.needs.worked"});
  if (!has_words(risk.plan)) faults.push_back({"plan", "risk.needs.plan"});
  return faults;
}

Result<Operations> decide_risk(const model::Record& record, const RiskDecision& decision) {
  auto faults = risk_faults(risk_of(record));
  if (!faults.empty()) return fail(Code::denied, faults.front().field);
  if (!contains(kRiskWays, decision.way)) return fail(Code::invalid, "decision");
  if (!has_words(decision.by)) return fail(Code::invalid, "decided_by");
  if (decision.agrees != "yes" && decision.agrees != "no") return fail(Code::invalid, "agrees");
  if (!base::is_valid(decision.on)) return fail(Code::invalid, "decided_on");
  auto review = base::parse_date(decision.review_on);
  if (!review || *review <= decision.on) return fail(Code::invalid, "review_on");
  return Operations{put(kind::risk, record.id, &record, "decision", decision.way),
                    put(kind::risk, record.id, &record, "decided_by", decision.by),
                    put(kind::risk, record.id, &record, "decided_on", base::to_iso(decision.on)),
                    put(kind::risk, record.id, &record, "agrees", decision.agrees),
                    put(kind::risk, record.id, &record, "review_on", decision.review_on)};
}

}  // namespace blether::care
