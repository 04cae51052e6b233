#include "sync/hub/ledger_sqlite.h"

#include <mutex>

#include "sync/hub/sqlite_chains.h"
#include "sync/hub/sqlite_refusals.h"
#include "sync/hub/sqlite_tables.h"

namespace blether::hub {

namespace {

using base::ByteView;
using base::fail;
using base::Result;
using storage::Connection;
using storage::Statement;

constexpr model::DeviceId kNobody{};  // of a code that is not used yet

template <class Tag>
model::Id<Tag> id_of(ByteView bytes) {
  auto id = model::Id<Tag>::from_bytes(bytes);
  return id ? *id : model::Id<Tag>{};
}

template <class Tag>
ByteView view(const model::Id<Tag>& id) {
  return id.view();
}

constexpr const char* kDeviceColumns =
    "select d.id, d.key, d.author, coalesce(w.name, ''), d.name, d.enrolled_ms, d.seen_ms, d.revoked_ms, d.counter "
    "from devices d left join workers w on w.author = d.author ";

Device device_of(const Statement& row) {
  Device device;
  device.known.id = id_of<model::DeviceTag>(row.blob(0));
  const ByteView key = row.blob(1);
  if (key.size() == device.known.public_key.size()) std::copy(key.begin(), key.end(), device.known.public_key.begin());
  device.known.author = id_of<model::AuthorTag>(row.blob(2));
  device.known.author_name = row.text(3);
  device.known.device_name = row.text(4);
  device.enrolled_ms = row.number(5);
  device.last_seen_ms = row.number(6);
  device.revoked_ms = row.number(7);
  device.counter = static_cast<std::uint64_t>(row.number(8));
  return device;
}

#define ENTRY_COLUMNS "n, audience, owner, device, seq, standing, hash, reason, detail, receipt, at_ms, mark"

Entry entry_of(const Statement& row) {
  Entry entry;
  entry.number = static_cast<std::uint64_t>(row.number(0));
  entry.stream.audience = static_cast<model::Audience>(row.number(1));
  entry.stream.owner = id_of<model::OwnerTag>(row.blob(2));
  entry.dot.device = id_of<model::DeviceTag>(row.blob(3));
  entry.dot.seq = static_cast<std::uint64_t>(row.number(4));
  entry.standing = static_cast<Standing>(row.number(5));
  entry.hash = base::to_bytes(row.blob(6));
  entry.reason = row.text(7);
  entry.detail = row.text(8);
  entry.receipt = static_cast<std::uint64_t>(row.number(9));
  entry.at_ms = row.number(10);
  entry.mark = static_cast<std::uint32_t>(row.number(11));
  return entry;
}

std::int64_t audience_of(const model::StreamId& stream) { return static_cast<std::int64_t>(stream.audience); }
std::int64_t bucket_number(const model::StreamId& stream) { return bucket_of(stream.owner); }

class SqliteWork final : public LedgerWork {
 public:
  explicit SqliteWork(Connection& sql) : sql_(sql) {}

  Result<base::Bytes> epoch() override {
    TRY(auto row, sql_.query("select epoch from ledger"));
    TRY(bool found, row.step());
    if (!found) return fail(base::Code::corrupt, "ledger without epoch");
    return base::to_bytes(row.blob(0));
  }

  // One transaction at a time: everything is held already.
  Result<void> hold_directory() override { return {}; }
  Result<std::optional<Device>> hold_device(const model::DeviceId& id) override { return device(id); }

  Result<void> add_worker(const Worker& worker) override {
    TRY(auto known, this->worker(worker.author));
    if (known) return fail(base::Code::exists, "worker " + worker.author.hex());
    return sql_.run("insert into workers values(?, ?, ?, ?)", view(worker.author), std::string_view(worker.name),
                    static_cast<std::int64_t>(worker.role), ByteView(worker.caseload));
  }

  Result<std::vector<Worker>> workers() override {
    TRY(auto row, sql_.query("select author, name, role, caseload from workers order by name, author"));
    return all<Worker>(row, worker_of);
  }
  Result<std::optional<Worker>> worker(const model::AuthorId& author) override {
    TRY(auto row, sql_.query("select author, name, role, caseload from workers where author = ?", view(author)));
    return one<Worker>(row, worker_of);
  }

  Result<void> add_device(const Device& device) override {
    TRY(auto known, this->device(device.known.id));
    if (known) return fail(base::Code::exists, "device " + device.known.id.hex());
    return sql_.run("insert into devices values(?, ?, ?, ?, ?, ?, ?, ?)", view(device.known.id),
                    ByteView(device.known.public_key), view(device.known.author),
                    std::string_view(device.known.device_name), device.enrolled_ms, device.last_seen_ms,
                    device.revoked_ms, device.counter);
  }

