#include "sync/hub/keeper.h"

#include <algorithm>

namespace blether::hub {

using base::Bytes;
using base::Result;
using sync::Answer;
using sync::Outcome;

namespace {

Entry head_of(const Entry& entry) {
  return {entry.number, entry.mark, entry.stream, entry.dot,     entry.standing, entry.hash, {},
          entry.reason, entry.detail, entry.receipt, entry.at_ms};
}

Answer answer_of(const Entry& entry) {
  if (entry.standing == Standing::stored) return {0, Outcome::stored, {}, {}};
  return {0, Outcome::quarantined, entry.reason, entry.detail};
}

Answer answer_of(const Objection& objection) { return {0, Outcome::quarantined, objection.reason, objection.detail}; }

// Whether another look may come to something else.
bool may_be_taken(const Entry& entry) {
  return entry.standing == Standing::missing ||
         (entry.standing == Standing::quarantined && entry.reason == "not_on_caseload");
}

}  // namespace

Answer refused(const char* reason, std::string detail) { return {0, Outcome::refused, reason, std::move(detail)}; }

std::string place_of(const model::Change& change) { return change.stream.text() + "/" + std::to_string(change.seq); }

Result<void> Keeper::expect(const std::set<model::StreamId>& streams, const model::DeviceId& device) {
  TRY(auto found, ledger_.lasts(streams, device));
  for (const model::StreamId& stream : streams) last_[{stream, device}] = std::nullopt;
  for (auto& [stream, entry] : found) last_[{stream, device}] = std::move(entry);
  return {};
}

Result<const Entry*> Keeper::last(const model::StreamId& stream, const model::DeviceId& device) {
  auto known = last_.find({stream, device});
  if (known == last_.end()) {
    TRY_VOID(expect({stream}, device));
    known = last_.find({stream, device});
  }
  return known->second ? &*known->second : nullptr;
}

Result<Answer> Keeper::keep(const Brought& brought) {
  const model::Change& change = brought.change;
  TRY(const Entry* end, last(change.stream, change.device));
  if (end && change.seq <= end->dot.seq) return again(brought);
  if (change.seq != (end ? end->dot.seq : 0) + 1) return refused("gap", place_of(change));
  if (change.previous != (end ? end->hash : Bytes{})) return refused("forked", place_of(change));
  TRY_VOID(count());
  TRY(auto objection, object(brought));
  const Entry& entry = add(brought, objection);
  last_[{change.stream, change.device}] = head_of(entry);
  return answer_of(entry);
}

Result<void> Keeper::keep_mark(const model::StreamId& stream, const model::Dot& dot, const Bytes& hash) {
  TRY_VOID(count());
  Entry& entry = add(stream, dot, hash);
  entry.standing = Standing::missing;
  last_[{stream, dot.device}] = head_of(entry);
  return {};
}

Result<Answer> Keeper::again(const Brought& brought) {
  TRY(auto before, kept(brought.change.stream, brought.change.dot()));
  if (!before || before->hash != brought.hash) return refused("forked", place_of(brought.change));
  // One of this very request has just been judged.
  const bool is_here = before->number == 0;
  if (!is_here && may_be_taken(*before)) return take(brought, before->standing == Standing::missing);
  if (receipt_ == 0) receipt_ = before->receipt;
  return answer_of(*before);
}

Result<Answer> Keeper::take(const Brought& brought, bool is_missing) {
  TRY(auto objection, object(brought));
  const Answer answer = objection ? answer_of(*objection) : Answer{0, Outcome::stored, {}, {}};
  if (objection && !is_missing) return answer;
  TRY(bool made, ledger_.make_way(brought.change.stream, brought.change.dot()));
  if (!made) return answer;  // somebody else brought it a moment ago
  TRY_VOID(count());
  Entry& entry = add(brought, objection);
  if (!objection) entry.reason = kTakenLater;
  return answer;
}

Result<std::optional<Entry>> Keeper::kept(const model::StreamId& stream, const model::Dot& dot) {
  for (const Entry& entry : entries_)
    if (entry.stream == stream && entry.dot == dot) return head_of(entry);
  return ledger_.entry(stream, dot);
}

Result<void> Keeper::count() {
  if (counted_) return {};
  TRY(receipt_, ledger_.next_receipt());
  counted_ = true;
  return {};
}

Result<std::optional<Objection>> Keeper::object(const Brought& brought) {
  if (auto objection = object_to(brought.change, brought.author, brought.scope)) return objection;
  TRY(auto written, ledger_.write_down(brought.change.stream, log_entries_of(brought.change)));
  if (!written) return std::optional<Objection>();
  return std::optional(Objection{"written_for_good", written->record.hex() + "/" + written->field});
}

Entry& Keeper::add(const model::StreamId& stream, const model::Dot& dot, const Bytes& hash) {
  Entry& entry = entries_.emplace_back();
  entry.stream = stream;
  entry.dot = dot;
  entry.hash = hash;
  entry.receipt = receipt_;
  entry.at_ms = now_ms_;
  return entry;
}

Entry& Keeper::add(const Brought& brought, const std::optional<Objection>& objection) {
  Entry& entry = add(brought.change.stream, brought.change.dot(), brought.hash);
  entry.envelope = brought.envelope;
  if (!objection) return entry;
  entry.standing = Standing::quarantined;
  entry.reason = objection->reason;
  entry.detail = objection->detail;
  return entry;
}

Result<void> Keeper::finish() {
  if (entries_.empty()) return {};
  return ledger_.append(entries_);
}

}  // namespace blether::hub
