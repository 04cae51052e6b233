// Names of things: 16-byte ids of distinct types, streams and dots.
#pragma once

#include <algorithm>
#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/bytes.h"
#include "platform/base/random.h"

namespace blether::model {

// 16 bytes. Two ids of different kinds do not compare or convert. All zero means "none".
template <class Tag>
struct Id {
  std::array<std::uint8_t, 16> bytes{};

  auto operator<=>(const Id&) const = default;
  bool is_none() const { return *this == Id{}; }
  base::ByteView view() const { return bytes; }
  std::string hex() const { return base::to_hex(bytes); }

  static Id random(base::Random& random) {
    Id id;
    random.fill(id.bytes);
    return id;
  }
  // Nothing unless exactly 16 bytes.
  static std::optional<Id> from_bytes(base::ByteView view) {
    if (view.size() != 16) return std::nullopt;
    Id id;
    std::copy(view.begin(), view.end(), id.bytes.begin());
    return id;
  }
  // 32 hexadecimal digits.
  static std::optional<Id> from_hex(std::string_view hex) {
    auto decoded = base::from_hex(hex);
    return decoded ? from_bytes(*decoded) : std::nullopt;
  }
};

// A device's id is the first 16 bytes of BLAKE2b-256 of its Ed25519 public key: nobody can give a
// known device another key.
using DeviceId = Id<struct DeviceTag>;
// Somebody who writes: a worker, a carer on their own device, or the office itself.
using AuthorId = Id<struct AuthorTag>;
using RecordId = Id<struct RecordTag>;
// Whose records: a person, a team, or the whole staff.
using OwnerId = Id<struct OwnerTag>;

// The same bytes under another name: a person's record id is also the owner of that person's streams.
template <class To, class From>
To same_id(const From& from) {
  return To{from.bytes};
}

// One person's records for one audience. The numbers are on the wire and never change.
enum class Audience : std::uint8_t {
  shared = 1,    // what the person or carer may see
  practice = 2,  // workers only: third-party information, protection concerns
  team = 3,      // reference data of a team
  staff = 4,     // who works here, on which device
};

// The unit of replication, causality and access.
struct StreamId {
  Audience audience = Audience::shared;
  OwnerId owner;
  auto operator<=>(const StreamId&) const = default;
  // "1:0123…" for logs and tests.
  std::string text() const { return std::to_string(static_cast<int>(audience)) + ":" + owner.hex(); }
};

// Names one change within its stream: the device that made it and that device's count there, from 1.
struct Dot {
  DeviceId device;
  std::uint64_t seq = 0;
  auto operator<=>(const Dot&) const = default;
};

}  // namespace blether::model

template <class Tag>
struct std::hash<blether::model::Id<Tag>> {
  std::size_t operator()(const blether::model::Id<Tag>& id) const noexcept {
    return std::hash<std::string_view>{}({reinterpret_cast<const char*>(id.bytes.data()), 16});
  }
};
