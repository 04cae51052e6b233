#include "sync/hub/intake.h"

#include <cstdio>

namespace blether::hub {

namespace {

using base::Bytes;
using base::Result;
using sync::Answer;
using sync::Outcome;

class Intake {
 public:
  Intake(LedgerWork& ledger, const Device& device, const Worker& author, const Scope& scope, std::int64_t now_ms)
      : ledger_(ledger), device_(device), author_(author), scope_(scope), now_ms_(now_ms) {}

  Result<std::vector<Answer>> take(const std::vector<Bytes>& envelopes) {
    std::vector<Opened> opened;
    std::set<model::StreamId> streams;
    for (const Bytes& envelope : envelopes) {
      opened.push_back(open(envelope));
      if (opened.back().change) streams.insert(opened.back().change->stream);
    }
    TRY(last_, ledger_.lasts(streams, device_.known.id));
    std::vector<Answer> answers;
    for (std::size_t i = 0; i < envelopes.size(); ++i) {
      TRY(Answer answer, take(opened[i], envelopes[i]));
      answer.change = static_cast<std::uint32_t>(i);
      answers.push_back(std::move(answer));
    }
    return answers;
  }

  // Puts everything that was taken into the ledger.
  Result<void> finish() {
    if (entries_.empty()) return {};
    return ledger_.append(entries_);
  }

  std::uint64_t receipt() const { return receipt_; }

 private:
  // A change, or why it is none of this device's.
  struct Opened {
    std::optional<model::Change> change;
    const char* reason = "";
    std::string detail;
  };

  Opened open(const Bytes& envelope) const {
    auto claimed = storage::claimed_device(envelope);
    if (!claimed) return {{}, "not_a_change", {}};
    if (*claimed != device_.known.id) return {{}, "not_this_device", claimed->hex()};
    auto change = storage::open(envelope, device_.known.public_key);
    if (!change) return {{}, change.error().code == base::Code::corrupt ? "bad_signature" : "not_a_change", {}};
    if (change->author != device_.known.author) return {{}, "wrong_author", place_of(*change)};
    return {std::move(*change), "", {}};
  }

  static std::string place_of(const model::Change& change) {
    return change.stream.text() + "/" + std::to_string(change.seq);
  }

  Result<Answer> take(const Opened& opened, const Bytes& envelope) {
    if (!opened.change) return refuse(opened.reason, opened.detail);
    const model::Change& change = *opened.change;
    const std::string place = place_of(change);
    const Bytes hash = storage::envelope_hash(envelope);
    auto found = last_.find(change.stream);
    const Entry* last = found == last_.end() ? nullptr : &found->second;
    if (last && change.seq <= last->dot.seq) return answer_again(change, hash, place);
    if (change.seq != (last ? last->dot.seq : 0) + 1) return refuse("gap", place);
    if (change.previous != (last ? last->hash : Bytes{})) return refuse("forked", place);
    return keep(change, envelope, hash);
  }

  Result<Answer> answer_again(const model::Change& change, const Bytes& hash, const std::string& place) {
    TRY(auto kept, kept_of(change.stream, change.dot()));
    if (!kept || kept->hash != hash) return refuse("forked", place);
    if (receipt_ == 0) receipt_ = kept->receipt;
    return answer_of(*kept);
  }

  // Of this page, or of an earlier one.
  Result<std::optional<Entry>> kept_of(const model::StreamId& stream, const model::Dot& dot) {
    for (const Entry& entry : entries_)
      if (entry.stream == stream && entry.dot == dot) return head_of(entry);
    return ledger_.entry(stream, dot);
  }

  Result<Answer> keep(const model::Change& change, const Bytes& envelope, const Bytes& hash) {
    if (!counted_) {
      TRY(receipt_, ledger_.next_receipt());
      counted_ = true;
    }
    Entry& entry = entries_.emplace_back();
    entry.stream = change.stream;
    entry.dot = change.dot();
    entry.hash = hash;
    entry.envelope = envelope;
    entry.receipt = receipt_;
    entry.at_ms = now_ms_;
    if (auto objection = object_to(change, author_, scope_)) {
      entry.standing = Standing::quarantined;
      entry.reason = objection->reason;
      entry.detail = objection->detail;
    }
    last_[change.stream] = head_of(entry);
    return answer_of(entry);
  }

  static Entry head_of(const Entry& entry) {
    return {entry.number, entry.stream, entry.dot,     entry.standing, entry.hash, {},
            entry.reason, entry.detail, entry.receipt, entry.at_ms};
  }

  static Answer answer_of(const Entry& entry) {
    if (entry.standing == Standing::stored) return {0, Outcome::stored, {}, {}};
    return {0, Outcome::quarantined, entry.reason, entry.detail};
  }

  Result<Answer> refuse(const char* reason, const std::string& detail) {
    TRY_VOID(ledger_.log_refusal({device_.known.id, reason, detail, now_ms_}));
    return Answer{0, Outcome::refused, reason, detail};
  }

  LedgerWork& ledger_;
  const Device& device_;
  const Worker& author_;
  const Scope& scope_;
  std::int64_t now_ms_;
  std::uint64_t receipt_ = 0;
  bool counted_ = false;  // a new number was taken for this page
  LedgerWork::Lasts last_;
  std::vector<Entry> entries_;  // kept together at the end, so that buckets are held briefly and in order
};

}  // namespace

std::string receipt_text(std::uint64_t number) {
  char text[32];
  std::snprintf(text, sizeof text, "B-%06llu", static_cast<unsigned long long>(number));
  return text;
}

Result<Taken> take_in(LedgerWork& ledger, const Device& device, const Worker& author, const Scope& scope,
                      const std::vector<Bytes>& envelopes, std::int64_t now_ms) {
  Intake intake(ledger, device, author, scope, now_ms);
  Taken taken;
  if (envelopes.empty()) return taken;
  TRY(taken.answers, intake.take(envelopes));
  TRY_VOID(intake.finish());
  if (intake.receipt() > 0) taken.receipt = receipt_text(intake.receipt());
  return taken;
}

}  // namespace blether::hub
