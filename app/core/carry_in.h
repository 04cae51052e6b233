// A person's file written again as this tablet's own changes: each change by itself, in the order it came, with an entry
// that says who wrote it first. So it goes to the office like everything else, and the history stays readable.
#pragma once

#include <map>
#include <vector>

#include "care/fhir.h"
#include "storage/store.h"

namespace blether::app {

struct CarriedFile {
  std::vector<storage::CarriedIn> changes;
  std::map<model::Dot, model::Dot> dots;  // from the change there to the change here
};

// `next` is the dot of the first change here. invalid: the file is of no person, has no history, names a change twice or
// before it was made, or writes what only an office may.
base::Result<CarriedFile> carry(const care::PersonFile& file, const model::Dot& next);

// Whether the store holds all of the file: every record with every current value from the change it came with, what is
// waiting to be settled still waiting, and every change of the history. corrupt: names what is missing or otherwise.
base::Result<void> check_carried(storage::Store& store, const care::PersonFile& file, const CarriedFile& carried);

}  // namespace blether::app
