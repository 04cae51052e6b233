#include "care/origin.h"

#include <algorithm>

#include "storage/model/derived_id.h"

namespace blether::care {

namespace kind = model::kind;

Operations origin_operations(const model::RecordId& person, const FirstWritten& origin) {
  const std::string name = "origin/" + origin.dot.device.hex() + "/" + std::to_string(origin.dot.seq);
  const model::RecordId id = model::derived_id(person, name);
  Operations operations;
  auto say = [&](std::string_view field, model::Value value) {
    operations.push_back(put(kind::origin, id, nullptr, field, std::move(value)));
  };
  say("author", origin.author.hex());
  say("name", origin.name);
  say("device", origin.dot.device.hex());
  say("seq", static_cast<std::int64_t>(origin.dot.seq));
  say("at", origin.at_ms);
  say("hop", origin.hop);
  return operations;
}

std::map<model::Dot, FirstWritten> origins_of(std::span<const model::Record> records) {
  std::map<model::Dot, FirstWritten> origins;
  for (const model::Record& record : records) {
    const model::Field* said = record.field("author");
    auto author = model::AuthorId::from_hex(record.text("author"));
    auto device = model::DeviceId::from_hex(record.text("device"));
    if (record.kind != kind::origin || said == nullptr || said->heads.empty() || !author || !device) continue;
    FirstWritten origin{*author, record.text("name"), {*device, static_cast<std::uint64_t>(record.number("seq"))}, record.number("at"),
                  record.number("hop", 1)};
    auto [found, added] = origins.try_emplace(said->heads.front().dot, origin);
    if (!added && origin.hop < found->second.hop) found->second = std::move(origin);
  }
  return origins;
}

std::int64_t hops_of(const model::Change& change) {
  std::int64_t most = 0;
  for (const model::Operation& operation : change.operations)
    if (operation.kind == kind::origin && operation.field == "hop") most = std::max(most, model::number_of(operation.value));
  return std::min<std::int64_t>(most, 1000);  // whatever a file says
}

}  // namespace blether::care
