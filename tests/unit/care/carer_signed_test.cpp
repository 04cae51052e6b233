// What a carer's say signs: each answer, each voice, and what is waited for.
#include <catch2/catch_test_macros.hpp>

#include "care/attached.h"
#include "care/carer.h"
#include "care/unmet_need.h"
#include "own_plan.h"

using namespace blether;
using test::OwnPlan;

namespace {

// A voice at a question of Moira's plan, as its record says it.
care::Operations voice_at(const OwnPlan& plan, std::uint8_t id, const char* item, std::uint8_t hash) {
  care::Attached voice;
  voice.conversation = plan.conversation, voice.item = item, voice.type = care::kVoiceType;
  voice.bytes = 20'000, voice.ms = 7'000, voice.at_ms = test::kPlanBegan;
  voice.hash.assign(32, hash), voice.key.assign(32, 9);
  return *care::attach(test::id_of(id), voice);
}

}  // namespace

TEST_CASE("What Moira says to her plan is about each answer: another answer is another plan, the same is the same", "[R39]") {
  OwnPlan plan("acsp.v1");
  auto empty = care::canonical_bytes(plan.at());
  plan.choose("acsp.6.enough", "not-enough");
  auto first = care::canonical_bytes(plan.at());
  CHECK(first != empty);
  CHECK(first == care::canonical_bytes(plan.at()));
  plan.write("acsp.9.want", "One evening a week that is mine.");
  CHECK(first != care::canonical_bytes(plan.at()));
  plan.write("acsp.9.want", "");
  plan.choose("acsp.6.enough", "enough");
  CHECK(first != care::canonical_bytes(plan.at()));
}

TEST_CASE("What Moira says aloud is signed with her plan: a voice more, another or one taken away is another plan",
          "[R39]") {
  OwnPlan plan("acsp.v1");
  plan.choose("acsp.6.enough", "not-enough");
  auto signed_now = [&] {
    auto kept = plan.book.all("attachment");
    return care::canonical_bytes(plan.at(), {{}, {}, kept});
  };
  const auto without = signed_now();
  CHECK(without == care::canonical_bytes(plan.at()));  // what there is none of adds nothing
  plan.book.keep(voice_at(plan, 31, "acsp.9.want", 1));
  const auto with_one = signed_now();
  CHECK(with_one != without);
  CHECK(with_one == signed_now());
  plan.book.keep(voice_at(plan, 30, "acsp.8.worry", 2));
  CHECK(signed_now() != with_one);
  plan.book.keep(care::withdraw(plan.book.get(test::id_of(30))));
  CHECK(signed_now() == with_one);
  plan.book.keep(care::withdraw(plan.book.get(test::id_of(31))));
  plan.book.keep(voice_at(plan, 32, "acsp.9.want", 3));  // said anew, and as long
  CHECK(signed_now() != with_one);
  CHECK(signed_now() != without);
}

TEST_CASE("A voice of another conversation is not in Moira's plan", "[R39]") {
  OwnPlan plan("acsp.v1"), other("acsp.v1");
  other.conversation = test::id_of(8);
  plan.book.keep(voice_at(other, 31, "acsp.9.want", 1));
  auto kept = plan.book.all("attachment");
  CHECK(care::canonical_bytes(plan.at(), {{}, {}, kept}) == care::canonical_bytes(plan.at()));
}

TEST_CASE("What Moira waits for is in the plan she signs, as long as she waits and as it stands", "[R39][R50]") {
  OwnPlan plan("acsp.v1");
  auto reasons = *care::NeedReasons::load(test::asset("lookups/unmet_need.json"));
  auto signed_now = [&] {
    auto needs = plan.book.all("unmet_need");
    return care::canonical_bytes(plan.at(), {{}, needs, {}});
  };
  const auto before = signed_now();
  care::NeedEntry sunday;
  sunday.need = "sleep through on a Sunday", sunday.reason = "UN15", sunday.look_again = "2027-01-05";
  plan.book.keep(*care::record_need(test::id_of(40), sunday, reasons));
  const auto waiting = signed_now();
  CHECK(waiting != before);
  auto part = care::carried_on(sunday, {"part", "", "", "2027-02-16", "Callum, once", ""});
  plan.book.keep(*care::record_need(test::id_of(41), part, reasons, test::id_of(40)));
  CHECK(signed_now() != waiting);
  auto met = care::carried_on(part, {"met", "", "", "", "", "A sitter comes."});
  plan.book.keep(*care::record_need(test::id_of(42), met, reasons, test::id_of(41)));
  CHECK(signed_now() == before);
}
