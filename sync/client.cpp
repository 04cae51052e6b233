#include "sync/client.h"

#include <algorithm>
#include <future>
#include <map>
#include <mutex>
#include <optional>

#include "storage/kept_files.h"
#include "sync/answers.h"
#include "sync/at_the_store.h"
#include "sync/codec.h"
#include "sync/counters.h"
#include "sync/files.h"
#include "sync/leaving.h"
#include "sync/tuning.h"

namespace blether::sync {

namespace {

using base::Bytes;
using base::ByteView;
using base::Code;
using base::fail;
using base::Result;

constexpr std::string_view kScopeNote = "sync.scope";  // name of the set of streams last heard, 16 bytes
constexpr std::string_view kAuditNote = "sync.audit";  // one byte: why an audit is due
constexpr std::uint8_t kNoAudit = 0;
constexpr std::uint8_t kRestored = 1;  // the office was put back from a backup
constexpr std::uint8_t kPassOn = 2;    // it could not take all that was passed on

// What one request carries, taken from the store in one visit.
struct Outgoing {
  Bytes cursor;
  storage::Unsent unsent;
};

// What became of a reply at the store, and what is to be pushed after the page that is on its way meanwhile.
struct Kept {
  std::vector<storage::Receipt> receipts;
  storage::ApplyInfo applied;
  std::size_t arrivals = 0;
  storage::Unsent next;
};

// A conversation of requests and replies. While one request is on its way, the reply before it is being kept: the network
// and the store work side by side.
class Exchange {
 public:
  Exchange(Transport& transport, const StoreDoor& door, const Identity& identity, const base::Clock& clock,
           const ProgressCall& progress, std::stop_token stop, Continued& known)
      : transport_(transport), door_([this, &door](const std::function<void(storage::Store&)>& work) {
          std::lock_guard lock(one_at_a_time_);
          door(work);
        }), identity_(identity), clock_(clock), tell_(progress), stop_(stop), pace_(known.pace), counter_(known.counter) {}

