// The end of a conversation, and a worry for somebody's safety, as Amina goes through them.
#include <algorithm>

#include <catch2/catch_test_macros.hpp>

#include "app/core/read_models_finish.h"
#include "tests/support/aminas_tablet.h"

using namespace blether;
using app::Route;
using tests::AminasTablet;

namespace {

using State = app::FinishModel::Check::State;

struct AtIsobels : AminasTablet {
  AtIsobels() {
    unlock();
    talk = after(app::StartConversation{person()})->conversation->conversation;
  }
  std::shared_ptr<const app::ReadModel> go(Route::Page page) { return after(app::Go{{page, person(), {}, ""}}); }
  model::RecordId talk;
};

const app::FinishModel::Check& check(const app::ReadModel& model, const std::string& id) {
  for (const auto& each : model.finish->checks)
    if (each.id == id) return each;
  FAIL("no check " << id);
  return model.finish->checks.front();
}

}  // namespace

TEST_CASE("a conversation is not finished before it is said how the offer of advocacy went; everything else may wait", "[R46]") {
  AtIsobels isobel;
  auto model = isobel.go(Route::Page::finish);
  CHECK_FALSE(model->finish->waits.empty());
  model = isobel.after(app::FinishConversation{isobel.talk});
  CHECK(model->notice.is_problem);
  CHECK(model->route.page == Route::Page::finish);
  model = isobel.after(app::FinishIntent(app::SayAdvocacy{"advocacy", "declined", "", ""}));
  CHECK(check(*model, "advocacy").state == State::done);
  CHECK(model->finish->waits.empty());
  CHECK(check(*model, "rights").state == State::open);
  model = isobel.after(app::FinishConversation{isobel.talk});
  CHECK(model->route.page == Route::Page::agreed);
}

TEST_CASE("advocacy that is not offered says why", "[R46]") {
  AtIsobels isobel;
  isobel.go(Route::Page::finish);
  auto model = isobel.after(app::FinishIntent(app::SayAdvocacy{"advocacy", "not-offered", "", ""}));
  CHECK(model->notice.is_problem);
  CHECK(check(*model, "advocacy").state == State::open);
  model = isobel.after(app::FinishIntent(app::SayAdvocacy{"advocacy", "not-offered", "urgent-visit", ""}));
  CHECK(check(*model, "advocacy").state == State::left);
}

TEST_CASE("rights gone through are noted with the form they were told in; until then the list says so", "[R03]") {
  AtIsobels isobel;
  auto model = isobel.go(Route::Page::finish);
  CHECK(check(*model, "rights").state == State::open);
  REQUIRE_FALSE(model->finish->rights[1].empty());
  model = isobel.after(app::FinishIntent(app::RightsExplained{"easy-read"}));
  CHECK(check(*model, "rights").state == State::done);
}

TEST_CASE("the carer's view is given, declined, not asked for, or there is no carer", "[R07]") {
  AtIsobels isobel;
  isobel.go(Route::Page::finish);
  auto model = isobel.after(app::FinishIntent(app::SayCarerView{"not-sought"}));
  CHECK(check(*model, "carer").state == State::left);
  model = isobel.after(app::FinishIntent(app::SayCarerView{"given"}));
  CHECK(check(*model, "carer").state == State::done);
  CHECK(model->finish->carer_view == "given");
}

TEST_CASE("what Moira says is in her words and under her name, apart from what Isobel says, and stays as she said it",
          "[R07]") {
  AtIsobels isobel;
  auto model = isobel.go(Route::Page::finish);
  isobel.after(app::FinishIntent(app::SayCarerView{"given"}));
  isobel.after(app::FinishIntent(app::SayCarerWho{"Moira"}));
  model = isobel.after(app::Write{model->finish->carer_words.key, {}, 7, "By Sunday I am done in.", 0});
  CHECK(model->finish->carer_who == "Moira");
  CHECK(model->finish->carer_words.text == "By Sunday I am done in.");
  CHECK(check(*model, "carer").more == std::vector<std::string>{"Moira: By Sunday I am done in."});
  // Isobel's own words, and what is noted of others in a section, change nothing of them.
  auto talk = isobel.after(app::Go{{Route::Page::conversation, isobel.person(), isobel.talk, "gc.05"}});
  isobel.after(app::Write{isobel.item(*talk, "gc.05").text.key, {}, 8, "Moira is a good lassie.", 0});
  talk = isobel.after(app::Write{talk->conversation->sections[1].others.key, {}, 9, "The lunch club is full.", 0});
  CHECK(isobel.item(*talk, "gc.05").text.text == "Moira is a good lassie.");
  CHECK(talk->conversation->sections[1].others.text == "The lunch club is full.");
  model = isobel.go(Route::Page::finish);
  CHECK(model->finish->carer_words.text == "By Sunday I am done in.");
  for (const auto& item : talk->conversation->items) CHECK(item.text.text.find("done in") == std::string::npos);
}

