#include <catch2/catch_test_macros.hpp>

#include "tests/support/hub.h"

namespace blether::tests {

using base::Code;

namespace {

struct Door {
  Door() { house.import_small_town(); }
  HubHouse house;
  DirectTransport network{house.service()};
};

}  // namespace

TEST_CASE("Asking whom a code is for does not use it up") {
  Door door;
  const std::string code = door.house.code_for("Amina Farooq");
  CHECK(must(sync::who(door.network, code)).author_name == "Amina Farooq");
  CHECK(must(sync::who(door.network, code)).hub_name == "Dundee practice office");
  WorkerTablet tablet(door.network, code, 1);
  CHECK(code_of(sync::who(door.network, code)) == Code::refused);
}

TEST_CASE("A code lets one tablet in; the same tablet may ask again when the answer was lost, another may not") {
  Door door;
  const std::string code = door.house.code_for("Amina Farooq");
  WorkerTablet tablet(door.network, code, 1);
  must(sync::enrol(door.network, tablet.identity(), code, "tablet"));
  base::SeededRandom random(99);
  const auto stranger = must(storage::create_device_key(random));
  const auto refused = sync::enrol(door.network, sync::identity_of(stranger), code, "another");
  CHECK(code_of(refused) == Code::refused);
  CHECK(refused.error().detail == "code_unknown");
  CHECK(door.house.status()["devices"].size() == 1);
}

TEST_CASE("A code is worth nothing after two weeks, and an older one nothing once Amina got a new one") {
  Door door;
  const std::string first = door.house.code_for("Amina Farooq");
  const std::string second = door.house.code_for("Amina Farooq");
  CHECK(code_of(sync::who(door.network, first)) == Code::refused);
  CHECK(sync::who(door.network, second).has_value());
  door.house.clock().advance(hub::kCodeLifeMs + 1);
  CHECK(code_of(sync::who(door.network, second)) == Code::refused);
}

TEST_CASE("Somebody who guesses codes is stopped, and let in again with the right one ten minutes later") {
  Door door;
  const std::string code = door.house.code_for("Amina Farooq");
  for (std::size_t i = 0; i < hub::WrongCodes::kMostOfOne; ++i)
    CHECK(sync::who(door.network, "2222-3333-4444-5555").error().detail == "code_unknown");
  CHECK(sync::who(door.network, code).error().detail == "too_many_tries");
  door.house.clock().advance(hub::WrongCodes::kWindowMs + 1);
  CHECK(sync::who(door.network, code).has_value());
}

TEST_CASE("A tablet that does not hold the key it brings is not let in") {
  Door door;
  const std::string code = door.house.code_for("Amina Farooq");
  base::SeededRandom random(99);
  const auto own = must(storage::create_device_key(random));
  const auto other = must(storage::create_device_key(random));
  sync::Identity liar = sync::identity_of(own);
  liar.public_key = other.public_key;
  CHECK(code_of(sync::enrol(door.network, liar, code, "liar")) == Code::denied);
  CHECK(sync::who(door.network, code).has_value());
}

TEST_CASE("Starting the service gives an invitation to each worker without a tablet, and only once") {
  Door door;
  const json command{{"do", "invitations"}, {"first_worker", "First worker"}};
  CHECK(door.house.command(command)["invitations"].size() == 2);
  CHECK(door.house.command(command)["invitations"].empty());
}

TEST_CASE("An office without anybody gets a first worker, so that the first tablet can be let in") {
  HubHouse house;
  const json given = house.command({{"do", "invitations"}, {"first_worker", "First worker"}})["invitations"];
  REQUIRE(given.size() == 1);
  DirectTransport network(house.service());
  CHECK(must(sync::who(network, given[0].value("code", ""))).author_name == "First worker");
}

}  // namespace blether::tests
