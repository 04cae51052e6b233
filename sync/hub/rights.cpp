#include "sync/hub/rights.h"

#include "storage/model/schema.h"

namespace blether::hub {

namespace {

std::optional<Objection> object_to(const model::Operation& operation, model::Audience audience, Role role) {
  const std::string place = operation.record.hex() + "/" + operation.field;
  if (!model::may_live_in(operation.kind, audience)) return Objection{"wrong_place", place};
  const model::FieldRule rule = model::rule_of(operation.kind, operation.field);
  if (rule.writer == model::Writer::office && role != Role::office) return Objection{"not_yours", place};
  if (rule.merge == model::MergeKind::log && (operation.act != model::Act::put || !operation.overwrites.empty()))
    return Objection{"written_for_good", place};
  return std::nullopt;
}

}  // namespace

std::optional<Objection> object_to(const model::Change& change, const Worker& author, const Scope& scope) {
  if (!scope.holds(change.stream)) return Objection{"not_on_caseload", change.stream.owner.hex()};
  for (const model::Operation& operation : change.operations)
    if (auto objection = object_to(operation, change.stream.audience, author.role)) return objection;
  return std::nullopt;
}

}  // namespace blether::hub
