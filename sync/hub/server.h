// Server: HTTPS for the service. TLS 1.3 only, its own P-256 key, bounded requests, a small pool of threads.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <string>

#include "platform/base/result.h"
#include "platform/base/secret.h"
#include "sync/enrolment.h"
#include "sync/hub/room.h"

namespace blether::hub {

// One request as it came; nothing in it is to be believed yet.
struct Call {
  std::string method, path;
  std::string device, counter, signature;  // the headers of sync/codec.h; empty when not sent
  base::Bytes body;
  std::string peer;                        // address without port
};

struct Response {
  int status = 200;
  base::Bytes body;
};

// Called on the pool's threads, several at a time.
using Handler = std::function<Response(Call&)>;

// A new P-256 private key in DER, and what a device pins of it.
base::Result<base::SecretBytes> make_server_key();
base::Result<sync::Fingerprint> fingerprint_of(const base::SecretBytes& server_key);

struct ServerSetup {
  std::string address = "127.0.0.1";  // to listen on; "0.0.0.0" or "::" for every network
  std::uint16_t port = 0;             // 0: any that is free
  unsigned threads = 2;
  RoomLimits room;  // connections beyond it are closed at once; what is too much to hold gets 503 "busy"
};

class Server {
 public:
  // Listens at once. io: the port is taken or the key is not one; the detail says.
  static base::Result<std::unique_ptr<Server>> start(const ServerSetup& setup, const base::SecretBytes& server_key,
                                                     Handler handler);
  // Lets running handlers finish, closes every connection, waits for the pool.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::uint16_t port() const;

 private:
  struct Inside;
  explicit Server(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace blether::hub
