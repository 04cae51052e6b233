// blether_view_pictures FOLDER [NAME]: every page from made-up people, as PNG, in every theme, size and shape. NAME: pages
// whose name begins so.
#include <cstdio>
#include <cstdlib>
#include <functional>

#include "tests/ui/sample_models.h"
#include "tests/ui/view_stage.h"

namespace {

using namespace blether;

struct Shape {
  std::string name;
  int width, height, scale;
  const char* theme;
};

// Every theme, at 100 and 200 %, both ways up. The plainest has the page's own name.
std::vector<Shape> shapes() {
  std::vector<Shape> all;
  for (const char* theme : {"light", "dark", "soft", "high-contrast"})
    for (int scale : {100, 200})
      for (bool portrait : {false, true}) {
        std::string name = portrait ? "-portrait" : "";
        if (std::string_view(theme) != "light") name += std::string("-") + theme;
        if (scale == 200) name += "-200";
        all.push_back({name, portrait ? 800 : 1280, portrait ? 1280 : 800, scale, theme});
      }
  return all;
}

// What one has to tap first to see it.
struct Opened {
  const char* name;
  const char* page;
  std::vector<std::string> taps;
};

const std::vector<Opened> kOpened = {{"help", "people", {"topbar/help"}},
                                     {"conversation-leave", "conversation", {"conversation/not-now", "conversation/leave/chose-not-to"}},
                                     {"conversation-box", "conversation", {"conversation/box/noticed"}},
                                     {"conversation-held", "conversation-private", {"conversation/private/start"}},
                                     {"conversation-seen-add", "conversation-no-words", {"conversation/seen/add", "conversation/seen/how/object"}},
                                     {"person-phone", "person", {"person/phone"}},
                                     {"outcome-step", "outcome", {"outcome/step/add"}},
                                     {"outcome-day", "outcome", {"outcome/date"}},
                                     {"outcome-unmet", "outcome", {"outcome/unmet/add"}},
                                     {"outcome-unmet-more", "outcome", {"outcome/unmet/add", "unmet/more"}},
                                     {"outcome-unmet-now", "outcome", {"outcome/unmet/1", "need/status/part"}},
                                     {"plan-unmet", "plan", {"plan/unmet/add"}},
                                     {"conflict-words", "conflict", {"conflict/change"}},
                                     {"options-offer", "options", {"options/card/1"}},
                                     {"options-check", "options", {"options/own-words", "options/check/2/partly"}},
                                     {"money-support", "money", {"money/line/1"}},
                                     {"money-criteria", "money", {"criteria/look"}},
                                     {"money-letter", "money-ending", {"charge/change"}},
                                     {"options-two", "options", {"options/card/2"}},
                                     {"sync-empty", "sync", {"sync/empty"}},
                                     {"package-plain", "package", {"package/plain"}},
                                     {"money-choice", "money", {"money/line/2/choose"}},
                                     {"about-say", "about", {"about/equality/ethnicity"}},
                                     {"around-add", "around", {"around/add"}},
                                     {"around-choir", "around", {"around/circle/4"}},
                                     {"plan-saying", "plan-said", {"plan/part"}},
                                     {"unhappy-say", "unhappy", {"unhappy/say"}},
                                     {"rights-offer", "rights", {"rights/offer", "speak/result/accepted"}},
                                     {"complaint-new", "complaints", {"complaints/new", "complaint/from/carer"}},
                                     {"complaint-answer", "complaint", {"complaint/next"}},
                                     {"own-plan-end-saying", "own-plan-end", {"own/part"}},
                                     {"risk-decide", "risk-decided", {"risk/decide"}},
                                     {"capacity-one", "capacity", {"capacity/row/2"}},
                                     {"capacity-power", "capacity", {"capacity/power/row/1"}},
                                     {"attached-say", "attached", {"attached/say"}},
                                     {"attached-picture", "attached", {"attached/show", "attached/picture/1"}},
                                     {"directory-kinds", "directory", {"directory/kinds"}},
                                     {"directory-place", "directory", {"directory/found/choir-west"}},
                                     {"directory-asked", "directory", {"directory/pointed/1", "directory/asked/not-yet"}},
                                     {"carer-four", "carer", {"carer/want/2"}},
                                     {"carer-break", "carer", {"carer/break/1"}},
                                     {"carer-event", "carer", {"carer/note"}},
                                     {"carer-support", "carer", {"carer/support/1"}},
                                     {"carer-not-met", "carer", {"carer/support/add", "support/met/not-met"}},
                                     {"carer-came", "carer", {"carer/support/add", "support/met/eligible"}},
                                     {"carer-waits", "carer", {"carer/unmet/1"}},
                                     {"carer-hers-too", "carer", {"carer/unmet/add", "unmet/about/2"}},
                                     {"own-plan-voice", "own-plan", {"own/voice"}},
                                     {"review-one", "review", {"review/outcome/1"}},
                                     {"review-asked", "review-due", {"review/type/requested", "review/begin"}},
                                     {"review-over", "review-last", {"review/end-why/handed-over"}},
                                     {"agreed-saying", "agreed-signed", {"agreed/part"}},
                                     {"decision-ask", "decision", {"conflict/go"}}};

bool draw(platform::Window& window, const base::Path& folder, const std::string& name, const app::ReadModel& model,
          const std::vector<std::string>& taps) {
  for (const Shape& shape : shapes()) {
    app::ReadModel shown = model;
    shown.settings.theme = shape.theme;
    shown.settings.scale_percent = shape.scale;
    window.resize(shape.width, shape.height);
    window.wait(0);
    test::ViewStage stage(shown, shape.width, shape.height, &window);
    stage.settle();
    for (const std::string& id : taps) stage.tap(id);
    stage.settle();
    if (auto done = stage.screen().picture(folder / (name + shape.name + ".png")); !done) {
      std::fprintf(stderr, "%s: %s\n", name.c_str(), done.error().detail.c_str());
      return false;
    }
  }
  return true;
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) return std::fputs("blether_view_pictures FOLDER [NAME]\n", stderr), 2;
  setenv("SDL_VIDEODRIVER", "dummy", 0);
  base::Path folder = words[1];
  std::string only = count > 2 ? words[2] : "";
  base::SystemFiles files;
  if (!files.make_folder(folder)) return 1;
  auto window = platform::Window::open("pictures", 1280, 800);
  if (!window) return std::fputs("no window\n", stderr), 1;
  auto samples = test::all_samples();
  for (const auto& sample : samples)
    if (sample.name.starts_with(only) && !draw(**window, folder, sample.name, sample.model, {})) return 1;
  for (const Opened& opened : kOpened)
    for (const auto& sample : samples)
      if (sample.name == opened.page && std::string(opened.name).starts_with(only))
        if (!draw(**window, folder, opened.name, sample.model, opened.taps)) return 1;
  return 0;
}
