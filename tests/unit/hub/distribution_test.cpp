// Whether the shared ledger's tables can be spread over many machines by `bucket`: the rules of a distributed PostgreSQL,
// read from the catalogue of a ledger as the program makes it. docs/scale.md has the statements that do it.
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "tests/support/ledgers.h"

namespace blether::tests {

namespace {

std::string say(const PostgresLedgers& ledger, const std::string& sql) { return must(shared_postgres().say(ledger.where(), sql)); }

// The tables of the ledger, but for the one row that is the same everywhere.
constexpr const char* kTables =
    "(select c.oid, c.relname, c.relkind from pg_class c join pg_namespace s on s.oid = c.relnamespace "
    "where s.nspname = 'blether' and c.relkind in ('r', 'p') and c.relname <> 'ledger') as t";

}  // namespace

TEST_CASE("Every table of the ledger has a bucket that is never empty, and its primary key begins with it") {
  PostgresLedgers ledger;
  CHECK(say(ledger, std::string("select count(*) > 6 from ") + kTables) == "t");
  CHECK(say(ledger, std::string("select string_agg(relname, ' ') from ") + kTables +
                        " where not exists (select 1 from pg_attribute a where a.attrelid = t.oid and a.attname = 'bucket' "
                        "and a.attnotnull)") == "");
  CHECK(say(ledger, std::string("select string_agg(relname, ' ') from ") + kTables +
                        " where not exists (select 1 from pg_index i join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0] "
                        "where i.indrelid = t.oid and i.indisprimary and a.attname = 'bucket')") == "");
}

TEST_CASE("The statements of docs/scale.md spread every table there is, each by its bucket") {
  PostgresLedgers ledger;
  std::set<std::string> written, found;
  std::ifstream page(std::string(BLETHER_DOCS) + "/scale.md");
  const std::regex statement(R"(create_distributed_table\('blether\.([a-z_]+)', +'bucket')");
  for (std::string line; std::getline(page, line);)
    if (std::smatch named; std::regex_search(line, named, statement)) written.insert(named[1]);
  std::istringstream names(say(ledger, std::string("select string_agg(relname, ' ') from ") + kTables +
                                           " where not exists (select 1 from pg_inherits where inhrelid = t.oid)"));
  for (std::string name; names >> name;) found.insert(name);
  CHECK(found.size() > 6);
  CHECK(written == found);
}

TEST_CASE("Every unique key has the bucket in it, so that each machine can keep it by itself") {
  PostgresLedgers ledger;
  CHECK(say(ledger, std::string("select string_agg(i.indexrelid::regclass::text, ' ') from ") + kTables +
                        " join pg_index i on i.indrelid = t.oid where i.indisunique and not exists ("
                        "select 1 from pg_attribute a where a.attrelid = t.oid and a.attnum = any(i.indkey) and a.attname = 'bucket')") == "");
}

TEST_CASE("Nothing is numbered by an identity, a sequence of its own or a transaction: arrival is the counter of a bucket") {
  PostgresLedgers ledger;
  const std::string columns = std::string("from ") + kTables + " join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 ";
  CHECK(say(ledger, "select string_agg(relname || '.' || attname, ' ') " + columns + "where a.attidentity <> ''") == "");
  CHECK(say(ledger, "select string_agg(relname || '.' || attname, ' ') " + columns +
                        "join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum "
                        "where pg_get_expr(d.adbin, d.adrelid) ~ 'nextval|txid|xact|snapshot'") == "");
  CHECK(say(ledger, "select string_agg(relname || '.' || attname, ' ') " + columns +
                        "where a.atttypid in ('xid'::regtype, 'xid8'::regtype, 'pg_snapshot'::regtype, 'pg_lsn'::regtype)") == "");
  CHECK(say(ledger, std::string("select count(*) from ") + kTables + " join pg_trigger g on g.tgrelid = t.oid") == "0");
}

TEST_CASE("No key of one table points into another, so no row waits for a row of another bucket") {
  PostgresLedgers ledger;
  CHECK(say(ledger, "select count(*) from pg_constraint where contype = 'f' and connamespace = 'blether'::regnamespace") == "0");
}

TEST_CASE("Changes lie in sixteen parts by the bucket alone, and each part takes some") {
  PostgresLedgers ledger;
  CHECK(say(ledger, "select partstrat::text || ':' || partnatts || ':' || (select attname from pg_attribute where attrelid = partrelid "
                    "and attnum = partattrs[0]) from pg_partitioned_table where partrelid = 'blether.changes'::regclass") == "h:1:bucket");
  CHECK(say(ledger, "select count(*) from pg_inherits where inhparent = 'blether.changes'::regclass") == "16");
  base::SeededRandom random(4);
  must(ledger->atomically([&](hub::LedgerWork& work) {
    std::vector<hub::Entry> entries(500);
    for (hub::Entry& entry : entries) {
      entry.stream = {model::Audience::shared, model::OwnerId::random(random)};
      entry.dot = {id_named<model::DeviceId>("tablet"), 1};
    }
    return work.append(entries);
  }));
  CHECK(say(ledger, "select count(distinct tableoid) from blether.changes") == "16");
}

TEST_CASE("What the exchange asks of a bucket is answered from one part of the changes") {
  PostgresLedgers ledger;
  CHECK(say(ledger, "explain (format json, costs off) select 1 from blether.changes where bucket = 7 and n > 3 order by n limit 64")
            .find("Append") == std::string::npos);
  CHECK(say(ledger, "explain (format json, costs off) select 1 from blether.changes where n > 3 order by n limit 64")
            .find("Append") != std::string::npos);
}

}  // namespace blether::tests
