// Rows of an asset file, read and checked. Inside care only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "care/json_document.h"
#include "platform/base/clock.h"

namespace blether::care {

// One row on its way in. Every getter remembers the first fault; `done` tells it, and refuses names nobody asked for,
// so that a misspelt name never passes in silence.
class Row {
 public:
  Row(const JsonDocument& document, const Json& json, std::string path);

  const std::string& path() const { return path_; }
  bool has(const char* name) const { return json_->is_object() && json_->contains(name); }
  std::string text(const char* name);  // must be there, and not empty
  std::string text_or(const char* name, std::string_view otherwise = {});
  std::int64_t number(const char* name, std::int64_t least, std::int64_t most);
  std::int64_t number_or(const char* name, std::int64_t least, std::int64_t most, std::int64_t otherwise);
  bool flag_or(const char* name, bool otherwise = false);
  base::CivilDate date(const char* name);
  std::vector<std::string> texts(const char* name);           // a list of texts; may be missing
  std::vector<Row> rows(const char* name, bool must = true);  // a list of objects
  Row inner(const char* name);                                // an object that must be there
  void refuse(const char* name, std::string_view what);       // the value is no good
  // Takes over the fault of a row read from inside this one.
  void take(Row& inner);
  base::Result<void> done();

 private:
  const Json* get(const char* name, bool must);
  const JsonDocument* document_;
  const Json* json_;
  std::string path_;
  std::vector<std::string> asked_;
  base::Result<void> fault_;
};

}  // namespace blether::care
