// Two versions of one template side by side: who began on the first stays on it.
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/support/aminas_tablet.h"

using namespace blether;
using tests::AminasTablet;

namespace {

using Page = app::Route::Page;

constexpr const char* kFirst = "How is home working for you? What would you change?";
constexpr const char* kSecond = "What is home like for you now?";

nlohmann::json* item_of(nlohmann::json& group, std::string_view link_id) {
  for (auto& item : group["item"]) {
    if (item["linkId"] == link_id) return &item;
    if (!item.contains("item")) continue;
    if (auto* found = item_of(item, link_id)) return found;
  }
  return nullptr;
}

// Assets of their own, with a second version of the good conversation beside the first.
base::Path with_second_version(base::Files& files, const base::Path& folder) {
  std::filesystem::copy(BLETHER_ASSETS, folder, std::filesystem::copy_options::recursive);
  auto bytes = files.read(folder / "templates" / "gc.v1.json");
  REQUIRE(bytes);
  auto form = nlohmann::json::parse(bytes->begin(), bytes->end());
  form["id"] = "gc.v2";
  form["version"] = "2.0.0";
  auto* home = item_of(form, "gc.14");
  REQUIRE(home != nullptr);
  (*home)["text"] = kSecond;
  const std::string text = form.dump(1);
  REQUIRE(files.replace(folder / "templates" / "gc.v2.json", base::as_bytes(text)));
  return folder;
}

}  // namespace

TEST_CASE("A conversation that began on the first version is shown on it for ever; a new one begins on the second",
          "[R11]") {
  AminasTablet isobel;
  isobel.unlock();
  auto model = isobel.after(app::StartConversation{isobel.person()});
  const auto first = model->conversation->conversation;
  model = isobel.show(*model->conversation, "gc.14");
  CHECK(isobel.item(*model, "gc.14").prompt == kFirst);
  isobel.after(app::Write{isobel.item(*model, "gc.14").text.key, {}, 1, "The stair is steep.", 0});
  isobel.after(app::Go{{Page::finish, isobel.person(), {}, ""}});
  isobel.after(app::FinishIntent(app::SayAdvocacy{"advocacy", "declined", "", ""}));
  isobel.after(app::FinishConversation{first});

  isobel.assets = with_second_version(isobel.files, isobel.folder.path() / "assets");
  isobel.open();
  isobel.unlock();
  isobel.clock.advance(60LL * 86'400'000);
  isobel.unlock();
  model = isobel.after(app::StartConversation{isobel.person()});
  const auto second = model->conversation->conversation;
  CHECK(second != first);
  CHECK(isobel.item(*isobel.show(*model->conversation, "gc.14"), "gc.14").prompt == kSecond);
  model = isobel.after(app::Go{{Page::conversation, isobel.person(), first, "gc.14"}});
  CHECK(isobel.item(*model, "gc.14").prompt == kFirst);
  CHECK(isobel.item(*model, "gc.14").text.text == "The stair is steep.");
}
