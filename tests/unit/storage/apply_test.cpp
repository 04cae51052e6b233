#include "storage/store.h"
#include "tests/support/temp_vault.h"

using namespace blether;
using namespace blether::tests;
using base::Code;
using model::Act;
using model::FieldState;

namespace {
const auto kStream = shared_stream("Margaret");
const auto kMargaret = id_named<model::RecordId>("Margaret");

std::string shown(Tablet& tablet, const char* field) { return must(tablet->record(kStream, kMargaret)).text(field); }
}  // namespace

TEST_CASE("Two workers who wrote different fields offline both see both") {
  Tablet ishbel(1), rab(2);
  introduce({&ishbel, &rab});
  ishbel.write(kStream, "person", kMargaret, {{"phone", std::string("01382 111")}});
  rab.write(kStream, "person", kMargaret, {{"address", std::string("4 Logie Street")}});
  meet(ishbel, rab, kStream);
  CHECK(shown(rab, "phone") == "01382 111");
  CHECK(shown(ishbel, "address") == "4 Logie Street");
  CHECK(must(ishbel->digest()) == must(rab->digest()));
  CHECK(must(ishbel->conflicts()).empty());
}

TEST_CASE("Two different phone numbers become one conflict with the same id, settled once for everyone") {
  Tablet ishbel(1), rab(2);
  introduce({&ishbel, &rab});
  ishbel.write(kStream, "person", kMargaret, {{"phone", std::string("old")}});
  meet(ishbel, rab, kStream);
  ishbel.write(kStream, "person", kMargaret, {{"phone", std::string("one")}});
  rab.write(kStream, "person", kMargaret, {{"phone", std::string("two")}});
  auto info = send(ishbel, rab, kStream);
  send(rab, ishbel, kStream);

  auto conflicts = must(ishbel->conflicts());
  REQUIRE(conflicts.size() == 1);
  CHECK(conflicts[0].id == must(rab->conflicts())[0].id);
  CHECK(conflicts[0].field == "phone");
  CHECK(conflicts[0].heads.size() == 2);
  CHECK(model::text_of(conflicts[0].merged.base) == "old");
  CHECK(info.commits.back().new_conflicts == std::vector{conflicts[0].id});
  CHECK(must(rab->conflict(conflicts[0].id)).has_value());
  CHECK(must(ishbel->digest()) == must(rab->digest()));

  rab.write(kStream, "person", kMargaret, {{"phone", std::string("two")}});  // sees both heads, settles
  meet(ishbel, rab, kStream);
  CHECK(must(ishbel->conflicts()).empty());
  CHECK(must(rab->conflicts()).empty());
  CHECK(shown(ishbel, "phone") == "two");
  CHECK(must(ishbel->digest()) == must(rab->digest()));
  CHECK(must(ishbel->history(kStream, kMargaret, "phone")).size() == 4);
}

TEST_CASE("Two workers who wrote the same number disagree about nothing") {
  Tablet ishbel(1), rab(2);
  introduce({&ishbel, &rab});
  ishbel.write(kStream, "person", kMargaret, {{"phone", std::string("same")}});
  rab.write(kStream, "person", kMargaret, {{"phone", std::string("same")}});
  meet(ishbel, rab, kStream);
  CHECK(must(ishbel->conflicts()).empty());
  CHECK(must(ishbel->record(kStream, kMargaret)).field("phone")->merged.state == FieldState::settled);
}

TEST_CASE("The same page twice, and an older page again, change nothing") {
  Tablet ishbel(1), rab(2);
  introduce({&ishbel, &rab});
  for (int i = 0; i < 5; ++i) ishbel.write(kStream, "person", kMargaret, {{"phone", std::to_string(i)}});
  auto page = arrivals(must(ishbel->envelopes(kStream)));
  CHECK(must(rab->apply(page)).applied == 5);
  auto digest = must(rab->digest());
  auto again = must(rab->apply(page));
  CHECK(again.applied == 0);
  CHECK(again.known == 5);
  CHECK(again.refused.empty());
  CHECK(must(rab->digest()) == digest);
}

