#include "sync/hub/intake.h"

#include <atomic>
#include <algorithm>
#include <cstdio>
#include <thread>

#include "storage/model/schema.h"

namespace blether::hub {

namespace {

using base::Bytes;
using base::ByteView;
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

bool is_log(const model::Operation& op) { return model::rule_of(op.kind, op.field).merge == model::MergeKind::log; }

// Whether a change writes an entry of a log that is there already: its record and field. An entry is written once, with
// its record, and corrected by a new one. Only the stream itself knows, so it is looked through; entries are rare.
Result<std::optional<std::string>> logged_before(LedgerWork& ledger, const model::Change& change,
                                                 const std::vector<Entry>& on_their_way) {
  std::optional<std::string> place;
  auto look = [&](ByteView envelope, const model::Operation& op) {
    if (std::search(envelope.begin(), envelope.end(), op.record.bytes.begin(), op.record.bytes.end()) == envelope.end())
      return;
    auto earlier = storage::open_trusted(envelope);
    if (!earlier) return;
    for (const model::Operation& other : earlier->operations)
      if (other.record == op.record && other.kind == op.kind) place = op.record.hex() + "/" + op.field;
  };
  std::vector<const model::Operation*> logs;
  for (const model::Operation& op : change.operations)
    if (is_log(op) && (logs.empty() || logs.back()->record != op.record)) logs.push_back(&op);
  if (logs.empty()) return place;
  auto look_for_all = [&](const Entry& entry, ByteView envelope) {
    if (entry.stream == change.stream && entry.standing == Standing::stored)
      for (const model::Operation* op : logs) look(envelope, *op);
    return !place;
  };
  for (const Entry& entry : on_their_way) look_for_all(entry, entry.envelope);
  if (place) return place;
  TRY_VOID(ledger.read_after({{bucket_of(change.stream.owner), 0, {change.stream.owner}}}, look_for_all));
  return place;
}

class Intake {
 public:
  Intake(LedgerWork& ledger, const Device& device, const Worker& author, const Scope& scope, std::int64_t now_ms)
      : ledger_(ledger), device_(device), author_(author), scope_(scope), now_ms_(now_ms) {}

  Result<std::vector<Answer>> take(const std::vector<Bytes>& envelopes, const std::vector<Opened>& opened) {
    std::set<model::StreamId> streams;
    for (const Opened& one : opened)
      if (one.checked) streams.insert(one.checked->change()->stream);
    TRY(last_, ledger_.lasts(streams, device_.known.id));
    std::vector<Answer> answers;
    for (std::size_t i = 0; i < envelopes.size(); ++i) {
      TRY(Answer answer, take(envelopes[i], opened[i]));
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
  Result<Answer> take(const Bytes& envelope, const Opened& opened) {
    if (!opened.checked) return refuse(opened.reason, opened.detail);
    const model::Change* change = opened.checked->change().get();
    const std::string place = change->stream.text() + "/" + std::to_string(change->seq);
    if (change->author != device_.known.author) return refuse("wrong_author", place);
    const Bytes& hash = opened.checked->hash();
    auto found = last_.find(change->stream);
    const Entry* last = found == last_.end() ? nullptr : &found->second;
    if (last && change->seq <= last->dot.seq) return answer_again(*change, hash, place);
    if (change->seq != (last ? last->dot.seq : 0) + 1) return refuse("gap", place);
    if (change->previous != (last ? last->hash : Bytes{})) return refuse("forked", place);
    return keep(*change, envelope, hash);
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
    TRY(auto objection, object(change));
    Entry& entry = entries_.emplace_back();
    entry.stream = change.stream;
    entry.dot = change.dot();
    entry.hash = hash;
    entry.envelope = envelope;
    entry.receipt = receipt_;
    entry.at_ms = now_ms_;
    if (objection) {
      entry.standing = Standing::quarantined;
      entry.reason = objection->reason;
      entry.detail = objection->detail;
    }
    last_[change.stream] = head_of(entry);
    return answer_of(entry);
  }

  Result<std::optional<Objection>> object(const model::Change& change) {
    if (auto objection = object_to(change, author_, scope_)) return objection;
    TRY(auto place, logged_before(ledger_, change, entries_));
    if (!place) return std::optional<Objection>();
    return std::optional(Objection{"written_for_good", *place});
  }

  static Entry head_of(const Entry& entry) {
    return {entry.number, entry.mark, entry.stream, entry.dot,     entry.standing, entry.hash, {},
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
  Intake intake(ledger, device, author, scope, now_ms);
  Taken taken;
  if (envelopes.empty()) return taken;
  TRY(taken.answers, intake.take(envelopes, opened));
  TRY_VOID(intake.finish());
  if (intake.receipt() > 0) taken.receipt = receipt_text(intake.receipt());
  return taken;
}

Result<void> take_relayed(LedgerWork& ledger, const Scope& relayer, const std::vector<Bytes>& envelopes,
                          std::int64_t now_ms) {
  std::vector<Entry> entries;
  std::map<std::pair<model::StreamId, model::DeviceId>, Entry> last;
  for (const Bytes& envelope : envelopes) {
    auto claimed = storage::claimed_device(envelope);
    if (!claimed) continue;
    TRY(auto device, ledger.device(*claimed));
    if (!device) continue;
    auto checked = storage::check(envelope, device->known.public_key);
    if (!checked) continue;
    const model::Change& change = *checked->change();
    if (change.author != device->known.author || !relayer.holds(change.stream)) continue;
    TRY(auto author, ledger.worker(change.author));
    Scope of_stream;
    of_stream.buckets[bucket_of(change.stream.owner)].streams.insert(change.stream);
    if (!author || object_to(change, *author, of_stream)) continue;
    auto [before, first] = last.try_emplace({change.stream, *claimed});
    if (first) {
      TRY(auto kept, ledger.lasts({change.stream}, *claimed));
      if (auto found = kept.find(change.stream); found != kept.end()) before->second = std::move(found->second);
    }
    if (change.seq != before->second.dot.seq + 1 || change.previous != before->second.hash) continue;
    Entry& entry = entries.emplace_back();
    entry.stream = change.stream;
    entry.dot = change.dot();
    entry.hash = checked->hash();
    entry.at_ms = now_ms;
    before->second = entry;
    entry.envelope = envelope;
  }
  if (entries.empty()) return {};
  TRY(std::uint64_t receipt, ledger.next_receipt());
  for (Entry& entry : entries) entry.receipt = receipt;
  return ledger.append(entries);
}

}  // namespace blether::hub
