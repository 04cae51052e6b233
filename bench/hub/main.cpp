// blether-hub-bench: an office's service on PostgreSQL with 2,000 tablets, all on this machine. docs/performance.md says
// what was found.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

#include "bench/hub/town.h"
#include "bench/measure.h"
#include "sync/codec.h"
#include "sync/hub/keys.h"
#include "sync/hub/ledger_postgres.h"
#include "sync/hub/service.h"
#include "sync/transport_https.h"
#include "sync/tuning.h"
#include "tests/support/postgres.h"

namespace blether::bench {

namespace {

using Clock = std::chrono::steady_clock;
using nlohmann::json;

constexpr double kWindowSeconds = 60;
// All pushes have begun by then, so that the last ones end within the window.
constexpr double kSpreadSeconds = 55;

struct World {
  base::SystemFiles files;
  base::SystemClock clock;
  base::SystemRandom random;
};

// Workers, tablets and caseloads written straight into the ledger: enrolling is not what is measured.
void people_the_ledger(World& world, const base::Path& data, const std::string& where, const std::vector<LoadTablet>& tablets) {
  hub::ServiceSetup service;
  service.files = &world.files;
  service.clock = &world.clock;
  service.random = &world.random;
  service.data = data;
  service.ledger = "postgres:" + where;
  must(hub::Service::open(service)).reset();  // makes the ledger and its keys
  hub::FileKeys keys(world.files, data / "keys");
  hub::PostgresSetup setup;
  setup.where = where;
  setup.random = &world.random;
  setup.key = [&](bool) { return keys.key("shared_ledger"); };
  auto ledger = must(hub::open_postgres_ledger(setup));
  for (const LoadTablet& tablet : tablets)
    must(ledger->atomically([&](hub::LedgerWork& work) -> base::Result<void> {
      TRY_VOID(work.add_worker({tablet.author, "Worker " + tablet.author.hex(), hub::Role::worker}));
      hub::Device device;
      device.known = {tablet.key.id, tablet.key.public_key, tablet.author, {}, "tablet"};
      TRY_VOID(work.add_device(device));
      for (const model::OwnerId& person : tablet.people) TRY_VOID(work.assign(tablet.author, person));
      return {};
    }));
}

struct HubProgram {
  HubProgram(const base::Path& data, const std::string& where) {
    const std::string ready = data.string() + ".ready", ledger = "postgres:" + where;
    pid = ::fork();
    if (pid == 0) {
      if (!std::freopen("/dev/null", "w", stdout)) ::_exit(127);
      ::execl(BLETHER_HUB_PROGRAM, "blether-hub", "serve", "--data", data.c_str(), "--port", "0", "--ledger", ledger.c_str(),
              "--ready-file", ready.c_str(), static_cast<char*>(nullptr));
      ::_exit(127);
    }
    while (!std::filesystem::exists(ready)) {
      if (::waitpid(pid, nullptr, WNOHANG) != 0) stop({base::Code::io, "the hub did not start"});
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    std::ifstream file(ready);
    const json told = json::parse(file);
    address.host = "127.0.0.1";
    address.port = told.value("port", std::uint16_t{0});
    const auto print = base::from_hex(told.value("fingerprint", ""));
    std::copy(print->begin(), print->end(), address.fingerprint.begin());
  }
  ~HubProgram() {
    ::kill(pid, SIGTERM);
    ::waitpid(pid, nullptr, 0);
  }
  pid_t pid = 0;
  sync::HubAddress address;
};

// Proportional set size of a process and everything it started, in megabytes: shared pages are counted once.
double memory_mb(pid_t root) {
  std::map<pid_t, pid_t> parents;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    const pid_t pid = std::atoi(entry.path().filename().c_str());
    std::ifstream stat(entry.path() / "stat");
    std::string line;
    if (pid <= 0 || !std::getline(stat, line)) continue;
    int parent = 0;
    if (std::sscanf(line.c_str() + line.rfind(')'), ") %*c %d", &parent) == 1) parents[pid] = parent;
  }
  double kilobytes = 0;
  for (const auto& [pid, parent] : parents) {
    if (pid != root && parent != root) continue;
    std::ifstream rollup("/proc/" + std::to_string(pid) + "/smaps_rollup");
    for (std::string word; rollup >> word;)
      if (word == "Pss:") {
        double value = 0;
        rollup >> value;
        kilobytes += value;
      }
  }
  return kilobytes / 1024;
}

// Processor seconds of a process and its children that ended.
double cpu_seconds(pid_t pid) {
  std::ifstream stat("/proc/" + std::to_string(pid) + "/stat");
  std::string line;
  std::getline(stat, line);
  double user = 0, system = 0;
  const std::size_t close = line.rfind(')');
  if (close == std::string::npos) return 0;
  std::sscanf(line.c_str() + close, ") %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lf %lf", &user, &system);
  return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

// What all tablets found out together.
struct Found {
  std::vector<std::vector<double>> push_ms;
  std::atomic<std::uint64_t> stored = 0, failed = 0, pulled = 0, bytes_up = 0, bytes_down = 0;
};

// One tablet's day at the office's door: one connection, its pushes spread evenly, each answer read as the app does.
class Sender {
 public:
  Sender(const LoadTablet& tablet, const sync::HubAddress& hub, int each, Found& found, std::vector<double>& times)
      : tablet_(tablet), hub_(hub), each_(static_cast<std::size_t>(each)), found_(found), times_(times) {}

  void run(Clock::time_point begin, double offset, double period) {
    const sync::Identity identity = sync::identity_of(tablet_.key);
    sync::HttpsTransport network(hub_);
    for (std::size_t at = 0, push = 0; at < tablet_.changes.size(); at += each_, ++push) {
      std::this_thread::sleep_until(begin + std::chrono::duration_cast<Clock::duration>(
                                                std::chrono::duration<double>(offset + period * static_cast<double>(push))));
      sync::SyncRequest request;
      request.cursor = cursor_;
      request.want = sync::kPageBytes;
      request.changes.assign(tablet_.changes.begin() + static_cast<std::ptrdiff_t>(at),
                             tablet_.changes.begin() + static_cast<std::ptrdiff_t>(std::min(at + each_, tablet_.changes.size())));
      const auto sent = Clock::now();
      if (!exchange(network, identity, request)) ++found_.failed;
      times_.push_back(std::chrono::duration<double, std::milli>(Clock::now() - sent).count());
    }
  }

 private:
  bool exchange(sync::HttpsTransport& network, const sync::Identity& identity, const sync::SyncRequest& request) {
    const base::Bytes body = sync::encode(request);
    auto headers = sync::signed_headers(identity, sync::kSyncPath, body, ++counter_);
    if (!headers) return false;
    auto reply = network.post(sync::kSyncPath, *headers, body);
    if (!reply || reply->status != 200) return false;
    auto answer = sync::decode_sync_reply(reply->body);
    if (!answer) return false;
    for (const sync::Answer& one : answer->answers) found_.stored += one.outcome == sync::Outcome::stored;
    found_.pulled += answer->arrivals.size();
    found_.bytes_up += body.size();
    found_.bytes_down += reply->body.size();
    cursor_ = answer->cursor;
    return true;
  }

  const LoadTablet& tablet_;
  sync::HubAddress hub_;
  std::size_t each_;
  Found& found_;
  std::vector<double>& times_;
  base::Bytes cursor_;
  std::uint64_t counter_ = 0;
};

double percentile(std::vector<double>& values, double part) {
  if (values.empty()) return 0;
  const auto place = static_cast<std::size_t>(part * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(place), values.end());
  return values[place];
}

void measure(const TownSize& size, int each) {
  World world;
  must(base::start_cryptography());
  std::fprintf(stderr, "making %d tablets with %d changes each\n", size.tablets, size.changes);
  const std::vector<LoadTablet> tablets = make_town(size);
  tests::TempFolder folder;
  auto server = must(tests::PostgresServer::start(tests::PostgresServer::Care::durable));
  const std::string where = must(server->new_database());
  people_the_ledger(world, folder / "hub", where, tablets);
  HubProgram program(folder / "hub", where);

  Found found;
  found.push_ms.resize(tablets.size());
  const int pushes = (size.changes + each - 1) / each;
  const double period = kSpreadSeconds / pushes;
  std::atomic<bool> ended = false;
  double hub_mb = 0, postgres_mb = 0;  // of the watch until it ended
  std::thread watch([&] {
    while (!ended) {
      hub_mb = std::max(hub_mb, memory_mb(program.pid));
      postgres_mb = std::max(postgres_mb, memory_mb(server->pid()));
      std::this_thread::sleep_for(std::chrono::seconds(3));
    }
  });
  const auto begin = Clock::now() + std::chrono::seconds(2);
  std::vector<std::thread> senders;
  for (std::size_t i = 0; i < tablets.size(); ++i)
    senders.emplace_back([&, i] {
      Sender sender(tablets[i], program.address, each, found, found.push_ms[i]);
      sender.run(begin, period * static_cast<double>(i) / static_cast<double>(tablets.size()), period);
    });
  for (std::thread& sender : senders) sender.join();
  const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  ended = true;
  watch.join();

  std::vector<double> all;
  for (const auto& times : found.push_ms) all.insert(all.end(), times.begin(), times.end());
  const std::uint64_t wanted = static_cast<std::uint64_t>(size.tablets) * static_cast<std::uint64_t>(size.changes);
  const std::string kind = std::to_string(size.tablets) + " tablets, " + std::to_string(size.changes) + " changes each, " +
                           std::to_string(each) + " a push: ";
  print(kind + "changes not acknowledged", static_cast<double>(wanted - found.stored), 0);
  print(kind + "until all are acknowledged, s", seconds, kWindowSeconds);
  print(kind + "push, median ms", percentile(all, 0.5), 500);
  print(kind + "push, p99 ms", percentile(all, 0.99), 500);
  print(kind + "push, slowest ms", percentile(all, 1), 60'000);
  print(kind + "memory of hub and PostgreSQL, MB", hub_mb + postgres_mb, 1'000);
  std::fprintf(stderr,
               "hub %.0f MB, %.1f s of processor; PostgreSQL %.0f MB; %llu changes pulled; %.1f MB up, %.1f MB down; %llu failed; "
               "in the ledger: %s\n",
               hub_mb, cpu_seconds(program.pid), postgres_mb, static_cast<unsigned long long>(found.pulled),
               static_cast<double>(found.bytes_up) / 1e6, static_cast<double>(found.bytes_down) / 1e6,
               static_cast<unsigned long long>(found.failed),
               must(server->say(where, "select sum(n) from blether.counters")).c_str());
}

}  // namespace

}  // namespace blether::bench

// blether-hub-bench hub [CHANGES-A-PUSH [TABLETS]]: without arguments, the tablets of one evening (ten changes a push) and
// then every change by itself.
int main(int count, char** words) {
  blether::bench::TownSize size;
  const int each = count > 2 ? std::atoi(words[2]) : 0;
  if (count > 3) size.tablets = std::max(1, std::atoi(words[3]));
  if (each > 0) {
    blether::bench::measure(size, each);
    return 0;
  }
  blether::bench::measure(size, 10);
  blether::bench::measure(size, 1);
  return 0;
}
