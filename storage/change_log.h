// The log of sealed changes: the truth of a vault. Rows are numbered in the order they were written, which is a causal
// order: a change is written only when everything its author had seen is there.
#pragma once

#include <memory>
#include <unordered_map>

#include "storage/envelope.h"
#include "storage/local_ids.h"

namespace blether::storage {

// Where a change stands in the log.
struct LogPlace {
  std::int64_t row = 0;
  LocalId stream = 0;
  LocalId device = 0;
  std::uint64_t seq = 0;
};

using SharedChange = std::shared_ptr<const model::Change>;

// Writes happen in the caller's transaction. After a rollback call forget().
class ChangeLog {
 public:
  ChangeLog(Connection& sql, LocalIds& ids) : sql_(sql), ids_(ids) {}

  // The last change of a device in a stream and its hash; seq 0 when there is none.
  struct Tip {
    std::uint64_t seq = 0;
    base::Bytes hash;
  };
  base::Result<Tip> tip(LocalId stream, LocalId device);
  base::Result<std::map<LocalId, Tip>> tips(LocalId stream);
  base::Result<model::VersionVector> vector(LocalId stream);

  // The change must be the next of its device.
  base::Result<LogPlace> append(LocalId stream, LocalId device, SharedChange change, base::ByteView envelope,
                                base::Bytes hash);
  // A dot that was quarantined at the hub: counted as seen, holding no operations.
  base::Result<void> mark_gap(LocalId stream, LocalId device, std::uint64_t seq, base::ByteView hash);
  // The change of a gap has come after all.
  base::Result<LogPlace> fill_gap(LocalId stream, LocalId device, SharedChange change, base::ByteView envelope);

  base::Result<std::optional<std::int64_t>> find(LocalId stream, LocalId device, std::uint64_t seq);
  base::Result<std::optional<base::Bytes>> gap(LocalId stream, LocalId device, std::uint64_t seq);
  base::Result<base::Bytes> envelope(std::int64_t row);
  base::Result<SharedChange> change(std::int64_t row);
  // Whether changes that are read stay in memory. Off while thousands are read once each; the last one always stays.
  void keep_what_is_read(bool keep) { keeps_reads_ = keep; }

  using EachRow = std::function<base::Result<void>(const LogPlace&, base::ByteView envelope)>;
  // Every row in causal order; `stream` 0 for all.
  base::Result<void> walk(LocalId stream, const EachRow& each);

  void forget();

 private:
  base::Result<std::map<LocalId, Tip>*> load_tips(LocalId stream);
  base::Result<void> move_tip(LocalId stream, LocalId device, std::uint64_t seq, base::Bytes hash);
  base::Result<std::int64_t> insert(LocalId stream, LocalId device, std::uint64_t seq, base::ByteView envelope);
  void remember(std::int64_t row, SharedChange change);

  Connection& sql_;
  LocalIds& ids_;
  std::unordered_map<LocalId, std::map<LocalId, Tip>> tips_;
  std::unordered_map<std::int64_t, SharedChange> changes_;
  std::size_t remembered_ = 0;  // operations in changes_
  bool keeps_reads_ = true;
  std::int64_t last_row_ = 0;
  SharedChange last_;
};

}  // namespace blether::storage
