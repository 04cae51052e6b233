// What the office had put aside because of a caseload is not lost: it is taken when it comes again, or when the office
// has looked.
#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>

#include "tests/support/hub.h"
#include "tests/support/ledgers.h"

namespace blether::tests {

namespace {

// Callum is off Amina's caseload and on Euan's, and she does not know it yet.
template <class Ledger>
struct Town {
  HubHouse house{Ledger::ledger()};
  DirectTransport network{house.service()};
  std::optional<WorkerTablet> amina, euan;
  model::RecordId callum;

  Town() {
    house.import_small_town();
    amina.emplace(network, house.code_for("Amina Farooq"), 1, "Amina's tablet");
    euan.emplace(network, house.code_for("Euan Baird"), 2, "Euan's tablet");
    amina->sync(network);
    callum = amina->person("Callum")->id;
    assign("assign", "Euan Baird");
    assign("unassign", "Amina Farooq");
    euan->sync(network);
  }
  json assign(const char* what, const char* worker) {
    return house.command({{"do", what}, {"worker", worker}, {"person", callum.hex()}});
  }
  model::StreamId stream() const { return sync::shared_stream(callum); }
  void say(const std::string& field, const std::string& words) {
    amina->write(stream(), model::kind::person, callum, field, words);
  }
  json take() { return house.command({{"do", "take"}, {"worker", "Amina Farooq"}, {"person", "Callum Shaw"}}); }
  // As no app would: these envelopes once more.
  std::vector<sync::Answer> send_again(const std::vector<base::Bytes>& envelopes) {
    sync::SyncRequest request;
    request.changes = envelopes;
    const base::Bytes body = sync::encode(request);
    const auto headers = must(sync::signed_headers(amina->identity(), sync::kSyncPath, body, 1u << 30));
    return must(sync::decode_sync_reply(must(network.post(sync::kSyncPath, headers, body)).body)).answers;
  }
};

std::string words_of(WorkerTablet& tablet, const char* field) {
  const auto callum = tablet.person("Callum");
  return callum ? callum->text(field) : "(not here)";
}

}  // namespace

#define OFFICES Embedded, Shared

TEMPLATE_TEST_CASE("The office takes what Amina wrote about Callum after he had left her caseload, and Euan reads it",
                   "[R68]", OFFICES) {
  Town<TestType> town;
  town.say("matters", "His dog Rory.");
  town.say("phone", "01382 496 0111");
  CHECK(town.amina->sync(town.network).quarantined == 2);
  town.euan->sync(town.network);
  CHECK(words_of(*town.euan, "matters").empty());

  const json taken = town.take();
  CHECK(taken["taken"] == 2);
  CHECK(taken["left"] == 0);
  const auto report = town.euan->sync(town.network);
  CHECK(report.refused_here == 0);
  CHECK(words_of(*town.euan, "matters") == "His dog Rory.");
  CHECK(words_of(*town.euan, "phone") == "01382 496 0111");
  const json status = town.house.status();
  CHECK(status["quarantined"] == 0);
  CHECK(status["conflicts"] == 0);
  CHECK(town.take()["taken"] == 0);  // once
}

TEMPLATE_TEST_CASE("Once Callum is hers again, Amina's tablet hears that her words were taken after all", "", OFFICES) {
  Town<TestType> town;
  town.say("matters", "His dog Rory.");
  town.amina->sync(town.network);
  CHECK(must((*town.amina)->quarantined()).size() == 1);
  town.take();
  town.assign("assign", "Amina Farooq");
  town.amina->sync(town.network);
  CHECK(must((*town.amina)->quarantined()).empty());
  CHECK(words_of(*town.amina, "matters") == "His dog Rory.");
  town.say("matters", "His dog Rory and the allotment.");
  CHECK(town.amina->sync(town.network).stored == 1);
}

TEMPLATE_TEST_CASE("A tablet that still has Callum hears of it by the feed", "", OFFICES) {
  Town<TestType> town;
  town.say("matters", "His dog Rory.");
  const auto envelopes = must((*town.amina)->envelopes(town.stream()));
  CHECK(town.send_again(envelopes).back().reason == "not_on_caseload");
  // He comes back before her tablet has heard that he had gone.
  town.assign("assign", "Amina Farooq");
  const model::Dot first{town.amina->key().id, 1};
  must((*town.amina)->keep_receipts({{town.stream(), first, false, "", "not_on_caseload", ""}}, kMorning));
  town.take();
  town.amina->sync(town.network);
  CHECK(must((*town.amina)->quarantined()).empty());
}

TEMPLATE_TEST_CASE("Sent again once he is back on her caseload, Amina's words are taken in the order she wrote them", "",
                   OFFICES) {
  Town<TestType> town;
  town.say("matters", "His dog Rory.");
  town.say("matters", "His dog Rory and the allotment.");
  std::vector<base::Bytes> own;
  for (const base::Bytes& envelope : must((*town.amina)->envelopes(town.stream())))
    if (must(storage::claimed_device(envelope)) == town.amina->key().id) own.push_back(envelope);
  REQUIRE(own.size() == 2);
  CHECK(town.send_again(own)[1].reason == "not_on_caseload");
  town.assign("assign", "Amina Farooq");

  DirectTransport network(town.house.service());
  sync::SyncRequest request;
  request.changes = own;
  const base::Bytes body = sync::encode(request);
  const auto headers = must(sync::signed_headers(town.amina->identity(), sync::kSyncPath, body, (1u << 30) + 1));
  const auto answers = must(sync::decode_sync_reply(must(network.post(sync::kSyncPath, headers, body)).body)).answers;
  REQUIRE(answers.size() == 2);
  CHECK(answers[0].outcome == sync::Outcome::stored);
  CHECK(answers[1].outcome == sync::Outcome::stored);
  town.euan->sync(network);
  CHECK(words_of(*town.euan, "matters") == "His dog Rory and the allotment.");
}

TEMPLATE_TEST_CASE("What only the office may write is not taken with the rest", "", OFFICES) {
  Town<TestType> town;
  town.say("matters", "His dog Rory.");
  must((*town.amina)->commit({town.stream(), "reason.test",
                              {{"person", town.callum, "withdrawn", model::Act::put, true, {}}}}));
  CHECK(town.amina->sync(town.network).quarantined == 2);
  const json taken = town.take();
  CHECK(taken["taken"] == 1);
  CHECK(taken["left"] == 1);
  town.euan->sync(town.network);
  CHECK(words_of(*town.euan, "matters") == "His dog Rory.");
  CHECK_FALSE(town.euan->person("Callum")->withdrawn);
}

}  // namespace blether::tests
