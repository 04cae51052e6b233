#include "storage/reading.h"

#include <algorithm>

#include "storage/heads.h"
#include "storage/merges.h"

namespace blether::storage {

using base::Code;
using base::fail;
using base::Result;

namespace {

// Whether a row in `merges` may speak for a field of this record.
bool may_have_merges(const RecordState& state, std::optional<LocalId> withdrawn) {
  return std::any_of(state.fields.begin(), state.fields.end(), [&](const FieldHeads& field) {
    return field.heads.size() > 1 || (withdrawn && field.name == *withdrawn);
  });
}

struct Found {
  SharedChange change;
  model::Write write;
};

// Oldest first: a write comes after every write its author had seen; among the rest the lowest dot first.
std::vector<model::Write> in_causal_order(std::vector<Found> rest) {
  std::sort(rest.begin(), rest.end(), [](const Found& a, const Found& b) { return a.write.dot < b.write.dot; });
  std::vector<model::Write> ordered;
  while (!rest.empty()) {
    auto next = std::find_if(rest.begin(), rest.end(), [&](const Found& candidate) {
      return std::none_of(rest.begin(), rest.end(), [&](const Found& other) {
        return other.write.dot != candidate.write.dot && has_seen(*candidate.change, other.write.dot);
      });
    });
    if (next == rest.end()) next = rest.begin();  // only forged parents can go round in a circle
    ordered.push_back(std::move(next->write));
    rest.erase(next);
  }
  return ordered;
}

bool contains(base::ByteView haystack, base::ByteView needle) {
  return std::search(haystack.begin(), haystack.end(), needle.begin(), needle.end()) != haystack.end();
}

}  // namespace

namespace {

Result<model::Record> read(Tables& tables, const RecordState& state, bool only_searched) {
  model::Record record;
  record.id = state.id;
  TRY(record.stream, tables.ids.stream_of(state.stream));
  TRY(record.kind, tables.ids.name_of(state.kind));
  TRY(auto withdrawn, tables.ids.find_name(model::kWithdrawn));
  std::map<LocalId, model::Merged> merges;
  if (may_have_merges(state, withdrawn)) {
    TRY(merges, merges_of(tables, state.rec));
  }
  std::vector<std::pair<std::string_view, const FieldHeads*>> by_name;
  by_name.reserve(state.fields.size());
  for (const FieldHeads& heads : state.fields) {
    if (only_searched && heads.name != withdrawn) {
      TRY(auto rule, tables.ids.rule(state.kind, heads.name));
      if (!rule.searched) continue;
    }
    TRY(auto name, tables.ids.name_of(heads.name));
    by_name.emplace_back(name, &heads);
  }
  std::sort(by_name.begin(), by_name.end());
  record.fields.reserve(by_name.size());
  for (const auto& [name, heads] : by_name) {
    TRY(auto rule, tables.ids.rule(state.kind, heads->name));
    model::Field& field = record.fields.emplace_back(name, model::Field{}).second;
    TRY(field.heads, writes_of(tables, *heads));
    auto merged = merges.find(heads->name);
    field.merged = merged == merges.end() ? plain_merged(rule.merge, field.heads) : std::move(merged->second);
    if (withdrawn && heads->name == *withdrawn)
      record.withdrawn = field.merged.state != model::FieldState::conflict && model::flag_of(field.merged.value);
  }
  return record;
}

}  // namespace

Result<model::Record> record_of(Tables& tables, const RecordState& state) { return read(tables, state, false); }

Result<model::Record> searched_part_of(Tables& tables, const RecordState& state) { return read(tables, state, true); }

Result<model::Record> read_record(Tables& tables, const model::StreamId& stream, const model::RecordId& id) {
  TRY(auto local, tables.ids.find_stream(stream));
  if (!local) return fail(Code::not_found, "record " + id.hex());
  TRY(auto kinds, tables.ids.kinds());
  for (const auto& [name, kind] : kinds) {
    TRY(auto state, tables.records.load(*local, kind, id));
    if (state.rec != 0) return record_of(tables, state);
  }
  return fail(Code::not_found, "record " + id.hex());
}

Result<std::vector<model::Record>> read_records(Tables& tables, const model::StreamId& stream, std::string_view kind) {
  std::vector<model::Record> records;
  TRY(auto local_stream, tables.ids.find_stream(stream));
  TRY(auto local_kind, tables.ids.find_name(kind));
  if (!local_stream || !local_kind) return records;
  TRY(auto states, tables.records.list(*local_kind, *local_stream));
  records.reserve(states.size());
  for (const RecordState& state : states) {
    TRY(auto record, record_of(tables, state));
    records.push_back(std::move(record));
  }
  return records;
}

Result<std::vector<model::Record>> read_all(Tables& tables, model::Audience audience, std::string_view kind) {
  std::vector<model::Record> records;
  TRY(auto local_kind, tables.ids.find_name(kind));
  if (!local_kind) return records;
  TRY(auto states, tables.records.list(*local_kind, 0));
  tables.log.keep_what_is_read(false);
  struct KeepAgain {
    ChangeLog& log;
    ~KeepAgain() { log.keep_what_is_read(true); }
  } keep_again{tables.log};
  records.reserve(states.size());
  for (const RecordState& state : states) {
    TRY(auto stream, tables.ids.stream_of(state.stream));
    if (stream.audience != audience) continue;
    TRY(auto record, record_of(tables, state));
    records.push_back(std::move(record));
  }
  std::sort(records.begin(), records.end(), [](const model::Record& a, const model::Record& b) {
    return std::tie(a.stream, a.id) < std::tie(b.stream, b.id);
  });
  return records;
}

Result<std::vector<model::Write>> read_history(Tables& tables, const model::StreamId& stream,
                                               const model::RecordId& record, std::string_view field) {
  TRY(auto local, tables.ids.find_stream(stream));
  if (!local) return std::vector<model::Write>{};
  std::vector<Found> found;
  TRY_VOID(tables.log.walk(*local, [&](const LogPlace&, base::ByteView envelope) -> Result<void> {
    if (!contains(envelope, record.view())) return {};
    TRY(auto change, open_trusted(envelope));
    auto shared = std::make_shared<const model::Change>(std::move(change));
    for (const auto& op : shared->operations)
      if (op.record == record && op.field == field) found.push_back({shared, write_of(*shared, op)});
    return {};
  }));
  return in_causal_order(std::move(found));
}

}  // namespace blether::storage
