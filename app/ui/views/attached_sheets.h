// Sheets of the page of voices and pictures: say it, show it, look at it.
#pragma once

#include <memory>
#include <string>

#include "app/core/read_models_attached.h"
#include "app/ui/views/parts.h"
#include "platform/picture.h"

namespace blether::ui {

// "0:07"
std::string length_words(std::int64_t ms);

// Start, stop, listen, keep or not. What is recorded is in memory only until somebody says that it is kept.
class VoiceSheet {
 public:
  void open(Stage& stage);
  bool is_open() const { return open_; }
  // `ask`: what is said first to who is going to speak. `who`: who will hear it.
  void draw(Stage& stage, const std::string& ask, const std::string& who);

 private:
  void before(Stage& stage, const std::string& ask, const std::string& who, Column& column, SheetRow& tapped);
  void hearing(Stage& stage, Column& column, SheetRow& tapped);
  void made(Stage& stage, Column& column, SheetRow& tapped);

  bool open_ = false, no_microphone_ = false;
  std::unique_ptr<EditorState> words_;
};

// One picture from the folder, or the one that was dropped on the window, and what it shows.
class PictureSheet {
 public:
  // `path`: of a picture that was dropped; empty: one is chosen.
  void open(Stage& stage, std::string path);
  void draw(Stage& stage, const app::AttachedModel& model);

 private:
  void choose(Stage& stage, const app::AttachedModel& model, Column& column);

  bool open_ = false;
  std::string chosen_;
  std::unique_ptr<EditorState> words_;
};

// A picture that the core has opened, as large as the sheet.
class LookSheet {
 public:
  void open(model::RecordId record) { record_ = record; }
  void draw(Stage& stage, const app::AttachedModel& model);

 private:
  model::RecordId record_;  // none: closed
  std::shared_ptr<const base::Bytes> file_;
  std::shared_ptr<const platform::Pixels> pixels_;
};

}  // namespace blether::ui
