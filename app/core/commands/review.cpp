#include "app/core/commands/review.h"

#include <algorithm>

#include "care/conversation.h"
#include "app/core/pages/review_page.h"
#include "app/core/words.h"
#include "care/last_review.h"
#include "care/review.h"
#include "care/stopped.h"
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

// A wish changes what it names; the other fields stay as whoever writes them now says.
care::Operations only(std::string_view field, care::Operations operations) {
  std::erase_if(operations, [&](const model::Operation& operation) { return operation.field != field; });
  return operations;
}

// What a line's sheet changes: a field that it does not carry is left alone, and one that it carries overwrites what was
// shown. Two answers at once are settled where both are seen, never by the way.
Result<care::Operations> as_carried(const KeepReviewLine& wish, const std::optional<Record>& now, care::Operations all) {
  struct Part {
    std::string_view field;
    const std::optional<std::string>& said;
    const std::vector<model::Dot>& seen;
  };
  const Part parts[] = {{"score", wish.score, wish.seen.score}, {"decide", wish.decide, wish.seen.decide}, {"voice", wish.voice, wish.seen.voice}};
  for (const Part& part : parts) {
    const model::Field* found = now ? now->field(part.field) : nullptr;
    bool disputed = found != nullptr && found->merged.state == model::FieldState::conflict;
    if (part.said && disputed && part.seen.size() > 1) return fail(Code::denied, "agreed.settle_first");
    std::erase_if(all, [&](const model::Operation& operation) { return operation.field == part.field && !part.said; });
    for (model::Operation& operation : all)
      if (operation.field == part.field) operation.overwrites = part.seen;
  }
  bool has_note = now && now->field("note") != nullptr;
  std::erase_if(all, [&](const model::Operation& operation) {
    return operation.field == "helped" || operation.field == "in_the_way" || (operation.field == "note" && has_note);
  });
  return all;
}

// What is talked over in a review. What has changed was said a moment ago, and is not asked again.
Result<care::Operations> begin_talk(const PageWorld& world, const RecordId& talk, const std::string& change) {
  const care::Template* form = care::newest_template(world.lookups.templates, care::kReviewTemplate);
  if (form == nullptr) return fail(Code::not_found, "template");
  std::vector<std::string> present = {world.person.known_as, world.worker};
  std::erase(present, "");
  auto begun = care::start_conversation(talk, *form, world.now_ms, present);
  if (!change.empty() && form->find(care::kReviewChanged) != nullptr) {
    append(begun, care::answer_start(*form, talk, care::kReviewChanged));
    begun.push_back(care::put(model::kind::answer, care::answer_id(talk, care::kReviewChanged), nullptr, "text", change));
  }
  return begun;
}

// What is not said is the one that is due.
Result<std::string> kind_of(const PageWorld& world, const BeginReview& wish, const std::vector<Record>& reviews) {
  if (!wish.change.empty()) return std::string("change");
  if (!wish.type.empty()) return wish.type;
  TRY(auto due, review_due(world.store, world.stream, world.lookups.clocks, world.today));
  return due ? due->type : std::string(care::kinds_to_begin(reviews).front());
}

Result<Carried> carry(const PageWorld& world, const BeginReview& wish) {
  TRY(auto reviews, world.records(model::kind::review));
  if (care::review_held(reviews)) return Carried{"", {}, "", {}, {}};  // two taps are one
  RecordId id = care::next_review_id(person_record(world.person.id), reviews);
  care::Review review;
  TRY(review.type, kind_of(world, wish, reviews));
  if (review.type == "change" && wish.change.empty()) return fail(Code::denied, "review.needs.change");
  if (review.type == "requested") review.asked = wish.asked;
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
  care::ReviewLine line;
  if (now) line.note = now->text("note");
  line.score = wish.score.value_or(""), line.decide = wish.decide.value_or(""), line.voice = wish.voice.value_or(line.voice);
  auto operations = care::set_review_line(wish.review, wish.subject, now ? &*now : nullptr, line, wish.no_note);
  if (!operations && operations.error().detail == "note") return fail(Code::denied, "review.needs.note");
  TRY(auto all, std::move(operations));
  TRY(auto done, as_carried(wish, now, std::move(all)));
  return Carried{"reason.reviewed", std::move(done), "", {}, {}};
}

