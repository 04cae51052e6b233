// What Isobel says with her own voice, and what she shows, at a question of the conversation.
#include <catch2/catch_test_macros.hpp>

#include "app/core/read_models_attached.h"
#include "app/core/read_models_sync.h"
#include "tests/support/aminas_tablet.h"

using namespace blether;
using Page = app::Route::Page;

namespace {

struct AtAQuestion : tests::AminasTablet {
  model::RecordId conversation;
  std::string question;

  AtAQuestion() {
    picture = [](const base::Bytes& file) -> base::Result<base::Bytes> {
      if (file.front() != 'p') return base::fail(base::Code::invalid, "no picture");
      return base::Bytes{'b', 'a', 'r', 'e'};
    };
    open();
    unlock();
    auto model = after(app::StartConversation{person()});
    REQUIRE(model->conversation);
    conversation = model->conversation->conversation;
    for (const auto& each : model->conversation->items)
      if (each.kind == app::ItemKind::text && !each.is_private && question.empty()) question = each.link_id;
    REQUIRE_FALSE(question.empty());
  }
  std::shared_ptr<const app::ReadModel> page() { return after(app::Go{{Page::attached, person(), conversation, question}}); }
  std::shared_ptr<const app::ReadModel> say(const std::string& words, std::int64_t ms = 7'000) {
    page();
    return after(app::AttachedIntent(app::KeepVoice{base::Bytes(20'000, 's'), ms, words}));
  }
};

}  // namespace

TEST_CASE("Isobel's voice is kept at its question, heard again, and is there after a forced stop", "[R01]") {
  AtAQuestion isobel;
  auto model = isobel.page();
  REQUIRE(model->attached);
  CHECK(model->attached->lines.empty());
  CHECK_FALSE(model->attached->prompt.empty());
  model = isobel.say("She sings the first verse");
  CHECK(model->notice.key == "attached.kept");
  isobel.open();
  isobel.unlock();
  model = isobel.page();
  REQUIRE(model->attached->lines.size() == 1);
  const app::AttachedLine& line = model->attached->lines[0];
  CHECK(line.is_voice);
  CHECK(line.ms == 7'000);
  CHECK(line.words.text == "She sings the first verse");
  CHECK(line.made.starts_with("today at 10:30"));
  CHECK(line.is_here);
  CHECK_FALSE(line.at_office);
  CHECK_FALSE(model->attached->content);
  model = isobel.after(app::AttachedIntent(app::OpenAttached{line.record}));
  REQUIRE(model->attached->content);
  CHECK(*model->attached->content == base::Bytes(20'000, 's'));
  CHECK_FALSE(isobel.after(app::AttachedIntent(app::OpenAttached{}))->attached->content);
}

TEST_CASE("The question says how many voices and pictures it has, and the page of sending counts what is still to go") {
  AtAQuestion isobel;
  isobel.say("one"), isobel.say("two");
  auto model = isobel.after(app::Go{{Page::conversation, isobel.person(), isobel.conversation, isobel.question}});
  CHECK(isobel.item(*model, isobel.question).attached == 2);
  model = isobel.after(app::Go{{Page::sync, {}, {}, ""}});
  REQUIRE(model->sync);
  CHECK(model->sync->files_left == 2);
  CHECK(model->sync->bytes_left > 40'000);
}

TEST_CASE("The words beside a voice can be changed, and are found by search") {
  AtAQuestion isobel;
  auto model = isobel.say("The chor");
  const app::FieldText& words = model->attached->lines[0].words;
  model = isobel.after(app::Write{words.key, words.seen, 1, "The choir in Lochee", 0});
  CHECK(model->attached->lines[0].words.text == "The choir in Lochee");
  isobel.after(app::Go{{Page::people, {}, {}, ""}});
  model = isobel.after(app::Search{"choir"});
  REQUIRE(model->people->found.size() == 1);
  CHECK(model->people->found[0].where == "field.attachment.words");
}

TEST_CASE("Taken away, a voice is shown no more") {
  AtAQuestion isobel;
  auto model = isobel.say("");
  model = isobel.after(app::AttachedIntent(app::OpenAttached{model->attached->lines[0].record}));
  REQUIRE(model->attached->content);
  model = isobel.after(app::AttachedIntent(app::RemoveAttached{model->attached->open}));
  CHECK(model->notice.key == "attached.removed");
  CHECK(model->attached->lines.empty());
  CHECK_FALSE(model->attached->content);
}

TEST_CASE("A picture is chosen by its name, made bare before it is kept, and what is no picture is said to be none") {
  AtAQuestion isobel;
  base::SystemFiles files;
  const base::Path folder = isobel.folder.path() / "documents" / "pictures";
  REQUIRE(files.make_folder(folder));
  REQUIRE(files.replace(folder / "garden.JPG", base::Bytes{'p', 'i', 'c'}));
  REQUIRE(files.replace(folder / "letter.txt", base::Bytes{'n', 'o'}));
  auto model = isobel.page();
  CHECK(model->attached->can_show);
  CHECK(model->attached->pictures == std::vector<std::string>{"garden.JPG"});
  model = isobel.after(app::AttachedIntent(app::KeepPicture{"garden.JPG", "Her garden in May"}));
  CHECK(model->notice.key == "attached.kept");
  REQUIRE(model->attached->lines.size() == 1);
  CHECK_FALSE(model->attached->lines[0].is_voice);
  model = isobel.after(app::AttachedIntent(app::OpenAttached{model->attached->lines[0].record}));
  CHECK(*model->attached->content == base::Bytes{'b', 'a', 'r', 'e'});
  // Dropped on the window, with its whole path.
  model = isobel.after(app::AttachedIntent(app::KeepPicture{(folder / "letter.txt").string(), ""}));
  CHECK(model->notice.key == "attached.not_a_picture");
  CHECK(model->notice.is_problem);
  model = isobel.after(app::AttachedIntent(app::KeepPicture{"gone.jpg", ""}));
  CHECK(model->notice.key == "attached.picture_gone");
  CHECK(model->attached->lines.size() == 1);
  // A name never leads out of the folder.
  model = isobel.after(app::AttachedIntent(app::KeepPicture{"../pictures/garden.JPG", "by a way round"}));
  CHECK(model->attached->lines.size() == 2);
}

TEST_CASE("A file that is damaged, or has not come yet, is told in a sentence, and nothing of it is shown") {
  AtAQuestion isobel;
  auto model = isobel.say("");
  const model::RecordId record = model->attached->lines[0].record;
  base::SystemFiles files;
  const base::Path folder = isobel.folder.path() / "vault" / "files";
  const base::Path file = folder / files.list(folder)->front();
  auto bytes = files.read(file);
  REQUIRE(bytes);
  (*bytes)[1'000] ^= 1;
  REQUIRE(files.replace(file, *bytes));
  model = isobel.after(app::AttachedIntent(app::OpenAttached{record}));
  CHECK(model->notice.key == "attached.damaged");
  CHECK_FALSE(model->attached->content);
  REQUIRE(files.remove(file));
  model = isobel.after(app::AttachedIntent(app::OpenAttached{record}));
  CHECK(model->notice.key == "attached.comes_later");
  CHECK_FALSE(model->attached->lines[0].is_here);
}

TEST_CASE("Somebody else's page has none of it, and leaving the page closes what was open") {
  AtAQuestion isobel;
  auto model = isobel.say("");
  isobel.after(app::AttachedIntent(app::OpenAttached{model->attached->lines[0].record}));
  isobel.after(app::Go{{Page::person, isobel.person(), {}, ""}});
  CHECK_FALSE(isobel.page()->attached->content);
}
