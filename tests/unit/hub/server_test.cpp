// What a machine that has shown no signature may do to the service's memory, over real TLS.
#include "sync/hub/server.h"

#include <atomic>
#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <catch2/catch_test_macros.hpp>
#include <optional>

#include "sync/codec.h"
#include "sync/transport_https.h"
#include "sync/tuning.h"
#include "tests/support/temp_vault.h"

namespace blether::tests {

namespace {

namespace asio = boost::asio;

constexpr const char* kHere = "127.0.0.1";
constexpr const char* kNextDoor = "127.0.0.2";  // other addresses of this machine
constexpr const char* kAcrossTheRoad = "127.0.0.3";
constexpr int kMostTries = 5'000;

// A server in front of a service that only says how much it was sent.
struct Counting {
  explicit Counting(const hub::RoomLimits& room = {}) {
    hub::ServerSetup setup;
    setup.room = room;
    key.emplace(must(hub::make_server_key()));
    server = must(hub::Server::start(setup, *key, [this](hub::Call& call) {
      ++requests;
      return hub::Response{200, base::to_bytes(base::as_bytes(std::to_string(call.body.size())))};
    }));
  }
  sync::HubAddress address() const { return {kHere, server->port(), must(hub::fingerprint_of(*key))}; }

  std::atomic<int> requests = 0;
  std::optional<base::SecretBytes> key;
  std::unique_ptr<hub::Server> server;
};

// Somebody who speaks TLS and says what they like, from an address of their own.
class Stranger {
 public:
  Stranger(const Counting& to, const char* from) {
    auto& socket = stream_.next_layer();
    socket.open(asio::ip::tcp::v4());
    socket.bind({asio::ip::make_address(from), 0});
    socket.connect({asio::ip::make_address(kHere), to.server->port()}, failed_);
    if (!failed_) stream_.handshake(asio::ssl::stream_base::client, failed_);
  }
  bool is_let_in() const { return !failed_; }
  void say(const std::string& text) {
    boost::system::error_code ignored;
    asio::write(stream_, asio::buffer(text), ignored);
  }
  // The first bytes of what is answered; "" when the connection ends without.
  std::string hear() {
    std::array<char, 4096> heard;
    const std::size_t size = stream_.read_some(asio::buffer(heard), failed_);
    return {heard.data(), size};
  }

 private:
  asio::io_context io_;
  asio::ssl::context tls_{asio::ssl::context::tls_client};
  asio::ssl::stream<asio::ip::tcp::socket> stream_{io_, tls_};
  boost::system::error_code failed_;
};

std::string post_head(std::string_view path, std::size_t length) {
  return "POST " + std::string(path) + " HTTP/1.1\r\nHost: here\r\nContent-Length: " + std::to_string(length) +
         "\r\n\r\n";
}

// The tablet's last answer: the first with that status, unless it asked very often in vain.
sync::Reply ask_until(const Counting& service, int status) {
  sync::Reply reply;
  for (int tries = 0; reply.status != status && tries < kMostTries; ++tries) {
    sync::HttpsTransport network(service.address());
    reply = must(network.post(sync::kSyncPath, {}, base::Bytes(5000)));
  }
  return reply;
}

}  // namespace

TEST_CASE("Asking who a code is for and enrolling take little; a body beyond that is not even heard") {
  Counting service;
  for (const std::string_view path : {sync::kWhoPath, sync::kEnrolPath}) {
    CAPTURE(path);
    const int before = service.requests;
    sync::HttpsTransport network(service.address());
    CHECK(must(network.post(path, {}, base::Bytes(4000))).status == 200);
    CHECK_FALSE(network.post(path, {}, base::Bytes(5000)).has_value());
    CHECK(service.requests == before + 1);
    Stranger in_pieces(service, kHere);
    in_pieces.say("POST " + std::string(path) + " HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n");
    in_pieces.say("1400\r\n" + std::string(0x1400, 'x') + "\r\n0\r\n\r\n");
    CHECK(in_pieces.hear().empty());
    CHECK(service.requests == before + 1);
  }
}

TEST_CASE("A page of the largest kind is heard on the path that wants a signature over it") {
  Counting service;
  sync::HttpsTransport network(service.address());
  const auto reply = must(network.post(sync::kSyncPath, {}, base::Bytes(sync::kMostBody)));
  CHECK(reply.status == 200);
  CHECK(base::as_text(reply.body) == std::to_string(sync::kMostBody));
}

TEST_CASE("When strangers fill what may be held, a tablet is told to come again, and gets through once they are gone") {
  Counting service({100, 100, 200'000});
  {
    Stranger one(service, kNextDoor), another(service, kAcrossTheRoad);
    for (Stranger* stranger : {&one, &another}) {
      stranger->say(post_head(sync::kSyncPath, 1'000'000));
      stranger->say(std::string(99'900, 'x'));
    }
    // What they said may take its time to be heard.
    const sync::Reply reply = ask_until(service, 503);
    CHECK(reply.status == 503);
    CHECK(must(sync::decode_problem(reply.body)).reason == "busy");
  }
  CHECK(ask_until(service, 200).status == 200);
}

TEST_CASE("Whoever sends on beyond what may be held is told so in the middle of it") {
  Counting service({100, 100, 200'000});
  Stranger stranger(service, kHere);
  stranger.say(post_head(sync::kSyncPath, 1'000'000));
  stranger.say(std::string(150'000, 'x'));
  const std::string heard = stranger.hear();
  CHECK(heard.starts_with("HTTP/1.1 503"));
  CHECK(heard.find("Retry-After") != std::string::npos);
  CHECK(service.requests == 0);
}

TEST_CASE("One address that holds all its connections keeps nobody else out") {
  Counting service({100, 3, 1 << 20});
  Stranger first(service, kNextDoor), second(service, kNextDoor), third(service, kNextDoor), fourth(service, kNextDoor);
  CHECK(first.is_let_in());
  CHECK(third.is_let_in());
  CHECK_FALSE(fourth.is_let_in());
  sync::HttpsTransport network(service.address());
  CHECK(must(network.post(sync::kSyncPath, {}, base::Bytes(10))).status == 200);
}

}  // namespace blether::tests
