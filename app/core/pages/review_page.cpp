#include "app/core/pages/review_page.h"

#include <algorithm>

#include "app/core/pages/ended_lines.h"
#include "app/core/pages/sentences.h"
#include "app/core/pages/unmet_part.h"
#include "app/core/words.h"
#include "storage/model/schema.h"

namespace blether::app {

using base::Result;
using model::Record;
using model::RecordId;

namespace {

ReviewRow::Movement shown(care::Movement movement) {
  switch (movement) {
    case care::Movement::better: return ReviewRow::Movement::better;
    case care::Movement::same: return ReviewRow::Movement::same;
    case care::Movement::harder: return ReviewRow::Movement::harder;
    case care::Movement::unknown: break;
  }
  return ReviewRow::Movement::unknown;
}

bool is_disputed(const Record& record, std::string_view field) {
  const model::Field* found = record.field(field);
  return found != nullptr && found->merged.state == model::FieldState::conflict;
}

// What is read once for the page.
struct Sources {
  std::vector<Record> reviews, lines, outcomes, supports;
  RecordId held;
};

void fill_line(ReviewRow& row, const PageWorld& world, const Sources& from, const care::ReviewLine& now) {
  RecordId id = care::review_line_id(from.held, row.subject);
  auto record = std::find_if(from.lines.begin(), from.lines.end(), [&](const Record& each) { return each.id == id; });
  auto field = [&](std::string_view name) {
    return record != from.lines.end() ? field_text(*record, name) : empty_field(world.stream, model::kind::review_line, id, name);
  };
  row.note = field("note"), row.helped = field("helped"), row.in_the_way = field("in_the_way");
  row.decide = now.decide, row.voice = now.voice, row.today_code = now.score;
  row.no_note = !now.score.empty() && now.note.empty();
  if (record == from.lines.end()) return;
  row.seen = {record->seen("score"), record->seen("decide"), record->seen("voice")};
  row.score_disputed = is_disputed(*record, "score"), row.decide_disputed = is_disputed(*record, "decide");
  row.voice_disputed = is_disputed(*record, "voice");
  if (row.decide_disputed) row.decide.clear();
  if (row.score_disputed) row.today_code.clear(), row.today.reset(), row.movement = ReviewRow::Movement::unknown;
}

void fill_outcomes(ReviewModel& page, const PageWorld& world, const Sources& from,
                   const std::vector<care::OutcomeReview>& outcomes) {
  std::string start, last;
  for (const care::OutcomeReview& outcome : outcomes) {
    ReviewRow row;
    row.subject = outcome.outcome, row.line = outcome.line;
    row.start = outcome.start, row.last = outcome.last, row.today = outcome.today;
    row.movement = shown(outcome.movement);
    row.ended = ended_code(outcome.before), row.ended_on = day_of(world, outcome.before.on);
    row.said = outcome.said, row.said_by = outcome.said_by, row.said_on = day_of(world, outcome.said_on);
    fill_line(row, world, from, outcome.now);
    if (outcome.start) start = std::max(start, outcome.start_day);
    if (outcome.last) last = std::max(last, outcome.last_day);
    page.outcomes.push_back(std::move(row));
  }
  page.start_day = day_of(world, start), page.last_day = day_of(world, last);
}

void fill_supports(ReviewModel& page, const PageWorld& world, const Sources& from) {
  for (const care::SupportReview& support : care::support_reviews(from.supports, from.lines, from.held)) {
    if (!support.support.until.empty() && support.support.until < base::to_iso(world.today)) continue;
    ReviewRow row;
    row.subject = support.support.record;
    row.line = support.support.what + (support.support.who.empty() ? "" : ". " + support.support.who);
    fill_line(row, world, from, support.now);
    if (row.today_code.size() == 1) row.today = row.today_code.front() - '0';
    page.supports.push_back(std::move(row));
  }
}

void fill_held(ReviewModel& page, const PageWorld& world, const care::Review& held,
               const std::vector<care::OutcomeReview>& outcomes, const Record& record) {
  page.review = held.record, page.change = held.change, page.type = held.type;
  page.choose_again = held.choose_again;
  page.ring = field_text(record, "ring"), page.hand_to = field_text(record, "hand_to");
  page.asked = held.asked;
  page.end_on = base::to_iso(world.today);
  for (const care::Fault& fault : care::review_faults(held, outcomes)) {
    if (fault.field == "next_on") continue;  // the page offers a day itself
    std::string words = world.texts(fault.key);
    if (std::find(page.needs.begin(), page.needs.end(), words) == page.needs.end()) page.needs.push_back(words);
  }
}

// Before it begins: the one that is due, among those that one may choose.
void show_kinds(ReviewModel& page, const Sources& from, const std::optional<care::DueReview>& due) {
  for (std::string_view kind : care::kinds_to_begin(from.reviews)) page.types.emplace_back(kind);
  bool usual = due && std::find(page.types.begin(), page.types.end(), due->type) != page.types.end();
  page.type = usual ? due->type : page.types.front();
}

// How long after what was agreed, or after the review before, this one comes: "Review, 6 weeks on". After half a year the
// weeks say nothing any more.
Result<std::string> title(const PageWorld& world, const Sources& from) {
  TRY(auto agreements, world.records(model::kind::agreement));
  auto since = care::agreed_day(agreements);
  for (const Record& record : from.reviews) {
    auto on = base::parse_date(record.text("on"));
    if (!record.withdrawn && record.id != from.held && on && (!since || *since < *on)) since = on;
  }
  constexpr std::int64_t kHalfYear = 26;
  std::int64_t weeks = since ? care::days_between(*since, world.today) / 7 : 0;
  bool counted = !from.held.is_none() && weeks > 0 && weeks <= kHalfYear;
  return counted ? world.texts.count("review.weeks_on", static_cast<std::size_t>(weeks)) : world.texts("review.title");
}

}  // namespace

std::string ended_code(const care::OutcomeNow& now) {
  switch (now.is) {
    case care::OutcomeNow::Is::reached: return "reached";
    case care::OutcomeNow::Is::let_go: return "let-go";
    case care::OutcomeNow::Is::open: break;
  }
  return "";
}

std::string due_line(const Texts& texts, const care::DueReview& due) {
  std::string which = due.type == "payment" || due.type == "carer" ? texts("review.type." + due.type) + ". " : "";
  return which + due_words(texts, due);
}

Result<std::optional<care::DueReview>> review_due(storage::Store& store, const model::StreamId& stream,
                                                 const care::Clocks& clocks, base::CivilDate today) {
  TRY(auto reviews, store.records(stream, model::kind::review));
  TRY(auto agreements, store.records(stream, model::kind::agreement));
  return care::next_review(reviews, care::agreed_day(agreements), clocks, today);
}

Result<std::shared_ptr<const ReviewModel>> review_page(const PageWorld& world) {
  auto page = std::make_shared<ReviewModel>();
  page->name = world.person;
  Sources from;
  TRY(from.reviews, world.records(model::kind::review));
  TRY(from.lines, world.records(model::kind::review_line));
  TRY(from.outcomes, world.records(model::kind::outcome));
  TRY(from.supports, world.records(model::kind::support));
  auto held = care::review_held(from.reviews);
  if (held) from.held = held->record;
  auto outcomes = care::outcome_reviews(from.outcomes, from.reviews, from.lines, from.held);
  fill_outcomes(*page, world, from, outcomes);
  fill_supports(*page, world, from);
  page->stopped = stopped_lines(world, care::stopped_parts(from.supports, from.reviews, from.lines, world.today));
  TRY(page->unmet, needs_part(world));
  TRY(page->title, title(world, from));
  TRY(auto due, review_due(world.store, world.stream, world.lookups.clocks, world.today));
  if (due && !held) page->due = due_line(world.texts, *due), page->overdue = due->state == care::DueState::overdue;
  if (!held) show_kinds(*page, from, due);
  if (held) {
    TRY(auto agreements, world.records(model::kind::agreement));
    due = care::day_to_offer(*held, from.reviews, care::agreed_day(agreements), world.lookups.clocks, world.today);
  }
  if (due) page->next_on = base::to_iso(due->due);
  for (const Record& record : from.reviews)
    if (held && record.id == held->record) fill_held(*page, world, *held, outcomes, record);
  if (held) {
    TRY(auto talk, world.find(care::review_talk_id(held->record)));
    if (talk && !talk->withdrawn) page->talk = talk->id;
  }
  return page;
}

}  // namespace blether::app
