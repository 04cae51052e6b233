// Languages that people may want to be spoken and written to in.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "care/operations.h"
#include "platform/base/result.h"

namespace blether::care {

struct Language {
  std::string tag;       // BCP 47: "pl"
  std::string name;      // as its speakers write it: "Polski"
  std::string english;   // "Polish"
  bool words = false;    // there are sheets in it
  bool checked = false;  // somebody who speaks it has looked at those words; otherwise every page of them says so
};

// Immutable once loaded; safe from any thread.
class Languages {
 public:
  // invalid: a tag is used twice, or English is not there, with words that are checked.
  static base::Result<Languages> load(std::string_view json);
  std::span<const Language> all() const { return rows_; }
  const Language* find(std::string_view tag) const;

 private:
  std::vector<Language> rows_;
};

// What the person wants to read and hear; an empty tag takes it back. invalid: no such language.
base::Result<Operations> set_language(const model::Record& person, const Languages& languages, std::string_view tag);

}  // namespace blether::care
