// What Isobel said on one page is not asked again in the conversation: it stands there with its day, and leads back.
#include <catch2/catch_test_macros.hpp>

#include "tests/support/at_isobels.h"

using namespace blether;
using tests::AtIsobels;

namespace {

using Page = app::Route::Page;

struct Talk : AtIsobels {
  Talk() { id = after(app::StartConversation{person()})->conversation->conversation; }
  app::ItemModel at(const std::string& link_id) {
    const auto model = after(app::Go{{Page::conversation, person(), id, link_id}});
    return item(*model, link_id);
  }
  model::RecordId id;
};

}  // namespace

TEST_CASE("what helps Isobel to talk is asked on her own page, and stands at the question with its day", "[R08][R65]") {
  Talk isobel;
  CHECK(isobel.at("gc.02").state == app::ItemState::open);
  CHECK_FALSE(isobel.at("gc.02").known);
  isobel.go(Page::about);
  isobel.after(app::AboutIntent(app::SetNeed{"hearing-side", true}));
  const auto chat = isobel.at("gc.02"), senses = isobel.at("gc.22");
  REQUIRE(chat.known);
  CHECK(chat.state == app::ItemState::answered);
  CHECK(chat.known->words == "Known since 24 November: Sit where I hear you");
  CHECK(chat.known->where.page == Page::about);
  REQUIRE(senses.known);
  CHECK(senses.state == app::ItemState::answered);
  isobel.go(Page::about);
  isobel.after(app::AboutIntent(app::SetNeed{"hearing-side", false}));
  CHECK(isobel.at("gc.22").state == app::ItemState::open);  // changed there, it is asked again here
}

TEST_CASE("who speaks for Isobel is asked where powers are kept, and her own answer in the talk comes first", "[R08]") {
  Talk isobel;
  isobel.go(Page::capacity);
  app::KeepPower power;
  power.type = "attorney-both", power.holder = "Moira Rennie";
  isobel.after(app::DecisionIntent(power));
  const auto known = isobel.at("gc.33");
  REQUIRE(known.known);
  CHECK(known.known->words == "Known since 24 November: Attorney, welfare and money, Moira Rennie");
  CHECK(known.known->where.page == Page::capacity);
  isobel.after(app::ChooseOne{isobel.id, "gc.33", "told"});
  CHECK_FALSE(isobel.at("gc.33").known);
  CHECK(isobel.at("gc.33").chosen == "told");
}
