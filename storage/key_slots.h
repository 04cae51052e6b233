// Key slots: the vault's data key, wrapped once for each way of opening it, in two copies beside the database.
#pragma once

#include <span>

#include "storage/envelope.h"
#include "storage/vault.h"

namespace blether::storage {

// What the data key opens; the numbers go into crypto_kdf and never change. It opens nothing itself.
enum class Subkey : std::uint8_t {
  database = 1,     // SQLCipher raw key
  attachments = 2,  // wraps the keys of attachments
  slots = 5,        // authenticates the slots file
};

enum class SlotType : std::uint8_t { passphrase = 1 };

// One wrapped copy of the data key.
struct KeySlot {
  SlotType type = SlotType::passphrase;
  std::uint8_t id = 0;
  std::array<std::uint8_t, 16> salt{};
  std::uint64_t ops = 0;     // Argon2id passes
  std::uint64_t memory = 0;  // bytes
  std::array<std::uint8_t, 24> nonce{};
  std::array<std::uint8_t, 48> wrapped{};  // data key and its tag, XChaCha20-Poly1305
  std::int64_t created_ms = 0;
};

// Costs above these are an attack on the tablet's memory, not a setting (security.md 3.1).
inline constexpr std::uint64_t kMostOps = 16;
inline constexpr std::uint64_t kMostMemory = 512u << 20;
inline constexpr std::size_t kMostSlots = 16;
inline constexpr std::size_t kDataKeyBytes = 32;

struct KeySlots {
  std::uint64_t generation = 1;  // of two whole copies the higher is the newer
  model::DeviceId device;
  std::string name;              // to greet with: a given name only, in clear
  std::vector<KeySlot> slots;
};

// Derives the wrapping key (Argon2id) and wraps `data_key`. no_memory: the derivation did not get its memory.
base::Result<KeySlot> make_passphrase_slot(const KeySlots& owner, std::uint8_t id, std::string_view passphrase,
                                           const KeyCost& cost, base::ByteView data_key, base::Random& random,
                                           std::int64_t now_ms);
// wrong_key: no slot opens. no_memory: says nothing about the passphrase.
base::Result<base::SecretBytes> unwrap(const KeySlots& slots, std::string_view passphrase);
base::Result<base::SecretBytes> subkey(base::ByteView data_key, Subkey which);

// The file's bytes: header, slots, a mark made with a key that comes from the data key, and a plain hash of all
// before it. The hash tells a damaged copy from a whole one without any key; the mark tells a forged one.
base::Bytes encode_slots(const KeySlots& slots, base::ByteView data_key);
// corrupt: damaged. too_new: written by a newer version.
base::Result<KeySlots> decode_slots(base::ByteView file);
// corrupt: the slots were changed by somebody without the data key.
base::Result<void> check_mark(base::ByteView file, base::ByteView data_key);

// Both copies as they lie in the folder: the newest whole one, and whether the other needs writing again.
struct SlotFiles {
  KeySlots slots;
  base::Bytes bytes;
  bool needs_repair = false;
};
// not_found: neither is there. corrupt: neither is whole. too_new.
base::Result<SlotFiles> read_slots(base::Files& files, const base::Path& folder);
// Writes a, then b; whole copies of something older or newer are never both at risk.
base::Result<void> write_slots(base::Files& files, const base::Path& folder, base::ByteView bytes);

inline constexpr const char* kSlotsA = "slots.a";
inline constexpr const char* kSlotsB = "slots.b";

// Known answer of the derivation, for the self-test.
bool derivation_works();

}  // namespace blether::storage
