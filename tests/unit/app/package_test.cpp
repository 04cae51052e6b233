// Isobel's plan goes from Amina's tablet to Ros's, in another office.
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <set>

#include "app/core/read_models_package.h"
#include "app/core/read_models_plan.h"
#include "tests/support/at_isobels.h"
#include "tests/unit/app/paper_taken.h"

using namespace blether;
using tests::AtIsobels;
using Page = app::Route::Page;

namespace {

constexpr std::int64_t kDay = 86'400'000;

// Ros's tablet, on which nobody is yet.
struct RosTablet {
  tests::TempFolder folder;
  base::SystemFiles files;
  base::ManualClock clock{1'795'516'200'000};
  base::SeededRandom random{36};
  std::unique_ptr<app::Core> core;

  RosTablet() {
    storage::StoreWorld store_world{&clock, &random, &sync::merge};
    auto vault = storage::Vault::create(files, {folder / "vault"}, {model::AuthorId::random(random), "Ros Kinnear"}, tests::kPassphrase,
                                        store_world, {3, 64u << 20});
    REQUIRE(vault);
    vault->reset();
    app::CoreWorld world;
    world.files = &files, world.clock = &clock, world.random = &random;
    world.vault.folder = folder / "vault";
    world.assets = BLETHER_ASSETS;
    world.documents = folder / "documents";
    world.sends_by_itself = false;
    core = std::make_unique<app::Core>(world);
    core->settle();
    after(app::Unlock{tests::kPassphrase});
  }
  std::shared_ptr<const app::ReadModel> after(app::Intent intent) {
    core->push(std::move(intent));
    core->settle();
    return core->model();
  }
  std::shared_ptr<const app::ReadModel> wish(app::PackageIntent intent) { return after(std::move(intent)); }
  std::shared_ptr<const app::ReadModel> go(Page page, model::OwnerId person = {}, std::string item = "") {
    return after(app::Go{{page, person, {}, std::move(item)}});
  }
  base::Path in() const { return folder.path() / "documents" / "in"; }
  void gets(const base::Path& file) {
    std::filesystem::create_directories(in());
    std::filesystem::copy_file(file, in() / file.filename(), std::filesystem::copy_options::overwrite_existing);
  }
};

struct TwoTeams {
  AtIsobels amina;
  RosTablet ros;

  TwoTeams() {  // as after the first exchange with her office: Amina's tablet knows what she is called
    amina.core.reset();
    storage::StoreWorld world{&amina.clock, &amina.random, &sync::merge};
    auto vault = storage::Vault::open(amina.files, {amina.folder / "vault"}, tests::kPassphrase, world);
    REQUIRE(vault);
    auto& opened = **vault;
    REQUIRE(opened.store().keep_devices({{opened.device().id, opened.device().public_key, opened.author(), "Amina Farooq", "tablet"}}));
    vault->reset();
    amina.open();
    amina.unlock();
  }

  std::string address() { return ros.go(Page::parcels)->parcels->code; }
  base::Path made(const app::ReadModel& model) { return amina.folder.path() / "documents" / model.package->made; }
  // Amina makes the file, and it reaches Ros. Its name.
  std::string send() {
    amina.go(Page::package);
    auto model = amina.after(app::PackageIntent(app::MakePackage{address()}));
    REQUIRE_FALSE(model->package->made.empty());
    ros.gets(made(*model));
    return model->package->made;
  }
};

std::string said(const app::ReadModel& model) { return model.notice.key; }

}  // namespace

