#include "sync/codec.h"

#include "sync/codec_parts.h"
#include "sync/tuning.h"
#include "sync/wire.pb.h"

namespace blether::sync {

using namespace codec;

Bytes encode(const WhoRequest& request) {
  wire::WhoRequest message;
  message.set_version(kProtocol);
  message.set_code(request.code);
  return pack(message);
}

Bytes encode(const Welcome& welcome) {
  wire::WhoReply message;
  message.set_author(string_of(welcome.author.view()));
  message.set_author_name(welcome.author_name);
  message.set_hub_name(welcome.hub_name);
  return pack(message);
}

Bytes encode(const EnrolRequest& request) {
  wire::EnrolRequest message;
  message.set_version(kProtocol);
  message.set_code(request.code);
  message.set_public_key(string_of(request.public_key));
  message.set_device_name(request.device_name);
  return pack(message);
}

Bytes encode(const Problem& problem) {
  wire::Problem message;
  message.set_reason(problem.reason);
  message.set_counter(problem.counter);
  return pack(message);
}

Result<WhoRequest> decode_who_request(ByteView body) {
  TRY(auto message, parse<wire::WhoRequest>(body));
  TRY_VOID(check_version(message.version()));
  TRY_VOID(check_name(message.code(), "code"));
  return WhoRequest{message.code()};
}

Result<Welcome> decode_welcome(ByteView body) {
  TRY(auto message, parse<wire::WhoReply>(body));
  TRY_VOID(check_name(message.author_name(), "author name"));
  TRY_VOID(check_name(message.hub_name(), "hub name"));
  Welcome welcome;
  TRY(welcome.author, id_of<model::AuthorTag>(message.author(), "author"));
  welcome.author_name = message.author_name();
  welcome.hub_name = message.hub_name();
  return welcome;
}

Result<EnrolRequest> decode_enrol_request(ByteView body) {
  TRY(auto message, parse<wire::EnrolRequest>(body));
  TRY_VOID(check_version(message.version()));
  TRY_VOID(check_name(message.code(), "code"));
  TRY_VOID(check_name(message.device_name(), "device name"));
  EnrolRequest request;
  TRY(request.public_key, key_of(message.public_key()));
  request.code = message.code();
  request.device_name = message.device_name();
  return request;
}

Result<Problem> decode_problem(ByteView body) {
  TRY(auto message, parse<wire::Problem>(body));
  TRY_VOID(check_name(message.reason(), "reason"));
  return Problem{message.reason(), message.counter()};
}

}  // namespace blether::sync
