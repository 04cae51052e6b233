#include "platform/sound.h"

#include <sndfile.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace blether::platform {

using base::Bytes;
using base::ByteView;
using base::Code;
using base::fail;
using base::Result;

namespace {

constexpr int kFormat = SF_FORMAT_OGG | SF_FORMAT_OPUS;
constexpr std::size_t kReadAtOnce = 16'000;  // samples

// A file in memory, as the library asks for it.
struct Memory {
  Bytes written;     // of a file being made
  ByteView given;    // of a file being read
  sf_count_t at = 0;
  bool makes = false;

  sf_count_t size() const { return static_cast<sf_count_t>(makes ? written.size() : given.size()); }
};

Memory& memory(void* user) { return *static_cast<Memory*>(user); }

sf_count_t file_length(void* user) { return memory(user).size(); }
sf_count_t tell(void* user) { return memory(user).at; }

sf_count_t seek(sf_count_t offset, int whence, void* user) {
  Memory& file = memory(user);
  const sf_count_t from = whence == SEEK_CUR ? file.at : whence == SEEK_END ? file.size() : 0;
  file.at = std::clamp<sf_count_t>(from + offset, 0, file.size());
  return file.at;
}

sf_count_t read(void* to, sf_count_t count, void* user) {
  Memory& file = memory(user);
  const sf_count_t got = std::clamp<sf_count_t>(count, 0, file.size() - file.at);
  const std::uint8_t* from = file.makes ? file.written.data() : file.given.data();
  if (got > 0) std::memcpy(to, from + file.at, static_cast<std::size_t>(got));
  file.at += got;
  return got;
}

sf_count_t write(const void* from, sf_count_t count, void* user) {
  Memory& file = memory(user);
  if (!file.makes || count <= 0) return 0;
  const auto end = static_cast<std::size_t>(file.at + count);
  if (file.written.size() < end) file.written.resize(end);
  std::memcpy(file.written.data() + file.at, from, static_cast<std::size_t>(count));
  file.at += count;
  return count;
}

struct Close {
  void operator()(SNDFILE* file) const { sf_close(file); }
};
using File = std::unique_ptr<SNDFILE, Close>;

File open(Memory& file, int mode, SF_INFO& info) {
  SF_VIRTUAL_IO calls{file_length, seek, read, write, tell};
  return File(sf_open_virtual(&calls, mode, &info, &file));
}

}  // namespace

Result<Bytes> sound_file(const Sound& sound) {
  Memory memory;
  memory.makes = true;
  SF_INFO info{};
  info.samplerate = sound.rate, info.channels = 1, info.format = kFormat;
  {
    File file = open(memory, SFM_WRITE, info);
    if (!file) return fail(Code::io, std::string("sound: ") + sf_strerror(nullptr));
    const auto count = static_cast<sf_count_t>(sound.samples.size());
    if (sf_write_short(file.get(), sound.samples.data(), count) != count) return fail(Code::io, "sound: not all of it was taken");
  }
  return std::move(memory.written);
}

Result<Sound> sound_in_file(ByteView given) {
  Memory memory;
  memory.given = given;
  SF_INFO info{};
  File file = open(memory, SFM_READ, info);
  if (!file || info.format != kFormat) return fail(Code::invalid, "no sound as Opus in Ogg");
  if (info.channels != 1 || info.samplerate < 8'000 || info.samplerate > 48'000) return fail(Code::invalid, "sound with other channels");
  Sound sound;
  sound.rate = info.samplerate;
  for (;;) {
    const std::size_t used = sound.samples.size();
    if (sound.seconds() > kLongestSound) return fail(Code::invalid, "sound too long");
    sound.samples.resize(used + kReadAtOnce);
    const sf_count_t got = sf_read_short(file.get(), sound.samples.data() + used, static_cast<sf_count_t>(kReadAtOnce));
    sound.samples.resize(used + static_cast<std::size_t>(std::max<sf_count_t>(got, 0)));
    if (got <= 0) return sound;
  }
}

}  // namespace blether::platform
