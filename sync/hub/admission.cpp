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

Result<Admitted> admit(LedgerWork& ledger, const Call& call, std::int64_t now_ms, std::uint64_t& highest) {
  auto id = model::DeviceId::from_hex(call.device);
  auto counter = counter_of(call.counter);
  if (!id || !counter) return fail(Code::denied, "unknown_device");
  TRY(auto device, ledger.hold_device(*id));
  if (!device) return fail(Code::denied, "unknown_device");
  TRY_VOID(check_signature(call, *id, *counter, device->known.public_key));
  if (device->revoked_ms != 0) return fail(Code::denied, "revoked");
  if (*counter <= device->counter) {
    highest = device->counter;
    return fail(Code::exists, "replayed");
  }
  TRY(auto author, ledger.worker(device->known.author));
  if (!author) return fail(Code::corrupt, "device without author " + call.device);
  TRY_VOID(ledger.saw(*id, *counter, now_ms));
  return Admitted{std::move(*device), std::move(*author)};
}

}  // namespace blether::hub
