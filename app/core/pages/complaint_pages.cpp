#include <algorithm>

#include "app/core/pages/plan_page.h"
#include "app/core/pages/rights_pages.h"
#include "app/core/pages/sentences.h"
#include "app/core/words.h"
#include "storage/model/schema.h"

namespace blether::app {

using base::Code;
using base::fail;
using base::Result;
using model::Record;
using model::RecordId;

namespace {

bool is_open(const care::Complaint& said) { return said.not_one.empty() && said.stage != "closed"; }

// The next day by which something is to be done; nothing runs, or the calendar does not know that year: nothing.
std::optional<care::Deadline> next_day(const PageWorld& world, const care::Complaint& said) {
  if (!is_open(said)) return std::nullopt;
  auto deadlines = care::complaint_deadlines(said, world.lookups.clocks, world.today);
  if (!deadlines) return std::nullopt;
  for (const care::Deadline& deadline : *deadlines)
    if (!deadline.done) return deadline;
  return std::nullopt;
}

std::string carer_of(const std::vector<Record>& relations) {
  for (const Record& relation : relations)
    if (!relation.withdrawn && relation.flag("carer")) return given_name(relation.text("name"));
  return {};
}

std::string who_says(const PageWorld& world, const care::Complaint& said, const std::string& carer) {
  if (said.from == "person") return world.texts("complaint.says", {world.person.known_as});
  if (said.from == "carer" && !carer.empty()) return world.texts("complaint.says_for", {carer, world.person.known_as});
  return world.texts("complaint.says_other", {world.person.known_as});
}

ComplaintsModel::Line line_of(const PageWorld& world, const care::ComplaintNow& now) {
  care::Complaint said = care::complaint_of(*now.latest);
  ComplaintsModel::Line line{now.root, said.points, day_of(world, said.received_on), is_open(said), false};
  if (!said.not_one.empty()) add_sentence(line.below, world.texts("complaint.not_one." + said.not_one));
  else if (said.stage == "closed") add_sentence(line.below, world.texts("complaint.result." + said.result));
  else add_sentence(line.below, world.texts("complaint.stage." + said.stage));
  if (auto next = next_day(world, said)) {
    line.overdue = next->state == care::DueState::overdue;
    std::string due = due_words(world.texts, *next);
    add_sentence(line.below, line.overdue ? world.texts("carer.overdue", {due}) : due);
  }
  return line;
}

void show_clocks(ComplaintModel& page, const PageWorld& world) {
  auto deadlines = care::complaint_deadlines(page.said, world.lookups.clocks, world.today);
  if (!deadlines) {
    page.clocks_problem = "carer.clocks_unknown";
    return;
  }
  for (const care::Deadline& deadline : *deadlines)
    page.clocks.push_back({deadline.clock, listed(world.texts, "clocks", deadline.clock, deadline.what),
                           due_words(world.texts, deadline), deadline.state == care::DueState::overdue,
                           deadline.done.has_value()});
}

// Answers that did not end it: they stand in earlier entries.
void show_before(ComplaintModel& page, const PageWorld& world, const std::vector<Record>& records) {
  std::string id = page.said.follows;
  for (std::size_t steps = 0; !id.empty() && steps < records.size(); ++steps) {
    auto found = std::find_if(records.begin(), records.end(), [&](const Record& each) { return each.id.hex() == id; });
    if (found == records.end()) return;
    care::Complaint earlier = care::complaint_of(*found);
    if (earlier.stage == "closed" && page.said.stage != "closed")
      page.before.insert(page.before.begin(), world.texts("complaint.before", {day_of(world, earlier.answered_on), world.texts("complaint.result." + earlier.result)}));
    id = earlier.follows;
  }
}

void show_ombudsman(ComplaintModel& page, const PageWorld& world) {
  for (bool easy : {false, true})
    for (const care::FilledBlock& block : unhappy_sheet(world, easy).blocks)
      if (block.id == "ombudsman") page.ombudsman[easy] = block.lines;
}

// What a new complaint starts with: today, and what was said already.
Result<care::Complaint> fresh_complaint(const PageWorld& world, const RecordId& about) {
  care::Complaint fresh;
  fresh.received_on = base::to_iso(world.today);
  if (about.is_none()) return fresh;
  TRY(auto record, world.find(about));
  if (record && record->kind == model::kind::disagreement) fresh.points = care::disagreement_of(*record).words;
  return fresh;
}

}  // namespace

Result<std::shared_ptr<const ComplaintsModel>> complaints_page(const PageWorld& world, bool begin, const RecordId& about) {
  auto page = std::make_shared<ComplaintsModel>();
  page->name = world.person;
  page->begin = begin;
  TRY(page->fresh, fresh_complaint(world, about));
  TRY(auto relations, world.records(model::kind::relation));
  page->carer_name = carer_of(relations);
  TRY(auto records, world.records(model::kind::complaint));
  for (const care::ComplaintNow& now : care::complaints_now(records)) page->lines.push_back(line_of(world, now));
  std::reverse(page->lines.begin(), page->lines.end());
  std::stable_sort(page->lines.begin(), page->lines.end(),
                   [](const auto& a, const auto& b) { return std::pair(a.overdue, a.open) > std::pair(b.overdue, b.open); });
  return page;
}

Result<std::shared_ptr<const ComplaintModel>> complaint_page(const PageWorld& world, const RecordId& root, const std::string& pdf) {
  TRY(auto records, world.records(model::kind::complaint));
  auto all = care::complaints_now(records);
  auto now = std::find_if(all.begin(), all.end(), [&](const care::ComplaintNow& each) { return each.root == root; });
  if (now == all.end()) return fail(Code::not_found, "a complaint");
  auto page = std::make_shared<ComplaintModel>();
  page->name = world.person;
  page->root = root, page->latest = now->latest->id;
  page->said = care::complaint_of(*now->latest);
  TRY(auto relations, world.records(model::kind::relation));
  page->carer_name = carer_of(relations);
  page->who = who_says(world, page->said, page->carer_name);
  page->came = world.texts("complaint.came", {day_of(world, page->said.received_on)});
  if (!page->said.how.empty()) add_sentence(page->came, world.texts("complaint.how." + page->said.how));
  show_before(*page, world, records);
  show_clocks(*page, world);
  show_ombudsman(*page, world);
  page->worker = world.worker, page->worker_phone = world.phone;
  page->pdf = pdf;
  return page;
}

Result<OpenComplaints> open_complaints(const PageWorld& world) {
  OpenComplaints open;
  TRY(auto records, world.records(model::kind::complaint));
  std::optional<care::Deadline> first;
  for (const care::ComplaintNow& now : care::complaints_now(records)) {
    care::Complaint said = care::complaint_of(*now.latest);
    open.count += is_open(said) ? 1 : 0;
    if (auto next = next_day(world, said); next && (!first || next->due < first->due)) first = next;
  }
  if (first) open.due = due_words(world.texts, *first), open.overdue = first->state == care::DueState::overdue;
  return open;
}

}  // namespace blether::app
