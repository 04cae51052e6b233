#include "sync/hub/admission.h"

#include <charconv>
#include <limits>

#include "sync/codec.h"

namespace blether::hub {

using base::Code;
using base::fail;
using base::Result;

namespace {

// Decimal, no sign; kept as a signed number in the ledger.
std::optional<std::uint64_t> counter_of(const std::string& text) {
  std::uint64_t counter = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), counter);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  if (!whole || counter > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return std::nullopt;
  return counter;
}

Result<void> check_welcome(const Device& device, std::uint64_t counter, std::uint64_t& highest) {
  if (device.revoked_ms != 0) return fail(Code::denied, "revoked");
  if (counter > device.counter) return {};
  highest = device.counter;
  return fail(Code::exists, "replayed");
}

}  // namespace

Result<void> check_signature(const Call& call, const model::DeviceId& device, std::uint64_t counter,
                             const storage::PublicKey& key) {
  auto signature = base::from_hex(call.signature);
  const std::string text = sync::signed_text(call.path, call.body, device, counter);
  if (!signature || signature->size() != 64 ||
      !storage::verify(key, sync::kRequestPurpose, base::as_bytes(text), *signature))
    return fail(Code::denied, "bad_signature");
  return {};
}

Result<Caller> identify(Ledger& ledger, const Call& call, std::uint64_t& highest) {
  auto id = model::DeviceId::from_hex(call.device);
  auto counter = counter_of(call.counter);
  if (!id || !counter) return fail(Code::denied, "unknown_device");
  TRY(auto device, from_ledger<std::optional<Device>>(ledger, [&](LedgerWork& work) { return work.device(*id); }));
  if (!device) return fail(Code::denied, "unknown_device");
  TRY_VOID(check_signature(call, *id, *counter, device->known.public_key));
  TRY_VOID(check_welcome(*device, *counter, highest));
  return Caller{std::move(device->known), *counter};
}

Result<Admitted> let_in(LedgerWork& ledger, const Caller& caller, std::int64_t now_ms, std::uint64_t& highest) {
  const model::DeviceId& id = caller.device.id;
  TRY(auto device, ledger.hold_device(id));
  if (!device) return fail(Code::denied, "unknown_device");
  TRY_VOID(check_welcome(*device, caller.counter, highest));
  TRY(auto author, ledger.worker(device->known.author));
  if (!author) return fail(Code::corrupt, "device without author " + id.hex());
  TRY_VOID(ledger.saw(id, caller.counter, now_ms));
  return Admitted{std::move(*device), std::move(*author)};
}

}  // namespace blether::hub
