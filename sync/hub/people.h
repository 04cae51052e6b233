// Importing people and workers: assets/schema/people.schema.json describes the file.
#pragma once

#include <string>
#include <string_view>

#include "sync/hub/office.h"

namespace blether::hub {

struct ImportInfo {
  std::uint64_t workers = 0, people = 0;  // new ones
  std::uint64_t known = 0;                // people that were there already: left as they are
};

// Refused whole (invalid, with the place of the fault) unless every line is right. People and workers that are known
// stay as they are, so that an import never writes over what somebody entered; caseloads are added to.
base::Result<ImportInfo> import_people(Ledger& ledger, Office& office, std::string_view json);

// Writes somebody into the ledger and then into the staff stream. exists: there is a worker of that name. The id
// follows from the office and the name. So whoever is added again, after the ledger was put back to before them, is who
// they were, and what their tablet wrote is theirs; and nobody can ask for the id of anybody else.
base::Result<model::AuthorId> add_worker(Ledger& ledger, Office& office, const std::string& name,
                                         const std::string& team = {}, const std::string& phone = {});

// Whoever the ledger knows and the staff list does not is written there: a service that was killed in between adding
// somebody has left it so.
base::Result<void> complete_staff(Ledger& ledger, Office& office);

}  // namespace blether::hub
