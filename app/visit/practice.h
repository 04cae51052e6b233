// Practice: an office of its own with made-up people, for learning the app. Everything goes when the app is closed.
#pragma once

#include <memory>
#include <string>

#include "app/visit/child.h"
#include "platform/base/files.h"

namespace blether::visit {

class Practice {
 public:
  // Starts the office's service on this machine in a temporary folder. io: it did not start.
  static base::Result<std::unique_ptr<Practice>> begin(const base::Path& hub_program, const base::Path& assets);
  ~Practice();
  base::Path vault_folder() const { return folder_ / "vault"; }
  const std::string& invitation() const { return invitation_; }
  std::string passphrase() const { return "practise with made-up people"; }

 private:
  base::Path folder_;
  std::unique_ptr<Child> hub_;
  std::string invitation_;
};

}  // namespace blether::visit
