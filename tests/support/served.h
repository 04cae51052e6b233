// An office's service behind its real server, on a loopback port.
#pragma once

#include <memory>

#include "sync/hub/server.h"
#include "tests/support/hub.h"

namespace blether::tests {

struct Served {
  Served() {
    house.import_small_town();
    server = must(hub::Server::start({}, house.service().server_key(),
                                     [this](hub::Call& call) { return house.service().handle(call); }));
    address = {"127.0.0.1", server->port(), must(hub::fingerprint_of(house.service().server_key()))};
  }
  HubHouse house;
  std::unique_ptr<hub::Server> server;
  sync::HubAddress address;
};

}  // namespace blether::tests
