#include <catch2/catch_test_macros.hpp>

#include "tests/support/hub.h"

namespace blether::tests {

namespace {

bool holds(const std::string& page, const std::string& words) { return page.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("The office's page shows outcomes and unmet needs in people's own words, escaped, and how much is missing",
          "[R50]") {
  HubHouse house;
  house.import_small_town();
  DirectTransport network(house.service());
  WorkerTablet amina(network, house.code_for("Amina Farooq"), 1, "Amina's tablet");
  amina.sync(network);
  const model::RecordId isobel = amina.person("Isobel")->id;
  const auto stream = sync::shared_stream(isobel);
  const auto outcome = id_named<model::RecordId>("an outcome"), need = id_named<model::RecordId>("a need");
  amina.write(stream, model::kind::outcome, outcome, "want", std::string("go to the choir again"));
  amina.write(stream, model::kind::outcome, outcome, "own_words", std::string("I miss the singing & <the> folk."));
  amina.write(stream, model::kind::outcome, outcome, "domain", std::string("D04"));
  storage::Draft entry{stream, "reason.test", {}};
  for (auto [field, value] :
       {std::pair("need", "a lift on Tuesdays"), std::pair("reason", "UN05"), std::pair("status", "open"),
        std::pair("words", "There is no bus back."), std::pair("amount_wanted", "3½"), std::pair("amount_got", "1"),
        std::pair("unit", "times-week"), std::pair("effect", "She sees nobody & sings to nobody.")})
    entry.operations.push_back(
        {std::string(model::kind::unmet_need), need, field, model::Act::put, std::string(value), {}});
  entry.operations.push_back(
      {std::string(model::kind::unmet_need), need, "carer_affected", model::Act::put, model::Value(true), {}});
  must(amina->commit(entry));
  amina.sync(network);

  const std::string page = house.command({{"do", "report"}})["html"];
  CHECK(holds(page, "go to the choir again"));
  CHECK(holds(page, "I miss the singing &amp; &lt;the&gt; folk."));
  CHECK_FALSE(holds(page, "<the>"));
  CHECK(holds(page, "a lift on Tuesdays"));
  CHECK(holds(page, "There is no bus back."));
  CHECK(holds(page, "Isobel Rennie, Lochee"));
  CHECK(holds(page, "<td>Lochee</td><td>1</td>"));
  CHECK(holds(page, "Wants 3½ times a week, has 1; 2½ missing."));
  CHECK(holds(page, "<td>No area chosen</td><td>1</td><td>2½ times a week</td>"));
  CHECK(holds(page, "What it does: She sees nobody &amp; sings to nobody."));
  CHECK(holds(page, "Hard for the carer too."));
  CHECK(holds(page, "Amina&#39;s tablet"));
  CHECK_FALSE(holds(page, "<script"));
  CHECK_FALSE(holds(page, "://"));
}

TEST_CASE("An office that has heard nothing yet says so in plain words") {
  HubHouse house;
  const std::string page = house.command({{"do", "report"}})["html"];
  CHECK(holds(page, "No outcome has arrived yet."));
  CHECK(holds(page, "Nobody has told us of a need that is not met."));
}

// Callum Shaw looks after Isobel: what she waits for is hard for him too, and somebody wrote it down in his file as well.
TEST_CASE("A need of Isobel's that is hard for her carer too is counted once, and followed in one place", "[R50]") {
  HubHouse house;
  house.import_small_town();
  DirectTransport network(house.service());
  WorkerTablet amina(network, house.code_for("Amina Farooq"), 1, "Amina's tablet");
  amina.sync(network);
  const auto isobels = sync::shared_stream(amina.person("Isobel")->id);
  const auto callums = sync::shared_stream(amina.person("Callum")->id);
  auto write = [&](const model::StreamId& stream, const char* id, const char* status, const char* follows) {
    const auto put = [&](const char* field, model::Value value) {
      return model::Operation{std::string(model::kind::unmet_need), id_named<model::RecordId>(id), field,
                              model::Act::put, std::move(value), {}};
    };
    storage::Draft entry{stream, "reason.test", {put("need", std::string("company at the weekend")),
                                                 put("reason", std::string("UN02")), put("status", std::string(status)),
                                                 put("carer_affected", true)}};
    if (*follows != 0) entry.operations.push_back(put("follows", id_named<model::RecordId>(follows).hex()));
    must(amina->commit(entry));
  };
  write(isobels, "hers", "open", "");
  write(callums, "his", "open", "");
  write(callums, "his closed", "same", "his");
  write(isobels, "hers now", "part", "hers");
  amina.sync(network);
  const std::string page = house.command({{"do", "report"}})["html"];
  CHECK(holds(page, "<strong>1</strong>\nneed not met"));
  CHECK(holds(page, "<td>Lochee</td><td>1</td>"));
  const auto first = page.find("company at the weekend");
  REQUIRE(first != std::string::npos);
  CHECK(page.find("company at the weekend", first + 1) == std::string::npos);
}

}  // namespace blether::tests
