#include "care/parts_now.h"

namespace blether::care {

PartsNow parts_now(std::span<const model::Record> supports, std::span<const model::Record> choices,
                   base::CivilDate day) {
  PartsNow parts;
  parts.supports = supports_on(supports, day);
  for (const Support& support : parts.supports) {
    const bool paid = support.source == "paid";
    parts.spells.push_back(paid ? spells_of(support.record, choices) : std::vector<Spell>());
    const std::vector<Spell>& spells = parts.spells.back();
    const bool is_over = standing_of(spells, day) == Standing::ended;
    parts.options.push_back(spells.empty() || is_over ? 0 : spells.back().option);
  }
  return parts;
}

}  // namespace blether::care
