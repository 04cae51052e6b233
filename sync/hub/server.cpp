// The server's one translation unit with Boost.Beast, Boost.Asio and OpenSSL.
#include "sync/hub/server.h"

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/sha.h>
#include <openssl/x509.h>

#include <array>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <thread>
#include <vector>

#include "platform/base/log.h"
#include "sync/codec.h"
#include "sync/tuning.h"

namespace blether::hub {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::use_awaitable;
using base::Code;
using base::fail;
using base::Result;
using Stream = asio::ssl::stream<beast::tcp_stream>;
using Body = http::vector_body<std::uint8_t>;
using std::chrono::seconds;

constexpr std::size_t kMostHeader = 8192;
constexpr unsigned kHttp11 = 11;  // HTTP/1.1 as Beast writes it
constexpr seconds kHandshakeTime(10);
// A kept connection may rest this long; a request must be whole, and its answer taken, within it.
constexpr seconds kRequestTime(60);
// Whoever is turned away is heard out so long.
constexpr seconds kHearingOut(5);
constexpr const char* kComeAgain = "5";  // seconds
constexpr long kCertificateYears = 30;

// A whole page is sent to the paths that want a signature over it. What comes before anybody is known is short, and so
// is asking about files and chains.
constexpr std::uint64_t kMostGreeting = 4u << 10, kMostQuestion = 64u << 10;
constexpr std::uint64_t kMostFiles = 2 * sync::kFilePart;

std::uint64_t most_body(std::string_view path) {
  if (path == sync::kWhoPath || path == sync::kEnrolPath) return kMostGreeting;
  if (path == sync::kAuditPath) return kMostQuestion;
  if (path == sync::kFilesPath) return kMostFiles;
  return sync::kMostBody;
}

// Whom a connection counts for: its address, or its network where one machine has a whole one (IPv6).
std::string guest_of(const asio::ip::address& address) {
  if (address.is_v4() || address.to_v6().is_v4_mapped()) return address.to_string();
  const auto bytes = address.to_v6().to_bytes();
  return base::to_hex(base::ByteView(bytes.data(), 8));
}

struct Freer {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(X509* certificate) const { X509_free(certificate); }
};
using Key = std::unique_ptr<EVP_PKEY, Freer>;
using Certificate = std::unique_ptr<X509, Freer>;

Result<Key> read_key(const base::SecretBytes& der) {
  const unsigned char* at = der.data();
  Key key(d2i_AutoPrivateKey(nullptr, &at, static_cast<long>(der.size())));
  if (!key) return fail(Code::corrupt, "server key");
  return key;
}

// Only carries the key: devices pin the key and look at nothing else, so it is made anew at every start.
Result<Certificate> certify(EVP_PKEY* key) {
  Certificate certificate(X509_new());
  if (!certificate) return fail(Code::no_memory, "certificate");
  X509* made = certificate.get();
  X509_set_version(made, 2);
  ASN1_INTEGER_set(X509_get_serialNumber(made), 1);
  X509_gmtime_adj(X509_getm_notBefore(made), -24L * 3600);
  X509_gmtime_adj(X509_getm_notAfter(made), kCertificateYears * 365 * 24 * 3600);
  X509_NAME* name = X509_get_subject_name(made);
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("blether-hub"), -1, -1, 0);
  if (X509_set_issuer_name(made, name) != 1 || X509_set_pubkey(made, key) != 1 ||
      X509_sign(made, key, EVP_sha256()) == 0)
    return fail(Code::io, "certificate");
  return certificate;
}

class Pool {
 public:
  Pool(Handler handler, const ServerSetup& setup)
      : handler_(std::move(handler)), room_(setup.room), io_(static_cast<int>(setup.threads)) {}

