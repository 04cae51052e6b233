// Logs in which one entry carries on another: which entries belong together, and which one stands. Inside care only.
#pragma once

#include <string_view>
#include <vector>

#include "storage/model/heads.h"

namespace blether::care {

struct Chain {
  model::RecordId root;                       // its first entry
  const model::Record* latest = nullptr;      // followed by no other; the later one if two tablets went on at once
  std::vector<const model::Record*> earlier;  // the rest, oldest first
};

// By root, oldest first. Entries that claim to follow each other in a ring can only be forged; each stands for itself.
std::vector<Chain> chains_of(std::span<const model::Record> records, std::string_view kind);

}  // namespace blether::care
