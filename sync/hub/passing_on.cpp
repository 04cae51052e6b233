#include "sync/hub/passing_on.h"

#include "sync/hub/keeper.h"

namespace blether::hub {

namespace {

using base::Result;
using sync::Answer;
using sync::Outcome;

class PassingOn {
 public:
  PassingOn(LedgerWork& ledger, const model::DeviceId& caller, const Scope& relayer, std::int64_t now_ms)
      : ledger_(ledger), caller_(caller), relayer_(relayer), now_ms_(now_ms), keeper_(ledger, now_ms) {}

  Result<std::vector<Answer>> take(const std::vector<storage::Arrival>& brought) {
    std::vector<Answer> not_kept;
    for (std::size_t i = 0; i < brought.size(); ++i) {
      auto answer = brought[i].envelope.empty() ? take_mark(brought[i]) : take_change(brought[i].envelope);
      if (!answer) return tl::unexpected<base::Error>(answer.error());
      if (answer->outcome != Outcome::refused) continue;
      answer->change = static_cast<std::uint32_t>(i);
      not_kept.push_back(std::move(*answer));
    }
    TRY_VOID(keeper_.finish());
    return not_kept;
  }

 private:
  struct Chain {
    std::vector<storage::Arrival> marks;  // until a signature behind them shows what they stand for
    std::optional<Answer> broken;         // nothing behind this can be kept
  };
  using Place = std::pair<model::StreamId, model::DeviceId>;

  Result<Answer> take_mark(const storage::Arrival& mark) {
    Chain& chain = chains_[{mark.stream, mark.gap.device}];
    if (chain.broken) return *chain.broken;
    TRY(const Entry* end, keeper_.last(mark.stream, mark.gap.device));
    const std::uint64_t after = chain.marks.empty() ? (end ? end->dot.seq : 0) : chain.marks.back().gap.seq;
    if (mark.gap.device == caller_) return keep_own_mark(mark, after, chain);
    if (mark.gap.seq > after) chain.marks.push_back(mark);
    return Answer{0, Outcome::quarantined, {}, {}};
  }

  // The request is signed by whoever wrote what it stands for.
  Result<Answer> keep_own_mark(const storage::Arrival& mark, std::uint64_t after, Chain& chain) {
    if (mark.gap.seq > after + 1) {
      chain.broken = refused("gap", mark.stream.text() + "/" + std::to_string(mark.gap.seq));
      return log(*chain.broken);
    }
    if (mark.gap.seq == after + 1) TRY_VOID(keeper_.keep_mark(mark.stream, mark.gap, mark.gap_hash));
    return Answer{0, Outcome::quarantined, {}, {}};
  }

  Result<Answer> take_change(const base::Bytes& envelope) {
    auto claimed = storage::claimed_device(envelope);
    if (!claimed) return log(refused("not_a_change", ""));
    TRY(auto device, ledger_.device(*claimed));
    if (!device) return log_once(refused("unknown_device", claimed->hex()), unknown_[*claimed]);
    auto checked = storage::check(envelope, device->known.public_key);
    if (!checked) {
      const bool is_forged = checked.error().code == base::Code::corrupt;
      return log(refused(is_forged ? "bad_signature" : "not_a_change", claimed->hex()));
    }
    Chain& chain = chains_[Place(checked->change()->stream, *claimed)];
    if (chain.broken) return *chain.broken;
    TRY(Answer answer, judge(*checked, envelope, device->known, chain));
    chain.marks.clear();
    if (answer.outcome != Outcome::refused) return answer;
    chain.broken = answer;
    return log(std::move(answer));
  }

  Result<Answer> judge(const storage::CheckedChange& checked, const base::Bytes& envelope,
                       const storage::KnownDevice& device, const Chain& chain) {
    const model::Change& change = *checked.change();
    if (change.author != device.author) return refused("wrong_author", place_of(change));
    const bool is_own = device.id == caller_;
    if (!is_own && !relayer_.holds(change.stream)) return refused("not_on_caseload", change.stream.owner.hex());
    TRY(auto author, ledger_.worker(change.author));
    if (!author) return refused("unknown_device", device.id.hex());
    TRY_VOID(keep_marks(chain, change));
    Scope of_stream;
    of_stream.buckets[bucket_of(change.stream.owner)].streams.insert(change.stream);
    return keeper_.keep({change, envelope, checked.hash(), *author, is_own ? relayer_ : of_stream});
  }

  // The last one is what `change` says was before it, and no place between is left out.
  Result<void> keep_marks(const Chain& chain, const model::Change& change) {
    if (chain.marks.empty() || change.previous != chain.marks.back().gap_hash) return {};
    TRY(const Entry* end, keeper_.last(change.stream, change.device));
    std::uint64_t next = end ? end->dot.seq : 0;
    for (const storage::Arrival& mark : chain.marks)
      if (mark.gap.seq != ++next) return {};
    if (change.seq != next + 1) return {};
    for (const storage::Arrival& mark : chain.marks) TRY_VOID(keeper_.keep_mark(mark.stream, mark.gap, mark.gap_hash));
    return {};
  }

  Result<Answer> log(Answer answer) {
    TRY_VOID(ledger_.log_refusal({caller_, answer.reason, answer.detail, now_ms_}));
    return answer;
  }
  Result<Answer> log_once(Answer answer, bool& is_logged) {
    if (std::exchange(is_logged, true)) return answer;
    return log(std::move(answer));
  }

  LedgerWork& ledger_;
  model::DeviceId caller_;
  const Scope& relayer_;
  std::int64_t now_ms_;
  Keeper keeper_;
  std::map<Place, Chain> chains_;
  std::map<model::DeviceId, bool> unknown_;  // logged
};

}  // namespace

Result<std::vector<Answer>> take_relayed(LedgerWork& ledger, const model::DeviceId& caller, const Scope& relayer,
                                         const std::vector<storage::Arrival>& brought, std::int64_t now_ms) {
  return PassingOn(ledger, caller, relayer, now_ms).take(brought);
}

}  // namespace blether::hub
