// Room: how many connections there may be, and how much of what came over them may be held in memory, before anybody
// has shown who they are. Together and by address, so that one machine that means harm does not keep the others out.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <string>

namespace blether::hub {

struct RoomLimits {
  std::size_t connections = 4'096;
  std::size_t connections_per_address = 1'024;  // the tablets of a whole office may be behind one
  std::size_t bytes = 256u << 20;               // of bodies and answers; one address may have half of it
};

// Any thread. Whoever uses it lives no longer than it.
class Room {
 public:
  explicit Room(const RoomLimits& limits) : limits_(limits) {}

  // A place for one connection, given back at the end of its life, with all the bytes it holds.
  class Place {
   public:
    Place(Room& room, std::string address);
    ~Place();
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    // There was none left: this is none.
    bool is_given() const { return is_given_; }
    // So many bytes more. False: they are too many, and nothing was added.
    bool take(std::size_t bytes);
    // Holds so many bytes from now on, however many there are: of an answer, which is made already.
    void hold(std::size_t bytes);

   private:
    Room& room_;
    const std::string address_;
    bool is_given_ = false;
    std::size_t bytes_ = 0;
  };

  std::size_t bytes() const;  // held now

 private:
  struct Guest {
    std::size_t connections = 0, bytes = 0;
  };
  const RoomLimits limits_;
  mutable std::mutex mutex_;
  std::map<std::string, Guest> guests_;
  std::size_t connections_ = 0, bytes_ = 0;
};

}  // namespace blether::hub
