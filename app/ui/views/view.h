// View: one page. A function of the read model that pushes intents; what it keeps between frames may be lost any time.
//
// Semantic node ids, for visit scripts and tests. NAME is a person's names in lower case with hyphens ("isobel-rennie",
// a second one gets "-2"), CODE a code of the data, N counts from 1 in the order shown.
//   topbar/back  topbar/help  topbar/lock  topbar/status  topbar/saved  topbar/title   page/title
//   help, help/scale/100 … 200, help/theme/light|dark|high-contrast|soft, help/face/plain|easy-read|open-dyslexic,
//     help/also/motion|left, help/read, help/done      toast  toast/close
//   enrol/invitation  enrol/passphrase  enrol/passphrase-again  enrol/show  enrol/begin  enrol/help  enrol/problem
//   unlock/passphrase  unlock/open  unlock/show  unlock/help  unlock/problem
//   people/search  people/clear  people/office  people/row/NAME  people/found/N
//   person/next  person/matters  person/communication  person/access  person/phone  person/address  person/wants
//     person/agreed  person/conversation  person/start  person/happened  person/options  person/money  person/conflicts
//     person/carer/NAME  person/own-plan
//     in their sheets: person/edit/words  person/edit/done  person/value/text  person/value/save  person/value/cancel
//   conversation/prompt  conversation/answer  conversation/answer/CODE (pick, yes-no, many, faces)  conversation/why
//     conversation/note  conversation/date  conversation/not-now  conversation/previous  conversation/next
//     conversation/more  conversation/sections  conversation/section/S1 … S9  conversation/outcome  conversation/finish
//     conversation/box/said|noticed|others|agreed (the folded box), + "/words" (its editor)  conversation/box/done
//     conversation/leave/CODE  conversation/leave/go  conversation/leave/back  conversation/open-again
//     conversation/seen (opens its sheet), /add  /words  /N  /how/CODE  /what  /keep  /back  /N/take-back
//     conversation/private/start|done|again  conversation/safety/done  conversation/conflict
//     conversation/before (what was said the time before), + "/all"  conversation/known, + "/change"
//   outcomes/row/N  outcomes/new  outcomes/agreed
//   outcome/want  outcome/so-that  outcome/own-words  outcome/why  outcome/good-day  outcome/hard-day  outcome/domain/CODE  outcome/domain/more
//     outcome/score/0 … 4|not-sure|rather-not-say  outcome/say-why  outcome/note  outcome/date  outcome/keep
//     outcome/not-now  outcome/remove  outcome/remove/go  outcome/step/N  outcome/step/N/remove  outcome/step/add
//     step/what  step/who  step/kind/by|from|on  step/when  step/keep  step/back
//     outcome/unmet/N  outcome/unmet/add (also plan/, review/, carer/unmet)  unmet/about/N  unmet/need  unmet/reason/CODE
//     unmet/words  unmet/look-again  unmet/more, then unmet/wanted|got|unit/CODE|kind/CODE|since|effect|for/carer|interim
//     unmet/keep  unmet/back  need/status/open|part|met|withdrawn|same  need/got  need/unit/CODE  need/look-again  need/interim
//     need/words  need/was/N  need/now  need/put-right  need/keep  need/back
//   options/how/CODE  money/how/CODE  finish/rights/how/CODE (care::kTellingFormats)
//   date/day/2026-12-04  date/next-month  date/previous-month  date/clear
//   agreed/agree|part|disagree  agreed/words  agreed/sign (+ "/clear")  agreed/signed  agreed/keep  agreed/copy
//     agreed/said  agreed/changed  agreed/outcome/N  agreed/waiting/N
//   sync/pause  sync/go-on  sync/now  sync/state  sync/person/NAME  sync/trouble/N  sync/conflicts  sync/receipts
//   conflict/keep/N  conflict/both  conflict/change  conflict/words  conflict/later  conflict/go  conflict/base
//   happened/N
//   options/card/1 … 4  options/easy  options/help  options/own-words  options/explained  options/next
//     options/offer/offered|not-offered  options/offer/reason/CODE  options/offer/note  options/offer/look-again
//     options/offer/action  options/offer/action-by  options/offer/notice  options/offer/keep  options/offer/back
//     options/check/N/understood|partly|not-yet  options/check/N/next/again|other-format|other-day  options/check/done
//   money/add  money/told  money/told/other  money/next  money/wants  money/line/N  money/line/N/choose
//     support/what  support/outcome/N  support/source/CODE  support/who  support/rate/CODE  support/quantity
//     support/per/CODE  support/keep  support/back  support/remove
//   finish/CHECK (talk, rights, outcome, domains, carer, advocacy, independent, read-back)  finish/back  finish/go
//     finish/rights/easy|done  finish/carer/CODE|who/NAME|other|words|back|done
//     finish/domains/CODE|why/REASON|leave|back|left/CODE  finish/offer/CODE  finish/offer/why/CODE  finish/offer/note
//     finish/offer/keep  finish/offer/back  finish/read-back/look|done
//   safety/unable|harm|more/yes|no|not-sure, + "/why"  safety/wishes  safety/also/danger|police|child
//     safety/close (nothing to pass on)  safety/close/why|keep|back  safety/earlier  safety/earlier/N
//     safety/told/yes|no  safety/told/why  safety/whom/NAME (about nobody yet)  safety/contact/N  safety/raise  safety/pass-on  safety/leave  safety/report/to|keep|back
//     help/safety (from anywhere, about the person shown if there is one)  person/safety
//     choice/option/1 … 3  choice/deemed  choice/words  choice/keep  choice/back
//   read/page (aloud)  read/in (the other language of the page)  read/unchecked
//   about/language/TAG  about/no-words  about/need/CODE  about/group/CODE  about/equality/FIELD  person/about
//     about/say/words  about/say/keep  about/say/rather-not  about/say/nothing
//   around/circle/N  around/wish/more|same|less  around/outcome  around/change  around/add  around/said  person/around
//     around/edit/name  around/edit/type/CODE  around/edit/relation  around/edit/closeness/close|in-touch|missed
//     around/edit/note  around/edit/words  around/edit/keep  around/edit/back  around/edit/remove
//     around/link/N  around/link/new (what it is for)  around/good  around/good/N  around/good/add
//     good/what  good/type/CODE  good/words  good/outcome/N|none  good/keep  good/back  good/remove
//   carer/note  carer/together  carer/hand-over  carer/hand-over/go|back  carer/from/N/keep|look
//     carer/event/CODE  carer/on  carer/wanted-on  carer/reason  carer/terminal  carer/keep  carer/back
//     carer/at-school  carer/council  carer/support/N  carer/support/add
//     in its sheet: support/need  support/met/CODE  support/answers/N  support/what  support/who  support/from  support/break/CODE
//     support/option/1|2|3  support/why/CODE  support/look-again  support/keep  support/back  support/remove
//   own/page/A3 …  own/answer/CODE  own/words  own/more  own/day  own/rather-not  own/previous  own/next  own/give-back
//   own/voice (its sheet is the one of attached/record)  own/voice/N  own/voice/N/play
//   person/review  review/begin  review/changed  review/changed/words|go|back  review/outcome/N  review/support/N
//     review/score/0 … 4|not-sure|rather-not-say  review/note  review/note/none  review/voice/person|carer|worker
//     review/helped  review/in-the-way  review/decide/CODE  review/keep  review/back  review/before
//     review/not-now  review/private  review/next  review/talk  review/options  review/again  review/again/go|back
//     review/plan  review/next-on  review/ring  review/end  review/back-to-outcomes  review/due  review/type/CODE
//     review/kind  review/asked  review/asked/words|go|back  review/end-why/CODE  review/end-on  review/hand-to
//   plan/agree|part|disagree  plan/words  plan/sign (+ "/clear")  plan/signed  plan/keep  plan/copy  plan/need/N  plan/unhappy
//     plan/outcome/N  plan/outcome/N/step/N  plan/waiting/N  plan/foot  plan/said  plan/changed  person/plan
//   unhappy/easy  unhappy/copy  unhappy/say  unhappy/block/N  unhappy/said/N  unhappy/about/CODE  unhappy/words
//     unhappy/wish/CODE  unhappy/keep  unhappy/back  agreed/unhappy  money/unhappy  choice/unhappy  options/offer/unhappy
//     carer/unhappy  support/unhappy (of a carer)  capacity/unhappy  capacity/one/unhappy  charge/unhappy
//     own/unhappy (the paper)
//   risks/row/N  risks/new  person/risks  risk/want|why|good|harm|harm-to|worked|plan|signs|tell|sooner
//     risk/view-person|view-carer|view-worker|view-other  risk/outcome/N  risk/likely/1 … 3  risk/bad/1 … 3  risk/way/CODE
//     risk/capacity/CODE  risk/leave  risk/remove  risk/unhappy  risk/decide  risk/decide/way/CODE  risk/decide/by
//     risk/decide/agrees/yes|no  risk/decide/review  risk/decide/keep  risk/decide/back  risk/decided
//   capacity/row/N  capacity/add  capacity/add-power  capacity/power/row/N  capacity/attorney  person/capacity
//     capacity/decision  capacity/view/CODE  capacity/why  capacity/help  capacity/assessed-by  capacity/assessed-on
//     capacity/power/N  capacity/review-on  capacity/keep|back|remove
//     power/type/CODE  power/holder  power/phone  power/scope  power/sighted-on  power/registered/yes|no|not-sure
//     power/begins  power/ends  power/keep|back|remove  attorney/result/CODE  attorney/note  attorney/keep  attorney/back
//   directory/search  directory/clear  directory/kinds  directory/kind/CODE  directory/only/free|near  directory/access/CODE
//     directory/pointed/N  directory/found/CODE (a place)  directory/lives  directory/more  person/directory  outcome/directory
//     directory/place/outcome/N|none  directory/place/day  directory/place/tell  directory/place/back
//     directory/asked/CODE (went …)  directory/asked/words  directory/asked/day  directory/asked/keep  directory/asked/back
//   rights/block/N  rights/easy  rights/copy  rights/offer  rights/offer/N  person/rights  speak/set/CODE  speak/result/CODE
//     speak/why/CODE  speak/note  speak/with  speak/asked-on  speak/met-on  speak/came  speak/keep  speak/back
//   complaints/row/N  complaints/new  person/complaints  complaint/points  complaint/wanted  complaint/from/CODE
//     complaint/agreed  complaint/how/CODE  complaint/received  complaint/not-one/CODE  complaint/advocacy
//     complaint/keep  complaint/back
//   complaint/said  complaint/stage  complaint/clock/CODE  complaint/ombudsman/N  complaint/copy  complaint/easy
//     complaint/next (what comes next), complaint/step/acknowledge|longer|second|answer
//     complaint/step/day  complaint/step/why  complaint/result/CODE  complaint/apology  complaint/remedy
//     complaint/remedy/by  complaint/remedy/day  complaint/learning  complaint/told  complaint/step/keep|back
//   own/agree|part|disagree  own/say  own/keep  own/said  own/copy  own/card  own/looked  own/looked/N
//   carer/said/plan  carer/copy  carer/card  carer/waits/N  money/copy
//   carer/want/N  carer/want/add  carer/four/CODE  carer/four/words  carer/asked/money|benefits|work|learning
//     carer/easy  own/easy  agreed/easy  plan/easy
//   carer/break/N  carer/break/add  break/type/CODE  break/wanted  break/given/CODE  break/on  break/why/CODE  break/keep|back
//   conversation/attached  attached/say  attached/show  attached/N/play|look|words|remove  attached/N (its card)
//     attached/record/start|stop|listen|again|words|keep|back  attached/picture/N  attached/picture/words|keep|back
//     attached/look  attached/look/done  attached/remove/go|back
//   package/for/N  package/code  package/make  package/made  package/left-out  package/waits  package/problem  person/package
//   people/parcels  parcels/row/N  parcels/code  parcels/save  parcels/saved  parcels/person  parcels/from  parcels/problem
//     parcels/holds/conversations|outcomes|supports|entries|by|files|paper  parcels/keep  parcels/leave
//   looked/lead  looked/whole|broken  looked/line/N  looked/older  person/looked
//   sync/code  sync/code/kept|problem|go
//   sync/empty  empty/goes|stays|papers  empty/passphrase  empty/missing  empty/go  empty/back
//   options/ask/N  options/answer/N (in the sheet of an option)  money/way/1 … 4
//   charge/said  charge/disputed  charge/change  charge/add  charge/weekly  charge/from  charge/take-back  charge/keep
//     charge/back (on the money page)
//   criteria/found  criteria/look  criteria/band/CODE  criteria/on  criteria/take-back  criteria/keep  criteria/back
//     criteria/unhappy (on the money page)
//   code/picture  code/paper  code/place  code/lead  code/copy  code/words  code/closed  code/previous|next|done
//     (from the button that prints a paper, with "/scan": plan/copy/scan, carer/card/scan)
//   package/plain (a copy for another program), package/plain/warning|go|back  package/taken
// A sheet has the id of what opened it or a name of its own, with "/title" and "/close".
#pragma once

