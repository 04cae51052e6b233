#include "sync/hub/sqlite_chains.h"

namespace blether::hub {

using base::Result;
using storage::Connection;
using storage::Statement;
using Marks = LedgerWork::Marks;
using Tips = LedgerWork::Tips;

namespace {

template <class Tag>
model::Id<Tag> id_of(base::ByteView bytes) {
  auto id = model::Id<Tag>::from_bytes(bytes);
  return id ? *id : model::Id<Tag>{};
}

// The ends are found in the index of dots alone; only their own rows are read for the hashes. A chain ends before the
// first change that is missing: whoever has that brings it.
std::string ends_where(const char* condition) {
  return std::string("select c.audience, c.owner, c.device, c.seq, c.hash from "
                     "(select audience, owner, device, coalesce((select min(m.seq) - 1 from changes as m "
                     "where m.standing = 4 and m.bucket = ?1 and m.audience = x.audience and m.owner = x.owner "
                     "and m.device = x.device), max(seq)) as seq from changes as x where standing <> 3 and ") + condition +
         " group by audience, owner, device) as last join changes as c on c.bucket = ?1 and c.audience = last.audience "
         "and c.owner = last.owner and c.device = last.device and c.seq = last.seq and c.standing <> 3";
}

Result<void> add_tips(Statement& row, Tips& all) {
  for (;;) {
    TRY(bool found, row.step());
    if (!found) return {};
    const model::StreamId stream{static_cast<model::Audience>(row.number(0)), id_of<model::OwnerTag>(row.blob(1))};
    const model::Dot dot{id_of<model::DeviceTag>(row.blob(2)), static_cast<std::uint64_t>(row.number(3))};
    all.push_back({stream, dot, base::to_bytes(row.blob(4))});
  }
}

}  // namespace

Result<Marks> marks_in(Connection& sql, const std::set<LedgerWork::Spot>& spots) {
  Marks found;
  for (const auto& [bucket, number] : spots) {
    TRY(auto row, sql.query("select mark from changes where bucket = ? and n = ?", static_cast<std::int64_t>(bucket),
                            number));
    TRY(bool there, row.step());
    if (there) found[{bucket, number}] = static_cast<std::uint32_t>(row.number(0));
  }
  return found;
}

Result<Tips> tips_in(Connection& sql, const std::vector<model::OwnerId>& owners) {
  static const std::string text = ends_where("bucket = ?1 and owner = ?2");
  Tips all;
  for (const model::OwnerId& owner : owners) {
    TRY(auto row, sql.query(text, static_cast<std::int64_t>(bucket_of(owner)), owner.view()));
    TRY_VOID(add_tips(row, all));
  }
  return all;
}

Result<Tips> tips_in(Connection& sql, std::uint32_t bucket) {
  static const std::string text = ends_where("bucket = ?1");
  Tips all;
  TRY(auto row, sql.query(text, static_cast<std::int64_t>(bucket)));
  TRY_VOID(add_tips(row, all));
  return all;
}

Result<std::optional<LogEntry>> write_down(Connection& sql, const model::StreamId& stream,
                                           const std::vector<LogEntry>& entries) {
  const auto bucket = static_cast<std::int64_t>(bucket_of(stream.owner));
  for (const LogEntry& entry : entries) {
    const base::Bytes name = name_of(stream, entry);
    TRY(auto row, sql.query("select 1 from log_entries where bucket = ? and entry = ?", bucket, base::ByteView(name)));
    TRY(bool there, row.step());
    if (there) return std::optional(entry);
  }
  for (const LogEntry& entry : entries) {
    const base::Bytes name = name_of(stream, entry);
    TRY_VOID(sql.run("insert into log_entries values(?, ?)", bucket, base::ByteView(name)));
  }
  return std::optional<LogEntry>();
}

Result<bool> make_way(Connection& sql, const model::StreamId& stream, const model::Dot& dot) {
  const auto bucket = static_cast<std::int64_t>(bucket_of(stream.owner));
  TRY(auto row, sql.query("update changes set standing = 3 where bucket = ? and audience = ? and owner = ? "
                          "and device = ? and seq = ? and standing in (2, 4) returning 1",
                          bucket, static_cast<std::int64_t>(stream.audience), stream.owner.view(), dot.device.view(),
                          dot.seq));
  TRY(bool found, row.step());
  if (found) TRY_VOID(row.run());
  return found;
}

}  // namespace blether::hub
