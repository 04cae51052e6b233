// HTTPS to the office's service: TLS 1.3 only, the server known by its pinned key and by nothing else.
#pragma once

#include <memory>

#include "sync/enrolment.h"
#include "sync/name_lookup.h"
#include "sync/transport.h"
#include "sync/tuning.h"

namespace blether::sync {

// In milliseconds.
struct Timeouts {
  int connect = 10'000;          // name, connection and handshake together
  int request = kMostRequestMs;  // one request and its whole answer; beyond it the fault is "too_slow"
};

// Keeps its connection between requests and opens another when the service closed it in between.
class HttpsTransport final : public Transport {
 public:
  // `look_up` finds the office's name; cancel() and `timeouts.connect` hold for it too, however long it takes.
  explicit HttpsTransport(HubAddress hub, Timeouts timeouts = {}, LookUpName look_up = look_up_name);
  ~HttpsTransport() override;
  HttpsTransport(const HttpsTransport&) = delete;
  HttpsTransport& operator=(const HttpsTransport&) = delete;

  base::Result<Reply> post(std::string_view path, const Headers& headers, base::ByteView body) override;
  void cancel() override;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace blether::sync
