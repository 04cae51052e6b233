// Texts: every word on a screen or page, by key, from assets/translations.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/files.h"
#include "platform/base/result.h"

namespace blether::app {

// Immutable once loaded; safe from any thread.
class Texts {
 public:
  // Reads <folder>/<language>.json: one flat object of key to text. invalid: names the key or line of fault.
  static base::Result<Texts> load(base::Files& files, const base::Path& folder, std::string_view language);

  // The text, with {0}, {1} … replaced. A key nobody translated comes back as itself, so that it is seen.
  std::string operator()(std::string_view key, std::initializer_list<std::string_view> words = {}) const;
  std::string fill(std::string_view key, const std::vector<std::string>& words) const;
  // key.one or key.many by number, with {0} the number.
  std::string count(std::string_view key, std::uint64_t number) const;
  bool has(std::string_view key) const;

 private:
  std::map<std::string, std::string, std::less<>> texts_;
};

}  // namespace blether::app
