#include <SDL2/SDL.h>

#include <algorithm>
#include <cstring>
#include <map>

#include "platform/canvas_sdl.h"
#include "platform/window.h"

namespace blether::platform {

using base::Code;
using base::fail;
using base::Result;

namespace {

const std::map<SDL_Keycode, Key>& keys() {
  static const std::map<SDL_Keycode, Key> kKeys = {
      {SDLK_TAB, Key::tab}, {SDLK_RETURN, Key::enter}, {SDLK_KP_ENTER, Key::enter}, {SDLK_ESCAPE, Key::escape},
      {SDLK_AC_BACK, Key::escape}, {SDLK_SPACE, Key::space}, {SDLK_BACKSPACE, Key::backspace}, {SDLK_DELETE, Key::del},
      {SDLK_LEFT, Key::left}, {SDLK_RIGHT, Key::right}, {SDLK_UP, Key::up}, {SDLK_DOWN, Key::down}, {SDLK_HOME, Key::home},
      {SDLK_END, Key::end}, {SDLK_PAGEUP, Key::page_up}, {SDLK_PAGEDOWN, Key::page_down}, {SDLK_a, Key::a}, {SDLK_c, Key::c},
      {SDLK_v, Key::v}, {SDLK_x, Key::x}, {SDLK_y, Key::y}, {SDLK_z, Key::z}, {SDLK_LSHIFT, Key::shift},
      {SDLK_RSHIFT, Key::shift}, {SDLK_LCTRL, Key::ctrl}, {SDLK_RCTRL, Key::ctrl}, {SDLK_LALT, Key::alt}, {SDLK_RALT, Key::alt}};
  return kKeys;
}

SDL_Keycode code_of(Key key) {
  for (const auto& [code, known] : keys())
    if (known == key) return code;
  return SDLK_UNKNOWN;
}

class SdlWindow final : public Window {
 public:
  SdlWindow(SDL_Window* window, SDL_Renderer* renderer)
      : window_(window), renderer_(renderer), canvas_(canvas_of(renderer)), wake_event_(SDL_RegisterEvents(1)) {}
  ~SdlWindow() override {
    canvas_.reset();
    SDL_DestroyRenderer(renderer_);
    SDL_DestroyWindow(window_);
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
  }

  std::vector<InputEvent> wait(int timeout_ms) override {
    std::vector<InputEvent> events;
    SDL_Event event;
    if (timeout_ms != 0) {
      int got = timeout_ms < 0 ? SDL_WaitEvent(&event) : SDL_WaitEventTimeout(&event, timeout_ms);
      if (got) take(event, events);
    }
    while (SDL_PollEvent(&event)) take(event, events);
    return events;
  }

  void wake() override {
    SDL_Event event{};
    event.type = wake_event_;
    SDL_PushEvent(&event);
  }

  void inject(const InputEvent& event) override;

  int width() const override { return size().first; }
  int height() const override { return size().second; }
  void resize(int width, int height) override { SDL_SetWindowSize(window_, width, height); }
  Canvas& canvas() override { return *canvas_; }
  std::string clipboard() override {
    char* text = SDL_GetClipboardText();
    std::string copy = text ? text : "";
    SDL_free(text);
    return copy;
  }
  void set_clipboard(const std::string& text) override { SDL_SetClipboardText(text.c_str()); }

 private:
  static std::unique_ptr<Canvas> canvas_of(SDL_Renderer* renderer) {
    SDL_RendererInfo info{};
    SDL_GetRendererInfo(renderer, &info);
    if (info.flags & SDL_RENDERER_SOFTWARE) return std::make_unique<SdlSoftCanvas>(renderer);
    return std::make_unique<SdlCanvas>(renderer);
  }
  std::pair<int, int> size() const {
    int width = 0, height = 0;
    SDL_GetRendererOutputSize(renderer_, &width, &height);
    return {width, height};
  }
  void inject_text(std::string_view text);
  void take(const SDL_Event& event, std::vector<InputEvent>& events);
  void take_pointer(const SDL_Event& event, std::vector<InputEvent>& events);

