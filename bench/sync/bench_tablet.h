// A tablet for measuring: a real encrypted vault without a passphrase, enrolled at a hub, over TLS.
#pragma once

#include <memory>

#include "bench/sync/wire.h"
#include "platform/base/files.h"
#include "storage/sql.h"
#include "sync/client.h"
#include "sync/merge.h"
#include "sync/transport_https.h"

namespace blether::bench {

struct World {
  base::SystemFiles files;
  base::SystemClock clock;
  base::SystemRandom random;
  storage::StoreWorld store() { return {&clock, &random, &sync::merge}; }
};

struct Measured {
  double s = 0;
  std::uint64_t up = 0, down = 0, reqs = 0;  // bytes as TCP counts them
  std::uint64_t body_up = 0, body_down = 0;  // bytes of bodies
  double cpu_client_s = 0, cpu_server_s = 0;
  std::uint64_t pushed = 0, pulled = 0, refused = 0;
};

class BenchTablet {
 public:
  // A vault of its own, known to nobody.
  static base::Result<BenchTablet> create(World& world, const base::Path& file);
  // Enrols with a one-time code and keeps the connection.
  base::Result<void> enrol(const sync::HubAddress& hub, const std::string& code, const std::string& name);
  base::Result<Measured> sync();
  storage::Store& store() { return *store_; }
  const base::Path& file() const { return file_; }
  // Bytes of the vault's file, with nothing left beside it.
  base::Result<std::uint64_t> size();

 private:
  World* world_ = nullptr;
  base::Path file_;
  storage::DeviceKey key_;
  model::AuthorId author_;
  std::uint16_t port_ = 0;
  std::unique_ptr<storage::Store> store_;
  std::unique_ptr<sync::HttpsTransport> transport_;
  std::unique_ptr<sync::Continued> known_ = std::make_unique<sync::Continued>();  // as a session keeps it

  base::Result<void> open(const model::AuthorId& author);
};

base::Bytes bench_key();

}  // namespace blether::bench