TEST_CASE("A change that comes before what its author had seen waits, and is written when that comes") {
  Tablet ishbel(1), rab(2), morag(3);
  introduce({&ishbel, &rab, &morag});
  ishbel.write(kStream, "person", kMargaret, {{"phone", std::string("one")}});
  send(ishbel, rab, kStream);
  rab.write(kStream, "person", kMargaret, {{"phone", std::string("two")}});
  auto all = must(rab->envelopes(kStream));
  REQUIRE(all.size() == 2);

  auto early = must(morag->apply(arrivals({all[1]})));
  CHECK(early.held == 1);
  CHECK(early.applied == 0);
  CHECK(must(morag->vector_of(kStream)).empty());
  morag.close();
  morag.open();
  auto late = must(morag->apply(arrivals({all[0]})));
  CHECK(late.applied == 2);
  CHECK(late.commits.size() == 2);
  CHECK(shown(morag, "phone") == "two");
  CHECK(must(morag->digest()) == must(rab->digest()));
}

TEST_CASE("A stranger's change, a borrowed author and a broken chain are refused and change nothing") {
  Tablet ishbel(1), rab(2);
  rab.write(kStream, "person", kMargaret, {{"phone", std::string("one")}});
  auto envelopes = must(rab->envelopes(kStream));
  auto stranger = must(ishbel->apply(arrivals(envelopes)));
  REQUIRE(stranger.refused.size() == 1);
  CHECK(stranger.refused[0].error.code == Code::denied);

  introduce({&ishbel, &rab});
  auto key = rab.key();
  auto forged = must(storage::open(envelopes[0], key.public_key));
  forged.author = ishbel.author();
  auto borrowed = must(ishbel->apply(arrivals({storage::seal(key, forged)})));
  REQUIRE(borrowed.refused.size() == 1);
  CHECK(borrowed.refused[0].error.code == Code::denied);

  must(ishbel->apply(arrivals(envelopes)));
  auto digest = must(ishbel->digest());
  auto next = must(storage::open(envelopes[0], key.public_key));
  next.seq = 2;
  next.previous = base::Bytes(32, 7);
  auto broken = must(ishbel->apply(arrivals({storage::seal(key, next)})));
  REQUIRE(broken.refused.size() == 1);
  CHECK(broken.refused[0].error.code == Code::corrupt);
  auto fork = must(storage::open(envelopes[0], key.public_key));
  fork.reason = "another story";
  auto forked = must(ishbel->apply(arrivals({storage::seal(key, fork), base::Bytes(10, 1)})));
  REQUIRE(forked.refused.size() == 2);
  CHECK(forked.refused[0].error.code == Code::corrupt);
  CHECK(forked.refused[1].error.code == Code::invalid);
  CHECK(must(ishbel->digest()) == digest);
}

TEST_CASE("One bad change in a page does not stop the others") {
  Tablet ishbel(1), rab(2), morag(3);
  introduce({&ishbel, &rab});
  introduce({&ishbel, &morag});
  rab.write(kStream, "person", kMargaret, {{"phone", std::string("one")}});
  morag.write(kStream, "person", kMargaret, {{"address", std::string("4 Logie Street")}});
  auto bad = must(rab->envelopes(kStream));
  bad[0].back() ^= 1;
  bad.push_back(must(morag->envelopes(kStream))[0]);
  auto info = must(ishbel->apply(arrivals(bad)));
  CHECK(info.refused.size() == 1);
  CHECK(info.applied == 1);
  CHECK(shown(ishbel, "address") == "4 Logie Street");
}

TEST_CASE("The cursor is kept with the page it belongs to") {
  Tablet ishbel(1);
  CHECK(must(ishbel->cursor()).empty());
  must(ishbel->apply({}, base::Bytes{1, 2, 3}));
  ishbel.close();
  ishbel.open();
  CHECK(must(ishbel->cursor()) == base::Bytes{1, 2, 3});
}

TEST_CASE("A later change still comes in after one that the office holds back") {
  Tablet ishbel(1), rab(2), morag(3);
  introduce({&ishbel, &rab, &morag});
  for (const char* phone : {"one", "two", "three"})
    rab.write(kStream, "person", kMargaret, {{"phone", std::string(phone)}});
  auto all = must(rab->envelopes(kStream));
  storage::Arrival mark{{}, kStream, {rab.id(), 2}, storage::envelope_hash(all[1])};

  auto info = must(ishbel->apply({{all[0], {}, {}, {}}, mark, {all[2], {}, {}, {}}}));
  CHECK(info.applied == 3);
  // "three" overwrote "two", which this tablet never had: "one" still stands beside it.
  CHECK(must(ishbel->record(kStream, kMargaret)).field("phone")->heads.size() == 2);
  CHECK(must(ishbel->vector_of(kStream)) == model::VersionVector{{rab.id(), 3}});

  SECTION("the marks may come in any order, and twice") {
    must(morag->apply({{all[2], {}, {}, {}}, mark, mark, {all[0], {}, {}, {}}}));
    CHECK(must(morag->digest()) == must(ishbel->digest()));
  }
  SECTION("should it be let through after all, everything is as if it had come in time") {
    CHECK(must(ishbel->apply(arrivals({all[1]}))).applied == 1);
    CHECK(shown(ishbel, "phone") == "three");
    CHECK(must(ishbel->digest()) == must(rab->digest()));
    must(ishbel->rebuild());
    CHECK(must(ishbel->digest()) == must(rab->digest()));
  }
  SECTION("another change under that name is refused") {
    auto other = must(storage::open(all[1], rab.key().public_key));
    other.reason = "another";
    auto refused = must(ishbel->apply(arrivals({storage::seal(rab.key(), other)})));
    REQUIRE(refused.refused.size() == 1);
    CHECK(refused.refused[0].error.code == Code::corrupt);
  }
}

