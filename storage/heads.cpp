#include "storage/heads.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <tuple>

#include "storage/merges.h"
#include "storage/packing.h"
#include "storage/search.h"

namespace blether::storage {

using base::Code;
using base::fail;
using base::Result;

namespace {

using Element = std::array<std::uint8_t, 16>;

Element element_of(const model::Value& value) {
  base::Bytes packed;
  put_value(packed, value);
  return short_hash(packed);
}

// The work on one record of one change.
class Writer {
 public:
  Writer(Tables& tables, const LogPlace& place, const model::Change& change, RecordState& state, Touched& touched)
      : tables_(tables), place_(place), change_(change), state_(state), touched_(touched) {}

  Result<void> write(std::uint32_t number) {
    const model::Operation& op = change_.operations[number];
    TRY(field_, tables_.ids.name(op.field));
    TRY(auto rule, tables_.ids.rule(state_.kind, field_));
    is_set_ = rule.merge == model::MergeKind::set;
    touched_.search = touched_.search || rule.searched || op.field == model::kWithdrawn;
    FieldHeads& field = state_.make_field(field_);
    touched_.note(field_, field.heads.size());
    // One change gives a field one value: its last. Only a set takes several.
    if (!is_set_) std::erase_if(field.heads, [&](const HeadRef& head) { return head.row == place_.row; });
    for (const model::Dot& dot : op.overwrites) TRY_VOID(overwrite(field, dot, op.value));
    if (op.act != model::Act::put || is_buried(op.value)) return {};
    field.heads.push_back({place_.device, place_.seq, place_.row, number});
    return {};
  }

 private:
  Result<void> overwrite(FieldHeads& field, const model::Dot& dot, const model::Value& value) {
    TRY(auto device, tables_.ids.device(dot.device));
    bool removed = false;
    for (auto head = field.heads.begin(); head != field.heads.end();) {
      bool same = head->device == device && head->seq == dot.seq;
      if (same && is_set_) {
        TRY(auto change, tables_.log.change(head->row));
        same = change->operations[head->operation].value == value;
      }
      head = same ? field.heads.erase(head) : head + 1;
      removed = removed || same;
    }
    if (removed) return {};
    // Overwritten before by somebody else, or not here at all.
    TRY(auto row, tables_.log.find(state_.stream, device, dot.seq));
    if (row && *row <= place_.row) return {};
    Buried one{field_, device, dot.seq, is_set_ ? element_of(value) : Element{}};
    if (std::find(state_.buried.begin(), state_.buried.end(), one) == state_.buried.end())
      state_.buried.push_back(one);
    return {};
  }

  bool is_buried(const model::Value& value) const {
    if (state_.buried.empty()) return false;
    Buried one{field_, place_.device, place_.seq, is_set_ ? element_of(value) : Element{}};
    return std::find(state_.buried.begin(), state_.buried.end(), one) != state_.buried.end();
  }

  Tables& tables_;
  const LogPlace& place_;
  const model::Change& change_;
  RecordState& state_;
  Touched& touched_;
  LocalId field_ = 0;
  bool is_set_ = false;
};

Result<void> apply_to_record(Tables& tables, const LogPlace& place, const model::Change& change, LocalId kind,
                             const model::RecordId& id, std::span<const std::uint32_t> operations,
                             CommitInfo& info) {
  TRY(auto state, tables.records.load(place.stream, kind, id));
  const bool is_new = state.rec == 0;
  state.fields.reserve(state.fields.size() + operations.size());
  Touched touched;
  Writer writer(tables, place, change, state, touched);
  for (std::uint32_t number : operations) TRY_VOID(writer.write(number));
  TRY_VOID(tables.records.save(state));
  TRY_VOID(settle(tables, state, touched, info.new_conflicts));
  // Any edit may bring a withdrawn record back, and its words with it.
  TRY(auto withdrawn, tables.ids.find_name(model::kWithdrawn));
  bool may_return = withdrawn && state.field(*withdrawn) != nullptr;
  if (touched.search || may_return) TRY_VOID(index_record(tables, state, is_new));
  if (info.records.empty() || info.records.back() != id) info.records.push_back(id);
  return {};
}

}  // namespace

Result<void> apply_operations(Tables& tables, const LogPlace& place, const model::Change& change, CommitInfo& info) {
  // By record id first, so that a record of two kinds (a hostile one) is still named once.
  std::vector<LocalId> kinds;
  std::vector<std::uint32_t> order(change.operations.size());
  kinds.reserve(order.size());
  for (const model::Operation& op : change.operations) {
    TRY(auto kind, tables.ids.kind(op.kind));
    kinds.push_back(kind);
  }
  auto key = [&](std::uint32_t i) { return std::tie(change.operations[i].record, kinds[i]); };
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return key(a) < key(b); });
  for (std::size_t from = 0, to; from < order.size(); from = to) {
    for (to = from + 1; to < order.size() && key(order[to]) == key(order[from]);) ++to;
    const std::uint32_t first = order[from];
    TRY_VOID(apply_to_record(tables, place, change, kinds[first], change.operations[first].record,
                             std::span(order).subspan(from, to - from), info));
  }
  return {};
}

model::Write write_of(const model::Change& change, const model::Operation& operation) {
  return {change.dot(), change.author, change.time, operation.value, operation.overwrites};
}

bool has_seen(const model::Change& change, const model::Dot& dot) {
  if (change.dot() == dot) return true;
  auto seen = change.parents.find(dot.device);
  return seen != change.parents.end() && seen->second >= dot.seq;
}

Result<std::vector<model::Write>> writes_of(Tables& tables, const FieldHeads& field) {
  std::vector<model::Write> writes;
  writes.reserve(field.heads.size());
  for (const HeadRef& head : field.heads) {
    TRY(auto change, tables.log.change(head.row));
    if (head.operation >= change->operations.size())
      return fail(Code::corrupt, "head of log row " + std::to_string(head.row));
    writes.push_back(write_of(*change, change->operations[head.operation]));
  }
  if (writes.size() > 1)
    std::stable_sort(writes.begin(), writes.end(),
                     [](const model::Write& a, const model::Write& b) { return a.dot < b.dot; });
  return writes;
}

model::WriteLookup lookup_in(Tables& tables, const RecordState& state, LocalId field) {
  return [&tables, stream = state.stream, kind = state.kind, id = state.id,
          field](const model::Dot& dot) -> Result<model::Write> {
    TRY(auto device, tables.ids.find_device(dot.device));
    if (!device) return fail(Code::not_found, "write");
    TRY(auto row, tables.log.find(stream, *device, dot.seq));
    if (!row) return fail(Code::not_found, "write");
    TRY(auto change, tables.log.change(*row));
    TRY(auto kind_name, tables.ids.name_of(kind));
    TRY(auto field_name, tables.ids.name_of(field));
    for (auto op = change->operations.rbegin(); op != change->operations.rend(); ++op)
      if (op->record == id && op->field == field_name && op->kind == kind_name && op->act == model::Act::put)
        return write_of(*change, *op);
    return fail(Code::not_found, "write");
  };
}

}  // namespace blether::storage
