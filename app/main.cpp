// blether: the tablet app. The one file that knows every module.
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "app/ui/tablet.h"
#include "app/visit/player.h"
#include "app/visit/practice.h"
#include "app/visit/remote.h"
#include "platform/base/log.h"
#include "platform/paths.h"

namespace {

using namespace blether;

constexpr const char* kUsage =
    "blether                             opens the app\n"
    "blether --practice                  opens the app with made-up people\n"
    "blether visit FILE --out DIR        plays a visit script (docs/visit_scripts.md)\n";

// --name value pairs after the first `skip` words.
std::map<std::string, std::string> options(int count, char** words, int skip) {
  std::map<std::string, std::string> found;
  for (int i = skip; i + 1 < count; i += 2)
    if (std::strncmp(words[i], "--", 2) == 0) found[words[i] + 2] = words[i + 1];
  return found;
}

int fault(const base::Error& error) {
  std::fprintf(stderr, "blether: %s: %s\n", base::code_name(error.code), error.detail.c_str());
  return 1;
}

// No memory image of this program is ever written to disk, and no other program of this user may read it.
void keep_memory_private() {
  rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
  prctl(PR_SET_DUMPABLE, 0);
}

// One open app: the real clock, files and keys.
struct Machine {
  base::SystemFiles files;
  base::SystemRandom random;

  base::Result<ui::TabletSetup> tablet(base::Clock& clock, const base::Path& vault) {
    TRY_VOID(files.make_folder(vault));
    TRY_VOID(storage::self_test(files, vault));
    ui::TabletSetup setup;
    setup.world.files = &files;
    setup.world.clock = &clock;
    setup.world.random = &random;
    setup.world.vault.folder = vault;
    setup.world.assets = platform::assets_folder();
    setup.world.documents = platform::documents_folder();
    return setup;
  }
};

int open_app() {
  Machine machine;
  base::SystemClock clock;
  auto setup = machine.tablet(clock, platform::data_folder() / "vault");
  if (!setup) return fault(setup.error());
  auto tablet = ui::Tablet::open(std::move(*setup));
  if (!tablet) return fault(tablet.error());
  (*tablet)->run();
  return 0;
}

int practise() {
  auto practice = visit::Practice::begin(platform::program_folder() / "blether-hub", platform::assets_folder());
  if (!practice) return fault(practice.error());
  Machine machine;
  base::SystemClock clock;
  auto setup = machine.tablet(clock, (*practice)->vault_folder());
  if (!setup) return fault(setup.error());
  auto tablet = ui::Tablet::open(std::move(*setup));
  if (!tablet) return fault(tablet.error());
  (*tablet)->core().push(app::Enrol{(*practice)->invitation(), (*practice)->passphrase()});
  (*tablet)->run();
  return 0;
}

// One tablet of a visit script, driven over standard input.
int serve_tablet(const std::map<std::string, std::string>& given) {
  auto text = [&](const char* name, const char* otherwise) {
    auto found = given.find(name);
    return found == given.end() ? std::string(otherwise) : found->second;
  };
  setenv("SDL_VIDEODRIVER", "dummy", 0);
  setenv("SDL_AUDIODRIVER", "dummy", 0);
  Machine machine;
  visit::ScriptClock clock(std::atoll(text("now", "0").c_str()));
  auto setup = machine.tablet(clock, text("vault", "vault"));
  if (!setup) return fault(setup.error());
  setup->world.assets = text("assets", setup->world.assets.c_str());
  setup->world.documents = text("documents", ".");
  setup->world.device_name = text("device", "tablet");
  setup->world.sends_by_itself = false;
  setup->width = std::atoi(text("width", "1280").c_str());
  setup->height = std::atoi(text("height", "800").c_str());
  auto tablet = ui::Tablet::open(std::move(*setup));
  if (!tablet) return fault(tablet.error());
  visit::Remote(**tablet, clock).serve();
  return 0;
}

int play(const std::string& file, const std::map<std::string, std::string>& given) {
  auto out = given.find("out");
  if (out == given.end()) {
    std::fputs(kUsage, stderr);
    return 2;
  }
  base::SystemFiles files;
  auto script = visit::load_script(files, file);
  if (!script) return fault(script.error());
  auto folder = platform::program_folder();
  visit::Programs programs{(folder / "blether").string(), (folder / "blether-hub").string(), platform::assets_folder()};
  visit::Player player(std::move(*script), programs, std::filesystem::absolute(out->second));
  auto summary = player.play();
  if (!summary) return fault(summary.error());
  nlohmann::ordered_json line = {{"steps", summary->steps}, {"changes", summary->changes},
                                 {"conflicts_shown", summary->conflicts_shown}, {"conflicts_resolved", summary->conflicts_resolved},
                                 {"receipts", summary->receipts}, {"unsent", summary->unsent}, {"lost", summary->lost}};
  std::string text = line.dump() + "\n";
  auto written = files.replace(base::Path(out->second) / "summary.json", base::as_bytes(text));
  if (!written) return fault(written.error());
  std::fputs(text.c_str(), stdout);
  return 0;
}

}  // namespace

int main(int count, char** words) {
  signal(SIGPIPE, SIG_IGN);
  keep_memory_private();
  if (auto started = base::start_cryptography(); !started) return fault(started.error());
  std::string verb = count > 1 ? words[1] : "";
  if (verb.empty()) return open_app();
  if (verb == "--practice") return practise();
  if (verb == "tablet") return serve_tablet(options(count, words, 2));
  if (verb == "visit" && count > 2) return play(words[2], options(count, words, 3));
  std::fputs(kUsage, stderr);
  return 2;
}
