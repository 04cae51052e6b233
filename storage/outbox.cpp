#include "storage/outbox.h"

namespace blether::storage {

using base::Result;

Result<void> Outbox::add(const LogPlace& place, SendState state) {
  return tables_.sql.run("INSERT OR IGNORE INTO sends(n, stream, state) VALUES(?1, ?2, ?3)", place.row, place.stream,
                         static_cast<int>(state));
}

Result<std::int64_t> Outbox::receipt_row(LocalId stream, const std::string& number, std::int64_t at_ms) {
  TRY(auto rows, tables_.sql.query("INSERT INTO receipts(stream, number, at_ms, changes) VALUES(?1, ?2, ?3, 1) "
                                   "ON CONFLICT DO UPDATE SET changes=changes+1 RETURNING id",
                                   stream, std::string_view(number), at_ms));
  TRY_VOID(rows.step());
  const std::int64_t id = rows.number(0);
  TRY_VOID(rows.run());
  return id;
}

Result<void> Outbox::keep(const Receipt& receipt, LocalId self, std::int64_t at_ms) {
  TRY(auto stream, tables_.ids.find_stream(receipt.stream));
  TRY(auto device, tables_.ids.find_device(receipt.dot.device));
  if (!stream || !device || *device != self) return {};
  std::int64_t row = 0;
  {
    TRY(auto found, tables_.sql.query("SELECT sends.n, sends.state FROM log JOIN sends ON sends.n=log.n "
                                      "WHERE log.stream=?1 AND log.device=?2 AND log.seq=?3",
                                      *stream, *device, receipt.dot.seq));
    TRY(bool there, found.step());
    if (!there || found.number(1) == static_cast<int>(SendState::stored)) return {};
    row = found.number(0);
  }
  if (!receipt.stored)
    return tables_.sql.run("UPDATE sends SET state=3, reason=?2, detail=?3 WHERE n=?1", row,
                           std::string_view(receipt.reason), std::string_view(receipt.detail));
  TRY(auto number, receipt_row(*stream, receipt.number, at_ms));
  return tables_.sql.run("UPDATE sends SET state=2, receipt=?2, reason=NULL, detail=NULL WHERE n=?1", row, number);
}

Result<void> Outbox::taken(std::int64_t row) {
  return tables_.sql.run("UPDATE sends SET state=2, reason=NULL, detail=NULL WHERE n=?1 AND state=3", row);
}

Result<Unsent> Outbox::unsent(std::int64_t after, std::size_t most_bytes, std::size_t most_changes) {
  Unsent unsent;
  std::size_t total = 0;
  TRY(auto rows, tables_.sql.query("SELECT log.envelope, log.stream, log.device, log.seq, log.n FROM sends "
                                   "JOIN log ON log.n=sends.n WHERE sends.state=0 AND sends.n>?1 ORDER BY sends.n",
                                   after));
  for (;;) {
    TRY(bool row, rows.step());
    if (!row) return unsent;
    const auto envelope = rows.blob(0);
    unsent.more = unsent.changes.size() == most_changes ||
                  (!unsent.changes.empty() && total + envelope.size() > most_bytes);
    if (unsent.more) return unsent;
    total += envelope.size();
    UnsentChange& change = unsent.changes.emplace_back();
    change.envelope = base::to_bytes(envelope);
    TRY(change.stream, tables_.ids.stream_of(rows.number(1)));
    TRY(change.dot.device, tables_.ids.device_of(rows.number(2)));
    change.dot.seq = static_cast<std::uint64_t>(rows.number(3));
    unsent.last = rows.number(4);
  }
}

Result<std::uint64_t> Outbox::waiting() {
  TRY(auto count, tables_.sql.prepare("SELECT count(*) FROM sends WHERE state=0"));
  TRY_VOID(count.step());
  return static_cast<std::uint64_t>(count.number(0));
}

Result<std::vector<StreamSendState>> Outbox::states() {
  std::map<LocalId, StreamSendState> by_stream;
  TRY(auto counts, tables_.sql.prepare("SELECT stream, sum(state=0), sum(state=2), sum(state=3) FROM sends "
                                       "GROUP BY stream"));
  for (;;) {
    TRY(bool row, counts.step());
    if (!row) break;
    StreamSendState& state = by_stream[counts.number(0)];
    TRY(state.stream, tables_.ids.stream_of(counts.number(0)));
    state.waiting = static_cast<std::uint64_t>(counts.number(1));
    state.stored = static_cast<std::uint64_t>(counts.number(2));
    state.quarantined = static_cast<std::uint64_t>(counts.number(3));
  }
  TRY(auto bytes, tables_.sql.prepare("SELECT sends.stream, sum(length(log.envelope)) FROM sends JOIN log "
                                      "ON log.n=sends.n WHERE sends.state=0 GROUP BY sends.stream"));
  for (;;) {
    TRY(bool row, bytes.step());
    if (!row) break;
    by_stream[bytes.number(0)].waiting_bytes = static_cast<std::uint64_t>(bytes.number(1));
  }
  TRY(auto left, tables_.sql.prepare("SELECT stream, count(*) FROM put_aside GROUP BY stream"));
  for (;;) {
    TRY(bool row, left.step());
    if (!row) break;
    StreamSendState& state = by_stream[left.number(0)];
    TRY(state.stream, tables_.ids.stream_of(left.number(0)));
    state.quarantined += static_cast<std::uint64_t>(left.number(1));
  }
  std::vector<StreamSendState> states;
  for (auto& [stream, state] : by_stream) states.push_back(std::move(state));
  return states;
}

Result<std::vector<Quarantined>> Outbox::quarantined() {
  std::vector<Quarantined> found;
  TRY(auto rows, tables_.sql.prepare("SELECT log.stream, log.device, log.seq, sends.reason, sends.detail FROM sends "
                                     "JOIN log ON log.n=sends.n WHERE sends.state=3 UNION ALL "
                                     "SELECT stream, device, seq, reason, detail FROM put_aside"));
  for (;;) {
    TRY(bool row, rows.step());
    if (!row) return found;
    Quarantined& one = found.emplace_back();
    TRY(one.stream, tables_.ids.stream_of(rows.number(0)));
    TRY(one.dot.device, tables_.ids.device_of(rows.number(1)));
    one.dot.seq = static_cast<std::uint64_t>(rows.number(2));
    one.reason = rows.text(3);
    one.detail = rows.text(4);
  }
}

Result<std::vector<ReceiptLine>> Outbox::latest(std::size_t most) {
  std::vector<ReceiptLine> lines;
  TRY(auto rows, tables_.sql.query("SELECT stream, number, at_ms, changes FROM receipts "
                                   "ORDER BY at_ms DESC, id DESC LIMIT ?1", std::uint64_t{most}));
  for (;;) {
    TRY(bool row, rows.step());
    if (!row) return lines;
    ReceiptLine& line = lines.emplace_back();
    TRY(line.stream, tables_.ids.stream_of(rows.number(0)));
    line.number = rows.text(1);
    line.at_ms = rows.number(2);
    line.changes = static_cast<std::uint64_t>(rows.number(3));
  }
}

}  // namespace blether::storage
