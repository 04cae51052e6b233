#include "sync/codec_parts.h"

#include <zstd.h>

#include <algorithm>
#include <memory>

#include "sync/tuning.h"

namespace blether::sync::codec {

namespace {

struct ContextFree {
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

}  // namespace

Bytes pack(const google::protobuf::MessageLite& message) {
  const std::string plain = message.SerializeAsString();
  Bytes packed(ZSTD_compressBound(plain.size()));
  const std::size_t size = ZSTD_compress(packed.data(), packed.size(), plain.data(), plain.size(), kCompression);
  BLETHER_CHECK(!ZSTD_isError(size));
  packed.resize(size);
  return packed;
}

Result<Bytes> unpack(ByteView body) {
  if (body.size() > kMostBody) return fail(Code::invalid, "body too long");
  std::unique_ptr<ZSTD_DCtx, ContextFree> context(ZSTD_createDCtx());
  if (!context) return fail(Code::no_memory, "unpack");
  ZSTD_DCtx_setParameter(context.get(), ZSTD_d_windowLogMax, 24);
  Bytes plain;
  ZSTD_inBuffer input{body.data(), body.size(), 0};
  const std::size_t step = ZSTD_DStreamOutSize();
  std::size_t left = 1;
  while (left != 0) {
    const std::size_t used = plain.size();
    if (used > kMostUnpacked) return fail(Code::invalid, "unpacks too long");
    plain.resize(used + step);
    ZSTD_outBuffer output{plain.data() + used, step, 0};
    left = ZSTD_decompressStream(context.get(), &output, &input);
    if (ZSTD_isError(left)) return fail(Code::invalid, "not packed as agreed");
    plain.resize(used + output.pos);
    if (left != 0 && input.pos == input.size && output.pos < step) return fail(Code::invalid, "body cut short");
  }
  if (input.pos != input.size) return fail(Code::invalid, "bytes after the end");
  return plain;
}

Result<void> check_version(std::uint32_t version) {
  if (version < kProtocol) return fail(Code::too_old, "protocol " + std::to_string(version));
  if (version > kProtocol) return fail(Code::too_new, "protocol " + std::to_string(version));
  return {};
}

Result<void> check_name(const std::string& name, const char* what) {
  if (name.size() > kMostName) return fail(Code::invalid, std::string(what) + " too long");
  return {};
}

Result<storage::PublicKey> key_of(const std::string& bytes) {
  storage::PublicKey key;
  if (bytes.size() != key.size()) return fail(Code::invalid, "public key");
  std::copy(bytes.begin(), bytes.end(), key.begin());
  return key;
}

Result<model::StreamId> stream_of(std::uint32_t audience, const std::string& owner) {
  if (audience < 1 || audience > 4) return fail(Code::invalid, "audience");
  model::StreamId stream;
  stream.audience = static_cast<model::Audience>(audience);
  TRY(stream.owner, id_of<model::OwnerTag>(owner, "owner"));
  return stream;
}

}  // namespace blether::sync::codec
