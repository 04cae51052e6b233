#include "sync/codec.h"

#include <algorithm>
#include <limits>

#include "sync/codec_parts.h"
#include "sync/tuning.h"
#include "sync/wire.pb.h"

namespace blether::sync {

using namespace codec;

namespace {

Result<storage::Arrival> arrival_of(const wire::Arrival& message) {
  storage::Arrival arrival;
  if (!message.envelope().empty()) {
    arrival.envelope = bytes_of(message.envelope());
    return arrival;
  }
  TRY(arrival.stream, stream_of(message.audience(), message.owner()));
  TRY(arrival.gap.device, id_of<model::DeviceTag>(message.device(), "device of a mark"));
  arrival.gap.seq = message.seq();
  if (message.seq() == 0 || message.hash().size() != 32) return fail(Code::invalid, "mark");
  arrival.gap_hash = bytes_of(message.hash());
  return arrival;
}

void put(wire::Arrival& message, const storage::Arrival& arrival) {
  if (!arrival.envelope.empty()) return message.set_envelope(arrival.envelope.data(), arrival.envelope.size());
  message.set_audience(static_cast<std::uint32_t>(arrival.stream.audience));
  message.set_owner(string_of(arrival.stream.owner.view()));
  message.set_device(string_of(arrival.gap.device.view()));
  message.set_seq(arrival.gap.seq);
  message.set_hash(string_of(arrival.gap_hash));
}

void put(wire::Answer& message, const Answer& answer) {
  message.set_change(answer.change);
  message.set_outcome(static_cast<std::uint32_t>(answer.outcome));
  message.set_reason(answer.reason);
  message.set_detail(answer.detail);
}

Result<Answer> answer_of(const wire::Answer& message) {
  if (message.outcome() < 1 || message.outcome() > 3) return fail(Code::invalid, "outcome");
  return Answer{message.change(), static_cast<Outcome>(message.outcome()), message.reason(), message.detail()};
}

// An office of before marks were passed on understands a page without any.
void put_relayed(wire::SyncRequest& message, const std::vector<storage::Arrival>& relayed) {
  const bool has_marks = std::ranges::any_of(relayed, [](const storage::Arrival& one) { return one.envelope.empty(); });
  for (const storage::Arrival& one : relayed) {
    if (has_marks) put(*message.add_passed_on(), one);
    else message.add_relayed(one.envelope.data(), one.envelope.size());
  }
}

Result<storage::KnownDevice> device_of(const wire::Device& message) {
  storage::KnownDevice device;
  TRY(device.public_key, key_of(message.public_key()));
  device.id = storage::device_id_of(device.public_key);
  TRY(device.author, id_of<model::AuthorTag>(message.author(), "author of a device"));
  TRY_VOID(check_name(message.author_name(), "author name"));
  TRY_VOID(check_name(message.name(), "device name"));
  device.author_name = message.author_name();
  device.device_name = message.name();
  return device;
}

}  // namespace

Bytes encode(const SyncRequest& request) {
  wire::SyncRequest message;
  message.set_version(kProtocol);
  message.set_cursor(string_of(request.cursor));
  message.set_cursor_hash(string_of(request.cursor_hash));
  for (const Bytes& change : request.changes) message.add_changes(change.data(), change.size());
  message.set_want(request.want);
  message.set_scope(string_of(request.scope));
  put_relayed(message, request.relayed);
  return pack(message);
}

Bytes encode(const SyncReply& reply) {
  wire::SyncReply message;
  for (const Answer& answer : reply.answers) put(*message.add_answers(), answer);
  for (const Answer& answer : reply.not_passed_on) put(*message.add_not_passed_on(), answer);
  message.set_receipt(reply.receipt);
  for (const storage::Arrival& arrival : reply.arrivals) put(*message.add_arrivals(), arrival);
  for (const storage::KnownDevice& device : reply.devices) {
    auto* added = message.add_devices();
    added->set_public_key(string_of(device.public_key));
    added->set_author(string_of(device.author.view()));
    added->set_author_name(device.author_name);
    added->set_name(device.device_name);
  }
  message.set_cursor(string_of(reply.cursor));
  message.set_more(reply.more);
  message.set_same_cursor(reply.same_cursor);
  message.set_cursor_unknown(reply.cursor_unknown);
  message.set_restored(reply.restored);
  message.set_scope(string_of(reply.scope));
  for (const model::StreamId& stream : reply.streams)
    message.add_streams(std::string(1, static_cast<char>(stream.audience)) + string_of(stream.owner.view()));
  message.set_hub_time_ms(reply.hub_time_ms);
  return pack(message);
}

Bytes encode(const AuditRequest& request) {
  wire::AuditRequest message;
  message.set_version(kProtocol);
  for (const AuditRange& range : request.ranges) {
    auto* added = message.add_ranges();
    added->set_first(range.first);
    added->set_last(range.last);
    added->set_digest(string_of(range.digest));
  }
  return pack(message);
}

Bytes encode(const AuditReply& reply) {
  wire::AuditReply message;
  message.set_answered(reply.answered);
  for (std::uint32_t place : reply.differing) message.add_differing(place);
  for (const storage::StreamTip& tip : reply.tips) {
    auto* added = message.add_tips();
    added->set_audience(static_cast<std::uint32_t>(tip.stream.audience));
    added->set_owner(string_of(tip.stream.owner.view()));
    added->set_device(string_of(tip.dot.device.view()));
    added->set_seq(tip.dot.seq);
    added->set_hash(string_of(tip.hash));
  }
  return pack(message);
}

Bytes encode(const Cursor& cursor) {
  wire::Cursor message;
  message.set_epoch(string_of(cursor.epoch));
  for (const Cursor::Entry& entry : cursor.entries) {
    message.add_buckets(entry.bucket);
    message.add_numbers(entry.number);
    message.add_scopes(entry.scope);
    message.add_marks(entry.mark);
  }
  return bytes_of(message.SerializeAsString());
}

Result<SyncRequest> decode_sync_request(ByteView body) {
  TRY(auto message, parse<wire::SyncRequest>(body));
  TRY_VOID(check_version(message.version()));
  const auto all = static_cast<std::size_t>(message.changes_size()) + static_cast<std::size_t>(message.relayed_size()) +
                   static_cast<std::size_t>(message.passed_on_size());
  const auto marks = static_cast<std::size_t>(
      std::count_if(message.passed_on().begin(), message.passed_on().end(),
                    [](const wire::Arrival& one) { return one.envelope().empty(); }));
  if (all - marks > kPageChanges) return fail(Code::invalid, "too many changes");
  if (marks > kPageMarks) return fail(Code::invalid, "too many marks");
  SyncRequest request;
  request.cursor = bytes_of(message.cursor());
  request.cursor_hash = bytes_of(message.cursor_hash());
  for (const std::string& change : message.changes()) request.changes.push_back(bytes_of(change));
  request.want = message.want();
  request.scope = bytes_of(message.scope());
  for (const std::string& change : message.relayed()) request.relayed.push_back({bytes_of(change), {}, {}, {}, {}});
  for (const wire::Arrival& change : message.passed_on()) {
    TRY(storage::Arrival read, arrival_of(change));
    request.relayed.push_back(std::move(read));
  }
  return request;
}

Result<SyncReply> decode_sync_reply(ByteView body) {
  TRY(auto message, parse<wire::SyncReply>(body));
  SyncReply reply;
  for (const wire::Answer& answer : message.answers()) {
    TRY(Answer read, answer_of(answer));
    reply.answers.push_back(std::move(read));
  }
  for (const wire::Answer& answer : message.not_passed_on()) {
    TRY(Answer read, answer_of(answer));
    reply.not_passed_on.push_back(std::move(read));
  }
  reply.receipt = message.receipt();
  for (const wire::Arrival& arrival : message.arrivals()) {
    TRY(storage::Arrival read, arrival_of(arrival));
    reply.arrivals.push_back(std::move(read));
  }
  for (const wire::Device& device : message.devices()) {
    TRY(storage::KnownDevice read, device_of(device));
    reply.devices.push_back(std::move(read));
  }
  reply.cursor = bytes_of(message.cursor());
  reply.more = message.more();
  reply.same_cursor = message.same_cursor();
  reply.cursor_unknown = message.cursor_unknown();
  reply.restored = message.restored();
  reply.scope = bytes_of(message.scope());
  for (const std::string& stream : message.streams()) {
    if (stream.empty()) return fail(Code::invalid, "stream");
    TRY(auto id, stream_of(static_cast<std::uint8_t>(stream[0]), stream.substr(1)));
    reply.streams.push_back(id);
  }
  reply.hub_time_ms = message.hub_time_ms();
  return reply;
}

Result<AuditRequest> decode_audit_request(ByteView body) {
  TRY(auto message, parse<wire::AuditRequest>(body));
  TRY_VOID(check_version(message.version()));
  if (static_cast<std::size_t>(message.ranges_size()) > kAuditRanges) return fail(Code::invalid, "too many ranges");
  AuditRequest request;
  for (const wire::Range& range : message.ranges()) {
    if (range.first() > range.last() || range.last() > 255) return fail(Code::invalid, "range");
    request.ranges.push_back({range.first(), range.last(), bytes_of(range.digest())});
  }
  return request;
}

Result<AuditReply> decode_audit_reply(ByteView body) {
  TRY(auto message, parse<wire::AuditReply>(body));
  AuditReply reply;
  reply.answered = message.answered();
  reply.differing.assign(message.differing().begin(), message.differing().end());
  for (const wire::Tip& tip : message.tips()) {
    storage::StreamTip& read = reply.tips.emplace_back();
    TRY(read.stream, stream_of(tip.audience(), tip.owner()));
    TRY(read.dot.device, id_of<model::DeviceTag>(tip.device(), "device of a tip"));
    read.dot.seq = tip.seq();
    read.hash = bytes_of(tip.hash());
  }
  return reply;
}

Result<Cursor> decode_cursor(ByteView bytes) {
  wire::Cursor message;
  if (bytes.size() > kPageBytes || !message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())))
    return fail(Code::invalid, "cursor");
  const int count = message.buckets_size();
  if (message.numbers_size() != count || message.scopes_size() != count || message.marks_size() != count)
    return fail(Code::invalid, "cursor");
  Cursor cursor;
  cursor.epoch = bytes_of(message.epoch());
  for (int i = 0; i < count; ++i) {
    if (i > 0 && message.buckets(i) <= message.buckets(i - 1)) return fail(Code::invalid, "order of the cursor");
    if (message.numbers(i) > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
      return fail(Code::invalid, "number of the cursor");
    cursor.entries.push_back({message.buckets(i), message.numbers(i), message.scopes(i), message.marks(i)});
  }
  return cursor;
}

Bytes audit_digest(const std::vector<storage::StreamTip>& tips, std::uint32_t first, std::uint32_t last) {
  Bytes all;
  for (const storage::StreamTip& tip : tips) {
    const std::uint8_t place = tip.stream.owner.bytes[0];
    if (place < first || place > last) continue;
    all.push_back(static_cast<std::uint8_t>(tip.stream.audience));
    all.insert(all.end(), tip.stream.owner.bytes.begin(), tip.stream.owner.bytes.end());
    all.insert(all.end(), tip.dot.device.bytes.begin(), tip.dot.device.bytes.end());
    all.insert(all.end(), tip.hash.begin(), tip.hash.end());
  }
  return storage::hash(all);
}

std::string signed_text(std::string_view path, ByteView body, const model::DeviceId& device, std::uint64_t counter) {
  return "POST|" + std::string(path) + "|" + base::to_hex(storage::hash(body)) + "|" + device.hex() + "|" +
         std::to_string(counter);
}

}  // namespace blether::sync