  Result<std::optional<Device>> device(const model::DeviceId& id) override {
    static const std::string sql = std::string(kDeviceColumns) + "where d.id = ?";
    TRY(auto row, sql_.query(sql, view(id)));
    return one<Device>(row, device_of);
  }

  Result<std::vector<Device>> devices(const std::vector<model::DeviceId>& ids) override {
    std::vector<Device> known;
    for (const model::DeviceId& id : ids) {
      TRY(auto found, device(id));
      if (found) known.push_back(std::move(*found));
    }
    return known;
  }

  Result<std::vector<Device>> devices() override {
    static const std::string sql = std::string(kDeviceColumns) + "order by d.enrolled_ms, d.id";
    TRY(auto row, sql_.query(sql));
    return all<Device>(row, device_of);
  }

  Result<void> revoke(const model::DeviceId& id, std::int64_t at_ms) override {
    return sql_.run("update devices set revoked_ms = ? where id = ? and revoked_ms = 0", at_ms, view(id));
  }

  Result<void> saw(const model::DeviceId& id, std::uint64_t counter, std::int64_t at_ms) override {
    return sql_.run("update devices set counter = ?, seen_ms = ? where id = ?", counter, at_ms, view(id));
  }

  Result<void> assign(const model::AuthorId& worker, const model::OwnerId& person) override {
    TRY_VOID(sql_.run("insert or ignore into caseloads values(?, ?)", view(worker), view(person)));
    return rename_caseload(worker, person, true);
  }

  Result<void> unassign(const model::AuthorId& worker, const model::OwnerId& person) override {
    TRY_VOID(sql_.run("delete from caseloads where author = ? and owner = ?", view(worker), view(person)));
    return rename_caseload(worker, person, false);
  }

  Result<std::vector<model::OwnerId>> caseload(const model::AuthorId& worker) override {
    TRY(auto row, sql_.query("select owner from caseloads where author = ? order by owner", view(worker)));
    return all<model::OwnerId>(row, [](const Statement& read) { return id_of<model::OwnerTag>(read.blob(0)); });
  }

  Result<bool> holds(const model::AuthorId& worker, const model::OwnerId& person) override {
    TRY(auto row, sql_.query("select 1 from caseloads where author = ? and owner = ?", view(worker), view(person)));
    return row.step();
  }

  Result<bool> is_on_a_caseload(const model::OwnerId& person) override {
    TRY(auto row, sql_.query("select 1 from caseloads where owner = ? limit 1", view(person)));
    return row.step();
  }

  Result<void> add_code(const OneTimeCode& code) override {
    return sql_.run("insert into codes values(?, ?, ?, ?)", ByteView(code.hash), view(code.author), code.expires_ms,
                    view(code.used_by));
  }

  Result<std::optional<OneTimeCode>> code(ByteView hash) override {
    TRY(auto row, sql_.query("select hash, author, expires_ms, used_by from codes where hash = ?", hash));
    return one<OneTimeCode>(row, [](const Statement& read) {
      return OneTimeCode{base::to_bytes(read.blob(0)), id_of<model::AuthorTag>(read.blob(1)), read.number(2),
                  id_of<model::DeviceTag>(read.blob(3))};
    });
  }

  Result<void> use_code(ByteView hash, const model::DeviceId& device) override {
    TRY(auto row, sql_.query("update codes set used_by = ? where hash = ? and used_by = ? returning 1", view(device), hash,
                             view(kNobody)));
    TRY(bool used, row.step());
    if (!used) return fail(base::Code::exists, "code used");
    return row.run();
  }

  Result<bool> has_open_code(const model::AuthorId& worker, std::int64_t now_ms) override {
    TRY(auto row, sql_.query("select 1 from codes where author = ? and used_by = ? and expires_ms >= ?", view(worker),
                             view(kNobody), now_ms));
    return row.step();
  }

  Result<void> drop_codes(const model::AuthorId& worker) override {
    return sql_.run("delete from codes where author = ? and used_by = ?", view(worker), view(kNobody));
  }

  Result<Lasts> lasts(const std::set<model::StreamId>& streams, const model::DeviceId& device) override {
    Lasts found;
    for (const model::StreamId& stream : streams) {
      TRY(auto row, sql_.query("select " ENTRY_COLUMNS " from changes where bucket = ? and audience = ? and owner = ? "
                               "and device = ? and standing <> 3 order by seq desc limit 1",
                               bucket_number(stream), audience_of(stream), view(stream.owner), view(device)));
      TRY(auto last, one<Entry>(row, entry_of));
      if (last) found.emplace(stream, std::move(*last));
    }
    return found;
  }

