// Small numbers for streams, devices and names, so that rows stay lean. They mean something in one vault only.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>

#include "storage/model/schema.h"
#include "storage/sql.h"

namespace blether::storage {

using LocalId = std::int64_t;

// Kept in memory; a new one is written in the caller's transaction. After a rollback call forget().
class LocalIds {
 public:
  explicit LocalIds(Connection& sql) : sql_(sql) {}

  base::Result<LocalId> stream(const model::StreamId& id);
  base::Result<std::optional<LocalId>> find_stream(const model::StreamId& id);
  base::Result<model::StreamId> stream_of(LocalId id);
  base::Result<std::map<model::StreamId, LocalId>> streams();

  base::Result<LocalId> device(const model::DeviceId& id);
  base::Result<std::optional<LocalId>> find_device(const model::DeviceId& id);
  base::Result<model::DeviceId> device_of(LocalId id);

  base::Result<LocalId> name(std::string_view name);
  base::Result<std::optional<LocalId>> find_name(std::string_view name);
  // Lasts until forget().
  base::Result<std::string_view> name_of(LocalId id);
  // Kinds of record that were ever written here, by name.
  base::Result<LocalId> kind(std::string_view name);
  base::Result<std::map<std::string, LocalId>> kinds();

  // The schema's rule for a field, found once.
  base::Result<model::FieldRule> rule(LocalId kind, LocalId field);

  void forget();

 private:
  struct Name {
    std::string text;
    bool is_kind = false;
  };
  base::Result<void> load();

  Connection& sql_;
  bool loaded_ = false;
  std::map<model::StreamId, LocalId> streams_;
  std::unordered_map<LocalId, model::StreamId> stream_ids_;
  std::unordered_map<model::DeviceId, LocalId> devices_;
  std::unordered_map<LocalId, model::DeviceId> device_ids_;
  TextMap<LocalId> names_;
  std::unordered_map<LocalId, Name> name_texts_;
  std::map<std::pair<LocalId, LocalId>, model::FieldRule> rules_;
};

}  // namespace blether::storage
