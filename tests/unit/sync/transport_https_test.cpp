#include "sync/transport_https.h"

#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <catch2/catch_test_macros.hpp>
#include <thread>

#include "sync/tuning.h"
#include "tests/support/hub.h"
#include "tests/support/hub_process.h"

namespace blether::tests {

namespace {

namespace asio = boost::asio;
using base::Code;

// The service behind its real server, on a loopback port.
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

// Stands between tablet and office and cuts each connection after so many bytes of the answer.
class CuttingProxy {
 public:
  CuttingProxy(std::uint16_t port, std::size_t bytes)
      : to_(asio::ip::make_address("127.0.0.1"), port), bytes_(bytes), thread_([this] { run(); }) {}
  ~CuttingProxy() {
    stopping_ = true;
    boost::system::error_code ignored;
    asio::ip::tcp::socket wake(io_);
    wake.connect(acceptor_.local_endpoint(), ignored);
    thread_.join();
  }
  std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

 private:
  void run() {
    while (!stopping_) {
      asio::ip::tcp::socket from(io_), to(io_);
      boost::system::error_code error;
      acceptor_.accept(from, error);
      if (stopping_ || error) return;
      to.connect(to_, error);
      if (error) continue;
      std::thread up([&] { pump(from, to, SIZE_MAX); });
      pump(to, from, bytes_);
      up.join();
    }
  }
  // Both ends are shut when either way ends, so that nobody waits.
  static void pump(asio::ip::tcp::socket& from, asio::ip::tcp::socket& to, std::size_t most) {
    std::array<char, 4096> buffer;
    boost::system::error_code error;
    while (!error && most > 0) {
      const std::size_t size = from.read_some(asio::buffer(buffer.data(), std::min(buffer.size(), most)), error);
      if (!error) asio::write(to, asio::buffer(buffer.data(), size), error);
      most -= size;
    }
    boost::system::error_code ignored;
    from.shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
    to.shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
  }

  asio::io_context io_;
  asio::ip::tcp::acceptor acceptor_{io_, {asio::ip::make_address("127.0.0.1"), 0}};
  asio::ip::tcp::endpoint to_;
  std::size_t bytes_;
  std::atomic<bool> stopping_ = false;
  std::thread thread_;
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

TEST_CASE("Cut at any byte of any answer, a sync goes on where it stopped and nothing is lost or doubled") {
  Served served;
  sync::HttpsTransport network(served.address);
  WorkerTablet amina(network, served.house.code_for("Amina Farooq"), 1);
  amina.sync(network);
  const model::RecordId isobel = amina.person("Isobel")->id;
  const std::uint64_t before = served.house.status()["stored"].get<std::uint64_t>();
  std::uint64_t written = 0;
  for (std::size_t bytes = 1; bytes < 4000; bytes += 97) {
    amina.write(sync::shared_stream(isobel), model::kind::person, isobel, "phone", std::to_string(++written));
    CuttingProxy proxy(served.address.port, bytes);
    sync::HubAddress through = served.address;
    through.port = proxy.port();
    sync::HttpsTransport cut(through);
    if (auto report = amina.try_sync(cut); !report) CHECK(report.error().code == Code::offline);
  }
  amina.sync(network);
  CHECK(amina.unsent() == 0);
  CHECK(served.house.status()["stored"].get<std::uint64_t>() == before + written);
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
