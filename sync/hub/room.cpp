#include "sync/hub/room.h"

#include <utility>

namespace blether::hub {

Room::Place::Place(Room& room, std::string address) : room_(room), address_(std::move(address)) {
  std::lock_guard lock(room_.mutex_);
  auto there = room_.guests_.find(address_);
  const std::size_t before = there == room_.guests_.end() ? 0 : there->second.connections;
  if (room_.connections_ >= room_.limits_.connections || before >= room_.limits_.connections_per_address) return;
  ++room_.connections_;
  ++room_.guests_[address_].connections;
  is_given_ = true;
}

Room::Place::~Place() {
  if (!is_given_) return;
  hold(0);
  std::lock_guard lock(room_.mutex_);
  --room_.connections_;
  auto guest = room_.guests_.find(address_);
  if (--guest->second.connections == 0) room_.guests_.erase(guest);
}

bool Room::Place::take(std::size_t bytes) {
  std::lock_guard lock(room_.mutex_);
  Room::Guest& guest = room_.guests_[address_];
  if (room_.bytes_ + bytes > room_.limits_.bytes || guest.bytes + bytes > room_.limits_.bytes / 2) return false;
  room_.bytes_ += bytes;
  guest.bytes += bytes;
  bytes_ += bytes;
  return true;
}

void Room::Place::hold(std::size_t bytes) {
  std::lock_guard lock(room_.mutex_);
  Room::Guest& guest = room_.guests_[address_];
  room_.bytes_ = room_.bytes_ - bytes_ + bytes;
  guest.bytes = guest.bytes - bytes_ + bytes;
  bytes_ = bytes;
}

std::size_t Room::bytes() const {
  std::lock_guard lock(mutex_);
  return bytes_;
}

}  // namespace blether::hub
