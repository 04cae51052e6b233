// Visit script: what happens on a visit, as data. docs/visit_scripts.md describes it for authors.
#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "platform/base/files.h"
#include "platform/base/result.h"

namespace blether::visit {

// One tablet of the script. Sizes in pixels.
struct TabletSetup {
  std::string name;        // "amina": what steps call it
  std::string worker;      // full name of the worker it is enrolled for
  std::string device;      // name of the tablet as others see it
  std::string passphrase;
  int width = 1280, height = 800;
  base::Path people;       // of another office that this tablet belongs to; empty: the script's own
};

struct Tap { std::string node; };
struct Type { std::string text; std::string into; };      // `into` is tapped first unless empty
struct Press { std::string keys; };                       // "Ctrl+End", "Tab", "Escape"
// Drawn with a finger on a node: strokes of places, in hundredths of its width and height.
struct Draw {
  std::string node;
  std::vector<std::vector<std::pair<int, int>>> strokes;
};
struct Picture { std::string name; };
struct Lock {};
struct Unlock {};
struct Kill {};                                           // SIGKILL: nothing gets a chance to tidy up
struct Start {};                                          // the app is opened again
struct CutNetwork { bool cut = true; };
struct Sync {};                                           // sends now and waits until the office has answered
struct Shape { int width = 0, height = 0; };              // the tablet is turned
struct Wait { std::int64_t ms = 0; };                     // the tablet is left alone for so long
struct Later { std::int64_t ms = 0; };                    // time passes for everybody, nobody waits
struct Expect {
  std::string node;
  bool absent = false;
  std::optional<std::string> value, contains, name;
  std::optional<std::string> state;                       // "chosen", "disabled", "focused", "expanded"
};
// put_back: to how it was before any tablet was let in, as from a backup.
struct Hub { enum class Act { stop, kill, start, put_back } act = Act::stop; };
struct Invitation { std::string node; };                  // what the office printed for this worker is typed there
struct Withdraw {                                         // the office closes a tablet for good
  std::string device;                                     // its name as others see it
};
struct Carry {                                            // files are taken from one tablet to another, as on a stick
  std::string from, ending;
};
struct Report {};                                         // the office writes out/hub.html and out/not-met.csv

using Act = std::variant<Tap, Type, Press, Draw, Picture, Lock, Unlock, Kill, Start, CutNetwork, Sync, Shape, Wait, Later,
                         Expect, Hub, Invitation, Withdraw, Carry, Report>;

struct Step {
  std::string on;     // tablet; empty for the office's own steps
  Act act;
  std::string says;   // the step in words, for messages: step 12, amina taps conversation/next
};

struct Script {
  std::string title;
  std::int64_t start_ms = 0;   // what the tablets' clocks say at the first step, UTC
  base::Path people;           // what the office knows before the visit
  std::vector<TabletSetup> tablets;
  std::vector<Step> steps;
};

// Reads a script and the words it refers to. invalid: names the step and what is wrong with it.
base::Result<Script> load_script(base::Files& files, const base::Path& path);

}  // namespace blether::visit
