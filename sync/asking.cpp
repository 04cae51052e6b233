// Who asks, and the first two questions: who an invitation is for, and to be let in (client.h).
#include "sync/answers.h"
#include "sync/client.h"
#include "sync/codec.h"
#include "sync/tuning.h"

namespace blether::sync {

using base::Bytes;
using base::ByteView;
using base::Code;
using base::fail;
using base::Result;

Identity identity_of(const storage::DeviceKey& key) {
  return {key.id, key.public_key,
          [&key](std::string_view purpose, ByteView message) -> Result<std::array<std::uint8_t, 64>> {
            return storage::sign(key, purpose, message);
          }};
}

Result<Headers> signed_headers(const Identity& identity, std::string_view path, ByteView body, std::uint64_t counter) {
  const std::string text = signed_text(path, body, identity.device, counter);
  TRY(auto signature, identity.sign(kRequestPurpose, base::as_bytes(text)));
  return Headers{{std::string(kDeviceHeader), identity.device.hex()},
                 {std::string(kCounterHeader), std::to_string(counter)},
                 {std::string(kSignatureHeader), base::to_hex(signature)}};
}

Result<Welcome> who(Transport& transport, std::string_view code) {
  auto tidy = tidy_code(code);
  if (!tidy) return fail(Code::refused, "code_unknown");
  TRY(Reply reply, sent(transport, kWhoPath, {}, encode(WhoRequest{*tidy})));
  if (reply.status != 200) return refusal(reply);
  return understood(decode_welcome(reply.body));
}

Result<void> enrol(Transport& transport, const Identity& identity, std::string_view code,
                   std::string_view device_name) {
  auto tidy = tidy_code(code);
  if (!tidy) return fail(Code::refused, "code_unknown");
  EnrolRequest request{*tidy, identity.public_key, std::string(device_name.substr(0, kMostName))};
  const Bytes body = encode(request);
  TRY(Headers headers, signed_headers(identity, kEnrolPath, body, 0));
  TRY(Reply reply, sent(transport, kEnrolPath, headers, body));
  if (reply.status != 200) return refusal(reply);
  return {};
}

}  // namespace blether::sync
