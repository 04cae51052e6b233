// Saying it and showing it: what Amina does on the page of voices and pictures.
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <thread>

#include "app/core/read_models_attached.h"
#include "platform/picture.h"
#include "platform/png.h"
#include "tests/ui/wishes.h"

using namespace blether;
using test::ViewStage;

namespace {

app::ReadModel page(bool any = true) { return test::sample(any ? "attached" : "attached-none"); }

// A microphone that hears silence.
struct WithMicrophone {
  explicit WithMicrophone(app::ReadModel model) : stage((setenv("SDL_AUDIODRIVER", "dummy", 1), std::move(model))) {
    stage.machine.recorder = &recorder;
    stage.machine.player = &player;
    stage.settle();
  }
  void hear(std::int64_t ms) {
    while (recorder.heard_ms() < ms) stage.frame(), std::this_thread::yield();
  }
  platform::Recorder recorder;
  platform::Player player;
  ViewStage stage;
};

}  // namespace

TEST_CASE("Said, listened to and kept with a few words: only then anything is kept") {
  WithMicrophone amina(page());
  ViewStage& stage = amina.stage;
  REQUIRE(stage.tap("attached/say"));
  CHECK(stage.node("attached/record/ask")->name.find("Isobel") != std::string::npos);
  REQUIRE(stage.tap("attached/record/start"));
  amina.hear(300);
  CHECK(stage.all<app::KeepVoice>().empty());
  REQUIRE(stage.tap("attached/record/stop"));
  while (amina.recorder.state() == platform::Recorder::State::making) std::this_thread::yield();
  stage.settle();
  CHECK(stage.node("attached/record/listen"));
  REQUIRE(stage.tap("attached/record/words"));
  stage.type("The first verse");
  REQUIRE(stage.tap("attached/record/keep"));
  const auto kept = stage.all<app::KeepVoice>();
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].words == "The first verse");
  CHECK(kept[0].ms >= 300);
  CHECK_FALSE(kept[0].file.empty());
  CHECK(stage.node("attached/record/keep") == nullptr);
}

TEST_CASE("Not kept, closed, or the page left: what was recorded is gone") {
  for (const char* way : {"attached/record/back", "attached/record/close", "topbar/back"}) {
    CAPTURE(way);
    WithMicrophone amina(page());
    REQUIRE(amina.stage.tap("attached/say"));
    REQUIRE(amina.stage.tap("attached/record/start"));
    amina.hear(100);
    if (std::string_view(way) == "topbar/back") {
      amina.stage.model = test::sample_people();
      amina.stage.settle();
    } else {
      REQUIRE(amina.stage.tap(way));
    }
    CHECK(amina.recorder.state() == platform::Recorder::State::silent);
    CHECK(amina.recorder.heard_ms() == 0);
    CHECK(amina.stage.all<app::KeepVoice>().empty());
  }
}

TEST_CASE("A tablet that cannot hear says so, and nothing else happens") {
  ViewStage stage(page());
  stage.settle();
  REQUIRE(stage.tap("attached/say"));
  REQUIRE(stage.tap("attached/record/start"));
  CHECK(stage.node("attached/record/problem"));
  CHECK(stage.intents.empty());
}

TEST_CASE("A picture is chosen, said in words, and kept; a file dropped on the page is chosen already") {
  ViewStage stage(page());
  stage.settle();
  REQUIRE(stage.tap("attached/show"));
  REQUIRE(stage.tap("attached/picture/1"));
  REQUIRE(stage.tap("attached/picture/words"));
  stage.type("Her garden in May");
  REQUIRE(stage.tap("attached/picture/keep"));
  stage.machine.dropped = "/home/amina/The mill.png";
  stage.settle();
  REQUIRE(stage.tap("attached/picture/keep"));
  const auto kept = stage.all<app::KeepPicture>();
  REQUIRE(kept.size() == 2);
  CHECK(kept[0].name == "Her garden.jpg");
  CHECK(kept[0].words == "Her garden in May");
  CHECK(kept[1].name == "/home/amina/The mill.png");
}

TEST_CASE("A voice is opened to be heard, and put away when it ends; a picture is looked at") {
  WithMicrophone amina(page());
  ViewStage& stage = amina.stage;
  const auto lines = stage.model.attached->lines;
  REQUIRE(stage.tap("attached/1/play"));
  REQUIRE(stage.all<app::OpenAttached>().size() == 1);
  CHECK(stage.all<app::OpenAttached>()[0].record == lines[0].record);
  auto opened = std::make_shared<app::AttachedModel>(*stage.model.attached);
  opened->open = lines[0].record, opened->content = std::make_shared<const base::Bytes>(base::Bytes{1, 2, 3});
  stage.model.attached = opened, ++stage.model.version;
  for (int i = 0; i < 500 && stage.all<app::OpenAttached>().size() < 2; ++i) stage.frame(), std::this_thread::yield();
  REQUIRE(stage.all<app::OpenAttached>().size() == 2);
  CHECK(stage.all<app::OpenAttached>()[1].record.is_none());

  CHECK(stage.node("attached/3/play") == nullptr);  // its file has not come yet
  REQUIRE(stage.tap("attached/2/look"));
  const std::vector<std::uint32_t> pixels(64 * 32, 0xFF3060A0U);
  auto picture = std::make_shared<app::AttachedModel>(*opened);
  picture->open = lines[1].record;
  picture->content = std::make_shared<const base::Bytes>(*platform::png_of(pixels.data(), 64, 32));
  stage.model.attached = picture, ++stage.model.version;
  stage.settle();
  REQUIRE(stage.node("attached/look/picture"));
  CHECK(stage.node("attached/look/picture")->name == lines[1].words.text);
  REQUIRE(stage.tap("attached/look/done"));
  CHECK(stage.all<app::OpenAttached>().back().record.is_none());
}

TEST_CASE("Nothing is taken away by one tap") {
  ViewStage stage(page());
  stage.settle();
  REQUIRE(stage.tap("attached/2/remove"));
  CHECK(stage.all<app::RemoveAttached>().empty());
  REQUIRE(stage.tap("attached/remove/go"));
  REQUIRE(stage.all<app::RemoveAttached>().size() == 1);
  CHECK(stage.all<app::RemoveAttached>()[0].record == stage.model.attached->lines[1].record);
}

TEST_CASE("From a question one tap leads to its voices and pictures, and back") {
  ViewStage stage(test::sample_conversation());
  stage.settle();
  REQUIRE(stage.tap("conversation/attached"));
  const auto gone = stage.all<app::Go>();
  REQUIRE(gone.size() == 1);
  CHECK(gone[0].route.page == app::Route::Page::attached);
  CHECK(gone[0].route.item == "gc.14");
}
