#include "storage/store.h"
#include "tests/support/temp_vault.h"

using namespace blether;
using namespace blether::tests;
using base::Code;
using model::Act;

namespace {
const auto kStream = shared_stream("Margaret");
const auto kMargaret = id_named<model::RecordId>("Margaret");

storage::Draft draft_of(std::vector<model::Operation> operations) { return {kStream, "reason.test", std::move(operations)}; }
}  // namespace

TEST_CASE("What a worker writes is there, with who and when, and in the history when it is written over") {
  Tablet ishbel(1);
  auto first = ishbel.write(kStream, "person", kMargaret, {{"given_name", std::string("Margaret")}});
  CHECK(first.dot == model::Dot{ishbel.id(), 1});
  CHECK(first.records == std::vector{kMargaret});
  ishbel.world.clock.advance(60'000);
  ishbel.write(kStream, "person", kMargaret, {{"given_name", std::string("Maggie")}});

  auto record = must(ishbel->record(kStream, kMargaret));
  CHECK(record.kind == "person");
  CHECK(record.text("given_name") == "Maggie");
  auto history = must(ishbel->history(kStream, kMargaret, "given_name"));
  REQUIRE(history.size() == 2);
  CHECK(model::text_of(history[0].value) == "Margaret");
  CHECK(history[0].time.wall_ms == kMorning);
  CHECK(history[1].author == ishbel.author());
  CHECK(history[1].overwrites == std::vector{first.dot});
}

TEST_CASE("Nothing was ever written about a stranger") {
  Tablet ishbel(1);
  CHECK(code_of(ishbel->record(kStream, kMargaret)) == Code::not_found);
  CHECK(must(ishbel->records(kStream, "person")).empty());
  CHECK(must(ishbel->streams()).empty());
}

TEST_CASE("A tablet whose clock is set back never gives a later change an earlier time") {
  Tablet ishbel(1);
  ishbel.write(kStream, "person", kMargaret, {{"phone", std::string("1")}});
  ishbel.world.clock.set_utc(kMorning - 1'000'000);
  ishbel.close();
  ishbel.open();
  ishbel.write(kStream, "person", kMargaret, {{"phone", std::string("2")}});
  auto history = must(ishbel->history(kStream, kMargaret, "phone"));
  CHECK(history[0].time < history[1].time);
}

TEST_CASE("A set gains and loses single elements") {
  Tablet ishbel(1);
  auto add = [&](const char* code) {
    must(ishbel->commit(draft_of({{"person", kMargaret, "care_groups", Act::put, std::string(code), {}}})));
  };
  must(ishbel->commit(draft_of({{"person", kMargaret, "care_groups", Act::put, std::string("older"), {}},
                                {"person", kMargaret, "care_groups", Act::put, std::string("dementia"), {}}})));
  add("carer");
  auto before = must(ishbel->record(kStream, kMargaret));
  CHECK(before.texts("care_groups") == std::vector<std::string>{"older", "dementia", "carer"});
  model::Dot first{ishbel.id(), 1};
  must(ishbel->commit(draft_of({{"person", kMargaret, "care_groups", Act::drop, std::string("older"), {first}}})));
  CHECK(must(ishbel->record(kStream, kMargaret)).texts("care_groups") == std::vector<std::string>{"dementia", "carer"});
}

TEST_CASE("An unmet need is written once and never edited") {
  Tablet ishbel(1);
  auto need = id_named<model::RecordId>("need");
  ishbel.write(kStream, "unmet_need", need, {{"words", std::string("Nobody to take me to the lunch club")}});
  auto again = draft_of({{"unmet_need", need, "words", Act::put, std::string("changed"), {}}});
  CHECK(code_of(ishbel->commit(again)) == Code::invalid);
  auto late = draft_of({{"unmet_need", need, "status", Act::put, std::string("met"), {}}});
  CHECK(code_of(ishbel->commit(late)) == Code::invalid);
  CHECK(must(ishbel->record(kStream, need)).text("words") == "Nobody to take me to the lunch club");
}

TEST_CASE("A change that breaks a rule changes nothing") {
  Tablet ishbel(1);
  ishbel.write(kStream, "person", kMargaret, {{"phone", std::string("1")}});
  auto before = must(ishbel->digest());
  auto refused = [&](model::Operation op) { return code_of(ishbel->commit(draft_of({std::move(op)}))); };
  model::Dot unseen{id_named<model::DeviceId>("stranger"), 1};
  CHECK(refused({"person", kMargaret, "phone", Act::put, std::string("\xff\xfe"), {}}) == Code::invalid);
  CHECK(refused({"person", kMargaret, "phone", Act::put, std::string("\xed\xa0\x80"), {}}) == Code::invalid);
  CHECK(refused({"worker", kMargaret, "name", Act::put, std::string("x"), {}}) == Code::invalid);
  CHECK(refused({"", kMargaret, "phone", Act::put, std::string("x"), {}}) == Code::invalid);
  CHECK(refused({"person", kMargaret, std::string(65, 'a'), Act::put, std::string("x"), {}}) == Code::invalid);
  CHECK(refused({"person", kMargaret, "phone", Act::drop, std::string("1"), {{ishbel.id(), 1}}}) == Code::invalid);
  CHECK(refused({"person", kMargaret, "phone", Act::put, std::string("x"), {unseen}}) == Code::invalid);
  CHECK(refused({"person", kMargaret, "matters", Act::put, std::string(9u << 20, 'a'), {}}) == Code::invalid);
  CHECK(code_of(ishbel->commit(draft_of({}))) == Code::invalid);
  CHECK(must(ishbel->digest()) == before);
  CHECK(must(ishbel->vector_of(kStream)) == model::VersionVector{{ishbel.id(), 1}});
}

TEST_CASE("People of every caseload are listed once, by audience") {
  Tablet ishbel(1);
  for (const char* name : {"Margaret", "Donald", "Aileen"})
    ishbel.write(shared_stream(name), "person", id_named<model::RecordId>(name), {{"given_name", std::string(name)}});
  model::StreamId practice{model::Audience::practice, id_named<model::OwnerId>("Donald")};
  ishbel.write(practice, "person", id_named<model::RecordId>("hidden"), {{"given_name", std::string("Hidden")}});
  std::vector<std::string> names;
  for (const auto& person : must(ishbel->all_records(model::Audience::shared, "person")))
    names.push_back(person.text("given_name"));
  CHECK(names == std::vector<std::string>{"Aileen", "Donald", "Margaret"});
  CHECK(must(ishbel->streams()).size() == 4);
}

TEST_CASE("A disk that fills up costs nothing that was there, and the same words are saved once there is room") {
  Tablet ishbel(1);
  ishbel.write(kStream, "person", kMargaret, {{"matters", std::string("My garden")}});
  auto before = must(ishbel->digest());
  ishbel.close();
  auto connection = must(storage::Connection::open(ishbel.file(), Tablet::raw_key(),
                                                   storage::Connection::Mode::open_existing));
  storage::Connection& sql = *connection;
  auto store = must(storage::Store::open(std::move(connection), ishbel.key(), ishbel.author(), ishbel.world.view()));
  must(sql.limit_pages(must(sql.number("PRAGMA page_count"))));
  auto big = draft_of({{"person", kMargaret, "access", Act::put, std::string(50'000, 'x'), {}}});
  CHECK(code_of(store->commit(big)) == Code::no_space);
  CHECK(must(store->digest()) == before);
  CHECK(must(store->record(kStream, kMargaret)).text("matters") == "My garden");
  must(sql.limit_pages(100'000));
  CHECK(must(store->commit(big)).dot == model::Dot{ishbel.id(), 2});
  must(store->check_integrity());
  must(store->check_audit());
}

TEST_CASE("Notes stay in this vault and are found again") {
  Tablet ishbel(1);
  must(ishbel->keep_note("route", base::as_bytes("people/margaret")));
  ishbel.close();
  ishbel.open();
  CHECK(base::as_text(must(ishbel->note("route")).value()) == "people/margaret");
  CHECK_FALSE(must(ishbel->note("other")).has_value());
}
