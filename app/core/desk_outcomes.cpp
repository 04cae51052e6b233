// The desk's part in outcomes: the list, one outcome with its steps, and what has not come yet.
#include <algorithm>

#include "app/core/desk.h"
#include "app/core/pages/around_page.h"
#include "app/core/pages/review_page.h"
#include "app/core/pages/unmet_part.h"
#include "app/core/words.h"

namespace blether::app {

using base::Code;
using base::fail;
using base::Result;
using model::Record;
using model::RecordId;

namespace {

FieldText field_or_empty(const std::optional<Record>& record, const model::StreamId& stream, RecordId id,
                         std::string_view field) {
  return record ? field_text(*record, field) : empty_field(stream, model::kind::outcome, id, field);
}

bool belongs(const Record& record, const RecordId& outcome) {
  return !record.withdrawn && record.text("outcome") == outcome.hex();
}

std::vector<StepModel> steps_of(const std::vector<Record>& records, const RecordId& outcome) {
  std::vector<StepModel> steps;
  std::vector<const Record*> mine;
  for (const Record& record : records)
    if (belongs(record, outcome)) mine.push_back(&record);
  std::sort(mine.begin(), mine.end(), [](const Record* a, const Record* b) {
    return std::pair(a->text("place"), a->id) < std::pair(b->text("place"), b->id);
  });
  for (const Record* record : mine) {
    StepModel step;
    step.record = record->id;
    step.what = field_text(*record, "what");
    step.who = field_text(*record, "who");
    step.when = record->text("when");
    step.when_kind = record->text("when_kind");
    step.icon = record->text("icon");
    steps.push_back(std::move(step));
  }
  return steps;
}

std::size_t waiting_for(const std::vector<Record>& entries, const RecordId& outcome) {
  const auto needs = care::needs_now(entries);
  return static_cast<std::size_t>(std::count_if(needs.begin(), needs.end(), [&](const care::NeedNow& need) {
    return need.waiting && care::entry_of(*need.latest).outcome == outcome.hex();
  }));
}

}  // namespace

Result<std::shared_ptr<const OutcomesModel>> Desk::outcomes_page() {
  auto page = std::make_shared<OutcomesModel>();
  page->name = person_name();
  TRY(auto records, store_.records(stream(), model::kind::outcome));
  TRY(auto steps, store_.records(stream(), model::kind::step));
  TRY(auto entries, store_.records(stream(), model::kind::unmet_need));
  TRY(auto reviews, store_.records(stream(), model::kind::review));
  TRY(auto decided, store_.records(stream(), model::kind::review_line));
  for (const Record* outcome : care::in_order(records)) {
    OutcomeLine line;
    const care::OutcomeNow now = care::outcome_now(outcome->id, reviews, decided);
    line.ended = ended_code(now);
    if (auto day = base::parse_date(now.on)) line.ended_on = day_words(*world_.texts, *day, today());
    line.record = outcome->id;
    line.line = outcome_words(*world_.texts, outcome->text("want"), outcome->text("so_that"));
    line.domain = outcome->text("domain");
    if (const auto* domain = world_.lookups->domains.find(line.domain)) line.domain_label = domain->brief, line.icon = domain->icon;
    line.start_score = care::score_code(outcome->value("start_score"));
    line.target_date = outcome->text("target_date");
    line.steps = steps_of(steps, outcome->id).size();
    line.unmet = waiting_for(entries, outcome->id);
    page->lines.push_back(std::move(line));
  }
  // What is still wanted comes first.
  auto is_open = [](const OutcomeLine& line) { return line.ended.empty(); };
  std::stable_partition(page->lines.begin(), page->lines.end(), is_open);
  return page;
}

Result<std::shared_ptr<const OutcomeModel>> Desk::outcome_page() {
  if (route_.record.is_none() && new_outcome_.is_none()) new_outcome_ = RecordId::random(*world_.random);
  RecordId id = route_.record.is_none() ? new_outcome_ : route_.record;
  TRY(auto record, find(id));
  if (!record && !route_.record.is_none()) return fail(Code::not_found, "outcome");
  if (record && record->withdrawn) return fail(Code::not_found, "outcome was removed");
  auto page = std::make_shared<OutcomeModel>();
  page->name = person_name();
  page->stream = stream();
  page->record = id;
  page->is_new = !record;
  page->want = field_or_empty(record, stream(), id, "want");
  page->so_that = field_or_empty(record, stream(), id, "so_that");
  page->own_words = field_or_empty(record, stream(), id, "own_words");
  page->why = field_or_empty(record, stream(), id, "why");
  page->start_note = field_or_empty(record, stream(), id, "start_note");
  page->good_day = field_or_empty(record, stream(), id, "good_day");
  page->hard_day = field_or_empty(record, stream(), id, "hard_day");
  if (record) {
    page->domain = record->text("domain");
    page->start_score = care::score_code(record->value("start_score"));
    page->target_date = record->text("target_date");
  }
  for (const care::Domain& domain : world_.lookups->domains.all()) {
    page->domains.push_back({domain.code, domain.brief});
    page->domain_icons.push_back(domain.icon);
  }
  TRY(auto steps, store_.records(stream(), model::kind::step));
  page->steps = steps_of(steps, id);
  TRY(auto world, page_world());
  TRY(page->helps, what_helps(world, id));
  TRY(page->unmet, needs_part(world, id));
  TRY(auto conversation, latest_conversation(route_.person));
  page->came_from_conversation = conversation && conversation->number("finished_at") == 0;
  if (conversation) page->conversation = conversation->id;
  TRY(auto conflicts, store_.conflicts());
  for (const auto& conflict : conflicts)
    if (conflict.record == id) page->conflicts.push_back(conflict.id);
  return page;
}

Result<void> Desk::on(const SetOutcome& set) {
  TRY(auto now, find(set.outcome));
  if (set.field == "start_score" && now) {
    TRY(auto operations, care::set_start_score(*now, set.value, now->text("start_note")));
    return commit(stream(), "reason.changed", std::move(operations));
  }
  TRY(auto others, store_.records(stream(), model::kind::outcome));
  TRY(auto conversation, latest_conversation(route_.person));
  TRY(auto operations, care::set_outcome(set.outcome, now ? &*now : nullptr, world_.lookups->domains, set.field, set.value,
                                         conversation ? conversation->id : RecordId{}, care::place_after(others)));
  return commit(stream(), "reason.changed", std::move(operations));
}

Result<void> Desk::on(const KeepOutcome& keep) {
  TRY(auto record, find(keep.outcome));
  if (!record || !care::is_kept(*record)) {
    notice("outcome.needs.want", {}, true);
    return {};
  }
  notice("outcome.kept");
  Route route;
  route.page = Route::Page::outcomes;
  route.person = route_.person;
  return on(Go{route});
}

Result<void> Desk::on(const RemoveOutcome& remove) {
  TRY(auto record, find(remove.outcome));
  if (record) {
    TRY_VOID(commit(stream(), "reason.removed", care::withdraw(*record)));
  }
  notice("outcome.removed");
  Route route;
  route.page = Route::Page::outcomes;
  route.person = route_.person;
  return on(Go{route});
}

Result<void> Desk::on(const AddStep& add) {
  TRY(auto steps, store_.records(stream(), model::kind::step));
  std::vector<Record> mine;
  for (Record& step : steps)
    if (belongs(step, add.outcome)) mine.push_back(std::move(step));
  TRY(auto operations, care::add_step(RecordId::random(*world_.random), add.outcome,
                                      {add.what, add.who, add.when, add.when_kind, ""}, care::place_after(mine)));
  return commit(stream(), "reason.step_added", std::move(operations));
}

Result<void> Desk::on(const RemoveStep& remove) {
  TRY(auto record, find(remove.step));
  if (!record) return {};
  return commit(stream(), "reason.removed", care::withdraw(*record));
}

}  // namespace blether::app
