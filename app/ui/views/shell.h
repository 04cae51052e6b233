// Shell: what is around every page. Top bar, Help, the way back, messages, the curtain; and the page of the route.
#pragma once

#include <memory>

#include "app/ui/views/reading_aloud.h"
#include "app/ui/views/view.h"

namespace blether::ui {

// UI thread only.
class Shell {
 public:
  // `machine` outlives the shell; null: a screen alone.
  explicit Shell(Speaker speaker = {}, Machine* machine = nullptr);
  ~Shell();
  // One frame.
  void draw(Ui& ui, const app::ReadModel& model, app::Intents& intents);
  // Hands over everything typed: before the tablet is put away or the app ends.
  void flush(app::Intents& intents);
  // The tablet is put away: nothing more is heard.
  void be_quiet() { reading_.end(); }
  // What is being read aloud, to be scrolled to; empty: nothing.
  const std::string& node_being_read() const { return reading_.node(); }

 private:
  void draw_page(Stage& stage);
  bool come_to(const app::Route& route, app::Intents& intents);
  void draw_bar(Stage& stage);
  void draw_help(Stage& stage);
  void draw_notice(Stage& stage);
  void offer_reading(Stage& stage);
  void offer_language(Stage& stage);
  void draw_curtain(Ui& ui);
  void go_back(Stage& stage);
  bool back_to_decision(const app::Route& now) const;
  void turn_to(const app::Route& route);

  Machine* machine_;
  Editors editors_;
  ReadingAloud reading_;
  std::unique_ptr<View> view_;
  app::Route route_, came_from_;
  struct Below {
    std::unique_ptr<View> view;
    app::Route route, came_from;
  };
  Below below_;  // the page that codes lie over, as one left it
  bool any_page_ = false, help_open_ = false, curtain_ = false;
  std::uint64_t notice_serial_ = 0;
  double notice_until_ = 0;
  bool some_english_ = false;  // on a page in another language: words that nobody translated yet
};

}  // namespace blether::ui
