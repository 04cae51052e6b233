#include "sync/client.h"

#include <array>
#include <future>
#include <map>
#include <mutex>
#include <optional>
#include <set>

#include "storage/kept_files.h"
#include "sync/at_the_store.h"
#include "sync/codec.h"
#include "sync/files.h"
#include "sync/tuning.h"

namespace blether::sync {

namespace {

using base::Bytes;
using base::ByteView;
using base::Code;
using base::fail;
using base::Result;

constexpr std::string_view kCounterNote = "sync.counter";
constexpr std::string_view kScopeNote = "sync.scope";  // name of the set of streams last heard, 16 bytes
constexpr std::string_view kAuditNote = "sync.audit";  // one byte: 1 while an audit is due
// A run reserves this many request counters at once, so that it writes the note once. 64 bits last for ever.
constexpr std::uint64_t kCounterBlock = 1u << 20;

// Reason codes of the service and what they mean to a caller.
Code code_of(std::string_view reason) {
  if (reason == "revoked" || reason == "unknown_device" || reason == "bad_signature") return Code::denied;
  if (reason == "too_old") return Code::too_old;
  if (reason == "busy") return Code::busy;
  if (reason == "no_space") return Code::no_space;
  return Code::refused;
}

tl::unexpected<base::Error> refusal(const Reply& reply) {
  auto problem = decode_problem(reply.body);
  if (!problem) return fail(Code::corrupt, "status " + std::to_string(reply.status));
  return fail(code_of(problem->reason), problem->reason);
}

std::uint64_t number_of(ByteView bytes) {
  std::uint64_t number = 0;
  for (std::uint8_t byte : bytes) number = number << 8 | byte;
  return number;
}

Bytes bytes_of(std::uint64_t number) {
  Bytes bytes(8);
  for (int i = 7; i >= 0; --i, number >>= 8) bytes[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(number);
  return bytes;
}

// The next counters that no request of this device has used. Kept before they are used, so that none is used twice.
Result<std::uint64_t> reserve_counters(storage::Store& store, std::uint64_t above = 0) {
  TRY(auto note, store.note(kCounterNote));
  const std::uint64_t first = std::max(note ? number_of(*note) : 0, above);
  const Bytes next = bytes_of(first + kCounterBlock);
  TRY_VOID(store.keep_note(kCounterNote, next));
  return first;
}

// What one request carries, taken from the store in one visit.
struct Outgoing {
  Bytes cursor;
  storage::Unsent unsent;
};

Result<storage::Unsent> next_unsent(storage::Store& store, std::int64_t after) {
  return store.unsent_after(after, kPageBytes, kPageChanges);
}

// What became of a reply at the store, and what is to be pushed after the page that is on its way meanwhile.
struct Kept {
  std::vector<storage::Receipt> receipts;
  storage::ApplyInfo applied;
  std::size_t arrivals = 0;
  storage::Unsent next;
};

// Verifies what arrived, so that the store's thread need not: it keeps the page before it meanwhile. What does not verify
// is left to the store, which says why.
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

// A conversation of requests and replies. While one request is on its way, the reply before it is being kept: the network
// and the store work side by side.
class Exchange {
 public:
  Exchange(Transport& transport, const StoreDoor& door, const Identity& identity, const base::Clock& clock,
           const ProgressCall& progress, std::stop_token stop)
      : transport_(transport), door_([this, &door](const std::function<void(storage::Store&)>& work) {
          std::lock_guard lock(one_at_a_time_);
          door(work);
        }), identity_(identity), clock_(clock), tell_(progress), stop_(stop) {}

  Result<SyncReport> run() {
    bool audited = false;
    for (;;) {
      const std::uint64_t before = report_.stored + report_.quarantined;
      gaps_ = 0;
      TRY_VOID(pass());
      if (audit_due_ || (gaps_ > 0 && !audited)) {
        TRY_VOID(audit());
        audited = true;
        continue;
      }
      if (gaps_ == 0) break;
      // A gap closes by sending what is before it.
      if (report_.stored + report_.quarantined == before) return fail(Code::refused, "gap");
    }
    TRY(FilesMoved moved, move_files(door_, [this](std::string_view path, const Bytes& body) { return post(path, body); }, stop_));
    report_.files_sent = moved.sent;
    report_.files_received = moved.received;
    TRY_VOID(leave_streams());
    return report_;
  }

 private:
  // Everything that is unsent at the start, and everything that is new.
  Result<void> pass() {
    TRY(Outgoing page, begin());
    std::future<Result<Kept>> at_work;
    if (page.unsent.more) at_work = at_the_side({}, {}, page.unsent.last);
    for (;;) {
      if (stop_.stop_requested()) return fail(Code::cancelled, "sync");
      auto reply = ask(page);
      storage::Unsent next;
      if (at_work.valid()) {
        TRY(Kept kept, at_work.get());
        count(kept);
        next = std::move(kept.next);
      }
      if (!reply) return tl::unexpected<base::Error>(reply.error());
      Outgoing after{reply->cursor, std::move(next)};
      if (!reply->more && after.unsent.changes.empty()) return finish(page, *reply);
      at_work = at_the_side(std::move(page), std::move(*reply), after.unsent.more ? after.unsent.last : 0);
      page = std::move(after);
    }
  }

  Result<void> finish(const Outgoing& page, SyncReply& reply) {
    TRY(Kept kept, at_the_store<Kept>(door_, [&](storage::Store& store) { return keep(store, page, reply, 0); }));
    count(kept);
    return {};
  }

  Result<Outgoing> begin() {
    return at_the_store<Outgoing>(door_, [&](storage::Store& store) -> Result<Outgoing> {
      if (counter_ == 0) {
        TRY(counter_, reserve_counters(store));
      }
      TRY(const std::uint64_t waiting, store.waiting());
      progress_.to_push = report_.stored + report_.quarantined + waiting;
      TRY(auto due, store.note(kAuditNote));
      audit_due_ = due && !due->empty() && due->front() == 1;
      if (!may_hold_) {  // what was heard in this exchange is newer than the note
        TRY(auto scope, store.note(kScopeNote));
        scope_ = scope.value_or(Bytes());
      }
      Outgoing page;
      TRY(page.cursor, store.cursor());
      TRY(page.unsent, next_unsent(store, 0));
      return page;
    });
  }

  // `after`: where the page to read begins; 0: none is wanted.
  std::future<Result<Kept>> at_the_side(Outgoing page, SyncReply reply, std::int64_t after) {
    return std::async(std::launch::async, [this, page = std::move(page), reply = std::move(reply), after]() mutable {
      return at_the_store<Kept>(door_, [&](storage::Store& store) { return keep(store, page, reply, after); });
    });
  }

  // The page as a whole: receipts, arrivals and the cursor behind them.
  Result<Kept> keep(storage::Store& store, const Outgoing& page, SyncReply& reply, std::int64_t after) const {
    Kept kept;
    TRY(kept.receipts, receipts_of(page, reply));
    kept.arrivals = reply.arrivals.size();
    // Noted before the cursor moves on: after a kill in between the audit is still due.
    if (reply.restored) TRY_VOID(store.keep_note(kAuditNote, Bytes{1}));
    storage::PageKept whole{kept.receipts, std::move(reply.devices), std::move(reply.arrivals), reply.cursor};
    const bool is_news = !whole.receipts.empty() || !whole.arrivals.empty() || reply.cursor != page.cursor;
    if (is_news) {
      TRY(kept.applied, store.keep_page(whole, clock_.utc_ms()));
    }
    if (after > 0) {
      TRY(kept.next, next_unsent(store, after));
    }
    return kept;
  }

  Result<SyncReply> ask(const Outgoing& page) {
    TRY(SyncReply reply, ask_with(page, page.cursor.size() > kLongCursor));
    if (reply.cursor_unknown && page.cursor.size() > kLongCursor) {
      // What was pushed has been answered; only the reading goes on.
      TRY(SyncReply again, ask_with({page.cursor, {}}, false));
      again.answers = std::move(reply.answers);
      again.receipt = std::move(reply.receipt);
      reply = std::move(again);
    }
    if (reply.same_cursor) reply.cursor = page.cursor;
    report_.hub_time_ms = reply.hub_time_ms;
    audit_due_ = audit_due_ || reply.restored;
    if (!reply.scope.empty() && reply.scope != scope_) {
      scope_ = reply.scope;
      may_hold_ = std::move(reply.streams);
    }
    for (const Answer& answer : reply.answers) gaps_ += is_gap(answer) ? 1 : 0;
    check_arrivals(reply);
    return reply;
  }

  Result<SyncReply> ask_with(const Outgoing& page, bool by_hash) {
    SyncRequest request;
    if (by_hash) {
      const auto name = storage::short_hash(page.cursor);
      request.cursor_hash.assign(name.begin(), name.end());
    } else {
      request.cursor = page.cursor;
    }
    request.changes.reserve(page.unsent.changes.size());
    for (const storage::UnsentChange& change : page.unsent.changes) request.changes.push_back(change.envelope);
    request.want = kPageBytes;
    request.scope = scope_;
    TRY(Reply reply, post(kSyncPath, encode(request)));
    report_.pushed += page.unsent.changes.size();
    return decode_sync_reply(reply.body);
  }

  // A request that was cut may have arrived, and a vault restored from a backup may have an old counter: then the
  // service says which counter it has seen and the request goes out once more above it.
  Result<Reply> post(std::string_view path, const Bytes& body) {
    for (int attempt = 0;; ++attempt) {
      TRY(Headers headers, signed_headers(identity_, path, body, ++counter_));
      TRY(Reply reply, transport_.post(path, headers, body));
      ++report_.requests;
      report_.bytes_up += body.size();
      report_.bytes_down += reply.body.size();
      if (reply.status == 200) return reply;
      auto problem = decode_problem(reply.body);
      if (attempt > 0 || !problem || problem->reason != "replayed") return refusal(reply);
      TRY(counter_, at_the_store<std::uint64_t>(door_, [&](storage::Store& store) {
            return reserve_counters(store, problem->counter);
          }));
    }
  }

  // The office was restored from a backup. Finds by ranges which chains it has less of than this vault; own changes wait
  // again, others' are passed on. What this vault lacks comes with the feed.
  Result<void> audit() {
    TRY(auto tips, at_the_store<std::vector<storage::StreamTip>>(door_, [](storage::Store& store) { return store.tips(); }));
    std::vector<AuditRange> ranges;
    for (std::uint32_t i = 0; i < kAuditRanges; ++i) {
      const std::uint32_t first = i * 256 / kAuditRanges, last = (i + 1) * 256 / kAuditRanges - 1;
      ranges.push_back({first, last, audit_digest(tips, first, last)});
    }
    Lost lost;
    while (!ranges.empty()) {
      TRY(Reply answer, post(kAuditPath, encode(AuditRequest{ranges})));
      TRY(AuditReply reply, decode_audit_reply(answer.body));
      if (reply.answered == 0 || reply.answered > ranges.size()) return fail(Code::corrupt, "audit");
      for (std::uint32_t place : reply.differing) {
        if (place >= reply.answered) return fail(Code::corrupt, "audit");
        TRY_VOID(repair(ranges[place], tips, reply.tips, lost));
      }
      ranges.erase(ranges.begin(), ranges.begin() + reply.answered);
    }
    audit_due_ = false;
    return at_the_store<void>(door_, [&lost](storage::Store& store) -> Result<void> {
      // After what others wrote: so nothing stands in the office's order where it stood before something else was lost,
      // and a reader who had read up to there notices, wherever this exchange is cut.
      for (const auto& [stream, from] : lost) TRY_VOID(store.send_again(stream, from));
      // Files may be lost as well.
      TRY_VOID(store.files().ask_again());
      return store.keep_note(kAuditNote, Bytes{0});
    });
  }

  // Own chains that the office has not got to their end, and how far it has them.
  using Lost = std::vector<std::pair<model::StreamId, std::uint64_t>>;

  Result<void> repair(const AuditRange& range, const std::vector<storage::StreamTip>& ours,
                      const std::vector<storage::StreamTip>& theirs, Lost& lost) {
    std::map<std::pair<model::StreamId, model::DeviceId>, std::uint64_t> has;
    for (const storage::StreamTip& tip : theirs) has[{tip.stream, tip.dot.device}] = tip.dot.seq;
    for (const storage::StreamTip& tip : ours) {
      const std::uint8_t place = tip.stream.owner.bytes[0];
      if (place < range.first || place > range.last) continue;
      auto found = has.find({tip.stream, tip.dot.device});
      const std::uint64_t from = found == has.end() ? 0 : found->second;
      if (from >= tip.dot.seq) continue;
      if (tip.dot.device == identity_.device) {
        lost.emplace_back(tip.stream, from);
      } else {
        TRY_VOID(relay(tip.stream, {tip.dot.device, from}));
      }
    }
    return {};
  }

  // Page by page, without a cursor: nothing is read meanwhile.
  Result<void> relay(const model::StreamId& stream, const model::Dot& after) {
    TRY(auto envelopes, at_the_store<std::vector<Bytes>>(door_, [&](storage::Store& store) {
          return store.envelopes_after(stream, after);
        }));
    for (std::size_t at = 0; at < envelopes.size();) {
      SyncRequest request;
      request.scope = scope_;
      for (std::size_t bytes = 0; at < envelopes.size() && request.relayed.size() < kPageChanges; ++at) {
        bytes += envelopes[at].size();
        if (!request.relayed.empty() && bytes > kPageBytes) break;
        request.relayed.push_back(std::move(envelopes[at]));
      }
      request.cursor_hash = Bytes(1);  // of no cursor: no feed is wanted
      TRY(Reply answer, post(kSyncPath, encode(request)));
      TRY_VOID(decode_sync_reply(answer.body));
    }
    return {};
  }

  // Whatever this device may no longer hold is forgotten, after all of it was sent (law 10).
  Result<void> leave_streams() {
    if (!may_hold_) return {};
    const std::set<model::StreamId> allowed(may_hold_->begin(), may_hold_->end());
    return at_the_store<void>(door_, [&](storage::Store& store) -> Result<void> {
      bool all_left = true;
      TRY(auto streams, store.streams());
      for (const model::StreamId& stream : streams) {
        if (allowed.contains(stream)) continue;
        auto left = store.leave(stream);
        if (!left && left.error().code != Code::busy) return left;
        all_left = all_left && left.has_value();
      }
      // Written while this exchange went on: the next one hears of the set again.
      if (!all_left) return {};
      return store.keep_note(kScopeNote, scope_);
    });
  }

  static bool is_gap(const Answer& answer) { return answer.outcome == Outcome::refused && answer.reason == "gap"; }

  Result<std::vector<storage::Receipt>> receipts_of(const Outgoing& page, const SyncReply& reply) const {
    std::vector<storage::Receipt> receipts;
    for (const Answer& answer : reply.answers) {
      if (answer.change >= page.unsent.changes.size()) return fail(Code::corrupt, "answer to no change");
      if (is_gap(answer)) continue;  // every other refusal is final
      const storage::UnsentChange& change = page.unsent.changes[answer.change];
      receipts.push_back({change.stream, change.dot, answer.outcome == Outcome::stored, reply.receipt, answer.reason,
                          answer.detail});
    }
    if (reply.answers.size() < page.unsent.changes.size()) return fail(Code::refused, "no_answer");
    return receipts;
  }

  void count(const Kept& kept) {
    for (const storage::Receipt& receipt : kept.receipts) ++(receipt.stored ? report_.stored : report_.quarantined);
    report_.pulled += kept.arrivals;
    report_.refused_here += kept.applied.refused.size();
    for (const storage::CommitInfo& commit : kept.applied.commits) report_.new_conflicts += commit.new_conflicts.size();
    progress_.pushed = report_.stored + report_.quarantined;
    progress_.pulled = report_.pulled;
    progress_.bytes_up = report_.bytes_up;
    progress_.bytes_down = report_.bytes_down;
    progress_.pulling = progress_.pushed >= progress_.to_push;
    if (tell_) tell_(progress_);
  }

  Transport& transport_;
  std::mutex one_at_a_time_;
  StoreDoor door_;
  const Identity& identity_;
  const base::Clock& clock_;
  const ProgressCall& tell_;
  std::stop_token stop_;
  std::uint64_t counter_ = 0;
  Bytes scope_;                                           // name of the set of streams that was heard last
  std::optional<std::vector<model::StreamId>> may_hold_;  // the set, if it is news
  bool audit_due_ = false;
  std::uint64_t gaps_ = 0;  // changes of this pass that the service could not take yet
  Progress progress_;
  SyncReport report_;
};

}  // namespace

Identity identity_of(const storage::DeviceKey& key) {
  return {key.id, key.public_key,
          [&key](std::string_view purpose, ByteView message) -> Result<std::array<std::uint8_t, 64>> {
            return storage::sign(key, purpose, message);
          }};
}

Result<Headers> signed_headers(const Identity& identity, std::string_view path, ByteView body, std::uint64_t counter) {
  const std::string text = signed_text(path, body, identity.device, counter);
  TRY(auto signature, identity.sign(kRequestPurpose, base::as_bytes(text)));
  return Headers{{std::string(kDeviceHeader), identity.device.hex()},
                 {std::string(kCounterHeader), std::to_string(counter)},
                 {std::string(kSignatureHeader), base::to_hex(signature)}};
}

Result<Welcome> who(Transport& transport, std::string_view code) {
  auto tidy = tidy_code(code);
  if (!tidy) return fail(Code::refused, "code_unknown");
  TRY(Reply reply, transport.post(kWhoPath, {}, encode(WhoRequest{*tidy})));
  if (reply.status != 200) return refusal(reply);
  return decode_welcome(reply.body);
}

Result<void> enrol(Transport& transport, const Identity& identity, std::string_view code,
                   std::string_view device_name) {
  auto tidy = tidy_code(code);
  if (!tidy) return fail(Code::refused, "code_unknown");
  EnrolRequest request{*tidy, identity.public_key, std::string(device_name.substr(0, kMostName))};
  const Bytes body = encode(request);
  TRY(Headers headers, signed_headers(identity, kEnrolPath, body, 0));
  TRY(Reply reply, transport.post(kEnrolPath, headers, body));
  if (reply.status != 200) return refusal(reply);
  return {};
}

Result<SyncReport> sync_once(Transport& transport, const StoreDoor& door, const Identity& identity,
                             const base::Clock& clock, const ProgressCall& progress, std::stop_token stop) {
  std::stop_callback cancel(stop, [&transport] { transport.cancel(); });
  return Exchange(transport, door, identity, clock, progress, stop).run();
}

}  // namespace blether::sync
