#include "care/observed.h"

#include <algorithm>

#include "care/record_edit.h"
#include "storage/model/schema.h"

namespace blether::care {

using base::Code;
using base::fail;
using base::Result;

namespace kind = model::kind;

Observation observation_of(const model::Record& record) {
  Observation seen;
  seen.record = record.id;
  seen.conversation = read_text(record, "conversation");
  seen.item = read_text(record, "item");
  seen.how = read_text(record, "how");
  seen.words = read_text(record, "words");
  seen.at_ms = read_number(record, "at");
  return seen;
}

Result<Operations> record_observation(const Conversation& at, const model::RecordId& id, const Observation& seen) {
  auto index = at.form().index_of(seen.item);
  if (!index) return fail(Code::not_found, "item");
  const Item& item = at.form().items[*index];
  if (item.role != Role::prompt || item.is_private) return fail(Code::invalid, "item");
  if (!at.is_asked(*index)) return fail(Code::denied, item.link_id);
  if (!contains(kHowWeKnow, seen.how)) return fail(Code::invalid, "how");
  if (!has_words(seen.words)) return fail(Code::invalid, "words");
  if (seen.at_ms <= 0) return fail(Code::invalid, "at");
  Operations all;
  if (at.state(*index) == ItemState::left) {
    TRY(all, open_again(at, seen.item));
  }
  RecordEdit edit(kind::observation, id, nullptr);
  edit.set("conversation", at.id().hex());
  edit.set("item", seen.item);
  edit.set("how", seen.how);
  edit.set("words", seen.words);
  edit.set("at", seen.at_ms);
  Operations entry = edit.take();
  all.insert(all.end(), std::make_move_iterator(entry.begin()), std::make_move_iterator(entry.end()));
  return all;
}

std::vector<Observation> observations(std::span<const model::Record> records, const model::RecordId& conversation,
                                      std::string_view item) {
  std::vector<const model::Record*> found;
  const std::string own = conversation.hex();
  for (const model::Record* record : standing(records, kind::observation))
    if (read_text(*record, "conversation") == own && read_text(*record, "item") == item) found.push_back(record);
  // By the time written down, then as they were written: the same order on every tablet.
  std::stable_sort(found.begin(), found.end(), [](const model::Record* a, const model::Record* b) {
    const auto first = read_number(*a, "at"), second = read_number(*b, "at");
    return first != second ? first < second : was_written_before(*a, *b);
  });
  std::vector<Observation> result;
  for (const model::Record* record : found) result.push_back(observation_of(*record));
  return result;
}

}  // namespace blether::care
