// Read model of what is near by.
#pragma once

#include <string>
#include <vector>

#include "app/core/intents/directory.h"
#include "app/core/read_models.h"

namespace blether::app {

// Something of the directory, in words; what nobody knows is empty.
struct DirectoryPlace {
  std::string code, icon, name, about;
  std::string where;              // "Lochee and West End", "All over the city"
  std::string when, cost, join, phone, web;
  std::string access, who, languages;
  std::string checked;            // "2 November": the day somebody last looked
  bool stale = false;             // that is long ago
  bool near = false;              // comes to where the person lives
  bool told = false;              // the person knows of it already
};

// Somewhere the person was told about, and how that stands.
struct DirectoryPointed {
  model::RecordId record;
  std::string name, icon;
  std::string state;              // one or more sentences
  std::string outcome;            // what it is for: "I want to sing again"; empty: none was named
  std::string told;               // "Told on 24 November"
  bool to_ask = false;            // the day to ask has come
};

struct DirectoryModel {
  PersonName name;
  std::string lives;              // where, or why that is not known, in a sentence
  bool lives_known = false;
  SearchDirectory asked;
  std::vector<Choice> kinds, access;    // that can be asked for
  std::vector<std::string> kind_icons;
  std::vector<DirectoryPointed> pointed;  // those to ask about first, then the latest first
  std::vector<DirectoryPlace> found;      // best first
  std::size_t more = 0;                   // found too, not shown
  std::vector<Choice> outcomes;           // what the person wants; the code is a record id
  std::string ask_on;                     // ISO: the day to ask, unless another is chosen
  bool practice = false;                  // made up
};

}  // namespace blether::app
