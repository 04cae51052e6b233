#include "bench/sync/wire.h"

#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace blether::bench {

Wire wire_to(std::uint16_t port) {
  Wire sum;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd", error)) {
    const int file = std::stoi(entry.path().filename().string());
    sockaddr_in peer{};
    socklen_t length = sizeof peer;
    if (::getpeername(file, reinterpret_cast<sockaddr*>(&peer), &length) != 0) continue;
    if (peer.sin_family != AF_INET || ntohs(peer.sin_port) != port) continue;
    tcp_info info{};
    length = sizeof info;
    if (::getsockopt(file, IPPROTO_TCP, TCP_INFO, &info, &length) != 0) continue;
    sum.up += info.tcpi_bytes_acked;
    sum.down += info.tcpi_bytes_received;
  }
  return sum;
}

Processor processor_now() {
  Processor now;
  const double tick = static_cast<double>(::sysconf(_SC_CLK_TCK));
  std::ifstream stat("/proc/stat");
  std::string word;
  stat >> word;
  double ticks = 0;
  for (int column = 0; column < 8 && stat >> ticks; ++column)
    if (column != 3 && column != 4) now.machine += ticks / tick;  // not idle, not waiting
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  now.own = static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
            static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
  return now;
}

}  // namespace blether::bench
