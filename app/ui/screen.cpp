#include "app/ui/screen.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <chrono>
#include <cmath>

#include "app/ui/editor/spelling.h"
#include "app/ui/fonts.h"
#include "app/ui/icons.h"
#include "app/ui/memory.h"
#include "app/ui/shaped_words.h"

namespace blether::ui {

using base::Code;
using base::fail;
using base::Result;
using platform::InputEvent;

namespace {

ImGuiKey key_of(platform::Key key) {
  using platform::Key;
  switch (key) {
    case Key::none: return ImGuiKey_None;
    case Key::tab: return ImGuiKey_Tab;
    case Key::enter: return ImGuiKey_Enter;
    case Key::escape: return ImGuiKey_Escape;
    case Key::space: return ImGuiKey_Space;
    case Key::backspace: return ImGuiKey_Backspace;
    case Key::del: return ImGuiKey_Delete;
    case Key::left: return ImGuiKey_LeftArrow;
    case Key::right: return ImGuiKey_RightArrow;
    case Key::up: return ImGuiKey_UpArrow;
    case Key::down: return ImGuiKey_DownArrow;
    case Key::home: return ImGuiKey_Home;
    case Key::end: return ImGuiKey_End;
    case Key::page_up: return ImGuiKey_PageUp;
    case Key::page_down: return ImGuiKey_PageDown;
    case Key::a: return ImGuiKey_A;
    case Key::c: return ImGuiKey_C;
    case Key::v: return ImGuiKey_V;
    case Key::x: return ImGuiKey_X;
    case Key::y: return ImGuiKey_Y;
    case Key::z: return ImGuiKey_Z;
    case Key::shift: return ImGuiKey_LeftShift;
    case Key::ctrl: return ImGuiKey_LeftCtrl;
    case Key::alt: return ImGuiKey_LeftAlt;
  }
  return ImGuiKey_None;
}

// Far enough to be a drag and no longer a press (look.md section 4).
constexpr float kDragPixels = 10;
// A fling slows to a third in so many seconds.
constexpr float kFriction = 3.2f;

}  // namespace

Result<std::unique_ptr<Screen>> Screen::create(const ScreenSetup& setup) {
  TRY(auto themes, Themes::load(*setup.files, setup.assets / "themes" / "tokens.json"));
  return std::unique_ptr<Screen>(new Screen(setup, std::move(themes)));
}

Screen::Screen(const ScreenSetup& setup, Themes themes)
    : setup_(setup), themes_(std::move(themes)), memory_(std::make_unique<Ui::Memory>()) {
  context_ = ImGui::CreateContext();
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  io.ConfigNavEscapeClearFocusItem = false;
  io.ConfigInputTextCursorBlink = false;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
  io.ConfigErrorRecoveryEnableTooltip = false;
  ImGuiPlatformIO& platform = ImGui::GetPlatformIO();
  platform.Platform_ClipboardUserData = this;
  platform.Platform_GetClipboardTextFn = [](ImGuiContext*) -> const char* {
    auto* self = static_cast<Screen*>(ImGui::GetPlatformIO().Platform_ClipboardUserData);
    if (self->setup_.window) self->clipboard_ = self->setup_.window->clipboard();
    return self->clipboard_.c_str();
  };
  platform.Platform_SetClipboardTextFn = [](ImGuiContext*, const char* text) {
    auto* self = static_cast<Screen*>(ImGui::GetPlatformIO().Platform_ClipboardUserData);
    self->clipboard_ = text;
    if (self->setup_.window) self->setup_.window->set_clipboard(text);
  };
  fonts_ = std::make_unique<Fonts>(themes_);
  icons_ = std::make_unique<Icons>(*setup_.files, setup_.assets / "icons");
  shaped_ = std::make_unique<ShapedWords>();
  SpellingPlaces dictionaries;
  dictionaries.more_words = setup_.assets / "lookups" / "scots_words.txt";
  spelling_ = std::make_unique<Spelling>(dictionaries);
  ui_.spelling = spelling_.get();
  ui_.fonts = fonts_.get();
  ui_.icons = icons_.get();
  ui_.shaped = shaped_.get();
  ui_.themes = &themes_;
  ui_.texts = setup_.texts;
  ui_.memory_ = memory_.get();
}

Screen::~Screen() {
  ImGui::SetCurrentContext(context_);
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    if (setup_.window && texture->TexID) setup_.window->canvas().destroy_texture(texture->TexID);
    texture->SetTexID(ImTextureID_Invalid);
    texture->SetStatus(ImTextureStatus_Destroyed);
  }
  ImGui::DestroyContext(context_);
}