TEST_CASE("Isobel's whole plan arrives at Ros's: what she wants, who does what, what she said, and who wrote it", "[R36]") {
  TwoTeams teams;
  teams.amina.whole_plan();
  auto before = teams.amina.go(Page::plan);
  auto history = teams.amina.go(Page::happened)->person->happened;
  std::string file = teams.send();

  auto model = teams.ros.go(Page::parcels);
  REQUIRE(model->parcels->lines.size() == 1);
  CHECK(model->parcels->lines[0].readable);
  model = teams.ros.go(Page::parcels, {}, file);
  const auto& look = model->parcels->look;
  CHECK(look.problem == "");
  CHECK(look.person == "Isobel Rennie");
  CHECK(look.conversations == 1);
  CHECK(look.outcomes == 1);
  CHECK(look.supports == 2);
  CHECK(look.has_paper);
  CHECK(teams.ros.go(Page::people)->people->rows.empty());  // looking takes nothing in

  model = teams.ros.wish(app::KeepPackage{file});
  CHECK_FALSE(model->notice.is_problem);
  CHECK(model->route.page == Page::person);
  CHECK(model->person->name.full == "Isobel Rennie");
  auto there = teams.ros.go(Page::plan, teams.amina.person());
  REQUIRE(there->plan->outcomes.size() == before->plan->outcomes.size());
  CHECK(there->plan->outcomes[0].line == before->plan->outcomes[0].line);
  REQUIRE(there->plan->outcomes[0].steps.size() == before->plan->outcomes[0].steps.size());
  for (std::size_t i = 0; i < before->plan->outcomes[0].steps.size(); ++i)
    CHECK(there->plan->outcomes[0].steps[i].what == before->plan->outcomes[0].steps[i].what);

  auto happened = teams.ros.go(Page::happened, teams.amina.person())->person->happened;
  REQUIRE(happened.size() == history.size());
  for (std::size_t i = 0; i < history.size(); ++i) {
    CHECK(happened[i].what == history[i].what);
    CHECK(happened[i].words == history[i].words);
    CHECK(happened[i].at_ms == history[i].at_ms);
    CHECK(happened[i].who == "Amina from the other team");
  }
  auto inspection = teams.ros.core->inspect({"stay in my own flat", "I like to say who comes."});
  CHECK(inspection.missing == 0);
  CHECK(inspection.unsent == inspection.changes);  // it waits for the office as everything does
  CHECK(inspection.conflicts.empty());
  CHECK(std::filesystem::exists(teams.ros.folder.path() / "documents" / "plan-from-elsewhere-2026-11-24.pdf"));
}

TEST_CASE("Isobel reads Polish: the plan on paper that goes with her to Ros is in Polish", "[R36][R65]") {
  TwoTeams teams;
  teams.amina.whole_plan();
  tests::reads(teams.amina, teams.amina.person(), "pl", BLETHER_ASSETS);
  const std::string file = teams.send();
  teams.ros.wish(app::KeepPackage{file});
  auto pdf = teams.ros.files.read(teams.ros.folder.path() / "documents" / "plan-from-elsewhere-2026-11-24.pdf");
  REQUIRE(pdf);
  const std::string words = tests::flat(tests::extracted(*pdf, ""));
  CHECK(words.find("Twój plan") != std::string::npos);
  CHECK(words.find("na tydzień") != std::string::npos);
  CHECK(words.find("Your plan") == std::string::npos);
  CHECK(words.find("Jean next door") != std::string::npos);  // what people said stays as it was written
}

TEST_CASE("What Ros writes to the plan is hers, and the file is not taken in a second time", "[R36]") {
  TwoTeams teams;
  teams.amina.outcome();
  std::string file = teams.send();
  teams.ros.wish(app::KeepPackage{file});
  auto outcomes = teams.ros.go(Page::outcomes, teams.amina.person())->outcomes->lines;
  REQUIRE(outcomes.size() == 1);
  auto model = teams.ros.after(app::Go{{Page::outcome, teams.amina.person(), outcomes[0].record, ""}});
  teams.ros.after(app::Write{model->outcome->want.key, model->outcome->want.seen, 1, "stay in my own flat with a view", 0});
  auto inspection = teams.ros.core->inspect({});
  CHECK(inspection.conflicts.empty());
  model = teams.ros.wish(app::KeepPackage{file});
  CHECK(model->notice.is_problem);
  CHECK(said(*model) == "package.no.seen");
  CHECK(teams.ros.core->inspect({}).changes == inspection.changes);
}

