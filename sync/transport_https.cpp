// The client's one translation unit with Boost.Beast, Boost.Asio and OpenSSL.
#include "sync/transport_https.h"

#include <openssl/evp.h>
#include <openssl/sha.h>
#include <openssl/x509.h>

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <optional>

#include "sync/faults.h"
#include "sync/tuning.h"

namespace blether::sync {

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
using Clock = std::chrono::steady_clock;

constexpr std::size_t kMostHeader = 8192;

bool is_pinned(X509* certificate, const Fingerprint& pin) {
  unsigned char* der = nullptr;
  const int size = certificate ? i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate), &der) : 0;
  if (size <= 0) return false;
  Fingerprint found;
  SHA256(der, static_cast<std::size_t>(size), found.data());
  OPENSSL_free(der);
  return found == pin;
}

}  // namespace

struct HttpsTransport::Inside {
  Inside(HubAddress hub, Timeouts given, LookUpName look_up)
      : address(std::move(hub)), timeouts(given), names(std::move(look_up)) {
    SSL_CTX_set_min_proto_version(tls.native_handle(), TLS1_3_VERSION);
    tls.set_verify_mode(asio::ssl::verify_peer);
    // The key decides, not who vouched for it: the same answer for every certificate of the chain.
    tls.set_verify_callback([this](bool, asio::ssl::verify_context& context) {
      const bool known = is_pinned(X509_STORE_CTX_get0_cert(context.native_handle()), address.fingerprint);
      if (!known) wrong_key = true;
      return known;
    });
  }

  // Where the office is. asio's own resolver cannot be interrupted, and whoever destroys it waits for it.
  Result<std::vector<asio::ip::tcp::endpoint>> look_up() {
    TRY(const Addresses found, names.find(address.host, timeouts.connect));
    std::vector<asio::ip::tcp::endpoint> places;
    for (const std::string& text : found) {
      boost::system::error_code error;
      const auto place = asio::ip::make_address(text, error);
      if (!error) places.emplace_back(place, address.port);
    }
    if (places.empty()) return fail(Code::offline, "no address of that name");
    return places;
  }

  asio::awaitable<void> connect(std::vector<asio::ip::tcp::endpoint> places, Clock::time_point until) {
    stop_if_cancelled();
    stream.emplace(io, tls);
    beast::tcp_stream& lower = beast::get_lowest_layer(*stream);
    lower.expires_at(until);
    co_await lower.async_connect(places, use_awaitable);
    stop_if_cancelled();
    lower.socket().set_option(asio::ip::tcp::no_delay(true));
    co_await stream->async_handshake(asio::ssl::stream_base::client, use_awaitable);
    stop_if_cancelled();
  }

  asio::awaitable<void> exchange(http::request<Body>& request, Reply& reply) {
    is_connected = true;
    beast::get_lowest_layer(*stream).expires_after(std::chrono::milliseconds(timeouts.request));
    co_await http::async_write(*stream, request, use_awaitable);
    beast::flat_buffer buffer;
    http::response_parser<Body> parser;
    parser.header_limit(kMostHeader);
    parser.body_limit(kMostBody);
    co_await http::async_read(*stream, buffer, parser, use_awaitable);
    reply.status = static_cast<int>(parser.get().result_int());
    reply.body = std::move(parser.get().body());
    stays_open = parser.get().keep_alive();
  }

  void stop_if_cancelled() const {
    if (cancelled) throw boost::system::system_error(asio::error::operation_aborted);
  }

  Result<Reply> attempt(http::request<Body>& request) {
    Reply reply;
    wrong_key = is_connected = false;
    if (!stream) {
      const auto until = Clock::now() + std::chrono::milliseconds(timeouts.connect);
      TRY(auto places, look_up());
      TRY_VOID(run(connect(std::move(places), until)));
    }
    TRY_VOID(run(exchange(request, reply)));
    if (!stays_open) stream.reset();
    return reply;
  }

  Result<void> run(asio::awaitable<void> work) {
    std::exception_ptr failure;
    io.restart();
    asio::co_spawn(io, std::move(work), [&](std::exception_ptr thrown) { failure = thrown; });
    io.run();
    if (!failure) return {};
    stream.reset();
    return error_of(failure);
  }

  tl::unexpected<base::Error> error_of(std::exception_ptr failure) const {
    try {
      std::rethrow_exception(failure);
    } catch (const boost::system::system_error& thrown) {
      if (cancelled) return fail(Code::cancelled, "request");
      if (wrong_key) return fail(Code::denied, std::string(fault::kWrongKey));
      const boost::system::error_code& code = thrown.code();
      // A connection cut in the middle of an answer is the network's doing; anything else that HTTP cannot read is not.
      if (is_connected && code == beast::error::timeout) return fail(Code::offline, std::string(fault::kTooSlow));
      const bool cut = code == http::error::end_of_stream || code == http::error::partial_message;
      if (!cut && code.category() == http::make_error_code(http::error::bad_method).category())
        return fail(Code::corrupt, code.message());
      return fail(Code::offline, code.message());
    } catch (const std::exception& thrown) {
      return fail(Code::offline, thrown.what());
    }
  }

  HubAddress address;
  Timeouts timeouts;
  NameLookup names;
  asio::io_context io{1};
  asio::ssl::context tls{asio::ssl::context::tls_client};
  std::optional<Stream> stream;
  std::atomic<bool> cancelled = false;
  bool wrong_key = false;
  bool is_connected = false;  // what goes wrong from here on is not about finding the office
  bool stays_open = true;
};

HttpsTransport::HttpsTransport(HubAddress hub, Timeouts timeouts, LookUpName look_up)
    : inside_(std::make_unique<Inside>(std::move(hub), timeouts, std::move(look_up))) {}

HttpsTransport::~HttpsTransport() = default;

Result<Reply> HttpsTransport::post(std::string_view path, const Headers& headers, base::ByteView body) {
  if (inside_->cancelled) return fail(Code::cancelled, "request");
  http::request<Body> request(http::verb::post, beast::string_view(path.data(), path.size()), 11);
  request.set(http::field::host, inside_->address.host);
  request.set(http::field::content_type, "application/x-blether");
  for (const auto& [name, value] : headers) request.set(name, value);
  request.body().assign(body.begin(), body.end());
  request.prepare_payload();
  const bool kept = inside_->stream.has_value();
  auto reply = inside_->attempt(request);
  // A kept connection may have been closed by the other side while nobody was looking.
  const bool was_closed = !reply && reply.error().code == Code::offline && reply.error().detail != fault::kTooSlow;
  if (kept && was_closed) reply = inside_->attempt(request);
  return reply;
}

void HttpsTransport::cancel() {
  inside_->cancelled = true;
  inside_->names.cancel();
  asio::post(inside_->io, [inside = inside_.get()] {
    if (inside->stream) beast::get_lowest_layer(*inside->stream).close();
  });
}

}  // namespace blether::sync
