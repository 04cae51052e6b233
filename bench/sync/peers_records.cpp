#include "bench/sync/peers_records.h"

#include <algorithm>
#include <set>

namespace blether::bench {

using base::Code;
using base::fail;
using base::Result;

namespace {

constexpr std::size_t kNumberAt = 2, kNumberLength = 5, kKeyAt = 8, kKeyLength = 12;

model::Operation put(const std::string& doc, const model::RecordId& record, const std::string& field,
                     const DocValue& value) {
  return {kind_of(doc), record, field_of(field), model::Act::put, value_of(value), {}};
}

bool same_page(const model::Record& a, const model::Record& b) {
  return std::equal(a.fields.begin(), a.fields.end(), b.fields.begin(), b.fields.end(), [](const auto& x, const auto& y) {
    return x.first == y.first && x.second.merged.value == y.second.merged.value &&
           x.second.merged.state == y.second.merged.state;
  });
}

// The word that only this edit has ("token12a").
std::string token_of(const DocValue& value) {
  const std::string& text = std::get<std::string>(value);
  const std::size_t at = text.find("token");
  return at == std::string::npos ? text : text.substr(at, text.find(' ', at) - at);
}

struct Items {
  std::set<std::pair<model::RecordId, std::string>> places;
  std::size_t count = 0;
};

Result<Items> items_of(storage::Store& store) {
  Items items;
  TRY(auto conflicts, store.conflicts());
  for (const model::Conflict& conflict : conflicts)
    if (conflict.heads.size() == 2) items.places.emplace(conflict.record, conflict.field);
  items.count = conflicts.size();
  return items;
}

}  // namespace

Result<model::RecordId> record_id_of(const std::string& doc) {
  if (doc.size() != kKeyAt + kKeyLength) return fail(Code::invalid, doc);
  auto key = base::from_hex(std::string_view(doc).substr(kKeyAt));
  if (!key) return fail(Code::invalid, doc);
  model::RecordId id;
  id.bytes[0] = static_cast<std::uint8_t>(doc[0]);
  std::copy_n(doc.begin() + kNumberAt, kNumberLength, id.bytes.begin() + 1);
  std::copy(key->begin(), key->end(), id.bytes.begin() + 1 + kNumberLength);
  return id;
}

Result<model::StreamId> stream_of(const std::string& doc) {
  TRY(auto person, record_id_of("p" + doc.substr(1)));
  return model::StreamId{model::Audience::shared, model::same_id<model::OwnerId>(person)};
}

std::string kind_of(const std::string& doc) {
  switch (doc.empty() ? ' ' : doc[0]) {
    case 'p': return "person";
    case 'a': return "assessment";
    case 'l': return "support_plan";
    case 'o': return "scores";
    default: return "contact_note";
  }
}

std::string field_of(const std::string& field) {
  static const std::pair<const char*, const char*> kKnown[] = {
      {"given", "given_name"},   {"family", "family_name"}, {"dob", "birth_date"}, {"village", "place"},
      {"background", "matters"}, {"needs", "communication"}, {"goals", "access"}};
  for (const auto& [theirs, ours] : kKnown)
    if (field == theirs) return ours;
  return field;
}

model::Value value_of(const DocValue& value) {
  return std::visit([](const auto& held) { return model::Value(held); }, value);
}

Result<std::vector<storage::Draft>> drafts_of(const std::vector<Doc>& docs, std::size_t docs_a_change) {
  std::vector<storage::Draft> drafts;
  std::size_t in_last = docs_a_change;
  for (const Doc& doc : docs) {
    TRY(auto stream, stream_of(doc.id));
    TRY(auto record, record_id_of(doc.id));
    if (in_last == docs_a_change || drafts.back().stream != stream) {
      drafts.push_back({stream, "reason.imported", {}});
      in_last = 0;
    }
    ++in_last;
    for (const auto& [name, value] : doc.fields) drafts.back().operations.push_back(put(doc.id, record, name, value));
  }
  return drafts;
}

Result<void> edit(storage::Store& store, const std::string& doc, const std::string& field, const DocValue& value) {
  TRY(auto stream, stream_of(doc));
  TRY(auto record, record_id_of(doc));
  TRY(auto now, store.record(stream, record));
  storage::Draft draft{stream, "reason.edited", {put(doc, record, field, value)}};
  draft.operations[0].overwrites = now.seen(draft.operations[0].field);
  TRY_VOID(store.commit(draft));
  return {};
}

Result<Probe> probe(storage::Store& a, storage::Store& b, const std::vector<DocPair>& pairs) {
  Probe seen;
  seen.pairs = pairs.size();
  TRY(Items items, items_of(a));
  for (const DocPair& pair : pairs) {
    TRY(auto stream, stream_of(pair.id));
    TRY(auto id, record_id_of(pair.id));
    TRY(auto on_a, a.record(stream, id));
    TRY(auto on_b, b.record(stream, id));
    seen.converged += same_page(on_a, on_b) ? 1 : 0;
    const std::string field_a = field_of(pair.a.first), field_b = field_of(pair.b.first);
    const bool listed = items.places.contains({id, field_a}) || items.places.contains({id, field_b});
    switch (pair.kind) {
      case DocPair::Kind::different_field:
        if (on_a.value(field_a) == value_of(pair.a.second) && on_a.value(field_b) == value_of(pair.b.second))
          ++seen.different_field_both;
        break;
      case DocPair::Kind::same_text: {
        const std::string text = on_a.text(field_a);
        const bool both = text.find(token_of(pair.a.second)) != std::string::npos &&
                          text.find(token_of(pair.b.second)) != std::string::npos;
        if (both && !listed) ++seen.same_narrative_merged;
        break;
      }
      case DocPair::Kind::same_field:
        if (listed) ++seen.conflicts_listed;
        break;
    }
  }
  seen.false_conflicts = items.count - seen.conflicts_listed;
  return seen;
}

}  // namespace blether::bench
