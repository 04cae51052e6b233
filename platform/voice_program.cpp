// The program that makes sound of words, and the sound it gives back.
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <thread>

#include "platform/voice.h"

extern char** environ;

namespace blether::platform {

using base::Code;
using base::fail;
using base::Result;

namespace {

constexpr const char* kProgram = "espeak-ng";
// Words a minute: slower than talk, for somebody who hears this voice for the first time.
constexpr const char* kPace = "140";
constexpr std::size_t kMostSound = 64u << 20;  // bytes; about 25 minutes

struct Pipe {
  int read = -1, write = -1;
  ~Pipe() { close_read(), close_write(); }
  bool open() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return false;
    read = ends[0], write = ends[1];
    return true;
  }
  void close_read() { if (read >= 0) close(read), read = -1; }
  void close_write() { if (write >= 0) close(write), write = -1; }
};

std::string voice_of(std::string_view language) {
  return language.empty() || language == "en" ? "en-gb-scotland" : std::string(language);
}

Result<pid_t> start(const std::string& voice, const Pipe& words, const Pipe& sound) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, words.read, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, sound.write, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  const char* arguments[] = {kProgram, "-v", voice.c_str(), "-s", kPace, "--stdin", "--stdout", nullptr};
  pid_t child = 0;
  int failed = posix_spawnp(&child, kProgram, &actions, nullptr, const_cast<char* const*>(arguments), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) return fail(Code::not_found, "voice program");
  return child;
}

// A program that ended early leaves nobody to read: the signal of that stays with this thread, which ends.
void write_all(int to, const std::string& words) {
  sigset_t pipe_signal;
  sigemptyset(&pipe_signal);
  sigaddset(&pipe_signal, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &pipe_signal, nullptr);
  for (std::size_t at = 0; at < words.size();) {
    ssize_t written = write(to, words.data() + at, words.size() - at);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) break;
    at += static_cast<std::size_t>(written);
  }
}

std::string read_all(int from) {
  std::string all;
  char part[1 << 16];
  while (all.size() < kMostSound) {
    ssize_t got = read(from, part, sizeof part);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    all.append(part, static_cast<std::size_t>(got));
  }
  return all;
}

std::uint32_t number_at(const std::string& bytes, std::size_t at) {
  std::uint32_t number = 0;
  std::memcpy(&number, bytes.data() + at, sizeof number);
  return number;
}

// RIFF WAVE: "fmt " holds the rate 4 bytes in; the samples are all that follows "data" and its length, which a program
// that writes to a pipe does not know.
Result<Sound> sound_in(const std::string& wave) {
  std::size_t format = wave.find("fmt "), data = wave.find("data");
  if (!wave.starts_with("RIFF") || format == std::string::npos || data == std::string::npos || format + 16 > data || data + 8 > wave.size())
    return fail(Code::corrupt, "wave");
  Sound sound;
  sound.rate = static_cast<int>(number_at(wave, format + 12));
  if (sound.rate < 8'000 || sound.rate > 96'000) return fail(Code::corrupt, "wave rate");
  sound.samples.resize((wave.size() - data - 8) / 2);
  std::memcpy(sound.samples.data(), wave.data() + data + 8, sound.samples.size() * 2);
  return sound;
}

}  // namespace

bool has_voice() {
  const char* path = std::getenv("PATH");
  std::string_view rest = path != nullptr ? path : "/usr/bin:/bin";
  while (!rest.empty()) {
    std::size_t end = std::min(rest.find(':'), rest.size());
    std::string program = std::string(rest.substr(0, end)) + "/" + kProgram;
    if (access(program.c_str(), X_OK) == 0) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

Result<Sound> sound_of(const std::string& words, std::string_view language, std::stop_token stop) {
  Pipe to, from;
  if (!to.open() || !from.open()) return fail(Code::io, "pipe");
  TRY(pid_t child, start(voice_of(language), to, from));
  to.close_read(), from.close_write();
  std::string wave;
  {
    // Until it is waited for the child keeps its number, so that no other is ended instead.
    std::stop_callback end_it(std::move(stop), [child] { kill(child, SIGKILL); });
    std::thread writer([&] { write_all(to.write, words), to.close_write(); });
    wave = read_all(from.read);
    from.close_read();
    writer.join();
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return fail(Code::io, "voice program");
  return sound_in(wave);
}

void Voice::say(const std::string& words, std::string_view language) {
  player_.play([words, tag = std::string(language)](const std::stop_token& stop) { return sound_of(words, tag, stop); });
}

}  // namespace blether::platform
