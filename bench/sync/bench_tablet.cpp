#include "bench/sync/bench_tablet.h"

#include <chrono>

namespace blether::bench {

using base::Result;

base::Bytes bench_key() { return base::Bytes(storage::Connection::kKeyBytes, 0x5a); }

Result<BenchTablet> BenchTablet::create(World& world, const base::Path& file) {
  BenchTablet tablet;
  tablet.world_ = &world;
  tablet.file_ = file;
  TRY(tablet.key_, storage::create_device_key(world.random));
  return tablet;
}

Result<void> BenchTablet::open(const model::AuthorId& author) {
  author_ = author;
  TRY(auto connection, storage::Connection::open(file_, bench_key(), storage::Connection::Mode::create_new));
  TRY(auto key, storage::device_key_from(key_.secret_key.view()));
  TRY(store_, storage::Store::open(std::move(connection), std::move(key), author, world_->store()));
  return {};
}

Result<void> BenchTablet::enrol(const sync::HubAddress& hub, const std::string& code, const std::string& name) {
  port_ = hub.port;
  transport_ = std::make_unique<sync::HttpsTransport>(hub);
  TRY(auto welcome, sync::who(*transport_, code));
  TRY_VOID(open(welcome.author));
  return sync::enrol(*transport_, sync::identity_of(key_), code, name);
}

Result<Measured> BenchTablet::sync() {
  const sync::StoreDoor door = [this](const std::function<void(storage::Store&)>& work) { work(*store_); };
  const Wire before = wire_to(port_);
  const auto began = std::chrono::steady_clock::now();
  TRY(auto report, sync::sync_once(*transport_, door, sync::identity_of(key_), world_->clock, {}, {}, known_.get()));
  Measured measured;
  measured.s = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  const Wire after = wire_to(port_);
  measured.up = after.up - before.up;
  measured.down = after.down - before.down;
  measured.reqs = report.requests;
  measured.body_up = report.bytes_up;
  measured.body_down = report.bytes_down;
  measured.pushed = report.stored;
  measured.pulled = report.pulled;
  measured.refused = report.refused_here + report.quarantined;
  return measured;
}

Result<std::uint64_t> BenchTablet::size() {
  // Closing folds the write-ahead log into the file.
  store_.reset();
  std::error_code error;
  const auto bytes = std::filesystem::file_size(file_, error);
  if (error) return base::fail(base::Code::io, error.message());
  return bytes;
}

}  // namespace blether::bench
