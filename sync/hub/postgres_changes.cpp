// The changes of the shared ledger: how they arrive and how they are read.
#include <algorithm>

#include "sync/hub/postgres_work.h"
#include "sync/tuning.h"

namespace blether::hub {

using base::Bytes;
using base::ByteView;
using base::Code;
using base::fail;
using base::Result;

namespace {

// Rows fetched at once, at most; and where their envelopes come to more than a page of the exchange, only as many as
// begin within it. libpq holds what is fetched, and a change may be as large as the model allows.
constexpr int kFetched = 64;
constexpr std::size_t kFetchedBytes = sync::kPageBytes;
// Rows of one insert.
constexpr std::size_t kBatch = 256;

std::int64_t bucket(const model::StreamId& stream) { return bucket_of(stream.owner); }
std::int64_t audience(const model::StreamId& stream) { return static_cast<std::int64_t>(stream.audience); }

// What an envelope is bound to.
std::string place_of(const model::StreamId& stream, const model::Dot& dot) {
  return "change|" + stream.text() + "|" + dot.device.hex() + "|" + std::to_string(dot.seq);
}

template <class Id>
Id id_of(ByteView bytes) {
  auto id = Id::from_bytes(bytes);
  return id ? *id : Id{};
}

#define ENTRY_COLUMNS "n, audience, owner, device, seq, standing, hash, reason, detail, receipt, at_ms, mark"
constexpr int kEnvelopeColumn = 12, kFoundColumn = 13;
// Around the next rows in order, 64 at most: keeps those that begin within so many bytes ($1), and says how many there
// were. Looking at a length does not fetch the bytes.
#define WITHIN_BYTES(next_rows)                                                                                       \
  "select " ENTRY_COLUMNS ", envelope, found from (select c.*, count(*) over () as found, "                           \
  "sum(octet_length(envelope)) over (order by bucket, n) - octet_length(envelope) as before from (" next_rows         \
  " order by c.bucket, c.n limit 64) as c) as c where before < $1::bigint order by bucket, n"

Entry entry_of(const PostgresRows& rows, int row) {
  Entry entry;
  entry.number = static_cast<std::uint64_t>(rows.number(row, 0));
  entry.stream.audience = static_cast<model::Audience>(rows.number(row, 1));
  entry.stream.owner = id_of<model::OwnerId>(rows.bytes(row, 2));
  entry.dot.device = id_of<model::DeviceId>(rows.bytes(row, 3));
  entry.dot.seq = static_cast<std::uint64_t>(rows.number(row, 4));
  entry.standing = static_cast<Standing>(rows.number(row, 5));
  entry.hash = base::to_bytes(rows.bytes(row, 6));
  entry.reason = rows.text(row, 7);
  entry.detail = rows.text(row, 8);
  entry.receipt = static_cast<std::uint64_t>(rows.number(row, 9));
  entry.at_ms = rows.number(row, 10);
  entry.mark = static_cast<std::uint32_t>(rows.number(row, 11));
  return entry;
}

std::optional<Entry> first_of(const PostgresRows& rows) {
  return rows.count() > 0 ? std::optional(entry_of(rows, 0)) : std::nullopt;
}

LedgerWork::Tips tips_of(const PostgresRows& rows) {
  LedgerWork::Tips tips;
  for (int row = 0; row < rows.count(); ++row) {
    const model::StreamId stream{static_cast<model::Audience>(rows.number(row, 0)), id_of<model::OwnerId>(rows.bytes(row, 1))};
    const model::Dot dot{id_of<model::DeviceId>(rows.bytes(row, 2)), static_cast<std::uint64_t>(rows.number(row, 3))};
    tips.push_back({stream, dot, base::to_bytes(rows.bytes(row, 4))});
  }
  return tips;
}

// Rows of one insert, column by column.
class NewRows {
 public:
  void add(const Entry& entry, const Bytes& sealed) {
    buckets_.add(bucket(entry.stream)), numbers_.add(entry.number), audiences_.add(audience(entry.stream));
    owners_.add(entry.stream.owner.view()), devices_.add(entry.dot.device.view()), seqs_.add(entry.dot.seq);
    standings_.add(static_cast<std::int64_t>(entry.standing)), hashes_.add(ByteView(entry.hash));
    reasons_.add(std::string_view(entry.reason)), details_.add(std::string_view(entry.detail));
    receipts_.add(entry.receipt), at_.add(entry.at_ms), marks_.add(std::int64_t{entry.mark});
    envelopes_.add(ByteView(sealed));
  }
  PostgresValues values() const {
    return PostgresValues(buckets_, numbers_, audiences_, owners_, devices_, seqs_, standings_, hashes_, reasons_, details_,
                          receipts_, at_, marks_, envelopes_);
  }

