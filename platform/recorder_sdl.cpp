#include "platform/recorder.h"

#include <SDL2/SDL.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <thread>

#include "platform/base/log.h"

namespace blether::platform {

namespace {

constexpr std::size_t kTakenAtOnce = 4'096;  // samples
constexpr std::size_t kLoudnessOf = kSpeechRate / 10;

}  // namespace

struct Recorder::Inside {
  SDL_AudioDeviceID device = 0;
  Sound heard;
  std::jthread maker;
  std::atomic<bool> making = false;
  Recording recording;
  bool made = false;  // and the maker has ended

  ~Inside() { close(); }

  void close() {
    if (device != 0) SDL_CloseAudioDevice(device);
    device = 0;
  }

  void take() {
    std::int16_t samples[kTakenAtOnce];
    for (;;) {
      const Uint32 got = SDL_DequeueAudio(device, samples, sizeof samples);
      if (got == 0) return;
      heard.samples.insert(heard.samples.end(), samples, samples + got / sizeof samples[0]);
    }
  }

  void make() {
    auto file = sound_file(heard);
    if (file) recording = {std::move(*file), static_cast<std::int64_t>(heard.seconds() * 1000)};
    else base::log(base::Level::warning, "sound", file.error().detail);
    making = false;
  }
};

Recorder::Recorder() : inside_(std::make_unique<Inside>()) {}
Recorder::~Recorder() = default;

Recorder::State Recorder::state() const {
  if (inside_->device != 0) return State::hearing;
  if (inside_->making) return State::making;
  return inside_->made && !inside_->recording.file.empty() ? State::made : State::silent;
}

bool Recorder::start() {
  forget();
  if (SDL_WasInit(SDL_INIT_AUDIO) == 0 && SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) return false;
  SDL_AudioSpec wanted{};
  wanted.freq = kSpeechRate, wanted.format = AUDIO_S16SYS, wanted.channels = 1, wanted.samples = 1024;
  inside_->device = SDL_OpenAudioDevice(nullptr, 1, &wanted, nullptr, 0);
  if (inside_->device == 0) return false;
  inside_->heard.rate = kSpeechRate;
  SDL_PauseAudioDevice(inside_->device, 0);
  return true;
}

void Recorder::listen() {
  if (inside_->device == 0) return;
  inside_->take();
  if (heard_ms() >= kLongestRecordingMs) stop();
}

std::int64_t Recorder::heard_ms() const { return static_cast<std::int64_t>(inside_->heard.seconds() * 1000); }

float Recorder::loudness() const {
  const auto& samples = inside_->heard.samples;
  int most = 0;
  for (std::size_t i = samples.size() - std::min(samples.size(), kLoudnessOf); i < samples.size(); ++i)
    most = std::max(most, std::abs(static_cast<int>(samples[i])));
  return static_cast<float>(most) / 32'768.F;
}

void Recorder::stop() {
  if (inside_->device == 0) return;
  inside_->take();
  inside_->close();
  const auto most = static_cast<std::size_t>(kLongestRecordingMs * kSpeechRate / 1000);
  if (inside_->heard.samples.size() > most) inside_->heard.samples.resize(most);
  if (inside_->heard.samples.empty()) return;
  inside_->making = inside_->made = true;
  inside_->maker = std::jthread([inside = inside_.get()] { inside->make(); });
}

const Recording* Recorder::recording() const { return state() == State::made ? &inside_->recording : nullptr; }

void Recorder::forget() {
  inside_->close();
  if (inside_->maker.joinable()) inside_->maker.join();
  inside_->heard = {};
  inside_->recording = {};
  inside_->made = false;
}

}  // namespace blether::platform
