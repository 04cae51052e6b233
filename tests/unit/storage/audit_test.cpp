#include "storage/store.h"
#include "tests/support/temp_vault.h"

using namespace blether;
using namespace blether::tests;
using base::Code;

namespace {
const auto kStream = shared_stream("Margaret");
const auto kMargaret = id_named<model::RecordId>("Margaret");

// Somebody with the key and a database tool.
void tamper(Tablet& tablet, const char* sql) {
  tablet.close();
  must(must(storage::Connection::open(tablet.file(), Tablet::raw_key(), storage::Connection::Mode::open_existing))
           ->script(sql));
  tablet.open();
}
}  // namespace

TEST_CASE("Every write and every look is in the audit, newest first, with ids only") {
  Tablet ishbel(1), rab(2);
  introduce({&ishbel, &rab});
  ishbel.write(kStream, "person", kMargaret, {{"given_name", std::string("Margaret")}});
  must(ishbel->note_access("open-record", kMargaret.hex()));
  rab.write(kStream, "person", kMargaret, {{"phone", std::string("1")}});
  send(rab, ishbel, kStream);
  auto entries = must(ishbel->audit(10));
  REQUIRE(entries.size() == 3);
  CHECK(entries[0].act == "receive");
  CHECK(entries[1].act == "open-record");
  CHECK(entries[1].object == kMargaret.hex());
  CHECK(entries[2].act == "commit");
  CHECK(entries[2].object == kStream.text() + " 1");
  must(ishbel->check_audit());
}

TEST_CASE("An empty audit is whole") {
  Tablet ishbel(1);
  CHECK(must(ishbel->audit(10)).empty());
  CHECK(ishbel->check_audit().has_value());
}

TEST_CASE("An audit entry altered, dropped, swapped, added or cut off is found") {
  Tablet ishbel(1);
  for (int i = 0; i < 6; ++i) must(ishbel->note_access("open-record", std::to_string(i)));
  for (const char* sql :
       {"UPDATE audit SET object='9' WHERE seq=3", "UPDATE audit SET at_ms=at_ms+1 WHERE seq=3",
        "UPDATE audit SET act='commit' WHERE seq=3", "DELETE FROM audit WHERE seq=3", "DELETE FROM audit WHERE seq=6",
        "DELETE FROM audit", "INSERT INTO audit VALUES(7, 1, 'open-record', '7', x'00')",
        "UPDATE audit SET seq=-1 WHERE seq=3; UPDATE audit SET seq=3 WHERE seq=4; UPDATE audit SET seq=4 WHERE seq=-1",
        "DELETE FROM audit WHERE seq=6; UPDATE audit_head SET seq=5"}) {
    CAPTURE(sql);
    Tablet victim(7);
    for (int i = 0; i < 6; ++i) must(victim->note_access("open-record", std::to_string(i)));
    must(victim->check_audit());
    tamper(victim, sql);
    CHECK(code_of(victim->check_audit()) == Code::corrupt);
  }
}

TEST_CASE("A change altered in the database with the right key is still found: it is signed") {
  Tablet ishbel(1);
  ishbel.write(kStream, "person", kMargaret, {{"given_name", std::string("Margaret")}});
  ishbel.write(kStream, "person", kMargaret, {{"given_name", std::string("Maggie")}});
  must(ishbel->check_integrity());
  SECTION("bytes of a change") {
    tamper(ishbel, "UPDATE log SET envelope=CAST(replace(CAST(envelope AS TEXT),'Margaret','Marmaret') AS BLOB)");
    CHECK(code_of(ishbel->check_integrity()) == Code::corrupt);
  }
  SECTION("a change taken out") {
    tamper(ishbel, "DELETE FROM log WHERE n=1");
    CHECK(code_of(ishbel->check_integrity()) == Code::corrupt);
  }
  SECTION("two changes exchanged") {
    tamper(ishbel, "UPDATE log SET seq=-1 WHERE seq=1; UPDATE log SET seq=1 WHERE seq=2; UPDATE log SET seq=2 WHERE seq=-1");
    CHECK(code_of(ishbel->check_integrity()) == Code::corrupt);
  }
}

TEST_CASE("Heads that somebody altered are put right from the log") {
  Tablet ishbel(1);
  ishbel.write(kStream, "person", kMargaret, {{"given_name", std::string("Margaret")}});
  auto digest = must(ishbel->digest());
  tamper(ishbel, "DELETE FROM records; DELETE FROM merges");
  CHECK(must(ishbel->digest()) != digest);
  must(ishbel->rebuild());
  CHECK(must(ishbel->digest()) == digest);
}

TEST_CASE("A vault whose fields had other rules is built again when it is opened") {
  Tablet ishbel(1);
  ishbel.write(kStream, "person", kMargaret, {{"given_name", std::string("Margaret")}});
  auto digest = must(ishbel->digest());
  tamper(ishbel, "UPDATE notes SET value=x'00' WHERE key=char(1)||'schema'; DELETE FROM records");
  CHECK(must(ishbel->digest()) == digest);
}
