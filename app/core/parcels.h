// Plans that leave for another install and plans that came from one: files in the documents folder, and what is in them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/core/carry_in.h"
#include "app/core/parcel_files.h"
#include "platform/base/files.h"
#include "storage/package.h"

namespace blether::app {

inline constexpr std::string_view kPlanEnding = ".blether-plan";
inline constexpr std::string_view kAddressEnding = ".blether-address";
// Where people put what came from elsewhere; inside the documents folder.
inline constexpr std::string_view kInFolder = "in";
// How long a package can be opened, in days.
inline constexpr int kOpenDays = 30;

// What both ways are done with. Store thread only.
struct ParcelWorld {
  storage::Store& store;
  const storage::DeviceKey& device;
  base::Files& files;
  base::Path documents;
  const care::Templates& templates;
  std::int64_t now_ms = 0;
};

// Names in the folder for what comes in; none while there is no such folder.
base::Result<std::vector<std::string>> parcels(const ParcelWorld& world, std::string_view ending);

// --- out

// The person's shared stream for one other install, as bytes of a file. invalid: no address, or too much for one file.
// refused: the detail is the key of a sentence (something waits to be settled first). What leaves is in the audit before it
// leaves.
struct Parcel {
  base::Bytes bytes;
  storage::PackageHead head;
  std::size_t left_out = 0;  // voices and pictures that are not here, or are too big for one file
};
base::Result<Parcel> make_parcel(const ParcelWorld& world, const model::StreamId& stream, const storage::PublicKey& to,
                                 const base::Bytes& paper);
// The same question before anybody tries; empty: nothing is in the way.
base::Result<std::string> waits_for(const ParcelWorld& world, const model::StreamId& stream);

// --- in

// All that a file holds, read and looked at, and nothing of it written.
struct Staged {
  storage::PackageHead head;
  care::PersonFile plan;
  base::Bytes paper, files;  // files: as packed
  CarriedFile carried;
};
// What the head says, for a list. The errors of storage::check_package.
base::Result<storage::PackageHead> head_of(const ParcelWorld& world, const std::string& file);
// The errors of storage::open_package; refused: the detail is the key of a sentence (taken in before, an older one, somebody
// who is known here, from the own office, content that is not what the head says).
base::Result<Staged> stage(const ParcelWorld& world, const std::string& file);
// Writes all of it, in one transaction with its audit line and the memory of having seen it. refused package.no.loss: it
// would not have been the same here; nothing was written. Voices and pictures follow: what there is no room for any more is
// named by its record and comes when it is there; `missed` counts it.
base::Result<void> keep(const ParcelWorld& world, const Staged& staged, std::size_t* missed = nullptr);

// The key of the sentence for why a file cannot be kept.
std::string problem_of(const base::Error& error);

}  // namespace blether::app
