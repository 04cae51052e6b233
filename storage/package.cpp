#include "storage/package.h"

#include <sodium.h>

#include <algorithm>
#include <cctype>

namespace blether::storage {

using base::Bytes;
using base::ByteView;
using base::Code;
using base::fail;
using base::Result;

namespace {

constexpr std::string_view kMagic = "blether-plan";
constexpr std::string_view kPurpose = "blether/package/v1";
constexpr std::string_view kAddressPurpose = "blether/address/v1";
constexpr std::size_t kGroup = 4;
constexpr std::size_t kChecked = 3;  // bytes that tell a mistyped address

constexpr std::size_t kChunk = 64u << 10;
constexpr std::size_t kSealedKey = crypto_secretstream_xchacha20poly1305_KEYBYTES + crypto_box_SEALBYTES;
constexpr std::size_t kStreamHead = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t kChunkMore = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr std::size_t kSignature = crypto_sign_BYTES;

constexpr std::int64_t kDayMs = 86'400'000;

// What is filled up with zeros, so that the signature ends the head.
constexpr std::size_t kSignedBytes = kPackageHead - kSignature;

// --- numbers in fixed places, lowest byte first

template <class Number>
void put(Bytes& out, Number number) {
  for (std::size_t i = 0; i < sizeof number; ++i) out.push_back(static_cast<std::uint8_t>(static_cast<std::uint64_t>(number) >> (8 * i)));
}
void put(Bytes& out, ByteView bytes) { out.insert(out.end(), bytes.begin(), bytes.end()); }

// Takes the parts of a head in order; the head is long enough, it was measured.
class Parts {
 public:
  explicit Parts(ByteView bytes) : bytes_(bytes) {}
  ByteView take(std::size_t size) {
    ByteView part = bytes_.first(size);
    bytes_ = bytes_.subspan(size);
    return part;
  }
  template <class Number>
  Number number() {
    std::uint64_t value = 0;
    auto part = take(sizeof(Number));
    for (std::size_t i = 0; i < part.size(); ++i) value |= std::uint64_t{part[i]} << (8 * i);
    return static_cast<Number>(value);
  }
  PublicKey key() {
    PublicKey key{};
    std::ranges::copy(take(key.size()), key.begin());
    return key;
  }
  bool rest_is_zero() const {
    return std::all_of(bytes_.begin(), bytes_.end(), [](std::uint8_t byte) { return byte == 0; });
  }

