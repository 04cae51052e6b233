#include "storage/sql.h"

#include "tests/support/temp_vault.h"

using namespace blether;
using namespace blether::tests;
using base::Code;
using storage::Connection;

namespace {
base::Bytes key_of(std::uint8_t byte) { return base::Bytes(Connection::kKeyBytes, byte); }
}  // namespace

TEST_CASE("Opening a database never creates one, creating never overwrites one") {
  TempFolder folder;
  CHECK(code_of(Connection::open(folder / "a.db", key_of(1), Connection::Mode::open_existing)) == Code::not_found);
  CHECK_FALSE(std::filesystem::exists(folder / "a.db"));
  must(Connection::open(folder / "a.db", key_of(1), Connection::Mode::create_new));
  CHECK(code_of(Connection::open(folder / "a.db", key_of(1), Connection::Mode::create_new)) == Code::exists);
}

TEST_CASE("A second program cannot open a database that is in use, and can once it is closed") {
  TempFolder folder;
  auto first = must(Connection::open(folder / "a.db", key_of(1), Connection::Mode::create_new));
  CHECK(code_of(Connection::open(folder / "a.db", key_of(1), Connection::Mode::open_existing)) == Code::locked);
  first.reset();
  must(Connection::open(folder / "a.db", key_of(1), Connection::Mode::open_existing));
}

TEST_CASE("Another key is refused and the right one still opens") {
  TempFolder folder;
  {
    auto sql = must(Connection::open(folder / "a.db", key_of(1), Connection::Mode::create_new));
    must(sql->script("CREATE TABLE t(a)"));
  }
  CHECK(code_of(Connection::open(folder / "a.db", key_of(2), Connection::Mode::open_existing)) == Code::wrong_key);
  auto sql = must(Connection::open(folder / "a.db", key_of(1), Connection::Mode::open_existing));
  CHECK(must(sql->number("SELECT count(*) FROM t")) == 0);
}

TEST_CASE("The settings that keep a vault safe are in force") {
  TempFolder folder;
  auto sql = must(Connection::open(folder / "a.db", key_of(1), Connection::Mode::create_new));
  CHECK(must(sql->text("PRAGMA cipher_page_size")) == "4096");
  CHECK(must(sql->text("PRAGMA journal_mode")) == "wal");
  CHECK(must(sql->number("PRAGMA synchronous")) == 2);
  CHECK(must(sql->number("PRAGMA secure_delete")) == 1);
  CHECK(must(sql->number("PRAGMA temp_store")) == 2);
  CHECK(must(sql->text("PRAGMA locking_mode")) == "exclusive");
}

TEST_CASE("A transaction that is not committed is undone") {
  TempFolder folder;
  auto sql = must(Connection::open(folder / "a.db", key_of(1), Connection::Mode::create_new));
  must(sql->script("CREATE TABLE t(a)"));
  {
    auto transaction = must(storage::Transaction::begin(*sql));
    must(sql->run("INSERT INTO t VALUES(?1)", 1));
  }
  CHECK(must(sql->number("SELECT count(*) FROM t")) == 0);
}

TEST_CASE("One statement can be used again while it is still being read") {
  TempFolder folder;
  auto sql = must(Connection::open(folder / "a.db", key_of(1), Connection::Mode::create_new));
  must(sql->script("CREATE TABLE t(a); INSERT INTO t VALUES(1),(2)"));
  auto outer = must(sql->prepare("SELECT a FROM t ORDER BY a"));
  int pairs = 0;
  while (must(outer.step())) {
    auto inner = must(sql->prepare("SELECT a FROM t ORDER BY a"));
    while (must(inner.step())) ++pairs;
  }
  CHECK(pairs == 4);
}

TEST_CASE("A full database says no_space and goes on once there is room") {
  TempFolder folder;
  auto sql = must(Connection::open(folder / "a.db", key_of(1), Connection::Mode::create_new));
  must(sql->script("CREATE TABLE t(a)"));
  must(sql->limit_pages(10));
  CHECK(code_of(sql->run("INSERT INTO t VALUES(zeroblob(100000))")) == Code::no_space);
  must(sql->limit_pages(1000));
  must(sql->run("INSERT INTO t VALUES(zeroblob(100000))"));
}

TEST_CASE("The search engine's words are folded and placed") {
  TempFolder folder;
  auto sql = must(Connection::open(folder / "a.db", key_of(1), Connection::Mode::create_new));
  std::vector<std::string> words;
  must(sql->tokenize("Màiri's (tea)", [&](std::string_view token, std::size_t from, std::size_t to) {
    words.push_back(std::string(token) + ":" + std::to_string(from) + "-" + std::to_string(to));
  }));
  CHECK(words == std::vector<std::string>{"mairi:0-6", "s:7-8", "tea:10-13"});
}
