// Somebody whom a worker brings from another office with their file.
#include "tests/support/hub.h"

using namespace blether;
using tests::must;

namespace {

struct Town {
  tests::HubHouse house{tests::small_town()};
  tests::DirectTransport network{house.service()};
  tests::WorkerTablet amina{network, house.code_for("Amina Farooq"), 11, "Amina's tablet"};
  tests::WorkerTablet euan{network, house.code_for("Euan Baird"), 12, "Euan's tablet"};

  Town() {
    amina.sync(network);
    euan.sync(network);
  }
};

// The first change of a file that was carried in, as app/core/carry_in.h makes it.
storage::Draft brought(const model::StreamId& stream, const std::string& given_name) {
  const auto person = model::same_id<model::RecordId>(stream.owner);
  auto put = [](std::string_view kind, model::RecordId id, const char* field, model::Value value) {
    return model::Operation{std::string(kind), id, field, model::Act::put, std::move(value), {}};
  };
  return {stream, "reason.written", {put(model::kind::person, person, "given_name", given_name),
                                     put(model::kind::origin, tests::id_named<model::RecordId>("origin"), "name", std::string("Ros Kinnear"))}};
}

}  // namespace

TEST_CASE("Whoever Amina brings with their file is on her caseload from then on, and stays on her tablet", "[R36]") {
  Town town;
  const auto stream = tests::shared_stream("nettie");
  must(town.amina->commit(brought(stream, "Nettie")));
  town.amina.write(stream, model::kind::person, model::same_id<model::RecordId>(stream.owner), "phone", std::string("01632 960115"));
  const auto report = town.amina.sync(town.network);
  CHECK(report.stored == 2);
  CHECK(report.quarantined == 0);
  town.amina.sync(town.network);
  REQUIRE(town.amina.person("Nettie"));
  CHECK(town.amina.person("Nettie")->text("phone") == "01632 960115");
  town.euan.sync(town.network);
  CHECK_FALSE(town.euan.person("Nettie"));
}

TEST_CASE("Nobody gets hold of somebody who is here already by bringing a file of them", "[R36]") {
  Town town;
  const auto callum = sync::shared_stream(town.amina.person("Callum")->id);
  must(town.euan->commit(brought(callum, "Callum")));
  const auto report = town.euan.sync(town.network);
  CHECK(report.stored == 0);
  CHECK(report.quarantined == 1);
  CHECK(must(town.euan->quarantined()).front().reason == "not_on_caseload");
  town.amina.sync(town.network);
  CHECK(town.amina.person("Callum")->field("given_name")->heads.size() == 1);
}

TEST_CASE("A tablet makes up nobody: without a file from elsewhere a new person is put aside", "[R36]") {
  Town town;
  const auto stream = tests::shared_stream("nobody");
  auto draft = brought(stream, "Nobody");
  draft.operations.pop_back();
  must(town.amina->commit(draft));
  CHECK(town.amina.sync(town.network).quarantined == 1);
}

TEST_CASE("An office put back to before Amina brought Nettie hears of her from the tablet, which keeps her", "[R36]") {
  Town town;
  const auto backup = town.house.data().parent_path() / "backup";
  town.house.close();
  std::filesystem::copy(town.house.data(), backup, std::filesystem::copy_options::recursive);
  town.house.open();
  const auto stream = tests::shared_stream("nettie");
  must(town.amina->commit(brought(stream, "Nettie")));
  tests::DirectTransport before(town.house.service());
  CHECK(town.amina.sync(before).stored == 1);
  town.house.close();
  std::filesystem::remove_all(town.house.data());
  std::filesystem::copy(backup, town.house.data(), std::filesystem::copy_options::recursive);
  town.house.open();

  tests::DirectTransport after(town.house.service());
  const auto report = town.amina.sync(after);
  CHECK(report.stored == 2);  // once more when the office lists her again
  CHECK(report.quarantined == 0);
  town.amina.sync(after);
  CHECK(town.amina.person("Nettie"));
  tests::WorkerTablet fresh(after, town.house.code_for("Amina Farooq"), 13, "Amina's new tablet");
  fresh.sync(after);
  CHECK(fresh.person("Nettie"));
}
