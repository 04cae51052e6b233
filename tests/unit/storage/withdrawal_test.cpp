#include "storage/store.h"

#include <catch2/generators/catch_generators.hpp>

#include "tests/support/temp_vault.h"

using namespace blether;
using namespace blether::tests;

namespace {
const auto kStream = shared_stream("Margaret");
const auto kStep = id_named<model::RecordId>("step");

struct Two {
  Tablet ishbel{1}, rab{2};
  Two() {
    introduce({&ishbel, &rab});
    ishbel.write(kStream, "step", kStep, {{"what", std::string("Walk to the shop")}});
    meet(ishbel, rab, kStream);
  }
};
}  // namespace

TEST_CASE("A step withdrawn in sight of everything is gone for everyone") {
  Two two;
  two.rab.write(kStream, "step", kStep, {{"withdrawn", true}});
  meet(two.ishbel, two.rab, kStream);
  CHECK(must(two.ishbel->record(kStream, kStep)).withdrawn);
  CHECK(must(two.ishbel->conflicts()).empty());
  CHECK(must(two.ishbel->search("walk", 5)).empty());
  CHECK(must(two.ishbel->history(kStream, kStep, "what")).size() == 1);
}

TEST_CASE("An edit that crossed with a withdrawal keeps the step and asks") {
  Two two;
  two.rab.write(kStream, "step", kStep, {{"withdrawn", true}});
  two.ishbel.write(kStream, "step", kStep, {{"what", std::string("Walk to the bowling green")}});
  meet(two.ishbel, two.rab, kStream);
  CHECK(must(two.ishbel->digest()) == must(two.rab->digest()));
  for (Tablet* tablet : {&two.ishbel, &two.rab}) {
    auto record = must((*tablet)->record(kStream, kStep));
    CHECK_FALSE(record.withdrawn);
    CHECK(record.text("what") == "Walk to the bowling green");
    auto conflicts = must((*tablet)->conflicts());
    REQUIRE(conflicts.size() == 1);
    CHECK(conflicts[0].field == "withdrawn");
    CHECK(conflicts[0].heads.size() == 2);
    CHECK(must((*tablet)->search("bowling", 5)).size() == 1);
  }

  bool withdraw = GENERATE_COPY(true, false);
  two.ishbel.write(kStream, "step", kStep, {{"withdrawn", withdraw}});
  meet(two.ishbel, two.rab, kStream);
  for (Tablet* tablet : {&two.ishbel, &two.rab}) {
    CHECK(must((*tablet)->record(kStream, kStep)).withdrawn == withdraw);
    CHECK(must((*tablet)->conflicts()).empty());
  }
  CHECK(must(two.ishbel->digest()) == must(two.rab->digest()));
}

TEST_CASE("A step that an edit of its picture brings back is found by its words again") {
  Two two;
  two.rab.write(kStream, "step", kStep, {{"withdrawn", true}});
  CHECK(must(two.rab->search("walk", 5)).empty());
  two.ishbel.write(kStream, "step", kStep, {{"icon", std::string("shoe")}});
  send(two.ishbel, two.rab, kStream);
  CHECK_FALSE(must(two.rab->record(kStream, kStep)).withdrawn);
  CHECK(must(two.rab->search("walk", 5)).size() == 1);
}

TEST_CASE("Three workers: the order in which an edit and two withdrawals arrive makes no difference") {
  Two two;
  Tablet morag(3);
  introduce({&two.ishbel, &two.rab, &morag});
  send(two.ishbel, morag, kStream);
  two.rab.write(kStream, "step", kStep, {{"withdrawn", true}});
  two.ishbel.write(kStream, "step", kStep, {{"what", std::string("Bowling")}});
  morag.write(kStream, "step", kStep, {{"withdrawn", true}});
  std::vector<base::Bytes> all = must(two.ishbel->envelopes(kStream));
  all.push_back(must(two.rab->envelopes(kStream)).back());
  all.push_back(must(morag->envelopes(kStream)).back());

  std::vector<std::size_t> order{0, 1, 2, 3};
  std::optional<base::Bytes> digest;
  std::uint64_t seed = 100;
  do {
    Tablet reader(seed++);
    for (Tablet* author : {&two.ishbel, &two.rab, &morag}) reader.knows(*author);
    for (std::size_t place : order) must(reader->apply(arrivals({all[place]})));
    if (!digest) digest = must(reader->digest());
    CHECK(must(reader->digest()) == *digest);
    CHECK(must(reader->conflicts()).size() == 1);
    CHECK_FALSE(must(reader->record(kStream, kStep)).withdrawn);
  } while (std::next_permutation(order.begin(), order.end()));
}
