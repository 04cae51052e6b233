// Enrolment: where the office's service is, how it is known, and the invitation that carries both.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/result.h"
#include "storage/store.h"

namespace blether::sync {

// SHA-256 of the service's public key as it stands in its certificate (SubjectPublicKeyInfo, DER).
using Fingerprint = std::array<std::uint8_t, 32>;

struct HubAddress {
  std::string host;  // name or address; an IPv6 address without brackets
  std::uint16_t port = 0;
  Fingerprint fingerprint{};
  bool operator==(const HubAddress&) const = default;
};

// What the office gives to a worker for one new device. Its text form can be typed, pasted or read out:
// blether://HOST:PORT/FINGERPRINT/CODE, fingerprint as 64 hexadecimal digits, code as four groups of four.
struct Invitation {
  HubAddress hub;
  std::string code;  // 16 letters and digits in the alphabet of kCodeLetters, no separators
  bool operator==(const Invitation&) const = default;
};

// No 0/O, 1/I/L, U: 30 letters, 78 bits in 16 of them. One use, so above the guessing that a rate limit allows.
inline constexpr std::string_view kCodeLetters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
inline constexpr std::size_t kCodeLength = 16;

std::string format(const Invitation& invitation);
// Forgives spaces around it, lower case and separators in the code. invalid: the detail names the part at fault
// ("scheme", "host", "port", "fingerprint", "code").
base::Result<Invitation> parse_invitation(std::string_view text);
// The code for a device that is enrolled with `office`: typed alone, or in an invitation of that office, whatever address
// it names. invalid: the detail is "office" (it is another one's key), or as above.
base::Result<std::string> parse_code(std::string_view text, const HubAddress& office);
// A code as typed, to its 16 letters; nothing if it cannot be one.
std::optional<std::string> tidy_code(std::string_view typed);
// "ABCD-EFGH-JKMN-PQRS", for people.
std::string show_code(std::string_view code);

// The service this vault is enrolled with, kept among its notes.
base::Result<void> keep_hub(storage::Store& store, const HubAddress& hub);
// Nothing before enrolment. corrupt: the note is damaged.
base::Result<std::optional<HubAddress>> kept_hub(storage::Store& store);

}  // namespace blether::sync
