// What an app newer than this one writes: well signed, with parts that this version has never heard of.
#pragma once

#include "storage/envelope.h"

namespace blether::test {

// An envelope around any bytes, as a device signs a change.
inline base::Bytes seal_bytes(const storage::DeviceKey& key, const base::Bytes& body) {
  base::Bytes signed_part = base::to_bytes(key.id.view());
  signed_part.insert(signed_part.end(), body.begin(), body.end());
  const auto signature = storage::sign(key, "blether/change/v1", signed_part);
  base::Bytes envelope{storage::kEnvelopeSuite};
  envelope.insert(envelope.end(), key.id.bytes.begin(), key.id.bytes.end());
  envelope.insert(envelope.end(), signature.begin(), signature.end());
  envelope.insert(envelope.end(), body.begin(), body.end());
  return envelope;
}

// A change with one more field on the wire: number 1023, a number, 42.
inline base::Bytes seal_as_newer(const storage::DeviceKey& key, const model::Change& change) {
  base::Bytes body = model::encode(change);
  const std::uint8_t unknown[] = {0xf8, 0x3f, 0x2a};
  body.insert(body.end(), std::begin(unknown), std::end(unknown));
  return seal_bytes(key, body);
}

// What a later version might say of a person: a kind and a field that are new. `before` is the hash of its last change
// of the stream, none for the first.
inline model::Change newer_change(const storage::DeviceKey& key, model::AuthorId author, const model::StreamId& stream,
                                  const model::RecordId& fresh, std::uint64_t seq, base::Bytes before) {
  model::Change change;
  change.stream = stream;
  change.device = key.id;
  change.author = author;
  change.seq = seq;
  change.previous = std::move(before);
  if (seq > 1) change.parents = {{key.id, seq - 1}};
  const auto person = model::same_id<model::RecordId>(stream.owner);
  change.operations = {
      {"hologram", fresh, "shape", model::Act::put, base::Bytes{0, 255, static_cast<std::uint8_t>(seq)}, {}},
      {"person", person, "star_sign", model::Act::put, "leo" + std::to_string(seq), {}}};
  return change;
}

}  // namespace blether::test
