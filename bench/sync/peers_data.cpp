#include "bench/sync/peers_data.h"

#include <nlohmann/json.hpp>

namespace blether::bench {

using base::Code;
using base::fail;
using base::Result;

namespace {

using json = nlohmann::ordered_json;

Result<DocValue> value_of(const json& given) {
  if (given.is_string()) return DocValue(given.get<std::string>());
  if (given.is_number_integer()) return DocValue(given.get<std::int64_t>());
  return fail(Code::invalid, "value");
}

Result<std::string> text_at(const json& object, const char* key) {
  auto found = object.find(key);
  if (found == object.end() || !found->is_string()) return fail(Code::invalid, key);
  return found->get<std::string>();
}

// The one field of an object.
Result<std::pair<std::string, DocValue>> only_field(const json& object, const char* key) {
  auto found = object.find(key);
  if (found == object.end() || !found->is_object() || found->size() != 1) return fail(Code::invalid, key);
  TRY(auto value, value_of(found->begin().value()));
  return std::pair{found->begin().key(), std::move(value)};
}

Result<Doc> read_doc(const json& object, std::string_view line) {
  Doc doc;
  TRY(doc.id, text_at(object, "_id"));
  TRY(doc.type, text_at(object, "type"));
  for (const auto& [name, value] : object.items()) {
    if (name == "_id" || name == "type") continue;
    TRY(auto read, value_of(value));
    doc.fields.emplace_back(name, std::move(read));
  }
  doc.json = line;
  return doc;
}

Result<DocEdit> read_edit(const json& object, std::string_view) {
  DocEdit edit;
  TRY(edit.id, text_at(object, "id"));
  TRY(edit.field, text_at(object, "field"));
  if (!object.contains("value")) return fail(Code::invalid, "value");
  TRY(edit.value, value_of(object["value"]));
  return edit;
}

Result<DocPair> read_pair(const json& object, std::string_view) {
  DocPair pair;
  TRY(auto kind, text_at(object, "kind"));
  using Kind = DocPair::Kind;
  if (kind == "diff_field") pair.kind = Kind::different_field;
  else if (kind == "same_field") pair.kind = Kind::same_field;
  else if (kind == "same_text") pair.kind = Kind::same_text;
  else return fail(Code::invalid, "kind");
  TRY(pair.id, text_at(object, "id"));
  TRY(pair.a, only_field(object, "a"));
  TRY(pair.b, only_field(object, "b"));
  return pair;
}

template <class Value, class Read>
Result<std::vector<Value>> read_lines(std::string_view text, const std::string& name, Read read) {
  std::vector<Value> values;
  for (std::size_t from = 0, number = 1; from < text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    const std::string_view line = text.substr(from, end - from);
    from = end + 1;
    const json object = json::parse(line, nullptr, false);
    if (!object.is_object()) return fail(Code::invalid, name + " line " + std::to_string(number));
    Result<Value> value = read(object, line);
    if (!value) return fail(Code::invalid, name + " line " + std::to_string(number) + ": " + value.error().detail);
    values.push_back(std::move(*value));
  }
  return values;
}

Result<PeersData> read_text(const PeersText& text) {
  PeersData data;
  TRY(data.docs, read_lines<Doc>(text.base, "base.ndjson", read_doc));
  TRY(data.edits, read_lines<DocEdit>(text.edits, "edits.ndjson", read_edit));
  TRY(data.pairs, read_lines<DocPair>(text.conflicts, "conflicts.ndjson", read_pair));
  return data;
}

}  // namespace

Result<PeersData> read_peers_data(base::Files& files, const base::Path& folder) {
  PeersText text;
  for (auto [name, to] : {std::pair{"base.ndjson", &text.base}, std::pair{"edits.ndjson", &text.edits},
                          std::pair{"conflicts.ndjson", &text.conflicts}}) {
    TRY(auto bytes, files.read(folder / name));
    *to = base::as_text(bytes);
  }
  return read_text(text);
}

Result<PeersData> make_peers_data(int people, int edits) { return read_text(make_peers_text(people, edits)); }

}  // namespace blether::bench
