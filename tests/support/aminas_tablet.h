// Amina's tablet with Isobel on it: the real core on a real vault in a folder of its own.
#pragma once

#include <catch2/catch_test_macros.hpp>

#include "app/core/core.h"
#include "storage/vault.h"
#include "sync/merge.h"
#include "tests/support/temp_folder.h"

namespace blether::tests {

inline constexpr const char* kPassphrase = "looms and choir on a thursday";

// Something that could not be got, as its form says it.
inline app::UnmetIntent unmet(const model::RecordId& outcome, std::string need, std::string words, std::string reason,
                              std::string look_again) {
  app::RecordUnmet wish;
  wish.said.outcome = outcome.hex(), wish.said.need = std::move(need), wish.said.words = std::move(words);
  wish.said.reason = std::move(reason), wish.said.look_again = std::move(look_again);
  return wish;
}

// Amina's tablet with Isobel on it, ready to be unlocked.
struct AminasTablet {
  TempFolder folder;
  base::SystemFiles files;
  base::ManualClock clock{1'795'516'200'000};  // Tuesday 24 November 2026, 10:30
  base::SeededRandom random{24112026};
  model::RecordId isobel = model::RecordId::random(random);
  app::PictureMaker picture;
  sync::LookUpName look_up = sync::look_up_name;  // from the next open() on
  base::Path assets = BLETHER_ASSETS;  // another place from the next open() on
  std::unique_ptr<app::Core> core;

  AminasTablet() {
    storage::StoreWorld world{&clock, &random, &sync::merge};
    auto vault = storage::Vault::create(files, {folder.path() / "vault"}, {model::AuthorId::random(random), "Amina Farooq"}, kPassphrase,
                                        world, {3, 64u << 20});
    REQUIRE(vault);
    auto put = [&](const char* field, model::Value value) {
      return model::Operation{"person", isobel, field, model::Act::put, std::move(value), {}};
    };
    REQUIRE((*vault)->store().commit({stream(), "", {put("given_name", std::string("Isobel")), put("family_name", std::string("Rennie")),
                                                     put("birth_date", std::string("1942-05-17")), put("place", std::string("Lochee")),
                                                     put("phone", std::string("01632 960177")), put("supported", true)}}));
    vault->reset();
    open();
  }

  model::StreamId stream() const { return {model::Audience::shared, person()}; }
  model::OwnerId person() const { return model::same_id<model::OwnerId>(isobel); }

  // The app is started; what was on an earlier one is dropped as by a crash: nothing gets a chance to tidy up but the
  // words that were written.
  void open() {
    core.reset();
    app::CoreWorld world;
    world.files = &files;
    world.clock = &clock;
    world.random = &random;
    world.vault.folder = folder.path() / "vault";
    world.assets = assets;
    world.documents = folder.path() / "documents";
    world.picture = picture;
    world.look_up = look_up;
    world.sends_by_itself = false;
    core = std::make_unique<app::Core>(world);
    core->settle();
  }

  std::shared_ptr<const app::ReadModel> after(app::Intent intent) {
    core->push(std::move(intent));
    core->settle();
    return core->model();
  }
  std::shared_ptr<const app::ReadModel> unlock() { return after(app::Unlock{kPassphrase}); }

  const app::ItemModel& item(const app::ReadModel& model, const std::string& link_id) {
    for (const auto& item : model.conversation->items)
      if (item.link_id == link_id) return item;
    FAIL("no prompt " << link_id);
    return model.conversation->items.front();
  }
  std::shared_ptr<const app::ReadModel> show(const app::ConversationModel& talk, const std::string& link_id) {
    return after(app::Go{{app::Route::Page::conversation, person(), talk.conversation, link_id}});
  }
};

}  // namespace blether::tests