  Result<void> listen(const ServerSetup& setup, const base::SecretBytes& server_key) {
    TRY(Key key, read_key(server_key));
    TRY(Certificate certificate, certify(key.get()));
    SSL_CTX* context = tls_.native_handle();
    if (SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION) != 1 ||
        SSL_CTX_use_certificate(context, certificate.get()) != 1 || SSL_CTX_use_PrivateKey(context, key.get()) != 1)
      return fail(Code::io, "server key");
    try {
      const asio::ip::tcp::endpoint place(asio::ip::make_address(setup.address), setup.port);
      acceptor_.open(place.protocol());
      acceptor_.set_option(asio::socket_base::reuse_address(true));
      acceptor_.bind(place);
      acceptor_.listen();
    } catch (const boost::system::system_error& thrown) {
      return fail(Code::io, "listen on " + setup.address + ":" + std::to_string(setup.port) + ": " + thrown.what());
    }
    return {};
  }

  void start(unsigned threads) {
    asio::co_spawn(io_, accept_all(), asio::detached);
    for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { io_.run(); });
  }

  ~Pool() {
    io_.stop();
    for (std::thread& thread : threads_) thread.join();
  }

  std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

 private:
  asio::awaitable<void> accept_all() {
    for (;;) {
      bool failed = false;
      try {
        auto socket = co_await acceptor_.async_accept(asio::make_strand(io_), use_awaitable);
        boost::system::error_code gone;
        const auto from = socket.remote_endpoint(gone).address();
        auto place = std::make_unique<Room::Place>(room_, guest_of(from));
        if (place->is_given()) {
          auto executor = socket.get_executor();
          asio::co_spawn(executor, serve(Stream(std::move(socket), tls_), std::move(place)), asio::detached);
        }
      } catch (const boost::system::system_error& thrown) {
        if (thrown.code() == asio::error::operation_aborted) co_return;
        base::log(base::Level::warning, "hub", "accept: " + thrown.code().message());
        failed = true;
      }
      if (failed) co_await rest();
    }
  }

  // Out of file handles: others will be given back shortly.
  asio::awaitable<void> rest() {
    asio::steady_timer timer(io_, std::chrono::milliseconds(100));
    co_await timer.async_wait(use_awaitable);
  }

  asio::awaitable<void> serve(Stream stream, std::unique_ptr<Room::Place> place) {
    try {
      co_await converse(stream, *place);
    } catch (const std::exception&) {
      // Cut, too slow, too long or not HTTP: this connection ends and nothing else happens.
    }
  }

  asio::awaitable<void> converse(Stream& stream, Room::Place& place) {
    beast::tcp_stream& lower = beast::get_lowest_layer(stream);
    lower.socket().set_option(asio::ip::tcp::no_delay(true));
    const std::string peer = lower.socket().remote_endpoint().address().to_string();
    lower.expires_after(kHandshakeTime);
    co_await stream.async_handshake(asio::ssl::stream_base::server, use_awaitable);
    beast::flat_buffer buffer(2 * kMostHeader);
    for (bool keep = true; keep;) {
      lower.expires_after(kRequestTime);
      http::request_parser<Body> parser;
      parser.header_limit(kMostHeader);
      parser.body_limit(sync::kMostBody);
      co_await http::async_read_header(stream, buffer, parser, use_awaitable);
      if (!co_await read_body(stream, buffer, parser, place)) {
        base::Bytes().swap(parser.get().body());
        place.hold(0);
        co_return co_await turn_away(stream);
      }
      http::request<Body> request = parser.release();
      keep = request.keep_alive();
      http::response<Body> reply = answer(request, peer);
      place.hold(reply.body().size());
      co_await http::async_write(stream, reply, use_awaitable);
      place.hold(0);
    }
  }

  // Counts what has come, not what was announced: whoever wants to fill the memory has to send it. False: no room.
  asio::awaitable<bool> read_body(Stream& stream, beast::flat_buffer& buffer, http::request_parser<Body>& parser,
                                  Room::Place& place) {
    const auto target = parser.get().target();
    const std::uint64_t most = most_body({target.data(), target.size()});
    parser.body_limit(most);
    if (parser.content_length().value_or(0) > most)
      throw boost::system::system_error(http::make_error_code(http::error::body_limit));
    for (std::size_t before = 0;;) {
      const std::size_t here = parser.get().body().size();
      if (!place.take(here - before)) co_return false;
      before = here;
      if (parser.is_done()) co_return true;
      co_await http::async_read_some(stream, buffer, parser, use_awaitable);
    }
  }

  // What is still on its way is heard and dropped: were it left unread, the answer could get lost.
  asio::awaitable<void> turn_away(Stream& stream) {
    http::response<Body> reply = reply_of({503, sync::encode(sync::Problem{"busy", 0})}, false, kHttp11);
    reply.set(http::field::retry_after, kComeAgain);
    co_await http::async_write(stream, reply, use_awaitable);
    beast::tcp_stream& lower = beast::get_lowest_layer(stream);
    lower.socket().shutdown(asio::ip::tcp::socket::shutdown_send);
    lower.expires_after(kHearingOut);
    std::array<char, 4096> heard;
    for (;;) co_await lower.async_read_some(asio::buffer(heard), use_awaitable);
  }

  static http::response<Body> reply_of(Response response, bool keep_alive, unsigned version) {
    http::response<Body> reply(static_cast<http::status>(response.status), version);
    reply.set(http::field::content_type, "application/x-blether");
    reply.keep_alive(keep_alive);
    reply.body() = std::move(response.body);
    reply.prepare_payload();
    return reply;
  }

  http::response<Body> answer(http::request<Body>& request, const std::string& peer) {
    auto header = [&](std::string_view name) { return std::string(request[beast::string_view(name.data(), name.size())]); };
    Call call;
    call.method = std::string(request.method_string());
    call.path = std::string(request.target());
    call.device = header(sync::kDeviceHeader);
    call.counter = header(sync::kCounterHeader);
    call.signature = header(sync::kSignatureHeader);
    call.body = std::move(request.body());
    call.peer = peer;
    return reply_of(handler_(call), request.keep_alive(), request.version());
  }

  // Connections that are still open go with io_, before what they use.
  Handler handler_;
  asio::ssl::context tls_{asio::ssl::context::tls_server};
  Room room_;
  asio::io_context io_;
  asio::ip::tcp::acceptor acceptor_{io_};
  std::vector<std::thread> threads_;
};

}  // namespace

