#include "sync/hub/intake.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <thread>

#include "sync/hub/keeper.h"

namespace blether::hub {

namespace {

using base::Bytes;
using base::Result;
using sync::Answer;
using sync::Outcome;

// So many signatures are worth a thread's while.
constexpr std::size_t kTogether = 32;

Opened open_one(const storage::KnownDevice& device, const Bytes& envelope) {
  auto claimed = storage::claimed_device(envelope);
  if (!claimed) return {{}, "not_a_change", ""};
  if (*claimed != device.id) return {{}, "not_this_device", claimed->hex()};
  auto checked = storage::check(envelope, device.public_key);
  if (!checked) return {{}, checked.error().code == base::Code::corrupt ? "bad_signature" : "not_a_change", ""};
  return {std::move(*checked), "", ""};
}

class Intake {
 public:
  Intake(LedgerWork& ledger, const Device& device, const Worker& author, const Scope& scope, std::int64_t now_ms)
      : ledger_(ledger), device_(device), author_(author), scope_(scope), now_ms_(now_ms), keeper_(ledger, now_ms) {}

  Result<Taken> take(const std::vector<Bytes>& envelopes, const std::vector<Opened>& opened) {
    std::set<model::StreamId> streams;
    for (const Opened& one : opened)
      if (one.checked) streams.insert(one.checked->change()->stream);
    TRY_VOID(keeper_.expect(streams, device_.known.id));
    Taken taken;
    for (std::size_t i = 0; i < envelopes.size(); ++i) {
      TRY(Answer answer, judge(envelopes[i], opened[i]));
      if (answer.outcome == Outcome::refused)
        TRY_VOID(ledger_.log_refusal({device_.known.id, answer.reason, answer.detail, now_ms_}));
      answer.change = static_cast<std::uint32_t>(i);
      taken.answers.push_back(std::move(answer));
    }
    TRY_VOID(keeper_.finish());
    if (keeper_.receipt() > 0) taken.receipt = receipt_text(keeper_.receipt());
    return taken;
  }

 private:
  Result<Answer> judge(const Bytes& envelope, const Opened& opened) {
    if (!opened.checked) return refused(opened.reason, opened.detail);
    const model::Change& change = *opened.checked->change();
    if (change.author != device_.known.author) return refused("wrong_author", place_of(change));
    return keeper_.keep({change, envelope, opened.checked->hash(), author_, scope_});
  }

  LedgerWork& ledger_;
  const Device& device_;
  const Worker& author_;
  const Scope& scope_;
  std::int64_t now_ms_;
  Keeper keeper_;
};

}  // namespace

std::vector<Opened> open_all(const storage::KnownDevice& device, const std::vector<Bytes>& envelopes) {
  std::vector<Opened> opened(envelopes.size());
  std::atomic<std::size_t> next = 0;
  auto work = [&] {
    for (std::size_t at; (at = next.fetch_add(kTogether)) < envelopes.size();)
      for (std::size_t i = at; i < std::min(at + kTogether, envelopes.size()); ++i)
        opened[i] = open_one(device, envelopes[i]);
  };
  const std::size_t helpers = std::min<std::size_t>(std::thread::hardware_concurrency(), envelopes.size() / kTogether);
  std::vector<std::jthread> threads;
  for (std::size_t i = 1; i < helpers; ++i) threads.emplace_back(work);
  work();
  return opened;
}

std::string receipt_text(std::uint64_t number) {
  char text[32];
  std::snprintf(text, sizeof text, "B-%06llu", static_cast<unsigned long long>(number));
  return text;
}

Result<Taken> take_in(LedgerWork& ledger, const Device& device, const Worker& author, const Scope& scope,
                      const std::vector<Bytes>& envelopes, const std::vector<Opened>& opened, std::int64_t now_ms) {
  if (envelopes.empty()) return Taken();
  return Intake(ledger, device, author, scope, now_ms).take(envelopes, opened);
}

}  // namespace blether::hub
