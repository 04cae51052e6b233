// What is known from another page, at the prompts that need not ask it again.
#pragma once

#include <string>
#include <vector>

#include "app/core/pages/page_world.h"
#include "care/conversation.h"
#include "care/known.h"

namespace blether::app {

// Read once for a page or a wish; `known` points into `records` and into the lookups.
struct KnownGround {
  std::vector<model::Record> records;
  std::vector<care::Known> known;
  std::vector<std::string> items() const;  // their link ids
};
base::Result<KnownGround> known_ground(storage::Store& store, const model::StreamId& stream, const Lookups& lookups,
                                       const model::Record& conversation, base::CivilDate today);

// Puts the line at each item that is known and that nobody has answered or left in this talk itself.
void show_known(std::vector<ItemModel>& items, const PageWorld& world, const KnownGround& ground,
                const care::Conversation& talk);

}  // namespace blether::app
