// A person's file carried into another vault: whatever several people wrote offline, nothing of it is lost.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "care/origin.h"
#include "tests/support/schedule.h"
#include "tests/support/two_offices.h"

using namespace blether;
using model::Record;
using tests::must;

namespace {

std::vector<model::Value> sorted_values(const std::vector<model::Write>& writes) {
  std::vector<model::Value> values;
  for (const model::Write& write : writes) values.push_back(write.value);
  std::sort(values.begin(), values.end());
  return values;
}

// What stands here of a field: the same; and where a withdrawal crossed with edits there, that the record stays, so that
// somebody is asked here too.
std::vector<model::Value> carried_values(const std::string& name, const model::Field& there,
                                         const std::vector<model::Write>& writes) {
  auto values = sorted_values(writes);
  const bool crossed = name == model::kWithdrawn && there.merged.state == model::FieldState::conflict &&
                       std::ranges::all_of(there.heads, [](const auto& head) { return model::flag_of(head.value); });
  if (crossed) values.insert(std::ranges::lower_bound(values, model::Value(false)), model::Value(false));
  return values;
}

// Somebody to be the plan's person, where the schedule wrote about nobody by name.
void name_person(storage::Store& store, const model::StreamId& stream) {
  const auto person = model::same_id<model::RecordId>(stream.owner);
  auto now = store.record(stream, person);
  model::Operation named{"person", person, "given_name", model::Act::put, std::string("Isobel"), {}};
  if (now) named.overwrites = now->seen("given_name");
  must(store.commit({stream, "reason.written", {named}}));
}

bool asks_about_withdrawal(storage::Store& store, const model::StreamId& stream) {
  for (const auto& conflict : must(store.conflicts()))
    if (conflict.stream == stream && conflict.field == model::kWithdrawn) return true;
  return false;
}

// Every write that was ever made there was made here, field by field; by the first writer of each.
void check_history(storage::Store& there, storage::Store& here, const care::PersonFile& file, const app::CarriedFile& carried) {
  auto origins = care::origins_of(must(here.records(file.stream, model::kind::origin)));
  CHECK(origins.size() == file.history.size());
  for (const auto& [change, envelope] : file.history) {
    auto origin = origins.find(carried.dots.at(change.dot()));
    REQUIRE(origin != origins.end());
    CHECK(origin->second.author == change.author);
    CHECK(origin->second.dot == change.dot());
    CHECK(origin->second.at_ms == change.time.wall_ms);
  }
  for (const Record& record : file.records)
    for (const auto& [name, field] : record.fields) {
      CAPTURE(record.kind, record.id.hex(), name);
      auto then = must(there.history(file.stream, record.id, name)), now = must(here.history(file.stream, record.id, name));
      CHECK(carried_values(name, field, then) == sorted_values(now));
      CHECK(carried_values(name, field, field.heads) ==
            sorted_values(must(here.record(file.stream, record.id)).field(name)->heads));
    }
}

}  // namespace

TEST_CASE("Whatever several people wrote offline is carried whole into another vault, and what waits for a person waits "
          "there too", "[R36]") {
  std::size_t whole = 0, asked = 0, changes = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    tests::TempFolder folder;
    auto schedule = test::Schedule::create(seed, folder.path());
    REQUIRE(schedule);
    (*schedule)->take_everything_at_once();
    REQUIRE((*schedule)->play());
    REQUIRE((*schedule)->deliver_all());
    storage::Store& there = *(*schedule)->tablets().front()->store;
    for (const auto& stream : (*schedule)->streams()) {
      if (stream.audience != model::Audience::shared) continue;
      CAPTURE(seed, stream.text());
      name_person(there, stream);
      auto file = must(app::person_file(there, stream, tests::kMorning));
      auto back = must(care::read_fhir_bundle(must(care::fhir_bundle(file, {})), {}));
      tests::OfficeTablet ros(1000 + seed, 2);
      auto carried = must(app::carry(back, {ros.tablet.id(), 1}));
      auto kept = ros.tablet->carry_in(carried.changes, {"note", "package-kept", "ids", {1}},
                                       [&] { return app::check_carried(*ros.tablet, back, carried); });
      REQUIRE(kept);
      asked += asks_about_withdrawal(there, stream) ? 1 : 0;
      CHECK(asks_about_withdrawal(*ros.tablet, stream) == asks_about_withdrawal(there, stream));
      check_history(there, *ros.tablet, file, carried);
      // Ordinary changes of this tablet: they wait for the office, others can take them in, and the log is the truth.
      CHECK(must(ros.tablet->unsent(std::size_t{1} << 30)).size() == file.history.size());
      tests::Tablet colleague(2000 + seed, sync::merge);
      colleague.knows(ros.tablet);
      tests::send(ros.tablet, colleague, stream);
      CHECK(must(colleague->digest()) == must(ros.tablet->digest()));
      must(ros.tablet->rebuild());
      CHECK(must(colleague->digest()) == must(ros.tablet->digest()));
      must(ros.tablet->check_audit());
      ++whole, changes += file.history.size();
    }
  }
  CAPTURE(whole, asked);
  CHECK(whole >= 5);
  CHECK(asked >= 1);
  CHECK(changes > 100);
}

