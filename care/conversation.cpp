#include "care/conversation.h"

#include <algorithm>
#include <tuple>

#include "care/record_edit.h"
#include "storage/model/derived_id.h"
#include "storage/model/schema.h"

namespace blether::care {

namespace {

template <class T>
bool compare(Operator op, const T& answer, const T& expected) {
  switch (op) {
    case Operator::equal: return answer == expected;
    case Operator::not_equal: return answer != expected;
    case Operator::greater: return answer > expected;
    case Operator::less: return answer < expected;
    case Operator::at_least: return answer >= expected;
    case Operator::at_most: return answer <= expected;
    case Operator::exists: break;
  }
  return false;
}

// The answers of one record as conditions see them.
std::vector<Expected> values_of(const Item& item, const model::Record& answer) {
  using enum ItemKind;
  std::vector<Expected> values;
  auto add_text = [&](const std::string& words) {
    if (has_words(words)) values.emplace_back(words);
  };
  switch (item.kind) {
    case string:
    case text: add_text(answer.text("text")); break;
    case choice:
    case open_choice:
      if (item.is_many()) for (const std::string& code : answer.texts("choices")) add_text(code);
      else add_text(item.is_scale ? score_code(answer.value("score")) : answer.text("choice"));
      if (item.kind == open_choice) add_text(answer.text("text"));
      break;
    case boolean:
      if (has_words(answer.text("choice"))) values.emplace_back(answer.text("choice") == "yes");
      break;
    case date: add_text(answer.text("date")); break;
    case integer:
    case decimal:
    case quantity:
      if (!model::is_empty(answer.value("number"))) values.emplace_back(Number{answer.number("number")});
      break;
    case group:
    case display: break;
  }
  return values;
}

}  // namespace

// Works out which items are asked. Conditions never hang on themselves: the reader has seen to it.
struct Conversation::Evaluation {
  Conversation& at;
  std::vector<signed char> asked;  // -1 not known yet

  bool is_asked(std::size_t index) {
    if (asked[index] < 0) asked[index] = work_out(index) ? 1 : 0;
    return asked[index] == 1;
  }

  bool work_out(std::size_t index) {
    const Item& item = at.form_->items[index];
    if (item.parent != kNoItem && !is_asked(item.parent)) return false;
    std::string alone = at.alone();
    // The rule stands by itself, whatever a template's conditions say.
    if (item.ask_alone && alone != "alone" && alone != "chosen") return false;
    auto test = [&](const Condition& condition) { return holds(condition); };
    if (item.conditions.empty()) return true;
    return item.all_conditions ? std::all_of(item.conditions.begin(), item.conditions.end(), test)
                               : std::any_of(item.conditions.begin(), item.conditions.end(), test);
  }

