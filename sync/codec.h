// Codec: the messages between device and service as values, to bytes and back. Total and bounded: any bytes give a
// value or an error, within kMostUnpacked of memory.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "platform/base/bytes.h"
#include "platform/base/result.h"
#include "storage/attachments.h"
#include "storage/store.h"
#include "sync/client.h"

namespace blether::sync {

// The paths of the service.
inline constexpr std::string_view kSyncPath = "/v1/sync";
inline constexpr std::string_view kAuditPath = "/v1/audit";
inline constexpr std::string_view kFilesPath = "/v1/files";
inline constexpr std::string_view kWhoPath = "/v1/who";
inline constexpr std::string_view kEnrolPath = "/v1/enrol";

struct SyncRequest {
  base::Bytes cursor;
  base::Bytes cursor_hash;  // in place of a long cursor
  base::Bytes scope;        // name of the set of streams the device last heard it may hold
  // Others' changes that the service has lost, and marks between them; or the device's own chain with marks in it.
  std::vector<storage::Arrival> relayed;
  std::vector<base::Bytes> changes;
  std::uint64_t want = 0;
};

enum class Outcome : std::uint8_t {
  stored = 1,       // kept and handed on
  quarantined = 2,  // kept as evidence, not handed on; a mark travels in its place
  refused = 3,      // not kept: not what this device can have signed next
};

struct Answer {
  std::uint32_t change = 0;  // place in the request
  Outcome outcome = Outcome::stored;
  std::string reason, detail;
};

struct SyncReply {
  std::vector<Answer> answers;
  std::string receipt;
  std::vector<storage::Arrival> arrivals;
  std::vector<storage::KnownDevice> devices;
  base::Bytes cursor;
  bool more = false;
  std::int64_t hub_time_ms = 0;
  bool same_cursor = false;     // the one that was sent stands; `cursor` is empty
  bool cursor_unknown = false;  // ask again with the whole cursor
  bool restored = false;        // the service lost changes that the cursor speaks of
  base::Bytes scope;            // name of the set of streams the device may hold now; empty: all
  std::vector<model::StreamId> streams;  // that set, when it is new to the device
  std::vector<Answer> not_passed_on;     // of what was relayed, what was not kept and why
};

// Owners by their first byte: a sixteenth of all each.
inline constexpr std::uint32_t kAuditRanges = 16;
struct AuditRange {
  std::uint32_t first = 0, last = 0;  // 0-255
  base::Bytes digest;
};
struct AuditRequest {
  std::vector<AuditRange> ranges;
};
struct AuditReply {
  std::uint32_t answered = 0;
  std::vector<std::uint32_t> differing;
  std::vector<storage::StreamTip> tips;
};
// Over the tips whose owner's first byte is in the range; `tips` is in order of stream and device.
base::Bytes audit_digest(const std::vector<storage::StreamTip>& tips, std::uint32_t first, std::uint32_t last);

// Sealed voices and pictures: one of asks, put and get.
struct FilesRequest {
  std::vector<storage::FileName> asks;
  std::optional<storage::FileName> put, get;
  std::uint64_t from = 0;
  base::Bytes part;        // put
  std::uint64_t most = 0;  // get
};
enum class FileStanding : std::uint8_t {
  unknown = 1,  // no change that the service keeps names it
  wanted = 2,   // named, and not whole
  whole = 3,
};
struct FileAnswer {
  FileStanding standing = FileStanding::unknown;
  std::uint64_t here = 0;  // bytes; of a file that is not whole those that this device put
};
struct FilesReply {
  std::vector<FileAnswer> answers;  // to each ask, or one to the put or get
  base::Bytes part;
};

struct WhoRequest {
  std::string code;
};

struct EnrolRequest {
  std::string code;
  storage::PublicKey public_key{};
  std::string device_name;
};

struct Problem {
  std::string reason;
  std::uint64_t counter = 0;
};

// How far a device has read; made and read by the service only.
struct Cursor {
  struct Entry {
    std::uint32_t bucket = 0;
    std::uint64_t number = 0;
    std::uint32_t scope = 0;
    std::uint32_t mark = 0;  // of all changes of the bucket up to `number` (sync/hub/ledger.h, Entry)
    bool operator==(const Entry&) const = default;
  };
  base::Bytes epoch;
  std::vector<Entry> entries;  // ascending by bucket
};

base::Bytes encode(const SyncRequest& message);
base::Bytes encode(const SyncReply& message);
base::Bytes encode(const AuditRequest& message);
base::Bytes encode(const AuditReply& message);
base::Bytes encode(const FilesRequest& message);
base::Bytes encode(const FilesReply& message);
base::Bytes encode(const WhoRequest& message);
base::Bytes encode(const Welcome& message);
base::Bytes encode(const EnrolRequest& message);
base::Bytes encode(const Problem& message);
base::Bytes encode(const Cursor& cursor);  // not packed: it travels inside a message

// invalid: not such a message, or over a bound; the detail says what. too_old, too_new: of another protocol version.
base::Result<SyncRequest> decode_sync_request(base::ByteView body);
base::Result<SyncReply> decode_sync_reply(base::ByteView body);
base::Result<AuditRequest> decode_audit_request(base::ByteView body);
base::Result<AuditReply> decode_audit_reply(base::ByteView body);
base::Result<FilesRequest> decode_files_request(base::ByteView body);
base::Result<FilesReply> decode_files_reply(base::ByteView body);
base::Result<WhoRequest> decode_who_request(base::ByteView body);
base::Result<Welcome> decode_welcome(base::ByteView body);
base::Result<EnrolRequest> decode_enrol_request(base::ByteView body);
base::Result<Problem> decode_problem(base::ByteView body);
base::Result<Cursor> decode_cursor(base::ByteView bytes);

// The headers by which a device is known, and what its signature covers.
inline constexpr std::string_view kDeviceHeader = "X-Blether-Device";
inline constexpr std::string_view kCounterHeader = "X-Blether-Counter";
inline constexpr std::string_view kSignatureHeader = "X-Blether-Signature";
inline constexpr std::string_view kRequestPurpose = "blether/request/v1";

// "POST|path|BLAKE2b-256 of the body in hex|device in hex|counter".
std::string signed_text(std::string_view path, base::ByteView body, const model::DeviceId& device,
                        std::uint64_t counter);

}  // namespace blether::sync
