// The desk's part in a conversation: its page, and what one does on it.
#include <algorithm>

#include "app/core/commands/finish.h"
#include "app/core/commands/review.h"
#include "app/core/desk.h"
#include "app/core/pages/carer_known.h"
#include "app/core/pages/conversation_items.h"
#include "app/core/pages/known_lines.h"
#include "app/core/pages/said_before.h"
#include "app/core/words.h"
#include "care/attached.h"
#include "care/carer.h"
#include "care/observed.h"
#include "care/review.h"
#include "care/said_before.h"

namespace blether::app {

using base::Code;
using base::fail;
using base::Result;
using model::Record;
using model::RecordId;

namespace {

constexpr std::string_view kTemplate = "gc";  // in its newest version

// Who looks after the person without pay, by given name; empty if nobody is known.
std::string carer_of(const std::vector<Record>& relations) {
  for (const Record& relation : relations)
    if (!relation.withdrawn && relation.flag("carer")) return given_name(relation.text("name"));
  return {};
}

// What was seen at a prompt, each by whoever wrote it down.
std::vector<SeenLine> seen_lines(const std::vector<Record>& records, const RecordId& conversation, const std::string& item,
                                 AuthorNames& names, const Texts& texts, std::int64_t now_ms) {
  std::vector<SeenLine> lines;
  for (const care::Observation& seen : care::observations(records, conversation, item)) {
    auto record = std::find_if(records.begin(), records.end(), [&](const Record& each) { return each.id == seen.record; });
    const model::Field* words = record->field("words");
    std::string who = words != nullptr && !words->heads.empty() ? names[words->heads.front().author] : "";
    lines.push_back({seen.record, seen.how, seen.words, who, moment_words(texts, seen.at_ms, now_ms)});
  }
  return lines;
}

}  // namespace

Result<std::shared_ptr<const ConversationModel>> Desk::conversation_page() {
  TRY(auto talk, this->talk(route_.record));
  auto page = std::make_shared<ConversationModel>();
  page->name = person_name();
  page->stream = stream();
  page->conversation = talk.id();
  page->alone = talk.alone();
  page->alone_hides = talk.alone_hides();
  page->finished = talk.finished();
  page->review = care::is_review_talk(talk.record());
  TRY(auto relations, store_.records(stream(), model::kind::relation));
  page->carer_name = carer_of(relations);

  TRY(auto person, find(person_record(route_.person)));
  auto needs = person ? person->texts("needs") : std::vector<std::string>();
  page->without_words = std::find(needs.begin(), needs.end(), care::kWithoutWords) != needs.end();
  TRY(auto seen, store_.records(stream(), model::kind::observation));
  TRY(auto names, author_names(store_));
  TRY(auto attached, store_.records(stream(), model::kind::attachment));

  TRY(auto screen, screen_needs());
  const care::Template& form = talk.form();
  for (std::size_t i = 0; i < form.sections.size(); ++i) page->sections.push_back(section_model(talk, i, settings_.language));
  for (std::size_t i = 0; i < form.items.size(); ++i) {
    const care::Item& item = form.items[i];
    places_[care::answer_id(talk.id(), item.link_id)] = {talk.id(), item.link_id};
    if ((item.role != care::Role::prompt && item.role != care::Role::check) || !talk.is_asked(i)) continue;
    page->items.push_back(item_model(talk, i, settings_.language, screen.easy_read));
    page->items.back().section = item.section;
    page->items.back().attached = care::attached_to(attached, talk.id(), item.link_id).size();
    page->items.back().seen = seen_lines(seen, talk.id(), item.link_id, names, *world_.texts,
                                           world_.clock->utc_ms());
  }
  if (page->items.empty()) return fail(Code::corrupt, "a template that asks nothing");
  TRY(auto ground, known_ground(store_, stream(), *world_.lookups, talk.record(), today()));
  if (!ground.known.empty()) {
    TRY(auto world, page_world());
    show_known(page->items, world, ground, talk);
  }
  if (care::is_carers_plan(talk.record())) {
    TRY(auto world, page_world());
    TRY_VOID(show_carer_known(page->items, world, talk));
  }
  TRY(auto conversations, store_.records(stream(), model::kind::conversation));
  if (const Record* last = care::conversation_before(conversations, talk.record())) {
    auto before = this->talk(last->id);
    if (!before && before.error().code != Code::not_found) return tl::unexpected<base::Error>(before.error());
    TRY(auto world, page_world());
    if (before) show_said_before(page->items, world, *before, settings_.language);
  }
  auto at = std::find_if(page->items.begin(), page->items.end(),
                         [&](const ItemModel& item) { return item.link_id == route_.item; });
  if (at == page->items.end())
    at = std::find_if(page->items.begin(), page->items.end(),
                      [](const ItemModel& item) { return item.state == ItemState::open; });
  page->current = at == page->items.end() ? 0 : static_cast<std::size_t>(at - page->items.begin());
  // From now on one is at this prompt, answered or not, until one goes on.
  route_.item = page->items[page->current].link_id;
  page->caret = caret_;
  page->caret_field = caret_field_;
  return page;
}

// One that is going on is carried on; a second is begun only when the last one is finished.
Result<void> Desk::on(const StartConversation& start) {
  TRY(auto latest, latest_conversation(start.person));
  Route route;
  route.page = Route::Page::conversation;
  route.person = start.person;
  if (latest && latest->number("finished_at") == 0) {
    route.record = latest->id;
    return on(Go{route});
  }
  const care::Template* form = care::newest_template(world_.lookups->templates, kTemplate);
  if (form == nullptr) return fail(Code::not_found, "template");
  route.record = RecordId::random(*world_.random);
  const PersonName* name = caseload_.name(start.person);
  std::vector<std::string> present = {name ? name->known_as : "", worker_};
  std::erase(present, "");
  TRY_VOID(commit(shared_stream(start.person), "reason.conversation_started",
                  care::start_conversation(route.record, *form, world_.clock->utc_ms(), present)));
  return on(Go{route});
}

Result<void> Desk::commit_answer(Result<care::Operations> operations) {
  TRY(auto all, std::move(operations));
  return commit(stream(), "reason.answered", std::move(all));
}

Result<void> Desk::on(const ChooseOne& choose) {
  TRY(auto at, talk(choose.conversation));
  const care::Item* item = at.form().find(choose.item);
  if (item == nullptr) return fail(Code::not_found, "item " + choose.item);
  if (!item->is_scale) {
    TRY(auto operations, care::answer_choice(at, choose.item, choose.code));
    if (choose.item == care::kReviewAgain && choose.code == "yes") {
      TRY(auto world, page_world());
      TRY(auto opened, open_choice(world, choose.conversation));
      operations.insert(operations.end(), opened.begin(), opened.end());
    }
    return commit_answer(std::move(operations));
  }
  // Without a note yet the score stands as "no note given"; the note can still be said afterwards.
  auto index = at.form().index_of(choose.item);
  const Record* answer = index ? at.answer(*index) : nullptr;
  std::optional<std::string> note;
  if (answer == nullptr || answer->field("note") == nullptr) note = "";
  return commit_answer(care::answer_score(at, choose.item, choose.code, note));
}

Result<void> Desk::on(const ChooseMany& choose) {
  TRY(auto at, talk(choose.conversation));
  TRY(auto operations, care::answer_element(at, choose.item, choose.code, choose.chosen));
  // What helps to talk is asked here and stands on the person: it is not asked twice.
  if (const auto* need = world_.lookups->communication.said_by(choose.item, choose.code)) {
    TRY(auto person, store_.record(stream(), person_record(route_.person)));
    TRY(auto said, care::set_need(person, world_.lookups->communication, need->code, choose.chosen));
    operations.insert(operations.end(), said.begin(), said.end());
  }
  return commit_answer(std::move(operations));
}

Result<void> Desk::on(const ObservedIntent& wish) {
  Carried carried{"reason.observed", {}, "", {}, {}};
  if (auto* back = std::get_if<TakeBackObservation>(&wish)) {
    TRY(auto record, store_.record(stream(), back->record));
    if (record.kind != model::kind::observation) return fail(Code::invalid, "record");
    carried.operations = care::withdraw(record);
    carried.notice = "observed.taken_back";
    return write_down(stream(), std::move(carried));
  }
  const auto& keep = std::get<KeepObservation>(wish);
  TRY(auto at, talk(keep.conversation));
  care::Observation seen;
  seen.item = keep.item, seen.how = keep.how, seen.words = keep.words;
  seen.at_ms = world_.clock->utc_ms();
  TRY(carried.operations, care::record_observation(at, RecordId::random(*world_.random), seen));
  carried.notice = "observed.kept";
  return write_down(stream(), std::move(carried));
}

Result<void> Desk::on(const SetDate& set) {
  TRY(auto at, talk(set.conversation));
  return commit_answer(care::answer_date(at, set.item, set.date));
}

Result<void> Desk::on(const LeaveForNow& leave) {
  TRY(auto at, talk(leave.conversation));
  TRY_VOID(commit_answer(care::leave_for_now(at, leave.item, leave.reason)));
  if (!is_with_carer()) notice("conversation.left_for_now");
  return {};
}

Result<void> Desk::on(const OpenAgain& again) {
  TRY(auto at, talk(again.conversation));
  return commit_answer(care::open_again(at, again.item));
}

Result<void> Desk::on(const SetAlone& set) {
  TRY(auto record, store_.record(stream(), set.conversation));
  return commit_answer(care::set_alone(record, set.alone));
}

Result<void> Desk::on(const FinishConversation& finish) {
  TRY(auto world, page_world());
  TRY(auto conversation, talk(finish.conversation));
  auto carried = finish_talk(world, std::move(conversation));
  if (!carried) return write_down(stream(), std::move(carried));
  TRY_VOID(write_down(stream(), std::move(carried)));
  Route route;
  route.page = Route::Page::agreed;
  route.person = route_.person;
  return on(Go{route});
}

}  // namespace blether::app
