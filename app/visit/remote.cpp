#include "app/visit/remote.h"

#include <chrono>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include "app/core/read_models_sync.h"

namespace blether::visit {

using base::Code;
using base::fail;
using base::Result;
using nlohmann::json;
using platform::InputEvent;
using platform::Key;

namespace {

// Where a finger lands: the middle of what can be seen.
InputEvent finger(InputEvent::Kind kind, const ui::Rect& rect) {
  InputEvent event;
  event.kind = kind;
  event.touch = true;
  event.x = rect.x + rect.w / 2;
  event.y = rect.y + rect.h / 2;
  return event;
}

const std::map<std::string, Key>& key_names() {
  static const std::map<std::string, Key> kNames = {
      {"Tab", Key::tab}, {"Enter", Key::enter}, {"Escape", Key::escape}, {"Space", Key::space}, {"Backspace", Key::backspace},
      {"Delete", Key::del}, {"Left", Key::left}, {"Right", Key::right}, {"Up", Key::up}, {"Down", Key::down}, {"Home", Key::home},
      {"End", Key::end}, {"PageUp", Key::page_up}, {"PageDown", Key::page_down}, {"A", Key::a}, {"C", Key::c}, {"V", Key::v},
      {"X", Key::x}, {"Y", Key::y}, {"Z", Key::z}};
  return kNames;
}

// Pieces that fit into one text event, cut between characters.
std::vector<std::string> pieces_of(const std::string& text) {
  constexpr std::size_t kMost = 24;
  std::vector<std::string> pieces;
  std::string piece;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t next = i + 1;
    while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0) == 0x80) ++next;
    if (text[i] == '\n') {
      if (!piece.empty()) pieces.push_back(std::move(piece)), piece.clear();
      pieces.push_back("\n");
    } else {
      if (piece.size() + (next - i) > kMost) pieces.push_back(std::move(piece)), piece.clear();
      piece.append(text, i, next - i);
    }
    i = next;
  }
  if (!piece.empty()) pieces.push_back(piece);
  return pieces;
}

bool holds_state(const ui::Node& node, const std::string& state) {
  return (state == "chosen" && node.chosen) || (state == "disabled" && node.disabled) ||
         (state == "focused" && node.focused) || (state == "expanded" && node.expanded);
}

}  // namespace

json Remote::nodes() const {
  json all = json::array();
  for (const ui::Node& node : tablet_.screen().nodes().nodes())
    all.push_back({{"id", node.id}, {"role", ui::role_name(node.role)}, {"name", node.name}, {"value", node.value}});
  return all;
}

void Remote::serve() {
  tablet_.settle();
  std::string line;
  auto next = [&] {
    std::int64_t before = clock_.boot_ms();
    bool there = static_cast<bool>(std::getline(std::cin, line));
    clock_.later(before - clock_.boot_ms());
    return there;
  };
  while (next()) {
    auto command = json::parse(line, nullptr, false);
    json reply = command.is_object() ? answer(command) : json{{"ok", false}, {"problem", "not a command"}};
    std::cout << reply.dump(-1, ' ', false, json::error_handler_t::replace) << std::endl;
  }
}

// Looks down the page for it, as a person would: long lists draw only what is in view.
const ui::Node* Remote::find(const std::string& id) {
  tablet_.settle();
  if (const ui::Node* node = tablet_.screen().nodes().find(id)) return node;
  tablet_.screen().scroll_on(true);
  do {
    tablet_.settle();
    if (const ui::Node* node = tablet_.screen().nodes().find(id)) return node;
  } while (tablet_.screen().scroll_on());
  return nullptr;
}

Result<const ui::Node*> Remote::reach(const std::string& id) {
  const ui::Node* node = find(id);
  if (node == nullptr) return fail(Code::not_found, "no node " + id);
  if (node->visible.h < std::min(node->rect.h, 24.f)) {
    tablet_.screen().bring_into_view(id);
    for (int i = 0; i < 3; ++i) tablet_.turn(0);
    tablet_.screen().request_frame();
    tablet_.settle();
    node = tablet_.screen().nodes().find(id);
    if (node == nullptr || node->visible.empty()) return fail(Code::not_found, "the node " + id + " cannot be brought into view");
  }
  return node;
}

// As a finger writes: down at the first place of each stroke, over the others, and up.
Result<void> Remote::draw(const json& command) {
  TRY(const ui::Node* node, reach(command.value("node", "")));
  const ui::Rect rect = node->rect;
  for (const json& stroke : command.value("strokes", json::array())) {
    InputEvent event;
    event.touch = true;
    auto touch = [&](InputEvent::Kind kind) {
      event.kind = kind;
      tablet_.window().inject(event);
      tablet_.turn(0);
    };
    for (std::size_t i = 0; i < stroke.size(); ++i) {
      event.x = rect.x + rect.w * static_cast<float>(stroke[i][0].get<int>()) / 100;
      event.y = rect.y + rect.h * static_cast<float>(stroke[i][1].get<int>()) / 100;
      touch(i == 0 ? InputEvent::Kind::pointer_down : InputEvent::Kind::pointer_move);
    }
    touch(InputEvent::Kind::pointer_up);
    tablet_.settle();
  }
  return {};
}

