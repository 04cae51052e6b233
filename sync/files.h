// Files: the voices and pictures of a vault, to the office and from it, after the changes that name them.
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>

#include "sync/client.h"

namespace blether::sync {

struct FilesMoved {
  std::uint64_t sent = 0;      // that the office has whole now
  std::uint64_t received = 0;  // that are whole on this tablet now
};

// Sends one request of the exchange and gives its answer; anything but a plain answer is an error.
using Post = std::function<base::Result<Reply>(std::string_view path, const base::Bytes& body)>;

// Asks the office once how much it has of what is here only or wanted here, then sends and fetches piece by piece, each
// file from where it stopped the last time, in pieces as large as the line bears. Nothing to do costs no request. What the office does not know of, or has not
// got itself, waits for the next exchange and is in nobody's way. One piece is held in memory at a time.
// locked, cancelled, and the errors of `post`; what was moved until then stays.
base::Result<FilesMoved> move_files(const StoreDoor& door, const Post& post, const Pace& pace, std::stop_token stop);

}  // namespace blether::sync
