// Who wrote a change first, where a person's file came from another service and was written again here.
#pragma once

#include <map>
#include <span>
#include <string>

#include "care/operations.h"

namespace blether::care {

struct FirstWritten {
  model::AuthorId author;     // as the other service knows them
  std::string name;           // full name; empty: it was not known there
  model::Dot dot;             // the change as it was signed there
  std::int64_t at_ms = 0;     // UTC, as that device believed
  std::int64_t hop = 1;       // 1: where the words were first written; 2: a service that had taken them in itself
};

// The entry that goes into the change that writes it again.
Operations origin_operations(const model::RecordId& person, const FirstWritten& origin);

// By the change written here: where its words were first written. Entries that cannot be read are passed over.
std::map<model::Dot, FirstWritten> origins_of(std::span<const model::Record> records);

// The last hop that a change has already behind it; 0: none.
std::int64_t hops_of(const model::Change& change);

}  // namespace blether::care
