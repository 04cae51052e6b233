#include "care/operations.h"

namespace blether::care {

model::Operation put(std::string_view kind, const model::RecordId& id, const model::Record* now,
                     std::string_view field, model::Value value) {
  model::Operation operation;
  operation.kind = kind;
  operation.record = id;
  operation.field = field;
  operation.value = std::move(value);
  if (now) operation.overwrites = now->seen(field);
  return operation;
}

model::Operation change_element(std::string_view kind, const model::RecordId& id, const model::Record* now,
                                std::string_view field, model::Value element, bool added) {
  model::Operation operation;
  operation.kind = kind;
  operation.record = id;
  operation.field = field;
  operation.act = added ? model::Act::put : model::Act::drop;
  if (const auto* found = now ? now->field(field) : nullptr)
    for (const model::Write& head : found->heads)
      if (head.value == element) operation.overwrites.push_back(head.dot);
  operation.value = std::move(element);
  return operation;
}

Operations withdraw(const model::Record& record) {
  return {put(record.kind, record.id, &record, model::kWithdrawn, true)};
}

}  // namespace blether::care