 private:
  ByteView bytes_;
};

// Everything before the root: what each piece of the content is tied to, so that no content fits under another head.
Bytes tied_part(const PackageHead& head) {
  Bytes out = base::to_bytes(base::as_bytes(kMagic));
  put(out, kPackageFormat);
  put(out, kPackageSuite);
  put(out, ByteView(head.from));
  put(out, ByteView(head.to));
  put(out, head.person.view());
  put(out, ByteView(head.office));
  put(out, head.version);
  put(out, head.made_ms);
  put(out, head.expires_ms);
  put(out, head.bundle_bytes);
  put(out, head.paper_bytes);
  put(out, head.files_bytes);
  put(out, head.records);
  put(out, head.changes);
  return out;
}

PackageHead read_head(ByteView bytes, bool& clean) {
  Parts parts(bytes.first(kSignedBytes));
  parts.take(kMagic.size() + 2);
  PackageHead head;
  head.from = parts.key(), head.to = parts.key();
  head.person = *model::OwnerId::from_bytes(parts.take(16));
  head.office = base::to_bytes(parts.take(32));
  head.version = parts.number<std::int64_t>();
  head.made_ms = parts.number<std::int64_t>(), head.expires_ms = parts.number<std::int64_t>();
  head.bundle_bytes = parts.number<std::uint64_t>(), head.paper_bytes = parts.number<std::uint64_t>();
  head.files_bytes = parts.number<std::uint64_t>();
  head.records = parts.number<std::uint32_t>(), head.changes = parts.number<std::uint32_t>();
  head.root = base::to_bytes(parts.take(32));
  clean = parts.rest_is_zero();
  return head;
}

// The sum does not overflow: each part is bounded first.
std::uint64_t content_bytes(const PackageHead& head) { return head.bundle_bytes + head.paper_bytes + head.files_bytes; }

std::uint64_t sealed_bytes(std::uint64_t content) {
  const std::uint64_t chunks = std::max<std::uint64_t>(1, (content + kChunk - 1) / kChunk);
  return kSealedKey + kStreamHead + content + chunks * kChunkMore;
}

const char* fault_of(const PackageHead& head) {
  for (std::uint64_t part : {head.bundle_bytes, head.paper_bytes, head.files_bytes})
    if (part > kMostPackageBytes) return "length of a part";
  if (kPackageHead + sealed_bytes(content_bytes(head)) > kMostPackageBytes) return "too long";
  if (head.records > kMostPackageRecords) return "number of records";
  if (head.office.size() != 32) return "office";
  if (head.made_ms < 0 || head.expires_ms <= head.made_ms) return "times";
  if (head.expires_ms - head.made_ms > kMostPackageDays * kDayMs) return "open for too long";
  return nullptr;
}

// --- the content

struct Wiped {
  crypto_secretstream_xchacha20poly1305_state state;
  ~Wiped() { sodium_memzero(&state, sizeof state); }
};

Result<Bytes> seal_content(const PublicKey& to, ByteView content, ByteView tied) {
  std::array<std::uint8_t, crypto_box_PUBLICKEYBYTES> box_key{};
  if (crypto_sign_ed25519_pk_to_curve25519(box_key.data(), to.data()) != 0) return fail(Code::invalid, "address is no key");
  TRY(auto key, base::SecretBytes::create(crypto_secretstream_xchacha20poly1305_KEYBYTES));
  crypto_secretstream_xchacha20poly1305_keygen(key.data());
  Bytes out(static_cast<std::size_t>(sealed_bytes(content.size())));
  if (crypto_box_seal(out.data(), key.data(), key.size(), box_key.data()) != 0) return fail(Code::invalid, "address is no key");
  Wiped stream;
  crypto_secretstream_xchacha20poly1305_init_push(&stream.state, out.data() + kSealedKey, key.data());
  std::size_t at = kSealedKey + kStreamHead;
  for (std::size_t from = 0;;) {
    const std::size_t size = std::min(kChunk, content.size() - from);
    const bool last = from + size == content.size();
    crypto_secretstream_xchacha20poly1305_push(&stream.state, out.data() + at, nullptr, content.data() + from, size, tied.data(),
                                               tied.size(), last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
    from += size, at += size + kChunkMore;
    if (last) return out;
  }
}

Result<base::SecretBytes> content_key(ByteView sealed, const DeviceKey& to) {
  std::array<std::uint8_t, crypto_box_PUBLICKEYBYTES> box_public{};
  TRY(auto box_secret, base::SecretBytes::create(crypto_box_SECRETKEYBYTES));
  TRY(auto key, base::SecretBytes::create(crypto_secretstream_xchacha20poly1305_KEYBYTES));
  if (crypto_sign_ed25519_pk_to_curve25519(box_public.data(), to.public_key.data()) != 0 ||
      crypto_sign_ed25519_sk_to_curve25519(box_secret.data(), to.secret_key.data()) != 0 ||
      crypto_box_seal_open(key.data(), sealed.data(), kSealedKey, box_public.data(), box_secret.data()) != 0)
    return fail(Code::corrupt, "key of the content");
  return key;
}

Result<Bytes> open_content(ByteView sealed, std::size_t size, const DeviceKey& to, ByteView tied) {
  TRY(auto key, content_key(sealed, to));
  Wiped stream;
  ByteView rest = sealed.subspan(kSealedKey);
  if (crypto_secretstream_xchacha20poly1305_init_pull(&stream.state, rest.data(), key.data()) != 0)
    return fail(Code::corrupt, "start of the content");
  rest = rest.subspan(kStreamHead);
  Bytes out(size);
  for (std::size_t at = 0;;) {
    const std::size_t piece = std::min(kChunk, size - at);
    const bool last = at + piece == size;
    std::uint8_t tag = 0;
    if (crypto_secretstream_xchacha20poly1305_pull(&stream.state, out.data() + at, nullptr, &tag, rest.data(), piece + kChunkMore,
                                                   tied.data(), tied.size()) != 0 ||
        (tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL) != last)
      return fail(Code::corrupt, "content at " + std::to_string(at));
    at += piece, rest = rest.subspan(piece + kChunkMore);
    if (last) return out;
  }
}

std::array<std::uint8_t, kChecked> checked_part(const PublicKey& key) {
  Bytes bytes = base::to_bytes(base::as_bytes(kAddressPurpose));
  put(bytes, ByteView(key));
  auto digest = hash(bytes);
  return {digest[0], digest[1], digest[2]};
}

}  // namespace

std::string address_of(const PublicKey& key) {
  Bytes bytes(key.begin(), key.end());
  put(bytes, ByteView(checked_part(key)));
  std::string text;
  unsigned held = 0, bits = 0;
  for (std::size_t i = 0, letters = 0; letters < kAddressLength;) {
    if (bits < 5) held = (held << 8 | bytes[i++]) & 0xfffu, bits += 8;
    bits -= 5;
    if (letters > 0 && letters % kGroup == 0) text += ' ';
    text += kAddressLetters[(held >> bits) & 31u];
    ++letters;
  }
  return text;
}

Result<PublicKey> parse_address(std::string_view typed) {
  Bytes bytes;
  unsigned held = 0, bits = 0;
  std::size_t letters = 0;
  for (char c : typed) {
    if (c == ' ' || c == '-' || c == '\n' || c == '\r' || c == '\t') continue;
    const auto digit = kAddressLetters.find(static_cast<char>(std::toupper(static_cast<unsigned char>(c))));
    if (digit == std::string_view::npos || ++letters > kAddressLength) return fail(Code::invalid, "address");
    held = (held << 5 | static_cast<unsigned>(digit)) & 0xfffu, bits += 5;
    if (bits >= 8) bits -= 8, bytes.push_back(static_cast<std::uint8_t>(held >> bits));
  }
  PublicKey key{};
  if (letters != kAddressLength || bytes.size() != key.size() + kChecked) return fail(Code::invalid, "address");
  std::copy_n(bytes.begin(), key.size(), key.begin());
  const auto checked = checked_part(key);
  if (!std::equal(checked.begin(), checked.end(), bytes.begin() + static_cast<std::ptrdiff_t>(key.size())))
    return fail(Code::invalid, "address");
  return key;
}

std::string address_ends(const PublicKey& key) {
  const std::string whole = address_of(key);
  return whole.substr(0, kGroup) + " … " + whole.substr(whole.size() - kGroup);
}

Result<Bytes> make_package(const DeviceKey& from, PackageHead head, const PackageContent& content) {
  head.from = from.public_key;
  head.bundle_bytes = content.bundle.size(), head.paper_bytes = content.paper.size(), head.files_bytes = content.files.size();
  if (const char* fault = fault_of(head)) return fail(Code::invalid, fault);
  Bytes plain = base::to_bytes(base::as_bytes(content.bundle));
  put(plain, ByteView(content.paper));
  put(plain, ByteView(content.files));
  Bytes file = tied_part(head);
  TRY(auto sealed, seal_content(head.to, plain, file));
  put(file, ByteView(hash(sealed)));
  file.resize(kSignedBytes);
  const auto signature = sign(from, kPurpose, file);
  put(file, ByteView(signature));
  put(file, ByteView(sealed));
  return file;
}

Result<PackageHead> check_package(ByteView file) {
  if (file.size() > kMostPackageBytes) return fail(Code::invalid, "too long");
  if (file.size() < kPackageHead) return fail(Code::invalid, "too short");
  if (base::as_text(file.first(kMagic.size())) != kMagic) return fail(Code::invalid, "no package");
  if (file[kMagic.size()] != kPackageFormat || file[kMagic.size() + 1] != kPackageSuite) return fail(Code::too_new, "format");
  bool clean = false;
  PackageHead head = read_head(file, clean);
  if (!verify(head.from, kPurpose, file.first(kSignedBytes), file.subspan(kSignedBytes, kSignature)))
    return fail(Code::corrupt, "signature");
  if (const char* fault = clean ? fault_of(head) : "head") return fail(Code::invalid, fault);
  const ByteView sealed = file.subspan(kPackageHead);
  if (sealed.size() != sealed_bytes(content_bytes(head))) return fail(Code::invalid, "length");
  if (hash(sealed) != head.root) return fail(Code::corrupt, "content");
  return head;
}

Result<PackageContent> open_package(ByteView file, const DeviceKey& to, std::int64_t now_ms) {
  TRY(PackageHead head, check_package(file));
  if (now_ms >= head.expires_ms) return fail(Code::too_old, "expired");
  if (head.to != to.public_key) return fail(Code::denied, "for another install");
  TRY(auto plain, open_content(file.subspan(kPackageHead), static_cast<std::size_t>(content_bytes(head)), to, tied_part(head)));
  const auto paper = plain.begin() + static_cast<std::ptrdiff_t>(head.bundle_bytes);
  const auto files = paper + static_cast<std::ptrdiff_t>(head.paper_bytes);
  return PackageContent{{plain.begin(), paper}, {paper, files}, {files, plain.end()}};
}

}  // namespace blether::storage
