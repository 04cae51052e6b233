// Sizes of the exchange. The measurements behind them are in docs/performance.md.
#pragma once

#include <cstddef>
#include <cstdint>

#include "storage/model/change.h"

namespace blether::sync {

inline constexpr std::uint32_t kProtocol = 1;

// A page holds at most this many changes, and ends once it holds this many bytes. One change larger than the page
// travels alone.
inline constexpr std::size_t kPageChanges = 1000;
inline constexpr std::size_t kPageBytes = 2u << 20;
// Marks that are passed on are no changes: all that stand before a change go with it, up to so many. With the largest
// change behind them they are within kMostUnpacked.
inline constexpr std::size_t kPageMarks = 1u << 15;

// A cursor longer than this is named by its hash; the service remembers the ones it gave.
inline constexpr std::size_t kLongCursor = 128;

// Bounds on what is read from outside, before and after unpacking. A page ends behind the change that fills it, and a
// change may be as large as the model allows.
inline constexpr std::size_t kMostUnpacked = kPageBytes + model::kMostChangeBytes + (1u << 20);
inline constexpr std::size_t kMostBody = kMostUnpacked + (64u << 10);

// A level at which compressing is not yet what the exchange waits for.
inline constexpr int kCompression = 5;

// A file travels in parts of so many bytes, and so many files are asked about at once.
inline constexpr std::size_t kFilePart = 512u << 10;
inline constexpr std::size_t kMostFilesAsked = 256;

// On a line that is too slow for these, pages and parts shrink to this (pace.h). 16 KiB a minute is 2 kbit/s.
inline constexpr std::size_t kLeastPart = 16u << 10;

// So many milliseconds may pass until a request and its whole answer are over.
inline constexpr int kMostRequestMs = 60'000;

// Names that people give: of devices, workers, offices.
inline constexpr std::size_t kMostName = 200;

}  // namespace blether::sync
