// Desk: everything behind one unlocked vault. Store thread only; built at unlock, dropped at lock.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "app/core/core.h"
#include "app/core/lookups.h"
#include "app/core/pages/conflict_page.h"
#include "app/core/pages/page_world.h"
#include "app/core/pages/people_page.h"
#include "app/core/parcels.h"
#include "app/core/texts.h"
#include "care/conversation.h"
#include "care/outcomes.h"
#include "care/questionnaire.h"
#include "care/unmet_need.h"
#include "sync/session.h"

namespace blether::app {

struct DrawnPaper;

// What a desk shares with its core. All outlive it.
struct DeskWorld {
  base::Files* files = nullptr;
  base::Clock* clock = nullptr;
  base::Random* random = nullptr;
  const Texts* texts = nullptr;  // English, for those who work with it
  const Lookups* lookups = nullptr;
  base::Path assets, documents;
  const Translations* translations = nullptr;  // for those who read it
  PictureMaker picture;  // may be empty: then no pictures can be kept
};

class Desk {
 public:
  Desk(const DeskWorld& world, std::unique_ptr<storage::Vault> vault);

  // Reads the caseload, the settings and the place where one stopped.
  base::Result<void> open();

  // The tablet is in a carer's hands: nothing but her own plan can be opened or written, until the vault is closed.
  bool is_with_carer() const { return handed_to_.has_value(); }

  // Carries out one intent. An error changes nothing; its sentence goes to a notice. denied: a carer may not.
  base::Result<void> carry_out(const Intent& intent);

  // Puts the page of the current route into the model.
  base::Result<void> show(ReadModel& model, const std::optional<sync::NetworkState>& network, bool paused);
  // Of the person whose pages are open; nothing on a page of nobody.
  base::Result<ScreenNeeds> screen_needs();

  // After changes came from elsewhere.
  base::Result<void> take_in_others();

  // When the office last had everything, UTC ms; 0: never. Kept in the vault, so that a lock does not forget it.
  std::int64_t office_had_all_ms() const { return office_had_all_ms_; }
  base::Result<void> office_has_all(std::int64_t at_ms);

  storage::Vault& vault() { return *vault_; }
  const Route& route() const { return route_; }

 private:
  // One overload for each intent that concerns an open vault.
  base::Result<void> on(const Go&);
  base::Result<void> on(const Search&);
  base::Result<void> on(const ChangeSettings&);
  base::Result<void> on(const Write&);
  base::Result<void> on(const CaretMoved&);
  base::Result<void> on(const StartConversation&);
  base::Result<void> on(const ChooseOne&);
  base::Result<void> on(const ChooseMany&);
  base::Result<void> on(const SetDate&);
  base::Result<void> on(const LeaveForNow&);
  base::Result<void> on(const OpenAgain&);
  base::Result<void> on(const SetAlone&);
  base::Result<void> on(const FinishConversation&);
  base::Result<void> on(const SetOutcome&);
  base::Result<void> on(const KeepOutcome&);
  base::Result<void> on(const RemoveOutcome&);
  base::Result<void> on(const AddStep&);
  base::Result<void> on(const RemoveStep&);
  base::Result<void> on(const UnmetIntent&);
  base::Result<void> on(const Agree&);
  base::Result<void> on(const SetValue&);
  base::Result<void> on(const Settle&);
  base::Result<void> on(const SettleLater&);
  base::Result<void> on(const SupportIntent&);
  base::Result<void> on(const FinishIntent&);
  base::Result<void> on(const SafetyIntent&);
  base::Result<void> on(const AroundIntent&);
  base::Result<void> on(const CarerIntent&);
  base::Result<void> on(const AboutIntent&);
  base::Result<void> on(const ReviewIntent&);
  base::Result<void> on(const PlanIntent&);
  base::Result<void> on(const DecisionIntent&);
  base::Result<void> on(const ObservedIntent&);
  base::Result<void> on(const ReadIn&);
  base::Result<void> on(const SearchDirectory&);
  base::Result<void> on(const DirectoryIntent&);
  base::Result<void> on(const PackageIntent&);  // desk_package.cpp, and what is in it
  base::Result<void> on_package(const SaveAddress&);
  base::Result<void> on_package(const MakePackage&);
  base::Result<void> on_package(const KeepPackage&);
  base::Result<void> on_package(const LeavePackage&);
  base::Result<void> on_package(const TakeFile&);
  ParcelWorld parcel_world();
  base::Result<std::shared_ptr<const PackageModel>> package_page();
  base::Result<std::shared_ptr<const ParcelsModel>> parcels_page();
  base::Result<void> on(const AttachedIntent&);
  base::Result<void> on(const RightsIntent&);
  base::Result<void> on(const LeavePaper&);
  base::Result<void> on(const ShowPaper&);
  // Belongs to the core; never gets here.
  template <class Other>
  base::Result<void> on(const Other&) {
    return {};
  }

