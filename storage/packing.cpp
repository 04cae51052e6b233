#include "storage/packing.h"

#include <utility>

namespace blether::storage {

namespace {

enum class Tag : std::uint8_t { empty = 0, no = 1, yes = 2, number = 3, text = 4, blob = 5 };

// Small negative numbers stay small.
std::uint64_t zigzag(std::int64_t number) {
  return (static_cast<std::uint64_t>(number) << 1) ^ static_cast<std::uint64_t>(number >> 63);
}
std::int64_t unzigzag(std::uint64_t number) {
  return static_cast<std::int64_t>(number >> 1) ^ -static_cast<std::int64_t>(number & 1);
}

}  // namespace

void put_number(base::Bytes& out, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) out.push_back(static_cast<std::uint8_t>(number | 0x80));
  out.push_back(static_cast<std::uint8_t>(number));
}

void put_bytes(base::Bytes& out, base::ByteView bytes) {
  put_number(out, bytes.size());
  out.insert(out.end(), bytes.begin(), bytes.end());
}

void put_value(base::Bytes& out, const model::Value& value) {
  auto tag = [&](Tag which) { out.push_back(static_cast<std::uint8_t>(which)); };
  if (auto* flag = std::get_if<bool>(&value)) return tag(*flag ? Tag::yes : Tag::no);
  if (auto* number = std::get_if<std::int64_t>(&value)) return tag(Tag::number), put_number(out, zigzag(*number));
  if (auto* text = std::get_if<std::string>(&value)) return tag(Tag::text), put_bytes(out, base::as_bytes(*text));
  if (auto* blob = std::get_if<base::Bytes>(&value)) return tag(Tag::blob), put_bytes(out, *blob);
  tag(Tag::empty);
}

void put_merged(base::Bytes& out, const model::Merged& merged) {
  put_number(out, static_cast<std::uint64_t>(merged.state));
  put_number(out, (merged.has_proposal ? 1u : 0u) | (merged.has_base ? 2u : 0u));
  put_value(out, merged.value);
  put_value(out, merged.base);
  put_number(out, merged.elements.size());
  for (const auto& element : merged.elements) put_value(out, element);
}

std::uint64_t Unpacker::number() {
  std::uint64_t number = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (rest_.empty()) break;
    std::uint8_t byte = rest_.front();
    rest_ = rest_.subspan(1);
    number |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
    if (byte < 0x80) return number;
  }
  ok_ = false;
  return 0;
}

base::ByteView Unpacker::raw(std::size_t count) {
  if (count > rest_.size()) {
    ok_ = false;
    rest_ = {};
    return {};
  }
  auto taken = rest_.first(count);
  rest_ = rest_.subspan(count);
  return taken;
}

base::ByteView Unpacker::bytes() { return raw(static_cast<std::size_t>(number())); }

model::Value Unpacker::value() {
  auto tag = raw(1);
  if (tag.empty()) return {};
  switch (static_cast<Tag>(tag[0])) {
    case Tag::empty: return {};
    case Tag::no: return false;
    case Tag::yes: return true;
    case Tag::number: return unzigzag(number());
    case Tag::text: return std::string(base::as_text(bytes()));
    case Tag::blob: return base::to_bytes(bytes());
  }
  ok_ = false;
  return {};
}

model::Merged Unpacker::merged() {
  model::Merged merged;
  auto state = number();
  if (state > static_cast<std::uint64_t>(model::FieldState::conflict)) ok_ = false;
  merged.state = static_cast<model::FieldState>(state);
  auto flags = number();
  merged.has_proposal = (flags & 1) != 0;
  merged.has_base = (flags & 2) != 0;
  merged.value = value();
  merged.base = value();
  auto count = number();
  for (std::uint64_t i = 0; i < count && ok_; ++i) merged.elements.push_back(value());
  return merged;
}

}  // namespace blether::storage
