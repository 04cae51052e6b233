// Carer mode: what a carer's own screen may show, what came from a carer and is not agreed yet, who has looked.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "care/operations.h"
#include "care/questionnaire.h"
#include "platform/base/clock.h"

namespace blether::care {

// A carer's screen opens that carer's own shared stream and no other: not the cared-for person's, and never a
// workers' one, not even their own.
bool carer_may_open(const model::StreamId& stream, const model::OwnerId& carer);
// Sections that a carer may fill in alone, as indices of Template::items.
std::vector<std::size_t> own_pages(const Template& form);
// Whether an edit from carer mode may be written: the stream is the carer's own and the schema lets a carer write
// every field. Names the first that may not.
base::Result<void> check_carer_edit(const model::StreamId& stream, const model::OwnerId& carer,
                                    const Operations& operations);

// Words that a carer wrote and nobody has talked over with them yet. Shown as "from carer, not yet agreed".
struct CarerChange {
  model::RecordId record;
  std::string kind, field;
  model::Dot dot;
  model::Value value;
  model::HybridTime at;  // as the carer's tablet believed
};
// `talked_over` are records of that kind. A write that somebody else has overwritten since was seen and is no longer
// listed: causality says so, no clock does. Oldest first.
std::vector<CarerChange> carer_changes(std::span<const model::Record> records,
                                       std::span<const model::Record> talked_over, const model::AuthorId& carer);
// The same where the carer wrote on a worker's tablet: the caller knows which writes those are.
using CameFromCarer = std::function<bool(const model::Write&)>;
std::vector<CarerChange> carer_changes(std::span<const model::Record> records,
                                       std::span<const model::Record> talked_over, const CameFromCarer& from_carer);
// "kept": both agree to it as it stands. "changed": it was written anew together. invalid: another answer.
base::Result<Operations> talk_over(const model::RecordId& id, const CarerChange& change, std::string_view answer);

// Two carers of one person may differ: each has a plan of their own, and neither screen shows the other's.

// One look or change, as the audit has it.
struct Look {
  std::string who;  // name
  std::int64_t at_ms = 0;
  bool changed = false;  // else only read
};
struct LookLine {
  std::string who;
  std::int64_t at_ms = 0;  // of the latest
  int looks = 1, changes = 0;
};
// For the carer's page: newest first, one line for each person and day.
std::vector<LookLine> who_looked(std::span<const Look> looks);

}  // namespace blether::care
