// What is read aloud on this machine.
#include <catch2/catch_test_macros.hpp>

#include "platform/voice.h"

using namespace blether;

TEST_CASE("Words become sound as long as saying them takes, and more words more of it; without a voice that is told", "[R65]") {
  auto words = platform::sound_of("I want to stay in my own flat.", "en");
  if (!platform::has_voice()) {
    REQUIRE_FALSE(words);
    CHECK(words.error().code == base::Code::not_found);
    return;
  }
  REQUIRE(words);
  CHECK(words->seconds() > 1);
  CHECK(words->seconds() < 6);
  auto more = platform::sound_of("I want to stay in my own flat. I am near the folk I know, and that is what matters to me.", "en");
  REQUIRE(more);
  CHECK(more->seconds() > words->seconds());
}

TEST_CASE("Words that look like orders to the voice are only words", "[R65]") {
  if (!platform::has_voice()) return;
  auto sound = platform::sound_of("--help -w words.wav; $(id)", "en");
  REQUIRE(sound);
  CHECK(sound->seconds() > 1);
}