#include <memory>

#include "app/core/intents.h"
#include "app/ui/ui.h"
#include "app/ui/views/editors.h"
#include "app/ui/views/machine.h"

namespace blether::ui {

// What one frame of one page is drawn with.
struct Stage {
  Ui& ui;
  const app::ReadModel& model;
  app::Intents& intents;
  Editors& editors;
  Rect page;          // what the top bar leaves
  bool help = false;  // the view asks for Help (pages without a top bar)
  Machine* machine = nullptr;  // null: a screen alone

  std::string t(std::string_view key, std::initializer_list<std::string_view> words = {}) const { return ui.t(key, words); }
  void push(app::Intent intent) { intents.push_back(std::move(intent)); }
  void go(app::Route::Page page_to, model::OwnerId person = {}, model::RecordId record = {}, std::string item = "") {
    push(app::Go{{page_to, person, record, std::move(item)}});
  }
};

// Made when one comes to a page, dropped when one leaves it. UI thread only.
class View {
 public:
  virtual ~View() = default;
  virtual void draw(Stage& stage) = 0;
};

// The view of a page.
std::unique_ptr<View> make_view(app::Route::Page page);

std::unique_ptr<View> make_enrol_view();
std::unique_ptr<View> make_unlock_view();
std::unique_ptr<View> make_people_view();
std::unique_ptr<View> make_person_view();
std::unique_ptr<View> make_conversation_view();
std::unique_ptr<View> make_outcomes_view();
std::unique_ptr<View> make_outcome_view();
std::unique_ptr<View> make_agreed_view();
std::unique_ptr<View> make_sync_view();
std::unique_ptr<View> make_conflict_view();
std::unique_ptr<View> make_happened_view();
std::unique_ptr<View> make_options_view();
std::unique_ptr<View> make_money_view();
std::unique_ptr<View> make_finish_view();
std::unique_ptr<View> make_safety_view();
std::unique_ptr<View> make_about_view();
std::unique_ptr<View> make_around_view();
std::unique_ptr<View> make_carer_view();
std::unique_ptr<View> make_own_plan_view();
std::unique_ptr<View> make_review_view();
std::unique_ptr<View> make_plan_view();
std::unique_ptr<View> make_unhappy_view();
std::unique_ptr<View> make_risks_view();
std::unique_ptr<View> make_risk_view();
std::unique_ptr<View> make_capacity_view();
std::unique_ptr<View> make_directory_view();
std::unique_ptr<View> make_package_view();
std::unique_ptr<View> make_parcels_view();
std::unique_ptr<View> make_looked_view();
std::unique_ptr<View> make_code_view();
std::unique_ptr<View> make_attached_view();
std::unique_ptr<View> make_rights_view();
std::unique_ptr<View> make_complaints_view();
std::unique_ptr<View> make_complaint_view();

}  // namespace blether::ui
