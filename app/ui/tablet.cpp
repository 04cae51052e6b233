#include "app/ui/tablet.h"

#include <algorithm>

#include "platform/picture.h"

namespace blether::ui {

using base::Result;
using platform::InputEvent;

namespace {

constexpr int kFramesAfterEvent = 3;
constexpr std::uint64_t kMostTurnsToSettle = 2'000;
constexpr double kAutosaveSeconds = 1.5;  // longer waits are not for autosave

bool is_person(const InputEvent& event) {
  using Kind = InputEvent::Kind;
  return event.kind == Kind::pointer_down || event.kind == Kind::pointer_move || event.kind == Kind::key_down ||
         event.kind == Kind::text || event.kind == Kind::wheel;
}

}  // namespace

Result<std::unique_ptr<Tablet>> Tablet::open(TabletSetup setup) {
  std::unique_ptr<Tablet> tablet(new Tablet(std::move(setup)));
  TRY_VOID(tablet->start());
  return tablet;
}

Tablet::Tablet(TabletSetup setup) : setup_(std::move(setup)) {}

Tablet::~Tablet() { core_.reset(); }

Result<void> Tablet::start() {
  app::CoreWorld& world = setup_.world;
  TRY(words_, app::Translations::load(*world.files, world.assets / "translations"));
  TRY(window_, platform::Window::open(words_.english()("app.name"), setup_.width, setup_.height));
  ScreenSetup screen;
  screen.files = world.files;
  screen.assets = world.assets;
  screen.texts = &words_.english();
  screen.window = window_.get();
  TRY(screen_, Screen::create(screen));
  shell_ = std::make_unique<Shell>(speaker(), &machine_);
  lock_events_ = std::make_unique<platform::LockEvents>(*world.clock);
  world.picture = [](const base::Bytes& file) { return platform::bare_picture(file); };
  world.wake = [window = window_.get()] { window->wake(); };
  core_ = std::make_unique<app::Core>(world);
  return {};
}

Speaker Tablet::speaker() {
  if (!platform::has_voice()) return {};
  return {[this](const std::string& words, const std::string& language) { voice_.say(words, language); },
          [this] { return voice_.speaking(); }, [this] { voice_.stop(); }};
}

double Tablet::seconds() const { return static_cast<double>(setup_.world.clock->boot_ms()) / 1000; }

void Tablet::push(app::Intents& intents) {
  for (app::Intent& intent : intents) {
    if (std::holds_alternative<app::Write>(intent)) ++words_written_;
    // What nobody said to keep is not left behind a lock.
    if (std::holds_alternative<app::Lock>(intent)) player_.stop(), recorder_.forget(), machine_.dropped.clear();
    core_->push(std::move(intent));
  }
  intents.clear();
}

// The tablet is put away or left alone: what was typed is written, then it locks.
void Tablet::put_away() {
  app::Intents intents;
  shell_->be_quiet();
  shell_->flush(intents);
  intents.push_back(app::Lock{});
  push(intents);
}

void Tablet::heed(const std::vector<InputEvent>& events) {
  // Who speaks is there.
  if (recorder_.state() == platform::Recorder::State::hearing) lock_events_->touched();
  for (const InputEvent& event : events) {
    if (is_person(event)) lock_events_->touched();
    if (event.kind == InputEvent::Kind::dropped) machine_.dropped = event.text;
    if (event.kind == InputEvent::Kind::quit) quit_ = true;
    if (event.kind == InputEvent::Kind::focus_gained) lock_events_->in_front(true);
    if (event.kind == InputEvent::Kind::focus_lost) {
      lock_events_->in_front(false);
      shell_->be_quiet();
      app::Intents intents;
      shell_->flush(intents);
      push(intents);
    }
    if (event.kind == InputEvent::Kind::suspend) {
      put_away();
      core_->settle();
    }
  }
  if (core_->model()->unlocked && lock_events_->left_ms() <= 0) put_away();
}

void Tablet::frame(const std::vector<InputEvent>& events) {
  auto model = core_->model();
  shown_version_ = model->version;
  app::Intents intents;
  screen_->frame(events, app::shown_settings(*model), seconds(), setup_.world.clock->utc_ms(),
                 [&](Ui& ui) {
                   ui.texts = &words_.in(model->language.code);
                   shell_->draw(ui, *model, intents);
                 });
  if (const std::string& node = shell_->node_being_read(); !node.empty() && node != read_) screen_->bring_into_view(node);
  read_ = shell_->node_being_read();
  due_at_ = screen_->wake_in() >= 0 ? seconds() + screen_->wake_in() : -1;
  if (!intents.empty()) frames_due_ = std::max(frames_due_, 1);
  push(intents);
}

bool Tablet::wants_frame(bool happened) const {
  return happened || frames_due_ > 0 || screen_->animating() || !screen_->input_taken() ||
         core_->model()->version != shown_version_ || (due_at_ >= 0 && seconds() >= due_at_);
}

bool Tablet::turn(int most_ms) {
  int wait_ms = most_ms;
  if (wants_frame(false)) wait_ms = screen_->animating() ? std::min(most_ms, 8) : 0;
  else if (due_at_ >= 0) wait_ms = std::clamp(static_cast<int>((due_at_ - seconds()) * 1000) + 1, 0, most_ms);
  auto events = window_->wait(wait_ms);
  heed(events);
  if (!events.empty()) frames_due_ = kFramesAfterEvent;
  if (wants_frame(false)) {
    frame(events);
    frames_due_ = std::max(0, frames_due_ - 1);
  }
  return !quit_;
}

void Tablet::settle() {
  for (std::uint64_t turns = 0; turns < kMostTurnsToSettle; ++turns) {
    // What is recorded has no end of its own.
    bool hearing = recorder_.state() == platform::Recorder::State::hearing;
    bool autosave = !hearing && due_at_ >= 0 && due_at_ - seconds() < kAutosaveSeconds;
    if (wants_frame(false) || autosave) {
      turn(50);
      continue;
    }
    auto before = core_->model()->version;
    core_->settle();
    if (core_->model()->version == before && before == shown_version_ && !wants_frame(false)) return;
  }
}

void Tablet::run() {
  // Nothing happens between events, but for the lock.
  while (turn(static_cast<int>(std::clamp<std::int64_t>(lock_events_->left_ms() + 1, 1'000, 60'000)))) {
  }
  app::Intents intents;
  shell_->flush(intents);
  push(intents);
  core_->settle();
}

}  // namespace blether::ui
