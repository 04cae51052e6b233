#include "storage/migrations.h"

#include "tests/support/temp_vault.h"

using namespace blether;
using namespace blether::tests;
using namespace blether::storage;
using base::Code;

namespace {

const auto kStream = shared_stream("Margaret");
const auto kMargaret = id_named<model::RecordId>("Margaret");

std::unique_ptr<Connection> connect(Tablet& tablet) {
  tablet.close();
  return must(Connection::open(tablet.file(), Tablet::raw_key(), Connection::Mode::open_existing));
}

std::vector<MigrationStep> with_step(const char* sql) {
  auto known = migration_steps();
  std::vector<MigrationStep> steps(known.begin(), known.end());
  steps.push_back({sql});
  return steps;
}

base::Path copy_of(const Tablet& tablet) {
  auto path = tablet.file();
  return path += ".before-" + std::to_string(migration_steps().size() + 1);
}

}  // namespace

TEST_CASE("A vault from a newer Blether is refused and left alone") {
  Tablet ishbel(1);
  ishbel.write(kStream, "person", kMargaret, {{"phone", std::string("1")}});
  must(connect(ishbel)->script("PRAGMA user_version=99"));
  auto before = must(base::SystemFiles().read(ishbel.file()));
  CHECK(code_of(ishbel.try_open()) == Code::too_new);
  CHECK(must(base::SystemFiles().read(ishbel.file())) == before);
}

TEST_CASE("An older vault is brought up to date, its old bytes kept beside it") {
  Tablet ishbel(1);
  ishbel.write(kStream, "person", kMargaret, {{"phone", std::string("1")}});
  auto steps = with_step("CREATE TABLE extra(a); INSERT INTO extra VALUES(7)");
  {
    auto sql = connect(ishbel);
    must(migrate(*sql, steps));
    CHECK(must(sql->number("SELECT a FROM extra")) == 7);
    must(migrate(*sql, steps));  // nothing left to do
  }
  auto kept = must(Connection::open(copy_of(ishbel), Tablet::raw_key(), Connection::Mode::open_existing));
  CHECK(must(kept->number("PRAGMA user_version")) == static_cast<std::int64_t>(migration_steps().size()));
  CHECK(must(kept->number("SELECT count(*) FROM log")) == 1);
}

TEST_CASE("A migration that fails half way changes nothing") {
  Tablet ishbel(1);
  ishbel.write(kStream, "person", kMargaret, {{"phone", std::string("1")}});
  auto digest = must(ishbel->digest());
  CHECK_FALSE(migrate(*connect(ishbel), with_step("CREATE TABLE extra(a); DELETE FROM log; CREATE TABLE log(a)")));
  ishbel.open();
  CHECK(must(ishbel->digest()) == digest);
  must(ishbel->check_integrity());
}

TEST_CASE("A database of something else is not taken for a vault") {
  TempFolder folder;
  auto sql = must(Connection::open(folder / "other.db", Tablet::raw_key(), Connection::Mode::create_new));
  must(sql->script("CREATE TABLE recipes(a)"));
  CHECK(code_of(migrate(*sql)) == Code::corrupt);
}