TEST_CASE("A file for another tablet, one that was changed and one that is too old are told in plain words, and nothing is kept", "[R36]") {
  TwoTeams teams;
  teams.amina.outcome();
  std::string file = teams.send();
  auto bytes = teams.ros.files.read(teams.ros.in() / file);
  REQUIRE(bytes);
  (*bytes)[bytes->size() / 2] ^= 1;
  REQUIRE(teams.ros.files.replace(teams.ros.in() / "changed.blether-plan", *bytes));
  CHECK(teams.ros.go(Page::parcels, {}, "changed.blether-plan")->parcels->look.problem.find("changed on its way") != std::string::npos);
  teams.ros.clock.advance(31 * kDay);
  auto model = teams.ros.go(Page::parcels, {}, file);
  CHECK(model->parcels->look.problem.find("open for too long") != std::string::npos);
  model = teams.ros.wish(app::KeepPackage{file});
  CHECK(said(*model) == "package.no.too_old");
  CHECK(teams.ros.go(Page::people)->people->rows.empty());
  // The same file, back with the one who made it.
  std::filesystem::create_directories(teams.amina.folder.path() / "documents" / "in");
  std::filesystem::copy_file(teams.ros.in() / file, teams.amina.folder.path() / "documents" / "in" / file);
  model = teams.amina.after(app::Go{{Page::parcels, {}, {}, file}});
  CHECK(model->parcels->look.problem.find("for another tablet") != std::string::npos);
  model = teams.ros.wish(app::KeepPackage{"../vault/vault.db"});
  CHECK(said(*model) == "package.no.not_found");
}

TEST_CASE("Ros saves her code, Amina finds it among what came in; a mistyped one is noticed", "[R36]") {
  TwoTeams teams;
  auto model = (teams.ros.go(Page::parcels), teams.ros.wish(app::SaveAddress{}));
  REQUIRE_FALSE(model->parcels->saved.empty());
  std::filesystem::create_directories(teams.amina.folder.path() / "documents" / "in");
  std::filesystem::copy_file(teams.ros.folder.path() / "documents" / model->parcels->saved,
                             teams.amina.folder.path() / "documents" / "in" / model->parcels->saved);
  auto page = teams.amina.go(Page::package);
  REQUIRE(page->package->addresses.size() == 1);
  CHECK(page->package->addresses[0].code == model->parcels->code);
  std::string wrong = model->parcels->code;
  wrong[2] = wrong[2] == 'A' ? 'B' : 'A';
  page = teams.amina.after(app::PackageIntent(app::MakePackage{wrong}));
  CHECK(said(*page) == "package.address_wrong");
  CHECK(page->package->made.empty());
  std::string own = teams.amina.after(app::Go{{Page::parcels, {}, {}, ""}})->parcels->code;
  teams.amina.go(Page::package);
  CHECK(said(*teams.amina.after(app::PackageIntent(app::MakePackage{own}))) == "package.address_own");
}

TEST_CASE("What left the house, and what was looked into, kept and left, stands in the audit", "[R36]") {
  TwoTeams teams;
  teams.amina.outcome();
  std::string file = teams.send();
  teams.ros.go(Page::parcels, {}, file);
  teams.ros.wish(app::LeavePackage{file});
  CHECK(teams.ros.go(Page::people)->people->rows.empty());
  teams.ros.wish(app::KeepPackage{file});
  teams.amina.core.reset();
  teams.ros.core.reset();
  auto acts = [](base::Files& files, const base::Path& folder, const storage::StoreWorld& world) {
    auto vault = storage::Vault::open(files, {folder}, tests::kPassphrase, world);
    REQUIRE(vault);
    auto lines = (*vault)->store().audit(1000);
    REQUIRE(lines);
    std::multiset<std::string> found;
    for (const auto& line : *lines) found.insert(line.act);
    CHECK((*vault)->store().check_audit());
    return found;
  };
  auto out = acts(teams.amina.files, teams.amina.folder / "vault", {&teams.amina.clock, &teams.amina.random, &sync::merge});
  CHECK(out.count("package-made") == 1);
  auto in = acts(teams.ros.files, teams.ros.folder / "vault", {&teams.ros.clock, &teams.ros.random, &sync::merge});
  CHECK(in.count("package-opened") == 2);
  CHECK(in.count("package-left") == 1);
  CHECK(in.count("package-kept") == 1);
}
