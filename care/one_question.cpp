#include "care/one_question.h"

#include <algorithm>
#include <iterator>

#include "storage/model/schema.h"

namespace blether::care {

namespace {

namespace kind = model::kind;

bool is_field(const model::Conflict& conflict, std::string_view of_kind, std::string_view field) {
  return conflict.kind == of_kind && conflict.field == field;
}

// Whether the end of support writes `one` from what it writes into `other`.
bool comes_from(const model::Conflict& one, const model::Conflict& other) {
  const bool of_part = one.kind == kind::support || one.kind == kind::choice;
  if (is_field(other, kind::review, "ended_on"))
    return of_part && (one.field == "until" || one.field == model::kWithdrawn);
  return is_field(other, kind::review, "end_why") && is_field(one, kind::choice, "end_why");
}

// A change has one dot, whichever of its fields it is.
std::vector<model::Dot> changes_of(const model::Conflict& conflict) {
  std::vector<model::Dot> dots;
  for (const model::Write& head : conflict.heads) dots.push_back(head.dot);
  std::sort(dots.begin(), dots.end());
  dots.erase(std::unique(dots.begin(), dots.end()), dots.end());
  return dots;
}

bool follows(const model::Conflict& one, const model::Conflict& other) {
  return one.stream == other.stream && comes_from(one, other) && changes_of(one) == changes_of(other);
}

}  // namespace

std::vector<model::Conflict> questions(std::vector<model::Conflict> conflicts) {
  std::vector<model::Conflict> of_reviews;
  std::copy_if(conflicts.begin(), conflicts.end(), std::back_inserter(of_reviews),
               [](const model::Conflict& one) { return one.kind == kind::review; });
  std::erase_if(conflicts, [&](const model::Conflict& one) {
    return std::any_of(of_reviews.begin(), of_reviews.end(),
                       [&](const model::Conflict& other) { return follows(one, other); });
  });
  return conflicts;
}

std::vector<model::Conflict> following(const model::Conflict& asked, std::span<const model::Conflict> conflicts) {
  std::vector<model::Conflict> all;
  std::copy_if(conflicts.begin(), conflicts.end(), std::back_inserter(all),
               [&](const model::Conflict& one) { return follows(one, asked); });
  return all;
}

}  // namespace blether::care
