#include "sync/transport_https.h"

#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <catch2/catch_test_macros.hpp>
#include <thread>

#include "sync/tuning.h"
#include "tests/support/hub_process.h"
#include "tests/support/served.h"

namespace blether::tests {

namespace {

namespace asio = boost::asio;
using base::Code;

// Stands between tablet and office and cuts each connection after so many bytes, either way.
class CuttingProxy {
 public:
  explicit CuttingProxy(std::uint16_t port)
      : to_(asio::ip::make_address("127.0.0.1"), port), thread_([this] { run(); }) {}
  ~CuttingProxy() {
    stopping_ = true;
    boost::system::error_code ignored;
    asio::ip::tcp::socket wake(io_);
    wake.connect(acceptor_.local_endpoint(), ignored);
    thread_.join();
  }
  std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

  struct Way {
    std::atomic<std::size_t> most = SIZE_MAX;  // of the next connection
    std::atomic<std::size_t> passed = 0;       // of all
  };
  Way up, down;

 private:
  void run() {
    while (!stopping_) {
      asio::ip::tcp::socket from(io_), to(io_);
      boost::system::error_code error;
      acceptor_.accept(from, error);
      if (stopping_ || error) return;
      to.connect(to_, error);
      if (error) continue;
      std::thread upwards([&] { pump(from, to, up); });
      pump(to, from, down);
      upwards.join();
    }
  }
  // Both ends are shut when either way ends, so that nobody waits.
  static void pump(asio::ip::tcp::socket& from, asio::ip::tcp::socket& to, Way& way) {
    std::array<char, 4096> buffer;
    boost::system::error_code error;
    for (std::size_t most = way.most; !error && most > 0;) {
      const std::size_t size = from.read_some(asio::buffer(buffer.data(), std::min(buffer.size(), most)), error);
      if (!error) asio::write(to, asio::buffer(buffer.data(), size), error);
      most -= size;
      way.passed += size;
    }
    boost::system::error_code ignored;
    from.shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
    to.shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
  }

  asio::io_context io_;
  asio::ip::tcp::acceptor acceptor_{io_, {asio::ip::make_address("127.0.0.1"), 0}};
  asio::ip::tcp::endpoint to_;
  std::atomic<bool> stopping_ = false;
  std::thread thread_;
};

// Amina, whose tablet talks to the office through a line that is cut.
struct CutLine {
  CutLine() : proxy(served.address.port) {
    amina.sync(network);
    isobel = amina.person("Isobel")->id;
    through.port = proxy.port();
  }
  // One exchange through the proxy, with something to send.
  base::Result<sync::SyncReport> exchange() {
    if (amina.unsent() == 0)
      amina.write(sync::shared_stream(isobel), model::kind::person, isobel, "phone", std::to_string(++written));
    sync::HttpsTransport cut(through);
    return amina.try_sync(cut);
  }
  std::uint64_t stored() { return served.house.status()["stored"].get<std::uint64_t>(); }

