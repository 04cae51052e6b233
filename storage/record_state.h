// Which writes are the heads of a record's fields. Values stay in the log: a head is a pointer to its change and
// operation, so that a narrative is kept once.
#pragma once

#include <array>

#include "storage/change_log.h"

namespace blether::storage {

struct HeadRef {
  LocalId device = 0;
  std::uint64_t seq = 0;
  std::int64_t row = 0;         // in the log
  std::uint32_t operation = 0;  // place in the change
};

struct FieldHeads {
  LocalId name = 0;
  std::vector<HeadRef> heads;
};

// A write that somebody overwrote although this replica has not got it (it was quarantined at the hub). Should it ever
// come, it is no head. `element` tells the elements of a set apart; all zero otherwise.
struct Buried {
  LocalId name = 0;
  LocalId device = 0;
  std::uint64_t seq = 0;
  std::array<std::uint8_t, 16> element{};
  bool operator==(const Buried&) const = default;
};

struct RecordState {
  std::int64_t rec = 0;  // row; 0: not written yet
  LocalId stream = 0;
  LocalId kind = 0;
  model::RecordId id;
  std::vector<FieldHeads> fields;  // sorted by name number; none without heads
  std::vector<Buried> buried;

  FieldHeads* field(LocalId name);
  const FieldHeads* field(LocalId name) const;
  FieldHeads& make_field(LocalId name);
};

class RecordStates {
 public:
  explicit RecordStates(Connection& sql) : sql_(sql) {}
  // A state with rec 0 when the record is new.
  base::Result<RecordState> load(LocalId stream, LocalId kind, const model::RecordId& id);
  base::Result<RecordState> load(std::int64_t rec);
  // Sorted by record id. `stream` 0: every stream.
  base::Result<std::vector<RecordState>> list(LocalId kind, LocalId stream);
  // Drops fields without heads, writes the row, gives a new record its `rec`.
  base::Result<void> save(RecordState& state);
  base::Result<void> clear();

 private:
  Connection& sql_;
};

}  // namespace blether::storage
