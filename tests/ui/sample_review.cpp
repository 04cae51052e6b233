// Samples of a review, with what the picture of the look shows.
#include "tests/ui/sample_models.h"

#include "app/core/read_models_review.h"

namespace blether::test {

using namespace app;

namespace {

using Movement = ReviewRow::Movement;

FieldText words(std::uint8_t number, const char* field, std::string text) {
  FieldText made;
  made.key.kind = "review_line", made.key.field = field;
  made.key.record.bytes[0] = 0xb2, made.key.record.bytes[15] = number;
  made.text = std::move(text);
  return made;
}

ReviewRow row(std::uint8_t number, std::string line, int today, std::string note, std::string decide) {
  ReviewRow made;
  made.subject.bytes[0] = 0xb1, made.subject.bytes[15] = number;
  made.line = std::move(line), made.decide = std::move(decide);
  if (today >= 0) made.today = today, made.today_code = std::to_string(today);
  made.note = words(number, "note", std::move(note));
  made.helped = words(number, "helped", ""), made.in_the_way = words(number, "in_the_way", "");
  return made;
}

ReviewRow outcome(std::uint8_t number, std::string line, int start, int today, std::string note, std::string decide) {
  ReviewRow made = row(number, std::move(line), today, std::move(note), std::move(decide));
  made.start = start;
  made.said = "Not since the summer, and I miss it.", made.said_by = "person", made.said_on = "13 October";
  if (today >= 0) made.movement = today > start ? Movement::better : today < start ? Movement::harder : Movement::same;
  return made;
}

std::shared_ptr<ReviewModel> held(PersonName name) {
  auto page = std::make_shared<ReviewModel>();
  page->name = std::move(name);
  page->review.bytes[0] = 0xe1, page->talk.bytes[0] = 0xe2;
  page->title = "Review, 6 weeks on", page->type = "first";
  page->start_day = "13 October", page->next_on = "2027-11-24";
  page->ring.key.kind = "review", page->ring.key.field = "ring";
  page->outcomes = {outcome(1, "I want to get to the allotment so that I feel useful.", 1, 3, "The scooter did it. Out most days.", "keep"),
                    outcome(2, "I want to see my grandson so that he knows me.", 2, 4, "We ring on Sundays. That is enough for me.", "done"),
                    outcome(3, "I want to sleep through so that my days are not wasted.", 2, 1, "The pain is no better and I am up at four.", "change")};
  return page;
}

}  // namespace

ReadModel sample_review(PersonName name, ReadModel model) {
  model.review = held(std::move(name));
  return model;
}

ReadModel sample_review_support(PersonName name, ReadModel model) {
  auto page = held(std::move(name));
  page->change = "Moira is going into hospital in January.";
  page->outcomes[0].last = 2, page->last_day = "5 January";
  page->outcomes[2] = outcome(3, "I want to sleep through so that my days are not wasted.", 2, -1, "", "");
  page->supports = {row(4, "Help to wash and dress. Seven mornings a week", 3, "The same two lassies, mostly on time.", "keep"),
                    row(5, "Company on a Saturday", -1, "", "")};
  page->needs = {"Ask how it is now", "Say if it goes on, changes or is done"};
  page->stopped = {"Help with the shopping. Stopped on 13 October"};
  page->unmet = sample_needs(true);
  model.route.item = "support";
  model.review = page;
  return model;
}

ReadModel sample_review_due(PersonName name, ReadModel model) {
  auto page = std::make_shared<ReviewModel>();
  page->name = std::move(name);
  page->title = "Review";
  page->due = "3 days late", page->overdue = true, page->start_day = "13 October";
  page->type = "planned", page->types = {"planned", "payment", "carer", "requested", "end"};
  page->outcomes = {outcome(1, "I want to get to the allotment so that I feel useful.", 1, -1, "", ""),
                    outcome(2, "I want to see my grandson so that he knows me.", 2, -1, "", "")};
  model.review = page;
  return model;
}

ReadModel sample_review_last(PersonName name, ReadModel model) {
  auto page = held(std::move(name));
  page->type = "end", page->end_on = "2026-12-24";
  page->asked = "Whether I still need the mornings.";
  page->outcomes[1].ended = "reached", page->outcomes[1].ended_on = "13 October";
  page->hand_to.key.kind = "review", page->hand_to.key.field = "hand_to", page->hand_to.key.record = page->review;
  page->supports = {row(4, "Help to wash and dress. Seven mornings a week", 3, "The same two lassies, mostly on time.", "stop")};
  model.route.item = "support";
  model.review = page;
  return model;
}

}  // namespace blether::test
