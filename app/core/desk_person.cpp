// The desk's part in one person: her page, what has happened, what was agreed, and words for conflicts.
#include <algorithm>

#include "app/core/desk.h"
#include "app/core/pages/agreed_page.h"
#include "app/core/pages/directory_page.h"
#include "app/core/pages/review_page.h"
#include "app/core/pages/plan_page.h"
#include "app/core/pages/rights_pages.h"
#include "app/core/pages/safety_page.h"
#include "app/core/read_models_agreed.h"
#include "app/core/words.h"
#include "care/amounts.h"
#include "care/budget.h"
#include "care/capacity.h"
#include "care/one_question.h"
#include "care/directory.h"
#include "care/origin.h"
#include "care/observed.h"
#include "care/review.h"
#include "care/safety.h"
#include "care/telling.h"

namespace blether::app {

using base::Code;
using base::fail;
using base::Result;
using model::Record;
using model::RecordId;

namespace {

// When and by whom a record was first written, as far as its heads tell.
const model::Write* first_seen(const Record& record) {
  const model::Write* first = nullptr;
  for (const auto& [name, field] : record.fields)
    for (const model::Write& head : field.heads)
      if (first == nullptr || head.time.wall_ms < first->time.wall_ms) first = &head;
  return first;
}

// The write of one field that stands, whoever else wrote in the record.
const model::Write* last_written(const Record& record, std::string_view field) {
  const model::Field* found = record.field(field);
  return found == nullptr || found->heads.empty() ? nullptr : &found->heads.back();
}

// "Amina from the other team"
std::string elsewhere_words(const Texts& texts, const care::FirstWritten& origin) {
  return origin.name.empty() ? texts("happened.elsewhere_somebody") : texts("happened.elsewhere", {given_name(origin.name)});
}

}  // namespace

Result<std::vector<Happening>> Desk::happened(model::OwnerId person) {
  TRY(auto names, author_names(store_));
  auto stream = shared_stream(person);
  TRY(auto carried, store_.records(stream, model::kind::origin));
  const auto origins = care::origins_of(carried);
  std::vector<Happening> all;
  auto add_written = [&](const model::Write* first, std::int64_t at, std::string what, std::vector<std::string> words,
                         std::string icon) {
    if (first == nullptr) return;
    auto elsewhere = origins.find(first->dot);
    std::string who = elsewhere == origins.end() ? names[first->author] : elsewhere_words(*world_.texts, elsewhere->second);
    all.push_back({at != 0 ? at : first->time.wall_ms, std::move(what), std::move(words), std::move(who), std::move(icon)});
  };
  auto add = [&](const Record& record, std::int64_t at, std::string what, std::vector<std::string> words,
                 std::string icon) {
    add_written(first_seen(record), at, std::move(what), std::move(words), std::move(icon));
  };
  TRY(auto conversations, store_.records(stream, model::kind::conversation));
  for (const Record& record : conversations) {
    if (record.withdrawn || care::is_review_talk(record)) continue;
    add(record, record.number("started_at"), "happened.conversation_started", {}, "talk");
    if (auto at = record.number("finished_at")) add(record, at, "happened.conversation_finished", {}, "done");
  }
  TRY(auto seen, store_.records(stream, model::kind::observation));
  for (const Record& record : seen)
    if (!record.withdrawn) {
      care::Observation each = care::observation_of(record);
      add(record, each.at_ms, "happened.observed", {each.words}, "eye");
    }
  TRY(auto outcomes, store_.records(stream, model::kind::outcome));
  for (const Record& record : outcomes)
    if (care::is_kept(record))
      add(record, 0, "happened.outcome", {outcome_words(*world_.texts, record.text("want"), "")}, "star");
  TRY(auto needs, store_.records(stream, model::kind::unmet_need));
  for (const auto& need : care::needs_now(needs))
    add(*need.latest, 0, need.waiting ? "happened.unmet" : "happened.unmet_over", {care::entry_of(*need.latest).need},
        need.waiting ? "flag" : "done");
  TRY(auto reviews, store_.records(stream, model::kind::review));
  for (const Record& record : reviews)
    if (!record.withdrawn) add(record, 0, "happened.review." + care::review_of(record).type, {record.text("change")}, "mirror");
  TRY(auto agreements, store_.records(stream, model::kind::agreement));
  for (const Record& record : agreements)
    if (auto answer = record.text("answer"); !answer.empty()) add(record, 0, "happened." + answer, {}, "agree");
  TRY(auto disagreements, store_.records(stream, model::kind::disagreement));
  for (const Record& record : disagreements)
    if (!record.withdrawn) add(record, 0, "happened.not_agreed", {}, "hand");
  TRY(auto complaints, store_.records(stream, model::kind::complaint));
  for (const care::ComplaintNow& complaint : care::complaints_now(complaints))
    add(*complaint.latest, 0, "happened.complaint." + care::complaint_of(*complaint.latest).stage, {}, "scales");
  TRY(auto signposts, store_.records(stream, model::kind::signpost));
  for (const Record& record : signposts) {
    care::Signpost signpost = care::signpost_of(record);
    if (signpost.result != "not-yet" || signpost.follows.empty())
      add(record, 0, "happened.signpost." + signpost.result, {signpost.name}, "sign");
  }
  // In the workers' own stream: nothing of it is on a screen in somebody else's hands.
  if (!is_with_carer()) {
    TRY(auto worries, store_.records({model::Audience::practice, person}, model::kind::safety_concern));
    for (const Record& record : worries) {
      const care::SafetyConcern worry = care::safety_of(record);
      if (record.withdrawn) continue;
      auto by = [&](std::string_view field, std::int64_t at, const char* what, std::vector<std::string> words) {
        if (at != 0) add_written(last_written(record, field), at, what, std::move(words), "safe");
      };
      by("raised_at", worry.raised_ms, "happened.safety_raised", {});
      by("reported_at", worry.reported_ms, "happened.safety_told", {worry.reported_to});
      by("closed_at", worry.closed_ms, "happened.safety_closed", {});
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const Happening& a, const Happening& b) { return a.at_ms > b.at_ms; });
  return all;
}

Result<std::shared_ptr<const PersonModel>> Desk::person_page() {
  TRY(auto person, store_.record(stream(), person_record(route_.person)));
  auto page = std::make_shared<PersonModel>();
  page->name = person_name();
  page->age = age_of(person, world_.clock->utc_ms());
  page->place = person.text("place");
  page->address = person.text("address");
  page->phone = person.text("phone");
  page->matters = field_text(person, "matters");
  page->communication = field_text(person, "communication");
  page->access = field_text(person, "access");
  page->phone_field = field_text(person, "phone");
  page->address_field = field_text(person, "address");
  page->status = caseload_.status(route_.person);

  TRY(auto relations, store_.records(stream(), model::kind::relation));
  for (const Record& relation : relations) {
    if (relation.withdrawn) continue;
    auto who = model::OwnerId::from_hex(relation.text("person")).value_or(model::OwnerId{});
    if (caseload_.name(who) == nullptr) who = {};
    page->relations.push_back(
        {relation.text("name"), relation.text("relation"), relation.flag("carer"), relation.text("note"), who});
    if (relation.flag("carer") && page->carer_name.empty()) page->carer_name = given_name(relation.text("name"));
  }
  TRY(auto conversation, latest_conversation(route_.person));
  if (conversation) {
    page->has_conversation = true;
    page->conversation = conversation->id;
    page->conversation_finished = conversation->number("finished_at") != 0;
    if (auto talk = this->talk(conversation->id); talk && !page->conversation_finished)
      if (auto open = talk->first_open()) {
        const care::Item& item = talk->form().items[*open];
        page->stopped_item = item.link_id;
        if (item.section < talk->form().sections.size())
          page->stopped_at = talk->form().items[talk->form().sections[item.section]].text.in(settings_.language);
      }
  }
  TRY(auto outcomes, store_.records(stream(), model::kind::outcome));
  page->outcomes = care::in_order(outcomes).size();
  TRY(auto needs, store_.records(stream(), model::kind::unmet_need));
  for (const auto& need : care::needs_now(needs)) page->unmet += need.waiting ? 1 : 0;
  TRY(auto explanations, store_.records(stream(), model::kind::explanation));
  if (auto told = care::explanations(explanations, care::kExplainsOptions); !told.empty())
    page->options_explained = day_words(*world_.texts, base::london_time(told.back().at_ms).date, today());
  TRY(auto supports, store_.records(stream(), model::kind::support));
  page->supports = care::supports_on(supports, today()).size();
  page->around = page->relations.size();
  page->needs_asked = care::communication_asked(person);
  for (const std::string& code : person.texts("needs"))
    if (const auto* need = world_.lookups->communication.find(code)) page->needs.push_back(need->label);
  TRY(auto reviews, store_.records(stream(), model::kind::review));
  page->review_held = care::review_held(reviews).has_value();
  TRY(auto due, review_due(store_, stream(), world_.lookups->clocks, today()));
  if (due) page->review_due = due_line(*world_.texts, *due);
  page->review_overdue = due && due->state == care::DueState::overdue;
  TRY(auto world, page_world());
  TRY(page->plan_said, plan_said(world));
  TRY(auto risks, store_.records(stream(), model::kind::risk));
  page->risks = static_cast<std::size_t>(std::count_if(risks.begin(), risks.end(), [](const Record& risk) { return !risk.withdrawn; }));
  TRY(auto complaints, open_complaints(world));
  page->complaints = complaints.count, page->complaint_due = complaints.due, page->complaint_overdue = complaints.overdue;
  TRY(auto safety, safety_due(store_, route_.person, world_.lookups->clocks, today()));
  if (safety) page->safety_due = due_words(*world_.texts, *safety);
  page->safety_overdue = safety && safety->state == care::DueState::overdue;
  TRY(auto powers, store_.records(stream(), model::kind::power));
  TRY(auto offers, store_.records(stream(), model::kind::attorney_offer));
  page->ask_attorney = care::attorney_question_is_due(powers, offers, world_.lookups->clocks, today());
  TRY(page->near_by, near_by_words(world));
  TRY(page->happened, happened(route_.person));
  TRY(auto conflicts, store_.conflicts());
  for (const auto& conflict : care::questions(std::move(conflicts)))
    if (conflict.stream.owner == route_.person) page->conflicts.push_back(conflict.id);
  return page;
}

Result<std::shared_ptr<const AgreedModel>> Desk::agreed_page() {
  TRY(auto world, page_world());
  return app::agreed_page(world, pdf_);
}

Result<void> Desk::on(const Agree& wish) {
  TRY(auto world, page_world());
  return write_down(world.stream, say_agreed(world, wish));
}

std::string Desk::about(const model::Conflict& conflict) {
  if (conflict.kind == model::kind::answer) {
    auto record = store_.record(conflict.stream, conflict.record);
    if (record) {
      for (const auto& [id, form] : world_.lookups->templates)
        if (const care::Item* item = form.find(record->text("item"))) return item->text.in(settings_.language);
    }
  }
  return (*world_.texts)("field." + conflict.kind + "." + conflict.field);
}

std::string Desk::say(const model::Conflict& conflict, const model::Value& value) {
  const Texts& texts = *world_.texts;
  if (conflict.field == model::kWithdrawn && std::holds_alternative<bool>(value))
    return texts(model::flag_of(value) ? "conflict.was_removed" : "conflict.was_kept");
  if (auto* flag = std::get_if<bool>(&value)) return texts(*flag ? "yes" : "no");
  if (auto* number = std::get_if<std::int64_t>(&value)) {
    if (conflict.kind == model::kind::charge) return care::pounds(*number);
    bool score = conflict.field == "score" || conflict.field == "start_score";
    return score ? texts("scale." + std::to_string(*number)) : std::to_string(*number);
  }
  std::string text = model::text_of(value);
  if (conflict.field == "domain")
    if (const auto* domain = world_.lookups->domains.find(text)) return domain->brief;
  if (conflict.field == "strategy" && !text.empty()) return texts("carer.four." + text);
  if (auto date = base::parse_date(text)) return full_day_words(texts, *date);
  if (conflict.kind == model::kind::agreement && conflict.field == "answer") return texts("agreed." + text);
  if (text.empty()) return texts("conflict.emptied");
  if (conflict.kind == model::kind::review && (conflict.field == "type" || conflict.field == "end_why")) {
    const std::string key = (conflict.field == "type" ? "review.type." : "review.why.") + text;
    if (texts.has(key)) return texts(key, {person_name().known_as});
  }
  if (conflict.kind == model::kind::choice && conflict.field == "end_why" && texts.has("choice.end." + text))
    return texts("choice.end." + text);
  return text;
}

}  // namespace blether::app