TEST_CASE("parts of life that no question is about are left with a reason from the list, or taken up again", "[R06]") {
  AtIsobels isobel;
  auto model = isobel.go(Route::Page::finish);
  auto is = [&](const std::string& code) {
    for (const auto& domain : model->finish->domains)
      if (domain.code == code) return domain;
    return app::FinishModel::Domain();
  };
  CHECK(check(*model, "domains").state == State::open);
  CHECK(model->finish->domains.size() == 18);
  CHECK(check(*model, "domains").more.size() == 6);  // five of them, and how many more
  CHECK(is("D10").state == State::open);
  model = isobel.after(app::FinishIntent(app::PutAside{{"D10", "D13"}, "ran-out-of-time"}));
  CHECK(is("D10").state == State::left);
  CHECK(is("D10").why == "Ran out of time");
  CHECK(is("D13").aside);
  CHECK(is("D09").state == State::open);
  model = isobel.after(app::FinishIntent(app::PutAside{{"D10"}, ""}));
  CHECK(is("D10").state == State::open);
  CHECK(is("D13").state == State::left);
  isobel.after(app::SetAlone{isobel.talk, "no"});
  model = isobel.go(Route::Page::finish);
  CHECK(is("D01").state == State::left);
  CHECK(is("D01").why == "Someone else was here");
  model = isobel.after(app::FinishIntent(app::PutAside{{"D10"}, "perhaps"}));
  CHECK(model->notice.is_problem);
}

TEST_CASE("a worry for Isobel's safety is raised without consent or signal, and one working day runs from then", "[R32]") {
  AtIsobels isobel;
  auto model = isobel.go(Route::Page::safety);
  REQUIRE(model->safety->points.size() == 3);
  CHECK_FALSE(model->safety->contacts.empty());
  auto concern = model->safety->concern;
  isobel.after(app::Write{model->safety->points[1].why.key, {}, 5, "Her purse was emptied twice.", 0});
  for (const char* point : {"unable", "harm", "more"}) model = isobel.after(app::SafetyIntent(app::SetSafety{concern, point, "yes"}));
  CHECK(model->safety->met);
  CHECK(model->safety->points[1].why.text == "Her purse was emptied twice.");
  model = isobel.after(app::SafetyIntent(app::RaiseSafety{concern}));
  CHECK(model->safety->raised_ms == model->now_ms);
  CHECK(model->safety->due == "Wednesday 25 November");
  model = isobel.after(app::SafetyIntent(app::ReportSafety{concern, "Adult protection, first contact"}));
  CHECK(model->safety->concern != concern);
  CHECK(model->safety->raised_ms == 0);
}

TEST_CASE("a worry for her safety is in no stream that Isobel or Moira may see", "[R32]") {
  AtIsobels isobel;
  auto model = isobel.go(Route::Page::safety);
  CHECK(model->safety->wishes.key.stream.audience == model::Audience::practice);
}

