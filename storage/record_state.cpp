#include "storage/record_state.h"

#include <algorithm>

#include "storage/packing.h"

namespace blether::storage {

using base::Code;
using base::fail;
using base::Result;

namespace {

base::Bytes pack(const RecordState& state) {
  base::Bytes out;
  put_number(out, state.fields.size());
  for (const FieldHeads& field : state.fields) {
    put_number(out, static_cast<std::uint64_t>(field.name));
    put_number(out, field.heads.size());
    for (const HeadRef& head : field.heads) {
      put_number(out, static_cast<std::uint64_t>(head.device));
      put_number(out, head.seq);
      put_number(out, static_cast<std::uint64_t>(head.row));
      put_number(out, head.operation);
    }
  }
  for (const Buried& one : state.buried) {
    put_number(out, static_cast<std::uint64_t>(one.name));
    put_number(out, static_cast<std::uint64_t>(one.device));
    put_number(out, one.seq);
    put_bytes(out, one.element);
  }
  return out;
}

bool unpack(base::ByteView bytes, RecordState& state) {
  Unpacker in(bytes);
  auto fields = in.number();
  for (std::uint64_t f = 0; f < fields && in.ok(); ++f) {
    FieldHeads& field = state.fields.emplace_back();
    field.name = static_cast<LocalId>(in.number());
    auto heads = in.number();
    for (std::uint64_t h = 0; h < heads && in.ok(); ++h) {
      HeadRef& head = field.heads.emplace_back();
      head.device = static_cast<LocalId>(in.number());
      head.seq = in.number();
      head.row = static_cast<std::int64_t>(in.number());
      head.operation = static_cast<std::uint32_t>(in.number());
    }
  }
  while (!in.at_end() && in.ok()) {
    Buried& one = state.buried.emplace_back();
    one.name = static_cast<LocalId>(in.number());
    one.device = static_cast<LocalId>(in.number());
    one.seq = in.number();
    auto element = in.bytes();
    if (element.size() != one.element.size()) return false;
    std::copy(element.begin(), element.end(), one.element.begin());
  }
  return in.ok();
}

// Columns: rec, kind, stream, record, state.
Result<RecordState> take(const Statement& row) {
  RecordState state;
  state.rec = row.number(0);
  state.kind = row.number(1);
  state.stream = row.number(2);
  auto id = model::RecordId::from_bytes(row.blob(3));
  if (!id || !unpack(row.blob(4), state)) return fail(Code::corrupt, "record row " + std::to_string(state.rec));
  state.id = *id;
  return state;
}

auto place_of(std::vector<FieldHeads>& fields, LocalId name) {
  return std::lower_bound(fields.begin(), fields.end(), name,
                          [](const FieldHeads& field, LocalId wanted) { return field.name < wanted; });
}

}  // namespace

FieldHeads* RecordState::field(LocalId name) {
  auto place = place_of(fields, name);
  return place != fields.end() && place->name == name ? &*place : nullptr;
}

const FieldHeads* RecordState::field(LocalId name) const { return const_cast<RecordState*>(this)->field(name); }

FieldHeads& RecordState::make_field(LocalId name) {
  auto place = place_of(fields, name);
  if (place == fields.end() || place->name != name) place = fields.insert(place, FieldHeads{name, {}});
  return *place;
}

Result<RecordState> RecordStates::load(LocalId stream, LocalId kind, const model::RecordId& id) {
  TRY(auto rows, sql_.query("SELECT rec, kind, stream, record, state FROM records "
                            "WHERE kind=?1 AND stream=?2 AND record=?3", kind, stream, id.view()));
  TRY(bool row, rows.step());
  if (row) return take(rows);
  RecordState fresh;
  fresh.stream = stream;
  fresh.kind = kind;
  fresh.id = id;
  return fresh;
}

Result<RecordState> RecordStates::load(std::int64_t rec) {
  TRY(auto rows, sql_.query("SELECT rec, kind, stream, record, state FROM records WHERE rec=?1", rec));
  TRY(bool row, rows.step());
  if (!row) return fail(Code::corrupt, "record row " + std::to_string(rec));
  return take(rows);
}

Result<std::vector<RecordState>> RecordStates::list(LocalId kind, LocalId stream) {
  constexpr std::string_view one = "SELECT rec, kind, stream, record, state FROM records "
                                   "WHERE kind=?1 AND stream=?2 ORDER BY record";
  constexpr std::string_view all = "SELECT rec, kind, stream, record, state FROM records WHERE kind=?1 AND ?2=0";
  std::vector<RecordState> states;
  TRY(auto rows, sql_.query(stream == 0 ? all : one, kind, stream));
  for (;;) {
    TRY(bool row, rows.step());
    if (!row) return states;
    TRY(auto state, take(rows));
    states.push_back(std::move(state));
  }
}

Result<void> RecordStates::save(RecordState& state) {
  std::erase_if(state.fields, [](const FieldHeads& field) { return field.heads.empty(); });
  auto packed = pack(state);
  if (state.rec != 0)
    return sql_.run("UPDATE records SET state=?2 WHERE rec=?1", state.rec, base::ByteView(packed));
  TRY_VOID(sql_.run("INSERT INTO records(kind, stream, record, state) VALUES(?1, ?2, ?3, ?4)", state.kind, state.stream,
                    state.id.view(), base::ByteView(packed)));
  state.rec = sql_.last_row();
  return {};
}

Result<void> RecordStates::clear() { return sql_.run("DELETE FROM records"); }

}  // namespace blether::storage
