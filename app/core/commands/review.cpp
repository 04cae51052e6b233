#include "app/core/commands/review.h"

#include <algorithm>

#include "care/conversation.h"
#include "care/dates_words.h"
#include "care/review.h"
#include "storage/model/schema.h"

namespace blether::app {

using base::Code;
using base::fail;
using base::Result;
using model::Record;
using model::RecordId;

namespace {

void append(care::Operations& all, care::Operations more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

Result<Record> review_record(const PageWorld& world, const RecordId& id) {
  TRY(auto record, world.find(id));
  if (!record || record->withdrawn) return fail(Code::not_found, "review");
  return *record;
}

// The middle of a day in UTC: two workers who begin one review on one day write down the same.
std::int64_t noon_of(base::CivilDate day) {
  constexpr std::int64_t kHalfDay = 43'200'000;
  return care::days_between({1970, 1, 1}, day) * 2 * kHalfDay + kHalfDay;
}

// What is talked over in a review. What has changed was said a moment ago, and is not asked again.
Result<care::Operations> begin_talk(const PageWorld& world, const RecordId& talk, const std::string& change) {
  auto form = world.lookups.templates.find(care::kReviewTemplate);
  if (form == world.lookups.templates.end()) return fail(Code::not_found, "template");
  std::vector<std::string> present = {world.person.known_as, world.worker};
  std::erase(present, "");
  auto begun = care::start_conversation(talk, form->second, noon_of(world.today), present);
  constexpr std::string_view kChanged = "rev.1.changed";
  if (!change.empty() && form->second.find(kChanged) != nullptr) {
    append(begun, care::answer_start(form->second, talk, kChanged));
    begun.push_back(care::put(model::kind::answer, care::answer_id(talk, kChanged), nullptr, "text", change));
  }
  return begun;
}

Result<Carried> carry(const PageWorld& world, const BeginReview& wish) {
  TRY(auto reviews, world.records(model::kind::review));
  if (care::review_held(reviews)) return Carried{"", {}, "", {}, {}};  // two taps are one
  bool first = std::all_of(reviews.begin(), reviews.end(), [](const Record& each) { return each.withdrawn; });
  RecordId id = care::next_review_id(person_record(world.person.id), reviews);
  care::Review review;
  review.type = !wish.change.empty() ? "change" : first ? "first" : "planned";
  review.on = base::to_iso(world.today);
  review.conversation = care::review_talk_id(id).hex();
  review.change = wish.change;
  TRY(auto operations, care::set_review(id, nullptr, review));
  TRY(auto talk, begin_talk(world, care::review_talk_id(id), wish.change));
  append(operations, std::move(talk));
  return Carried{"reason.review", std::move(operations), "", {}, {}};
}

Result<Carried> carry(const PageWorld& world, const KeepReviewLine& wish) {
  TRY_VOID(review_record(world, wish.review));
  TRY(auto now, world.find(care::review_line_id(wish.review, wish.subject)));
  care::ReviewLine line = now ? care::review_line_of(*now) : care::ReviewLine{};
  line.score = wish.score, line.decide = wish.decide, line.voice = wish.voice;
  auto operations = care::set_review_line(wish.review, wish.subject, now ? &*now : nullptr, line, wish.no_note);
  if (!operations && operations.error().detail == "note") return fail(Code::denied, "review.needs.note");
  TRY(auto done, std::move(operations));
  return Carried{"reason.reviewed", std::move(done), "", {}, {}};
}

Result<Carried> carry(const PageWorld& world, const ChooseAgain& wish) {
  TRY(auto now, review_record(world, wish.review));
  care::Review review = care::review_of(now);
  review.choose_again = true;
  TRY(auto operations, care::set_review(now.id, &now, review));
  return Carried{"reason.choose_again", std::move(operations), "", {}, Route{Route::Page::options, world.person.id, {}, ""}};
}

Result<Carried> carry(const PageWorld& world, const EndReview& wish) {
  TRY(auto now, review_record(world, wish.review));
  auto next = base::parse_date(wish.next_on);
  if (!next || wish.next_on <= base::to_iso(world.today)) return fail(Code::denied, "review.needs.later_day");
  care::Review review = care::review_of(now);
  review.next_on = wish.next_on;
  TRY(auto operations, care::set_review(now.id, &now, review));
  TRY(auto talk, world.find(care::review_talk_id(now.id)));
  if (talk) append(operations, care::finish_conversation(*talk, world.now_ms));
  return Carried{"reason.review_ended", std::move(operations), "review.ended", {care::weekday_words(*next)},
                 Route{Route::Page::person, world.person.id, {}, ""}};
}

}  // namespace

Result<Carried> carry_out_review(const PageWorld& world, const ReviewIntent& wish) {
  return std::visit([&](const auto& each) { return carry(world, each); }, wish);
}

Result<care::Operations> begin_review_line(const PageWorld& world, const RecordId& line) {
  TRY(auto reviews, world.records(model::kind::review));
  auto held = care::review_held(reviews);
  if (!held) return fail(Code::not_found, "review");
  for (std::string_view kind : {model::kind::outcome, model::kind::support}) {
    TRY(auto subjects, world.records(kind));
    for (const Record& subject : subjects)
      if (care::review_line_id(held->record, subject.id) == line) return care::review_line_start(held->record, subject.id);
  }
  return fail(Code::not_found, "review line");
}

}  // namespace blether::app
