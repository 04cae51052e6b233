#include "care/telling.h"

#include <algorithm>
#include <tuple>

#include "care/record_edit.h"
#include "platform/base/clock.h"
#include "storage/model/schema.h"

namespace blether::care {

using base::Code;
using base::fail;
using base::Result;

namespace {

namespace kind = model::kind;
constexpr std::array<std::string_view, 3> kWeekly = {"weekly_1", "weekly_2", "weekly_3"};
constexpr std::array<std::string_view, 3> kYearly = {"yearly_1", "yearly_2", "yearly_3"};

// By the time that was written down, then as it was written, so that every tablet has the same order.
bool was_before(const model::Record* a, const model::Record* b) {
  const auto first = read_number(*a, "at"), second = read_number(*b, "at");
  return first != second ? first < second : was_written_before(*a, *b);
}

std::optional<std::int64_t> pence_at(const model::Record& record, std::string_view field) {
  return record.field(field) ? std::optional(read_number(record, field)) : std::nullopt;
}

}  // namespace

Explanation explanation_of(const model::Record& record) {
  Explanation told;
  told.what = read_text(record, "what");
  told.round = read_text(record, "round");
  told.at_ms = read_number(record, "at");
  told.format = read_text(record, "format");
  told.language = read_text(record, "language");
  std::string option = read_text(record, "option");
  told.option = option.size() == 1 && option[0] >= '1' && option[0] <= '4' ? option[0] - '0' : 0;
  told.understood = read_text(record, "understood");
  told.words = read_text(record, "words");
  told.next = read_text(record, "next");
  return told;
}

Result<Operations> record_explanation(const model::RecordId& id, const Explanation& told) {
  if (!has_words(told.what)) return fail(Code::invalid, "what");
  if (told.at_ms <= 0) return fail(Code::invalid, "at");
  if (!contains(kTellingFormats, told.format)) return fail(Code::invalid, "format");
  if (!has_words(told.language)) return fail(Code::invalid, "language");
  if (told.option < 0 || told.option > 4) return fail(Code::invalid, "option");
  if (!told.understood.empty() && !contains(kUnderstood, told.understood)) return fail(Code::invalid, "understood");
  bool explain_more = told.understood == "partly" || told.understood == "not-yet";
  if (explain_more ? !contains(kExplainNext, told.next) : !told.next.empty()) return fail(Code::invalid, "next");
  RecordEdit edit(kind::explanation, id, nullptr);
  edit.set("what", told.what);
  edit.set("round", told.round);
  edit.set("at", told.at_ms);
  edit.set("format", told.format);
  edit.set("language", told.language);
  if (told.option) edit.set("option", std::to_string(told.option));
  edit.set("understood", told.understood);
  edit.set("words", told.words);
  edit.set("next", told.next);
  return edit.take();
}

std::vector<Explanation> explanations(std::span<const model::Record> records, std::string_view what,
                                      std::string_view round) {
  auto found = standing(records, kind::explanation);
  std::sort(found.begin(), found.end(), was_before);
  std::vector<Explanation> result;
  for (const model::Record* record : found) {
    Explanation told = explanation_of(*record);
    if (told.what.starts_with(what) && (round.empty() || told.round == round)) result.push_back(std::move(told));
  }
  return result;
}

std::array<std::string, 4> understanding(std::span<const model::Record> records, std::string_view round) {
  std::array<std::string, 4> result;
  for (const Explanation& told : explanations(records, kExplainsOptions, round))
    if (told.option && !told.understood.empty()) result[static_cast<std::size_t>(told.option - 1)] = told.understood;
  return result;
}

AmountsTold amounts_told_of(const model::Record& record) {
  AmountsTold told;
  told.round = read_text(record, "round");
  told.at_ms = read_number(record, "at");
  told.format = read_text(record, "format");
  told.rates_from = read_text(record, "rates_from");
  for (std::size_t i = 0; i < 3; ++i) {
    told.weekly[i] = pence_at(record, kWeekly[i]);
    told.yearly[i] = pence_at(record, kYearly[i]);
  }
  return told;
}

Result<Operations> record_amounts_told(const model::RecordId& id, const AmountsTold& told) {
  if (told.round.empty()) return fail(Code::invalid, "round");
  if (told.at_ms <= 0) return fail(Code::invalid, "at");
  if (!contains(kTellingFormats, told.format)) return fail(Code::invalid, "format");
  if (!base::parse_date(told.rates_from)) return fail(Code::invalid, "rates_from");
  RecordEdit edit(kind::amounts_told, id, nullptr);
  edit.set("round", told.round);
  edit.set("at", told.at_ms);
  edit.set("format", told.format);
  edit.set("rates_from", told.rates_from);
  bool any = false;
  for (std::size_t i = 0; i < 3; ++i) {
    if (told.weekly[i].has_value() != told.yearly[i].has_value()) return fail(Code::invalid, std::string(kYearly[i]));
    if (!told.weekly[i]) continue;
    if (*told.weekly[i] < 0 || *told.yearly[i] < 0) return fail(Code::invalid, std::string(kWeekly[i]));
    any = true;
    edit.set(kWeekly[i], *told.weekly[i]);
    edit.set(kYearly[i], *told.yearly[i]);
  }
  if (!any) return fail(Code::invalid, "weekly_1");
  return edit.take();
}

const model::Record* latest_told(std::span<const model::Record> records, std::string_view round) {
  const model::Record* latest = nullptr;
  for (const model::Record* record : standing(records, kind::amounts_told))
    if ((round.empty() || read_text(*record, "round") == round) && (!latest || was_before(latest, record)))
      latest = record;
  return latest;
}

}  // namespace blether::care
