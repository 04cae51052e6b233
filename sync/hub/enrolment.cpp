#include "sync/hub/enrolment.h"

namespace blether::hub {

using base::Bytes;
using base::fail;
using base::Result;

namespace {

Bytes hash_of(std::string_view code) {
  return storage::hash(base::as_bytes("blether/code/v1|" + std::string(code)));
}

// Every letter as likely as every other: bytes that would favour the first letters are thrown away.
std::string random_code(base::Random& random) {
  constexpr std::size_t letters = sync::kCodeLetters.size();
  constexpr std::size_t fair = 256 - 256 % letters;
  std::string code;
  while (code.size() < sync::kCodeLength) {
    std::array<std::uint8_t, 1> dice;
    random.fill(dice);
    if (dice[0] < fair) code += sync::kCodeLetters[dice[0] % letters];
  }
  return code;
}

Result<OneTimeCode> valid_code(LedgerWork& ledger, std::string_view code, std::int64_t now_ms) {
  TRY(auto found, ledger.code(hash_of(code)));
  if (!found || found->expires_ms < now_ms) return fail(base::Code::refused, "code_unknown");
  return std::move(*found);
}

}  // namespace

Result<std::string> give_code(LedgerWork& ledger, base::Random& random, const model::AuthorId& worker,
                              std::int64_t now_ms) {
  std::string code = random_code(random);
  TRY_VOID(ledger.add_code({hash_of(code), worker, now_ms + kCodeLifeMs, {}}));
  return code;
}

Result<sync::Welcome> who(LedgerWork& ledger, std::string_view code, const std::string& hub_name,
                          std::int64_t now_ms) {
  TRY(OneTimeCode found, valid_code(ledger, code, now_ms));
  TRY(auto worker, ledger.worker(found.author));
  if (!worker || !found.used_by.is_none()) return fail(base::Code::refused, "code_unknown");
  return sync::Welcome{worker->author, worker->name, hub_name};
}

Result<void> enrol(LedgerWork& ledger, const sync::EnrolRequest& request, std::int64_t now_ms) {
  TRY(OneTimeCode found, valid_code(ledger, request.code, now_ms));
  const model::DeviceId id = storage::device_id_of(request.public_key);
  if (found.used_by == id) return {};
  if (!found.used_by.is_none()) return fail(base::Code::refused, "code_unknown");
  TRY(auto known, ledger.device(id));
  if (known) return fail(base::Code::refused, "device_known");
  auto used = ledger.use_code(found.hash, id);
  if (!used && used.error().code == base::Code::exists) return fail(base::Code::refused, "code_unknown");
  TRY_VOID(std::move(used));
  Device device;
  device.known = {id, request.public_key, found.author, {}, request.device_name};
  device.enrolled_ms = now_ms;
  return ledger.add_device(device);
}

void WrongCodes::forget_before(std::int64_t ms) {
  while (!tries_.empty() && tries_.front().first < ms) {
    auto found = of_peer_.find(tries_.front().second);
    if (--found->second == 0) of_peer_.erase(found);
    tries_.pop_front();
  }
}

bool WrongCodes::too_many(const std::string& peer, std::int64_t now_ms) {
  std::lock_guard lock(mutex_);
  forget_before(now_ms - kWindowMs);
  auto found = of_peer_.find(peer);
  return tries_.size() >= kMostOfAll || (found != of_peer_.end() && found->second >= kMostOfOne);
}

void WrongCodes::add(const std::string& peer, std::int64_t now_ms) {
  std::lock_guard lock(mutex_);
  tries_.emplace_back(now_ms, peer);
  ++of_peer_[peer];
}

}  // namespace blether::hub
