#include "care/record_edit.h"

#include <algorithm>
#include <tuple>

#include "platform/base/clock.h"

namespace blether::care {

bool has_words(std::string_view text) { return text.find_first_not_of(" \t\r\n") != std::string_view::npos; }

bool contains(std::span<const std::string_view> list, std::string_view entry) {
  return std::find(list.begin(), list.end(), entry) != list.end();
}

bool is_day_or_none(std::string_view iso) { return iso.empty() || base::parse_date(iso).has_value(); }

model::Value or_nothing(std::string_view text) {
  return text.empty() ? model::Value() : model::Value(std::string(text));
}

namespace {

model::Value read(const model::Record& record, std::string_view field) {
  const model::Field* found = record.field(field);
  if (!found) return {};
  return found->merged.elements.empty() ? found->merged.value : found->merged.elements.front();
}

}  // namespace

std::string read_text(const model::Record& record, std::string_view field) {
  return model::text_of(read(record, field));
}

std::int64_t read_number(const model::Record& record, std::string_view field, std::int64_t otherwise) {
  return model::number_of(read(record, field), otherwise);
}

bool read_flag(const model::Record& record, std::string_view field) { return model::flag_of(read(record, field)); }

void RecordEdit::write(std::string_view field, model::Value value) {
  const model::Field* found = now_ ? now_->field(field) : nullptr;
  if (!found && model::is_empty(value)) return;
  // Concurrent decisions are never settled by writing the same again without being asked.
  if (found && found->merged.state == model::FieldState::settled && found->merged.value == value) return;
  operations_.push_back(put(kind_, id_, now_, field, std::move(value)));
}

void RecordEdit::set_if_any(std::string_view field, std::int64_t number) {
  if (number != 0 || (now_ && now_->field(field))) write(field, number);
}

void RecordEdit::set_if_any(std::string_view field, bool flag) {
  if (flag || (now_ && now_->field(field))) write(field, flag);
}

void RecordEdit::elements(std::string_view field, const std::vector<std::string>& wanted) {
  std::vector<std::string> there;
  if (now_) there = now_->texts(field);
  auto has = [](const std::vector<std::string>& list, const std::string& entry) {
    return std::find(list.begin(), list.end(), entry) != list.end();
  };
  for (const std::string& entry : there)
    if (!has(wanted, entry)) operations_.push_back(change_element(kind_, id_, now_, field, entry, false));
  for (const std::string& entry : wanted)
    if (!has(there, entry)) operations_.push_back(change_element(kind_, id_, now_, field, entry, true));
}

bool was_written_before(const model::Record& a, const model::Record& b) {
  auto written = [](const model::Record& record) {
    std::pair<model::HybridTime, model::Dot> latest;
    for (const auto& [name, field] : record.fields)
      for (const model::Write& head : field.heads) latest = std::max(latest, std::pair(head.time, head.dot));
    return latest;
  };
  return std::tuple(written(a), a.id) < std::tuple(written(b), b.id);
}

std::vector<const model::Record*> standing(std::span<const model::Record> records, std::string_view kind) {
  std::vector<const model::Record*> found;
  for (const model::Record& record : records)
    if (record.kind == kind && !record.withdrawn) found.push_back(&record);
  std::sort(found.begin(), found.end(), [](const model::Record* a, const model::Record* b) { return a->id < b->id; });
  return found;
}

}  // namespace blether::care
