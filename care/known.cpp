#include "care/known.h"

#include <algorithm>

#include "care/calendars.h"
#include "care/record_edit.h"
#include "care/table_reader.h"
#include "storage/model/schema.h"

namespace blether::care {

using base::Code;
using base::fail;
using base::Result;

namespace {

bool is_in_schema(std::string_view kind, std::string_view field) {
  const auto rules = model::schema();
  return std::any_of(rules.begin(), rules.end(),
                     [&](const model::FieldRule& rule) { return rule.kind == kind && rule.field == field; });
}

Fact fact_of(Row& row) {
  Fact fact;
  fact.name = row.text("fact");
  const std::string asked = row.text("asked");
  const std::size_t dot = std::min(asked.find('.'), asked.size());
  fact.kind = asked.substr(0, dot), fact.field = asked.substr(std::min(dot + 1, asked.size()));
  if (!asked.empty() && !is_in_schema(fact.kind, fact.field)) row.refuse("asked", "no such field");
  fact.page = row.text("page");
  fact.shown = row.texts("shown"), fact.codes = row.texts("codes");
  fact.until = row.text_or("until"), fact.same = row.text_or("same");
  for (const std::string* field : {&fact.until, &fact.same})
    if (!field->empty() && !is_in_schema(fact.kind, *field)) row.refuse("asked", "has no field " + *field);
  fact.days = static_cast<int>(row.number_or("days", 1, 3650, 0));
  fact.words = row.texts("words"), fact.texts = row.texts("texts");
  return fact;
}

std::vector<std::string> values_of(const Fact& fact, const model::Record& record) {
  std::vector<std::string> values = record.texts(fact.field);
  if (values.empty()) values = {record.text(fact.field)};
  std::erase_if(values, [&](const std::string& value) {
    const auto& codes = fact.codes;
    return !has_words(value) || (!codes.empty() && std::find(codes.begin(), codes.end(), value) == codes.end());
  });
  return values;
}

// The day of the latest write that stands.
std::string written_on(const model::Field& field) {
  std::int64_t latest = 0;
  for (const model::Write& head : field.heads) latest = std::max(latest, head.time.wall_ms);
  return base::to_iso(day_of(latest));
}

bool holds(const Fact& fact, const model::Record& record, const model::Record& conversation, base::CivilDate today) {
  if (!fact.same.empty() && record.text(fact.same) != conversation.id.hex()) return false;
  const std::string last = fact.until.empty() ? "" : record.text(fact.until);
  if (!last.empty() && last < base::to_iso(today)) return false;
  if (fact.days == 0) return true;
  const auto oldest = base::date_from_days(base::days_since_epoch(today) - fact.days);
  return written_on(*record.field(fact.field)) >= base::to_iso(oldest);
}

}  // namespace

Result<Facts> Facts::load(std::string_view json) {
  TRY(auto document, JsonDocument::parse(json, "facts.json"));
  Row root(document, document.root(), "");
  root.text("version");
  root.text_or("about");
  Facts facts;
  std::vector<std::string> shown;
  for (Row& row : root.rows("facts")) {
    Fact fact = fact_of(row);
    for (const std::string& item : fact.shown) {
      if (std::find(shown.begin(), shown.end(), item) != shown.end()) row.refuse("shown", item + " shows two facts");
      shown.push_back(item);
    }
    root.take(row);
    facts.rows_.push_back(std::move(fact));
  }
  TRY_VOID(root.done());
  return facts;
}

std::vector<std::string_view> Facts::kinds_for(const Template& form) const {
  std::vector<std::string_view> kinds;
  for (const Fact& fact : rows_) {
    const bool here = std::any_of(fact.shown.begin(), fact.shown.end(),
                                  [&](const std::string& item) { return form.find(item) != nullptr; });
    if (here && !contains(kinds, fact.kind)) kinds.push_back(fact.kind);
  }
  return kinds;
}

std::vector<Known> known_at(const Facts& facts, std::span<const model::Record> records,
                            const model::Record& conversation, base::CivilDate today) {
  std::vector<Known> all;
  for (const Fact& fact : facts.all()) {
    Known known;
    known.fact = &fact;
    for (const model::Record* record : standing(records, fact.kind)) {
      const model::Field* field = record->field(fact.field);
      auto values = field ? values_of(fact, *record) : std::vector<std::string>();
      if (values.empty() || !holds(fact, *record, conversation, today)) continue;
      known.records.push_back(record);
      known.values.insert(known.values.end(), values.begin(), values.end());
      known.on = std::max(known.on, written_on(*field));
    }
    if (known.records.empty()) continue;
    for (const std::string& item : fact.shown) all.push_back(known), all.back().item = item;
  }
  return all;
}

}  // namespace blether::care
