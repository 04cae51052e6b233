// Read model of who somebody is.
#pragma once

#include <string>
#include <vector>

#include "app/core/read_models.h"

namespace blether::app {

// One thing of several that may be chosen.
struct AboutChoice {
  std::string code, label, icon;
  bool chosen = false;
};

struct EqualityLine {
  std::string field;               // care::kEqualityFields
  std::string words;               // own words; empty: not said
  bool rather_not = false;
};

struct AboutModel {
  PersonName name;
  std::vector<AboutChoice> languages;
  std::string no_words_in;           // a language chosen that there are no sheets in: its name; empty: none
  std::vector<AboutChoice> needs, groups;
  std::vector<std::string> to_book;  // "A BSL interpreter"
  std::vector<EqualityLine> equality;
};

}  // namespace blether::app
