// A request put to an office's service without a network between.
#pragma once

#include "sync/client.h"
#include "sync/codec.h"
#include "sync/hub/service.h"

namespace blether::tests {

inline sync::Reply put_to(hub::Service& service, std::string_view path, const sync::Headers& headers,
                          base::ByteView body) {
  hub::Call call;
  call.method = "POST";
  call.path = path;
  call.body = base::to_bytes(body);
  call.peer = "192.0.2.1";
  for (const auto& [name, value] : headers) {
    if (name == sync::kDeviceHeader) call.device = value;
    if (name == sync::kCounterHeader) call.counter = value;
    if (name == sync::kSignatureHeader) call.signature = value;
  }
  hub::Response response = service.handle(call);
  return {response.status, std::move(response.body)};
}

}  // namespace blether::tests
