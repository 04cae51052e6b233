// Compact bytes for what the store derives: numbers, values, merged fields. Local to one vault, never on the wire.
#pragma once

#include <optional>
#include <string_view>

#include "storage/model/heads.h"

namespace blether::storage {

// LEB128: seven bits a byte, lowest first.
void put_number(base::Bytes& out, std::uint64_t number);
void put_bytes(base::Bytes& out, base::ByteView bytes);
void put_value(base::Bytes& out, const model::Value& value);
void put_merged(base::Bytes& out, const model::Merged& merged);

// Reads what was put, in the same order. After the first fault every read gives an empty thing and ok() is false.
class Unpacker {
 public:
  explicit Unpacker(base::ByteView bytes) : rest_(bytes) {}
  std::uint64_t number();
  base::ByteView bytes();
  base::ByteView raw(std::size_t count);
  model::Value value();
  model::Merged merged();
  bool ok() const { return ok_; }
  bool at_end() const { return rest_.empty(); }

 private:
  base::ByteView rest_;
  bool ok_ = true;
};

}  // namespace blether::storage
