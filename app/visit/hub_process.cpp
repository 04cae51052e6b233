#include "app/visit/hub_process.h"

#include <unistd.h>

#include <nlohmann/json.hpp>

namespace blether::visit {

using base::Code;
using base::fail;
using base::Result;
using nlohmann::json;

Result<StartedHub> start_hub(const std::string& program, const base::Path& data, int port, const base::Path& import) {
  base::SystemFiles files;
  base::Path ready = data;
  ready += ".ready";
  TRY_VOID(files.remove(ready));
  std::vector<std::string> arguments = {"serve", "--data", data.string(), "--port", std::to_string(port), "--ready-file", ready.string()};
  if (!import.empty()) arguments.insert(arguments.end(), {"--import", import.string()});
  StartedHub hub;
  TRY(hub.process, Child::start(program, arguments));
  constexpr int kMostMs = 30'000, kStepMs = 20;
  for (int waited = 0; waited < kMostMs; waited += kStepMs) {
    auto there = files.exists(ready);
    if (there && *there) break;
    if (!hub.process->running()) return fail(Code::io, "the office's service stopped at once");
    ::usleep(kStepMs * 1000);
  }
  TRY(auto bytes, files.read(ready));
  auto told = json::parse(bytes.begin(), bytes.end(), nullptr, false);
  if (!told.is_object()) return fail(Code::io, "the office's service did not say where it is");
  hub.port = told.value("port", 0);
  for (const json& invitation : told.value("invitations", json::array()))
    hub.invitations.emplace_back(invitation.value("worker", ""), invitation.value("invitation", ""));
  return hub;
}

}  // namespace blether::visit