TEST_CASE("a worry that was passed on can be read again, as it was written, and never changed", "[R32]") {
  AtIsobels isobel;
  auto model = isobel.go(Route::Page::safety);
  CHECK(model->safety->earlier.empty());
  auto concern = model->safety->concern;
  isobel.after(app::Write{model->safety->points[1].why.key, {}, 5, "Her purse was emptied twice.", 0});
  isobel.after(app::SafetyIntent(app::SetSafety{concern, "harm", "yes"}));
  isobel.after(app::SafetyIntent(app::RaiseSafety{concern}));
  model = isobel.after(app::SafetyIntent(app::ReportSafety{concern, "Adult protection, first contact"}));
  CHECK_FALSE(model->safety->written);
  REQUIRE(model->safety->earlier.size() == 1);
  const auto& earlier = model->safety->earlier[0];
  CHECK(earlier.to == "Adult protection, first contact");
  CHECK(earlier.day == "24 November");
  REQUIRE(earlier.answers.size() == 1);
  CHECK(earlier.answers[0].field == "harm");
  CHECK(earlier.answers[0].answer == "yes");
  CHECK(earlier.answers[0].why == "Her purse was emptied twice.");
}

TEST_CASE("a worry that came out no is closed with the reasoning, and the next one begins empty", "[R32]") {
  AtIsobels isobel;
  auto model = isobel.go(Route::Page::safety);
  auto concern = model->safety->concern;
  CHECK_FALSE(model->safety->may_close);
  model = isobel.after(app::SafetyIntent(app::SetSafety{concern, "harm", "not-sure"}));
  CHECK_FALSE(model->safety->may_close);
  CHECK(isobel.after(app::SafetyIntent(app::CloseSafety{concern, "Nothing in it."}))->notice.key == "safety.needs.no");
  model = isobel.after(app::SafetyIntent(app::SetSafety{concern, "harm", "no"}));
  REQUIRE(model->safety->may_close);
  model = isobel.after(app::SafetyIntent(app::CloseSafety{concern, "The card was in her other coat."}));
  CHECK(model->notice.key == "safety.closed_now");
  CHECK(model->safety->concern != concern);
  CHECK(model->safety->points[1].answer.empty());
  REQUIRE(model->safety->earlier.size() == 1);
  CHECK(model->safety->earlier[0].to.empty());
  CHECK(model->safety->earlier[0].closed_why == "The card was in her other coat.");
}

TEST_CASE("a worry that was raised is due on Isobel's page and on the list of people until it was passed on", "[R32]") {
  AtIsobels isobel;
  auto concern = isobel.go(Route::Page::safety)->safety->concern;
  isobel.after(app::SafetyIntent(app::SetSafety{concern, "harm", "yes"}));
  CHECK(isobel.go(Route::Page::person)->person->safety_due.empty());
  isobel.go(Route::Page::safety);
  isobel.after(app::SafetyIntent(app::RaiseSafety{concern}));
  CHECK(isobel.go(Route::Page::person)->person->safety_due == "Due Wednesday 25 November");
  auto row = isobel.go(Route::Page::people)->people->rows.front();
  CHECK(row.next == "people.next.safety");
  CHECK_FALSE(row.late);
  isobel.clock.advance(3 * 86'400'000LL), isobel.unlock();
  CHECK(isobel.go(Route::Page::person)->person->safety_overdue);
  CHECK(isobel.go(Route::Page::people)->people->rows.front().late);
  isobel.go(Route::Page::safety);
  isobel.after(app::SafetyIntent(app::ReportSafety{concern, "Adult protection, first contact"}));
  CHECK(isobel.go(Route::Page::person)->person->safety_due.empty());
  CHECK(isobel.go(Route::Page::people)->people->rows.front().next != "people.next.safety");
}

TEST_CASE("that a worry was raised and passed on stands in what has happened, with nothing of what it says", "[R32]") {
  AtIsobels isobel;
  auto model = isobel.go(Route::Page::safety);
  auto concern = model->safety->concern;
  isobel.after(app::Write{model->safety->points[1].why.key, {}, 5, "Her purse was emptied twice.", 0});
  isobel.after(app::SafetyIntent(app::RaiseSafety{concern}));
  isobel.after(app::SafetyIntent(app::ReportSafety{concern, "Adult protection, first contact"}));
  std::vector<std::string> told;
  bool says_more = false;
  for (const auto& each : isobel.go(Route::Page::happened)->person->happened) {
    if (each.what.starts_with("happened.safety")) told.push_back(each.what);
    for (const std::string& words : each.words) says_more = says_more || words.find("purse") != std::string::npos;
  }
  CHECK(told.size() == 2);
  CHECK(std::find(told.begin(), told.end(), "happened.safety_told") != told.end());
  CHECK_FALSE(says_more);
}
