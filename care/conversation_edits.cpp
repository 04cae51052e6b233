#include <algorithm>

#include "care/conversation.h"
#include "platform/base/clock.h"
#include "storage/model/schema.h"

namespace blether::care {

using base::Code;
using base::fail;
using base::Result;

namespace {

namespace kind = model::kind;

std::string_view voice_of(Role role) {
  switch (role) {
    case Role::noticed: return "worker";
    case Role::others: return "carer";
    case Role::prompt:
    case Role::said: return "person";
    default: return {};  // what we agreed belongs to everybody
  }
}

// One answer about to be changed.
class Edit {
 public:
  static Result<Edit> begin(const Conversation& at, std::string_view link_id, unsigned repeat = 0) {
    auto index = at.form().index_of(link_id);
    if (!index) return fail(Code::not_found, "item");
    const Item& item = at.form().items[*index];
    if (!item.is_question()) return fail(Code::invalid, item.link_id);
    if (!at.is_asked(*index)) return fail(Code::denied, item.link_id);
    if (repeat > 0 && (!item.repeats || item.is_many())) return fail(Code::invalid, item.link_id);
    return Edit(at, *index, repeat);
  }

  const Item& item() const { return item_; }
  const model::Record* now() const { return now_; }
  auto invalid() const { return fail(Code::invalid, item_.link_id); }

  void set(std::string_view field, model::Value value) {
    if (now_) {
      auto* found = now_->field(field);
      bool settled = found && found->merged.state == model::FieldState::settled;
      if (settled && found->merged.value == value) return;
      if (!found && model::is_empty(value) && field != "note") return;
    } else if (model::is_empty(value) && field != "note") {
      return;
    }
    changes_.push_back(put(kind::answer, id_, now_, field, std::move(value)));
  }

  void set_element(std::string_view field, std::string_view code, bool chosen) {
    std::vector<std::string> elements;
    if (now_) elements = now_->texts(field);
    if ((std::find(elements.begin(), elements.end(), code) != elements.end()) == chosen) return;
    changes_.push_back(change_element(kind::answer, id_, now_, field, std::string(code), chosen));
  }

  // An answer opens again what was put off.
  Operations answered() {
    if (now_ && !now_->text("skipped").empty()) set("skipped", {});
    return finish();
  }

  Operations finish() {
    if (changes_.empty() || now_) return std::move(changes_);
    Operations all = answer_start(form_, conversation_, item_.link_id, repeat_);
    all.insert(all.end(), std::make_move_iterator(changes_.begin()), std::make_move_iterator(changes_.end()));
    return all;
  }

 private:
  Edit(const Conversation& at, std::size_t index, unsigned repeat)
      : form_(at.form()), conversation_(at.id()), item_(at.form().items[index]), repeat_(repeat),
        now_(at.stored(index, repeat)), id_(now_ ? now_->id : answer_id(at.id(), item_.link_id, repeat)) {}

