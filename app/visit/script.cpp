#include "app/visit/script.h"

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>

#include "platform/base/clock.h"

namespace blether::visit {

using base::Code;
using base::fail;
using base::Result;
using nlohmann::json;

namespace {

constexpr std::int64_t kMinute = 60'000;

Result<json> read_json(base::Files& files, const base::Path& path) {
  TRY(auto bytes, files.read(path));
  auto parsed = json::parse(bytes.begin(), bytes.end(), nullptr, false);
  if (parsed.is_discarded()) return fail(Code::invalid, path.filename().string() + " is not JSON");
  return parsed;
}

// "2026-11-24T10:30" on the clock of the script's place (Europe/London), to UTC.
Result<std::int64_t> parse_start(const std::string& text) {
  auto date = base::parse_date(std::string_view(text).substr(0, 10));
  int hour = 0, minute = 0;
  if (!date || text.size() != 16 || std::sscanf(text.c_str() + 10, "T%2d:%2d", &hour, &minute) != 2 || hour > 23 ||
      minute > 59)
    return fail(Code::invalid, "start is not like 2026-11-24T10:30");
  std::int64_t wall = base::days_since_epoch(*date) * 1440 + hour * 60 + minute;
  std::int64_t utc = wall * kMinute;
  if (base::london_time(utc).hour != hour) utc -= 60 * kMinute;  // summer time
  return utc;
}

// The words of a step: text itself, or {"words": "/pointer/into/the/words/file"}.
Result<std::string> words_of(const json& value, const json& words) {
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_object() || !value.contains("words") || !value["words"].is_string())
    return fail(Code::invalid, "words must be text or {\"words\": pointer}");
  auto pointer = value["words"].get<std::string>();
  try {
    const json& found = words.at(json::json_pointer(pointer));
    if (found.is_string()) return found.get<std::string>();
  } catch (const json::exception&) {
  }
  return fail(Code::invalid, "no words at " + pointer);
}

Result<std::string> text_at(const json& object, const char* key) {
  if (!object.contains(key) || !object[key].is_string()) return fail(Code::invalid, std::string("\"") + key + "\" must be text");
  return object[key].get<std::string>();
}

Result<std::int64_t> seconds_at(const json& value) {
  if (!value.is_number() || value.get<double>() < 0) return fail(Code::invalid, "a time must be seconds, 0 or more");
  return static_cast<std::int64_t>(value.get<double>() * 1000);
}

Result<Act> expect_of(const json& value) {
  Expect expect;
  TRY(expect.node, text_at(value, "node"));
  expect.absent = value.value("absent", false);
  for (auto [key, slot] : {std::pair("value", &expect.value), std::pair("contains", &expect.contains),
                           std::pair("name", &expect.name), std::pair("state", &expect.state)})
    if (value.contains(key)) {
      TRY(*slot, text_at(value, key));
    }
  return Act(expect);
}

Result<Act> draw_of(const json& value) {
  Draw draw;
  TRY(draw.node, text_at(value, "node"));
  auto in_range = [](const json& part) { return part.is_number_integer() && part.get<int>() >= 0 && part.get<int>() <= 100; };
  for (const json& stroke : value.value("strokes", json::array())) {
    draw.strokes.emplace_back();
    for (const json& place : stroke) {
      if (!place.is_array() || place.size() != 2 || !in_range(place[0]) || !in_range(place[1]))
        return fail(Code::invalid, "a place is [x, y], each from 0 to 100");
      draw.strokes.back().emplace_back(place[0].get<int>(), place[1].get<int>());
    }
    if (draw.strokes.back().size() < 2) return fail(Code::invalid, "a stroke has two places or more");
  }
  if (draw.strokes.empty()) return fail(Code::invalid, "\"draw\" needs strokes");
  return Act(std::move(draw));
}

using Reader = std::function<Result<Act>(const json& value, const json& step, const json& words)>;

template <class Simple>
Reader simple() {
  return [](const json& value, const json&, const json&) -> Result<Act> {
    if (value != json(true)) return fail(Code::invalid, "the value of this verb is true");
    return Act(Simple{});
  };
}

// Every verb a step may have.
const std::map<std::string, Reader>& verbs() {
  static const std::map<std::string, Reader> kVerbs = {
      {"tap", [](const json& value, const json&, const json&) -> Result<Act> {
         if (!value.is_string()) return fail(Code::invalid, "\"tap\" names a node");
         return Act(Tap{value.get<std::string>()});
       }},
      {"type", [](const json& value, const json& step, const json& words) -> Result<Act> {
         TRY(auto text, words_of(value, words));
         return Act(Type{text, step.value("into", "")});
       }},
      {"press", [](const json& value, const json&, const json&) -> Result<Act> {
         if (!value.is_string()) return fail(Code::invalid, "\"press\" names keys");
         return Act(Press{value.get<std::string>()});
       }},
      {"draw", [](const json& value, const json&, const json&) { return draw_of(value); }},
      {"picture", [](const json& value, const json&, const json&) -> Result<Act> {
         if (!value.is_string() || value.get<std::string>().find('/') != std::string::npos)
           return fail(Code::invalid, "\"picture\" is a file name without folder");
         return Act(Picture{value.get<std::string>()});
       }},
      {"lock", simple<Lock>()},
      {"unlock", simple<Unlock>()},
      {"kill", simple<Kill>()},
      {"start", simple<Start>()},
      {"sync", simple<Sync>()},
      {"report", simple<Report>()},
      {"cut_network", [](const json& value, const json&, const json&) -> Result<Act> {
         if (!value.is_boolean()) return fail(Code::invalid, "\"cut_network\" is true or false");
         return Act(CutNetwork{value.get<bool>()});
       }},
      {"shape", [](const json& value, const json&, const json&) -> Result<Act> {
         Shape shape{value.value("width", 0), value.value("height", 0)};
         if (shape.width < 320 || shape.height < 320 || shape.width > 4096 || shape.height > 4096)
           return fail(Code::invalid, "\"shape\" needs width and height of 320 to 4096");
         return Act(shape);
       }},
      {"wait", [](const json& value, const json&, const json&) -> Result<Act> {
         TRY(auto ms, seconds_at(value));
         return Act(Wait{ms});
       }},
      {"later", [](const json& value, const json&, const json&) -> Result<Act> {
         TRY(auto ms, seconds_at(value));
         return Act(Later{ms});
       }},
      {"expect", [](const json& value, const json&, const json&) { return expect_of(value); }},
      {"carry", [](const json& value, const json&, const json&) -> Result<Act> {
         Carry carry;
         TRY(carry.from, text_at(value, "from"));
         TRY(carry.ending, text_at(value, "ending"));
         if (!carry.ending.starts_with('.') || carry.ending.find('/') != std::string::npos)
           return fail(Code::invalid, "\"ending\" is how the names of files end, such as .blether-plan");
         return Act(carry);
       }},
      {"hub", [](const json& value, const json&, const json&) -> Result<Act> {
         if (value == "stop") return Act(Hub{Hub::Act::stop});
         if (value == "kill") return Act(Hub{Hub::Act::kill});
         if (value == "start") return Act(Hub{Hub::Act::start});
         if (value == "put_back") return Act(Hub{Hub::Act::put_back});
         return fail(Code::invalid, "\"hub\" is stop, kill, start or put_back");
       }},
      {"invitation", [](const json& value, const json&, const json&) -> Result<Act> {
         if (!value.is_string()) return fail(Code::invalid, "\"invitation\" names a node");
         return Act(Invitation{value.get<std::string>()});
       }},
      {"withdraw", [](const json& value, const json&, const json&) -> Result<Act> {
         if (!value.is_string() || value.get<std::string>().empty())
           return fail(Code::invalid, "\"withdraw\" is the name of a tablet as others see it");
         return Act(Withdraw{value.get<std::string>()});
       }},
  };
  return kVerbs;
}

bool needs_tablet(const Act& act) {
  return !std::holds_alternative<Hub>(act) && !std::holds_alternative<Withdraw>(act) &&
         !std::holds_alternative<Report>(act) && !std::holds_alternative<Later>(act);
}

Result<Step> step_of(const json& object, const Script& script, const json& words) {
  if (!object.is_object()) return fail(Code::invalid, "a step is an object");
  Step step;
  step.on = object.value("on", "");
  std::string verb;
  for (const auto& [key, value] : object.items()) {
    if (key == "on" || key == "into" || key == "note") continue;
    if (!verb.empty()) return fail(Code::invalid, "two verbs: " + verb + " and " + key);
    if (!verbs().contains(key)) return fail(Code::invalid, "unknown verb " + key);
    verb = key;
  }
  if (verb.empty()) return fail(Code::invalid, "no verb");
  TRY(step.act, verbs().at(verb)(object.at(verb), object, words));
  bool known = false;
  for (const TabletSetup& tablet : script.tablets) known = known || tablet.name == step.on;
  if (auto* carry = std::get_if<Carry>(&step.act))
    known = known && std::any_of(script.tablets.begin(), script.tablets.end(), [&](const auto& one) { return one.name == carry->from; });
  if (needs_tablet(step.act) && !known) return fail(Code::invalid, "\"on\" names no tablet of this script");
  step.says = (step.on.empty() ? "the office" : step.on) + " " + verb;
  if (object.at(verb).is_string()) step.says += " " + object.at(verb).get<std::string>().substr(0, 60);
  if (object.contains("into")) step.says += " into " + object.value("into", "");
  return step;
}

Result<TabletSetup> tablet_of(const json& object, const base::Path& folder) {
  TabletSetup tablet;
  TRY(tablet.name, text_at(object, "name"));
  TRY(tablet.worker, text_at(object, "worker"));
  TRY(tablet.passphrase, text_at(object, "passphrase"));
  tablet.device = object.value("device", tablet.name);
  tablet.width = object.value("width", 1280);
  tablet.height = object.value("height", 800);
  if (object.contains("people")) {
    TRY(auto people, text_at(object, "people"));
    tablet.people = folder / people;
  }
  return tablet;
}

Result<Script> script_of(const json& object, base::Files& files, const base::Path& folder) {
  if (!object.is_object() || object.value("visit", 0) != 1) return fail(Code::invalid, "not a visit script of version 1");
  Script script;
  script.title = object.value("title", "");
  TRY(auto start, text_at(object, "start"));
  TRY(script.start_ms, parse_start(start));
  TRY(auto people, text_at(object, "people"));
  script.people = folder / people;
  json words;
  if (object.contains("words")) {
    TRY(auto file, text_at(object, "words"));
    TRY(words, read_json(files, folder / file));
  }
  if (!object.contains("tablets") || !object["tablets"].is_array() || object["tablets"].empty())
    return fail(Code::invalid, "a script needs at least one tablet");
  for (const json& tablet : object["tablets"]) {
    TRY(auto setup, tablet_of(tablet, folder));
    script.tablets.push_back(std::move(setup));
  }
  if (!object.contains("steps") || !object["steps"].is_array()) return fail(Code::invalid, "a script needs steps");
  for (const json& item : object["steps"]) {
    auto step = step_of(item, script, words);
    if (!step) return fail(Code::invalid, "step " + std::to_string(script.steps.size() + 1) + ": " + step.error().detail);
    script.steps.push_back(std::move(*step));
  }
  return script;
}

}  // namespace

Result<Script> load_script(base::Files& files, const base::Path& path) {
  TRY(auto object, read_json(files, path));
  try {
    return script_of(object, files, path.parent_path());
  } catch (const json::exception& error) {
    return fail(Code::invalid, error.what());
  }
}

}  // namespace blether::visit
