// blether_gallery ASSETS FOLDER: draws every part of the look in all themes and sizes into PNG files, to be looked at
// beside the pictures of the look. Needs no display.
#include <cstdio>
#include <cstdlib>

#include "app/ui/screen.h"
#include "tests/ui/gallery_pages.h"

using namespace blether;

namespace {

struct Shot {
  std::string page, name, theme = "light";
  int scale = 100, width = 1280, height = 800;
  std::string face = "plain";
};

std::vector<Shot> shots() {
  std::vector<Shot> all;
  for (const std::string& page : test::GalleryPages::names())
    if (page != "portrait") all.push_back({page, page});
  all.push_back({"portrait", "portrait", "light", 100, 800, 1280});
  for (std::string theme : {"dark", "high-contrast", "soft"})
    for (std::string page : {"parts", "conversation"}) all.push_back({page, page + "-" + theme, theme});
  for (std::string page : {"conversation", "people", "person", "conflict", "outcome", "sheet"}) {
    all.push_back({page, page + "-200", "light", 200});
    all.push_back({page, page + "-200-portrait", "light", 200, 800, 1280});
  }
  all.push_back({"conversation", "conversation-high-contrast-200", "high-contrast", 200});
  all.push_back({"conversation", "conversation-andika", "light", 100, 1280, 800, "easy-read"});
  all.push_back({"conversation", "conversation-open-dyslexic", "light", 100, 1280, 800, "open-dyslexic"});
  return all;
}

platform::InputEvent pointer(platform::InputEvent::Kind kind, float x, float y) {
  platform::InputEvent event;
  event.kind = kind;
  event.touch = true;
  event.x = x;
  event.y = y;
  return event;
}

base::Result<void> draw(const Shot& shot, base::Files& files, const base::Path& assets, const app::Texts& texts,
                        const base::Path& out) {
  TRY(auto window, platform::Window::open("blether gallery", shot.width, shot.height));
  ui::ScreenSetup setup;
  setup.files = &files;
  setup.assets = assets;
  setup.texts = &texts;
  setup.window = window.get();
  TRY(auto screen, ui::Screen::create(setup));
  test::GalleryPages pages;
  app::Settings settings;
  settings.theme = shot.theme;
  settings.scale_percent = shot.scale;
  settings.face = shot.face;
  double time = 0;
  auto frames = [&](int count, std::vector<platform::InputEvent> events) {
    for (int i = 0; i < count; ++i, events.clear())
      screen->frame(events, settings, time += 1 / 60.0, 0, [&](ui::Ui& ui) { pages.draw(ui, shot.page); });
  };
  frames(4, {});
  const char* tapped = shot.page == "conversation" || shot.page == "portrait" ? "conversation/words" : shot.page == "parts" ? "gallery/name" : "";
  if (const ui::Node* node = screen->nodes().find(tapped)) {
    float x = node->rect.right() - 60, y = node->rect.bottom() - 30;
    frames(2, {pointer(platform::InputEvent::Kind::pointer_down, x, y)});
    frames(4, {pointer(platform::InputEvent::Kind::pointer_up, x, y)});
  }
  if (const ui::Node* node = screen->nodes().find("gallery/save/1"))
    frames(3, {pointer(platform::InputEvent::Kind::pointer_down, node->rect.x + 20, node->rect.y + 20)});
  return screen->picture(out / (shot.name + ".png"));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: blether_gallery ASSETS FOLDER\n");
    return 2;
  }
  setenv("SDL_VIDEODRIVER", "dummy", 0);
  base::SystemFiles files;
  base::Path assets = argv[1], out = argv[2];
  auto texts = app::Texts::load(files, assets / "translations", "en");
  if (!texts || !files.make_folder(out)) return 1;
  for (const Shot& shot : shots())
    if (auto drawn = draw(shot, files, assets, *texts, out); !drawn) {
      std::fprintf(stderr, "%s: %s\n", shot.name.c_str(), drawn.error().detail.c_str());
      return 1;
    }
  return 0;
}
