// Amina's tablet with Isobel's conversation on it, and Moira's own plan: offered, begun, and in her hands.
#pragma once

#include "app/core/read_models_carer.h"
#include "tests/support/aminas_tablet.h"

namespace blether::tests {

using Page = app::Route::Page;
using Event = app::NoteCarerEvent;
using Model = std::shared_ptr<const app::ReadModel>;

inline constexpr const char* kIsobelsWords = "I would sooner stay where I am.";
inline constexpr const char* kMoirasWords = "One evening a week that is mine.";

// Amina's tablet with Isobel's conversation on it, and her daughter Moira as a person of her own.
struct AtMoiras : AminasTablet {
  model::OwnerId moira = model::OwnerId::random(random);
  model::RecordId isobels_talk, isobels_answer;
  app::FieldKey isobels_field;

  explicit AtMoiras(const std::string& born = "1969-02-03") {
    core.reset();
    storage::StoreWorld world{&clock, &random, &sync::merge};
    {
      auto vault = storage::Vault::open(files, {folder.path() / "vault"}, kPassphrase, world);
      REQUIRE(vault);
      const auto& device = (*vault)->device();
      REQUIRE((*vault)->store().keep_devices({{device.id, device.public_key, (*vault)->author(), "Amina Farooq", "tablet"}}));
      auto id = model::same_id<model::RecordId>(moira);
      auto put = [&](const char* kind, model::RecordId record, const char* field, model::Value value) {
        return model::Operation{kind, record, field, model::Act::put, std::move(value), {}};
      };
      REQUIRE((*vault)->store().commit({{model::Audience::shared, moira}, "", {put("person", id, "given_name", std::string("Moira")), put("person", id, "family_name", std::string("Rennie")),
                                        put("person", id, "birth_date", born), put("person", id, "carer", true)}}));
      auto relation = model::RecordId::random(random);
      REQUIRE((*vault)->store().commit({stream(), "", {put("relation", relation, "name", std::string("Moira Rennie")), put("relation", relation, "carer", true),
                                        put("relation", relation, "person", moira.hex())}}));
    }
    open();
    unlock();
    auto talk = after(app::StartConversation{person()});
    isobels_talk = talk->conversation->conversation;
    const auto& item = talk->conversation->items[talk->conversation->current];
    isobels_answer = item.record, isobels_field = item.text.key;
    after(app::Write{isobels_field, {}, 1, kIsobelsWords, 0});
  }

  Model at(Page page, model::OwnerId whose, model::RecordId record = {}, std::string item = "") {
    return after(app::Go{{page, whose, record, std::move(item)}});
  }
  Model note(Event event) { return after(app::CarerIntent(std::move(event))); }
  // Offered and accepted; the tablet is still Amina's.
  Model accepted() {
    at(Page::carer, moira);
    note({"identified", "2026-11-10"});
    note({"offered", "2026-11-17"});
    return note({"accepted", "2026-11-18"});
  }
  Model handed_over() {
    accepted();
    return after(app::CarerIntent(app::HandOver{}));
  }
  Model question(const Model& now, std::string link_id) { return at(Page::own_plan, moira, now->own_plan->conversation, std::move(link_id)); }
  const app::ItemModel& shown(const Model& now) { return now->own_plan->items[now->own_plan->current]; }
};

// Nothing but Moira's own plan is in a model that her screen gets.
inline void check_only_hers(const Model& now, model::OwnerId moira) {
  CHECK(now->route.page == Page::own_plan);
  CHECK(now->route.person == moira);
  REQUIRE(now->own_plan);
  CHECK_FALSE(now->people);
  CHECK_FALSE(now->person);
  CHECK_FALSE(now->conversation);
  CHECK_FALSE(now->outcomes);
  CHECK_FALSE(now->outcome);
  CHECK_FALSE(now->agreed);
  CHECK_FALSE(now->sync);
  CHECK_FALSE(now->conflict);
  CHECK_FALSE(now->options);
  CHECK_FALSE(now->money);
  CHECK_FALSE(now->carer);
  CHECK_FALSE(now->finish);
  CHECK_FALSE(now->safety);
  CHECK_FALSE(now->plan);
  CHECK_FALSE(now->unhappy);
  CHECK_FALSE(now->rights);
  CHECK_FALSE(now->complaints);
  CHECK_FALSE(now->complaint);
  CHECK(now->open_conflicts == 0);
  for (const auto* items : {&now->own_plan->items, &now->own_plan->more})
    for (const auto& item : *items)
      if (!item.link_id.empty()) CHECK(item.text.key.stream == model::StreamId{model::Audience::shared, moira});
}

}  // namespace blether::tests
