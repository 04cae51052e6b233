// What the codec's messages are made of: packing, and the checks and small values that several of them share. Only the
// codec includes it.
#pragma once

#include <google/protobuf/message_lite.h>

#include <string>

#include "platform/base/bytes.h"
#include "platform/base/result.h"
#include "storage/model/change.h"
#include "storage/store.h"

namespace blether::sync::codec {

using base::Bytes;
using base::ByteView;
using base::Code;
using base::fail;
using base::Result;

// One zstd frame.
Bytes pack(const google::protobuf::MessageLite& message);
// invalid: longer than the bounds of tuning.h, cut short, not one frame. Memory grows with what really comes out, so a
// small bomb cannot ask for a large buffer.
Result<Bytes> unpack(ByteView body);

template <class Message>
Result<Message> parse(ByteView body) {
  TRY(Bytes plain, unpack(body));
  Message message;
  if (!message.ParseFromArray(plain.data(), static_cast<int>(plain.size())))
    return fail(Code::invalid, "not the message expected");
  return message;
}

// too_old, too_new.
Result<void> check_version(std::uint32_t version);
// invalid: longer than kMostName; `what` names it in the detail.
Result<void> check_name(const std::string& name, const char* what);

inline std::string string_of(ByteView bytes) { return std::string(base::as_text(bytes)); }
inline Bytes bytes_of(const std::string& text) { return base::to_bytes(base::as_bytes(text)); }

// invalid: not of its length; `what` is the detail.
template <class Tag>
Result<model::Id<Tag>> id_of(const std::string& bytes, const char* what) {
  auto id = model::Id<Tag>::from_bytes(base::as_bytes(bytes));
  if (!id) return fail(Code::invalid, what);
  return *id;
}
Result<storage::PublicKey> key_of(const std::string& bytes);
Result<model::StreamId> stream_of(std::uint32_t audience, const std::string& owner);

}  // namespace blether::sync::codec
