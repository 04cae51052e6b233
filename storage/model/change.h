// Change: one atomic commit by one device to one stream. The only way anything is ever written.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "platform/base/result.h"
#include "storage/model/hybrid_clock.h"
#include "storage/model/ids.h"
#include "storage/model/value.h"

namespace blether::model {

// How much of a stream has been seen: for each device, all its changes up to this sequence.
using VersionVector = std::map<DeviceId, std::uint64_t>;

enum class Act : std::uint8_t {
  put = 1,   // the field's value becomes `value`; for a set: adds the element `value`
  drop = 2,  // sets only: takes the element `value` away
};

// Overwrites exactly the heads its author saw: causality is per field, so a change to one field
// can never hide somebody else's newer words in another (law 2).
struct Operation {
  std::string kind;   // record kind; unknown kinds are carried untouched
  RecordId record;
  std::string field;
  Act act = Act::put;
  Value value;
  std::vector<Dot> overwrites;  // sorted; for a set: the dots of the same element
};

struct Change {
  StreamId stream;
  DeviceId device;
  AuthorId author;
  std::uint64_t seq = 0;     // from 1 in this stream and device, without gaps
  base::Bytes previous;      // BLAKE2b-256 of this device's previous sealed change in the stream; empty for seq 1
  VersionVector parents;     // what the author's device had of the stream, its own earlier changes included
  HybridTime time;
  std::string reason;        // translation key of why, for the history ("reason.answered"); may be empty
  std::vector<Operation> operations;

  Dot dot() const { return {device, seq}; }
};

// Limits that a decoder enforces; a change over them is invalid.
inline constexpr std::size_t kMostOperations = 10'000;
inline constexpr std::size_t kMostChangeBytes = 8u << 20;
inline constexpr std::size_t kMostNameBytes = 64;  // of kind and field

// Protocol buffers, field numbers in change.proto. The bytes are what is signed: they are stored and
// passed on exactly as received, never re-encoded.
base::Bytes encode(const Change& change);
// invalid: not a change (the detail says where). Fields of the message that this version does not know are
// ignored here and survive in the bytes.
base::Result<Change> decode(base::ByteView bytes);

}  // namespace blether::model