  SDL_Window* window_;
  SDL_Renderer* renderer_;
  std::unique_ptr<Canvas> canvas_;
  Uint32 wake_event_;
  bool finger_down_ = false;
  SDL_FingerID finger_ = 0;
};

// One finger is followed; what SDL makes of touches as a mouse is left out, so that nothing happens twice.
void SdlWindow::take_pointer(const SDL_Event& event, std::vector<InputEvent>& events) {
  InputEvent out;
  switch (event.type) {
    case SDL_FINGERDOWN:
    case SDL_FINGERUP:
    case SDL_FINGERMOTION: {
      if (event.type == SDL_FINGERDOWN && !finger_down_) finger_ = event.tfinger.fingerId, finger_down_ = true;
      if (event.tfinger.fingerId != finger_) return;
      if (event.type == SDL_FINGERUP) finger_down_ = false;
      out.touch = true;
      out.x = event.tfinger.x * static_cast<float>(width());
      out.y = event.tfinger.y * static_cast<float>(height());
      out.kind = event.type == SDL_FINGERDOWN ? InputEvent::Kind::pointer_down
                 : event.type == SDL_FINGERUP ? InputEvent::Kind::pointer_up
                                              : InputEvent::Kind::pointer_move;
      break;
    }
    case SDL_MOUSEMOTION:
      if (event.motion.which == SDL_TOUCH_MOUSEID) return;
      out.kind = InputEvent::Kind::pointer_move;
      out.x = static_cast<float>(event.motion.x), out.y = static_cast<float>(event.motion.y);
      break;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
      if (event.button.which == SDL_TOUCH_MOUSEID || event.button.button != SDL_BUTTON_LEFT) return;
      out.kind = event.type == SDL_MOUSEBUTTONDOWN ? InputEvent::Kind::pointer_down : InputEvent::Kind::pointer_up;
      out.x = static_cast<float>(event.button.x), out.y = static_cast<float>(event.button.y);
      break;
    default:
      if (event.wheel.which == SDL_TOUCH_MOUSEID) return;
      out.kind = InputEvent::Kind::wheel;
      out.x = event.wheel.preciseX, out.y = event.wheel.preciseY;
  }
  events.push_back(out);
}

void SdlWindow::take(const SDL_Event& event, std::vector<InputEvent>& events) {
  InputEvent out;
  switch (event.type) {
    case SDL_FINGERDOWN:
    case SDL_FINGERUP:
    case SDL_FINGERMOTION:
    case SDL_MOUSEMOTION:
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
    case SDL_MOUSEWHEEL: return take_pointer(event, events);
    case SDL_KEYDOWN:
    case SDL_KEYUP: {
      auto found = keys().find(event.key.keysym.sym);
      if (found == keys().end()) return;
      out.kind = event.type == SDL_KEYDOWN ? InputEvent::Kind::key_down : InputEvent::Kind::key_up;
      out.key = found->second;
      out.ctrl = event.key.keysym.mod & KMOD_CTRL;
      out.shift = event.key.keysym.mod & KMOD_SHIFT;
      out.alt = event.key.keysym.mod & KMOD_ALT;
      break;
    }
    case SDL_TEXTINPUT:
      out.kind = InputEvent::Kind::text;
      out.text = event.text.text;
      break;
    case SDL_WINDOWEVENT:
      if (event.window.event == SDL_WINDOWEVENT_FOCUS_LOST) out.kind = InputEvent::Kind::focus_lost;
      else if (event.window.event == SDL_WINDOWEVENT_FOCUS_GAINED) out.kind = InputEvent::Kind::focus_gained;
      else out.kind = InputEvent::Kind::resized;  // shown, moved, uncovered: draw again
      break;
    case SDL_DROPFILE:
      out.kind = InputEvent::Kind::dropped;
      out.text = event.drop.file != nullptr ? event.drop.file : "";
      SDL_free(event.drop.file);
      break;
    case SDL_APP_WILLENTERBACKGROUND: out.kind = InputEvent::Kind::suspend; break;
    case SDL_QUIT: out.kind = InputEvent::Kind::quit; break;
    default: return;
  }
  events.push_back(std::move(out));
}

// SDL carries a few bytes at a time: cut between characters only.
void SdlWindow::inject_text(std::string_view text) {
  while (!text.empty()) {
    SDL_Event event{};
    std::size_t size = std::min(text.size(), sizeof event.text.text - 1);
    while (size < text.size() && size > 1 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
    event.type = SDL_TEXTINPUT;
    std::memcpy(event.text.text, text.data(), size);
    SDL_PushEvent(&event);
    text.remove_prefix(size);
  }
}

void SdlWindow::inject(const InputEvent& in) {
  SDL_Event event{};
  switch (in.kind) {
    case InputEvent::Kind::pointer_down:
    case InputEvent::Kind::pointer_up:
    case InputEvent::Kind::pointer_move:
      event.type = in.kind == InputEvent::Kind::pointer_down ? SDL_FINGERDOWN
                   : in.kind == InputEvent::Kind::pointer_up ? SDL_FINGERUP
                                                             : SDL_FINGERMOTION;
      event.tfinger.fingerId = 1;
      event.tfinger.x = in.x / static_cast<float>(width());
      event.tfinger.y = in.y / static_cast<float>(height());
      break;
    case InputEvent::Kind::wheel:
      event.type = SDL_MOUSEWHEEL;
      event.wheel.preciseX = in.x, event.wheel.preciseY = in.y;
      break;
    case InputEvent::Kind::key_down:
    case InputEvent::Kind::key_up:
      event.type = in.kind == InputEvent::Kind::key_down ? SDL_KEYDOWN : SDL_KEYUP;
      event.key.keysym.sym = code_of(in.key);
      event.key.keysym.mod = static_cast<Uint16>((in.ctrl ? KMOD_LCTRL : 0) | (in.shift ? KMOD_LSHIFT : 0) | (in.alt ? KMOD_LALT : 0));
      break;
    case InputEvent::Kind::text: return inject_text(in.text);
    case InputEvent::Kind::focus_lost:
    case InputEvent::Kind::focus_gained:
    case InputEvent::Kind::resized:
      event.type = SDL_WINDOWEVENT;
      event.window.event = in.kind == InputEvent::Kind::focus_lost     ? SDL_WINDOWEVENT_FOCUS_LOST
                           : in.kind == InputEvent::Kind::focus_gained ? SDL_WINDOWEVENT_FOCUS_GAINED
                                                                       : SDL_WINDOWEVENT_SIZE_CHANGED;
      break;
    case InputEvent::Kind::suspend: event.type = SDL_APP_WILLENTERBACKGROUND; break;
    case InputEvent::Kind::dropped:
      event.type = SDL_DROPFILE;
      event.drop.file = SDL_strdup(in.text.c_str());
      break;
    case InputEvent::Kind::quit: event.type = SDL_QUIT; break;
  }
  SDL_PushEvent(&event);
}

}  // namespace

Result<std::unique_ptr<Window>> Window::open(const std::string& title, int width, int height) {
  SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
  SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
  if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) return fail(Code::io, std::string("no video: ") + SDL_GetError());
  SDL_Window* window = SDL_CreateWindow(title.c_str(), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, width, height,
                                        SDL_WINDOW_RESIZABLE);
  if (window == nullptr) return fail(Code::io, std::string("no window: ") + SDL_GetError());
  bool dummy = std::strcmp(SDL_GetCurrentVideoDriver(), "dummy") == 0;
  SDL_Renderer* renderer = SDL_CreateRenderer(window, -1, dummy ? SDL_RENDERER_SOFTWARE : SDL_RENDERER_PRESENTVSYNC);
  if (renderer == nullptr) renderer = SDL_CreateRenderer(window, -1, SDL_RENDERER_SOFTWARE);
  if (renderer == nullptr) return fail(Code::io, std::string("no renderer: ") + SDL_GetError());
  SDL_StartTextInput();
  return std::unique_ptr<Window>(new SdlWindow(window, renderer));
}

}  // namespace blether::platform
