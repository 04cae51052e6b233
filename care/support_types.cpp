#include "care/support_types.h"

#include <algorithm>

#include "care/table_reader.h"

namespace blether::care {

using base::Result;

Result<SupportTypes> SupportTypes::load(std::string_view json) {
  TRY(auto document, JsonDocument::parse(json, "support_types.json"));
  Row root(document, document.root(), "");
  root.text("version");
  root.text_or("about");
  SupportTypes types;
  for (Row& row : root.rows("types")) {
    SupportType type{row.text("code"), row.text("label"), row.text("icon")};
    if (types.find(type.code)) row.refuse("code", "is used twice");
    root.take(row);
    types.rows_.push_back(std::move(type));
  }
  TRY_VOID(root.done());
  return types;
}

const SupportType* SupportTypes::find(std::string_view code) const {
  auto found = std::find_if(rows_.begin(), rows_.end(), [&](const SupportType& type) { return type.code == code; });
  return found == rows_.end() ? nullptr : &*found;
}

}  // namespace blether::care
