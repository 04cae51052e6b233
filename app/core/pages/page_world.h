// What the pages and commands of one person are made with. Store thread only.
#pragma once

#include <optional>
#include <string>

#include "app/core/lookups.h"
#include "app/core/pages/common.h"
#include "app/core/texts.h"
#include "care/operations.h"

namespace blether::app {

struct PageWorld {
  storage::Store& store;
  const Lookups& lookups;
  const Texts& texts;
  base::Random& random;
  model::StreamId stream;      // the person's shared stream
  PersonName person;
  std::string worker;          // given name of who holds this tablet
  base::CivilDate today;       // in Dundee
  std::int64_t now_ms = 0;     // UTC
  model::RecordId conversation;  // the latest good conversation; none before the first
  model::RecordId round;       // of choosing: that conversation, or a review since then that opened the choice afresh
  std::string phone = {};        // of who holds this tablet; may be empty
  std::string language = "en";   // of `texts`, and of the sheets on the page
  std::string own_language = "en";    // of the person, for what is theirs to read
  const Texts* own_texts = nullptr;   // in it; never null
  bool easy_read = false;             // the person reads Easy Read

  base::Result<std::vector<model::Record>> records(std::string_view kind) const { return store.records(stream, kind); }
  base::Result<std::optional<model::Record>> find(const model::RecordId& id) const { return find_record(store, stream, id); }
};

// What a command wants written, and what is then said.
struct Carried {
  std::string reason;              // translation key for the history: "reason.offered"
  care::Operations operations;     // nothing: nothing to write
  std::string notice;              // translation key of a toast; empty: none
  std::vector<std::string> words;  // what goes into it
  std::optional<Route> opens = {}; // the page that comes next; nothing: one stays
};

}  // namespace blether::app
