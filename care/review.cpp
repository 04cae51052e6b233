#include "care/review.h"

#include <algorithm>

#include "care/conversation.h"
#include "care/record_edit.h"
#include "storage/model/derived_id.h"
#include "storage/model/schema.h"

namespace blether::care {

using base::Code;
using base::fail;
using base::Result;

namespace {

namespace kind = model::kind;

constexpr TextField<Review> kReview[] = {
    {"type", &Review::type},     {"on", &Review::on},           {"conversation", &Review::conversation},
    {"change", &Review::change}, {"next_on", &Review::next_on}, {"next_type", &Review::next_type},
    {"ring", &Review::ring},     {"asked", &Review::asked},     {"ended_on", &Review::ended_on},
    {"end_why", &Review::end_why}, {"hand_to", &Review::hand_to}};
constexpr TextField<ReviewLine> kLine[] = {
    {"helped", &ReviewLine::helped}, {"in_the_way", &ReviewLine::in_the_way}, {"voice", &ReviewLine::voice}};

std::optional<int> score_of(std::string_view code) {
  return code.size() == 1 && code[0] >= '0' && code[0] <= '4' ? std::optional(code[0] - '0') : std::nullopt;
}

bool is_score(std::string_view code) { return score_of(code) || code == "not-sure" || code == "rather-not-say"; }

model::RecordId after(const model::RecordId& review) { return model::derived_id(review, "review/next"); }

bool goes_on(const Review& review) { return review.next_on.empty() && review.ended_on.empty(); }

const char* fault_of_end(const Review& review) {
  if (!review.end_why.empty() && !contains(kEndReasons, review.end_why)) return "end_why";
  if (review.ended_on.empty()) return nullptr;
  if (review.type != "end") return "type";
  if (!base::parse_date(review.ended_on)) return "ended_on";
  if (review.end_why.empty()) return "end_why";
  return review.end_why == kHandedOver && !has_words(review.hand_to) ? "hand_to" : nullptr;
}

ReviewLine line_in(std::span<const model::Record> lines, const model::RecordId& review,
                   const model::RecordId& subject) {
  const auto id = review_line_id(review, subject);
  for (const model::Record& record : lines)
    if (record.id == id && !record.withdrawn) return review_line_of(record);
  return {};
}

}  // namespace

Review review_of(const model::Record& record) {
  Review review;
  read_texts(record, kReview, review);
  review.record = record.id;
  if (!contains(kReviewTypes, review.type)) review.type = "planned";  // not said, or a kind that is not known here
  review.choose_again = record.flag("choose_again");
  return review;
}

Result<Operations> set_review(const model::RecordId& id, const model::Record* now, const Review& review) {
  if (!contains(kReviewTypes, review.type)) return fail(Code::invalid, "type");
  if (!base::parse_date(review.on)) return fail(Code::invalid, "on");
  bool too_early = !review.next_on.empty() && review.next_on <= review.on;
  if (!is_day_or_none(review.next_on) || too_early) return fail(Code::invalid, "next_on");
  if (!review.next_type.empty() && !contains(kReviewTypes, review.next_type)) return fail(Code::invalid, "next_type");
  if (const char* field = fault_of_end(review)) return fail(Code::invalid, field);
  RecordEdit edit(kind::review, id, now);
  write_texts(edit, kReview, review);
  edit.set_if_any("choose_again", review.choose_again || review.type == "change");
  return edit.take();
}

std::vector<Review> reviews_in_turn(std::span<const model::Record> records) {
  std::vector<Review> waiting, reviews;
  for (const model::Record* record : standing(records, kind::review)) waiting.push_back(review_of(*record));
  std::sort(waiting.begin(), waiting.end(),
            [](const Review& a, const Review& b) { return std::tie(a.on, a.record) < std::tie(b.on, b.record); });
  auto is_free = [&](const Review& each) {
    return std::none_of(waiting.begin(), waiting.end(),
                        [&](const Review& other) { return after(other.record) == each.record; });
  };
  while (!waiting.empty()) {
    auto next = std::find_if(waiting.begin(), waiting.end(), is_free);
    if (next == waiting.end()) next = waiting.begin();
    reviews.push_back(std::move(*next));
    waiting.erase(next);
  }
  return reviews;
}

std::optional<Review> review_held(std::span<const model::Record> reviews) {
  auto held = reviews_in_turn(reviews);
  return held.empty() || !goes_on(held.back()) ? std::nullopt : std::optional(held.back());
}

model::RecordId next_review_id(const model::RecordId& person, std::span<const model::Record> reviews) {
  auto held = reviews_in_turn(reviews);
  auto is_there = [&](const model::RecordId& id) {
    return std::any_of(reviews.begin(), reviews.end(), [&](const model::Record& each) { return each.id == id; });
  };
  model::RecordId next = after(held.empty() ? person : held.back().record);
  while (is_there(next)) next = after(next);
  return next;
}

bool is_review_talk(const model::Record& conversation) { return conversation.text("template").starts_with("rev."); }

model::RecordId review_talk_id(const model::RecordId& review) { return model::derived_id(review, "review/talk"); }

model::RecordId review_line_id(const model::RecordId& review, const model::RecordId& subject) {
  return model::derived_id(review, "review_line/" + subject.hex());
}

ReviewLine review_line_of(const model::Record& record) {
  ReviewLine line;
  read_texts(record, kLine, line);
  if (line.voice.empty()) line.voice = "person";
  line.score = score_code(record.value("score"));
  line.note = record.text("note");
  line.decide = record.text("decide");
  return line;
}

Operations review_line_start(const model::RecordId& review, const model::RecordId& subject) {
  RecordEdit edit(kind::review_line, review_line_id(review, subject), nullptr);
  edit.set("review", review.hex());
  edit.set("subject", subject.hex());
  return edit.take();
}

Result<Operations> set_review_line(const model::RecordId& review, const model::RecordId& subject,
                                   const model::Record* now, const ReviewLine& line, bool no_note) {
  if (!line.score.empty() && !is_score(line.score)) return fail(Code::invalid, "score");
  bool has_note = has_words(line.note) || no_note || (now && now->field("note"));
  if (!line.score.empty() && !has_note) return fail(Code::invalid, "note");
  if (!line.decide.empty() && !contains(kReviewDecisions, line.decide)) return fail(Code::invalid, "decide");
  if (line.voice != "person" && line.voice != "carer" && line.voice != "worker") return fail(Code::invalid, "voice");
  auto id = review_line_id(review, subject);
  RecordEdit edit(kind::review_line, id, now);
  edit.set("review", review.hex());
  edit.set("subject", subject.hex());
  edit.write("score", line.score.empty() ? model::Value() : score_value(line.score));
  edit.set("note", line.note);
  write_texts(edit, kLine, line);
  edit.set("decide", line.decide);
  Operations operations = edit.take();
  if (no_note && line.note.empty() && !(now && now->field("note")))
    operations.push_back(put(kind::review_line, id, now, "note", {}));
  return operations;
}

std::vector<OutcomeReview> outcome_reviews(std::span<const model::Record> outcomes,
                                           std::span<const model::Record> reviews, std::span<const model::Record> lines,
                                           const model::RecordId& current) {
  auto held = reviews_in_turn(reviews);
  std::vector<OutcomeReview> result;
  for (const model::Record* outcome : in_order(outcomes)) {
    if (outcome->kind != kind::outcome) continue;
    OutcomeReview one;
    one.outcome = outcome->id;
    one.line = outcome_line(outcome->text("want"), outcome->text("so_that"));
    one.start_code = score_code(outcome->value("start_score"));
    one.start = score_of(one.start_code);
    for (const Review& review : held) {
      if (review.record == current) break;  // what came after is not the last time
      ReviewLine line = line_in(lines, review.record, outcome->id);
      if (has_words(line.note)) one.said = line.note, one.said_by = line.voice, one.said_on = review.on;
      if (line.score.empty()) continue;
      one.last_code = line.score;
      one.last = score_of(line.score);
      one.last_day = review.on;
    }
    if (const model::Field* start = outcome->field("start_score"); start && !start->heads.empty())
      one.start_day = base::to_iso(day_of(start->heads.front().time.wall_ms));
    if (one.said.empty()) one.said = outcome->text("start_note"), one.said_by = "person", one.said_on = one.start_day;
    one.before = outcome_now(outcome->id, reviews, lines, current);
    one.now = line_in(lines, current, outcome->id);
    one.today_code = one.now.score;
    one.today = score_of(one.today_code);
    auto before = one.last ? one.last : one.start;
    if (before && one.today)
      one.movement = *one.today > *before ? Movement::better : *one.today < *before ? Movement::harder : Movement::same;
    result.push_back(std::move(one));
  }
  return result;
}

std::vector<SupportReview> support_reviews(std::span<const model::Record> supports,
                                           std::span<const model::Record> lines, const model::RecordId& current) {
  std::vector<SupportReview> result;
  for (Support& support : supports_of(supports)) {
    ReviewLine now = line_in(lines, current, support.record);
    result.push_back({std::move(support), std::move(now)});
  }
  return result;
}

std::vector<Fault> review_faults(const Review& review, std::span<const OutcomeReview> outcomes) {
  std::vector<Fault> faults;
  for (const OutcomeReview& outcome : outcomes) {
    if (outcome.before.is != OutcomeNow::Is::open) continue;
    if (outcome.today_code.empty()) faults.push_back({outcome.outcome.hex(), "review.needs.score"});
    if (outcome.now.decide.empty()) faults.push_back({outcome.outcome.hex(), "review.needs.decide"});
  }
  if (review.type != "end" && review.next_on.empty()) faults.push_back({"next_on", "review.needs.next_on"});
  return faults;
}

MovementCount count_movement(std::span<const OutcomeReview> outcomes) {
  MovementCount count;
  for (const OutcomeReview& outcome : outcomes) {
    switch (outcome.movement) {
      case Movement::better: ++count.better; break;
      case Movement::same: ++count.same; break;
      case Movement::harder: ++count.harder; break;
      case Movement::unknown: ++count.unknown; break;
    }
  }
  return count;
}

model::RecordId choice_round(const model::RecordId& conversation, std::span<const model::Record> reviews,
                             std::optional<base::CivilDate> began) {
  const std::string from = began ? base::to_iso(*began) : "";
  model::RecordId round = conversation;
  for (const Review& review : reviews_in_turn(reviews))
    if (review.choose_again && review.on >= from) round = review.record;
  return round;
}

}  // namespace blether::care
