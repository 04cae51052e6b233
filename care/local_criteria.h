// Local criteria: how a council sorts needs by risk and by how soon. Optional, dated, and kept with the edition they
// were looked at in. Nothing asks for them and nothing waits for them (Independent Review of Adult Social Care,
// recommendation 3).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "care/operations.h"
#include "platform/base/clock.h"
#include "platform/base/result.h"

namespace blether::care {

struct CriteriaBand {
  std::string code, label;
  std::string plain;  // what it means, without a full stop
};

// One edition of assets/lookups/local_criteria.json.
struct CriteriaEdition {
  std::string code, label;  // "national-2019", "the national bands of April 2019"
  base::CivilDate from;
  std::optional<base::CivilDate> until;  // the last day; nothing: it still holds
  std::vector<CriteriaBand> bands;
  const CriteriaBand* find(std::string_view band) const;
};

// Immutable once loaded; safe from any thread.
class LocalCriteria {
 public:
  // invalid: a code is used twice, or an edition has no bands.
  static base::Result<LocalCriteria> load(std::string_view json);
  std::span<const CriteriaEdition> all() const { return editions_; }
  const CriteriaEdition* find(std::string_view edition) const;
  // What holds on that day, the latest of several; null: nothing does.
  const CriteriaEdition* on(base::CivilDate day) const;

 private:
  std::vector<CriteriaEdition> editions_;
};

// What somebody found, if anybody looked.
struct CriteriaFound {
  std::string band, edition;  // codes; empty: nobody looked
  std::string on;             // ISO date
};
CriteriaFound criteria_of(const model::Record& person);
// Found on that day, in the edition of that day. An empty band takes all of it back. invalid: names the field (no such
// band, no day, or one that has not come yet).
base::Result<Operations> set_criteria(const model::Record& person, const LocalCriteria& criteria, std::string_view band,
                                      std::string_view on, base::CivilDate today);

}  // namespace blether::care
