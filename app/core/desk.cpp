#include "app/core/desk.h"

#include <nlohmann/json.hpp>

#include "app/core/commands/about.h"
#include "app/core/commands/around.h"
#include "app/core/commands/directory.h"
#include "app/core/commands/finish.h"
#include "app/core/commands/plan.h"
#include "app/core/commands/review.h"
#include "app/core/commands/rights.h"
#include "app/core/commands/support.h"
#include "app/core/commands/unmet.h"
#include "app/core/pages/carer_needs.h"
#include "app/core/pages/carer_pages.h"
#include "app/core/pages/decision_pages.h"
#include "app/core/pages/known_lines.h"
#include "app/core/pages/safety_page.h"
#include "care/carer.h"
#include "care/carer_mode.h"
#include "care/review.h"
#include "sync/streams.h"

namespace blether::app {

using base::Code;
using base::fail;
using base::Result;
using model::Operation;
using model::Record;
using model::RecordId;

namespace {

constexpr std::string_view kPlaceNote = "place";
constexpr std::string_view kSettingsNote = "settings";
constexpr std::string_view kOfficeNote = "office.had_all";

}  // namespace

Desk::Desk(const DeskWorld& world, std::unique_ptr<storage::Vault> vault)
    : world_(world), vault_(std::move(vault)), store_(vault_->store()), caseload_(world.lookups->clocks) {}

Result<void> Desk::open() {
  TRY_VOID(caseload_.load(store_, world_.clock->utc_ms()));
  TRY_VOID(read_notes());
  if (!route_.person.is_none() && caseload_.name(route_.person) == nullptr) route_ = {};
  if (route_.page == Route::Page::own_plan) route_ = {Route::Page::carer, route_.person, {}, ""};
  if (route_.page == Route::Page::unlock || route_.page == Route::Page::enrol) route_.page = Route::Page::people;
  TRY_VOID(read_worker());
  TRY_VOID(store_.note_access("unlock", ""));
  // It opens where one stopped, which is a look too.
  return route_.person.is_none() ? Result<void>{} : store_.note_access("open-person", route_.person.hex());
}

// Who holds this tablet, as the office calls them; known after the first exchange.
Result<void> Desk::read_worker() {
  TRY(auto device, store_.device(vault_->device().id));
  TRY(auto worker, find_record(store_, sync::staff_stream(), model::same_id<RecordId>(vault_->author())));
  worker_ = worker ? given_name(worker->text("name")) : device ? given_name(device->author_name) : "";
  worker_phone_ = worker ? worker->text("phone") : "";
  return {};
}

Result<void> Desk::read_notes() {
  TRY(auto settings, store_.note(kSettingsNote));
  if (settings) {
    auto json = nlohmann::json::parse(settings->begin(), settings->end(), nullptr, false);
    if (json.is_object()) {
      settings_.theme = json.value("theme", settings_.theme);
      settings_.scale_percent = json.value("scale", settings_.scale_percent);
      settings_.face = json.value("face", settings_.face);
      settings_.left_handed = json.value("left_handed", false);
      settings_.reduced_motion = json.value("reduced_motion", false);
    }
  }
  TRY(auto office, store_.note(kOfficeNote));
  if (office) office_had_all_ms_ = std::strtoll(std::string(base::as_text(*office)).c_str(), nullptr, 10);
  TRY(auto place, store_.note(kPlaceNote));
  if (!place) return {};
  auto json = nlohmann::json::parse(place->begin(), place->end(), nullptr, false);
  if (!json.is_object()) return {};
  route_.page = static_cast<Route::Page>(json.value("page", static_cast<int>(Route::Page::people)));
  route_.person = model::OwnerId::from_hex(json.value("person", "")).value_or(model::OwnerId{});
  route_.record = RecordId::from_hex(json.value("record", "")).value_or(RecordId{});
  route_.item = json.value("item", "");
  caret_field_ = json.value("field", "");
  if (json.contains("caret")) caret_ = json.value("caret", std::size_t{0});
  return {};
}

Result<void> Desk::remember_place() {
  nlohmann::json json = {{"page", static_cast<int>(route_.page)}, {"person", route_.person.hex()},
                         {"record", route_.record.hex()}, {"item", route_.item}, {"field", caret_field_}};
  if (caret_) json["caret"] = *caret_;
  return store_.keep_note(kPlaceNote, base::as_bytes(json.dump()));
}

void Desk::notice(std::string key, std::vector<std::string> words, bool is_problem) {
  notice_ = {notice_.serial + 1, std::move(key), std::move(words), is_problem};
}

Result<void> Desk::carry_out(const Intent& intent) {
  if (is_with_carer()) {
    TRY(bool may, carer_may(intent));
    if (!may) return fail(Code::denied, "in a carer's hands");
  }
  return std::visit([this](const auto& wish) { return on(wish); }, intent);
}

PersonName Desk::person_name() const {
  const PersonName* name = caseload_.name(route_.person);
  return name ? *name : unnamed(route_.person);
}

Result<void> Desk::commit(const model::StreamId& stream, std::string_view reason, std::vector<Operation> operations) {
  if (operations.empty()) return {};
  if (is_with_carer()) {
    TRY_VOID(care::check_carer_edit(stream, handed_to_->carer, operations));
    reason = kFromCarer;
  }
  TRY(auto info, store_.commit({stream, std::string(reason), std::move(operations)}));
  last_dot_ = info.dot;
  if (stream.owner.is_none()) return {};
  return caseload_.refresh(store_, {stream.owner}, world_.clock->utc_ms());
}

Result<std::optional<Record>> Desk::find(const RecordId& record) { return find_record(store_, stream(), record); }

Result<care::Conversation> Desk::talk(const RecordId& id) {
  TRY(auto record, store_.record(stream(), id));
  auto form = world_.lookups->templates.find(record.text("template"));
  if (form == world_.lookups->templates.end()) return fail(Code::too_new, "template " + record.text("template"));
  TRY(auto answers, store_.records(stream(), model::kind::answer));
  TRY(auto seen, store_.records(stream(), model::kind::observation));
  answers.insert(answers.end(), std::make_move_iterator(seen.begin()), std::make_move_iterator(seen.end()));
  TRY(auto ground, known_ground(store_, stream(), *world_.lookups, record, today()));
  return care::Conversation(form->second, std::move(record), answers, care::Looker::worker, ground.items());
}

Result<std::optional<Record>> Desk::latest_conversation(model::OwnerId person) {
  TRY(auto conversations, store_.records(shared_stream(person), model::kind::conversation));
  std::optional<Record> latest;
  for (Record& conversation : conversations)
    // A carer's plan has rounds of its own (pages/carer_pages.h), and a review is no new beginning.
    if (!conversation.withdrawn && !care::is_carers_plan(conversation) && !care::is_review_talk(conversation) &&
        (!latest || conversation.number("started_at") > latest->number("started_at")))
      latest = std::move(conversation);
  return latest;
}

Result<void> Desk::office_has_all(std::int64_t at_ms) {
  if (at_ms <= office_had_all_ms_) return {};
  office_had_all_ms_ = at_ms;
  return store_.keep_note(kOfficeNote, base::as_bytes(std::to_string(at_ms)));
}

Result<void> Desk::take_in_others() {
  TRY_VOID(read_worker());
  return caseload_.load(store_, world_.clock->utc_ms());
}

// --- where one is

Result<void> Desk::on(const Go& go) {
  if (go.route.page == Route::Page::own_plan && !is_with_carer()) return fail(Code::denied, "not handed over");
  bool same_place = go.route.page == route_.page && go.route.record == route_.record && go.route.item == route_.item;
  if (!same_place) caret_.reset(), caret_field_.clear();
  if (go.route.page == Route::Page::outcome && go.route.record.is_none() && route_.page != Route::Page::outcome)
    new_outcome_ = RecordId::random(*world_.random);
  if (go.route.person != route_.person && !go.route.person.is_none()) {
    TRY_VOID(store_.note_access("open-person", go.route.person.hex()));
    read_in_.clear();
  }
  if (!same_place) pdf_.clear(), open_file_ = {}, parcel_made_ = {}, code_saved_.clear();
  parcels_.reset();
  route_ = go.route;
  return remember_place();
}

Result<void> Desk::on(const Search& search) {
  query_ = search.words;
  return {};
}

Result<void> Desk::on(const ChangeSettings& change) {
  settings_ = change.settings;
  nlohmann::json json = {{"theme", settings_.theme}, {"scale", settings_.scale_percent}, {"face", settings_.face},
                         {"left_handed", settings_.left_handed}, {"reduced_motion", settings_.reduced_motion}};
  return store_.keep_note(kSettingsNote, base::as_bytes(json.dump()));
}

// --- words

Result<void> Desk::on(const Write& write) {
  auto last = edits_.find(write.session);
  auto seen = last == edits_.end() ? write.seen : std::vector<model::Dot>{last->second};
  TRY(auto record, find_record(store_, write.key.stream, write.key.record));
  bool unchanged = record && record->text(write.key.field) == write.text;
  bool nothing_yet = write.text.empty() && seen.empty();
  caret_field_ = write.key.field;
  caret_ = write.caret;
  if (unchanged || nothing_yet) return remember_place();

  TRY(auto operations, written(write, record ? &*record : nullptr));
  for (Operation& operation : operations)
    if (operation.record == write.key.record && operation.field == write.key.field) operation.overwrites = seen;
  if (operations.empty()) return remember_place();
  TRY_VOID(commit(write.key.stream, "reason.written", std::move(operations)));
  edits_[write.session] = last_dot_;
  return remember_place();
}

Result<care::Operations> Desk::written(const Write& write, const Record* now) {
  const FieldKey& key = write.key;
  if (key.kind == model::kind::answer) {
    auto place = places_.find(key.record);
    if (place == places_.end()) return fail(Code::not_found, "an answer that no open page asked for");
    TRY(auto at, talk(place->second.conversation));
    return key.field == "note" ? care::answer_note(at, place->second.item, write.text)
                               : care::answer_text(at, place->second.item, write.text);
  }
  if (key.kind == model::kind::outcome) {
    TRY(auto others, store_.records(key.stream, model::kind::outcome));
    TRY(auto conversation, latest_conversation(key.stream.owner));
    return care::set_outcome(key.record, now, world_.lookups->domains, key.field, write.text,
                             conversation ? conversation->id : RecordId{}, care::place_after(others));
  }
  care::Operations operations;
  if (key.kind == model::kind::review_line && now == nullptr) {
    TRY(auto world, page_world());
    TRY(operations, begin_review_line(world, key.record));
  }
  operations.push_back(overwrite(key, write.text, write.seen));
  return operations;
}

Result<void> Desk::on(const CaretMoved& moved) {
  caret_field_ = moved.key.field;
  caret_ = moved.caret;
  return remember_place();
}

Result<void> Desk::on(const SetValue& set) {
  return commit(set.key.stream, "reason.changed", {overwrite(set.key, set.value, set.seen)});
}

// --- families of commands: each makes operations from a wish, and the desk writes them

Result<PageWorld> Desk::page_world() {
  TRY(auto language, page_language());
  return world_in(language);
}

Result<PageWorld> Desk::world_in(const std::string& language) {
  TRY(auto own, own_language());
  PageWorld world{store_, *world_.lookups, world_.translations->in(language), *world_.random, stream(), person_name(), worker_,
                  today(), world_.clock->utc_ms(), {}, {}, worker_phone_, language, own, &world_.translations->in(own)};
  TRY(auto needs, screen_needs());
  world.easy_read = needs.easy_read;
  TRY(auto conversation, latest_conversation(route_.person));
  if (conversation) world.conversation = conversation->id;
  TRY(auto reviews, store_.records(stream(), model::kind::review));
  std::optional<base::CivilDate> began;
  if (conversation) began = care::day_of(conversation->number("started_at"));
  world.round = care::choice_round(world.conversation, reviews, began);
  return world;
}

// A rule that says not yet is told in its own words.
Result<void> Desk::write_down(const model::StreamId& stream, Result<Carried> carried) {
  if (!carried && carried.error().code == Code::denied && !carried.error().detail.empty()) {
    notice(carried.error().detail, {person_name().known_as}, true);
    return {};
  }
  TRY(auto done, std::move(carried));
  TRY_VOID(commit(stream, done.reason, std::move(done.operations)));
  if (!done.notice.empty()) notice(done.notice, done.words);
  return done.opens ? on(Go{*done.opens}) : Result<void>{};
}

Result<void> Desk::on(const SupportIntent& wish) {
  TRY(auto world, page_world());
  return write_down(world.stream, carry_out_support(world, wish));
}

Result<void> Desk::on(const FinishIntent& wish) {
  TRY(auto world, page_world());
  return write_down(world.stream, carry_out_finish(world, wish));
}

Result<PageWorld> Desk::practice_world() {
  TRY(auto world, page_world());
  world.stream.audience = model::Audience::practice;
  return world;
}

Result<void> Desk::on(const SafetyIntent& wish) {
  TRY(auto world, practice_world());
  return write_down(world.stream, carry_out_safety(world, wish));
}

Result<void> Desk::on(const AroundIntent& wish) {
  TRY(auto world, page_world());
  return write_down(world.stream, carry_out_around(world, wish));
}

Result<void> Desk::on(const AboutIntent& wish) {
  if (std::holds_alternative<SetLanguage>(wish)) read_in_.clear();
  TRY(auto world, page_world());
  return write_down(world.stream, carry_out_about(world, wish));
}

Result<void> Desk::on(const ReviewIntent& wish) {
  TRY(auto world, page_world());
  return write_down(world.stream, carry_out_review(world, wish));
}

Result<void> Desk::on(const PlanIntent& wish) {
  TRY(auto world, page_world());
  return write_down(world.stream, carry_out_plan(world, wish));
}

Result<void> Desk::on(const DecisionIntent& wish) {
  TRY(auto world, page_world());
  return write_down(world.stream, carry_out_decision(world, wish));
}

Result<void> Desk::on(const UnmetIntent& wish) {
  TRY(auto world, page_world());
  TRY(world.stream, stream_of_need(world, wish));
  return write_down(world.stream, carry_out_unmet(world, wish));
}

Result<void> Desk::on(const RightsIntent& wish) {
  TRY(auto world, page_world());
  return write_down(world.stream, carry_out_rights(world, wish));
}

Result<void> Desk::on(const SearchDirectory& asked) {
  near_by_ = {route_.person, asked};
  return {};
}

Result<void> Desk::on(const DirectoryIntent& wish) {
  TRY(auto world, page_world());
  return write_down(world.stream, carry_out_directory(world, wish));
}

}  // namespace blether::app
