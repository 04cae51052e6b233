// Words: what was seen and not said, and pages in the language of whoever reads them.
#include <catch2/catch_test_macros.hpp>

#include "app/core/read_models_about.h"
#include "app/core/read_models_codes.h"
#include "app/core/read_models_finish.h"
#include "app/core/read_models_plan.h"
#include "app/core/read_models_support.h"
#include "care/telling.h"
#include "storage/model/schema.h"
#include "tests/support/aminas_tablet.h"

using namespace blether;
using app::Route;
using tests::AminasTablet;

namespace {

struct Words : AminasTablet {
  Words() { unlock(); }
  std::shared_ptr<const app::ReadModel> go(Route::Page page) { return after(app::Go{{page, person(), {}, ""}}); }
  std::shared_ptr<const app::ReadModel> speaks(std::string tag) {
    go(Route::Page::about);
    return after(app::AboutIntent(app::SetLanguage{std::move(tag)}));
  }
  std::shared_ptr<const app::ReadModel> see(const app::ConversationModel& talk, std::string item, std::string how, std::string words) {
    return after(app::ObservedIntent(app::KeepObservation{talk.conversation, std::move(item), std::move(how), std::move(words)}));
  }
};

// The first of these words that the codes on the page do not hold; "" when they hold all.
std::string held(const app::ReadModel& model, const std::vector<std::string>& all) {
  std::string words;
  if (model.codes)
    for (const auto& code : model.codes->codes) words += code.words;
  for (const std::string& each : all)
    if (words.find(each) == std::string::npos) return each;
  return "";
}

bool mentions(const std::vector<std::string>& lines, std::string_view words) {
  for (const std::string& line : lines)
    if (line.find(words) != std::string::npos) return true;
  return false;
}

}  // namespace

TEST_CASE("What Amina saw stands under the question with how, who and when, and Isobel's own words stay empty", "[R01][R06]") {
  Words tablet;
  auto talk = tablet.after(app::StartConversation{tablet.person()})->conversation;
  auto model = tablet.see(*talk, "gc.14", "face-body", "She turned to the window and smiled.");
  const auto& item = tablet.item(*model, "gc.14");
  REQUIRE(item.seen.size() == 1);
  CHECK(item.seen[0].how == "face-body");
  CHECK(item.seen[0].words == "She turned to the window and smiled.");
  CHECK(item.seen[0].day == "today at 10:30");
  CHECK(item.text.text.empty());
  CHECK(item.state == app::ItemState::answered);
}

TEST_CASE("What was seen is in the record of what happened as seen, not said; it is found by its words; a mistake is taken back", "[R01]") {
  Words tablet;
  auto talk = tablet.after(app::StartConversation{tablet.person()})->conversation;
  auto model = tablet.see(*talk, "gc.16", "pushed-away", "She pushed the zimmer away.");
  auto happened = tablet.go(Route::Page::happened)->person->happened;
  auto seen = std::find_if(happened.begin(), happened.end(), [](const auto& each) { return each.what == "happened.observed"; });
  REQUIRE(seen != happened.end());
  CHECK(mentions(seen->words, "She pushed the zimmer away."));
  auto found = tablet.after(app::Search{"zimmer"})->people;
  tablet.after(app::Go{{Route::Page::people, {}, {}, ""}});
  found = tablet.after(app::Search{"zimmer"})->people;
  REQUIRE(found->found.size() == 1);
  CHECK(found->found[0].where == "field.observation.words");
  CHECK(found->found[0].opens.page == Route::Page::conversation);
  CHECK(found->found[0].opens.item == "gc.16");
  model = tablet.after(app::Go{found->found[0].opens});
  model = tablet.after(app::ObservedIntent(app::TakeBackObservation{tablet.item(*model, "gc.16").seen.at(0).record}));
  CHECK(tablet.item(*model, "gc.16").seen.empty());
  CHECK(model->notice.key == "observed.taken_back");
}

TEST_CASE("For somebody who does not use words, what is seen comes first on every page of the talk", "[R65]") {
  Words tablet;
  tablet.go(Route::Page::about);
  CHECK_FALSE(tablet.after(app::StartConversation{tablet.person()})->conversation->without_words);
  tablet.go(Route::Page::about);
  tablet.after(app::AboutIntent(app::SetNeed{"no-words", true}));
  CHECK(tablet.after(app::StartConversation{tablet.person()})->conversation->without_words);
}

TEST_CASE("Isobel reads Polish: the four ways are in Polish, it says that nobody has checked them, and one tap turns them to English", "[R65][R15]") {
  Words tablet;
  auto model = tablet.speaks("pl");
  CHECK(model->language.code == "pl");
  model = tablet.go(Route::Page::options);
  CHECK(model->language.code == "pl");
  CHECK(model->language.unchecked);
  CHECK(model->language.other == "en");
  CHECK(model->options->columns[0].at(0).title == "Pieniądze trafiają do Ciebie");
  CHECK(app::shown_settings(*model).language == "pl");
  model = tablet.after(app::ReadIn{"en"});
  CHECK(model->language.code == "en");
  CHECK_FALSE(model->language.unchecked);
  CHECK(model->language.other == "pl");
  CHECK(model->language.other_name == "Polski");
  CHECK(model->options->columns[0].at(0).title == "The money comes to you");
  CHECK(tablet.go(Route::Page::person)->language.code == "en");
}

