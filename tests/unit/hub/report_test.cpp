#include <catch2/catch_test_macros.hpp>

#include "tests/support/hub.h"

namespace blether::tests {

namespace {

bool holds(const std::string& page, const std::string& words) { return page.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("The office's page shows outcomes and unmet needs in people's own words, escaped") {
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
  for (auto [field, value] : {std::pair("need", "a lift on Tuesdays"), std::pair("reason", "UN05"),
                              std::pair("words", "There is no bus back."), std::pair("status", "open")})
    entry.operations.push_back(
        {std::string(model::kind::unmet_need), need, field, model::Act::put, std::string(value), {}});
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

}  // namespace blether::tests
