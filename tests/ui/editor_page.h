// A page with one editor on it, without a window or a renderer: frames are built and thrown away, and input comes as
// events, as from SDL. Every letter of Dear ImGui's own font is equally wide.
#pragma once

#include <imgui.h>

#include <string>

#include "app/ui/editor/editor.h"

namespace blether::test {

class EditorPage {
 public:
  explicit EditorPage(const std::string& words = {}, ui::EditorLines lines = ui::EditorLines::many) : stored(words) {
    context_ = ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {1280, 800};
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    field.id = "words";
    field.name = "How is home working for you?";
    field.lines = lines;
    style.font_size = 26;
    frames(3);
    letter = ImGui::GetIO().Fonts->Fonts[0]->GetFontBaked(style.font_size)->GetCharAdvance('a');
  }
  ~EditorPage() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) texture->SetStatus(ImTextureStatus_Destroyed);
    ImGui::DestroyContext(context_);
  }
  EditorPage(const EditorPage&) = delete;
  EditorPage& operator=(const EditorPage&) = delete;

  void frame(float seconds = 1 / 60.F) {
    ImGui::GetIO().DeltaTime = seconds;
    ImGui::NewFrame();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({1280, 800});
    ImGui::Begin("page", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoSavedSettings);
    ImGui::SetCursorScreenPos({40, 700});
    next_pressed = ImGui::Button("Next question", {200, 56}) || next_pressed;
    offer_taken = state.offer(stored) || offer_taken;
    const ui::EditorResult now = ui::edit(state, style, field, min, max);
    ImGui::SetCursorScreenPos({400, 700});
    ImGui::Button("After", {200, 56});
    ImGui::End();
    ImGui::Render();
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures)
      if (texture->Status == ImTextureStatus_WantCreate || texture->Status == ImTextureStatus_WantUpdates) {
        texture->SetTexID(1);
        texture->SetStatus(ImTextureStatus_OK);
      }
    wants_text = ImGui::GetIO().WantTextInput;
    changed |= now.changed;
    gained |= now.focus_gained;
    lost |= now.focus_lost;
    submitted |= now.submitted;
    if (!now.refused.empty()) refused = now.refused;
    last = now;
    if (saves && now.save_now)
      if (auto words = state.take_unsaved()) {
        stored = *words;
        ++saved;
      }
  }
  void frames(int count, float seconds = 1 / 60.F) {
    while (count-- > 0) frame(seconds);
  }

  void type(const std::string& words) {
    ImGui::GetIO().AddInputCharactersUTF8(words.c_str());
    frames(3);
  }
  void key(ImGuiKey key, ImGuiKey with = ImGuiKey_None, ImGuiKey also = ImGuiKey_None) {
    ImGuiIO& io = ImGui::GetIO();
    for (const ImGuiKey modifier : {with, also})
      if (modifier != ImGuiKey_None) io.AddKeyEvent(modifier, true);
    io.AddKeyEvent(key, true);
    frames(2);
    io.AddKeyEvent(key, false);
    for (const ImGuiKey modifier : {with, also})
      if (modifier != ImGuiKey_None) io.AddKeyEvent(modifier, false);
    frames(2);
  }

  // The middle of the left edge of the letter in that row and column, of a text that is not scrolled.
  ImVec2 at(float column, float row) const {
    return {min.x + style.padding.x + column * letter, min.y + style.padding.y + (row + 0.5F) * style.row_height};
  }
  void move(ImVec2 to) {
    ImGui::GetIO().AddMousePosEvent(to.x, to.y);
    frame();
  }
  void down(ImVec2 to, ImGuiMouseSource source = ImGuiMouseSource_TouchScreen) {
    ImGui::GetIO().AddMouseSourceEvent(source);
    move(to);
    ImGui::GetIO().AddMouseButtonEvent(0, true);
    frame();
  }
  void up() {
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    frames(2);
  }
  void tap(ImVec2 to) {
    down(to);
    up();
  }
  void click(ImVec2 to) {
    down(to, ImGuiMouseSource_Mouse);
    up();
  }
  // Long enough that the next press is no double one.
  void pause() { frames(40); }
  void long_press(ImVec2 to) {
    down(to);
    frames(35);
    up();
  }
  const ui::EditorNode* part(const std::string& name) const {
    for (const ui::EditorNode& node : last.parts)
      if (node.part == name) return &node;
    return nullptr;
  }
  void tap_part(const std::string& name) {
    const ui::EditorNode* node = part(name);
    if (!node) return;
    tap({(node->min.x + node->max.x) / 2, (node->min.y + node->max.y) / 2});
  }
  const std::string& words() const { return state.text(); }
  std::size_t caret() const { return state.model().caret(); }
  std::string selected() const { return std::string(state.model().selected()); }

  std::string stored;
  ui::EditorState state;
  ui::EditorStyle style;
  ui::EditorField field;
  ImVec2 min{40, 100}, max{840, 400};
  float letter = 0;
  ui::EditorResult last;
  std::string refused;
  bool changed = false, gained = false, lost = false, submitted = false, next_pressed = false, offer_taken = false;
  bool wants_text = false;
  bool saves = true;  // the store answers at once
  int saved = 0;

 private:
  ImGuiContext* context_;
};

inline const std::string kHome =
    "I came to this flat in 1971 with Bert, straight from my mother\u2019s in Atholl Street. I wove jute at Camperdown "
    "till it shut, and I can still hear the looms if I think on it.\nI like the light here in the morning and I like "
    "hearing folk on the stair.";

}  // namespace blether::test
