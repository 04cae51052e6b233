#include "storage/local_ids.h"

namespace blether::storage {

using base::Code;
using base::fail;
using base::Result;

Result<void> LocalIds::load() {
  if (loaded_) return {};
  TRY(auto streams, sql_.prepare("SELECT id, audience, owner FROM streams"));
  for (;;) {
    TRY(bool row, streams.step());
    if (!row) break;
    auto owner = model::OwnerId::from_bytes(streams.blob(2));
    if (!owner) return fail(Code::corrupt, "stream row");
    model::StreamId id{static_cast<model::Audience>(streams.number(1)), *owner};
    streams_[id] = streams.number(0);
    stream_ids_[streams.number(0)] = id;
  }
  TRY(auto devices, sql_.prepare("SELECT id, device FROM devices"));
  for (;;) {
    TRY(bool row, devices.step());
    if (!row) break;
    auto id = model::DeviceId::from_bytes(devices.blob(1));
    if (!id) return fail(Code::corrupt, "device row");
    devices_[*id] = devices.number(0);
    device_ids_[devices.number(0)] = *id;
  }
  TRY(auto names, sql_.prepare("SELECT id, name, is_kind FROM names"));
  for (;;) {
    TRY(bool row, names.step());
    if (!row) break;
    names_[std::string(names.text(1))] = names.number(0);
    name_texts_[names.number(0)] = {std::string(names.text(1)), names.number(2) != 0};
  }
  loaded_ = true;
  return {};
}

void LocalIds::forget() {
  loaded_ = false;
  streams_.clear();
  stream_ids_.clear();
  devices_.clear();
  device_ids_.clear();
  names_.clear();
  name_texts_.clear();
  rules_.clear();
}

Result<std::optional<LocalId>> LocalIds::find_stream(const model::StreamId& id) {
  TRY_VOID(load());
  auto found = streams_.find(id);
  return found == streams_.end() ? std::nullopt : std::optional(found->second);
}

Result<LocalId> LocalIds::stream(const model::StreamId& id) {
  TRY(auto known, find_stream(id));
  if (known) return *known;
  TRY_VOID(sql_.run("INSERT INTO streams(audience, owner) VALUES(?1, ?2)", static_cast<int>(id.audience),
                    id.owner.view()));
  LocalId local = sql_.last_row();
  streams_[id] = local;
  stream_ids_[local] = id;
  return local;
}

Result<model::StreamId> LocalIds::stream_of(LocalId id) {
  TRY_VOID(load());
  auto found = stream_ids_.find(id);
  if (found == stream_ids_.end()) return fail(Code::corrupt, "stream number " + std::to_string(id));
  return found->second;
}

Result<std::map<model::StreamId, LocalId>> LocalIds::streams() {
  TRY_VOID(load());
  return streams_;
}

Result<std::optional<LocalId>> LocalIds::find_device(const model::DeviceId& id) {
  TRY_VOID(load());
  auto found = devices_.find(id);
  return found == devices_.end() ? std::nullopt : std::optional(found->second);
}

Result<LocalId> LocalIds::device(const model::DeviceId& id) {
  TRY(auto known, find_device(id));
  if (known) return *known;
  TRY_VOID(sql_.run("INSERT INTO devices(device) VALUES(?1)", id.view()));
  LocalId local = sql_.last_row();
  devices_[id] = local;
  device_ids_[local] = id;
  return local;
}

Result<model::DeviceId> LocalIds::device_of(LocalId id) {
  TRY_VOID(load());
  auto found = device_ids_.find(id);
  if (found == device_ids_.end()) return fail(Code::corrupt, "device number " + std::to_string(id));
  return found->second;
}

Result<std::optional<LocalId>> LocalIds::find_name(std::string_view name) {
  TRY_VOID(load());
  auto found = names_.find(name);
  return found == names_.end() ? std::nullopt : std::optional(found->second);
}

Result<LocalId> LocalIds::name(std::string_view name) {
  TRY(auto known, find_name(name));
  if (known) return *known;
  TRY_VOID(sql_.run("INSERT INTO names(name, is_kind) VALUES(?1, 0)", name));
  LocalId local = sql_.last_row();
  names_[std::string(name)] = local;
  name_texts_[local] = {std::string(name), false};
  return local;
}

Result<LocalId> LocalIds::kind(std::string_view kind) {
  TRY(auto local, name(kind));
  Name& known = name_texts_[local];
  if (!known.is_kind) {
    TRY_VOID(sql_.run("UPDATE names SET is_kind=1 WHERE id=?1", local));
    known.is_kind = true;
  }
  return local;
}

Result<std::string_view> LocalIds::name_of(LocalId id) {
  TRY_VOID(load());
  auto found = name_texts_.find(id);
  if (found == name_texts_.end()) return fail(Code::corrupt, "name number " + std::to_string(id));
  return std::string_view(found->second.text);
}

Result<std::map<std::string, LocalId>> LocalIds::kinds() {
  TRY_VOID(load());
  std::map<std::string, LocalId> kinds;
  for (const auto& [id, name] : name_texts_)
    if (name.is_kind) kinds[name.text] = id;
  return kinds;
}

Result<model::FieldRule> LocalIds::rule(LocalId kind, LocalId field) {
  auto [found, added] = rules_.try_emplace({kind, field});
  if (!added) return found->second;
  auto kind_name = name_of(kind);
  auto field_name = name_of(field);
  if (!kind_name || !field_name) {
    rules_.erase(found);
    return fail(Code::corrupt, "name of a field");
  }
  auto rule = model::rule_of(*kind_name, *field_name);
  rule.kind = rule.field = {};  // a rule for an unknown field would point at our own short-lived strings
  return found->second = rule;
}

}  // namespace blether::storage
