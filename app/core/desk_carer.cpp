// The desk's part in a carer's own plan: its pages, and the tablet in the carer's hands.
#include <algorithm>

#include "app/core/commands/carer.h"
#include "app/core/desk.h"
#include "app/core/pages/carer_breaks.h"
#include "app/core/pages/carer_supports.h"
#include "app/core/pages/carers_say.h"
#include "care/attached.h"
#include "care/carer_mode.h"
#include "care/plan.h"

namespace blether::app {

using base::Code;
using base::fail;
using base::Result;

namespace {

// Her own papers, and what to do if she is not happy with what was decided: that one is about nobody.
bool is_carers_own(PaperKind kind) {
  return kind == PaperKind::carers_plan || kind == PaperKind::emergency_card || kind == PaperKind::unhappy;
}

// Which question an intent is about, when it is one that a carer's own page has.
struct Asked {
  model::RecordId conversation;
  std::string item;
};
std::optional<Asked> asked_by(const Intent& intent) {
  std::optional<Asked> asked;
  std::visit(
      [&]<class Kind>([[maybe_unused]] const Kind& wish) {
        if constexpr (std::is_same_v<Kind, ChooseOne> || std::is_same_v<Kind, ChooseMany> || std::is_same_v<Kind, SetDate> ||
                      std::is_same_v<Kind, LeaveForNow> || std::is_same_v<Kind, OpenAgain>)
          asked = Asked{wish.conversation, wish.item};
      },
      intent);
  return asked;
}

}  // namespace

// What is not named here is refused: a page that is new one day is closed to a carer until somebody opens it.
Result<bool> Desk::carer_may(const Intent& intent) {
  if (std::holds_alternative<ChangeSettings>(intent) || std::holds_alternative<ReadIn>(intent)) return true;
  if (auto* paper = std::get_if<LeavePaper>(&intent)) return is_carers_own(paper->kind);
  if (auto* paper = std::get_if<ShowPaper>(&intent)) return is_carers_own(paper->kind);
  if (auto* wish = std::get_if<CarerIntent>(&intent)) return std::holds_alternative<SayOwnPlan>(*wish);
  if (auto* wish = std::get_if<AttachedIntent>(&intent)) return carer_may_attach(*wish);
  if (auto* go = std::get_if<Go>(&intent))
    return go->route.page == Route::Page::own_plan && go->route.person == handed_to_->carer &&
           go->route.record == handed_to_->plan;
  auto asked = asked_by(intent);
  auto* write = std::get_if<Write>(&intent);
  auto* moved = std::get_if<CaretMoved>(&intent);
  if (write != nullptr || moved != nullptr) {
    const FieldKey& key = write != nullptr ? write->key : moved->key;
    bool about_plan = key.kind == model::kind::agreement && key.field == "words" &&
                      key.record == care::say_id(handed_to_->plan, kAboutCarersPlan);
    if (about_plan) return care::carer_may_open(key.stream, handed_to_->carer);
    auto place = places_.find(key.record);
    if (key.kind != model::kind::answer || !care::carer_may_open(key.stream, handed_to_->carer) || place == places_.end())
      return false;
    asked = Asked{place->second.conversation, place->second.item};
  }
  if (!asked || asked->conversation != handed_to_->plan) return false;
  return carer_is_asked(asked->item);
}

// Whether a question of the plan is one that she may answer alone.
Result<bool> Desk::carer_is_asked(const std::string& item) {
  TRY(auto plan, talk(handed_to_->plan));
  auto own = own_items(plan);
  return std::any_of(own.begin(), own.end(), [&](std::size_t each) { return plan.form().items[each].link_id == item; });
}

// Her voice at the question in front of her, and hearing what is kept at such a one. No pictures: their folder is the
// worker's. Nothing is taken away.
Result<bool> Desk::carer_may_attach(const AttachedIntent& wish) {
  if (std::holds_alternative<KeepVoice>(wish)) return carer_is_asked(route_.item);
  auto* open = std::get_if<OpenAttached>(&wish);
  if (open == nullptr) return false;
  if (open->record.is_none()) return true;
  TRY(auto record, find(open->record));
  if (!record || record->kind != model::kind::attachment || record->text("type") != care::kVoiceType) return false;
  if (record->text("conversation") != handed_to_->plan.hex()) return false;
  return carer_is_asked(record->text("item"));
}

Result<void> Desk::on(const CarerIntent& wish) {
  if (std::holds_alternative<HandOver>(wish)) return hand_over();
  TRY(auto world, page_world());
  if (auto* event = std::get_if<NoteCarerEvent>(&wish)) return write_down(world.stream, note_carer_event(world, *event));
  if (auto* say = std::get_if<SayOwnPlan>(&wish)) {
    if (!is_with_carer()) return fail(Code::denied, "not handed over");
    return write_down(world.stream, say_own_plan(world, *say, handed_to_->plan));
  }
  if (auto* wanted = std::get_if<KeepBreak>(&wish)) return write_down(world.stream, keep_break(world, *wanted));
  if (auto* keep = std::get_if<KeepCarerSupport>(&wish)) return write_down(world.stream, keep_carer_support(world, *keep));
  if (auto* away = std::get_if<RemoveCarerSupport>(&wish)) return write_down(world.stream, remove_carer_support(world, *away));
  if (auto* keep = std::get_if<KeepCarersWords>(&wish)) return write_down(world.stream, keep_carers_words(world, *keep));
  if (auto* count = std::get_if<CountOutcome>(&wish)) return write_down(world.stream, count_carers_outcome(world, *count));
  return {};
}

// From here on the tablet is the carer's, until the vault is closed: only the one who can open it takes it back.
Result<void> Desk::hand_over() {
  TRY(auto world, page_world());
  TRY(auto round, carer_round(world));
  TRY(auto plan, carer_plan(world, round.id));
  if (!plan || plan->finished()) return fail(Code::not_found, "a carer's plan");
  TRY_VOID(store_.note_access("carer-mode", route_.person.hex()));
  handed_to_ = HandedTo{route_.person, plan->id()};
  TRY_VOID(on(Go{{Route::Page::own_plan, handed_to_->carer, handed_to_->plan, ""}}));
  // Nothing of what was open before stays within reach.
  places_.clear();
  edits_.clear();
  query_.clear();
  pdf_.clear();
  notice_ = {};
  return {};
}

Result<void> Desk::show_own_plan(ReadModel& model) {
  TRY(auto world, page_world());
  TRY(auto own, own_plan_page(world, route_.record, route_.item, world.language, pdf_));
  for (const OwnPlanModel::Voice& voice : own->voices)
    if (voice.record == open_file_.record) own->open = voice.record, own->content = open_file_.content;
  model.own_plan = own;
  const OwnPlanModel& page = *own;
  for (const auto* items : {&page.items, &page.more})
    for (const ItemModel& item : *items)
      if (!item.link_id.empty()) places_[item.record] = {page.conversation, item.link_id};
  // From now on she is at this question, answered or not, until she goes on.
  route_.item = page.current < page.items.size() ? page.items[page.current].link_id : std::string(kOwnPlanEnd);
  model.route = route_;
  return {};
}

}  // namespace blether::app
