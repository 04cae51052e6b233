// A JSON file from outside, with the line of every place in it. Inside care only.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <unordered_map>

#include "platform/base/result.h"

namespace blether::care {

using Json = nlohmann::json;

class JsonDocument {
 public:
  // invalid: not JSON, or an object that names one thing twice; the detail begins "<file> line <n>".
  static base::Result<JsonDocument> parse(std::string_view text, std::string_view file);

  const Json& root() const { return root_; }
  // The error that something at `path` (a JSON pointer) is wrong: "<file> line <n> <path>: <what>".
  tl::unexpected<base::Error> fault(const std::string& path, std::string_view what) const;
  // The line a value begins on, from 1; of the nearest thing around it when there is no such value.
  int line_of(std::string path) const;

 private:
  Json root_;
  std::string file_;
  std::unordered_map<std::string, int> lines_;  // by JSON pointer
};

}  // namespace blether::care
