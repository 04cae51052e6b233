// The ten kinds of support that the national return asks for.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.h"

namespace blether::care {

// One row of assets/lookups/support_types.json.
struct SupportType {
  std::string code;
  std::string label;  // "Going out, learning, company"
  std::string icon;
};

class SupportTypes {
 public:
  // invalid: names the row and field of fault.
  static base::Result<SupportTypes> load(std::string_view json);
  std::span<const SupportType> all() const { return rows_; }
  const SupportType* find(std::string_view code) const;

 private:
  std::vector<SupportType> rows_;
};

}  // namespace blether::care