  Result<std::optional<Entry>> entry(const model::StreamId& stream, const model::Dot& dot) override {
    TRY(auto row, sql_.query("select " ENTRY_COLUMNS " from changes where bucket = ? and audience = ? and owner = ? "
                             "and device = ? and seq = ? and standing <> 3",
                             bucket_number(stream), audience_of(stream), view(stream.owner), view(dot.device),
                             dot.seq));
    return one<Entry>(row, entry_of);
  }

  Result<std::optional<LogEntry>> write_down(const model::StreamId& stream,
                                             const std::vector<LogEntry>& entries) override {
    return hub::write_down(sql_, stream, entries);
  }
  Result<bool> make_way(const model::StreamId& stream, const model::Dot& dot) override {
    return hub::make_way(sql_, stream, dot);
  }

  Result<void> append(std::vector<Entry>& entries) override {
    for (Entry& entry : entries) {
      const std::int64_t bucket = bucket_number(entry.stream);
      // XOR is what is in either and not in both.
      TRY(auto row, sql_.query("insert into counters(bucket, n, mark) values(?, 1, ?) on conflict do update set n = n + 1, "
                               "mark = (mark | excluded.mark) - (mark & excluded.mark) returning n, mark",
                               bucket, std::int64_t{share_of_mark(entry.standing, entry.hash)}));
      TRY(bool counted, row.step());
      if (!counted) return fail(base::Code::corrupt, "counter " + std::to_string(bucket));
      entry.number = static_cast<std::uint64_t>(row.number(0));
      entry.mark = static_cast<std::uint32_t>(row.number(1));
      TRY_VOID(row.run());
      auto kept = sql_.run("insert into changes(bucket, " ENTRY_COLUMNS ", envelope) values(?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                           bucket, entry.number, audience_of(entry.stream), view(entry.stream.owner),
                           view(entry.dot.device), entry.dot.seq, static_cast<std::int64_t>(entry.standing),
                           ByteView(entry.hash), std::string_view(entry.reason), std::string_view(entry.detail),
                           entry.receipt, entry.at_ms, std::int64_t{entry.mark}, ByteView(entry.envelope));
      if (!kept) return why_not_kept(entry, kept.error());
    }
    return {};
  }

  Result<std::uint64_t> next_receipt() override {
    TRY(auto row, sql_.query("update ledger set receipts = receipts + 1 returning receipts"));
    TRY(bool counted, row.step());
    if (!counted) return fail(base::Code::corrupt, "ledger without receipts");
    const auto number = static_cast<std::uint64_t>(row.number(0));
    TRY_VOID(row.run());
    return number;
  }

  Result<Counters> counters(const std::vector<std::uint32_t>& buckets) override {
    Counters found;
    for (std::uint32_t bucket : buckets) {
      TRY(auto row, sql_.query("select n, mark from counters where bucket = ?", static_cast<std::int64_t>(bucket)));
      TRY(bool is_there, row.step());
      if (is_there) found[bucket] = {static_cast<std::uint64_t>(row.number(0)), static_cast<std::uint32_t>(row.number(1))};
    }
    return found;
  }

  Result<Counters> counters() override {
    Counters found;
    TRY(auto row, sql_.query("select bucket, n, mark from counters"));
    for (;;) {
      TRY(bool more, row.step());
      if (!more) return found;
      found[static_cast<std::uint32_t>(row.number(0))] = {static_cast<std::uint64_t>(row.number(1)),
                                                          static_cast<std::uint32_t>(row.number(2))};
    }
  }

  Result<Marks> marks(const std::set<Spot>& spots) override { return marks_in(sql_, spots); }
  Result<Tips> tips(const std::vector<model::OwnerId>& owners) override { return hub::tips_in(sql_, owners); }
  Result<Tips> tips_in(std::uint32_t bucket) override { return hub::tips_in(sql_, bucket); }

  Result<void> read_after(const std::vector<Place>& places, const Visitor& visit) override {
    for (const Place& place : places) {
      TRY(bool goes_on, read_after(place, visit));
      if (!goes_on) return {};
    }
    return {};
  }

  Result<std::vector<Entry>> quarantined(std::size_t most) override {
    TRY(auto row, sql_.query("select " ENTRY_COLUMNS " from changes where standing = 2 order by at_ms desc limit ?",
                             static_cast<std::int64_t>(most)));
    return all<Entry>(row, entry_of);
  }