Result<base::SecretBytes> make_server_key() {
  Key key(EVP_EC_gen("P-256"));
  if (!key) return fail(Code::io, "making the server key");
  const int size = i2d_PrivateKey(key.get(), nullptr);
  if (size <= 0) return fail(Code::io, "making the server key");
  TRY(base::SecretBytes der, base::SecretBytes::create(static_cast<std::size_t>(size)));
  unsigned char* at = der.data();
  i2d_PrivateKey(key.get(), &at);
  return der;
}

Result<sync::Fingerprint> fingerprint_of(const base::SecretBytes& server_key) {
  TRY(Key key, read_key(server_key));
  unsigned char* der = nullptr;
  const int size = i2d_PUBKEY(key.get(), &der);
  if (size <= 0) return fail(Code::corrupt, "server key");
  sync::Fingerprint print;
  SHA256(der, static_cast<std::size_t>(size), print.data());
  OPENSSL_free(der);
  return print;
}

struct Server::Inside {
  Inside(Handler handler, const ServerSetup& setup) : pool(std::move(handler), setup) {}
  Pool pool;
};

Server::Server(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::start(const ServerSetup& setup, const base::SecretBytes& server_key,
                                              Handler handler) {
  auto inside = std::make_unique<Inside>(std::move(handler), setup);
  TRY_VOID(inside->pool.listen(setup, server_key));
  inside->pool.start(setup.threads);
  return std::unique_ptr<Server>(new Server(std::move(inside)));
}

std::uint16_t Server::port() const { return inside_->pool.port(); }

}  // namespace blether::hub
