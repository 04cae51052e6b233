// Small pieces that every edit of a record is made of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "storage/model/change.h"
#include "storage/model/heads.h"

namespace blether::care {

using Operations = std::vector<model::Operation>;

// One field written. `now` is the record as the author saw it, null if it is new: the write overwrites exactly those
// heads. An editor that was opened earlier replaces `overwrites` by what it had seen then.
model::Operation put(std::string_view kind, const model::RecordId& id, const model::Record* now,
                     std::string_view field, model::Value value);

// One element of a set added or taken away.
model::Operation change_element(std::string_view kind, const model::RecordId& id, const model::Record* now,
                                std::string_view field, model::Value element, bool added);

// The record withdrawn; it stays in the history.
Operations withdraw(const model::Record& record);

// Something a person still has to put right, in words: a translation key and the field it is about.
struct Fault {
  std::string field;
  std::string key;
};

}  // namespace blether::care
