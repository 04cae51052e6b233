#include "care/plain_copy.h"

#include <algorithm>
#include <set>

#include "storage/model/schema.h"

namespace blether::care {

using model::Record;

namespace {

namespace kind = model::kind;

// What the person said, wants, was told, chose and gets. A kind that is new has to be put here before it leaves.
constexpr std::string_view kKinds[] = {kind::person,  kind::conversation, kind::answer,      kind::outcome,
                                       kind::step,    kind::unmet_need,   kind::agreement,   kind::explanation,
                                       kind::offer,   kind::amounts_told, kind::choice,      kind::support,
                                       kind::review,  kind::review_line,  kind::carer_break, kind::strength,
                                       kind::advocacy, kind::signpost,    kind::complaint,   kind::disagreement,
                                       kind::carer_support};

bool is_for_paper(const Item& item) {
  const bool theirs = item.role == Role::prompt || item.role == Role::said || item.role == Role::agreed;
  return theirs && !item.ask_alone && !item.is_private;
}

// By conversation, in hex.
using Forms = std::map<std::string, const Template*>;

Forms forms_of(const PersonFile& file, const Templates& templates) {
  Forms forms;
  for (const Record& record : file.records) {
    if (record.kind != kind::conversation) continue;
    auto form = templates.find(record.text("template"));
    if (form != templates.end()) forms[record.id.hex()] = &form->second;
  }
  return forms;
}

bool may_leave(const PersonFile& file, const Forms& forms, const Record& record) {
  const bool may = std::find(std::begin(kKinds), std::end(kKinds), record.kind) != std::end(kKinds);
  if (record.withdrawn || !may) return false;
  const std::string voice = record.text("voice");
  if (!voice.empty() && voice != "person") return false;
  if (record.kind != kind::answer) return true;
  if (file.hidden.contains(record.id)) return false;
  auto form = forms.find(record.text("conversation"));
  const Item* item = form == forms.end() ? nullptr : form->second->find(record.text("item"));
  return item != nullptr && is_for_paper(*item);
}

// How to get in; what a carer said, and what was left because of who was there.
bool stays_here(std::string_view kind, std::string_view field) {
  if (kind == kind::person) return field == "access";
  return kind == kind::conversation && (field == "carer_words" || field == "carer_who" || field == "put_aside");
}

}  // namespace

PersonFile plain_copy(const PersonFile& file, const Templates& templates) {
  PersonFile copy{file.stream, file.made_ms, {}, {}, file.authors};
  const Forms forms = forms_of(file, templates);
  for (const Record& record : file.records) {
    if (!may_leave(file, forms, record)) continue;
    copy.records.push_back(record);
    std::erase_if(copy.records.back().fields, [&](const auto& field) { return stays_here(record.kind, field.first); });
  }
  return copy;
}

}  // namespace blether::care
