#include "sync/hub/office_call.h"

#include <nlohmann/json.hpp>

#include "sync/transport_https.h"

namespace blether::hub {

namespace {

using base::Bytes;
using base::Code;
using base::fail;
using base::Result;
using nlohmann::json;

base::Path running_file(const base::Path& data) { return data / "running.json"; }

Result<sync::HubAddress> running_at(base::Files& files, const base::Path& data, KeyStore& keys) {
  TRY(Bytes bytes, files.read(running_file(data)));
  const json place = json::parse(bytes.begin(), bytes.end(), nullptr, false);
  if (!place.is_object() || !place.contains("host") || !place.contains("port")) return fail(Code::corrupt, "running.json");
  TRY(auto server_key, keys.key("server"));
  sync::HubAddress address;
  address.host = place.value("host", "");
  address.port = place.value("port", std::uint16_t{0});
  TRY(address.fingerprint, fingerprint_of(server_key));
  return address;
}

Result<std::string> answer_of(const sync::Reply& reply) {
  if (reply.status == 200) return std::string(base::as_text(reply.body));
  auto problem = sync::decode_problem(reply.body);
  return fail(Code::refused, problem ? problem->reason : "status " + std::to_string(reply.status));
}

// The clock gives a counter above the last one; where it was set back, the service says which one to stay above.
Result<std::string> call_running(const ServiceSetup& setup, const std::string& command) {
  FileKeys keys(*setup.files, setup.data / "keys");
  TRY(sync::HubAddress address, running_at(*setup.files, setup.data, keys));
  TRY(auto secret, keys.key("device"));
  TRY(storage::DeviceKey key, storage::device_key_from(secret.view()));
  const sync::Identity identity = sync::identity_of(key);
  sync::HttpsTransport transport(address);
  const base::ByteView body = base::as_bytes(command);
  auto counter = static_cast<std::uint64_t>(setup.clock->utc_ms());
  for (int attempt = 0;; ++attempt) {
    TRY(auto headers, sync::signed_headers(identity, kOfficePath, body, counter));
    TRY(sync::Reply reply, transport.post(kOfficePath, headers, body));
    auto problem = reply.status == 409 ? sync::decode_problem(reply.body) : fail(Code::invalid);
    if (attempt > 0 || !problem || problem->reason != "replayed") return answer_of(reply);
    counter = problem->counter + 1;
  }
}

}  // namespace

Result<void> keep_running_at(base::Files& files, const base::Path& data, const std::string& host, std::uint16_t port) {
  const std::string text = json{{"host", host}, {"port", port}}.dump();
  return files.replace(running_file(data), base::as_bytes(text));
}

Result<void> forget_running_at(base::Files& files, const base::Path& data) { return files.remove(running_file(data)); }

Result<std::string> call_office(const ServiceSetup& setup, const std::string& command) {
  TRY_VOID(base::start_cryptography());
  // Only serving makes a ledger.
  const base::Path sign = setup.ledger.empty() ? setup.data / "ledger.db" : setup.data / "keys" / "shared_ledger.key";
  TRY(bool there, setup.files->exists(sign));
  if (!there) return fail(Code::not_found, setup.data.string());
  auto service = Service::open(setup);
  if (service) return (*service)->command(command);
  if (service.error().code != Code::locked) return tl::unexpected<base::Error>(service.error());
  return call_running(setup, command);
}

}  // namespace blether::hub
