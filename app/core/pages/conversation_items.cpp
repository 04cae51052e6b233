#include "app/core/pages/conversation_items.h"

#include "app/core/pages/common.h"

namespace blether::app {

using model::Record;

namespace {

bool is_yes_no(const care::Item& item) {
  if (item.kind == care::ItemKind::boolean) return true;
  return !item.options.empty() && item.options.size() <= 3 && item.options.front().code == "yes";
}

ItemKind kind_of(const care::Item& item) {
  switch (item.kind) {
    case care::ItemKind::group:
    case care::ItemKind::display: return ItemKind::cue;
    case care::ItemKind::string:
    case care::ItemKind::text: return ItemKind::text;
    case care::ItemKind::boolean: return ItemKind::yes_no;
    case care::ItemKind::date: return ItemKind::date;
    case care::ItemKind::integer:
    case care::ItemKind::decimal:
    case care::ItemKind::quantity: return ItemKind::number;
    case care::ItemKind::choice:
    case care::ItemKind::open_choice:
      if (item.is_scale) return ItemKind::scale;
      if (item.is_many()) return ItemKind::many;
      return is_yes_no(item) ? ItemKind::yes_no : ItemKind::pick;
  }
  return ItemKind::text;
}

ItemState state_of(care::ItemState state) {
  return state == care::ItemState::answered ? ItemState::answered
         : state == care::ItemState::left   ? ItemState::left
                                            : ItemState::open;
}

SectionModel::Progress progress_of(care::Progress progress) {
  switch (progress) {
    case care::Progress::not_begun: return SectionModel::Progress::not_begun;
    case care::Progress::part: return SectionModel::Progress::part;
    case care::Progress::done: return SectionModel::Progress::done;
    case care::Progress::left: return SectionModel::Progress::left;
  }
  return SectionModel::Progress::not_begun;
}

// A field of an answer that may not have been written yet.
FieldText answer_field(const care::Conversation& talk, std::size_t index, std::string_view field) {
  const care::Item& item = talk.form().items[index];
  if (const Record* answer = talk.answer(index)) {
    FieldText text = field_text(*answer, field);
    return text;
  }
  return empty_field(talk.record().stream, model::kind::answer, care::answer_id(talk.id(), item.link_id), field);
}

void fill_answer(ItemModel& model, const care::Conversation& talk, std::size_t index) {
  model.text = answer_field(talk, index, "text");
  model.note = answer_field(talk, index, "note");
  const Record* answer = talk.answer(index);
  if (talk.form().items[index].role == care::Role::check) model.chosen = talk.alone();
  if (answer == nullptr) return;
  model.chosen = model.kind == ItemKind::scale ? care::score_code(answer->value("score")) : answer->text("choice");
  model.chosen_many = answer->texts("choices");
  model.date = answer->text("date");
}

}  // namespace

ItemModel item_model(const care::Conversation& talk, std::size_t index, const std::string& language, bool easy_read) {
  const care::Item& item = talk.form().items[index];
  ItemModel model;
  model.link_id = item.link_id;
  model.prompt = item.asked(language, easy_read);
  model.hint = item.hinted(language, easy_read);
  model.kind = kind_of(item);
  for (const care::Option& option : item.options) model.choices.push_back({option.code, option.label.in(language)});
  if (item.kind == care::ItemKind::boolean) model.choices = {{"yes", ""}, {"no", ""}};
  model.own_words_too = item.kind == care::ItemKind::open_choice;
  model.ask_alone = item.ask_alone;
  model.is_private = item.is_private;
  model.safety = talk.calls_for_safety(index);
  model.state = state_of(talk.state(index));
  model.left_because = talk.left_reason(index);
  model.record = care::answer_id(talk.id(), item.link_id);
  auto place = talk.place(index);
  model.number = place.number;
  model.of = place.of;
  fill_answer(model, talk, index);
  return model;
}

SectionModel section_model(const care::Conversation& talk, std::size_t number, const std::string& language) {
  const care::Template& form = talk.form();
  const care::Item& group = form.items[form.sections[number]];
  SectionModel model;
  model.link_id = group.link_id;
  model.title = group.text.in(language);
  auto state = talk.section(number);
  model.progress = progress_of(state.progress);
  model.answered = state.answered;
  model.asked = state.asked;
  if (auto entry = talk.entry(number)) model.first_item = form.items[*entry].link_id;
  for (std::size_t child : group.children) {
    switch (form.items[child].role) {
      case care::Role::said: model.said = answer_field(talk, child, "text"); break;
      case care::Role::noticed: model.noticed = answer_field(talk, child, "text"); break;
      case care::Role::others: model.others = answer_field(talk, child, "text"); break;
      case care::Role::agreed: model.agreed = answer_field(talk, child, "text"); break;
      default: break;
    }
  }
  return model;
}

}  // namespace blether::app