  const Template& form_;
  model::RecordId conversation_;
  const Item& item_;
  unsigned repeat_;
  const model::Record* now_;
  model::RecordId id_;
  Operations changes_;
};

std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

Operations answer_start(const Template& form, const model::RecordId& conversation, std::string_view link_id,
                        unsigned repeat) {
  model::RecordId id = answer_id(conversation, link_id, repeat);
  Operations operations = {put(kind::answer, id, nullptr, "conversation", conversation.hex()),
                           put(kind::answer, id, nullptr, "item", std::string(link_id)),
                           put(kind::answer, id, nullptr, "repeat", std::int64_t{repeat})};
  const Item* item = form.find(link_id);
  std::string_view voice = item ? voice_of(item->role) : std::string_view();
  if (!voice.empty()) operations.push_back(put(kind::answer, id, nullptr, "voice", std::string(voice)));
  return operations;
}

Operations start_conversation(const model::RecordId& id, const Template& form, std::int64_t now_ms,
                              const std::vector<std::string>& present) {
  Operations operations = {put(kind::conversation, id, nullptr, "template", form.id),
                           put(kind::conversation, id, nullptr, "started_at", now_ms)};
  for (const std::string& name : present)
    operations.push_back(change_element(kind::conversation, id, nullptr, "present", name, true));
  return operations;
}

Operations finish_conversation(const model::Record& conversation, std::int64_t now_ms) {
  if (conversation.number("finished_at") != 0) return {};
  return {put(kind::conversation, conversation.id, &conversation, "finished_at", now_ms)};
}

Operations set_present(const model::Record& conversation, std::string_view name, bool present) {
  auto names = conversation.texts("present");
  if (name.empty() || (std::find(names.begin(), names.end(), name) != names.end()) == present) return {};
  return {change_element(kind::conversation, conversation.id, &conversation, "present", std::string(name), present)};
}

Result<Operations> set_alone(const model::Record& conversation, std::string_view code) {
  if (std::find(kAloneCodes.begin(), kAloneCodes.end(), code) == kAloneCodes.end())
    return fail(Code::invalid, "alone");
  if (conversation.text("alone") == code) return Operations{};
  return Operations{put(kind::conversation, conversation.id, &conversation, "alone", std::string(code))};
}

Result<Operations> answer_text(const Conversation& at, std::string_view item, std::string text, unsigned repeat) {
  TRY(auto edit, Edit::begin(at, item, repeat));
  ItemKind kind = edit.item().kind;
  if (kind != ItemKind::text && kind != ItemKind::string && kind != ItemKind::open_choice) return edit.invalid();
  if (edit.item().longest && letters(text) > *edit.item().longest) return edit.invalid();
  if (!edit.now() && text.empty()) return Operations{};
  edit.set("text", std::move(text));
  return edit.answered();
}

Result<Operations> answer_choice(const Conversation& at, std::string_view item, std::string_view code) {
  TRY(auto edit, Edit::begin(at, item));
  const Item& asked = edit.item();
  if (asked.role == Role::check) return set_alone(at.record(), code);
  bool fits = asked.kind == ItemKind::boolean ? code == "yes" || code == "no" : asked.option(code) != nullptr;
  if (asked.is_scale || asked.is_many() || (!code.empty() && !fits)) return edit.invalid();
  if (asked.kind != ItemKind::boolean && asked.options.empty()) return edit.invalid();
  edit.set("choice", code.empty() ? model::Value() : model::Value(std::string(code)));
  return edit.answered();
}

Result<Operations> answer_element(const Conversation& at, std::string_view item, std::string_view code, bool chosen) {
  TRY(auto edit, Edit::begin(at, item));
  if (!edit.item().is_many() || !edit.item().option(code)) return edit.invalid();
  edit.set_element("choices", code, chosen);
  return edit.answered();
}

Result<Operations> answer_score(const Conversation& at, std::string_view item, std::string_view code,
                                std::optional<std::string> note) {
  TRY(auto edit, Edit::begin(at, item));
  if (!edit.item().is_scale || (!code.empty() && !edit.item().option(code))) return edit.invalid();
  bool has_note = edit.now() && edit.now()->field("note");
  if (!code.empty() && !note && !has_note) return edit.invalid();
  edit.set("score", score_value(code));
  if (note && !note->empty()) edit.set("note", std::move(*note));
  else if (note && !has_note) edit.set("note", {});
  return edit.answered();
}

Result<Operations> answer_note(const Conversation& at, std::string_view item, std::string note) {
  TRY(auto edit, Edit::begin(at, item));
  if (!edit.item().is_scale) return edit.invalid();
  edit.set("note", std::move(note));
  return edit.answered();
}

Result<Operations> answer_date(const Conversation& at, std::string_view item, std::string_view iso) {
  TRY(auto edit, Edit::begin(at, item));
  if (edit.item().kind != ItemKind::date || (!iso.empty() && !base::parse_date(iso))) return edit.invalid();
  edit.set("date", iso.empty() ? model::Value() : model::Value(std::string(iso)));
  return edit.answered();
}

Result<Operations> answer_number(const Conversation& at, std::string_view item, Number number) {
  TRY(auto edit, Edit::begin(at, item));
  const Item& asked = edit.item();
  bool numeric = asked.kind == ItemKind::integer || asked.kind == ItemKind::decimal || asked.kind == ItemKind::quantity;
  if (!numeric || (asked.least && number < *asked.least) || (asked.most && number > *asked.most)) return edit.invalid();
  if (asked.kind == ItemKind::integer && number.thousandths % 1000 != 0) return edit.invalid();
  edit.set("number", number.thousandths);
  return edit.answered();
}

Result<Operations> leave_for_now(const Conversation& at, std::string_view item, std::string_view reason) {
  TRY(auto edit, Edit::begin(at, item));
  bool known = std::find(kLeftReasons.begin(), kLeftReasons.end(), reason) != kLeftReasons.end();
  if (!known || edit.item().role != Role::prompt) return edit.invalid();
  edit.set("skipped", std::string(reason));
  return edit.finish();
}

Result<Operations> open_again(const Conversation& at, std::string_view item) {
  TRY(auto edit, Edit::begin(at, item));
  if (edit.now() && !edit.now()->text("skipped").empty()) edit.set("skipped", {});
  return edit.finish();
}

}  // namespace blether::care
