// A voice over this machine's loudspeaker.
#include <SDL.h>

#include <atomic>
#include <thread>

#include "platform/base/log.h"
#include "platform/voice.h"

namespace blether::platform {

struct Voice::Inside {
  std::jthread maker;
  std::atomic<bool> making = false;
  std::atomic<SDL_AudioDeviceID> device = 0;

  ~Inside() { end(); }

  void end() {
    if (maker.joinable()) maker.request_stop(), maker.join();
    if (SDL_AudioDeviceID open = device.exchange(0)) SDL_CloseAudioDevice(open);
  }

  void make(const std::stop_token& stop, const std::string& words, const std::string& language) {
    auto sound = sound_of(words, language, stop);
    if (!sound && stop.stop_requested()) return;
    if (!sound) return base::log(base::Level::warning, "voice", sound.error().detail);
    if (stop.stop_requested() || sound->samples.empty()) return;
    SDL_AudioSpec wanted{};
    wanted.freq = sound->rate, wanted.format = AUDIO_S16SYS, wanted.channels = 1, wanted.samples = 1024;
    if (SDL_WasInit(SDL_INIT_AUDIO) == 0 && SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) return base::log(base::Level::warning, "voice", "no sound");
    SDL_AudioDeviceID opened = SDL_OpenAudioDevice(nullptr, 0, &wanted, nullptr, 0);
    if (opened == 0) return base::log(base::Level::warning, "voice", "no loudspeaker");
    SDL_QueueAudio(opened, sound->samples.data(), static_cast<Uint32>(sound->samples.size() * 2));
    SDL_PauseAudioDevice(opened, 0);
    device = opened;
  }
};

Voice::Voice() : inside_(std::make_unique<Inside>()) {}
Voice::~Voice() = default;

void Voice::say(const std::string& words, std::string_view language) {
  stop();
  inside_->making = true;
  inside_->maker = std::jthread([inside = inside_.get(), words, tag = std::string(language)](const std::stop_token& stop) {
    inside->make(stop, words, tag);
    inside->making = false;
  });
}

void Voice::stop() {
  inside_->end();
  inside_->making = false;
}

bool Voice::speaking() const {
  if (inside_->making) return true;
  SDL_AudioDeviceID open = inside_->device;
  return open != 0 && SDL_GetQueuedAudioSize(open) > 0;
}

}  // namespace blether::platform