  // Writes operations to the stream of the person shown; nothing to write is no change.
  base::Result<void> commit(const model::StreamId& stream, std::string_view reason,
                            std::vector<model::Operation> operations);
  base::Result<std::optional<model::Record>> find(const model::RecordId& record);
  // The conversation as it stands. not_found: no such record, or its template is not on this tablet.
  base::Result<care::Conversation> talk(const model::RecordId& conversation);
  base::Result<std::optional<model::Record>> latest_conversation(model::OwnerId person);
  // The operations of a write in an editor, by the kind of record it is in; a new record gets its first fields too.
  base::Result<care::Operations> written(const Write& write, const model::Record* now);
  base::Result<void> commit_answer(base::Result<care::Operations> operations);
  base::Result<void> read_notes();
  base::Result<void> read_worker();
  base::Result<void> remember_place();
  base::Result<model::Operation> settled(const model::Conflict& conflict, const Settle& settle);
  base::Result<model::Value> settled_value(const model::Conflict& conflict, const Settle& settle);
  ConflictWorld conflict_world();
  base::Result<PageWorld> page_world();
  base::Result<PageWorld> world_in(const std::string& language);
  // desk_language.cpp. The tag of the person's own language, when there are words in it; else "en".
  base::Result<std::string> own_language();
  // What the page is in: the person's own language on pages that people read themselves, unless it was turned.
  base::Result<std::string> page_language();
  base::Result<PageLanguage> language_of_page();
  // desk_attached.cpp
  base::Result<void> keep_attached(std::string type, const base::Bytes& content, std::int64_t ms, const std::string& words);
  base::Result<void> keep_picture(const KeepPicture& wish);
  base::Result<void> open_attached(const model::RecordId& id);
  base::Result<std::shared_ptr<const AttachedModel>> attached_page();
  // desk_carer.cpp
  base::Result<bool> carer_may(const Intent& intent);
  base::Result<bool> carer_may_attach(const AttachedIntent& wish);
  base::Result<bool> carer_is_asked(const std::string& item);
  base::Result<void> hand_over();
  base::Result<void> show_own_plan(ReadModel& model);
  // A file in the documents folder. Gives its name: the stem, the day, and a number from the second on.
  base::Result<std::string> lay_paper(std::string_view stem, const base::Bytes& bytes, std::string_view ending = ".pdf");
  // The same, and who made it in the audit trail.
  base::Result<std::string> keep_paper(std::string_view stem, const base::Bytes& bytes, std::string_view why,
                                const model::RecordId& record);
  // Somebody who asked for very large letters gets them on paper too.
  base::Result<bool> wants_giant_print();
  // With the texts of the language that the paper is in.
  base::Result<PageWorld> paper_world();
  base::Result<DrawnPaper> draw_paper(const PageWorld& world, PaperKind kind, bool easy_read);
  // Nothing when it cannot be made yet: then the person was told why.
  base::Result<std::optional<DrawnPaper>> draw_or_say_why(const PageWorld& world, PaperKind kind, bool easy_read);
  base::Result<void> note_given(const PageWorld& world, PaperKind kind, bool easy_read, const model::RecordId& record);
  base::Result<std::shared_ptr<const PaperCodesModel>> codes_page();
  // The same for what only workers may see.
  base::Result<PageWorld> practice_world();
  base::Result<void> write_down(const model::StreamId& stream, base::Result<Carried> carried);
  void notice(std::string key, std::vector<std::string> words = {}, bool is_problem = false);

  base::Result<void> show_page(ReadModel& model, const std::optional<sync::NetworkState>& network, bool paused);
  base::Result<std::shared_ptr<const ConversationModel>> conversation_page();
  base::Result<std::shared_ptr<const OutcomeModel>> outcome_page();
  base::Result<std::shared_ptr<const OutcomesModel>> outcomes_page();
  base::Result<std::shared_ptr<const PersonModel>> person_page();
  base::Result<std::shared_ptr<const AgreedModel>> agreed_page();
  base::Result<std::vector<Happening>> happened(model::OwnerId person);
  // The words for what a conflict is about, and for one of its values.
  std::string about(const model::Conflict& conflict);
  std::string say(const model::Conflict& conflict, const model::Value& value);
  model::StreamId stream() const { return shared_stream(route_.person); }
  PersonName person_name() const;
  base::CivilDate today() const { return base::london_time(world_.clock->utc_ms()).date; }

  DeskWorld world_;
  std::unique_ptr<storage::Vault> vault_;
  storage::Store& store_;
  Caseload caseload_;
  std::string worker_, worker_phone_;
  Settings settings_;
  std::string read_in_;  // what the page was turned to; empty: as the person reads
  Route route_;
  std::string query_;
  struct NearBy {
    model::OwnerId person;
    SearchDirectory asked;
  };
  NearBy near_by_;  // what was looked for last, and for whom
  Notice notice_;
  struct HandedTo {
    model::OwnerId carer;
    model::RecordId plan;
  };
  std::optional<HandedTo> handed_to_;
  // The write that each stay in an editor made last.
  std::map<std::uint64_t, model::Dot> edits_;
  model::Dot last_dot_;  // of the latest commit
  // Which prompt an answer record belongs to: record ids are derived, so this is known before anything is written.
  struct Place {
    model::RecordId conversation;
    std::string item;
  };
  std::map<model::RecordId, Place> places_;
  model::RecordId new_outcome_, new_concern_;
  std::string caret_field_;
  std::optional<std::size_t> caret_;
  std::string pdf_;
  struct ParcelMade {
    std::string file, ends, until;
    std::size_t left_out = 0;
    std::string plain;  // name of the file that is not sealed
  };
  ParcelMade parcel_made_;  // from this page
  std::string code_saved_;  // file of the address, from this page
  std::shared_ptr<const ParcelsModel> parcels_;  // as it was looked at last; nothing: look again
  struct OpenFile {
    model::RecordId record;
    std::shared_ptr<const base::Bytes> content;
  };
  OpenFile open_file_;  // the voice or picture that is listened to or looked at
  std::int64_t office_had_all_ms_ = 0;
};

}  // namespace blether::app
