#include "storage/store.h"
#include "tests/support/temp_vault.h"

using namespace blether;
using namespace blether::tests;

namespace {
const auto kStream = shared_stream("Margaret");
const auto kMargaret = id_named<model::RecordId>("Margaret");
const auto kAnswer = id_named<model::RecordId>("answer");

struct Caseload {
  Tablet ishbel{1};
  Caseload() {
    ishbel.write(kStream, "person", kMargaret,
                 {{"given_name", std::string("Màiri")}, {"family_name", std::string("Ross")},
                  {"place", std::string("Lochee")}, {"birth_date", std::string("1940-02-03")}});
    ishbel.write(kStream, "answer", kAnswer,
                 {{"text", std::string("I like to be out in the garden with Ross the dog, whatever the weather, "
                                       "and I miss the bowling green on a Thursday afternoon")}});
  }
  std::vector<storage::SearchHit> find(std::string_view words) { return must(ishbel->search(words, 10)); }
};
}  // namespace

TEST_CASE("A person is found by the beginnings of any of their words, in any order, without accents") {
  Caseload caseload;
  for (const char* typed : {"m", "mai", "MÀIRI", "ross mairi", "lochee ro", "  mairi,  ross! "}) {
    CAPTURE(typed);
    auto hits = caseload.find(typed);
    REQUIRE_FALSE(hits.empty());
    CHECK(hits[0].record == kMargaret);
    CHECK(hits[0].kind == "person");
  }
  CHECK(caseload.find("mairi dundee").empty());
  CHECK(caseload.find("1940").empty());
}

TEST_CASE("People come before narratives, and the found words are marked") {
  Caseload caseload;
  auto hits = caseload.find("ross");
  REQUIRE(hits.size() == 2);
  CHECK(hits[0].record == kMargaret);
  CHECK(hits[0].excerpt == "\x02Ross\x03");
  CHECK(hits[1].field == "text");
  CHECK(hits[1].excerpt == "… in the garden with \x02Ross\x03 the dog, whatever the weather, and I …");
}

TEST_CASE("Whatever a person types, search answers") {
  Caseload caseload;
  for (const char* typed : {"\"", "'", "mairi\"", "AND", "OR NOT", "who:mairi", "a*b", "(((", "-ross", "^m", "ros\\", "{}",
                            "NEAR(mairi ross)", "%", "\x01", "\xff\xfe", "", "   ", "–—…", "who : ("}) {
    CAPTURE(typed);
    CHECK(caseload.ishbel->search(typed, 10).has_value());
  }
  CHECK(caseload.find("\"mairi\" (ross)").size() == 1);
  CHECK(caseload.find("…").empty());
}

TEST_CASE("Words that were written over are found no more, the new ones are at once") {
  Caseload caseload;
  caseload.ishbel.write(kStream, "answer", kAnswer, {{"text", std::string("A quiet cup of tea")}});
  CHECK(caseload.find("bowling").empty());
  CHECK(caseload.find("quiet cup").size() == 1);
}

TEST_CASE("Both sides of a conflict are found") {
  Caseload caseload;
  Tablet rab(2);
  introduce({&caseload.ishbel, &rab});
  send(caseload.ishbel, rab, kStream);
  rab.write(kStream, "answer", kAnswer, {{"text", std::string("Trombone")}});
  caseload.ishbel.write(kStream, "answer", kAnswer, {{"text", std::string("Accordion")}});
  meet(caseload.ishbel, rab, kStream);
  CHECK(caseload.find("trombone").size() == 1);
  CHECK(caseload.find("accordion").size() == 1);
}

TEST_CASE("Search finds the same after everything is built again") {
  Caseload caseload;
  must(caseload.ishbel->rebuild());
  CHECK(caseload.find("thursday").size() == 1);
  CHECK(caseload.find("mairi").size() == 1);
}

TEST_CASE("No more hits than wanted") {
  Caseload caseload;
  for (int i = 0; i < 20; ++i)
    caseload.ishbel.write(kStream, "step", id_named<model::RecordId>("step " + std::to_string(i)),
                          {{"what", "Bowling " + std::to_string(i)}});
  CHECK(must(caseload.ishbel->search("bowl", 7)).size() == 7);
  CHECK(must(caseload.ishbel->search("bowl", 0)).empty());
}
