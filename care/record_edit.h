// Reading and writing whole records as plain structs. Inside care only.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "care/operations.h"

namespace blether::care {

// At least one letter, digit or sign that is no white space.
bool has_words(std::string_view text);
bool contains(std::span<const std::string_view> list, std::string_view entry);
// Empty, or a day of the calendar in ISO form.
bool is_day_or_none(std::string_view iso);
// An empty text empties the field.
model::Value or_nothing(std::string_view text);
// The text of a field; of a log's entry too, which is kept as an element.
std::string read_text(const model::Record& record, std::string_view field);
std::int64_t read_number(const model::Record& record, std::string_view field, std::int64_t otherwise = 0);
bool read_flag(const model::Record& record, std::string_view field);

// The operations that make one record say what a struct says. Only what differs is written, and nothing is written
// for what is empty and was never there: so an editor that changes one thing never touches another (law 2).
class RecordEdit {
 public:
  // `now` null: a new record.
  RecordEdit(std::string_view kind, const model::RecordId& id, const model::Record* now)
      : kind_(kind), id_(id), now_(now) {}

  void set(std::string_view field, std::string_view text) { write(field, or_nothing(text)); }
  void set(std::string_view field, const std::string& text) { write(field, or_nothing(text)); }
  void set(std::string_view field, const char* text) { write(field, or_nothing(text)); }
  void set(std::string_view field, std::int64_t number) { write(field, number); }
  void set(std::string_view field, bool flag) { write(field, flag); }
  void write(std::string_view field, model::Value value);
  // Zero and false stand for "never said": not written unless something else is there.
  void set_if_any(std::string_view field, std::int64_t number);
  void set_if_any(std::string_view field, bool flag);
  // The elements of a set.
  void elements(std::string_view field, const std::vector<std::string>& wanted);
  Operations take() { return std::move(operations_); }

 private:
  std::string_view kind_;
  model::RecordId id_;
  const model::Record* now_;
  Operations operations_;
};

// Which field each text of a struct lives in, for structs that are mostly texts.
template <class T>
struct TextField {
  std::string_view field;
  std::string T::*member;
};
template <class T, std::size_t N>
void read_texts(const model::Record& record, const TextField<T> (&table)[N], T& into) {
  for (const auto& [field, member] : table) into.*member = read_text(record, field);
}
template <class T, std::size_t N>
void write_texts(RecordEdit& edit, const TextField<T> (&table)[N], const T& from) {
  for (const auto& [field, member] : table) edit.set(field, from.*member);
}

// Whether `a` was written before `b`: by the time of the latest of its writes, then its dot, then its id. For the order
// of entries of a log only; it decides nothing that somebody wrote.
bool was_written_before(const model::Record& a, const model::Record& b);

// Records of one kind that stand, oldest id first; withdrawn ones left out.
std::vector<const model::Record*> standing(std::span<const model::Record> records, std::string_view kind);

}  // namespace blether::care
