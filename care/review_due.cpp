// When to look again. The records of reviews are in review.cpp.
#include <algorithm>

#include "care/record_edit.h"
#include "care/review.h"
#include "storage/model/schema.h"

namespace blether::care {

namespace {

namespace kind = model::kind;

std::string_view course_of(std::string_view type) {
  return type == "payment" || type == "carer" ? type : std::string_view("planned");
}

std::string_view clock_of(std::string_view course) {
  if (course == "payment") return "review-payment";
  return course == "carer" ? "review-carer" : "review-planned";
}

// The whole of it, six weeks after it was agreed to.
std::optional<DueReview> first_after(base::CivilDate agreed, const Clocks& clocks, base::CivilDate today) {
  auto first = clocks.deadline("review-first", agreed, today);
  return first ? std::optional(DueReview{*first, "first"}) : std::nullopt;
}

bool is_of(const DueReview& due, std::string_view course) { return course_of(due.type) == course; }

struct SinceTheEnd {
  std::string ended;         // ISO, the last day of support; empty: it goes on
  std::vector<Review> held;  // after that, to their end
  bool whole = false;        // the whole of it was looked at among them
};

SinceTheEnd since_the_end(std::span<const model::Record> reviews) {
  SinceTheEnd since;
  for (Review& review : reviews_in_turn(reviews)) {
    if (!review.ended_on.empty()) {
      since = {review.ended_on, {}, false};
    } else if (!review.next_on.empty()) {
      since.whole = since.whole || course_of(review.type) == "planned";
      since.held.push_back(std::move(review));
    }
  }
  return since;
}

}  // namespace

std::optional<DueReview> look_again_after(const Review& review, const Clocks& clocks, base::CivilDate today) {
  auto on = base::parse_date(review.on), next = base::parse_date(review.next_on);
  if (!on || review.type == "end") return std::nullopt;
  DueReview due;
  due.type = review.next_type.empty() ? course_of(review.type) : std::string_view(review.next_type);
  auto deadline = clocks.deadline(clock_of(course_of(due.type)), *on, today);
  if (!deadline) return std::nullopt;
  static_cast<Deadline&>(due) = *deadline;
  if (next) {
    due.due = *next;
    due.days_left = days_between(today, *next);
    due.state = state_of(due);
  }
  return due;
}

std::vector<std::string_view> kinds_to_begin(std::span<const model::Record> reviews) {
  return {since_the_end(reviews).whole ? "planned" : "first", "payment", "carer", "requested", "end"};
}

std::vector<DueReview> reviews_due(std::span<const model::Record> reviews, std::optional<base::CivilDate> agreed,
                                   const Clocks& clocks, base::CivilDate today) {
  std::vector<DueReview> all;
  const SinceTheEnd since = since_the_end(reviews);
  for (const Review& review : since.held) {
    const std::string_view course = course_of(review.type);
    std::erase_if(all, [&](const DueReview& each) { return is_of(each, course); });
    auto next = look_again_after(review, clocks, today);
    if (!next) continue;
    std::erase_if(all, [&](const DueReview& each) { return is_of(each, course_of(next->type)); });
    all.push_back(std::move(*next));
  }
  // Agreed to again after the end, it all begins anew.
  if (agreed && !since.whole && base::to_iso(*agreed) > since.ended)
    if (auto first = first_after(*agreed, clocks, today)) all.push_back(std::move(*first));
  std::stable_sort(all.begin(), all.end(), [](const DueReview& a, const DueReview& b) { return a.due < b.due; });
  return all;
}

std::optional<DueReview> next_review(std::span<const model::Record> reviews, std::optional<base::CivilDate> agreed,
                                     const Clocks& clocks, base::CivilDate today) {
  auto all = reviews_due(reviews, agreed, clocks, today);
  return all.empty() ? std::nullopt : std::optional(std::move(all.front()));
}

std::optional<DueReview> day_to_offer(const Review& held, std::span<const model::Record> reviews,
                                      std::optional<base::CivilDate> agreed, const Clocks& clocks,
                                      base::CivilDate today) {
  if (held.type == "requested")
    for (DueReview& due : reviews_due(reviews, agreed, clocks, today))
      if (is_of(due, "planned") && due.due > today) return std::move(due);
  return look_again_after(held, clocks, today);
}

std::optional<base::CivilDate> agreed_day(std::span<const model::Record> agreements) {
  std::int64_t latest = 0;
  for (const model::Record* agreement : standing(agreements, kind::agreement)) {
    const model::Field* answer = agreement->field("answer");
    const std::string said = agreement->text("answer"), about = agreement->text("about");
    if (answer == nullptr || (said != "agree" && said != "part")) continue;
    if (!about.empty() && about != "page" && about != "plan") continue;
    std::int64_t at = agreement->number("at");
    if (at == 0)
      for (const model::Write& head : answer->heads) at = std::max(at, head.time.wall_ms);
    latest = std::max(latest, at);
  }
  return latest == 0 ? std::nullopt : std::optional(day_of(latest));
}

}  // namespace blether::care