void Screen::set_size(int width, int height) {
  setup_.width = width;
  setup_.height = height;
  if (setup_.window) setup_.window->resize(width, height);
  force_present_ = ui_.wants_frame = true;
}

void Screen::feed(const std::vector<InputEvent>& events) {
  ImGuiIO& io = ImGui::GetIO();
  for (const InputEvent& event : events) {
    switch (event.kind) {
      case InputEvent::Kind::pointer_move:
      case InputEvent::Kind::pointer_down:
      case InputEvent::Kind::pointer_up:
        io.AddMouseSourceEvent(event.touch ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
        io.AddMousePosEvent(event.x, event.y);
        if (event.kind != InputEvent::Kind::pointer_move) io.AddMouseButtonEvent(0, event.kind == InputEvent::Kind::pointer_down);
        // A finger that left the glass is nowhere.
        if (event.touch && event.kind == InputEvent::Kind::pointer_up) io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
        break;
      case InputEvent::Kind::wheel: io.AddMouseWheelEvent(event.x, event.y); break;
      case InputEvent::Kind::key_down:
      case InputEvent::Kind::key_up:
        io.AddKeyEvent(ImGuiMod_Ctrl, event.ctrl);
        io.AddKeyEvent(ImGuiMod_Shift, event.shift);
        io.AddKeyEvent(ImGuiMod_Alt, event.alt);
        io.AddKeyEvent(key_of(event.key), event.kind == InputEvent::Kind::key_down);
        break;
      case InputEvent::Kind::text: io.AddInputCharactersUTF8(event.text.c_str()); break;
      case InputEvent::Kind::focus_lost: io.AddFocusEvent(false); break;
      case InputEvent::Kind::focus_gained: io.AddFocusEvent(true); break;
      case InputEvent::Kind::resized:
      case InputEvent::Kind::suspend: force_present_ = true; break;
      case InputEvent::Kind::dropped:
      case InputEvent::Kind::quit: break;
    }
  }
}

// A finger (or mouse) that goes more than 10 px up or down over a scroll area scrolls it and presses nothing.
void Screen::scroll_by_finger() {
  ImGuiContext& g = *ImGui::GetCurrentContext();
  ImGuiIO& io = g.IO;
  Ui::Memory& m = *memory_;
  bool sheet = !m.open_sheet.empty();
  if (io.MouseClicked[0]) {
    m.dragging.clear();
    m.drag_began = false;
    m.press_x = io.MousePos.x, m.press_y = io.MousePos.y;
    float smallest = FLT_MAX;  // the innermost area under the finger
    for (auto& [id, area] : m.scrolls) {
      area.velocity = 0;
      bool there = area.seen == m.frame && area.on_sheet == sheet && area.most() > 0 && area.view.contains(io.MousePos.x, io.MousePos.y);
      if (there && area.view.h < smallest) m.dragging = id, smallest = area.view.h;
    }
  }
  bool ours = g.ActiveId == 0 || std::find(m.ours.begin(), m.ours.end(), g.ActiveId) != m.ours.end();
  float dx = io.MousePos.x - m.press_x, dy = io.MousePos.y - m.press_y;
  bool finger = io.MouseSource == ImGuiMouseSource_TouchScreen;
  if (io.MouseDown[0] && finger && ours && g.ActiveId != 0 && std::hypot(dx, dy) > kDragPixels) ImGui::ClearActiveID();
  if (m.dragging.empty()) return;
  ScrollArea& area = m.scrolls[m.dragging];
  if (io.MouseDown[0]) {
    if (!m.drag_began && ours && std::abs(dy) > kDragPixels && std::abs(dy) > std::abs(dx)) {
      m.drag_began = true;
      if (g.ActiveId) ImGui::ClearActiveID();
    }
    if (!m.drag_began) return;
    area.offset = std::clamp(area.offset - io.MouseDelta.y, 0.f, area.most());
    area.velocity = area.velocity * 0.6f - 0.4f * io.MouseDelta.y / std::max(io.DeltaTime, 0.001f);
    return;
  }
  m.drag_began = false;
  if (ui_.settings.reduced_motion || std::abs(area.velocity) < 8) {
    area.velocity = 0;
    m.dragging.clear();
    return;
  }
  float before = area.offset;
  area.offset = std::clamp(area.offset + area.velocity * io.DeltaTime, 0.f, area.most());
  area.velocity *= std::exp(-kFriction * io.DeltaTime);
  if (area.offset == before) area.velocity = 0;
}

bool Screen::frame(const std::vector<InputEvent>& events, const app::Settings& settings, double seconds, std::int64_t now_ms,
                   const Draw& draw) {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  int width = setup_.window ? setup_.window->width() : setup_.width;
  int height = setup_.window ? setup_.window->height() : setup_.height;
  io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
  io.DeltaTime = last_seconds_ < 0 ? 1.f / 60 : static_cast<float>(std::clamp(seconds - last_seconds_, 0.0001, 60.0));
  last_seconds_ = seconds;
  feed(events);
  auto began = std::chrono::steady_clock::now();
  ImGui::NewFrame();

  ui_.screen = {0, 0, io.DisplaySize.x, io.DisplaySize.y};
  ui_.settings = settings;
  ui_.theme = &themes_.theme(settings.theme);
  ui_.time = seconds;
  ui_.now_ms = now_ms;
  ui_.wants_frame = false;
  ui_.cut_short.clear();
  ui_.standing_in = 0;
  ui_.wake_in = -1;
  ui_.nodes.clear();
  scroll_by_finger();
  ++memory_->frame;
  memory_->pictures.begin_frame();
  memory_->ours.clear();
  memory_->sheet_now.clear();

  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0.f);
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(io.DisplaySize);
  ImGui::Begin("##page", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                      ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoBringToFrontOnFocus |
                                      ImGuiWindowFlags_NoScrollWithMouse);
  ui_.fill(ui_.screen, Colour::paper);
  draw(ui_);
  ui_.nodes.release();
  ImGui::End();
  ImGui::PopStyleVar(2);
  if (memory_->open_sheet != memory_->sheet_now) ui_.wants_frame = true;
  memory_->open_sheet = memory_->sheet_now;
  ui_.sheet_was_open_ = !memory_->open_sheet.empty();
  ImGui::Render();
  build_ms_ = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
  serve_textures();
  return present();
}

