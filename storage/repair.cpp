// When the other side lost something, or a stream goes: what is held, what is sent again, and what is forgotten.
#include <algorithm>

#include "storage/store_inside.h"

namespace blether::storage {

using base::Code;
using base::fail;
using base::Result;

namespace {

constexpr std::size_t kMarkBytes = 73;  // audience, owner, device, count and hash: what a mark is on its way

// Own changes leave marks: should the stream come back each fills its place, and no new change can take it meanwhile.
Result<void> leave_marks(Tables& tables, LocalId stream, LocalId self) {
  std::vector<std::pair<std::uint64_t, base::Bytes>> marks;
  TRY_VOID(tables.log.walk(stream, [&](const LogPlace& place, base::ByteView envelope) -> Result<void> {
    if (place.device == self) marks.emplace_back(place.seq, envelope_hash(envelope));
    return {};
  }));
  for (const auto& [seq, hash] : marks)
    TRY_VOID(tables.sql.run("INSERT OR IGNORE INTO gaps(stream, device, seq, hash) VALUES(?1, ?2, ?3, ?4)", stream, self,
                            seq, base::ByteView(hash)));
  TRY_VOID(tables.sql.run("DELETE FROM gaps WHERE stream=?1 AND device<>?2", stream, self));
  return tables.sql.run("DELETE FROM vectors WHERE stream=?1 AND device<>?2", stream, self);
}

Result<void> drop_rows(Tables& tables, LocalId stream) {
  for (std::string_view sql : {"DELETE FROM search WHERE rowid IN (SELECT rec FROM records WHERE stream=?1)",
                               "DELETE FROM merges WHERE rec IN (SELECT rec FROM records WHERE stream=?1)",
                               "DELETE FROM records WHERE stream=?1", "DELETE FROM held WHERE stream=?1",
                               "DELETE FROM sends WHERE stream=?1", "DELETE FROM receipts WHERE stream=?1",
                               "DELETE FROM log WHERE stream=?1"})
    TRY_VOID(tables.sql.run(sql, stream));
  return {};
}

}  // namespace

Result<std::vector<StreamTip>> Store::tips() {
  Tables& tables = inside_->tables;
  std::vector<StreamTip> tips;
  TRY(auto rows, tables.sql.prepare("SELECT stream, device, seq, hash FROM vectors"));
  for (;;) {
    TRY(bool row, rows.step());
    if (!row) break;
    StreamTip& tip = tips.emplace_back();
    TRY(tip.stream, tables.ids.stream_of(rows.number(0)));
    TRY(tip.dot.device, tables.ids.device_of(rows.number(1)));
    tip.dot.seq = static_cast<std::uint64_t>(rows.number(2));
    tip.hash = base::to_bytes(rows.blob(3));
  }
  std::sort(tips.begin(), tips.end(), [](const StreamTip& a, const StreamTip& b) {
    return std::tie(a.stream, a.dot.device) < std::tie(b.stream, b.dot.device);
  });
  return tips;
}

Result<std::vector<base::Bytes>> Store::envelopes_after(const model::StreamId& stream, const model::Dot& dot) {
  Tables& tables = inside_->tables;
  std::vector<base::Bytes> envelopes;
  TRY(auto local, tables.ids.find_stream(stream));
  TRY(auto device, tables.ids.find_device(dot.device));
  if (!local || !device) return envelopes;
  TRY(auto rows, tables.sql.query("SELECT envelope FROM log WHERE stream=?1 AND device=?2 AND seq>?3 ORDER BY seq", *local,
                                  *device, dot.seq));
  for (;;) {
    TRY(bool row, rows.step());
    if (!row) return envelopes;
    envelopes.push_back(base::to_bytes(rows.blob(0)));
  }
}

Result<std::vector<Arrival>> Store::chain_after(const model::StreamId& stream, const model::Dot& dot,
                                                std::size_t most_bytes, std::size_t most) {
  Tables& tables = inside_->tables;
  std::vector<Arrival> chain;
  TRY(auto local, tables.ids.find_stream(stream));
  TRY(auto device, tables.ids.find_device(dot.device));
  if (!local || !device) return chain;
  const bool is_own = *device == inside_->self;
  TRY(auto rows, tables.sql.query("SELECT seq, envelope, NULL FROM log WHERE stream=?1 AND device=?2 AND seq>?3 UNION ALL "
                                  "SELECT seq, NULL, hash FROM gaps WHERE stream=?1 AND device=?2 AND seq>?3 ORDER BY 1",
                                  *local, *device, dot.seq));
  std::size_t whole = 0;  // so many of the chain can go by themselves
  for (std::size_t bytes = 0, changes = 0; changes < most;) {
    TRY(bool row, rows.step());
    if (!row) break;
    const bool is_mark = rows.is_null(1);
    bytes += is_mark ? kMarkBytes : rows.blob(1).size();
    if (whole > 0 && bytes > most_bytes) break;
    const model::Dot next{dot.device, static_cast<std::uint64_t>(rows.number(0))};
    chain.push_back({base::to_bytes(rows.blob(1)), stream, next, base::to_bytes(rows.blob(2)), {}});
    if (is_mark && !is_own) continue;
    whole = chain.size();
    ++changes;
  }
  chain.resize(whole);
  return chain;
}

Result<void> Store::send_again(const model::StreamId& stream, std::uint64_t after) {
  Inside& in = *inside_;
  return in.whole([&]() -> Result<void> {
    TRY(auto local, in.tables.ids.find_stream(stream));
    if (!local) return {};
    TRY_VOID(in.tables.sql.run("UPDATE sends SET state=0, receipt=NULL, reason=NULL, detail=NULL WHERE n IN "
                               "(SELECT n FROM log WHERE stream=?1 AND device=?2 AND seq>?3)", *local, in.self, after));
    return in.audit.add(in.world.clock->utc_ms(), "send-again", stream.text() + " " + std::to_string(after));
  });
}

Result<void> Store::leave(const model::StreamId& stream) {
  Inside& in = *inside_;
  return in.whole([&]() -> Result<void> {
    TRY(auto local, in.tables.ids.find_stream(stream));
    if (!local) return {};
    {
      TRY(auto waiting, in.tables.sql.query("SELECT 1 FROM sends WHERE stream=?1 AND state=0", *local));
      TRY(bool any, waiting.step());
      if (any) return fail(Code::busy, "unsent work in " + stream.text());
    }
    TRY(bool unsent_files, in.files.has_unsent(stream));
    if (unsent_files) return fail(Code::busy, "unsent files in " + stream.text());
    {
      TRY(auto log, in.tables.sql.query("SELECT 1 FROM log WHERE stream=?1", *local));
      TRY(bool any, log.step());
      if (!any) return {};  // left before
    }
    // Whoever wrote it is still told why it was put aside.
    TRY_VOID(in.tables.sql.run("INSERT OR REPLACE INTO put_aside SELECT log.stream, log.device, log.seq, sends.reason, "
                               "sends.detail FROM sends JOIN log ON log.n=sends.n WHERE sends.stream=?1 AND sends.state=3",
                               *local));
    TRY_VOID(in.files.drop(stream));
    TRY_VOID(leave_marks(in.tables, *local, in.self));
    TRY_VOID(drop_rows(in.tables, *local));
    in.tables.forget();
    return in.audit.add(in.world.clock->utc_ms(), "leave", stream.text());
  });
}

}  // namespace blether::storage
