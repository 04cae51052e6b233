#include "platform/player.h"

#include <SDL2/SDL.h>

#include <atomic>
#include <thread>

#include "platform/base/log.h"

namespace blether::platform {

struct Player::Inside {
  std::jthread maker;
  std::atomic<bool> making = false;
  std::atomic<SDL_AudioDeviceID> device = 0;

  ~Inside() { end(); }

  void end() {
    if (maker.joinable()) maker.request_stop(), maker.join();
    if (SDL_AudioDeviceID open = device.exchange(0)) SDL_CloseAudioDevice(open);
  }

  void make(const std::stop_token& stop, const Maker& make_sound) {
    auto sound = make_sound(stop);
    if (!sound && stop.stop_requested()) return;
    if (!sound) return base::log(base::Level::warning, "sound", sound.error().detail);
    if (stop.stop_requested() || sound->samples.empty()) return;
    SDL_AudioSpec wanted{};
    wanted.freq = sound->rate, wanted.format = AUDIO_S16SYS, wanted.channels = 1, wanted.samples = 1024;
    if (SDL_WasInit(SDL_INIT_AUDIO) == 0 && SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) return base::log(base::Level::warning, "sound", "no sound");
    SDL_AudioDeviceID opened = SDL_OpenAudioDevice(nullptr, 0, &wanted, nullptr, 0);
    if (opened == 0) return base::log(base::Level::warning, "sound", "no loudspeaker");
    SDL_QueueAudio(opened, sound->samples.data(), static_cast<Uint32>(sound->samples.size() * 2));
    SDL_PauseAudioDevice(opened, 0);
    device = opened;
  }
};

Player::Player() : inside_(std::make_unique<Inside>()) {}
Player::~Player() = default;

void Player::play(Maker maker) {
  stop();
  inside_->making = true;
  inside_->maker = std::jthread([inside = inside_.get(), maker = std::move(maker)](const std::stop_token& stop) {
    inside->make(stop, maker);
    inside->making = false;
  });
}

void Player::play_file(base::Bytes file) {
  play([file = std::move(file)](const std::stop_token&) { return sound_in_file(file); });
}

void Player::stop() {
  inside_->end();
  inside_->making = false;
}

bool Player::playing() const {
  if (inside_->making) return true;
  SDL_AudioDeviceID open = inside_->device;
  return open != 0 && SDL_GetQueuedAudioSize(open) > 0;
}

}  // namespace blether::platform
