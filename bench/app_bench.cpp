// The app's figures: issue limits are 300 ms to the first frame, 1 ms a frame, no frame while idle, 3 times a bare commit,
// 150 MB with 5,000 people.
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "app/ui/tablet.h"
#include "bench/measure.h"
#include "platform/base/log.h"
#include "platform/paths.h"
#include "storage/sql.h"
#include "sync/merge.h"
#include "tests/support/temp_folder.h"

namespace blether::bench {

namespace {

constexpr int kPeople = 5'000;
constexpr const char* kPassphrase = "only for measuring things";

struct World {
  base::SystemFiles files;
  base::SystemClock clock;
  base::SystemRandom random;
  storage::StoreWorld store() { return {&clock, &random, &sync::merge}; }
  app::CoreWorld core(const base::Path& vault) {
    app::CoreWorld world;
    world.files = &files;
    world.clock = &clock;
    world.random = &random;
    world.vault.folder = vault;
    world.assets = platform::assets_folder();
    world.documents = vault;
    world.sends_by_itself = false;
    return world;
  }
};

model::Operation put(std::string_view kind, model::RecordId record, std::string_view field, model::Value value) {
  return {std::string(kind), record, std::string(field), model::Act::put, std::move(value), {}};
}

// People as an office would send them; one commit each.
model::OwnerId fill(storage::Store& store, World& world) {
  static constexpr const char* kGiven[] = {"Isobel", "Agnes", "Davie", "Kofi", "Tomasz", "Moira", "Jean", "Callum"};
  static constexpr const char* kFamily[] = {"Rennie", "Mulholland", "Petrie", "Mensah", "Scott", "Duncan", "Lamb"};
  model::OwnerId last;
  for (int i = 0; i < kPeople; ++i) {
    auto id = model::RecordId::random(world.random);
    last = model::same_id<model::OwnerId>(id);
    storage::Draft draft;
    draft.stream = {model::Audience::shared, last};
    draft.operations = {put("person", id, "given_name", std::string(kGiven[i % 8])),
                        put("person", id, "family_name", std::string(kFamily[i % 7]) + " " + std::to_string(i)),
                        put("person", id, "birth_date", std::string("1942-03-05")), put("person", id, "place", std::string("Lochee")),
                        put("person", id, "supported", true),
                        put("person", id, "matters", std::string("My own front door, hearing folk on the stair, and my choir."))};
    must(store.commit(draft));
  }
  return last;
}

// Resident memory of this process in megabytes.
double resident_mb() {
  std::ifstream status("/proc/self/status");
  std::string word;
  while (status >> word)
    if (word == "VmRSS:") {
      double kilobytes = 0;
      status >> kilobytes;
      return kilobytes / 1024;
    }
  return 0;
}

void measure_start(const char* program) {
  double best = median_ms(7, [&] {
    pid_t child = ::fork();
    if (child == 0) {
      ::execl(program, program, "first-frame", nullptr);
      ::_exit(1);
    }
    ::waitpid(child, nullptr, 0);
  });
  print("cold start to first frame, ms (process and window included)", best, 300);
}

void measure_page(ui::Tablet& tablet, const char* name) {
  tablet.settle();
  std::vector<double> times;
  for (int i = 0; i < 201; ++i) {
    tablet.screen().request_frame();
    tablet.turn(0);
    times.push_back(tablet.screen().build_ms());
  }
  std::nth_element(times.begin(), times.begin() + 100, times.end());
  print(std::string("building a frame of ") + name + " with 5,000 people, ms", times[100], 1);
}

void measure_frames(ui::Tablet& tablet, const char* name, app::Route route) {
  tablet.core().push(app::Go{route});
  measure_page(tablet, name);
}

void measure_pages(ui::Tablet& tablet, model::OwnerId person) {
  using Page = app::Route::Page;
  measure_frames(tablet, "my people", {Page::people, {}, {}, ""});
  tablet.core().push(app::Search{"ren"});
  tablet.settle();
  measure_frames(tablet, "search", {Page::people, {}, {}, ""});
  tablet.core().push(app::Search{""});
  measure_frames(tablet, "one person", {Page::person, person, {}, ""});
  tablet.core().push(app::StartConversation{person});
  measure_page(tablet, "the conversation");
  measure_frames(tablet, "outcomes", {Page::outcomes, person, {}, ""});
  measure_frames(tablet, "an outcome", {Page::outcome, person, {}, ""});
  measure_frames(tablet, "what we agreed", {Page::agreed, person, {}, ""});
  measure_frames(tablet, "sending", {Page::sync, {}, {}, ""});
}

void measure_idle(ui::Tablet& tablet) {
  tablet.core().push(app::Go{{app::Route::Page::people, {}, {}, ""}});
  tablet.settle();
  auto before = tablet.screen().presented();
  auto until = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  while (std::chrono::steady_clock::now() < until) tablet.turn(1'000);
  print("frames drawn in 10 s without input", static_cast<double>(tablet.screen().presented() - before), 0);
}

// A narrative of usual length, saved as typing goes on, beside one row in a database of the same kind.
void measure_draft(World& world, const base::Path& folder) {
  base::Bytes key(storage::Connection::kKeyBytes, 7);
  auto bare = must(storage::Connection::open(folder / "bare.db", key, storage::Connection::Mode::create_new));
  must(bare->script("create table t(id integer primary key, words text)"));
  std::string words(800, 'w');
  double row = median_ms(300, [&] { must(bare->run("insert into t(words) values(?1)", std::string_view(words))); });

  must(world.files.make_folder(folder / "draft"));
  auto vault = must(storage::Vault::create(world.files, {folder / "draft"}, {model::AuthorId::random(world.random), "Bench"}, kPassphrase,
                                           world.store(), {3, 64u << 20}));
  auto person = model::RecordId::random(world.random);
  model::StreamId stream{model::Audience::shared, model::same_id<model::OwnerId>(person)};
  std::vector<model::Dot> seen;
  int count = 0;
  double draft = median_ms(300, [&] {
    auto operation = put("person", person, "matters", words + std::to_string(++count));
    operation.overwrites = seen;
    seen = {must(vault->store().commit({stream, "", {operation}})).dot};
  });
  std::fprintf(stderr, "bare row %.3f ms, draft %.3f ms\n", row, draft);
  print("saving a draft over a bare commit of one row, times", draft / row, 3);
}

}  // namespace

int first_frame() {
  ::setenv("SDL_VIDEODRIVER", "dummy", 0);
  World world;
  tests::TempFolder folder;
  ui::TabletSetup setup;
  setup.world = world.core(folder.path());
  auto tablet = must(ui::Tablet::open(std::move(setup)));
  while (tablet->screen().presented() == 0) tablet->turn(0);
  return 0;
}

int measure_app(const char* program) {
  ::setenv("SDL_VIDEODRIVER", "dummy", 0);
  measure_start(program);
  World world;
  tests::TempFolder folder;
  measure_draft(world, folder.path());
  model::OwnerId person;
  {
    must(world.files.make_folder(folder.path() / "vault"));
    auto vault = must(storage::Vault::create(world.files, {folder.path() / "vault"}, {model::AuthorId::random(world.random), "Bench"},
                                             kPassphrase, world.store(), {3, 64u << 20}));
    person = fill(vault->store(), world);
  }
  ui::TabletSetup setup;
  setup.world = world.core(folder.path() / "vault");
  auto tablet = must(ui::Tablet::open(std::move(setup)));
  tablet->settle();
  tablet->core().push(app::Unlock{kPassphrase});
  tablet->settle();
  measure_pages(*tablet, person);
  measure_idle(*tablet);
  print("resident memory with 5,000 people, MB", resident_mb(), 150);
  return 0;
}

}  // namespace blether::bench
