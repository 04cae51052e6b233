#include "storage/key_slots.h"

#include <sodium.h>

#include <algorithm>
#include <cstring>

#include "storage/packing.h"

namespace blether::storage {

using base::Code;
using base::fail;
using base::Result;

namespace {

constexpr std::string_view kMagic = "BLTHSLOT";
constexpr std::uint8_t kVersion = 1;
constexpr std::uint8_t kSuite = 1;  // Argon2id 1.3, XChaCha20-Poly1305, BLAKE2b
constexpr std::size_t kMarkBytes = 32;
constexpr std::size_t kHashBytes = 32;
constexpr char kContext[crypto_kdf_CONTEXTBYTES + 1] = "blether1";

static_assert(sizeof(KeySlot::salt) == crypto_pwhash_SALTBYTES);
static_assert(sizeof(KeySlot::nonce) == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
static_assert(sizeof(KeySlot::wrapped) == kDataKeyBytes + crypto_aead_xchacha20poly1305_ietf_ABYTES);
static_assert(kDataKeyBytes == crypto_kdf_KEYBYTES);

base::Bytes header_of(const KeySlots& slots) {
  base::Bytes out(kMagic.begin(), kMagic.end());
  out.push_back(kVersion);
  out.push_back(kSuite);
  out.insert(out.end(), slots.device.bytes.begin(), slots.device.bytes.end());
  put_bytes(out, base::as_bytes(slots.name));
  return out;
}

// What is bound to a wrapped key: whose file it stands in and how it was made.
base::Bytes bound_to(const KeySlots& owner, const KeySlot& slot) {
  base::Bytes out = header_of(owner);
  out.push_back(static_cast<std::uint8_t>(slot.type));
  out.push_back(slot.id);
  out.insert(out.end(), slot.salt.begin(), slot.salt.end());
  put_number(out, slot.ops);
  put_number(out, slot.memory);
  put_number(out, static_cast<std::uint64_t>(slot.created_ms));
  return out;
}

Result<base::SecretBytes> derive(std::string_view passphrase, const KeySlot& slot) {
  TRY(auto key, base::SecretBytes::create(crypto_aead_xchacha20poly1305_ietf_KEYBYTES));
  int status = crypto_pwhash(key.data(), key.size(), passphrase.data(), passphrase.size(), slot.salt.data(), slot.ops,
                             static_cast<std::size_t>(slot.memory), crypto_pwhash_ALG_ARGON2ID13);
  // With costs inside the library's range the one thing that fails is memory.
  if (status != 0) return fail(Code::no_memory, "key derivation");
  return key;
}

bool is_sane(const KeySlot& slot) {
  return slot.ops >= crypto_pwhash_OPSLIMIT_MIN && slot.ops <= kMostOps &&
         slot.memory >= crypto_pwhash_MEMLIMIT_MIN && slot.memory <= kMostMemory;
}

template <std::size_t N>
void take_array(Unpacker& in, std::array<std::uint8_t, N>& out) {
  auto raw = in.raw(N);
  if (raw.size() == N) std::copy(raw.begin(), raw.end(), out.begin());
}

base::ByteView body_of(base::ByteView file) { return file.first(file.size() - kHashBytes - kMarkBytes); }

}  // namespace

Result<base::SecretBytes> subkey(base::ByteView data_key, Subkey which) {
  if (data_key.size() != kDataKeyBytes) return fail(Code::invalid, "data key length");
  TRY(auto key, base::SecretBytes::create(32));
  crypto_kdf_derive_from_key(key.data(), key.size(), static_cast<std::uint64_t>(which), kContext, data_key.data());
  return key;
}

Result<KeySlot> make_passphrase_slot(const KeySlots& owner, std::uint8_t id, std::string_view passphrase,
                                     const KeyCost& cost, base::ByteView data_key, base::Random& random,
                                     std::int64_t now_ms) {
  KeySlot slot;
  slot.id = id;
  slot.ops = cost.ops;
  slot.memory = cost.memory;
  slot.created_ms = now_ms;
  if (!is_sane(slot)) return fail(Code::invalid, "cost of a key slot");
  if (data_key.size() != kDataKeyBytes) return fail(Code::invalid, "data key length");
  random.fill(slot.salt);
  random.fill(slot.nonce);
  TRY(auto key, derive(passphrase, slot));
  auto bound = bound_to(owner, slot);
  crypto_aead_xchacha20poly1305_ietf_encrypt(slot.wrapped.data(), nullptr, data_key.data(), data_key.size(),
                                             bound.data(), bound.size(), nullptr, slot.nonce.data(), key.data());
  return slot;
}

Result<base::SecretBytes> unwrap(const KeySlots& slots, std::string_view passphrase) {
  for (const KeySlot& slot : slots.slots) {
    if (slot.type != SlotType::passphrase) continue;
    TRY(auto key, derive(passphrase, slot));
    TRY(auto data_key, base::SecretBytes::create(kDataKeyBytes));
    auto bound = bound_to(slots, slot);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(data_key.data(), nullptr, nullptr, slot.wrapped.data(),
                                                   slot.wrapped.size(), bound.data(), bound.size(), slot.nonce.data(),
                                                   key.data()) == 0)
      return data_key;
  }
  return fail(Code::wrong_key, "no slot opens");
}

base::Bytes encode_slots(const KeySlots& slots, base::ByteView data_key) {
  base::Bytes out = header_of(slots);
  put_number(out, slots.generation);
  put_number(out, slots.slots.size());
  for (const KeySlot& slot : slots.slots) {
    out.push_back(static_cast<std::uint8_t>(slot.type));
    out.push_back(slot.id);
    out.insert(out.end(), slot.salt.begin(), slot.salt.end());
    put_number(out, slot.ops);
    put_number(out, slot.memory);
    out.insert(out.end(), slot.nonce.begin(), slot.nonce.end());
    out.insert(out.end(), slot.wrapped.begin(), slot.wrapped.end());
    put_number(out, static_cast<std::uint64_t>(slot.created_ms));
  }
  std::array<std::uint8_t, kMarkBytes> mark{};
  auto key = subkey(data_key, Subkey::slots);
  BLETHER_CHECK(key.has_value());
  crypto_generichash(mark.data(), mark.size(), out.data(), out.size(), key->data(), key->size());
  out.insert(out.end(), mark.begin(), mark.end());
  auto whole = hash(out);
  out.insert(out.end(), whole.begin(), whole.end());
  return out;
}

Result<KeySlots> decode_slots(base::ByteView file) {
  constexpr std::size_t fixed = kMagic.size() + 2;
  if (file.size() < fixed + kMarkBytes + kHashBytes) return fail(Code::corrupt, "slots: too short");
  if (base::as_text(file.first(kMagic.size())) != kMagic) return fail(Code::corrupt, "slots: not a slots file");
  if (hash(file.first(file.size() - kHashBytes)) != base::to_bytes(file.last(kHashBytes)))
    return fail(Code::corrupt, "slots: damaged");
  // Only now: a flipped bit must not look like a newer version.
  if (file[kMagic.size()] != kVersion || file[kMagic.size() + 1] != kSuite)
    return fail(Code::too_new, "slots version " + std::to_string(file[kMagic.size()]));

  KeySlots slots;
  Unpacker in(body_of(file).subspan(fixed));
  take_array(in, slots.device.bytes);
  slots.name = base::as_text(in.bytes());
  slots.generation = in.number();
  auto count = in.number();
  if (count > kMostSlots) return fail(Code::corrupt, "slots: too many");
  for (std::uint64_t i = 0; i < count && in.ok(); ++i) {
    KeySlot& slot = slots.slots.emplace_back();
    std::array<std::uint8_t, 2> kind{};
    take_array(in, kind);
    slot.type = static_cast<SlotType>(kind[0]);
    slot.id = kind[1];
    take_array(in, slot.salt);
    slot.ops = in.number();
    slot.memory = in.number();
    take_array(in, slot.nonce);
    take_array(in, slot.wrapped);
    slot.created_ms = static_cast<std::int64_t>(in.number());
    if (!is_sane(slot)) return fail(Code::corrupt, "slots: cost out of range");
  }
  if (!in.ok() || !in.at_end()) return fail(Code::corrupt, "slots: damaged");
  return slots;
}

Result<void> check_mark(base::ByteView file, base::ByteView data_key) {
  TRY(auto key, subkey(data_key, Subkey::slots));
  std::array<std::uint8_t, kMarkBytes> mark{};
  auto body = body_of(file);
  crypto_generichash(mark.data(), mark.size(), body.data(), body.size(), key.data(), key.size());
  auto kept = file.subspan(body.size(), kMarkBytes);
  if (sodium_memcmp(mark.data(), kept.data(), mark.size()) != 0) return fail(Code::corrupt, "slots: mark");
  return {};
}

Result<SlotFiles> read_slots(base::Files& files, const base::Path& folder) {
  std::optional<SlotFiles> best;
  std::optional<base::Error> fault;
  bool found = false, both_alike = true;
  for (const char* name : {kSlotsA, kSlotsB}) {
    auto bytes = files.read(folder / name);
    if (!bytes && bytes.error().code != Code::not_found) return tl::unexpected<base::Error>(bytes.error());
    found = found || bytes.has_value();
    auto slots = bytes ? decode_slots(*bytes) : Result<KeySlots>(fail(Code::corrupt, "slots: a copy is missing"));
    if (!slots) {
      // A newer version says more than a damaged copy does.
      if (!fault || slots.error().code == Code::too_new) fault = slots.error();
      both_alike = false;
      continue;
    }
    both_alike = both_alike && (!best || best->bytes == *bytes);
    if (!best || slots->generation > best->slots.generation) best = SlotFiles{std::move(*slots), *bytes, false};
  }
  if (!found) return fail(Code::not_found, "slots");
  if (fault && fault->code == Code::too_new) return tl::unexpected<base::Error>(*fault);
  if (!best) return tl::unexpected<base::Error>(*fault);
  best->needs_repair = !both_alike;
  return std::move(*best);
}

Result<void> write_slots(base::Files& files, const base::Path& folder, base::ByteView bytes) {
  TRY_VOID(files.replace(folder / kSlotsA, bytes));
  return files.replace(folder / kSlotsB, bytes);
}

bool derivation_works() {
  // Agrees with the reference implementation of Argon2 (2 passes, 64 KiB, one lane, version 1.3).
  constexpr std::array<std::uint8_t, 32> expected {
      0xe4, 0xf8, 0x61, 0x4c, 0x3c, 0x44, 0x57, 0x29, 0x61, 0x8d, 0xf9, 0xf7, 0x9f, 0xc4, 0x4a, 0xb5,
      0x77, 0x79, 0x15, 0x02, 0xdd, 0x7b, 0x3d, 0x28, 0x0e, 0xa2, 0x9b, 0xf5, 0x64, 0x95, 0x34, 0xe0};
  constexpr std::string_view password = "blether self-test";
  constexpr std::string_view salt = "saltsaltsaltsalt";
  std::array<std::uint8_t, 32> out{};
  return crypto_pwhash(out.data(), out.size(), password.data(), password.size(), base::as_bytes(salt).data(), 2, 65536,
                       crypto_pwhash_ALG_ARGON2ID13) == 0 &&
         out == expected;
}

}  // namespace blether::storage
