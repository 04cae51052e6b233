// What two tablets wrote at once as one act is asked as one question: a person says which of the acts stands.
#pragma once

#include <span>
#include <vector>

#include "storage/model/heads.h"

namespace blether::care {

// The end of support writes one day into several records: into the review, as the last day of each part and of what was
// chosen for it (care/last_review.h), and the reason likewise. Where two tablets ended it on two days, the review's day
// is the question, and what the same two changes wrote from their days follows the answer. The reason is a question of
// its own, as a person may hold with the day of the one and the reason of the other.

// The conflicts a person is asked about, in the order given: those that follow another of them are left out.
std::vector<model::Conflict> questions(std::vector<model::Conflict> conflicts);

// Those of `conflicts` that follow `asked`: the same changes wrote them, and the same answer settles them. Each has a
// version by every change that `asked` has one by.
std::vector<model::Conflict> following(const model::Conflict& asked, std::span<const model::Conflict> conflicts);

}  // namespace blether::care
