// Two workers end Isobel's support, each on a tablet without a network: a person is asked once.
#include "care/one_question.h"

#include <catch2/catch_test_macros.hpp>

#include "notebook.h"

using namespace blether;
using test::id_of;

namespace {

model::Dot of(std::uint8_t tablet) {
  model::Dot dot;
  dot.device.bytes.fill(tablet);
  dot.seq = tablet;
  return dot;
}

model::Write by(std::uint8_t tablet, std::string value) {
  model::Write write;
  write.dot = of(tablet), write.value = std::move(value);
  return write;
}

// What the two wrote there; the ids of conflicts only tell them apart.
model::Conflict two(std::string id, std::string kind, std::uint8_t record, std::string field, std::string first,
                    std::string second) {
  model::Conflict conflict;
  conflict.id = std::move(id), conflict.kind = std::move(kind), conflict.field = std::move(field);
  conflict.record = id_of(record);
  conflict.heads = {by(1, std::move(first)), by(2, std::move(second))};
  return conflict;
}

std::vector<model::Conflict> ended_on_two_days() {
  return {two("part", "support", 5, "until", "2026-11-30", "2026-12-07"),
          two("day", "review", 1, "ended_on", "2026-11-30", "2026-12-07"),
          two("chosen", "choice", 6, "until", "2026-11-30", "2026-12-07")};
}

std::string ids(const std::vector<model::Conflict>& conflicts) {
  std::string all;
  for (const model::Conflict& each : conflicts) all += each.id + " ";
  return all;
}

}  // namespace

TEST_CASE("Support that two tablets ended on two days is one question: on which day", "[R60]") {
  const auto conflicts = ended_on_two_days();
  CHECK(ids(care::questions(conflicts)) == "day ");
  CHECK(ids(care::following(conflicts[1], conflicts)) == "part chosen ");
  CHECK(care::following(conflicts[0], conflicts).empty());
}

TEST_CASE("Two days and two reasons are two questions; what was chosen follows either", "[R60]") {
  auto conflicts = ended_on_two_days();
  conflicts.push_back(two("why", "review", 1, "end_why", "asked", "handed-over"));
  conflicts.push_back(two("chosen-why", "choice", 6, "end_why", "support-ended", "handed-over"));
  CHECK(ids(care::questions(conflicts)) == "day why ");
  CHECK(ids(care::following(conflicts[3], conflicts)) == "chosen-why ");
}

TEST_CASE("A last day that somebody else wrote is a question of its own", "[R60]") {
  auto conflicts = ended_on_two_days();
  conflicts[0].heads.push_back(by(3, "2027-01-31"));
  CHECK(ids(care::questions(conflicts)) == "part day ");
  conflicts = ended_on_two_days();
  conflicts[2].heads[1] = by(3, "2026-12-07");
  CHECK(ids(care::questions(conflicts)) == "day chosen ");
}

TEST_CASE("Without the review's day nothing follows, and another person's support never does", "[R60]") {
  auto conflicts = ended_on_two_days();
  conflicts.erase(conflicts.begin() + 1);
  CHECK(ids(care::questions(conflicts)) == "part chosen ");
  conflicts = ended_on_two_days();
  conflicts[0].stream.owner.bytes.fill(9);
  CHECK(ids(care::questions(conflicts)) == "part day ");
}

TEST_CASE("A part that the one takes back and the other ends follows the day too", "[R60]") {
  auto conflicts = ended_on_two_days();
  conflicts[0] = two("part", "support", 5, "withdrawn", "", "2026-12-07");
  conflicts[0].heads[0].value = true;
  conflicts[0].heads.push_back(by(2, "2026-12-07"));  // whatever else the other wrote of it in that change
  CHECK(ids(care::questions(conflicts)) == "day ");
}
