// Read models: immutable snapshots, one per page, built on the store worker and drawn by the views.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/core/read_models_unmet.h"
#include "platform/base/clock.h"
#include "storage/model/heads.h"

namespace blether::app {

struct CarerModel;
struct OptionsModel;
struct MoneyModel;
struct AboutModel;
struct AgreedModel;
struct AroundModel;
struct AttachedModel;
struct ReviewModel;
struct FinishModel;
struct SafetyModel;
struct OwnPlanModel;
struct CapacityModel;
struct ConflictModel;
struct SyncModel;
struct PlanModel;
struct RiskModel;
struct RisksModel;
struct UnhappyModel;
struct RightsModel;
struct ComplaintsModel;
struct ComplaintModel;
struct DirectoryModel;
struct PackageModel;
struct ParcelsModel;
struct LookedModel;
struct PaperCodesModel;

// Which page, about whom, about what.
struct Route {
  // Kept by number in the vault: new ones at the end.
  enum class Page { enrol, unlock, people, person, conversation, outcomes, outcome, agreed, sync, conflict, happened, options, money,
                    finish, safety, around, carer, own_plan, about, review, plan, unhappy, risks, risk, capacity, directory,
                    rights, complaints, complaint, package, parcels, attached, looked, code };
  Page page = Page::unlock;
  model::OwnerId person;   // none on enrol, unlock, people, sync
  model::RecordId record;  // conversation or outcome (directory: what it is for); none: the outcome page makes a new one
  std::string item;        // conversation, attached: link id of the prompt; conflict: conflict id; unhappy: what it is about; rights, complaints: kBegins
                           // code: which paper, over which page, app/core/papers.h
  bool operator==(const Route&) const = default;
};

// Route::item of a page that opens on something to write down.
inline constexpr const char* kBegins = "new";

// Names one field of one record, for editing.
struct FieldKey {
  model::StreamId stream;
  std::string kind;
  model::RecordId record;
  std::string field;
  bool operator==(const FieldKey&) const = default;
};

// Words in an editor, and what their next write must overwrite.
struct FieldText {
  FieldKey key;
  std::string text;
  model::FieldState state = model::FieldState::settled;
  std::vector<model::Dot> seen;
  std::optional<std::string> conflict;  // id of the item to settle, if any
};

// Words of which some are marked: those of one version, those of another, those that are gone.
struct MarkedWords {
  std::string text;
  enum class Mark { same, a, b, gone } mark = Mark::same;
};

enum class SendPill { stored, waiting, sending, attention };

struct SendStatus {
  SendPill pill = SendPill::stored;
  std::uint64_t waiting = 0;  // changes not yet at the office
};

struct PersonName {
  model::OwnerId id;
  std::string full;      // "Isobel Rennie"
  std::string known_as;  // "Isobel": how to call her, everywhere on a visit
  std::string initials;  // "IR"
  std::string pronoun;   // "she", "he", "they"; may be empty
  bool carer = false;    // and not a supported person: avatar in heather
};

// --- enrol and unlock

struct UnlockModel {
  std::string name;        // given name of the worker; empty when nobody is enrolled yet
  bool opening = false;    // the key is being derived
  std::string problem;     // translation key of what went wrong ("error.wrong_key"); empty if nothing
};

struct EnrolModel {
  bool working = false;
  std::string problem;     // translation key; empty if nothing
  std::string name;        // who the invitation is for, once the office has said so
};

// --- my people

struct PersonRow {
  PersonName name;
  std::optional<int> age;
  std::string place;
  std::string next;                    // translation key of the one line of what next: "people.next.part_done" …
  std::vector<std::string> next_words; // what goes into its {0}, {1}
  bool late = false;                   // that line is about something whose day has gone by
  SendStatus status;
};

// A found word, with the person it is about.
struct FoundRow {
  PersonName name;
  std::string where;    // translation key of the field: "field.answer.text" …
  std::string excerpt;  // "\x02" and "\x03" around each found word
  Route opens;
};

struct PeopleModel {
  std::vector<PersonRow> rows;     // everybody on the caseload, by name; with a query: who matches by name, place, number
  std::size_t total = 0;           // everybody
  std::string query;
  std::vector<FoundRow> found;     // with a query of 2 letters or more: what anyone wrote
  std::int64_t office_had_all_ms = 0;  // 0: never yet
};

// --- one person

struct RelationLine {
  std::string name, relation;
  bool carer = false;
  std::string note;
  model::OwnerId person = {};  // who it is, when on the caseload too; else none
};

struct Happening {
  std::int64_t at_ms = 0;
  std::string what;  // translation key: "happened.conversation_started", "happened.outcome_kept" …
  std::vector<std::string> words;
  std::string who;   // author's name
  std::string icon;
};

struct PersonModel {
  PersonName name;
  std::optional<int> age;
  std::string place, address, phone;
  FieldText matters, communication, access;
  std::vector<RelationLine> relations;
  std::string carer_name;               // who looks after her without pay; empty if nobody is known
  bool has_conversation = false, conversation_finished = false;
  model::RecordId conversation;         // the latest one that is not withdrawn
  std::string stopped_at;               // title of the section where one stopped; empty if none
  std::string stopped_item;             // its link id
  std::size_t outcomes = 0, unmet = 0;
  std::string options_explained;        // day in words; empty: not yet
  std::size_t supports = 0;             // parts of the support
  std::size_t risks = 0;                // things somebody wants to try
  std::size_t complaints = 0;           // that are not answered yet
  std::string complaint_due;            // the first of them: "Due Tuesday 1 December"; empty: nothing runs
  bool complaint_overdue = false;
  std::string safety_due;               // of a worry that was raised: "Due Wednesday 25 November"; empty: nothing runs
  bool safety_overdue = false;
  bool ask_attorney = false;            // time to ask if information about powers of attorney would help
  std::string plan_said;                // what was said on the plan, in a sentence; empty: nothing yet
  std::size_t around = 0;               // people and places on the map
  std::string near_by;                  // places to ask about, or told about: "Ask how 1 place went"; empty: none
  bool needs_asked = false;             // whether anybody asked what helps to talk
  std::vector<std::string> needs;       // "Large letters"
  std::string review_due;               // "Due Tuesday 5 January"; empty: nothing agreed or reviewed yet
  bool review_overdue = false, review_held = false;
  std::vector<Happening> happened;      // newest first
  std::vector<std::string> conflicts;   // ids of open items about this person
  FieldText phone_field, address_field; // the page's scalars that can be changed in place
  SendStatus status;
};

// --- the conversation

enum class ItemKind { text, pick, many, yes_no, scale, date, number, cue };
enum class ItemState { open, answered, left };

// What somebody saw at a prompt: kept apart from what the person said.
struct SeenLine {
  model::RecordId record;
  std::string how;               // care::kHowWeKnow
  std::string words;
  std::string who, day;          // "Amina", "today at 10:30"
};

struct ItemModel {
  std::string link_id;
  std::size_t section = 0;       // index into sections
  std::size_t number = 1, of = 1;  // "1 of 4" within the section, counting what is asked now
  std::string prompt, hint;
  ItemKind kind = ItemKind::text;
  std::vector<Choice> choices;
  bool own_words_too = false;    // open choice: chips and an editor
  bool ask_alone = false;        // asked only when the person is alone or chose who stays
  bool is_private = false;       // the worker hands the tablet over and does not see the answer afterwards
  bool safety = false;           // a yes or not sure offers the safety sheet at once
  ItemState state = ItemState::open;
  std::string left_because;      // reason code when put off
  FieldText text;                // own words
  FieldText note;                // scale: why
  std::string chosen;            // pick, yes_no ("yes","no","not-sure"), scale ("0".."4","not-sure","rather-not-say")
  std::vector<std::string> chosen_many;
  std::string date;              // ISO
  model::RecordId record;        // the answer's record (deterministic, so it exists before anything is written)
  std::size_t attached = 0;      // voices and pictures kept with it
  std::vector<SeenLine> seen;    // oldest first
  struct Known {
    std::string words;           // "Isobel said this on 10 November: …"
    Route where;                 // the one page where it is asked, and can be changed
  };
  std::optional<Known> known;    // said elsewhere, and not asked again
  std::string said_before, said_on;  // the answer of the time before, and its day in words; empty: none
};

struct SectionModel {
  std::string link_id, title;    // S1 … S9
  enum class Progress { not_begun, part, done, left } progress = Progress::not_begun;
  std::size_t answered = 0, asked = 0;
  // The boxes that end each section: what the person said, what the worker noticed, what the carer said, what we agreed.
  FieldText said, noticed, others, agreed;
  std::string first_item;        // link id to open
};

struct ConversationModel {
  PersonName name;
  std::string carer_name;        // for "What Moira said"; empty: "What others said"
  model::StreamId stream;
  model::RecordId conversation;
  std::vector<SectionModel> sections;
  std::vector<ItemModel> items;  // only what is asked now (enableWhen, ask-alone), in template order
  std::size_t current = 0;       // index into items
  std::string alone;             // "", "alone", "chosen", "no"
  bool alone_hides = false;      // prompts are waiting until the worker says who is in the room
  bool finished = false;
  bool without_words = false;    // the person does not use words: what is seen comes first
  bool review = false;           // what is talked over in a review; its end is the review's page
  std::optional<std::size_t> caret;  // where the caret was in `caret_field` when the app stopped, in bytes
  std::string caret_field;       // "text", "note", or a box: "said", "noticed", "others", "agreed"
};

// --- outcomes

struct StepModel {
  model::RecordId record;
  FieldText what, who;
  std::string when, when_kind, icon;  // ISO date; "by", "from", "on"
};

struct OutcomeModel {
  PersonName name;
  model::StreamId stream;
  model::RecordId record;        // made up already for a new one; written with the first words
  bool is_new = true;
  FieldText want, so_that, own_words, why, start_note, good_day, hard_day;
  std::vector<std::string> helps;  // strengths, people and places that were linked to it: "Singing alto"
  std::string domain, start_score, target_date;
  std::vector<Choice> domains;   // code, label; the likeliest first
  std::vector<std::string> domain_icons;  // one per domain
  std::vector<StepModel> steps;
  NeedsPart unmet;               // of this outcome
  bool came_from_conversation = false;
  model::RecordId conversation;
  std::vector<std::string> conflicts;
};

struct OutcomeLine {
  model::RecordId record;
  std::string line;              // "I want to stay in my own flat so that I am near the folk I know."
  std::string domain, domain_label, icon, start_score, target_date;
  std::size_t steps = 0, unmet = 0;
  std::string ended = {}, ended_on = {};  // decided at a review: "reached", "let-go", and the day in words; empty: open
};

struct OutcomesModel {
  PersonName name;
  std::vector<OutcomeLine> lines;
};

// --- everything a frame needs

struct Settings {
  std::string theme = "light";    // light, dark, high-contrast, soft
  int scale_percent = 100;        // 100, 115, 130, 150, 175, 200
  std::string face = "plain";     // plain, easy-read, open-dyslexic
  bool left_handed = false;
  bool reduced_motion = false;
  std::string language = "en";
  bool operator==(const Settings&) const = default;
};

// What the person shown needs of a screen, whoever's tablet it is: it goes over the settings while their pages are open.
struct ScreenNeeds {
  int scale_percent = 0;          // at least; 0: none
  std::string theme, face;        // empty: as it is
  bool easy_read = false;         // what there is in Easy Read comes so first
  bool read_aloud = false;        // every page offers it
  std::vector<std::string> said;  // what they asked for: "Very large letters"
};

// The language of the page, where a person reads it themselves.
struct PageLanguage {
  std::string code = "en";       // what it is in
  std::string other;             // what it can be turned to; empty: there is only one
  std::string other_name;        // in its own words: "Polski"
  bool unchecked = false;        // a person who speaks it has not looked at the words yet
};

struct Notice {          // a toast
  std::uint64_t serial = 0;
  std::string key;       // translation key
  std::vector<std::string> words;
  bool is_problem = false;
};

// The page models are set for the page of `route` only (people also carries the search).
struct ReadModel {
  std::uint64_t version = 0;
  bool unlocked = false;
  Route route;
  Settings settings;                // of whoever holds the tablet
  ScreenNeeds screen_needs;
  PageLanguage language;
  std::int64_t now_ms = 0;          // when it was built, UTC
  bool saved = true;                // nothing typed is waiting to be written
  SendStatus status;                // all people together
  std::size_t open_conflicts = 0;
  std::string worker;               // given name
  Notice notice;
  std::shared_ptr<const EnrolModel> enrol;
  std::shared_ptr<const UnlockModel> unlock;
  std::shared_ptr<const PeopleModel> people;
  std::shared_ptr<const PersonModel> person;
  std::shared_ptr<const ConversationModel> conversation;
  std::shared_ptr<const OutcomesModel> outcomes;
  std::shared_ptr<const OutcomeModel> outcome;
  std::shared_ptr<const AgreedModel> agreed;
  std::shared_ptr<const SyncModel> sync;
  std::shared_ptr<const ConflictModel> conflict;
  std::shared_ptr<const OptionsModel> options;  // read_models_support.h
  std::shared_ptr<const MoneyModel> money;
  std::shared_ptr<const FinishModel> finish;    // read_models_finish.h
  std::shared_ptr<const SafetyModel> safety;
  std::shared_ptr<const AroundModel> around;    // read_models_around.h
  std::shared_ptr<const AboutModel> about;      // read_models_about.h
  std::shared_ptr<const CarerModel> carer;      // read_models_carer.h
  std::shared_ptr<const OwnPlanModel> own_plan;
  std::shared_ptr<const ReviewModel> review;    // read_models_review.h
  std::shared_ptr<const PlanModel> plan;        // read_models_plan.h
  std::shared_ptr<const UnhappyModel> unhappy;
  std::shared_ptr<const RightsModel> rights;    // read_models_rights.h
  std::shared_ptr<const ComplaintsModel> complaints;
  std::shared_ptr<const ComplaintModel> complaint;
  std::shared_ptr<const RisksModel> risks;      // read_models_decisions.h
  std::shared_ptr<const RiskModel> risk;
  std::shared_ptr<const CapacityModel> capacity;
  std::shared_ptr<const DirectoryModel> directory;  // read_models_directory.h
  std::shared_ptr<const AttachedModel> attached;    // read_models_attached.h
  std::shared_ptr<const PackageModel> package;      // read_models_package.h
  std::shared_ptr<const ParcelsModel> parcels;
  std::shared_ptr<const LookedModel> looked;        // read_models_looked.h
  std::shared_ptr<const PaperCodesModel> codes;     // read_models_codes.h
};

// How the screen is drawn: the settings, with what the person shown needs.
inline Settings shown_settings(const ReadModel& model) {
  Settings shown = model.settings;
  shown.scale_percent = std::max(shown.scale_percent, model.screen_needs.scale_percent);
  if (!model.screen_needs.theme.empty()) shown.theme = model.screen_needs.theme;
  if (!model.screen_needs.face.empty()) shown.face = model.screen_needs.face;
  shown.language = model.language.code;
  return shown;
}

}  // namespace blether::app
