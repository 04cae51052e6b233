// What was seen is kept apart from what was said.
#include "care/observed.h"

#include <catch2/catch_test_macros.hpp>

#include "notebook.h"

using namespace blether;
using care::ItemState;

namespace {

constexpr std::int64_t kNow = 1'795'516'200'000;

// Amina sits with Rab, who does not use words.
struct Watching {
  Watching() { book.keep(care::start_conversation(id, form, kNow, {"Rab", "Amina"})); }

  care::Conversation now() const {
    auto records = book.all(model::kind::answer);
    for (const model::Record& seen : book.all(model::kind::observation)) records.push_back(seen);
    return care::Conversation(form, book.get(id), records);
  }
  base::Result<care::Operations> see(std::string item, std::string how, std::string words, std::uint8_t number = 50) {
    care::Observation seen;
    seen.item = std::move(item), seen.how = std::move(how), seen.words = std::move(words), seen.at_ms = kNow + number;
    auto operations = care::record_observation(now(), test::id_of(number), seen);
    if (operations) book.keep(*operations);
    return operations;
  }
  std::size_t at(std::string_view link) const { return *form.index_of(link); }

  care::Template form = test::good_conversation();
  model::RecordId id = test::id_of(7);
  test::Notebook book;
};

}  // namespace

TEST_CASE("What Amina saw counts as looked at, and puts no word into Rab's mouth", "[R01][R06]") {
  Watching rab;
  REQUIRE(rab.see("gc.16", "face-body", "He held the rail and looked back at me at every step."));
  auto now = rab.now();
  CHECK(now.state(rab.at("gc.16")) == ItemState::answered);
  CHECK(now.answer(rab.at("gc.16")) == nullptr);
  CHECK(rab.book.all(model::kind::answer).empty());
  auto seen = care::observations(rab.book.all(model::kind::observation), rab.id, "gc.16");
  REQUIRE(seen.size() == 1);
  CHECK(seen[0].how == "face-body");
  CHECK(seen[0].words == "He held the rail and looked back at me at every step.");
  CHECK(seen[0].at_ms == kNow + 50);
}

TEST_CASE("Two things seen at one prompt both stand, the first one first; one is taken back and the other stays", "[R01]") {
  Watching rab;
  REQUIRE(rab.see("gc.14", "object", "He chose the bus pass.", 60));
  REQUIRE(rab.see("gc.14", "pushed-away", "He pushed the day centre card away.", 61));
  auto seen = care::observations(rab.book.all(model::kind::observation), rab.id, "gc.14");
  REQUIRE(seen.size() == 2);
  CHECK(seen[0].how == "object");
  rab.book.keep(care::withdraw(rab.book.get(seen[0].record)));
  seen = care::observations(rab.book.all(model::kind::observation), rab.id, "gc.14");
  REQUIRE(seen.size() == 1);
  CHECK(seen[0].how == "pushed-away");
  CHECK(care::observations(rab.book.all(model::kind::observation), rab.id, "gc.15").empty());
}

TEST_CASE("A prompt put off is open again when something was seen at it", "[R06]") {
  Watching rab;
  rab.book.keep(*care::leave_for_now(rab.now(), "gc.23", "chose-not-to"));
  REQUIRE(rab.see("gc.23", "sound", "He hums when the accordion plays."));
  CHECK(rab.now().state(rab.at("gc.23")) == ItemState::answered);
}

TEST_CASE("One says how one knows and what one saw, and never what is private to the person", "[R01]") {
  Watching rab;
  CHECK(rab.see("gc.16", "guessing", "He seems fine.").error().detail == "how");
  CHECK(rab.see("gc.16", "sound", "  ").error().detail == "words");
  CHECK(rab.see("gc.36", "sound", "He sighed.").error().code == base::Code::invalid);
  CHECK(rab.see("gc.99", "sound", "He sighed.").error().code == base::Code::not_found);
  CHECK(rab.see("gc.28", "sound", "He sighed.").error().code == base::Code::denied);  // nobody has said who is in the room
}
