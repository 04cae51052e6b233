#include "app/visit/practice.h"

#include <cstdlib>

#include "app/visit/hub_process.h"

namespace blether::visit {

using base::Code;
using base::fail;
using base::Result;

Result<std::unique_ptr<Practice>> Practice::begin(const base::Path& hub_program, const base::Path& assets) {
  std::string pattern = (std::filesystem::temp_directory_path() / "blether-practice-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) return fail(Code::io, "no folder for practising");
  auto practice = std::make_unique<Practice>();
  practice->folder_ = pattern;
  TRY(auto hub, start_hub(hub_program.string(), practice->folder_ / "hub", 0, assets / "demo/people.json"));
  practice->hub_ = std::move(hub.process);
  if (hub.invitations.empty()) return fail(Code::io, "the practice office invited nobody");
  practice->invitation_ = hub.invitations.front().second;
  return practice;
}

Practice::~Practice() {
  if (hub_) hub_->stop();
  std::error_code error;
  std::filesystem::remove_all(folder_, error);
}

}  // namespace blether::visit
