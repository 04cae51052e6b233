// Keeper: what one request brings, into the ledger, each change with its verdict. For intake and passing on.
#pragma once

#include "sync/codec.h"
#include "sync/hub/rights.h"

namespace blether::hub {

// A change that was verified, with whoever wrote it and what they may hold.
struct Brought {
  const model::Change& change;
  const base::Bytes& envelope;
  const base::Bytes& hash;
  const Worker& author;
  const Scope& scope;
};

// One transaction's worth; `ledger` outlives it.
class Keeper {
 public:
  Keeper(LedgerWork& ledger, std::int64_t now_ms) : ledger_(ledger), now_ms_(now_ms) {}

  // Looks up where these chains of a device end; the others are looked up one by one.
  base::Result<void> expect(const std::set<model::StreamId>& streams, const model::DeviceId& device);

  // Kept, if it fits on what is there: stored, or put aside with a reason of rights.h or written_for_good. One that is
  // kept already gets the answer it got then; was it put aside for the caseload, or a mark stands in its place, it is
  // judged anew and may be stored after all. Not kept: gap, forked.
  base::Result<sync::Answer> keep(const Brought& brought);
  // The mark of a change that is not here. The caller has seen a signature that names `hash`.
  base::Result<void> keep_mark(const model::StreamId& stream, const model::Dot& dot, const base::Bytes& hash);
  // Where a chain ends, this request included; nothing: it has not begun.
  base::Result<const Entry*> last(const model::StreamId& stream, const model::DeviceId& device);
  // Stores what was put aside, unless there is a reason against it now; that is the answer. What was missing is kept in
  // either case.
  base::Result<sync::Answer> take(const Brought& brought, bool is_missing = false);
  // Of this request, or of an earlier one.
  base::Result<std::optional<Entry>> kept(const model::StreamId& stream, const model::Dot& dot);

  // Puts everything into the ledger. To be called once, last.
  base::Result<void> finish();
  // The number of what was kept, or kept already; 0: nothing was.
  std::uint64_t receipt() const { return receipt_; }

 private:
  base::Result<void> count();
  base::Result<std::optional<Objection>> object(const Brought& brought);
  base::Result<sync::Answer> again(const Brought& brought);
  Entry& add(const model::StreamId& stream, const model::Dot& dot, const base::Bytes& hash);
  Entry& add(const Brought& brought, const std::optional<Objection>& objection);

  LedgerWork& ledger_;
  std::int64_t now_ms_;
  std::uint64_t receipt_ = 0;
  bool counted_ = false;  // a new number was taken for this request
  std::map<std::pair<model::StreamId, model::DeviceId>, std::optional<Entry>> last_;
  std::vector<Entry> entries_;  // kept together at the end, so that buckets are held briefly and in order
};

sync::Answer refused(const char* reason, std::string detail);
// "stream/seq", for the detail of a refusal.
std::string place_of(const model::Change& change);

}  // namespace blether::hub
