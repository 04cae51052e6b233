// Recorder: keeps what this machine's microphone hears, from one word to the next, in memory only.
#pragma once

#include <cstdint>
#include <memory>

#include "platform/sound.h"

namespace blether::platform {

inline constexpr int kSpeechRate = 16'000;  // samples a second
inline constexpr std::int64_t kLongestRecordingMs = 5 * 60'000;

struct Recording {
  base::Bytes file;     // as sound.h makes it
  std::int64_t ms = 0;  // how long it is
};

// UI thread only, but for the thread that makes the file.
class Recorder {
 public:
  Recorder();
  ~Recorder();
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;

  enum class State { silent, hearing, making, made };
  State state() const;
  // False: there is no microphone here. What was made before is forgotten.
  bool start();
  // Takes in what was heard since the last call; at kLongestRecordingMs it stops by itself. Call it every frame.
  void listen();
  std::int64_t heard_ms() const;
  float loudness() const;  // 0 to 1, of the last tenth of a second
  // Makes a file of what was heard; nothing heard is nothing made.
  void stop();
  // While `made`; null otherwise.
  const Recording* recording() const;
  void forget();

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace blether::platform