 private:
  using Of = PostgresArray::Of;
  PostgresArray buckets_{Of::bigint}, numbers_{Of::bigint}, audiences_{Of::bigint}, owners_{Of::bytea}, devices_{Of::bytea},
      seqs_{Of::bigint}, standings_{Of::bigint}, hashes_{Of::bytea}, reasons_{Of::text}, details_{Of::text},
      receipts_{Of::bigint}, at_{Of::bigint}, marks_{Of::bigint}, envelopes_{Of::bytea};
};

}  // namespace

Result<LedgerWork::Lasts> PostgresWork::lasts(const std::set<model::StreamId>& streams, const model::DeviceId& device) {
  Lasts found;
  if (streams.empty()) return found;
  TRY(auto rows, sql_.run("select c.* from unnest($1::bigint[], $2::bytea[], $3::bigint[]) "
                          "as wanted(bucket, owner, audience) cross join lateral ("
                          "select " ENTRY_COLUMNS " from blether.changes where bucket = wanted.bucket and owner = wanted.owner "
                          "and audience = wanted.audience and device = $4::bytea and standing <> 3 order by seq desc limit 1) as c",
                          PostgresValues(numbers_of(streams, [](const auto& stream) { return bucket(stream); }),
                                         ids_of(streams, [](const auto& stream) { return stream.owner; }),
                                         numbers_of(streams, [](const auto& stream) { return audience(stream); }),
                                         device.view())));
  for (int row = 0; row < rows.count(); ++row) {
    Entry last = entry_of(rows, row);
    const model::StreamId stream = last.stream;
    found.emplace(stream, std::move(last));
  }
  return found;
}

Result<std::optional<Entry>> PostgresWork::entry(const model::StreamId& stream, const model::Dot& dot) {
  TRY(auto rows, sql_.run("select " ENTRY_COLUMNS " from blether.changes where bucket = $1::bigint and owner = $2::bytea "
                          "and audience = $3::bigint and device = $4::bytea and seq = $5::bigint and standing <> 3",
                          PostgresValues(bucket(stream), stream.owner.view(), audience(stream), dot.device.view(), dot.seq)));
  return first_of(rows);
}

// One after the other in the order of their names, so that two pushes of the same entries do not wait for each other.
Result<std::optional<LogEntry>> PostgresWork::write_down(const model::StreamId& stream,
                                                         const std::vector<LogEntry>& entries) {
  std::map<Bytes, const LogEntry*> wanted;
  for (const LogEntry& entry : entries) wanted[name_of(stream, entry)] = &entry;
  if (wanted.empty()) return std::optional<LogEntry>();
  PostgresArray names(PostgresArray::Of::bytea);
  for (const auto& [name, entry] : wanted) names.add(ByteView(name));
  TRY(auto rows, sql_.run("insert into blether.log_entries(bucket, entry) select $1::bigint, e "
                          "from unnest($2::bytea[]) as e order by e on conflict do nothing returning entry",
                          PostgresValues(bucket(stream), names)));
  PostgresArray added(PostgresArray::Of::bytea);
  for (int row = 0; row < rows.count(); ++row) {
    added.add(rows.bytes(row, 0));
    wanted.erase(base::to_bytes(rows.bytes(row, 0)));
  }
  if (wanted.empty()) return std::optional<LogEntry>();
  TRY_VOID(sql_.run("delete from blether.log_entries where bucket = $1::bigint and entry = any($2::bytea[])",
                    PostgresValues(bucket(stream), added)));
  return std::optional(*wanted.begin()->second);
}

Result<bool> PostgresWork::make_way(const model::StreamId& stream, const model::Dot& dot) {
  TRY(auto rows, sql_.run("update blether.changes set standing = 3 where bucket = $1::bigint and owner = $2::bytea "
                          "and audience = $3::bigint and device = $4::bytea and seq = $5::bigint "
                          "and standing in (2, 4)",
                          PostgresValues(bucket(stream), stream.owner.view(), audience(stream), dot.device.view(),
                                         dot.seq)));
  return rows.touched() > 0;
}

// The counter rows stay locked until the transaction ends, lowest bucket first. They tell the number and mark of the last
// of these; from there it is counted back to where each bucket stood.
Result<void> PostgresWork::give_numbers(std::vector<Entry>& entries) {
  struct Stand {
    std::int64_t number = 0;
    std::uint32_t mark = 0;
  };
  std::map<std::int64_t, Stand> stands;
  for (const Entry& entry : entries) {
    Stand& stand = stands[bucket(entry.stream)];
    ++stand.number;
    stand.mark ^= share_of_mark(entry.standing, entry.hash);
  }
  PostgresArray buckets(PostgresArray::Of::bigint), counts(PostgresArray::Of::bigint), marks(PostgresArray::Of::bigint);
  for (const auto& [number, stand] : stands)
    buckets.add(number), counts.add(stand.number), marks.add(std::int64_t{stand.mark});
  TRY(auto rows, sql_.run("insert into blether.counters as c(bucket, n, mark) "
                          "select * from unnest($1::bigint[], $2::bigint[], $3::bigint[]) as wanted(bucket, n, mark) "
                          "order by bucket on conflict(bucket) do update set n = c.n + excluded.n, "
                          "mark = c.mark # excluded.mark returning bucket, n, mark",
                          PostgresValues(buckets, counts, marks)));
  for (int row = 0; row < rows.count(); ++row) {
    Stand& stand = stands[rows.number(row, 0)];
    stand = {rows.number(row, 1) - stand.number, static_cast<std::uint32_t>(rows.number(row, 2)) ^ stand.mark};
  }
  for (Entry& entry : entries) {
    Stand& before = stands[bucket(entry.stream)];
    entry.number = static_cast<std::uint64_t>(++before.number);
    entry.mark = before.mark ^= share_of_mark(entry.standing, entry.hash);
  }
  return {};
}

Result<void> PostgresWork::append(std::vector<Entry>& entries) {
  TRY_VOID(give_numbers(entries));
  for (std::size_t start = 0; start < entries.size(); start += kBatch) {
    NewRows rows;
    for (std::size_t i = start; i < std::min(entries.size(), start + kBatch); ++i)
      rows.add(entries[i], secret_.seal(place_of(entries[i].stream, entries[i].dot), entries[i].envelope));
    TRY_VOID(sql_.run("insert into blether.changes(bucket, " ENTRY_COLUMNS ", envelope) select * from unnest("
                      "$1::bigint[], $2::bigint[], $3::bigint[], $4::bytea[], $5::bytea[], $6::bigint[], $7::bigint[], "
                      "$8::bytea[], $9::text[], $10::text[], $11::bigint[], $12::bigint[], $13::bigint[], $14::bytea[])", rows.values()));
  }
  return {};
}

// A sequence, not a counter row: nobody waits for a receipt, and numbers of pushes that failed are missing.
Result<std::uint64_t> PostgresWork::next_receipt() {
  TRY(auto rows, sql_.run("select nextval('blether.receipts')"));
  return static_cast<std::uint64_t>(rows.number(0, 0));
}

namespace {

// Of rows of bucket, n and mark.
template <class Rows>
LedgerWork::Counters counters_in(const Rows& rows) {
  LedgerWork::Counters found;
  for (int row = 0; row < rows.count(); ++row)
    found[static_cast<std::uint32_t>(rows.number(row, 0))] = {static_cast<std::uint64_t>(rows.number(row, 1)),
                                                              static_cast<std::uint32_t>(rows.number(row, 2))};
  return found;
}

}  // namespace

Result<LedgerWork::Counters> PostgresWork::counters(const std::vector<std::uint32_t>& buckets) {
  const PostgresArray wanted = numbers_of(buckets, [](std::uint32_t bucket) { return bucket; });
  TRY(auto rows, sql_.run("select bucket, n, mark from blether.counters where bucket = any($1::bigint[])",
                          PostgresValues(wanted)));
  return counters_in(rows);
}

Result<LedgerWork::Counters> PostgresWork::counters() {
  TRY(auto rows, sql_.run("select bucket, n, mark from blether.counters"));
  return counters_in(rows);
}

Result<LedgerWork::Marks> PostgresWork::marks(const std::set<Spot>& spots) {
  Marks found;
  if (spots.empty()) return found;
  TRY(auto rows, sql_.run("select c.* from unnest($1::bigint[], $2::bigint[]) as wanted(bucket, n) cross join lateral ("
                          "select bucket, n, mark from blether.changes where bucket = wanted.bucket and n = wanted.n "
                          "limit 1) as c",
                          PostgresValues(numbers_of(spots, [](const Spot& spot) { return spot.first; }),
                                         numbers_of(spots, [](const Spot& spot) { return spot.second; }))));
  for (int row = 0; row < rows.count(); ++row) {
    const Spot spot(static_cast<std::uint32_t>(rows.number(row, 0)), static_cast<std::uint64_t>(rows.number(row, 1)));
    found[spot] = static_cast<std::uint32_t>(rows.number(row, 2));
  }
  return found;
}

// The ends are found in the index of dots alone; only their own rows are read for the hashes. A chain ends before the
// first change that is missing: whoever has that brings it.
#define KEPT_UP_TO(stream)                                                                       \
  "coalesce((select min(m.seq) - 1 from blether.changes as m where m.standing = 4 and " stream   \
  " and m.audience = x.audience and m.device = x.device), max(x.seq))"

Result<LedgerWork::Tips> PostgresWork::tips(const std::vector<model::OwnerId>& owners) {
  if (owners.empty()) return Tips();
  TRY(auto rows, sql_.run("select c.* from unnest($1::bigint[], $2::bytea[]) as wanted(bucket, owner) cross join lateral ("
                          "select audience, device, "
                          KEPT_UP_TO("m.bucket = wanted.bucket and m.owner = wanted.owner")
                          " as seq from blether.changes as x where bucket = wanted.bucket and owner = wanted.owner "
                          "and standing <> 3 group by audience, device) as last cross join lateral ("
                          "select audience, owner, device, seq, hash from blether.changes where bucket = wanted.bucket "
                          "and owner = wanted.owner and audience = last.audience and device = last.device "
                          "and seq = last.seq and standing <> 3 limit 1) as c",
                          PostgresValues(numbers_of(owners, [](const auto& owner) { return bucket_of(owner); }),
                                         ids_of(owners, [](const auto& owner) { return owner; }))));
  return tips_of(rows);
}

Result<LedgerWork::Tips> PostgresWork::tips_in(std::uint32_t bucket) {
  TRY(auto rows, sql_.run("select c.* from (select owner, audience, device, "
                          KEPT_UP_TO("m.bucket = $1::bigint and m.owner = x.owner")
                          " as seq from blether.changes as x where bucket = $1::bigint and standing <> 3 "
                          "group by owner, audience, device) as last cross join lateral ("
                          "select audience, owner, device, seq, hash from blether.changes where bucket = $1::bigint "
                          "and owner = last.owner and audience = last.audience and device = last.device "
                          "and seq = last.seq and standing <> 3 limit 1) as c",
                          PostgresValues(std::uint64_t{bucket})));
  return tips_of(rows);
}

// The next rows of a place. Each owner's come from an index of their own, so that a crowded bucket costs no more than an
// empty one.
Result<PostgresRows> PostgresWork::page_after(const Place& place) {
  static_assert(kFetched == 64);
  const std::uint64_t most{kFetchedBytes}, bucket{place.bucket};
  if (place.owners.empty())
    return sql_.run(WITHIN_BYTES("select " ENTRY_COLUMNS ", envelope, bucket from blether.changes as c "
                                 "where bucket = $2::bigint and n > $3::bigint"),
                    PostgresValues(most, bucket, place.number));
  const PostgresArray owners = ids_of(place.owners, [](const model::OwnerId& owner) { return owner; });
  return sql_.run(WITHIN_BYTES("select c.* from unnest($4::bytea[]) as wanted(owner) cross join lateral (select "
                               ENTRY_COLUMNS ", envelope, bucket from blether.changes where bucket = $2::bigint "
                               "and owner = wanted.owner and n > $3::bigint order by n limit 64) as c"),
                  PostgresValues(most, bucket, place.number, owners));
}

// One place at a time. Several with one statement were measured: whoever has much to read (a page of sixty changes for
// each of forty people) waits longer, since up to 64 rows of every owner are looked at before the first are chosen.
Result<void> PostgresWork::read_after(const std::vector<Place>& places, const Visitor& visit) {
  for (Place place : places) {
    for (bool more = true; more;) {
      TRY(auto rows, page_after(place));
      for (int row = 0; row < rows.count(); ++row) {
        const Entry head = entry_of(rows, row);
        TRY(Bytes envelope, secret_.open(place_of(head.stream, head.dot), rows.bytes(row, kEnvelopeColumn)));
        if (!visit(head, envelope)) return {};
        place.number = head.number;
      }
      more = rows.count() > 0 && (rows.number(0, kFoundColumn) > rows.count() || rows.count() >= kFetched);
    }
  }
  return {};
}

Result<std::vector<Entry>> PostgresWork::quarantined(std::size_t most) {
  TRY(auto rows, sql_.run("select " ENTRY_COLUMNS " from blether.changes where standing = 2 order by at_ms desc limit $1::bigint",
                          PostgresValues(static_cast<std::uint64_t>(most))));
  std::vector<Entry> latest;
  for (int row = 0; row < rows.count(); ++row) latest.push_back(entry_of(rows, row));
  return latest;
}

#undef WITHIN_BYTES
#undef KEPT_UP_TO
#undef ENTRY_COLUMNS

}  // namespace blether::hub
