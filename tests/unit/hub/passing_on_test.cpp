// After a restore from a backup: what tablets bring back of others' work, whole, and what nobody can make the office
// believe that way.
#include <catch2/catch_test_macros.hpp>

#include "storage/envelope.h"
#include "tests/support/small_town.h"

namespace blether::tests {

namespace {

struct Town : SmallTown {
  std::optional<DirectTransport> network{house.service()};
  std::uint64_t counter = 1u << 30;

  base::Path backup() const { return house.data().parent_path() / "backup"; }
  void copy(const base::Path& from, const base::Path& to) {
    house.close();
    std::filesystem::remove_all(to);
    std::filesystem::copy(from, to, std::filesystem::copy_options::recursive);
    house.open();
    network.emplace(house.service());
  }
  void back_up() { copy(house.data(), backup()); }
  void put_back() { copy(backup(), house.data()); }

  model::StreamId stream() const { return sync::shared_stream(isobel); }
  void say(WorkerTablet& tablet, const std::string& field, const std::string& words) {
    tablet.write(stream(), model::kind::person, isobel, field, words);
  }
  void withdraw(WorkerTablet& tablet) {  // which only the office may
    must(tablet->commit({stream(), "reason.test", {{"person", isobel, "withdrawn", model::Act::put, true, {}}}}));
  }
  std::vector<storage::Arrival> chain_of(WorkerTablet& from, WorkerTablet& author) {
    return must(from->chain_after(stream(), {author.key().id, 0}, 1 << 20, 100));
  }
  // Euan's tablet passes these on, as no app would.
  std::vector<sync::Answer> pass_on(const std::vector<storage::Arrival>& relayed) {
    sync::SyncRequest request;
    request.relayed = relayed;
    const base::Bytes body = sync::encode(request);
    const auto headers = must(sync::signed_headers(euan->identity(), sync::kSyncPath, body, ++counter));
    return must(sync::decode_sync_reply(must(network->post(sync::kSyncPath, headers, body)).body)).not_passed_on;
  }
  std::unique_ptr<WorkerTablet> newcomer() {
    auto fresh = std::make_unique<WorkerTablet>(*network, house.code_for("Euan Baird"), counter++, "a new tablet");
    fresh->sync(*network);
    return fresh;
  }
};

std::vector<std::string> reasons(const json& status, const char* list) {
  std::vector<std::string> all;
  for (const json& one : status.value(list, json::array())) all.push_back(one.value("reason", ""));
  return all;
}

using Reasons = std::vector<std::string>;

}  // namespace

TEST_CASE("One of Amina's changes was put aside and her tablet is broken: what she wrote after it comes back with Euan's",
          "[R68]") {
  Town town;
  town.back_up();
  town.say(*town.amina, "matters", "The choir on Tuesdays.");
  town.withdraw(*town.amina);
  town.withdraw(*town.amina);
  town.say(*town.amina, "phone", "01382 496 0123");
  CHECK(town.amina->sync(*town.network).quarantined == 2);
  town.euan->sync(*town.network);
  town.put_back();

  town.euan->sync(*town.network);
  const auto fresh = town.newcomer();
  CHECK(fresh->person("Isobel")->text("matters") == "The choir on Tuesdays.");
  CHECK(fresh->person("Isobel")->text("phone") == "01382 496 0123");
  CHECK_FALSE(fresh->person("Isobel")->withdrawn);
  CHECK(town.euan->sync(*town.network).requests == 1);
  CHECK(town.house.status()["stored"] == 6);  // four records of the town, and what came back

  // Her tablet comes after all, and brings what the marks stood for.
  town.amina->sync(*town.network);
  CHECK(reasons(town.house.status(), "put_aside") == Reasons{"not_yours", "not_yours"});
  CHECK(must((*town.amina)->quarantined()).size() == 2);
  CHECK(town.amina->sync(*town.network).requests == 1);
}

TEST_CASE("A mark that somebody made up holds no place: without the author's signature behind it, it is not kept") {
  Town town;
  town.say(*town.amina, "matters", "The choir on Tuesdays.");
  storage::Arrival mark;
  mark.stream = town.stream();
  mark.gap = {town.amina->key().id, 1};
  mark.gap_hash = base::Bytes(32, 7);
  CHECK(town.pass_on({mark}).empty());
  CHECK(town.amina->sync(*town.network).stored == 1);
  CHECK(town.newcomer()->person("Isobel")->text("matters") == "The choir on Tuesdays.");
}

TEST_CASE("A mark in place of what Amina did write, with her next change behind it, cannot keep it from the office") {
  Town town;
  town.back_up();
  town.say(*town.amina, "matters", "The choir on Tuesdays.");
  town.say(*town.amina, "phone", "01382 496 0123");
  town.amina->sync(*town.network);
  town.euan->sync(*town.network);
  town.put_back();

  auto chain = town.chain_of(*town.euan, *town.amina);
  REQUIRE(chain.size() == 2);
  chain[0].gap_hash = storage::envelope_hash(chain[0].envelope);
  chain[0].envelope.clear();
  CHECK(town.pass_on(chain).empty());
  town.amina->sync(*town.network);
  const auto fresh = town.newcomer();
  CHECK(fresh->person("Isobel")->text("matters") == "The choir on Tuesdays.");
  CHECK(fresh->person("Isobel")->text("phone") == "01382 496 0123");
}

TEST_CASE("What Mallory writes Mallory pushes: passed on as somebody else's it is refused, logged and answered") {
  Town town;
  town.say(*town.euan, "matters", "Nothing.");
  const auto answers = town.pass_on(town.chain_of(*town.euan, *town.euan));
  REQUIRE(answers.size() == 1);
  CHECK(answers[0].reason == "own_device");
  CHECK(reasons(town.house.status(), "refusals") == Reasons{"own_device"});
  CHECK(town.newcomer()->person("Isobel")->text("matters").empty());
}

TEST_CASE("An entry of a log that comes a second time by being passed on is put aside, and the chain goes on behind it") {
  Town town;
  base::SeededRandom random(5);
  const auto entry = model::RecordId::random(random);
  base::Bytes previous;
  auto change = [&](std::uint64_t seq, const std::string& need) {
    model::Change made;
    made.stream = town.stream();
    made.device = town.amina->key().id;
    made.author = town.amina->author();
    made.seq = seq;
    made.previous = previous;
    made.time = {kMorning, 0};
    made.operations = {{"unmet_need", entry, "need", model::Act::put, need, {}}};
    const base::Bytes envelope = storage::seal(town.amina->key(), made);
    previous = storage::envelope_hash(envelope);
    return storage::Arrival{envelope, {}, {}, {}, {}};
  };
  const auto first = change(1, "Someone to sit with her"), second = change(2, "Nothing at all");
  CHECK(town.pass_on({first, second}).empty());
  CHECK(reasons(town.house.status(), "put_aside") == Reasons{"written_for_good"});
  CHECK(must((*town.newcomer())->record(town.stream(), entry)).text("need") == "Someone to sit with her");
}

TEST_CASE("The restored office does not know Amina's tablet: Euan's keeps her words for it until it does", "[R68]") {
  Town town;
  town.back_up();
  WorkerTablet second(*town.network, town.house.code_for("Amina Farooq"), 9, "Amina's second tablet");
  second.sync(*town.network);
  town.say(second, "matters", "Her garden.");
  town.say(second, "phone", "01382 496 0777");
  second.sync(*town.network);
  town.euan->sync(*town.network);
  town.put_back();

  town.euan->sync(*town.network);
  CHECK(reasons(town.house.status(), "refusals").front() == "unknown_device");
  CHECK(town.newcomer()->person("Isobel")->text("matters").empty());

  must(sync::enrol(*town.network, second.identity(), town.house.code_for("Amina Farooq"), "Amina's second tablet"));
  town.euan->sync(*town.network);
  const auto fresh = town.newcomer();
  CHECK(fresh->person("Isobel")->text("matters") == "Her garden.");
  CHECK(fresh->person("Isobel")->text("phone") == "01382 496 0777");
  CHECK(town.euan->sync(*town.network).requests == 1);
}

TEST_CASE("A forged change among those that are passed on is refused once, and what is true arrives") {
  Town town;
  town.say(*town.amina, "matters", "The choir on Tuesdays.");
  auto chain = town.chain_of(*town.amina, *town.amina);
  REQUIRE(chain.size() == 1);
  auto forged = chain[0];
  forged.envelope.back() ^= 1;
  const auto answers = town.pass_on({forged, chain[0]});
  REQUIRE(answers.size() == 1);
  CHECK(answers[0].change == 0);
  CHECK(answers[0].reason == "bad_signature");
  CHECK(town.newcomer()->person("Isobel")->text("matters") == "The choir on Tuesdays.");
}

}  // namespace blether::tests
