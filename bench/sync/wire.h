// How much went over this process's connections to a port, as TCP counts it: TLS and HTTP included.
#pragma once

#include <cstdint>

namespace blether::bench {

struct Wire {
  std::uint64_t up = 0, down = 0;
};
// Of the connections that are open now.
Wire wire_to(std::uint16_t port);

// Seconds of processor time that everything on this machine, and this process with its finished children, used so far.
struct Processor {
  double machine = 0, own = 0;
};
Processor processor_now();

}  // namespace blether::bench