Result<care::Operations> choice_opened(const Record& now) {
  care::Review review = care::review_of(now);
  review.choose_again = true;
  TRY(auto operations, care::set_review(now.id, &now, review));
  return only("choose_again", std::move(operations));
}

Result<Carried> carry(const PageWorld& world, const ChooseAgain& wish) {
  TRY(auto now, review_record(world, wish.review));
  TRY(auto operations, choice_opened(now));
  return Carried{"reason.choose_again", std::move(operations), "", {}, Route{Route::Page::options, world.person.id, {}, ""}};
}

// The talk of a review ends with it.
Result<Carried> ended(const PageWorld& world, const RecordId& review, care::Operations operations, std::string notice,
                      std::vector<std::string> words) {
  TRY(auto talk, world.find(care::review_talk_id(review)));
  if (talk) append(operations, care::finish_conversation(*talk, world.now_ms));
  return Carried{"reason.review_ended", std::move(operations), std::move(notice), std::move(words),
                 Route{Route::Page::person, world.person.id, {}, ""}};
}

// What was to stop gets its last day in the same change.
Result<Carried> carry(const PageWorld& world, const EndReview& wish) {
  TRY(auto now, review_record(world, wish.review));
  auto next = base::parse_date(wish.next_on);
  if (!next || wish.next_on <= base::to_iso(world.today)) return fail(Code::denied, "review.needs.later_day");
  care::Review review = care::review_of(now);
  if (review.next_on == wish.next_on) return Carried{"", {}, "", {}, {}};  // two taps are one
  if (!review.next_on.empty() || !review.ended_on.empty()) return fail(Code::denied, "review.has_ended");
  review.next_on = wish.next_on;
  TRY(auto all, care::set_review(now.id, &now, review));
  auto operations = only("next_on", std::move(all));
  TRY(auto supports, world.records(model::kind::support));
  TRY(auto lines, world.records(model::kind::review_line));
  TRY(auto choices, world.records(model::kind::choice));
  append(operations, care::stop_parts(now.id, base::to_iso(world.today), supports, lines, choices));
  return ended(world, now.id, std::move(operations), "review.ended", {weekday_words(world.texts, *next)});
}

// Each part of the support gets its last day in the same change, and what was chosen for it with it.
Result<Carried> carry(const PageWorld& world, const EndSupport& wish) {
  TRY(auto now, review_record(world, wish.review));
  const care::Review review = care::review_of(now);
  if (!review.ended_on.empty() && review.ended_on == wish.on) return Carried{"", {}, "", {}, {}};  // two taps are one
  if (!review.ended_on.empty() || !review.next_on.empty()) return fail(Code::denied, "review.has_ended");
  TRY(auto supports, world.records(model::kind::support));
  TRY(auto choices, world.records(model::kind::choice));
  auto written = care::end_support(now, wish.on, wish.why, supports, choices);
  if (!written && written.error().detail == "hand_to") return fail(Code::denied, "review.needs.hand_to");
  if (!written && written.error().detail == "end_why") return fail(Code::denied, "review.needs.end_why");
  TRY(auto operations, std::move(written));
  const std::string day = weekday_words(world.texts, base::parse_date(wish.on).value_or(world.today));
  if (wish.why == care::kHandedOver)
    return ended(world, now.id, std::move(operations), "review.handed_over", {review.hand_to, day});
  return ended(world, now.id, std::move(operations), "review.support_ends", {day});
}

}  // namespace

Result<Carried> carry_out_review(const PageWorld& world, const ReviewIntent& wish) {
  return std::visit([&](const auto& each) { return carry(world, each); }, wish);
}

Result<care::Operations> open_choice(const PageWorld& world, const RecordId& talk) {
  TRY(auto reviews, world.records(model::kind::review));
  for (const Record& review : reviews)
    if (!review.withdrawn && care::review_talk_id(review.id) == talk) return choice_opened(review);
  return care::Operations{};
}

Result<care::Operations> begin_review_line(const PageWorld& world, const RecordId& line) {
  TRY(auto reviews, world.records(model::kind::review));
  for (std::string_view kind : {model::kind::outcome, model::kind::support}) {
    TRY(auto subjects, world.records(kind));
    for (const Record& subject : subjects)
      for (const Record& review : reviews)
        if (care::review_line_id(review.id, subject.id) == line) return care::review_line_start(review.id, subject.id);
  }
  return fail(Code::not_found, "review line");
}

}  // namespace blether::app
