#include "care/table_reader.h"

#include <algorithm>

namespace blether::care {

using base::Result;

Row::Row(const JsonDocument& document, const Json& json, std::string path)
    : document_(&document), json_(&json), path_(std::move(path)) {
  if (!json.is_object()) fault_ = Result<void>(document.fault(path_, "not an object"));
}

void Row::refuse(const char* name, std::string_view what) {
  if (fault_) fault_ = Result<void>(document_->fault(*name ? path_ + "/" + name : path_, what));
}

void Row::take(Row& inner) {
  auto result = inner.done();
  if (fault_ && !result) fault_ = result;
}

const Json* Row::get(const char* name, bool must) {
  asked_.emplace_back(name);
  if (!json_->is_object()) return nullptr;
  auto found = json_->find(name);
  if (found != json_->end()) return &*found;
  if (must) refuse("", std::string(name) + " is missing");
  return nullptr;
}

std::string Row::text(const char* name) {
  const Json* found = get(name, true);
  if (!found) return {};
  if (!found->is_string() || found->get<std::string>().empty()) {
    refuse(name, "must be a text");
    return {};
  }
  return found->get<std::string>();
}

std::string Row::text_or(const char* name, std::string_view otherwise) {
  const Json* found = get(name, false);
  if (!found) return std::string(otherwise);
  if (!found->is_string()) {
    refuse(name, "must be a text");
    return {};
  }
  return found->get<std::string>();
}

std::int64_t Row::number(const char* name, std::int64_t least, std::int64_t most) {
  const Json* found = get(name, true);
  if (!found) return least;
  if (!found->is_number_integer() || found->get<std::int64_t>() < least || found->get<std::int64_t>() > most) {
    refuse(name, "must be a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    return least;
  }
  return found->get<std::int64_t>();
}

std::int64_t Row::number_or(const char* name, std::int64_t least, std::int64_t most, std::int64_t otherwise) {
  if (has(name)) return number(name, least, most);
  asked_.emplace_back(name);
  return otherwise;
}

bool Row::flag_or(const char* name, bool otherwise) {
  const Json* found = get(name, false);
  if (!found) return otherwise;
  if (!found->is_boolean()) {
    refuse(name, "must be true or false");
    return otherwise;
  }
  return found->get<bool>();
}

base::CivilDate Row::date(const char* name) {
  auto date = base::parse_date(text(name));
  if (!date) refuse(name, "must be a day such as 2026-11-24");
  return date.value_or(base::CivilDate{});
}

std::vector<std::string> Row::texts(const char* name) {
  std::vector<std::string> result;
  const Json* found = get(name, false);
  if (!found) return result;
  if (!found->is_array())
    refuse(name, "must be a list");
  else
    for (const Json& entry : *found) {
      if (entry.is_string())
        result.push_back(entry.get<std::string>());
      else
        refuse(name, "must be a list of texts");
    }
  return result;
}

std::vector<Row> Row::rows(const char* name, bool must) {
  std::vector<Row> result;
  const Json* found = get(name, must);
  if (!found) return result;
  if (!found->is_array()) {
    refuse(name, "must be a list");
    return result;
  }
  if (must && found->empty()) refuse(name, "is empty");
  for (std::size_t i = 0; i < found->size(); ++i)
    result.emplace_back(*document_, (*found)[i], path_ + "/" + name + "/" + std::to_string(i));
  return result;
}

Row Row::inner(const char* name) {
  static const Json kNothing = Json::object();
  const Json* found = get(name, true);
  return Row(*document_, found ? *found : kNothing, path_ + "/" + name);
}

Result<void> Row::done() {
  if (fault_ && json_->is_object())
    for (const auto& [name, value] : json_->items())
      if (std::find(asked_.begin(), asked_.end(), name) == asked_.end()) refuse(name.c_str(), "is not known here");
  return fault_;
}

}  // namespace blether::care