TEST_CASE("What was kept from a worker's eyes stays so in the next office, and in the one after", "[R36]") {
  tests::OfficeTablet amina(1, 1), ros(2, 2), euan(3, 3);
  auto isobel = tests::write_isobel(amina.tablet);
  const auto answer = tests::id_named<model::RecordId>("answer"), voice = tests::id_named<model::RecordId>("voice");
  amina.tablet.write(isobel, "answer", answer, {{"text", std::string("He frightens me.")}});
  amina.tablet.write(isobel, "attachment", voice, {{"words", std::string("He frightens me.")}});
  auto file = must(app::person_file(*amina.tablet, isobel, tests::kMorning));
  file.hidden = {answer, voice};  // as a template that the other office may not have says
  for (auto* office : {&ros, &euan}) {
    auto carried = must(app::carry(file, {office->tablet.id(), 1}));
    must(office->tablet->carry_in(carried.changes, {"note", "package-kept", "ids", {}},
                                  [&] { return app::check_carried(*office->tablet, file, carried); }));
    CHECK(must(office->tablet->record(isobel, answer)).flag("hidden"));
    CHECK(must(office->tablet->record(isobel, voice)).flag("hidden"));
    file = must(app::person_file(*office->tablet, isobel, tests::kMorning));
    CHECK(file.hidden == std::set<model::RecordId>{answer, voice});
  }
  auto origins = care::origins_of(must(euan.tablet->records(isobel, model::kind::origin)));
  for (const auto& [dot, origin] : origins) CHECK(origin.author == amina.tablet.author());
}

TEST_CASE("A file that names what comes later, twice, or what only an office may write, is not carried in", "[R36]") {
  tests::OfficeTablet amina(1, 1);
  auto isobel = tests::write_isobel(amina.tablet);
  const auto file = must(app::person_file(*amina.tablet, isobel, tests::kMorning));
  const model::Dot next{tests::id_named<model::DeviceId>("ros"), 1};
  REQUIRE(app::carry(file, next));
  auto refused = [&](auto change) {
    auto other = file;
    change(other);
    return tests::code_of(app::carry(other, next));
  };
  CHECK(refused([](auto& other) { other.history.push_back(other.history.front()); }) == base::Code::invalid);
  CHECK(refused([](auto& other) { std::reverse(other.history.begin(), other.history.end()); }) == base::Code::invalid);
  CHECK(refused([](auto& other) { other.history.clear(); }) == base::Code::invalid);
  CHECK(refused([](auto& other) { std::erase_if(other.records, [](const Record& one) { return one.kind == "person"; }); }) == base::Code::invalid);
  CHECK(refused([](auto& other) { other.stream.audience = model::Audience::practice; }) == base::Code::invalid);
  CHECK(refused([](auto& other) { other.hidden.insert(tests::id_named<model::RecordId>("unwritten")); }) == base::Code::invalid);
  CHECK(refused([](auto& other) {
          model::Operation off{"person", model::same_id<model::RecordId>(other.stream.owner), std::string(model::kWithdrawn), model::Act::put, true, {}};
          other.history.back().change.operations.push_back(off);
        }) == base::Code::invalid);
}

TEST_CASE("When one change cannot be written, none of them is, nor the note, nor the line in the audit", "[R36]") {
  tests::OfficeTablet amina(1, 1), ros(2, 2);
  auto isobel = tests::write_isobel(amina.tablet);
  auto file = must(app::person_file(*amina.tablet, isobel, tests::kMorning));
  auto carried = must(app::carry(file, {ros.tablet.id(), 1}));
  carried.changes.back().draft.operations.front().overwrites = {{ros.tablet.id(), 99}};
  const auto before = must(ros.tablet->digest());
  const auto lines = must(ros.tablet->audit(100)).size();
  auto kept = ros.tablet->carry_in(carried.changes, {"note", "package-kept", "ids", {1}}, [] { return base::Result<void>(); });
  CHECK(tests::code_of(kept) == base::Code::invalid);
  CHECK(must(ros.tablet->digest()) == before);
  CHECK(must(ros.tablet->streams()).empty());
  CHECK_FALSE(must(ros.tablet->note("note")));
  CHECK(must(ros.tablet->audit(100)).size() == lines);
}
