// The voices and pictures of a plan, as they go with it: sealed as their tablet keeps them, since the stream and the records
// that name them are the same in the other vault.
#pragma once

#include <vector>

#include "care/fhir.h"
#include "storage/store.h"

namespace blether::app {

// Each as 32 bytes of hash, 8 of length (lowest first) and the sealed bytes.
struct PackedFiles {
  base::Bytes bytes;
  std::size_t left_out = 0;  // not on this tablet, or no room for it
};
// What there is room for, in order of record; records that were withdrawn are passed over.
base::Result<PackedFiles> pack_files(storage::Store& store, const care::PersonFile& plan, std::size_t most_bytes);

struct PackedFile {
  const model::Record* record = nullptr;  // that names it; lives as long as the plan
  base::ByteView bytes;                   // lives as long as what was packed
};
// invalid: cut, named by no record or twice, of another length, or not what its record names.
base::Result<std::vector<PackedFile>> read_files(const care::PersonFile& plan, base::ByteView packed);

// Puts them beside the vault, whose records name them by now. How many could not be put there.
std::size_t keep_files(storage::Store& store, const care::PersonFile& plan, base::ByteView packed);

}  // namespace blether::app
