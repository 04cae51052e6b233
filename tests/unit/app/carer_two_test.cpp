// Two carers of one person: each has a plan of their own, they may differ, and neither sees the other's.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/support/at_moiras.h"

using namespace blether;
using tests::AtMoiras;
using tests::Model;
using tests::Page;

namespace {

// Moira's brother Callum looks after Isobel too.
struct WithCallum : AtMoiras {
  model::OwnerId callum = model::OwnerId::random(random);

  WithCallum() {
    core.reset();
    storage::StoreWorld world{&clock, &random, &sync::merge};
    {
      auto vault = storage::Vault::open(files, {folder.path() / "vault"}, tests::kPassphrase, world);
      REQUIRE(vault);
      auto put = [](const char* kind, model::RecordId record, const char* field, model::Value value) {
        return model::Operation{kind, record, field, model::Act::put, std::move(value), {}};
      };
      auto id = model::same_id<model::RecordId>(callum), relation = model::RecordId::random(random);
      REQUIRE((*vault)->store().commit(
          {{model::Audience::shared, callum},
           "",
           {put("person", id, "given_name", std::string("Callum")),
            put("person", id, "family_name", std::string("Rennie")),
            put("person", id, "birth_date", std::string("1972-08-09")), put("person", id, "carer", true)}}));
      REQUIRE((*vault)->store().commit(
          {stream(),
           "",
           {put("relation", relation, "name", std::string("Callum Rennie")), put("relation", relation, "carer", true),
            put("relation", relation, "person", callum.hex())}}));
    }
    open();
    unlock();
  }

  // Offered, accepted and in the hands of one of them.
  Model in_the_hands_of(model::OwnerId whose) {
    at(Page::carer, whose);
    note({"offered", "2026-11-17"});
    note({"accepted", "2026-11-18"});
    return after(app::CarerIntent(app::HandOver{}));
  }
  void back() { after(app::Lock{}), unlock(); }
  Model answer(const Model& now, model::OwnerId whose, const std::string& code) {
    at(Page::own_plan, whose, now->own_plan->conversation, "acsp.6.enough");
    return after(app::ChooseOne{now->own_plan->conversation, "acsp.6.enough", code});
  }
};

bool is_all_of(const Model& now, model::OwnerId whose) {
  auto theirs = [&](const app::ItemModel& item) {
    return item.link_id.empty() || item.text.key.stream == model::StreamId{model::Audience::shared, whose};
  };
  const app::OwnPlanModel& page = *now->own_plan;
  return std::all_of(page.items.begin(), page.items.end(), theirs) &&
         std::all_of(page.more.begin(), page.more.end(), theirs);
}

}  // namespace

TEST_CASE("Moira says there are not enough breaks, Callum says there are: both plans stand as each said it",
          "[R39][R44]") {
  WithCallum both;
  auto hers = both.in_the_hands_of(both.moira);
  auto plan_of_moira = hers->own_plan->conversation;
  CHECK(both.shown(both.answer(hers, both.moira, "not-enough")).chosen == "not-enough");
  both.back();
  auto his = both.in_the_hands_of(both.callum);
  REQUIRE(his->own_plan->conversation != plan_of_moira);
  CHECK(is_all_of(his, both.callum));
  CHECK(both.shown(both.at(Page::own_plan, both.callum, his->own_plan->conversation, "acsp.6.enough")).chosen.empty());
  CHECK(both.shown(both.answer(his, both.callum, "enough")).chosen == "enough");
  both.back();
  auto page = both.at(Page::carer, both.moira);
  REQUIRE(page->carer->not_agreed.size() == 1);
  CHECK(page->carer->not_agreed[0].words == "Not enough");
  page = both.at(Page::carer, both.callum);
  REQUIRE(page->carer->not_agreed.size() == 1);
  CHECK(page->carer->not_agreed[0].words == "Yes, enough");
  CHECK(page->open_conflicts == 0);
}

TEST_CASE("With the tablet in Callum's hands Moira's plan does not open, and nothing can be written in it", "[R44]") {
  WithCallum both;
  auto hers = both.in_the_hands_of(both.moira);
  auto plan_of_moira = hers->own_plan->conversation;
  auto field = both.shown(hers).text.key;
  both.back();
  auto his = both.in_the_hands_of(both.callum);
  auto before = both.core->inspect({}).changes;
  for (const app::Intent& wish : std::vector<app::Intent>{
           app::Go{{Page::own_plan, both.moira, plan_of_moira, "acsp.6.enough"}},
           app::Go{{Page::own_plan, both.callum, plan_of_moira, "acsp.6.enough"}},
           app::ChooseOne{plan_of_moira, "acsp.6.enough", "enough"}, app::Write{field, {}, 70, "not his", 0}}) {
    INFO("wish of kind " << wish.index());
    auto now = both.after(wish);
    CHECK(now->notice.is_problem);
    CHECK(now->route.person == both.callum);
    CHECK(now->own_plan->conversation == his->own_plan->conversation);
    CHECK(is_all_of(now, both.callum));
  }
  CHECK(both.core->inspect({}).changes == before);
}