TEST_CASE("What Amina works with stays in English, and other people's pages too", "[R65]") {
  Words tablet;
  tablet.speaks("pl");
  CHECK(tablet.go(Route::Page::person)->language.code == "en");
  CHECK(tablet.go(Route::Page::money)->language.code == "en");
  auto model = tablet.after(app::Go{{Route::Page::people, {}, {}, ""}});
  CHECK(model->language.code == "en");
  CHECK(model->language.other.empty());
}

TEST_CASE("The rights card and the sheet for when people are not happy are in Isobel's language, on the screen and on paper", "[R65][R48]") {
  Words tablet;
  auto talk = tablet.after(app::StartConversation{tablet.person()})->conversation;
  tablet.speaks("ar");
  auto model = tablet.after(app::Go{{Route::Page::finish, tablet.person(), talk->conversation, ""}});
  CHECK(model->finish->rights[0].at(1).heading == "الاحترام");
  CHECK_FALSE(model->finish->rights_unchecked.empty());
  model = tablet.go(Route::Page::unhappy);
  CHECK(model->unhappy->blocks[0].at(0).heading == "أخبرنا");
  model = tablet.after(app::LeavePaper{app::PaperKind::unhappy});
  auto pdf = tablet.files.read(tablet.folder.path() / "documents" / "not-happy-2026-11-24.pdf");
  REQUIRE(pdf);
  CHECK(std::string(base::as_text(*pdf)).find("%PDF") == 0);
}

TEST_CASE("The sheet of rights, what was agreed and the plan are on paper in Isobel's language, and say that nobody checked it", "[R46][R65]") {
  Words tablet;
  tablet.after(app::StartConversation{tablet.person()});
  tablet.speaks("pl");
  const std::pair<app::PaperKind, std::vector<std::string>> papers[] = {
      {app::PaperKind::rights, {"Twoje prawa", "Rzecznik stoi po Twojej stronie"}},
      {app::PaperKind::agreed, {"Co dziś ustaliliśmy", "wtorek 24 listopada", "Słowa ludzi zostają takie, jak je zapisano."}},
      {app::PaperKind::plan, {"Twój plan", "wtorek 24 listopada", "Słowa ludzi zostają takie, jak je zapisano."}}};
  for (const auto& [kind, words] : papers) {
    tablet.go(Route::Page::rights);
    auto model = tablet.after(app::ShowPaper{kind});
    REQUIRE(model->codes);
    CHECK(model->language.code == "pl");
    CHECK(held(*model, words) == "");
    CHECK(held(*model, {"Tego tłumaczenia nie sprawdził jeszcze człowiek."}) == "");
  }
  CHECK(tablet.after(app::LeavePaper{app::PaperKind::rights})->notice.words.at(0) == "your-rights-2026-11-24.pdf");
  tablet.after(app::ShowPaper{app::PaperKind::rights});
  auto model = tablet.after(app::ReadIn{"en"});
  CHECK(held(*model, {"An advocate is on your side"}) == "");
  CHECK(held(*model, {"Rzecznik"}) == "Rzecznik");
}

TEST_CASE("Which language the four ways were gone through in is kept", "[R15]") {
  Words tablet;
  tablet.after(app::StartConversation{tablet.person()});
  tablet.speaks("pl");
  tablet.go(Route::Page::options);
  tablet.after(app::SupportIntent(app::OptionsExplained{"easy-read"}));
  tablet.core.reset();
  storage::StoreWorld world{&tablet.clock, &tablet.random, &sync::merge};
  auto vault = storage::Vault::open(tablet.files, {tablet.folder.path() / "vault"}, tests::kPassphrase, world);
  REQUIRE(vault);
  auto told = (*vault)->store().records(tablet.stream(), model::kind::explanation);
  REQUIRE(told);
  REQUIRE(told->size() == 1);
  CHECK(care::explanation_of(told->front()).language == "pl");
  CHECK(care::explanation_of(told->front()).format == "easy-read");
}

TEST_CASE("A language without sheets is kept and said so, and the sheets stay in English", "[R65]") {
  Words tablet;
  auto model = tablet.speaks("ur");
  CHECK(model->about->no_words_in == "Urdu");
  CHECK(model->language.code == "en");
  CHECK(tablet.go(Route::Page::options)->language.code == "en");
  CHECK(tablet.speaks("")->about->no_words_in.empty());
  tablet.after(app::AboutIntent(app::SetLanguage{"klingon"}));
  for (const auto& language : tablet.go(Route::Page::about)->about->languages) CHECK_FALSE(language.chosen);
}

TEST_CASE("Communication needs are named in the language of the page", "[R65]") {
  Words tablet;
  auto model = tablet.speaks("pl");
  CHECK(model->about->needs.at(0).label == "Duże litery");
  CHECK(tablet.after(app::ReadIn{"en"})->about->needs.at(0).label == "Large letters");
}