Result<void> Remote::tap(const std::string& id) {
  TRY(const ui::Node* node, reach(id));
  if (node->disabled) return fail(Code::denied, "the node " + id + " is off");
  ui::Rect rect = node->visible;
  tablet_.window().inject(finger(InputEvent::Kind::pointer_down, rect));
  for (int i = 0; i < 3; ++i) tablet_.turn(0);
  tablet_.window().inject(finger(InputEvent::Kind::pointer_up, rect));
  for (int i = 0; i < 3; ++i) tablet_.turn(0);
  tablet_.settle();
  return {};
}

void Remote::type(const std::string& text) {
  for (const std::string& piece : pieces_of(text)) {
    InputEvent event;
    if (piece == "\n") {
      event.key = Key::enter;
      for (auto kind : {InputEvent::Kind::key_down, InputEvent::Kind::key_up}) {
        event.kind = kind;
        tablet_.window().inject(event);
        tablet_.turn(0);
      }
      continue;
    }
    event.kind = InputEvent::Kind::text;
    event.text = piece;
    tablet_.window().inject(event);
    tablet_.turn(0);
  }
  tablet_.settle();
}

Result<void> Remote::press(const std::string& keys) {
  InputEvent event;
  std::string rest = keys;
  for (std::size_t plus = rest.find('+'); plus != std::string::npos; plus = rest.find('+')) {
    std::string part = rest.substr(0, plus);
    rest.erase(0, plus + 1);
    if (part == "Ctrl") event.ctrl = true;
    else if (part == "Shift") event.shift = true;
    else if (part == "Alt") event.alt = true;
    else return fail(Code::invalid, "no key " + part);
  }
  auto found = key_names().find(rest);
  if (found == key_names().end()) return fail(Code::invalid, "no key " + rest);
  event.key = found->second;
  event.kind = InputEvent::Kind::key_down;
  tablet_.window().inject(event);
  for (int i = 0; i < 2; ++i) tablet_.turn(0);
  event.kind = InputEvent::Kind::key_up;
  event.ctrl = event.shift = event.alt = false;
  tablet_.window().inject(event);
  tablet_.settle();
  return {};
}

Result<void> Remote::expect(const json& command) {
  tablet_.settle();
  std::string id = command.value("node", "");
  const ui::Node* node = tablet_.screen().nodes().find(id);
  if (command.value("absent", false)) return node ? fail(Code::exists, "the node " + id + " is there") : Result<void>();
  if (node == nullptr) return fail(Code::not_found, "no node " + id);
  if (command.contains("value") && node->value != command.value("value", ""))
    return fail(Code::invalid, "the value of " + id + " is \"" + node->value + "\"");
  if (command.contains("name") && node->name != command.value("name", ""))
    return fail(Code::invalid, "the name of " + id + " is \"" + node->name + "\"");
  if (auto part = command.value("contains", ""); (node->name + "\n" + node->value).find(part) == std::string::npos)
    return fail(Code::invalid, id + " does not hold \"" + part + "\"");
  if (auto state = command.value("state", ""); !state.empty() && !holds_state(*node, state))
    return fail(Code::invalid, id + " is not " + state);
  return {};
}

json Remote::state() {
  tablet_.settle();
  auto model = tablet_.core().model();
  auto held = tablet_.core().inspect({});
  json reply = {{"ok", true}, {"unlocked", model->unlocked}, {"conflicts", held.conflicts},
                {"has_vault", model->route.page != app::Route::Page::enrol},
                {"editing_words", tablet_.words_written() > written_before_}};
  if (model->conflict && model->route.page == app::Route::Page::conflict) reply["conflict_shown"] = model->conflict->id;
  return reply;
}

json Remote::answer(const json& command) {
  std::string act = command.value("do", "");
  Result<void> done;
  if (act == "tap") done = tap(command.value("node", ""));
  else if (act == "draw") done = draw(command);
  else if (act == "type") written_before_ = tablet_.words_written(), type(command.value("text", ""));
  else if (act == "press") done = press(command.value("keys", ""));
  else if (act == "expect") done = expect(command);
  else if (act == "picture") tablet_.settle(), done = tablet_.screen().picture(command.value("file", ""));
  else if (act == "cut") tablet_.core().cut_network(command.value("cut", false)), tablet_.settle();
  else if (act == "sync") tablet_.settle(), tablet_.core().push(app::SendNow{}), tablet_.settle();
  else if (act == "shape") tablet_.screen().set_size(command.value("width", 1280), command.value("height", 800)), tablet_.settle();
  else if (act == "later") clock_.later(command.value("ms", std::int64_t{0})), tablet_.settle();
  else if (act == "state") return state();
  else if (act == "wait") {
    auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(command.value("ms", 0));
    while (std::chrono::steady_clock::now() < until) tablet_.turn(20);
    tablet_.settle();
  } else if (act == "holds") {
    tablet_.settle();
    auto held = tablet_.core().inspect(command.value("texts", std::vector<std::string>{}));
    return {{"ok", true}, {"changes", held.changes}, {"receipts", held.receipts}, {"unsent", held.unsent}, {"missing", held.missing}};
  } else {
    done = fail(Code::invalid, "unknown command " + act);
  }
  if (done) return {{"ok", true}};
  return {{"ok", false}, {"problem", done.error().detail}, {"nodes", nodes()}};
}

}  // namespace blether::visit
