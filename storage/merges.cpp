#include "storage/merges.h"

#include <algorithm>

#include "storage/heads.h"
#include "storage/packing.h"

namespace blether::storage {

using base::Code;
using base::fail;
using base::Result;

namespace {

using ConflictId = std::array<std::uint8_t, 16>;

// The same on every replica: made from names and dots only.
Result<ConflictId> conflict_id(Tables& tables, const RecordState& state, LocalId field,
                               const std::vector<model::Write>& heads) {
  TRY(auto stream, tables.ids.stream_of(state.stream));
  TRY(auto field_name, tables.ids.name_of(field));
  base::Bytes bytes;
  put_number(bytes, static_cast<std::uint64_t>(stream.audience));
  put_bytes(bytes, stream.owner.view());
  put_bytes(bytes, state.id.view());
  put_bytes(bytes, base::as_bytes(field_name));
  for (const auto& head : heads) {
    put_bytes(bytes, head.dot.device.view());
    put_number(bytes, head.dot.seq);
  }
  return short_hash(bytes);
}

Result<std::optional<base::Bytes>> kept_conflict(Tables& tables, std::int64_t rec, LocalId field) {
  TRY(auto rows, tables.sql.query("SELECT conflict FROM merges WHERE rec=?1 AND field=?2", rec, field));
  TRY(bool row, rows.step());
  if (!row || rows.is_null(0)) return std::nullopt;
  return base::to_bytes(rows.blob(0));
}

Result<void> drop_merge(Tables& tables, std::int64_t rec, LocalId field) {
  return tables.sql.run("DELETE FROM merges WHERE rec=?1 AND field=?2", rec, field);
}

Result<void> keep_merge(Tables& tables, const RecordState& state, LocalId field, const model::Merged& merged,
                        const std::vector<model::Write>& heads, std::vector<std::string>& new_conflicts) {
  base::Bytes packed;
  put_merged(packed, merged);
  TRY(auto before, kept_conflict(tables, state.rec, field));
  TRY(auto rows, tables.sql.prepare("INSERT OR REPLACE INTO merges(rec, field, conflict, merged) "
                                    "VALUES(?1, ?2, ?3, ?4)"));
  rows.bind(1, state.rec);
  rows.bind(2, field);
  rows.bind(4, base::ByteView(packed));
  if (merged.state != model::FieldState::conflict) return rows.run();
  TRY(auto id, conflict_id(tables, state, field, heads));
  rows.bind(3, base::ByteView(id));
  TRY_VOID(rows.run());
  if (!before || !std::equal(before->begin(), before->end(), id.begin(), id.end()))
    new_conflicts.push_back(base::to_hex(id));
  return {};
}

// Edits of a record that crossed with its withdrawal: heads that no withdrawing write had seen and whose authors had seen
// no withdrawal. Whoever edits a record knowing it is withdrawn asks for nothing; whoever withdraws one knowing its edits
// meant them too.
struct Crossing {
  std::vector<model::Write> withdrawals;
  std::vector<model::Write> edits;
  bool crossed() const { return !withdrawals.empty() && !edits.empty(); }
  // Both sides, sorted by dot: the heads of the conflict item.
  std::vector<model::Write> all() const {
    auto both = withdrawals;
    both.insert(both.end(), edits.begin(), edits.end());
    std::stable_sort(both.begin(), both.end(), [](const auto& a, const auto& b) { return a.dot < b.dot; });
    return both;
  }
};

Result<Crossing> crossing_of(Tables& tables, const RecordState& state, LocalId withdrawn) {
  Crossing crossing;
  std::vector<SharedChange> withdrawing;
  const FieldHeads* field = state.field(withdrawn);
  if (field == nullptr) return crossing;
  for (const HeadRef& head : field->heads) {
    TRY(auto change, tables.log.change(head.row));
    const auto& op = change->operations[head.operation];
    if (!model::flag_of(op.value)) continue;
    crossing.withdrawals.push_back(write_of(*change, op));
    withdrawing.push_back(change);
  }
  if (withdrawing.empty()) return crossing;
  std::vector<std::pair<std::string_view, model::Write>> edits;  // by field name, so that the order is everywhere the same
  for (const FieldHeads& other : state.fields) {
    if (other.name == withdrawn) continue;
    TRY(auto name, tables.ids.name_of(other.name));
    for (const HeadRef& head : other.heads) {
      TRY(auto edit, tables.log.change(head.row));
      bool crosses = std::none_of(withdrawing.begin(), withdrawing.end(), [&](const SharedChange& withdrawal) {
        return has_seen(*withdrawal, edit->dot()) || has_seen(*edit, withdrawal->dot());
      });
      if (crosses) edits.emplace_back(name, write_of(*edit, edit->operations[head.operation]));
    }
  }
  std::stable_sort(edits.begin(), edits.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (auto& [name, write] : edits) crossing.edits.push_back(std::move(write));
  return crossing;
}

Result<void> settle_field(Tables& tables, const RecordState& state, LocalId name, bool had_several,
                          std::vector<std::string>& new_conflicts) {
  const FieldHeads* field = state.field(name);
  std::size_t count = field == nullptr ? 0 : field->heads.size();
  if (count < 2) {
    if (had_several) TRY_VOID(drop_merge(tables, state.rec, name));
    return {};
  }
  TRY(auto rule, tables.ids.rule(state.kind, name));
  if (is_list(rule.merge)) return {};
  TRY(auto heads, writes_of(tables, *field));
  TRY(auto merged, tables.merge(rule.merge, heads, lookup_in(tables, state, name)));
  return keep_merge(tables, state, name, merged, heads, new_conflicts);
}

// "Edit against withdraw keeps the edit and asks" (law 4).
Result<void> settle_withdrawal(Tables& tables, const RecordState& state, LocalId withdrawn,
                               std::vector<std::string>& new_conflicts) {
  TRY(auto crossing, crossing_of(tables, state, withdrawn));
  if (crossing.crossed()) {
    model::Merged merged;
    merged.state = model::FieldState::conflict;
    merged.value = false;
    return keep_merge(tables, state, withdrawn, merged, crossing.all(), new_conflicts);
  }
  // Without a crossing the field stands for itself; a row that a crossing left behind goes.
  return settle_field(tables, state, withdrawn, true, new_conflicts);
}

}  // namespace

Result<void> settle(Tables& tables, const RecordState& state, const Touched& touched,
                    std::vector<std::string>& new_conflicts) {
  TRY(auto withdrawn, tables.ids.find_name(model::kWithdrawn));
  for (const Touched::Field& field : touched.fields)
    if (!withdrawn || field.name != *withdrawn)
      TRY_VOID(settle_field(tables, state, field.name, field.had_several, new_conflicts));
  if (!withdrawn) return {};
  if (state.field(*withdrawn) == nullptr && !touched.contains(*withdrawn)) return {};
  return settle_withdrawal(tables, state, *withdrawn, new_conflicts);
}

model::Merged plain_merged(model::MergeKind kind, const std::vector<model::Write>& heads) {
  model::Merged merged;
  if (is_list(kind))
    for (const auto& head : heads)
      if (std::find(merged.elements.begin(), merged.elements.end(), head.value) == merged.elements.end())
        merged.elements.push_back(head.value);
  if (kind != model::MergeKind::set && !heads.empty()) merged.value = heads.front().value;
  return merged;
}

Result<std::map<LocalId, model::Merged>> merges_of(Tables& tables, std::int64_t rec) {
  std::map<LocalId, model::Merged> merges;
  TRY(auto rows, tables.sql.query("SELECT field, merged FROM merges WHERE rec=?1", rec));
  for (;;) {
    TRY(bool row, rows.step());
    if (!row) return merges;
    Unpacker in(rows.blob(1));
    merges[rows.number(0)] = in.merged();
    if (!in.ok()) return fail(Code::corrupt, "merge of record row " + std::to_string(rec));
  }
}

Result<std::vector<model::Conflict>> conflicts_of(Tables& tables, std::optional<std::string_view> id) {
  constexpr std::string_view all = "SELECT rec, field, conflict, merged FROM merges WHERE conflict IS NOT NULL";
  constexpr std::string_view one = "SELECT rec, field, conflict, merged FROM merges WHERE conflict=?1";
  std::vector<model::Conflict> conflicts;
  base::Bytes wanted;
  if (id) {
    auto bytes = base::from_hex(*id);
    if (!bytes) return conflicts;
    wanted = *bytes;
  }
  TRY(auto rows, tables.sql.prepare(id ? one : all));
  if (id) rows.bind(1, base::ByteView(wanted));
  TRY(auto withdrawn, tables.ids.find_name(model::kWithdrawn));
  for (;;) {
    TRY(bool row, rows.step());
    if (!row) break;
    LocalId field = rows.number(1);
    TRY(auto state, tables.records.load(rows.number(0)));
    model::Conflict conflict;
    conflict.id = base::to_hex(rows.blob(2));
    Unpacker in(rows.blob(3));
    conflict.merged = in.merged();
    TRY(conflict.stream, tables.ids.stream_of(state.stream));
    conflict.record = state.id;
    TRY(conflict.kind, tables.ids.name_of(state.kind));
    TRY(conflict.field, tables.ids.name_of(field));
    Crossing crossing;
    if (withdrawn && field == *withdrawn) {
      TRY(crossing, crossing_of(tables, state, field));
    }
    const FieldHeads* heads = state.field(field);
    if (!in.ok() || heads == nullptr) return fail(Code::corrupt, "conflict " + conflict.id);
    if (crossing.crossed()) {
      conflict.heads = crossing.all();
    } else {
      TRY(conflict.heads, writes_of(tables, *heads));
    }
    conflicts.push_back(std::move(conflict));
  }
  std::sort(conflicts.begin(), conflicts.end(), [](const auto& a, const auto& b) {
    return std::tie(a.stream, a.record, a.field) < std::tie(b.stream, b.record, b.field);
  });
  return conflicts;
}

}  // namespace blether::storage
