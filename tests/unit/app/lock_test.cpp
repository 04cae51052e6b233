// Locking while the network is there and silent.
#include "sync/enrolment.h"
#include "tests/support/aminas_tablet.h"
#include "tests/support/silent_names.h"

using namespace blether;
using tests::AminasTablet;
using tests::kPassphrase;
using Page = app::Route::Page;

namespace {

base::Result<std::unique_ptr<storage::Vault>> open_vault(AminasTablet& tablet) {
  storage::StoreWorld world{&tablet.clock, &tablet.random, &sync::merge};
  return storage::Vault::open(tablet.files, {tablet.folder.path() / "vault"}, kPassphrase, world);
}

// The office's address is known, and its name leads nowhere.
void know_an_office(AminasTablet& tablet, const tests::SilentNames& names) {
  tablet.core.reset();
  auto vault = open_vault(tablet);
  REQUIRE(vault);
  REQUIRE(sync::keep_hub((*vault)->store(), {"office.example", 8080, {}}));
  vault->reset();
  tablet.look_up = names.look_up();
  tablet.open();
  tablet.unlock();
}

}  // namespace

TEST_CASE("Amina locks her tablet while it waits for a network that never answers: the vault is closed at once", "[R67]") {
  tests::SilentNames names;
  AminasTablet tablet;
  know_an_office(tablet, names);
  tablet.core->push(app::SendNow{});
  names.wait_until_asked();
  const auto second = open_vault(tablet);
  REQUIRE_FALSE(second);
  CHECK(second.error().code == base::Code::locked);

  const auto model = tablet.after(app::Lock{});
  CHECK_FALSE(model->unlocked);
  CHECK(model->route.page == Page::unlock);
  // Nobody has answered yet; all the same the vault is free for whoever has the passphrase.
  CHECK(open_vault(tablet).has_value());
}

TEST_CASE("Opened again after such a lock, the tablet works and sends again when it is asked to") {
  tests::SilentNames names;
  AminasTablet tablet;
  know_an_office(tablet, names);
  tablet.core->push(app::SendNow{});
  names.wait_until_asked();
  tablet.after(app::Lock{});
  const auto model = tablet.unlock();
  REQUIRE(model->people);
  CHECK(model->people->rows.size() == 1);
}
