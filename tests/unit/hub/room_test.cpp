#include "sync/hub/room.h"

#include <catch2/catch_test_macros.hpp>
#include <optional>

namespace blether::tests {

using hub::Room;

namespace {

// An office at one address, somebody who means harm at another.
constexpr const char* kOffice = "192.0.2.1";
constexpr const char* kStranger = "198.51.100.7";

}  // namespace

TEST_CASE("One address gets its share of the connections, and the rest is there for others") {
  Room room({3, 2, 1000});
  std::optional<Room::Place> first, second, third, fourth, fifth;
  first.emplace(room, kStranger);
  second.emplace(room, kStranger);
  third.emplace(room, kStranger);
  CHECK(first->is_given());
  CHECK(second->is_given());
  CHECK_FALSE(third->is_given());
  fourth.emplace(room, kOffice);
  CHECK(fourth->is_given());
  fifth.emplace(room, kOffice);
  CHECK_FALSE(fifth->is_given());
  first.reset();
  fifth.emplace(room, kOffice);
  CHECK(fifth->is_given());
}

TEST_CASE("One address holds half of the memory at most, all together the whole, and what is let go is there again") {
  Room room({10, 10, 1000});
  std::optional<Room::Place> stranger;
  stranger.emplace(room, kStranger);
  Room::Place again(room, kStranger), office(room, kOffice), other(room, "203.0.113.5");
  CHECK(stranger->take(300));
  CHECK(again.take(200));
  CHECK_FALSE(again.take(1));
  CHECK(office.take(500));
  CHECK_FALSE(other.take(1));
  CHECK(room.bytes() == 1000);
  stranger.reset();
  CHECK(room.bytes() == 700);
  CHECK(other.take(300));
  other.hold(0);
  CHECK(room.bytes() == 700);
}

TEST_CASE("An answer that is made already is counted, however large, and keeps new bodies waiting") {
  Room room({10, 10, 1000});
  Room::Place slow(room, kOffice), other(room, kStranger);
  slow.take(100);
  slow.hold(1200);
  CHECK(room.bytes() == 1200);
  CHECK_FALSE(other.take(0));
  slow.hold(0);
  CHECK(room.bytes() == 0);
  CHECK(other.take(100));
}

}  // namespace blether::tests
