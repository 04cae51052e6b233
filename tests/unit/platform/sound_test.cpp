// A voice as a small file, and the microphone that it comes from.
#include "platform/sound.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdlib>
#include <thread>

#include "platform/base/random.h"
#include "platform/player.h"
#include "platform/recorder.h"
#include "tests/support/temp_folder.h"

using namespace blether;
using platform::Recorder;
using platform::Sound;

namespace {

Sound tone(double seconds, double hertz = 440) {
  Sound sound;
  sound.rate = platform::kSpeechRate;
  for (int i = 0; i < static_cast<int>(seconds * sound.rate); ++i)
    sound.samples.push_back(static_cast<std::int16_t>(12'000 * std::sin(2 * 3.14159265358979 * hertz * i / sound.rate)));
  return sound;
}

// How often it crosses nothing, upwards, a second.
double hertz_of(const Sound& sound) {
  double count = 0;
  for (std::size_t i = 1; i < sound.samples.size(); ++i) count += sound.samples[i - 1] < 0 && sound.samples[i] >= 0 ? 1 : 0;
  return count / sound.seconds();
}

// This machine's microphone is a file that is read at once.
void plug_in(const base::Path& file, const Sound& heard) {
  base::SystemFiles files;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(heard.samples.data());
  REQUIRE(files.replace(file, {bytes, heard.samples.size() * 2}));
  setenv("SDL_AUDIODRIVER", "disk", 1);
  setenv("SDL_DISKAUDIOFILEIN", file.c_str(), 1);
  setenv("SDL_DISKAUDIODELAY", "0", 1);
}

}  // namespace

TEST_CASE("A voice becomes a file a tenth as large, and sounds as it did, as long as it did") {
  const Sound said = tone(3);
  auto file = platform::sound_file(said);
  REQUIRE(file);
  CHECK(file->size() > 1'000);
  CHECK(file->size() < said.samples.size() * 2 / 5);
  auto heard = platform::sound_in_file(*file);
  REQUIRE(heard);
  CHECK(heard->rate == platform::kSpeechRate);
  CHECK(std::abs(heard->seconds() - 3) < 0.2);
  CHECK(std::abs(hertz_of(*heard) - 440) < 15);
}

TEST_CASE("What is no such file is refused, whatever is in it and wherever it was cut") {
  CHECK_FALSE(platform::sound_in_file({}));
  CHECK(platform::sound_in_file(base::as_bytes("RIFF and nothing more")).error().code == base::Code::invalid);
  base::SeededRandom random(4);
  for (int i = 0; i < 200; ++i) {
    base::Bytes bytes(random.below(3'000));
    random.fill(bytes);
    CHECK_FALSE(platform::sound_in_file(bytes));
  }
  auto file = platform::sound_file(tone(1));
  REQUIRE(file);
  for (std::size_t at = 0; at < file->size(); at += 101) {
    auto cut = platform::sound_in_file(base::ByteView(*file).first(at));
    if (cut) CHECK(cut->seconds() < 1.2);
  }
  for (int i = 0; i < 200; ++i) {
    base::Bytes changed = *file;
    changed[random.below(changed.size())] ^= static_cast<std::uint8_t>(1 + random.below(255));
    auto read = platform::sound_in_file(changed);
    if (read) CHECK(read->seconds() <= platform::kLongestSound + 1);
  }
}

TEST_CASE("The microphone is heard from start to stop, and what it heard can be listened to and kept, or forgotten") {
  tests::TempFolder folder;
  plug_in(folder / "microphone.raw", tone(2));
  Recorder recorder;
  CHECK(recorder.state() == Recorder::State::silent);
  REQUIRE(recorder.start());
  CHECK(recorder.state() == Recorder::State::hearing);
  while (recorder.heard_ms() < 1'000) recorder.listen(), std::this_thread::yield();
  CHECK(recorder.recording() == nullptr);
  recorder.stop();
  while (recorder.state() == Recorder::State::making) std::this_thread::yield();
  REQUIRE(recorder.state() == Recorder::State::made);
  REQUIRE(recorder.recording() != nullptr);
  CHECK(recorder.recording()->ms >= 1'000);
  auto heard = platform::sound_in_file(recorder.recording()->file);
  REQUIRE(heard);
  CHECK(std::abs(heard->seconds() * 1'000 - static_cast<double>(recorder.recording()->ms)) < 200);
  recorder.forget();
  CHECK(recorder.state() == Recorder::State::silent);
  CHECK(recorder.recording() == nullptr);
}

TEST_CASE("Stopped before anything was heard there is nothing to keep; forgotten while it hears, it hears no more") {
  tests::TempFolder folder;
  plug_in(folder / "microphone.raw", tone(1));
  Recorder recorder;
  recorder.stop();
  CHECK(recorder.state() == Recorder::State::silent);
  REQUIRE(recorder.start());
  recorder.forget();
  CHECK(recorder.state() == Recorder::State::silent);
  CHECK(recorder.heard_ms() == 0);
}

TEST_CASE("A file that is no sound ends at once and is heard by nobody") {
  platform::Player player;
  player.play_file(base::Bytes{1, 2, 3});
  while (player.playing()) std::this_thread::yield();
  CHECK_FALSE(player.playing());
}