bool Screen::animating() const {
  if (ui_.wants_frame || memory_->drag_began) return true;
  for (const auto& [id, area] : memory_->scrolls)
    if (area.velocity != 0 && area.seen == memory_->frame) return true;
  return false;
}

bool Screen::input_taken() const { return context_->InputEventsQueue.empty(); }

void Screen::serve_textures() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    if (texture->Status == ImTextureStatus_WantDestroy) {
      if (texture->UnusedFrames == 0) continue;
      if (setup_.window) setup_.window->canvas().destroy_texture(texture->TexID);
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    } else if (texture->Status == ImTextureStatus_WantCreate) {
      std::uint64_t id = static_cast<std::uint64_t>(texture->UniqueID) + 1;
      if (setup_.window)
        id = setup_.window->canvas().create_texture(texture->Width, texture->Height,
                                                    static_cast<std::uint8_t*>(texture->GetPixels()), texture->GetPitch());
      texture->SetTexID(id);
      texture->SetStatus(ImTextureStatus_OK);
    } else if (texture->Status == ImTextureStatus_WantUpdates) {
      for (const ImTextureRect& area : texture->Updates)
        if (setup_.window)
          setup_.window->canvas().update_texture(texture->TexID, area.x, area.y, area.w, area.h,
                                                 static_cast<std::uint8_t*>(texture->GetPixelsAt(area.x, area.y)),
                                                 texture->GetPitch());
      texture->SetStatus(ImTextureStatus_OK);
    }
  }
}

