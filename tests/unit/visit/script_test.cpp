#include "app/visit/script.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "platform/base/clock.h"
#include "tests/support/temp_folder.h"

using namespace blether;

namespace {

std::string script(const std::string& steps) {
  return R"({"visit": 1, "start": "2026-07-01T10:30", "people": "people.json",
             "tablets": [{"name": "amina", "worker": "Amina Farooq", "passphrase": "five plain words together"}],
             "steps": [)" + steps + "]}";
}

base::Result<visit::Script> load(const std::string& text, const std::string& words = "{}") {
  tests::TempFolder folder;
  base::SystemFiles files;
  REQUIRE(files.replace(folder.path() / "visit.json", base::as_bytes(text)));
  REQUIRE(files.replace(folder.path() / "words.json", base::as_bytes(words)));
  return visit::load_script(files, folder.path() / "visit.json");
}

std::string refusal(const std::string& steps) {
  auto loaded = load(script(steps));
  REQUIRE_FALSE(loaded);
  CHECK(loaded.error().code == base::Code::invalid);
  return loaded.error().detail;
}

}  // namespace

TEST_CASE("a script somebody else wrote says what Amina does, in order") {
  auto loaded = load(script(R"({"on": "amina", "tap": "people/row/isobel-rennie"},
                               {"on": "amina", "type": "I like the light here.", "into": "conversation/answer"},
                               {"on": "amina", "picture": "01"}, {"later": 60})"));
  REQUIRE(loaded);
  REQUIRE(loaded->steps.size() == 4);
  CHECK(std::get<visit::Tap>(loaded->steps[0].act).node == "people/row/isobel-rennie");
  CHECK(std::get<visit::Type>(loaded->steps[1].act).into == "conversation/answer");
  CHECK(std::get<visit::Later>(loaded->steps[3].act).ms == 60'000);
  CHECK(loaded->tablets[0].device == "amina");
}

TEST_CASE("the start is a time in Dundee, in summer too") {
  auto loaded = load(script(""));
  REQUIRE(loaded);
  auto there = base::london_time(loaded->start_ms);
  CHECK(there.hour == 10);
  CHECK(there.minute == 30);
  CHECK(loaded->start_ms % 86'400'000 == (9 * 60 + 30) * 60'000);
}

TEST_CASE("a step that cannot be understood is named by its number and its fault") {
  CHECK(refusal(R"({"on": "amina", "tap": "a"}, {"on": "amina", "dance": true})").find("step 2: unknown verb dance") == 0);
  CHECK(refusal(R"({"on": "nobody", "tap": "a"})").find("names no tablet") != std::string::npos);
  CHECK(refusal(R"({"on": "amina", "tap": "a", "picture": "b"})").find("two verbs") != std::string::npos);
  CHECK(refusal(R"({"on": "amina"})").find("no verb") != std::string::npos);
  CHECK(refusal(R"({"on": "amina", "picture": "../../outside"})").find("without folder") != std::string::npos);
  CHECK(refusal(R"({"on": "amina", "type": {"words": "/not/there"}})").find("/not/there") != std::string::npos);
  CHECK(refusal(R"({"on": "amina", "wait": -1})").find("seconds") != std::string::npos);
}

TEST_CASE("what is no script at all is refused") {
  CHECK_FALSE(load("this is not JSON"));
  CHECK_FALSE(load("[]"));
  CHECK_FALSE(load(R"({"visit": 2})"));
  CHECK_FALSE(load(R"({"visit": 1, "start": "yesterday", "people": "p", "tablets": [], "steps": []})"));
}

TEST_CASE("the first visit that comes with the project can be read") {
  base::SystemFiles files;
  auto loaded = visit::load_script(files, base::Path(BLETHER_ASSETS) / "demo/visits/first-visit.json");
  INFO((loaded ? "" : loaded.error().detail));
  REQUIRE(loaded);
  CHECK(loaded->tablets.size() == 2);
}

TEST_CASE("files are carried between two tablets that the script has, by how their names end") {
  auto loaded = load(script(R"({"on": "amina", "carry": {"from": "amina", "ending": ".blether-plan"}})"));
  REQUIRE(loaded);
  CHECK(std::get<visit::Carry>(loaded->steps[0].act).ending == ".blether-plan");
  CHECK(refusal(R"({"on": "amina", "carry": {"from": "nobody", "ending": ".blether-plan"}})").find("names no tablet") != std::string::npos);
  CHECK(refusal(R"({"on": "amina", "carry": {"from": "amina", "ending": "/etc/passwd"}})").find("ending") != std::string::npos);
  CHECK(refusal(R"({"on": "amina", "carry": true})").find("\"from\"") != std::string::npos);
}

TEST_CASE("the office closes a tablet by its name, without anybody touching one") {
  auto loaded = load(script(R"({"withdraw": "Amina's tablet"})"));
  REQUIRE(loaded);
  CHECK(std::get<visit::Withdraw>(loaded->steps[0].act).device == "Amina's tablet");
  CHECK(refusal(R"({"withdraw": ""})").find("name of a tablet") != std::string::npos);
}
