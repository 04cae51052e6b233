// The app and a real office that was put back to before the tablet: the sending page takes a new code.
#include <catch2/catch_test_macros.hpp>

#include "app/core/core.h"
#include "app/core/read_models_sync.h"
#include "tests/support/served.h"

namespace blether::tests {

namespace {

using Page = app::Route::Page;
using State = app::SyncModel::State;
using Model = std::shared_ptr<const app::ReadModel>;

constexpr const char* kWords = "looms and choir on a thursday";

// Amina's tablet as the app has it, let in after the office's last backup, with something she wrote there.
struct AminasApp {
  AminasApp() {
    office.house.back_up();
    open();
    after(app::Enrol{invitation("Amina Farooq"), kWords});
    if (has_nobody()) after(app::SendNow{});
    after(app::Go{{Page::person, isobel(), {}, ""}});
    write("The choir on Tuesdays.");
    after(app::SendNow{});
    office.house.put_back();
    after(app::SendNow{});
    after(app::Go{{Page::sync, {}, {}, ""}});
  }
  void open() {
    core.reset();
    app::CoreWorld world;
    world.files = &files, world.clock = &clock, world.random = &random;
    world.vault.folder = folder / "vault";
    world.assets = BLETHER_ASSETS;
    world.documents = folder / "documents";
    world.key_cost = {3, 64u << 20};
    world.sends_by_itself = false;
    core = std::make_unique<app::Core>(world);
    core->settle();
  }
  Model after(app::Intent intent) {
    core->push(std::move(intent));
    core->settle();
    return core->model();
  }
  bool has_nobody() { return !core->model()->people || core->model()->people->rows.empty(); }
  model::OwnerId isobel() { return core->model()->people->rows.at(0).name.id; }
  void write(const std::string& words) {
    const app::FieldText& field = core->model()->person->matters;
    after(app::Write{field.key, field.seen, 1, words, 0});
  }
  std::string invitation(const std::string& worker) {
    return sync::format({office.address, *sync::tidy_code(office.house.code_for(worker))});
  }
  // What somebody sees who comes to the office with a new tablet.
  std::string matters_at_the_office() {
    DirectTransport network(office.house.service());
    WorkerTablet fresh(network, office.house.code_for("Euan Baird"), ++tablets, "a new tablet");
    fresh.sync(network);
    return fresh.person("Isobel")->text("matters");
  }

  Served office;
  TempFolder folder;
  base::SystemFiles files;
  base::ManualClock clock{1'795'516'200'000};  // Tuesday 24 November 2026, 10:30
  base::SeededRandom random{24112026};
  std::uint64_t tablets = 0;
  std::unique_ptr<app::Core> core;
};

}  // namespace

TEST_CASE("The office went back to before Amina's tablet: she types a new code, and all she wrote is there again",
          "[R68]") {
  AminasApp amina;
  Model model = amina.core->model();
  REQUIRE(model->sync);
  CHECK(model->sync->state == State::refused);
  CHECK(model->sync->problem == "error.unknown_device");
  CHECK(model->sync->letting_in.offered);
  CHECK(amina.matters_at_the_office().empty());

  model = amina.after(app::LetInAgain{amina.office.house.code_for("Amina Farooq")});
  CHECK(model->sync->state == State::idle);
  CHECK_FALSE(model->sync->letting_in.offered);
  CHECK_FALSE(model->notice.is_problem);
  CHECK(amina.matters_at_the_office() == "The choir on Tuesdays.");
  CHECK(amina.core->inspect({}).unsent == 0);
}

TEST_CASE("The whole invitation does as well as the code in it, and it works after a restart of the app", "[R68]") {
  AminasApp amina;
  amina.open();
  amina.after(app::Unlock{kWords});
  amina.after(app::SendNow{});
  Model model = amina.after(app::Go{{Page::sync, {}, {}, ""}});
  REQUIRE(model->sync->letting_in.offered);
  model = amina.after(app::LetInAgain{"  " + amina.invitation("Amina Farooq") + "\n"});
  CHECK(model->sync->state == State::idle);
  CHECK(amina.matters_at_the_office() == "The choir on Tuesdays.");
}

TEST_CASE("A code for Euan does not let Amina's tablet in: she reads whose it is and whose she needs, and "
          "it stays good") {
  AminasApp amina;
  const std::string euans = amina.office.house.code_for("Euan Baird");
  const Model model = amina.after(app::LetInAgain{euans});
  REQUIRE(model->sync->letting_in.offered);
  CHECK(model->sync->letting_in.problem == "sync.code_other_worker");
  CHECK(model->sync->letting_in.words == std::vector<std::string>{"Euan Baird", "Amina Farooq"});
  CHECK(amina.office.house.status()["devices"].is_null());
  DirectTransport network(amina.office.house.service());
  CHECK(must(sync::who(network, euans)).author_name == "Euan Baird");
}

TEST_CASE("What is wrong with a new code stands below it, and the right one lets the tablet in after all") {
  AminasApp amina;
  const auto problem = [&](const std::string& typed) {
    return amina.after(app::LetInAgain{typed})->sync->letting_in.problem;
  };
  CHECK(problem("ABCD-EFGH") == "sync.code_incomplete");
  CHECK(problem("2222-3333-4444-5555") == "enrol.code_unknown");
  sync::HubAddress other = amina.office.address;
  other.fingerprint.fill(7);
  CHECK(problem(sync::format({other, "ABCDEFGHJKMNPQRS"})) == "sync.code_other_office");
  const std::string code = amina.office.house.code_for("Amina Farooq");
  amina.core->cut_network(true);
  CHECK(problem(code) == "error.offline");
  amina.core->cut_network(false);
  CHECK(problem(code).empty());
  CHECK(amina.core->model()->sync->state == State::idle);
  CHECK(amina.matters_at_the_office() == "The choir on Tuesdays.");
}

}  // namespace blether::tests
