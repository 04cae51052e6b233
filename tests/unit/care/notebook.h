// A small stand-in for a vault: keeps what operations write, as one tablet sees it.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "care/operations.h"
#include "care/questionnaire.h"
#include "platform/base/files.h"
#include "storage/model/schema.h"

namespace blether::test {

inline std::string asset(const std::string& path) {
  base::SystemFiles files;
  auto bytes = files.read(base::Path(BLETHER_ASSETS) / path);
  return bytes ? std::string(base::as_text(*bytes)) : std::string();
}

inline model::RecordId id_of(std::uint8_t number) {
  model::RecordId id;
  id.bytes.fill(number);
  return id;
}

class Notebook {
 public:
  void keep(const care::Operations& operations) {
    ++seq_;
    for (const model::Operation& operation : operations) keep(operation);
  }

  const model::Record* find(const model::RecordId& id) const {
    auto found = records_.find(id);
    return found == records_.end() ? nullptr : &found->second;
  }
  const model::Record& get(const model::RecordId& id) const { return records_.at(id); }

  std::vector<model::Record> all(std::string_view kind) const {
    std::vector<model::Record> result;
    for (const auto& [id, record] : records_)
      if (record.kind == kind) result.push_back(record);
    return result;
  }

 private:
  void keep(const model::Operation& operation) {
    model::Record& record = records_[operation.record];
    record.id = operation.record;
    record.kind = operation.kind;
    auto place = std::lower_bound(record.fields.begin(), record.fields.end(), operation.field,
                                  [](const auto& entry, const std::string& name) { return entry.first < name; });
    if (place == record.fields.end() || place->first != operation.field)
      place = record.fields.emplace(place, operation.field, model::Field{});
    model::Field& field = place->second;
    std::erase_if(field.heads, [&](const model::Write& head) {
      return std::find(operation.overwrites.begin(), operation.overwrites.end(), head.dot) != operation.overwrites.end();
    });
    if (operation.act == model::Act::put) {
      model::Write write;
      write.dot = {{}, seq_ * 1000 + field.heads.size()};
      write.time = {static_cast<std::int64_t>(seq_), 0};
      write.value = operation.value;
      field.heads.push_back(write);
    }
    auto merge = model::rule_of(operation.kind, operation.field).merge;
    field.merged.elements.clear();
    field.merged.value = field.heads.empty() ? model::Value() : field.heads.back().value;
    if (merge == model::MergeKind::set || merge == model::MergeKind::log)
      for (const model::Write& head : field.heads) field.merged.elements.push_back(head.value);
    if (operation.field == model::kWithdrawn) record.withdrawn = model::flag_of(operation.value);
  }

  std::uint64_t seq_ = 0;
  std::map<model::RecordId, model::Record> records_;
};

inline care::Template good_conversation() {
  auto form = care::load_template(asset("templates/gc.v1.json"), "gc.v1.json");
  return form ? *form : care::Template();
}

}  // namespace blether::test
