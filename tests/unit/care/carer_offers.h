// The entries of one round of an offer to Moira, and the clocks that run from them.
#pragma once

#include <string>
#include <vector>

#include "care/carer.h"
#include "clocks.h"

namespace blether::test {

struct Offers {
  void add(const char* event, const char* on, bool terminal = false, const char* wanted_on = "") {
    care::CarerEvent entry;
    entry.round = round.hex();
    entry.event = event;
    entry.on = on;
    entry.terminal = terminal;
    entry.wanted_on = wanted_on;
    entry.reason = std::string(event) == "declined" ? "Would rather not say" : "";
    book.keep(*care::record_carer_event(test::id_of(++number), entry, base::CivilDate{2026, 12, 31}));
  }
  care::CarerOffer offer() { return care::carer_offer(book.all("carer_event"), round); }
  std::vector<std::string> due(base::CivilDate today) {
    std::vector<std::string> lines;
    const auto deadlines = *care::carer_deadlines(offer(), clocks(), today);
    for (const auto& deadline : deadlines)
      lines.push_back(deadline.clock + " " + base::to_iso(deadline.due) + " " + test::how_it_stands(deadline));
    return lines;
  }
  Notebook book;
  std::uint8_t number = 0;
  model::RecordId round = test::id_of(90);
};

}  // namespace blether::test