  bool holds(const Condition& condition) {
    const Item& question = at.form_->items[condition.question];
    std::vector<Expected> values;
    if (is_asked(condition.question)) {
      if (question.role == Role::check && !at.alone().empty()) values.emplace_back(at.alone());
      for (const Known& known : at.answers_)
        if (known.item == condition.question)
          for (Expected& value : values_of(question, known.record)) values.push_back(std::move(value));
    }
    if (condition.op == Operator::exists) return !values.empty() == std::get<bool>(condition.expected);
    return std::any_of(values.begin(), values.end(),
                       [&](const Expected& value) { return compare(condition.op, value, condition.expected); });
  }
};

Conversation::Conversation(const Template& form, model::Record conversation, std::span<const model::Record> answers,
                           Looker looker, std::span<const std::string> known)
    : form_(&form), record_(std::move(conversation)), looker_(looker) {
  for (const model::Record& answer : answers)
    if (!answer.withdrawn) take_in(answer);
  std::sort(answers_.begin(), answers_.end(), [](const Known& a, const Known& b) {
    return std::tie(a.item, a.repeat, a.record.id) < std::tie(b.item, b.repeat, b.record.id);
  });

  Evaluation evaluation{*this, std::vector<signed char>(form.items.size(), -1)};
  states_.assign(form.items.size(), ItemState::hidden);
  for (std::size_t i = 0; i < states_.size(); ++i) {
    if (!evaluation.is_asked(i)) continue;
    const model::Record* record = stored(i);
    if (record && !record->text("skipped").empty()) states_[i] = ItemState::left;
    else states_[i] = has_content(i) ? ItemState::answered : ItemState::open;
  }
  for (const std::string& link_id : known) {
    auto item = form.index_of(link_id);
    if (!item || states_[*item] != ItemState::open) continue;
    states_[*item] = ItemState::answered;
    known_.push_back(*item);
  }
}

bool Conversation::is_known(std::size_t item) const {
  return std::find(known_.begin(), known_.end(), item) != known_.end();
}

void Conversation::take_in(const model::Record& record) {
  if (record.kind == model::kind::observation) {
    auto seen = form_->index_of(read_text(record, "item"));
    if (seen && read_text(record, "conversation") == record_.id.hex()) seen_at_.push_back(*seen);
    return;
  }
  if (record.kind != model::kind::answer || record.text("conversation") != record_.id.hex()) return;
  auto item = form_->index_of(record.text("item"));
  auto repeat = record.number("repeat");
  // A template without this item, or a repeat nobody can have made: kept in the vault, not shown here.
  if (!item || repeat < 0 || repeat > 10'000) return;
  answers_.push_back({*item, static_cast<unsigned>(repeat), record});
}

const model::Record* Conversation::stored(std::size_t item, unsigned repeat) const {
  for (const Known& known : answers_)
    if (known.item == item && known.repeat == repeat) return &known.record;
  return nullptr;
}

bool Conversation::has_content(std::size_t item) const {
  const Item& asked = form_->items[item];
  if (asked.role == Role::check) return !alone().empty();
  if (std::find(seen_at_.begin(), seen_at_.end(), item) != seen_at_.end()) return true;
  return std::any_of(answers_.begin(), answers_.end(), [&](const Known& known) {
    return known.item == item && !values_of(asked, known.record).empty();
  });
}

std::string Conversation::left_reason(std::size_t item) const {
  return states_[item] == ItemState::left ? stored(item)->text("skipped") : std::string();
}

const model::Record* Conversation::answer(std::size_t item, unsigned repeat) const {
  if (states_[item] == ItemState::hidden) return nullptr;
  const model::Record* found = stored(item, repeat);
  const bool is_kept_from_workers = form_->items[item].is_private || (found && found->flag("hidden"));
  return is_kept_from_workers && looker_ != Looker::person ? nullptr : found;
}

unsigned Conversation::repeats(std::size_t item) const {
  unsigned most = 1;
  for (const Known& known : answers_)
    if (known.item == item) most = std::max(most, known.repeat + 1);
  return most;
}

bool Conversation::misses_note(std::size_t item) const {
  const model::Record* record = form_->items[item].is_scale ? stored(item) : nullptr;
  // A note deliberately left empty is written, and says that none was given.
  return record && !score_code(record->value("score")).empty() && !record->field("note");
}

bool Conversation::calls_for_safety(std::size_t item) const {
  const Item& asked = form_->items[item];
  const model::Record* record = is_asked(item) ? stored(item) : nullptr;
  if (!record) return false;
  return std::any_of(asked.safety_codes.begin(), asked.safety_codes.end(), [&](const std::string& code) {
    for (const Expected& value : values_of(asked, *record))
      if (value == Expected(code)) return true;
    return false;
  });
}

SectionState Conversation::section(std::size_t section) const {
  SectionState result;
  bool any_box = false;
  for (std::size_t i = 0; i < states_.size(); ++i) {
    const Item& item = form_->items[i];
    if (item.section != section || states_[i] == ItemState::hidden || !item.is_question()) continue;
    if (item.role == Role::prompt) {
      ++result.asked;
      result.answered += states_[i] == ItemState::answered;
      result.left += states_[i] == ItemState::left;
    } else if (item.role != Role::check) {
      any_box = any_box || states_[i] == ItemState::answered;
    }
  }
  std::size_t looked_at = result.answered + result.left;
  if (result.asked > 0 && looked_at == result.asked)
    result.progress = result.answered > 0 ? Progress::done : Progress::left;
  else if (looked_at > 0 || any_box)
    result.progress = Progress::part;
  return result;
}

Conversation::Place Conversation::place(std::size_t item) const {
  Place place;
  for (std::size_t i = 0; i < states_.size(); ++i) {
    const Item& other = form_->items[i];
    if (other.section != form_->items[item].section || other.role != Role::prompt || !is_asked(i)) continue;
    ++place.of;
    if (i == item) place.number = place.of;
  }
  return place;
}

bool Conversation::alone_hides() const {
  for (std::size_t i = 0; i < states_.size(); ++i)
    if (form_->items[i].ask_alone && !is_asked(i)) return true;
  return false;
}

bool Conversation::is_stop(std::size_t item) const {
  Role role = form_->items[item].role;
  return is_asked(item) && (role == Role::prompt || role == Role::check);
}

std::optional<std::size_t> Conversation::next(std::size_t item) const {
  for (std::size_t i = item + 1; i < states_.size(); ++i)
    if (is_stop(i)) return i;
  return std::nullopt;
}

std::optional<std::size_t> Conversation::previous(std::size_t item) const {
  for (std::size_t i = std::min(item, states_.size()); i-- > 0;)
    if (is_stop(i)) return i;
  return std::nullopt;
}

std::optional<std::size_t> Conversation::entry(std::size_t section) const {
  std::optional<std::size_t> any;
  for (std::size_t i = 0; i < states_.size(); ++i) {
    if (form_->items[i].section != section || !is_stop(i)) continue;
    if (states_[i] == ItemState::open) return i;
    if (!any) any = i;
  }
  return any;
}

std::optional<std::size_t> Conversation::first_open() const {
  for (std::size_t i = 0; i < states_.size(); ++i)
    if (form_->items[i].role == Role::prompt && states_[i] == ItemState::open) return i;
  return std::nullopt;
}

model::RecordId answer_id(const model::RecordId& conversation, std::string_view link_id, unsigned repeat) {
  return model::derived_id(conversation, link_id, repeat);
}

model::Value score_value(std::string_view code) {
  if (code.empty()) return {};
  if (code.size() == 1 && code[0] >= '0' && code[0] <= '4') return std::int64_t{code[0] - '0'};
  return std::string(code);
}

std::string score_code(const model::Value& value) {
  if (auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  return model::text_of(value);
}

}  // namespace blether::care
