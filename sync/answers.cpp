#include "sync/answers.h"

#include <map>

#include "platform/base/log.h"

namespace blether::sync {

using base::ByteView;
using base::Code;
using base::fail;
using base::Result;

namespace {

// What the service said in place of an answer, by its reason code.
base::Error fault_named(const std::string& reason) {
  if (reason == fault::kRevoked || reason == fault::kUnknownDevice || reason == fault::kBadSignature)
    return {Code::denied, reason};
  if (reason == "too_old") return {Code::too_old, std::string(fault::kAppTooOld)};
  if (reason == "too_new") return {Code::too_new, std::string(fault::kOfficeTooOld)};
  if (reason == "busy") return {Code::busy, std::string(fault::kOfficeBusy)};
  if (reason == "no_space") return {Code::no_space, std::string(fault::kOfficeFull)};
  return {Code::refused, reason};
}

}  // namespace

tl::unexpected<base::Error> garbled(std::string_view what) {
  base::log(base::Level::warning, "sync", "not what an office says: " + std::string(what));
  return fail(Code::corrupt, std::string(fault::kOfficeGarbled));
}

tl::unexpected<base::Error> refusal(const Reply& reply) {
  auto problem = decode_problem(reply.body);
  if (!problem) return garbled("status " + std::to_string(reply.status));
  return tl::unexpected<base::Error>(fault_named(problem->reason));
}

void check_arrivals(SyncReply& reply) {
  std::map<model::DeviceId, const storage::KnownDevice*> known;
  for (const storage::KnownDevice& device : reply.devices) known[device.id] = &device;
  for (storage::Arrival& arrival : reply.arrivals) {
    auto claimed = storage::claimed_device(arrival.envelope);
    auto found = claimed ? known.find(*claimed) : known.end();
    if (found == known.end()) continue;
    if (auto checked = storage::check(arrival.envelope, found->second->public_key)) arrival.checked = std::move(*checked);
  }
}

bool is_gap(const Answer& answer) { return answer.outcome == Outcome::refused && answer.reason == "gap"; }

bool may_be_taken_later(const Answer& answer) {
  return answer.reason == "unknown_device" || answer.reason == "not_on_caseload" || answer.reason == "gap";
}

Result<Reply> sent(Transport& transport, std::string_view path, const Headers& headers, ByteView body) {
  auto reply = transport.post(path, headers, body);
  if (!reply && reply.error().code == Code::corrupt) return garbled(reply.error().detail);
  return reply;
}

}  // namespace blether::sync