TEST_CASE("Kinds and fields this version does not know are kept byte for byte and passed on") {
  Tablet newer(1), older(2), third(3);
  introduce({&newer, &older, &third});
  auto record = id_named<model::RecordId>("new thing");
  storage::Draft draft{kStream, "", {{"hologram", record, "beam", Act::put, base::Bytes{0, 1, 2, 255}, {}},
                                     {"person", kMargaret, "favourite_tea", Act::put, std::string("Assam"), {}}}};
  must(newer->commit(draft));
  send(newer, older, kStream);
  send(older, third, kStream);
  CHECK(must(third->envelopes(kStream)) == must(newer->envelopes(kStream)));
  auto seen = must(third->record(kStream, record));
  CHECK(seen.kind == "hologram");
  CHECK(seen.value("beam") == model::Value(base::Bytes{0, 1, 2, 255}));
  CHECK(shown(third, "favourite_tea") == "Assam");
}

TEST_CASE("A remote change that writes a log entry twice adds an entry and loses none") {
  Tablet ishbel(1), rab(2);
  introduce({&ishbel, &rab});
  auto need = id_named<model::RecordId>("need");
  auto first = rab.write(kStream, "unmet_need", need, {{"words", std::string("first")}});
  auto envelopes = must(rab->envelopes(kStream));
  auto second = must(storage::open(envelopes[0], rab.key().public_key));
  second.seq = 2;
  second.previous = storage::envelope_hash(envelopes[0]);
  second.parents = {{rab.id(), 1}};
  second.operations[0].value = std::string("second");
  envelopes.push_back(storage::seal(rab.key(), second));
  must(ishbel->apply(arrivals(envelopes)));
  CHECK(must(ishbel->record(kStream, need)).texts("words") == std::vector<std::string>{"first", "second"});
}

TEST_CASE("A device cannot be given another key or another author") {
  Tablet ishbel(1), rab(2), eve(3);
  ishbel.knows(rab);
  auto swapped = rab.known();
  swapped.public_key = eve.known().public_key;
  CHECK(code_of(ishbel->keep_devices({swapped})) == Code::denied);
  auto renamed = rab.known();
  renamed.author = eve.author();
  CHECK(code_of(ishbel->keep_devices({renamed})) == Code::denied);
  auto named = rab.known();
  named.author_name = "Rab Forsyth";
  must(ishbel->keep_devices({named}));
  CHECK(must(ishbel->device(rab.id()))->author_name == "Rab Forsyth");
  CHECK(must(ishbel->devices()).size() == 2);
}

TEST_CASE("A tablet restored from an old copy takes its own later changes back and goes on after them") {
  Tablet ishbel(1);
  auto copy = ishbel.folder() / "old.db";
  ishbel.write(kStream, "person", kMargaret, {{"phone", std::string("one")}});
  ishbel.close();
  std::filesystem::copy_file(ishbel.file(), copy);
  ishbel.open();
  ishbel.write(kStream, "person", kMargaret, {{"phone", std::string("two")}});
  auto at_office = must(ishbel->envelopes(kStream));
  ishbel.close();
  std::filesystem::copy_file(copy, ishbel.file(), std::filesystem::copy_options::overwrite_existing);
  ishbel.open();
  must(ishbel->apply(arrivals(at_office)));
  CHECK(shown(ishbel, "phone") == "two");
  CHECK(must(ishbel->unsent(1 << 20)).size() == 1);  // the first was never answered for in the old copy
  CHECK(ishbel.write(kStream, "person", kMargaret, {{"phone", std::string("three")}}).dot.seq == 3);
}
