// Rights: whether an author may write what a change writes. Checked again here, whatever the device allowed.
#pragma once

#include <string>

#include "sync/hub/scope.h"

namespace blether::hub {

// Why a change is put aside. Reasons are translation keys ("quarantine.<reason>"); the detail names record and field.
struct Objection {
  std::string reason;
  std::string detail;
};

// Nothing: every operation is allowed. Reasons:
//   not_on_caseload   the author does not (or no longer) hold this person
//   wrong_place       a record kind in a stream it may not live in
//   not_yours         a field that only the office writes
//   written_for_good  a log entry that would overwrite another: it is corrected by a new entry
std::optional<Objection> object_to(const model::Change& change, const Worker& author, const Scope& scope);

}  // namespace blether::hub
