// The small town: an office, and Amina's and Euan's tablets, which have met it once. Isobel is on both caseloads.
#pragma once

#include <optional>

#include "tests/support/hub.h"

namespace blether::tests {

struct SmallTown {
  // `ledger` as ServiceSetup has it.
  explicit SmallTown(std::string ledger = {}) : house(std::move(ledger)) {
    house.import_small_town();
    DirectTransport network(house.service());
    amina.emplace(network, house.code_for("Amina Farooq"), 1, "Amina's tablet");
    euan.emplace(network, house.code_for("Euan Baird"), 2, "Euan's tablet");
    amina->sync(network);
    euan->sync(network);
    isobel = amina->person("Isobel")->id;
  }
  // What Isobel says and the workers share.
  model::StreamId stream() const { return sync::shared_stream(isobel); }

  HubHouse house;
  std::optional<WorkerTablet> amina, euan;
  model::RecordId isobel;
};

}  // namespace blether::tests
