#include "sync/hub/ledger_postgres.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>

#include "platform/base/log.h"
#include "sync/hub/postgres_work.h"
#include "sync/hub/postgres_tables.h"

namespace blether::hub {

namespace {

using base::Bytes;
using base::Code;
using base::fail;
using base::Result;

constexpr std::chrono::seconds kMostWaiting(10);

// Whether a new connection leads to the ledger that was opened and not to another that stands in its place now. An older
// state of the same ledger is what the marks are for (ledger.h).
Result<void> check_same(PostgresConnection& connection, const Bytes& epoch) {
  TRY(auto rows, connection.run("select epoch from blether.ledger"));
  const bool is_same = rows.count() == 1 &&
                       std::equal(epoch.begin(), epoch.end(), rows.bytes(0, 0).begin(), rows.bytes(0, 0).end());
  if (!is_same) return fail(Code::io, "postgres: another ledger");
  return {};
}

// In one round trip. A statement sees what was committed before it began: the version is read by one of its own, behind
// the fence.
std::string begin_behind_fence() {
  return std::string("begin isolation level read committed; select pg_advisory_xact_lock_shared(") + kPostgresFence +
         "); select version from blether.ledger";
}

// Connections are opened when they are needed and kept.
class Pool {
 public:
  Pool(std::string where, std::size_t most, Bytes epoch)
      : where_(std::move(where)), epoch_(std::move(epoch)), free_(std::max<std::size_t>(most, 1)) {}

  Result<std::unique_ptr<PostgresConnection>> take() {
    std::unique_lock lock(mutex_);
    if (!changed_.wait_for(lock, kMostWaiting, [&] { return free_ > 0; })) return fail(Code::busy, "postgres: all connections taken");
    --free_;
    if (!resting_.empty()) {
      auto connection = std::move(resting_.back());
      resting_.pop_back();
      return connection;
    }
    lock.unlock();
    auto opened = open();
    if (!opened) give_back(nullptr);
    return opened;
  }

  // Nothing, or one that broke: the next one is opened anew.
  void give_back(std::unique_ptr<PostgresConnection> connection) {
    const std::lock_guard lock(mutex_);
    ++free_;
    if (connection && connection->is_sound()) resting_.push_back(std::move(connection));
    changed_.notify_one();
  }

  // After one broke, the others probably did: the server was restarted, or another one leads now.
  void forget_resting() {
    const std::lock_guard lock(mutex_);
    resting_.clear();
  }

  const Bytes& epoch() const { return epoch_; }

 private:
  Result<std::unique_ptr<PostgresConnection>> open() {
    TRY(auto connection, PostgresConnection::open(where_));
    TRY_VOID(check_same(*connection, epoch_));
    return connection;
  }

  const std::string where_;
  const Bytes epoch_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t free_;
  std::vector<std::unique_ptr<PostgresConnection>> resting_;
};

class PostgresLedger final : public Ledger {
 public:
  PostgresLedger(const PostgresSetup& setup, LedgerSecret secret, Bytes epoch)
      : pool_(setup.where, setup.connections, std::move(epoch)), secret_(std::move(secret)), random_(*setup.random),
        taken_over_(setup.taken_over) {}

  Result<void> atomically(const std::function<Result<void>(LedgerWork&)>& work) override {
    TRY(auto connection, begin());
    auto done = in_transaction(*connection, work);
    if (!done && connection->is_sound()) base::ignore(connection->script("rollback"), "a broken connection undoes by itself");
    if (!connection->is_sound()) pool_.forget_resting();
    pool_.give_back(std::move(connection));
    return done;
  }

