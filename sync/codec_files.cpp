#include "sync/codec.h"

#include "sync/codec_parts.h"
#include "sync/tuning.h"
#include "sync/wire.pb.h"

namespace blether::sync {

using namespace codec;

namespace {

void set_name(wire::FileName& message, const storage::FileName& name) {
  message.set_audience(static_cast<std::uint32_t>(name.stream.audience));
  message.set_owner(string_of(name.stream.owner.view()));
  message.set_hash(string_of(name.hash));
}

Result<storage::FileName> name_of(const wire::FileName& message) {
  storage::FileName name;
  TRY(name.stream, stream_of(message.audience(), message.owner()));
  if (message.hash().size() != 32) return fail(Code::invalid, "hash of a file");
  name.hash = bytes_of(message.hash());
  return name;
}

}  // namespace

Bytes encode(const FilesRequest& request) {
  wire::FilesRequest message;
  message.set_version(kProtocol);
  for (const storage::FileName& name : request.asks) set_name(*message.add_asks(), name);
  if (request.put) set_name(*message.mutable_put(), *request.put);
  if (request.get) set_name(*message.mutable_get(), *request.get);
  message.set_from(request.from);
  message.set_part(request.part.data(), request.part.size());
  message.set_most(request.most);
  return pack(message);
}

Bytes encode(const FilesReply& reply) {
  wire::FilesReply message;
  for (const FileAnswer& answer : reply.answers) {
    auto* added = message.add_answers();
    added->set_standing(static_cast<std::uint32_t>(answer.standing));
    added->set_here(answer.here);
  }
  message.set_part(reply.part.data(), reply.part.size());
  return pack(message);
}

Result<FilesRequest> decode_files_request(ByteView body) {
  TRY(auto message, parse<wire::FilesRequest>(body));
  TRY_VOID(check_version(message.version()));
  if (static_cast<std::size_t>(message.asks_size()) > kMostFilesAsked) return fail(Code::invalid, "too many files");
  if ((message.asks_size() > 0) + message.has_put() + message.has_get() != 1) return fail(Code::invalid, "one of asks, put and get");
  FilesRequest request;
  for (const wire::FileName& name : message.asks()) {
    TRY(storage::FileName read, name_of(name));
    request.asks.push_back(std::move(read));
  }
  if (message.has_put()) {
    TRY(request.put, name_of(message.put()));
  }
  if (message.has_get()) {
    TRY(request.get, name_of(message.get()));
  }
  request.from = message.from();
  request.part = bytes_of(message.part());
  request.most = message.most();
  if (request.part.size() > kFilePart) return fail(Code::invalid, "part too long");
  return request;
}

Result<FilesReply> decode_files_reply(ByteView body) {
  TRY(auto message, parse<wire::FilesReply>(body));
  FilesReply reply;
  for (const wire::FileAnswer& answer : message.answers()) {
    if (answer.standing() < 1 || answer.standing() > 3) return fail(Code::invalid, "standing of a file");
    reply.answers.push_back({static_cast<FileStanding>(answer.standing()), answer.here()});
  }
  reply.part = bytes_of(message.part());
  if (reply.part.size() > kFilePart) return fail(Code::invalid, "part too long");
  return reply;
}

}  // namespace blether::sync
