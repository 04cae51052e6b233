// After a restore from a backup: what tablets bring back of others' work, whole, and what nobody can make the office
// believe that way.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "storage/envelope.h"
#include "sync/leaving.h"
#include "tests/support/small_town.h"

namespace blether::tests {

namespace {

struct Town : SmallTown {
  std::optional<DirectTransport> network{house.service()};
  std::uint64_t counter = 1u << 30;

  void back_up() { house.back_up(), network.emplace(house.service()); }
  void put_back() { house.put_back(), network.emplace(house.service()); }

  model::StreamId stream() const { return sync::shared_stream(isobel); }
  void say(WorkerTablet& tablet, const std::string& field, const std::string& words) {
    tablet.write(stream(), model::kind::person, isobel, field, words);
  }
  void withdraw(WorkerTablet& tablet) {  // which only the office may
    must(tablet->commit({stream(), "reason.test", {{"person", isobel, "withdrawn", model::Act::put, true, {}}}}));
  }
  // The same so many times, each overwriting the one before.
  void withdraw_often(WorkerTablet& tablet, int times) {
    std::vector<storage::CarriedIn> list;
    const std::uint64_t before = must(tablet->vector_of(stream()))[tablet.key().id];
    for (int i = 0; i < times; ++i) {
      model::Operation withdrawal{"person", isobel, "withdrawn", model::Act::put, true, {}};
      if (i > 0) withdrawal.overwrites = {{tablet.key().id, before + static_cast<std::uint64_t>(i)}};
      list.push_back({{stream(), "reason.test", {withdrawal}}, {}});
    }
    must(tablet->carry_in(list, {"note.test", "test", "test", {1}}, [] { return base::Result<void>(); }));
  }
  void caseload(const char* command, const char* worker) {
    house.command({{"do", command}, {"worker", worker}, {"person", isobel.hex()}});
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

TEST_CASE("What Mallory writes is judged alike whether he pushes it or passes it on: about somebody who is not his it is "
          "put aside") {
  Town town;
  const auto callum = town.amina->person("Callum")->id;  // on Amina's caseload alone
  const auto stream = sync::shared_stream(callum);
  town.euan->write(stream, model::kind::person, callum, "matters", std::string("Nothing."));
  CHECK(town.pass_on(must((*town.euan)->chain_after(stream, {town.euan->key().id, 0}, 1 << 20, 100))).empty());
  CHECK(reasons(town.house.status(), "put_aside") == Reasons{"not_on_caseload"});
  town.amina->sync(*town.network);
  CHECK(town.amina->person("Callum")->text("matters").empty());
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

TEST_CASE("Until the office knows Amina's tablet again Euan's does not let go of her words, though Isobel is taken off his "
          "list", "[R68]") {
  Town town;
  town.back_up();
  WorkerTablet second(*town.network, town.house.code_for("Amina Farooq"), 9, "Amina's second tablet");
  second.sync(*town.network);
  town.say(second, "matters", "Her garden.");
  second.sync(*town.network);
  town.euan->sync(*town.network);
  town.put_back();
  town.euan->sync(*town.network);
  CHECK(must(sync::held_streams(**town.euan)).empty());  // the office lists her

  town.caseload("unassign", "Euan Baird");
  for (int i = 0; i < 3; ++i) town.euan->sync(*town.network);
  REQUIRE(town.euan->person("Isobel"));
  CHECK(town.euan->person("Isobel")->text("matters") == "Her garden.");
  CHECK(must(sync::held_streams(**town.euan)).contains(town.stream()));
  CHECK(town.euan->sync(*town.network).requests == 1);

  must(sync::enrol(*town.network, second.identity(), town.house.code_for("Amina Farooq"), "Amina's second tablet"));
  town.caseload("assign", "Euan Baird");
  town.euan->sync(*town.network);
  CHECK(town.newcomer()->person("Isobel")->text("matters") == "Her garden.");
  CHECK(must(sync::held_streams(**town.euan)).empty());

  town.caseload("unassign", "Euan Baird");
  town.euan->sync(*town.network);
  CHECK_FALSE(town.euan->person("Isobel"));
}

TEST_CASE("Isobel is taken off Euan's list in the very exchange in which his tablet could not pass on Amina's words: it "
          "keeps them") {
  Town town;
  town.back_up();
  WorkerTablet second(*town.network, town.house.code_for("Amina Farooq"), 9, "Amina's second tablet");
  second.sync(*town.network);
  town.say(second, "matters", "Her garden.");
  second.sync(*town.network);
  town.euan->sync(*town.network);
  town.put_back();

  // Behind every request of the exchange in turn, whichever of them is the one that passes on.
  struct Meanwhile final : sync::Transport {
    Meanwhile(Town& of, int at) : town(of), left(at) {}
    base::Result<sync::Reply> post(std::string_view path, const sync::Headers& headers, base::ByteView body) override {
      auto reply = town.network->post(path, headers, body);
      if (--left == 0) town.caseload("unassign", "Euan Baird");
      return reply;
    }
    void cancel() override {}
    Town& town;
    int left;
  };
  Meanwhile network(town, GENERATE(1, 2, 3));
  town.euan->sync(network);
  town.euan->sync(*town.network);
  REQUIRE(town.euan->person("Isobel"));
  CHECK(town.euan->person("Isobel")->text("matters") == "Her garden.");
  CHECK(must(sync::held_streams(**town.euan)).contains(town.stream()));
}

namespace {

// Isobel left Amina's tablet after it had sent everything, and an office that was put back to before the last of it
// gives her to it again.
struct CameBack : Town {
  explicit CameBack(bool euan_has_it) {
    say(*amina, "matters", "The choir on Tuesdays.");
    amina->sync(*network);
    back_up();
    say(*amina, "phone", "01382 496 0123");
    amina->sync(*network);
    if (euan_has_it) euan->sync(*network);
    caseload("unassign", "Amina Farooq");
    amina->sync(*network);
    has_left = !amina->person("Isobel");
    put_back();
    amina->sync(*network);
  }
  bool has_left = false;
};

}  // namespace

TEST_CASE("Isobel left and came back from a restored office: what Amina writes now arrives", "[R68]") {
  CameBack town(false);
  REQUIRE(town.has_left);
  REQUIRE(town.amina->person("Isobel"));
  town.say(*town.amina, "matters", "Her garden, and the choir.");
  CHECK(town.amina->sync(*town.network).stored == 1);
  CHECK(town.amina->unsent() == 0);
  CHECK(town.newcomer()->person("Isobel")->text("matters") == "Her garden, and the choir.");
  town.say(*town.amina, "phone", "01382 496 0777");
  CHECK(town.amina->sync(*town.network).stored == 1);
  CHECK(town.newcomer()->person("Isobel")->text("phone") == "01382 496 0777");
  CHECK(town.amina->sync(*town.network).requests == 1);
  CHECK(reasons(town.house.status(), "put_aside").empty());
}

TEST_CASE("What Amina's tablet had forgotten when Isobel left comes back, to her too, with whoever has it still", "[R68]") {
  CameBack town(true);
  REQUIRE(town.has_left);
  town.say(*town.amina, "matters", "Her garden, and the choir.");
  town.amina->sync(*town.network);
  town.euan->sync(*town.network);
  const auto fresh = town.newcomer();
  CHECK(fresh->person("Isobel")->text("matters") == "Her garden, and the choir.");
  CHECK(fresh->person("Isobel")->text("phone") == "01382 496 0123");
  CHECK(town.amina->sync(*town.network).refused_here == 0);
  CHECK(town.amina->person("Isobel")->text("phone") == "01382 496 0123");
  CHECK(town.amina->sync(*town.network).requests == 1);
}

TEST_CASE("Isobel came back and was taken off again before Amina's tablet sent what she wrote: the office has it, put aside, "
          "and nothing waits on the tablet") {
  CameBack town(false);
  REQUIRE(town.has_left);
  town.say(*town.amina, "matters", "Her garden, and the choir.");
  town.caseload("unassign", "Amina Farooq");
  CHECK(town.amina->sync(*town.network).quarantined == 1);
  CHECK(reasons(town.house.status(), "put_aside") == Reasons{"not_on_caseload"});
  CHECK(town.amina->unsent() == 0);
}

TEST_CASE("The office had put aside 1,200 changes in a row: what Amina wrote behind them comes back with Euan's tablet all "
          "the same", "[R68]") {
  Town town;
  town.back_up();
  town.withdraw_often(*town.amina, 1'200);
  town.say(*town.amina, "phone", "01382 496 0123");
  CHECK(town.amina->sync(*town.network).quarantined == 1'200);
  town.euan->sync(*town.network);
  town.put_back();

  town.euan->sync(*town.network);
  CHECK(town.newcomer()->person("Isobel")->text("phone") == "01382 496 0123");
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