  Result<SyncReport> run() {
    bool audited = false;
    for (;;) {
      const std::uint64_t before = report_.stored + report_.quarantined;
      gaps_ = 0;
      TRY_VOID(pass());
      const bool has_gap = gaps_ > 0 && !audited;
      was_restored_ = was_restored_ || has_gap;
      if (audit_due_ || has_gap || given_back_) {
        TRY_VOID(audit());
        audited = true;
        continue;
      }
      if (gaps_ == 0) break;
      // A gap closes by sending what is before it.
      if (report_.stored + report_.quarantined == before) return fail(Code::refused, "gap");
    }
    TRY(FilesMoved moved,
        move_files(door_, [this](std::string_view path, const Bytes& body) { return post(path, body); }, pace_, stop_));
    report_.files_sent = moved.sent;
    report_.files_received = moved.received;
    TRY_VOID(leave());
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
      const std::uint8_t note = due && !due->empty() ? due->front() : kNoAudit;
      audit_due_ = note != kNoAudit && not_taken_.empty();
      was_restored_ = was_restored_ || note == kRestored;
      if (!may_hold_) {  // what was heard in this exchange is newer than the note
        TRY(auto scope, store.note(kScopeNote));
        scope_ = scope.value_or(Bytes());
      }
      TRY(held_, held_streams(store));
      TRY(left_, left_streams(store));
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
    if (reply.restored) TRY_VOID(store.keep_note(kAuditNote, Bytes{kRestored}));
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
    was_restored_ = was_restored_ || reply.restored;
    if (!reply.scope.empty() && reply.scope != scope_) {
      scope_ = reply.scope;
      may_hold_ = std::move(reply.streams);
      for (const model::StreamId& stream : *may_hold_)
        given_back_ = given_back_ || held_.contains(stream) || left_.contains(stream);
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
    request.want = pace_.page();
    request.scope = scope_;
    TRY(Reply reply, post(kSyncPath, encode(request)));
    report_.pushed += page.unsent.changes.size();
    return understood(decode_sync_reply(reply.body));
  }

  Result<storage::Unsent> next_unsent(storage::Store& store, std::int64_t after) const {
    return store.unsent_after(after, pace_.page(), kPageChanges);
  }

  // The line is known by how long a request takes.
  Result<Reply> timed(std::string_view path, const Headers& headers, const Bytes& body) {
    const std::size_t most = path == kFilesPath ? pace_.part() : pace_.page();
    const std::int64_t begun = clock_.boot_ms();
    auto reply = sent(transport_, path, headers, body);
    if (reply) pace_.was_over(most, body.size() + reply->body.size(), clock_.boot_ms() - begun);
    else if (reply.error().detail == fault::kTooSlow) pace_.ran_out_of_time(most);
    return reply;
  }

  // A request that was cut may have arrived, and a vault restored from a backup may have an old counter: then the
  // service says which counter it has seen and the request goes out once more above it.
  Result<Reply> post(std::string_view path, const Bytes& body) {
    for (int attempt = 0;; ++attempt) {
      TRY(Headers headers, signed_headers(identity_, path, body, ++counter_));
      TRY(Reply reply, timed(path, headers, body));
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

  // The office was restored from a backup, or gave back whom it had forgotten in such a restore. Finds by ranges which
  // chains it has less of than this vault; own changes wait again, others' are passed on. What this vault lacks comes
  // with the feed.
  Result<void> audit() {
    TRY(auto tips, at_the_store<std::vector<storage::StreamTip>>(door_, [](storage::Store& store) { return store.tips(); }));
    std::vector<AuditRange> ranges;
    for (std::uint32_t i = 0; i < kAuditRanges; ++i) {
      const std::uint32_t first = i * 256 / kAuditRanges, last = (i + 1) * 256 / kAuditRanges - 1;
      ranges.push_back({first, last, audit_digest(tips, first, last)});
    }
    Lost lost;
    not_taken_.clear();
    while (!ranges.empty()) {
      TRY(Reply answer, post(kAuditPath, encode(AuditRequest{ranges})));
      TRY(AuditReply reply, understood(decode_audit_reply(answer.body)));
      if (reply.answered == 0 || reply.answered > ranges.size()) return garbled("audit");
      for (std::uint32_t place : reply.differing) {
        if (place >= reply.answered) return garbled("audit");
        TRY_VOID(repair(ranges[place], tips, reply.tips, lost));
      }
      ranges.erase(ranges.begin(), ranges.begin() + reply.answered);
    }
    for (const auto& [stream, from] : lost) TRY_VOID(relay(stream, {identity_.device, from}));
    audit_due_ = given_back_ = false;
    return at_the_store<void>(door_, [&](storage::Store& store) -> Result<void> {
      // After what others wrote: so nothing stands in the office's order where it stood before something else was lost,
      // and a reader who had read up to there notices, wherever this exchange is cut.
      for (const auto& [stream, from] : lost) TRY_VOID(store.send_again(stream, from));
      // Files may be lost as well.
      TRY_VOID(store.files().ask_again());
      TRY(bool any_held, hold_streams(store, {may_hold_, was_restored_, not_taken_}));
      // So that every exchange hears of the set, until it has all of them again.
      if (any_held) TRY_VOID(store.keep_note(kScopeNote, {}));
      was_restored_ = false;
      return store.keep_note(kAuditNote, Bytes{not_taken_.empty() ? kNoAudit : kPassOn});
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
        const bool is_back = may_hold_ && is_listed(tip.stream);
        if (is_back || !left_.contains(tip.stream)) lost.emplace_back(tip.stream, from);
      } else if (is_listed(tip.stream)) {  // otherwise the office would not take it from this device: it is held
        TRY_VOID(relay(tip.stream, {tip.dot.device, from}));
      }
    }
    return {};
  }

  bool is_listed(const model::StreamId& stream) const {
    return !may_hold_ || std::find(may_hold_->begin(), may_hold_->end(), stream) != may_hold_->end();
  }

  // Page by page, without a cursor: nothing is read meanwhile. This device's own changes are pushed; its chain comes this
  // way only where there are marks in it, of what was forgotten when a stream was left.
  Result<void> relay(const model::StreamId& stream, model::Dot after) {
    const bool is_own = after.device == identity_.device;
    for (;;) {
      SyncRequest request;
      TRY(request.relayed, at_the_store<std::vector<storage::Arrival>>(door_, [&](storage::Store& store) {
            return store.chain_after(stream, after, pace_.page(), kPageChanges);
          }));
      const auto marks = std::ranges::count_if(request.relayed, [](const auto& one) { return one.envelope.empty(); });
      if (request.relayed.empty() || (is_own && marks == 0)) return {};
      if (static_cast<std::size_t>(marks) > kPageMarks) return {};  // more than any office takes
      after = request.relayed.back().gap;
      request.scope = scope_;
      request.cursor_hash = Bytes(1);  // of no cursor: no feed is wanted
      TRY(Reply answer, post(kSyncPath, encode(request)));
      TRY(SyncReply reply, understood(decode_sync_reply(answer.body)));
      if (!is_own && std::ranges::any_of(reply.not_passed_on, may_be_taken_later)) not_taken_.insert(stream);
      if (!reply.not_passed_on.empty()) return {};  // what is behind it does not fit either
    }
  }

  // Whatever this device may no longer hold is forgotten, after all of it was sent (law 10). While something stays, the
  // next exchange hears of the set again.
  Result<void> leave() {
    if (!may_hold_) return {};
    return at_the_store<void>(door_, [&](storage::Store& store) -> Result<void> {
      TRY(bool all_left, leave_streams(store, *may_hold_));
      return all_left ? store.keep_note(kScopeNote, scope_) : Result<void>{};
    });
  }

  Result<std::vector<storage::Receipt>> receipts_of(const Outgoing& page, const SyncReply& reply) const {
    std::vector<storage::Receipt> receipts;
    for (const Answer& answer : reply.answers) {
      if (answer.change >= page.unsent.changes.size()) return garbled("answer to no change");
      if (is_gap(answer)) continue;  // every other refusal is final
      const storage::UnsentChange& change = page.unsent.changes[answer.change];
      receipts.push_back({change.stream, change.dot, answer.outcome == Outcome::stored, reply.receipt, answer.reason,
                          answer.detail});
    }
    if (reply.answers.size() < page.unsent.changes.size()) return garbled("changes without an answer");
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
  Pace& pace_;
  std::uint64_t& counter_;
  Bytes scope_;                                           // name of the set of streams that was heard last
  std::optional<std::vector<model::StreamId>> may_hold_;  // the set, if it is news
  Streams held_, left_;                                   // as the office did not list them (leaving.h)
  bool given_back_ = false;                               // it lists one of them again
  bool audit_due_ = false;
  bool was_restored_ = false;  // and the audit after it is still to be held
  Streams not_taken_;          // of the last audit (leaving.h): while there are any the next exchange holds another
  std::uint64_t gaps_ = 0;     // changes of this pass that the service could not take yet
  Progress progress_;
  SyncReport report_;
};

}  // namespace

Result<SyncReport> sync_once(Transport& transport, const StoreDoor& door, const Identity& identity,
                             const base::Clock& clock, const ProgressCall& progress, std::stop_token stop,
                             Continued* known) {
  Continued first;
  std::stop_callback cancel(stop, [&transport] { transport.cancel(); });
  return Exchange(transport, door, identity, clock, progress, stop, known ? *known : first).run();
}

}  // namespace blether::sync
