// One of several to choose from: its code, and how a page names it.
#pragma once

#include <string>

namespace blether::app {

struct Choice {
  std::string code, label;
};

}  // namespace blether::app
