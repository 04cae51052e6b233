#include "sync/client.h"

#include <array>
#include <optional>

#include "sync/codec.h"
#include "sync/tuning.h"

namespace blether::sync {

namespace {

using base::Bytes;
using base::ByteView;
using base::Code;
using base::fail;
using base::Result;

constexpr std::string_view kCounterNote = "sync.counter";
// A run reserves this many request counters at once, so that it writes the note once. 64 bits last for ever.
constexpr std::uint64_t kCounterBlock = 1u << 20;

// Runs `work` behind the door; locked when the door did not open.
template <class Value, class Work>
Result<Value> at_the_store(const StoreDoor& door, Work&& work) {
  Result<Value> result = fail(Code::locked, "vault");
  door([&](storage::Store& store) { result = work(store); });
  return result;
}

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
  std::vector<Bytes> changes;
};

Result<Outgoing> next_page(storage::Store& store) {
  Outgoing page;
  TRY(page.cursor, store.cursor());
  TRY(page.changes, store.unsent(kPageBytes));
  if (page.changes.size() > kPageChanges) page.changes.resize(kPageChanges);
  return page;
}

class Exchange {
 public:
  Exchange(Transport& transport, const StoreDoor& door, const Identity& identity, const base::Clock& clock,
           const ProgressCall& progress, std::stop_token stop)
      : transport_(transport), door_(door), identity_(identity), clock_(clock), tell_(progress), stop_(stop) {}

  Result<SyncReport> run() {
    TRY_VOID(begin());
    bool more = true;
    for (bool first = true;; first = false) {
      if (stop_.stop_requested()) return fail(Code::cancelled, "sync");
      TRY(Outgoing page, at_the_store<Outgoing>(door_, next_page));
      if (!first && !more && page.changes.empty()) return report_;
      TRY(SyncReply reply, ask(page));
      TRY_VOID(keep(page, reply));
      more = reply.more;
    }
  }

 private:
  Result<void> begin() {
    return at_the_store<void>(door_, [&](storage::Store& store) -> Result<void> {
      TRY(counter_, reserve_counters(store));
      TRY(auto states, store.send_states());
      for (const storage::StreamSendState& state : states) progress_.to_push += state.waiting;
      return {};
    });
  }

  Result<SyncReply> ask(const Outgoing& page) {
    SyncRequest request;
    request.cursor = page.cursor;
    request.changes = page.changes;
    request.want = kPageBytes;
    const Bytes body = encode(request);
    TRY(Reply reply, post(body));
    report_.pushed += page.changes.size();
    TRY(SyncReply read, decode_sync_reply(reply.body));
    report_.hub_time_ms = read.hub_time_ms;
    return read;
  }

  // A request that was cut may have arrived, and a vault restored from a backup may have an old counter: then the
  // service says which counter it has seen and the request goes out once more above it.
  Result<Reply> post(const Bytes& body) {
    for (int attempt = 0;; ++attempt) {
      TRY(Headers headers, signed_headers(identity_, kSyncPath, body, ++counter_));
      TRY(Reply reply, transport_.post(kSyncPath, headers, body));
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

  // Receipts first: they stand on their own, and what arrived is asked for again if it could not be kept.
  Result<void> keep(const Outgoing& page, const SyncReply& reply) {
    TRY(auto receipts, receipts_of(page, reply));
    if (receipts.empty() && !page.changes.empty()) {
      const std::string reason = reply.answers.empty() ? "no_answer" : reply.answers.front().reason;
      return fail(Code::refused, reason);
    }
    TRY(auto applied, at_the_store<storage::ApplyInfo>(door_, [&](storage::Store& store) -> Result<storage::ApplyInfo> {
          if (!receipts.empty()) TRY_VOID(store.keep_receipts(receipts, clock_.utc_ms()));
          if (!reply.devices.empty()) TRY_VOID(store.keep_devices(reply.devices));
          TRY(Bytes cursor, store.cursor());
          if (reply.arrivals.empty() && cursor == reply.cursor) return storage::ApplyInfo{};
          return store.apply(reply.arrivals, reply.cursor);
        }));
    count(receipts, reply, applied);
    if (tell_) tell_(progress_);
    return {};
  }

  Result<std::vector<storage::Receipt>> receipts_of(const Outgoing& page, const SyncReply& reply) const {
    std::vector<storage::Receipt> receipts;
    for (const Answer& answer : reply.answers) {
      if (answer.change >= page.changes.size()) return fail(Code::corrupt, "answer to no change");
      // A gap closes by sending what is before it; every other refusal is final.
      if (answer.outcome == Outcome::refused && answer.reason == "gap") continue;
      TRY(model::Change change, storage::open_trusted(page.changes[answer.change]));
      receipts.push_back({change.stream, change.dot(), answer.outcome == Outcome::stored, reply.receipt, answer.reason,
                          answer.detail});
    }
    return receipts;
  }

  void count(const std::vector<storage::Receipt>& receipts, const SyncReply& reply, const storage::ApplyInfo& applied) {
    for (const storage::Receipt& receipt : receipts) ++(receipt.stored ? report_.stored : report_.quarantined);
    report_.pulled += reply.arrivals.size();
    report_.refused_here += applied.refused.size();
    for (const storage::CommitInfo& commit : applied.commits) report_.new_conflicts += commit.new_conflicts.size();
    progress_.pushed = report_.stored + report_.quarantined;
    progress_.pulled = report_.pulled;
    progress_.bytes_up = report_.bytes_up;
    progress_.bytes_down = report_.bytes_down;
    progress_.pulling = progress_.pushed >= progress_.to_push;
  }

  Transport& transport_;
  const StoreDoor& door_;
  const Identity& identity_;
  const base::Clock& clock_;
  const ProgressCall& tell_;
  std::stop_token stop_;
  std::uint64_t counter_ = 0;
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