 private:
  // A connection that rested may have broken; nothing was done on it, so another one will do as well.
  Result<std::unique_ptr<PostgresConnection>> begin() {
    static const std::string kBegin = begin_behind_fence(), kVersion = std::to_string(kPostgresLedgerVersion);
    for (bool again = true;; again = false) {
      TRY(auto connection, pool_.take());
      const auto version = connection->last_of(kBegin);
      if (version && *version == kVersion) return connection;
      const bool is_sound = connection->is_sound();
      if (is_sound) base::ignore(connection->script("rollback"), "nothing was done, and the next one begins anew");
      else pool_.forget_resting();
      pool_.give_back(std::move(connection));
      if (version) {
        if (taken_over_) taken_over_();
        return fail(Code::busy, std::string(kTakenOver));
      }
      if (is_sound || !again) return tl::unexpected<base::Error>(version.error());
    }
  }

  Result<void> in_transaction(PostgresConnection& connection, const std::function<Result<void>(LedgerWork&)>& work) {
    PostgresWork inside(connection, secret_, pool_.epoch(), random_);
    TRY_VOID(work(inside));
    return connection.commit();
  }

  Pool pool_;
  LedgerSecret secret_;
  base::Random& random_;
  std::function<void()> taken_over_;
};

Result<bool> has_tables(PostgresConnection& connection) {
  TRY(auto rows, connection.run("select 1 from pg_catalog.pg_namespace where nspname = 'blether'"));
  return rows.count() > 0;
}

std::string all_tables() {
  std::string sql = kPostgresTables;
  for (int i = 0; i < kPostgresPartitions; ++i) {
    const std::string number = std::to_string(i);
    sql += "create table blether.changes_" + number + " partition of blether.changes for values with (modulus " +
           std::to_string(kPostgresPartitions) + ", remainder " + number + ");\n";
  }
  return sql;
}

// The whole ledger or nothing of it. exists: another service made it at the same moment.
Result<void> make_tables(PostgresConnection& connection, const LedgerSecret& secret, base::Random& random) {
  TRY_VOID(connection.script("begin"));
  auto made = connection.script(all_tables());
  if (made) {
    Bytes epoch(16);
    random.fill(epoch);
    auto rows = connection.run("insert into blether.ledger values(1, $1::bigint, $2::bytea, $3::bytea)",
                               PostgresValues(std::int64_t{kPostgresLedgerVersion}, epoch, secret.seal("ledger", epoch)));
    made = rows ? connection.commit() : tl::unexpected<base::Error>(rows.error());
  }
  if (!made) base::ignore(connection.script("rollback"), "the connection ends next");
  return made;
}

// Number and mark of each change of a bucket, in order.
struct Marks {
  PostgresArray numbers{PostgresArray::Of::bigint}, marks{PostgresArray::Of::bigint};
  std::uint32_t last = 0;
};

Result<Marks> marks_of(PostgresConnection& connection, std::int64_t bucket) {
  TRY(auto rows, connection.run("select n, standing, hash from blether.changes where bucket = $1::bigint order by n",
                                PostgresValues(bucket)));
  Marks found;
  for (int row = 0; row < rows.count(); ++row) {
    found.last ^= share_of_mark(static_cast<Standing>(rows.number(row, 1)), rows.bytes(row, 2));
    found.numbers.add(rows.number(row, 0)), found.marks.add(std::int64_t{found.last});
  }
  return found;
}

Result<void> add_marks(PostgresConnection& connection) {
  // Services of the older version wait here, and can add nothing afterwards: they know no mark.
  TRY_VOID(connection.script("lock table blether.counters, blether.changes in access exclusive mode;"
                             "alter table blether.counters add column mark bigint;"
                             "alter table blether.changes add column mark bigint;"));
  TRY(auto counted, connection.run("select bucket from blether.counters"));
  for (int row = 0; row < counted.count(); ++row) {
    const std::int64_t bucket = counted.number(row, 0);
    TRY(auto marks, marks_of(connection, bucket));
    TRY_VOID(connection.run("update blether.changes as c set mark = m.mark "
                            "from unnest($2::bigint[], $3::bigint[]) as m(n, mark) where c.bucket = $1::bigint and c.n = m.n",
                            PostgresValues(bucket, marks.numbers, marks.marks)));
    TRY_VOID(connection.run("update blether.counters set mark = $2::bigint where bucket = $1::bigint",
                            PostgresValues(bucket, std::int64_t{marks.last})));
  }
  return connection.script("alter table blether.counters alter column mark set not null;"
                           "alter table blether.changes alter column mark set not null;");
}

using NoteEntries = std::function<Result<void>()>;

Result<void> bring_along_inside(PostgresConnection& connection, const NoteEntries& note_entries) {
  // A large ledger takes as long as it takes; only for the locks nobody waits for ever.
  TRY_VOID(connection.script("set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0"));
  // What services of an older version have begun ends first; what they begin from now on finds another version.
  TRY_VOID(connection.script(std::string("select pg_advisory_xact_lock(") + kPostgresFence + ")"));
  TRY(auto rows, connection.run("select version from blether.ledger for update"));
  if (rows.count() != 1 || rows.number(0, 0) >= kPostgresLedgerVersion) return connection.commit();
  if (rows.number(0, 0) < 2) TRY_VOID(add_marks(connection));
  if (rows.number(0, 0) < 3) {
    TRY_VOID(connection.script(kPostgresLogEntries));
    TRY_VOID(note_entries());
  }
  TRY_VOID(connection.script(kPostgresCaseloadNames));
  TRY_VOID(connection.run("update blether.ledger set version = $1::bigint",
                          PostgresValues(std::int64_t{kPostgresLedgerVersion})));
  return connection.commit();
}

// A ledger of an older version becomes one of this, in one transaction; of several services the first does it, and the
// others wait. The cursors of devices name marks of another kind then: each device reads its people once from the start.
Result<void> bring_along(PostgresConnection& connection, const NoteEntries& note_entries) {
  TRY(auto rows, connection.run("select version from blether.ledger"));
  if (rows.count() == 1 && rows.number(0, 0) >= kPostgresLedgerVersion) return {};
  TRY_VOID(connection.script("begin isolation level read committed"));
  auto done = bring_along_inside(connection, note_entries);
  if (!done && connection.is_sound()) base::ignore(connection.script("rollback"), "the connection ends next");
  return done;
}

// The epoch, which the key must open.
Result<Bytes> check(PostgresConnection& connection, const LedgerSecret& secret) {
  TRY(auto rows, connection.run("select version, epoch, key_check from blether.ledger"));
  if (rows.count() != 1) return fail(Code::corrupt, "ledger without epoch");
  if (rows.number(0, 0) > kPostgresLedgerVersion) return fail(Code::too_new, "ledger " + std::to_string(rows.number(0, 0)));
  TRY(Bytes epoch, secret.open("ledger", rows.bytes(0, 2)));
  if (!std::equal(epoch.begin(), epoch.end(), rows.bytes(0, 1).begin(), rows.bytes(0, 1).end()))
    return fail(Code::corrupt, "ledger epoch");
  return epoch;
}

}  // namespace

Result<std::unique_ptr<Ledger>> open_postgres_ledger(const PostgresSetup& setup) {
  TRY(auto connection, PostgresConnection::open(setup.where));
  TRY(bool made, has_tables(*connection));
  TRY(auto key, setup.key(made));
  TRY(auto secret, LedgerSecret::create(key.view(), *setup.random));
  if (!made) {
    auto done = make_tables(*connection, secret, *setup.random);
    // Whoever was quicker made it; whether under this key is checked next.
    TRY(bool there, has_tables(*connection));
    if (!done && !there) return tl::unexpected<base::Error>(done.error());
  }
  TRY(Bytes epoch, check(*connection, secret));
  TRY_VOID(bring_along(*connection, [&] {
    PostgresWork inside(*connection, secret, epoch, *setup.random);
    return write_down_all(inside);
  }));
  return std::unique_ptr<Ledger>(std::make_unique<PostgresLedger>(setup, std::move(secret), std::move(epoch)));
}

}  // namespace blether::hub
