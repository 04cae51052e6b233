// A package: what one install hands to one other, sealed so that nobody else can read it and signed so that nobody can
// change it. docs/package.md has the format and what each part of it refuses.
#pragma once

#include <string>
#include <string_view>

#include "storage/envelope.h"

namespace blether::storage {

// --- the address of an install: its device's public key, as letters for people
// 14 groups of four: 32 bytes of key and 3 of BLAKE2b over "blether/address/v1" | key, five bits a letter.
inline constexpr std::string_view kAddressLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";  // no 0/O, 1/I
inline constexpr std::size_t kAddressLength = 56;

std::string address_of(const PublicKey& key);
// Forgives spaces, hyphens, line breaks and lower case. invalid: a letter is wrong or missing.
base::Result<PublicKey> parse_address(std::string_view typed);
// Its first and last group, to compare by telephone: "K3TN … 7QWD".
std::string address_ends(const PublicKey& key);

// --- the package
inline constexpr std::uint8_t kPackageFormat = 1;
// Suite 1: the key of the content in crypto_box_seal to the receiver's key (turned from Ed25519 to X25519), the content
// in crypto_secretstream_xchacha20poly1305, one Ed25519 signature over everything else.
inline constexpr std::uint8_t kPackageSuite = 1;
inline constexpr std::size_t kMostPackageBytes = 64u << 20;   // of the whole file
inline constexpr std::uint32_t kMostPackageRecords = 10'000;
inline constexpr std::int64_t kMostPackageDays = 90;          // from made to expired
inline constexpr std::size_t kPackageHead = 512;              // bytes before the content

// What stands in clear, under the signature: ids and numbers, nobody's words.
struct PackageHead {
  PublicKey from{}, to{};
  model::OwnerId person;
  base::Bytes office;           // 32 bytes that name the sender's office; the same for all its tablets
  std::int64_t version = 0;     // grows with every package about this person from this sender
  std::int64_t made_ms = 0, expires_ms = 0;  // UTC
  std::uint64_t bundle_bytes = 0, paper_bytes = 0, files_bytes = 0;
  std::uint32_t records = 0, changes = 0;
  base::Bytes root;             // BLAKE2b-256 of the sealed content; written by make_package
};

// The parts have their places, no names and no paths. Nothing is packed together or made smaller.
struct PackageContent {
  std::string bundle;           // FHIR R4 Bundle (docs/fhir.md)
  base::Bytes paper;            // the plan as PDF, for people
  base::Bytes files = {};       // voices and pictures, sealed as their tablet keeps them
};

// `head` says from, to, person, office, version, made_ms, expires_ms, records and changes; the rest is worked out.
// invalid: over a limit, or an address that is no key.
base::Result<base::Bytes> make_package(const DeviceKey& from, PackageHead head, const PackageContent& content);

// Looks at size, format, signature and hash, in this order; what follows the head is only hashed. invalid: no package, cut
// short, too long, or its numbers contradict each other. too_new: another format or suite. corrupt: signature or hash.
base::Result<PackageHead> check_package(base::ByteView file);

// The errors of check_package, and: too_old: expired at `now_ms`; denied: for another install; corrupt: the content does
// not open.
base::Result<PackageContent> open_package(base::ByteView file, const DeviceKey& to, std::int64_t now_ms);

}  // namespace blether::storage
