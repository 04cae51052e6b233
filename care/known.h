// What is known from one page is not asked again at a prompt: it stands there with its day, and is changed where it was
// written. The table is assets/lookups/facts.json.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "care/questionnaire.h"
#include "platform/base/clock.h"
#include "platform/base/result.h"
#include "storage/model/heads.h"

namespace blether::care {

struct Fact {
  std::string name;                // "who-speaks"
  std::string kind, field;         // the one place it is written
  std::string page;                // the one page where it is asked: "about", "capacity", "review", "unhappy"
  std::vector<std::string> shown;  // link ids of the prompts that show it
  std::vector<std::string> codes;  // of a set: only these count; empty: all
  std::string until;               // field of the last day it holds; empty: it has none
  std::string same;                // field that must be the conversation's id; empty: of any
  int days = 0;                    // not older than this; 0: however old
  // For the law that nothing is asked twice: what a question about it would say, and questions (keys of a translation,
  // link ids) that say so and ask something else.
  std::vector<std::string> words, texts;
};

class Facts {
 public:
  // invalid: line and place of the fault; a kind or field that nobody knows; a prompt that shows two facts.
  static base::Result<Facts> load(std::string_view json);
  std::span<const Fact> all() const { return rows_; }
  // Kinds of the records that say something about the prompts of a template, each once.
  std::vector<std::string_view> kinds_for(const Template& form) const;

 private:
  std::vector<Fact> rows_;
};

// One prompt that needs no asking.
struct Known {
  const Fact* fact = nullptr;                 // of the `facts` given
  std::string item;                           // link id
  std::vector<const model::Record*> records;  // of the span given: those that say it, oldest id first
  std::vector<std::string> values;            // what they say, codes or words
  std::string on;                             // ISO: the day the latest of it was written
};
// `records` may hold other kinds and withdrawn ones.
std::vector<Known> known_at(const Facts& facts, std::span<const model::Record> records,
                            const model::Record& conversation, base::CivilDate today);

}  // namespace blether::care