  Served served;
  sync::HttpsTransport network{served.address};
  WorkerTablet amina{network, served.house.code_for("Amina Farooq"), 1};
  CuttingProxy proxy;
  sync::HubAddress through = served.address;
  model::RecordId isobel;
  std::uint64_t written = 0;
};

}  // namespace

TEST_CASE("Two tablets enrol and sync over TLS, and keep one connection for it") {
  Served served;
  sync::HttpsTransport network(served.address);
  WorkerTablet amina(network, served.house.code_for("Amina Farooq"), 1);
  WorkerTablet euan(network, served.house.code_for("Euan Baird"), 2);
  amina.sync(network);
  const model::RecordId isobel = amina.person("Isobel")->id;
  amina.write(sync::shared_stream(isobel), model::kind::person, isobel, "matters", std::string("The choir."));
  amina.sync(network);
  euan.sync(network);
  CHECK(euan.person("Isobel")->text("matters") == "The choir.");
}

TEST_CASE("A tablet does not speak to a service with another key than the one it was told") {
  Served served;
  sync::HubAddress wrong = served.address;
  wrong.fingerprint[0] ^= 1;
  sync::HttpsTransport network(wrong);
  const auto refused = sync::who(network, "2222-3333-4444-5555");
  CHECK(code_of(refused) == Code::denied);
  CHECK(refused.error().detail == "wrong_key");
}

TEST_CASE("A service that nobody runs is offline") {
  sync::HttpsTransport network({"127.0.0.1", 9, {}});
  CHECK(code_of(network.post("/v1/who", {}, {})) == Code::offline);
}

TEST_CASE("After cancel every request says so") {
  Served served;
  sync::HttpsTransport network(served.address);
  network.cancel();
  CHECK(code_of(network.post("/v1/who", {}, {})) == Code::cancelled);
}

TEST_CASE("The service refuses TLS 1.2") {
  Served served;
  asio::io_context io;
  asio::ssl::context old(asio::ssl::context::tlsv12_client);
  asio::ssl::stream<asio::ip::tcp::socket> stream(io, old);
  stream.next_layer().connect({asio::ip::make_address("127.0.0.1"), served.address.port});
  boost::system::error_code error;
  stream.handshake(asio::ssl::stream_base::client, error);
  CHECK(error);
}

TEST_CASE("Bytes that are no TLS and requests that are too long do not stop the service") {
  Served served;
  asio::io_context io;
  base::SeededRandom random(4);
  for (int i = 0; i < 50; ++i) {
    asio::ip::tcp::socket socket(io);
    socket.connect({asio::ip::make_address("127.0.0.1"), served.address.port});
    base::Bytes noise(1 + random.below(2000));
    random.fill(noise);
    boost::system::error_code ignored;
    asio::write(socket, asio::buffer(noise), ignored);
  }
  sync::HttpsTransport network(served.address);
  CHECK_FALSE(network.post("/v1/sync", {}, base::Bytes(sync::kMostBody + 1)).has_value());
  sync::HttpsTransport again(served.address);
  CHECK(must(sync::who(again, served.house.code_for("Amina Farooq"))).author_name == "Amina Farooq");
}

TEST_CASE("Cut at any byte of what is asked or answered, a sync goes on where it stopped and nothing is lost or doubled") {
  CutLine line;
  const std::uint64_t before = line.stored();
  REQUIRE(line.exchange());
  // Lengths differ by a few bytes from one exchange to the next; what is beyond the end is not cut.
  const std::size_t up = line.proxy.up.passed + 8, down = line.proxy.down.passed + 8;
  std::string not_offline;
  std::size_t cut_up = 0, cut_down = 0;
  auto cut_at = [&](CuttingProxy::Way& way, std::size_t byte, std::size_t& cuts) {
    way.most = byte;
    const auto report = line.exchange();
    way.most = SIZE_MAX;
    if (!report) ++cuts;
    if (!report && report.error().code != Code::offline)
      not_offline += std::to_string(byte) + " " + base::code_name(report.error().code) + "\n";
  };
  for (std::size_t byte = 0; byte < up; ++byte) cut_at(line.proxy.up, byte, cut_up);
  for (std::size_t byte = 0; byte < down; ++byte) cut_at(line.proxy.down, byte, cut_down);
  CHECK(not_offline == "");
  CHECK(cut_up + 64 > up);
  CHECK(cut_down > 1000);
  line.amina.sync(line.network);
  CHECK(line.amina.unsent() == 0);
  CHECK(line.stored() == before + line.written);
}

TEST_CASE("Killed in the middle of a push and started again, the service has every change it gave a receipt for, once") {
  TempFolder folder;
  const base::Path data = folder / "hub";
  auto hub = std::make_optional<HubProcess>(data, 0);
  const auto invitation = must(sync::parse_invitation(hub->ready["invitations"][0].value("invitation", "")));
  const int port = hub->ready.value("port", 0);
  auto network = std::make_optional<sync::HttpsTransport>(invitation.hub);
  WorkerTablet amina(*network, invitation.code, 1);
  // Her own team's notice board, so to speak: nobody is on her caseload yet.
  const auto stream = sync::staff_stream();
  const auto note = id_named<model::RecordId>("a note");
  for (int i = 0; i < 1500; ++i) amina.write(stream, "notice", note, "text", std::to_string(i));
  for (int round = 0; round < 4; ++round) {
    std::thread killer([&] {
      ::usleep(20'000 + 15'000 * round);
      hub->end(SIGKILL);
    });
    auto report = amina.try_sync(*network);
    killer.join();
    if (!report) CHECK(report.error().code == Code::offline);
    hub.reset();
    hub.emplace(data, port);
    network.emplace(invitation.hub);
  }
  amina.sync(*network);
  CHECK(amina.unsent() == 0);
  CHECK(hub->end(SIGTERM) == 0);

  ServiceWorld world;
  auto setup = world.setup(data);
  auto service = must(hub::Service::open(setup));
  const json status = json::parse(must(service->command(R"({"do":"status"})")));
  CHECK(status["stored"] == 1500 + 1);  // and the office's own, which names the first worker
  CHECK(status["quarantined"] == 0);
  CHECK(status["refused"] == 0);
}

}  // namespace blether::tests
