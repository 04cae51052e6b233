#include "storage/change_log.h"

namespace blether::storage {

using base::Code;
using base::fail;
using base::Result;

namespace {
// Parsed changes are kept up to so many operations, then all are dropped: a page or a record re-reads few of them.
constexpr std::size_t kMostRemembered = 20'000;
}  // namespace

Result<std::map<LocalId, ChangeLog::Tip>*> ChangeLog::load_tips(LocalId stream) {
  auto [found, added] = tips_.try_emplace(stream);
  if (!added) return &found->second;
  auto read = [&, &found = found]() -> Result<void> {
    TRY(auto rows, sql_.query("SELECT device, seq, hash FROM vectors WHERE stream=?1", stream));
    for (;;) {
      TRY(bool row, rows.step());
      if (!row) return {};
      found->second[rows.number(0)] = {static_cast<std::uint64_t>(rows.number(1)), base::to_bytes(rows.blob(2))};
    }
  };
  if (auto done = read(); !done) {
    tips_.erase(stream);
    return tl::unexpected<base::Error>(done.error());
  }
  return &found->second;
}

Result<ChangeLog::Tip> ChangeLog::tip(LocalId stream, LocalId device) {
  TRY(auto* tips, load_tips(stream));
  auto found = tips->find(device);
  return found == tips->end() ? Tip{} : found->second;
}

Result<std::map<LocalId, ChangeLog::Tip>> ChangeLog::tips(LocalId stream) {
  TRY(auto* tips, load_tips(stream));
  return *tips;
}

Result<model::VersionVector> ChangeLog::vector(LocalId stream) {
  TRY(auto* tips, load_tips(stream));
  model::VersionVector vector;
  for (const auto& [device, tip] : *tips) {
    TRY(auto id, ids_.device_of(device));
    vector[id] = tip.seq;
  }
  return vector;
}

Result<void> ChangeLog::move_tip(LocalId stream, LocalId device, std::uint64_t seq, base::Bytes hash) {
  TRY(auto* tips, load_tips(stream));
  TRY_VOID(sql_.run("INSERT INTO vectors(stream, device, seq, hash) VALUES(?1, ?2, ?3, ?4) "
                    "ON CONFLICT DO UPDATE SET seq=excluded.seq, hash=excluded.hash",
                    stream, device, seq, base::ByteView(hash)));
  (*tips)[device] = {seq, std::move(hash)};
  return {};
}

Result<std::int64_t> ChangeLog::insert(LocalId stream, LocalId device, std::uint64_t seq, base::ByteView envelope) {
  TRY_VOID(sql_.run("INSERT INTO log(stream, device, seq, envelope) VALUES(?1, ?2, ?3, ?4)", stream, device, seq,
                    envelope));
  return sql_.last_row();
}

Result<LogPlace> ChangeLog::append(LocalId stream, LocalId device, SharedChange change, base::ByteView envelope,
                                   base::Bytes hash) {
  std::uint64_t seq = change->seq;
  TRY(auto row, insert(stream, device, seq, envelope));
  TRY_VOID(move_tip(stream, device, seq, std::move(hash)));
  remember(row, std::move(change));
  return LogPlace{row, stream, device, seq};
}

Result<void> ChangeLog::mark_gap(LocalId stream, LocalId device, std::uint64_t seq, base::ByteView hash) {
  TRY_VOID(sql_.run("INSERT INTO gaps(stream, device, seq, hash) VALUES(?1, ?2, ?3, ?4)", stream, device, seq, hash));
  return move_tip(stream, device, seq, base::to_bytes(hash));
}

Result<LogPlace> ChangeLog::fill_gap(LocalId stream, LocalId device, SharedChange change, base::ByteView envelope) {
  std::uint64_t seq = change->seq;
  TRY(auto row, insert(stream, device, seq, envelope));
  TRY_VOID(sql_.run("DELETE FROM gaps WHERE stream=?1 AND device=?2 AND seq=?3", stream, device, seq));
  remember(row, std::move(change));
  return LogPlace{row, stream, device, seq};
}

Result<std::optional<std::int64_t>> ChangeLog::find(LocalId stream, LocalId device, std::uint64_t seq) {
  TRY(auto rows, sql_.query("SELECT n FROM log WHERE stream=?1 AND device=?2 AND seq=?3", stream, device, seq));
  TRY(bool row, rows.step());
  return row ? std::optional(rows.number(0)) : std::nullopt;
}

Result<std::optional<base::Bytes>> ChangeLog::gap(LocalId stream, LocalId device, std::uint64_t seq) {
  TRY(auto rows, sql_.query("SELECT hash FROM gaps WHERE stream=?1 AND device=?2 AND seq=?3", stream, device, seq));
  TRY(bool row, rows.step());
  return row ? std::optional(base::to_bytes(rows.blob(0))) : std::nullopt;
}

Result<base::Bytes> ChangeLog::envelope(std::int64_t row) {
  TRY(auto rows, sql_.query("SELECT envelope FROM log WHERE n=?1", row));
  TRY(bool there, rows.step());
  if (!there) return fail(Code::corrupt, "log row " + std::to_string(row));
  return base::to_bytes(rows.blob(0));
}

Result<SharedChange> ChangeLog::change(std::int64_t row) {
  if (last_ && row == last_row_) return last_;
  auto found = changes_.find(row);
  if (found != changes_.end()) return found->second;
  TRY(auto rows, sql_.query("SELECT envelope FROM log WHERE n=?1", row));
  TRY(bool there, rows.step());
  if (!there) return fail(Code::corrupt, "log row " + std::to_string(row));
  auto parsed = open_trusted(rows.blob(0));
  if (!parsed) return fail(Code::corrupt, "log row " + std::to_string(row) + ": " + parsed.error().detail);
  auto change = std::make_shared<const model::Change>(std::move(*parsed));
  last_row_ = row;
  last_ = change;
  if (keeps_reads_) remember(row, change);
  return change;
}

void ChangeLog::remember(std::int64_t row, SharedChange change) {
  if (remembered_ > kMostRemembered) {
    changes_.clear();
    remembered_ = 0;
  }
  remembered_ += change->operations.size() + 1;
  changes_[row] = std::move(change);
}

Result<void> ChangeLog::walk(LocalId stream, const EachRow& each) {
  constexpr std::string_view all = "SELECT n, stream, device, seq, envelope FROM log WHERE ?1=0 ORDER BY n";
  constexpr std::string_view one = "SELECT n, stream, device, seq, envelope FROM log WHERE stream=?1 ORDER BY n";
  TRY(auto rows, sql_.query(stream == 0 ? all : one, stream));
  for (;;) {
    TRY(bool row, rows.step());
    if (!row) return {};
    LogPlace place{rows.number(0), rows.number(1), rows.number(2), static_cast<std::uint64_t>(rows.number(3))};
    TRY_VOID(each(place, rows.blob(4)));
  }
}

void ChangeLog::forget() {
  tips_.clear();
  changes_.clear();
  remembered_ = 0;
  last_row_ = 0;
  last_.reset();
}

}  // namespace blether::storage
