// Files that grow piece by piece: for what is too large to be held whole, and goes on where it stopped.
#pragma once

#include "platform/base/files.h"

namespace blether::base {

// In bytes. not_found, io.
Result<std::uint64_t> file_size(const Path& path);
// The same; of a file that is not there 0. io.
Result<std::uint64_t> size_so_far(const Path& path);
// At most `most` bytes behind the first `from`; fewer at the end, none behind it. not_found, io.
Result<Bytes> read_part(const Path& path, std::uint64_t from, std::size_t most);
// Writes there, and makes the file (mode 0600) when it is not there. invalid: `from` is behind its end. A power cut may
// take it back until finish_file(). no_space, io.
Result<void> write_part(const Path& path, std::uint64_t from, ByteView bytes);
// When it was last written, UTC, as whoever wrote it believed: the system, or touch(). not_found, io.
Result<std::int64_t> touched_ms(const Path& path);
Result<void> touch(const Path& path, std::int64_t utc_ms);
// Syncs the file, gives it its name and syncs the folder: it is there whole under `whole`, or still as `part`.
Result<void> finish_file(const Path& part, const Path& whole);

}  // namespace blether::base