  Result<void> log_refusal(const Refusal& refusal) override { return add_refusal(sql_, refusal); }
  Result<std::vector<Refusal>> refusals(std::size_t most) override { return latest_refusals(sql_, most); }
  Result<void> forget_refusals(std::int64_t before_ms) override {
    return sql_.run("delete from refusals where at_ms < ?", before_ms);
  }
  Result<LedgerCounts> counts() override { return counts_of(sql_); }

 private:
  Result<void> rename_caseload(const model::AuthorId& author, const model::OwnerId& person, bool comes) {
    TRY(auto now, worker(author));
    if (!now) return {};
    const base::Bytes name = caseload_after(now->caseload, person, comes);
    return sql_.run("update workers set caseload = ? where author = ?", ByteView(name), view(author));
  }

  Result<void> why_not_kept(const Entry& entry, const base::Error& error) {
    TRY(auto taken, this->entry(entry.stream, entry.dot));
    if (taken) return fail(base::Code::exists, "change " + entry.stream.text() + "/" + std::to_string(entry.dot.seq));
    return tl::unexpected<base::Error>(error);
  }

  // False: the visitor has had enough.
  Result<bool> read_after(const Place& place, const Visitor& visit) {
    std::string sql = "select " ENTRY_COLUMNS ", envelope from changes where bucket = ? and n > ?";
    for (std::size_t i = 0; i < place.owners.size(); ++i) sql += i == 0 ? " and owner in (?" : ", ?";
    sql += place.owners.empty() ? " order by n" : ") order by n";
    TRY(auto row, sql_.query(sql, static_cast<std::int64_t>(place.bucket), place.number));
    for (std::size_t i = 0; i < place.owners.size(); ++i) row.bind(static_cast<int>(i) + 3, view(place.owners[i]));
    for (;;) {
      TRY(bool found, row.step());
      if (!found) return true;
      if (!visit(entry_of(row), row.blob(12))) return false;
    }
  }

  static Worker worker_of(const Statement& row) {
    return {id_of<model::AuthorTag>(row.blob(0)), std::string(row.text(1)), static_cast<Role>(row.number(2)),
            base::to_bytes(row.blob(3))};
  }

  template <class Value, class Read>
  static Result<std::optional<Value>> one(Statement& row, Read&& read) {
    TRY(bool found, row.step());
    return found ? std::optional<Value>(read(row)) : std::nullopt;
  }

  template <class Value, class Read>
  static Result<std::vector<Value>> all(Statement& row, Read&& read) {
    std::vector<Value> values;
    for (;;) {
      TRY(bool found, row.step());
      if (!found) return values;
      values.push_back(read(row));
    }
  }

  Connection& sql_;
};

#undef ENTRY_COLUMNS

class SqliteLedger final : public Ledger {
 public:
  explicit SqliteLedger(std::unique_ptr<Connection> sql) : sql_(std::move(sql)) {}

  Result<void> make_tables(base::Random& random) {
    TRY(auto transaction, storage::Transaction::begin(*sql_));
    TRY_VOID(sql_->script(kSqliteTables));
    std::array<std::uint8_t, 16> epoch;
    random.fill(epoch);
    TRY_VOID(sql_->run("insert into ledger values(1, ?, ?, 0)", kSqliteLedgerVersion, ByteView(epoch)));
    return transaction.commit();
  }

  Result<void> bring_along() {
    return hub::bring_along(*sql_, [this] {
      SqliteWork inside(*sql_);
      return write_down_all(inside);
    });
  }

  // A ledger whose making was cut short has no tables; nothing can be in it.
  Result<bool> has_tables() {
    TRY(std::int64_t tables, sql_->number("select count(*) from sqlite_schema where name = 'ledger'"));
    return tables > 0;
  }

  Result<void> atomically(const std::function<Result<void>(LedgerWork&)>& work) override {
    std::lock_guard lock(mutex_);
    TRY(auto transaction, storage::Transaction::begin(*sql_));
    SqliteWork inside(*sql_);
    TRY_VOID(work(inside));
    return transaction.commit();
  }

 private:
  std::mutex mutex_;
  std::unique_ptr<Connection> sql_;
};

}  // namespace

Result<std::unique_ptr<Ledger>> open_sqlite_ledger(const base::Path& file, ByteView key, bool create,
                                                   base::Random& random) {
  const auto mode = create ? Connection::Mode::create_new : Connection::Mode::open_existing;
  TRY(auto connection, Connection::open(file, key, mode));
  auto ledger = std::make_unique<SqliteLedger>(std::move(connection));
  TRY(bool made, ledger->has_tables());
  if (!made) TRY_VOID(ledger->make_tables(random));
  TRY_VOID(ledger->bring_along());
  return std::unique_ptr<Ledger>(std::move(ledger));
}

}  // namespace blether::hub
