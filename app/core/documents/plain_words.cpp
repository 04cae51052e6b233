#include "app/core/documents/plain_words.h"

namespace blether::app {

namespace {

void add_line(std::string& all, std::string_view line) {
  if (!line.empty()) all.append(line).append("\n");
}

// The first byte of a character of UTF-8: not one of those that go on with it.
bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

// How much of `words` goes into one part; there is more of it than fits.
std::size_t cut_at(std::string_view words, std::size_t most) {
  const std::string_view fits = words.substr(0, most);
  if (auto line = fits.rfind('\n'); line != std::string_view::npos && line >= most / 2) return line + 1;
  if (auto space = fits.find_last_of(" \n"); space != std::string_view::npos) return space + 1;
  std::size_t end = most;
  while (end > 0 && !begins_character(words[end])) --end;
  return end > 0 ? end : most;  // no character is so long: these bytes are no UTF-8
}

}  // namespace

std::string plain_words(const Leaflet& leaflet, const Texts& texts) {
  std::string all;
  add_line(all, leaflet.title);
  add_line(all, leaflet.name);
  add_line(all, leaflet.date_words);
  for (const LeafletRow& row : leaflet.rows) {
    all.append("\n");
    add_line(all, row.main);
    add_line(all, row.more);
  }
  if (!leaflet.one_page && !leaflet.worker_phone.empty()) {
    all.append("\n");
    add_line(all, texts("paper.ring", {leaflet.worker}));
    add_line(all, leaflet.worker_phone);
  }
  if (!leaflet.note.empty()) all.append("\n"), add_line(all, leaflet.note);
  return all;
}

std::vector<std::string> parts_of(std::string_view words, std::size_t most_bytes) {
  std::vector<std::string> parts;
  while (words.size() > most_bytes) {
    const std::size_t end = cut_at(words, most_bytes);
    parts.emplace_back(words.substr(0, end));
    words.remove_prefix(end);
  }
  if (!words.empty()) parts.emplace_back(words);
  return parts;
}

}  // namespace blether::app