// FNV-1a over everything that ends up as pixels.
std::uint64_t Screen::hash_of_draw_data() const {
  std::uint64_t hash = 14695981039346656037ULL;
  auto mix = [&hash](const void* data, std::size_t size) {
    const auto* words = static_cast<const std::uint32_t*>(data);
    for (std::size_t i = 0; i < size / 4; ++i) hash = (hash ^ words[i]) * 1099511628211ULL;
  };
  const ImDrawData* data = ImGui::GetDrawData();
  for (const ImDrawList* list : data->CmdLists) {
    mix(list->VtxBuffer.Data, static_cast<std::size_t>(list->VtxBuffer.size_in_bytes()));
    mix(list->IdxBuffer.Data, static_cast<std::size_t>(list->IdxBuffer.size_in_bytes()));
    for (const ImDrawCmd& command : list->CmdBuffer) {
      const ImTextureID texture = command.GetTexID();
      mix(&command.ClipRect, sizeof command.ClipRect), mix(&texture, sizeof texture);
    }
  }
  return hash;
}

bool Screen::present() {
  std::uint64_t hash = hash_of_draw_data();
  if (hash == last_hash_ && !force_present_) return false;
  last_hash_ = hash;
  force_present_ = false;
  ++presented_;
  if (!setup_.window) return true;
  static_assert(sizeof(platform::Vertex) == sizeof(ImDrawVert) && sizeof(ImDrawIdx) == sizeof(std::uint16_t));
  platform::Canvas& canvas = setup_.window->canvas();
  canvas.begin(ui_.colour(Colour::paper));
  for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists)
    for (const ImDrawCmd& command : list->CmdBuffer) {
      platform::Draw draw;
      draw.texture = command.GetTexID();
      ImVec4 clip = command.ClipRect;
      draw.clip_x = static_cast<int>(std::max(0.f, clip.x));
      draw.clip_y = static_cast<int>(std::max(0.f, clip.y));
      draw.clip_w = static_cast<int>(std::ceil(clip.z)) - draw.clip_x;
      draw.clip_h = static_cast<int>(std::ceil(clip.w)) - draw.clip_y;
      if (draw.clip_w <= 0 || draw.clip_h <= 0) continue;
      auto* vertices = reinterpret_cast<const platform::Vertex*>(list->VtxBuffer.Data) + command.VtxOffset;
      draw.vertices = {vertices, static_cast<std::size_t>(list->VtxBuffer.Size) - command.VtxOffset};
      draw.indices = {list->IdxBuffer.Data + command.IdxOffset, command.ElemCount};
      canvas.draw(draw);
    }
  canvas.present();
  return true;
}

Result<void> Screen::picture(const base::Path& path) {
  if (!setup_.window) return fail(Code::invalid, "a screen without window has no picture");
  force_present_ = true;
  present();
  return setup_.window->canvas().write_png(*setup_.files, path);
}

bool Screen::scroll_on(bool to_top) {
  bool moved = false;
  for (auto& [name, area] : memory_->scrolls) {
    if (area.seen != memory_->frame) continue;
    float wanted = to_top ? 0 : std::min(area.most(), area.offset + area.view.h * 0.8f);
    moved = moved || wanted != area.offset;
    area.offset = wanted;
  }
  if (moved) ui_.wants_frame = true;
  return moved;
}

bool Screen::bring_into_view(std::string_view id) {
  const Node* node = ui_.nodes.find(id);
  if (node == nullptr) return false;
  float middle = node->rect.y + node->rect.h / 2;
  for (auto& [name, area] : memory_->scrolls) {
    bool around = area.seen == memory_->frame && node->rect.x >= area.view.x - 1 && node->rect.right() <= area.view.right() + 1;
    if (!around || (node->visible.h >= std::min(node->rect.h, 44.f) && !node->visible.empty())) continue;
    area.offset = std::clamp(area.offset + middle - (area.view.y + area.view.h / 2), 0.f, area.most());
  }
  return true;
}

}  // namespace blether::ui
