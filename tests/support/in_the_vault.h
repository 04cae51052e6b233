// What stands in a tablet's vault, whatever its pages show.
#pragma once

#include "tests/support/aminas_tablet.h"

namespace blether::tests {

// Closes the app; `tablet.open()` starts it again.
inline std::vector<model::Record> in_the_vault(AminasTablet& tablet, std::string_view kind) {
  tablet.core.reset();
  storage::StoreWorld world{&tablet.clock, &tablet.random, &sync::merge};
  auto vault = storage::Vault::open(tablet.files, {tablet.folder.path() / "vault"}, kPassphrase, world);
  REQUIRE(vault);
  auto records = (*vault)->store().records(tablet.stream(), kind);
  REQUIRE(records);
  return *records;
}

}  // namespace blether::tests
