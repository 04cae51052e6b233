// A sheet of paper, and beside it what the person says of it: an answer, their own words, and a name on the glass if
// they want to. The plan and "What we agreed today" are such pages.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "app/core/read_models_say.h"
#include "app/ui/signature_pad.h"
#include "app/ui/views/paper.h"

namespace blether::ui {

// Node ids begin with `paper.id`: ID/agree|part|disagree, ID/words, ID/sign (+ "/clear"), ID/signed, ID/keep, ID/copy,
// ID/said, ID/changed, ID/ask, ID/missing, ID/copied, ID/unhappy.
struct SignedPage {
  const app::PersonName& name;
  const app::PageSay& say;
  PaperSheet paper;
  float pane;                                 // width of what is said, at 100 %
  std::string title, question;                // "Isobel's plan"; "Isobel, is this plan right?"
  std::string changed;                        // what to do when something is newer than the answer
  std::string before;                         // why neither yes nor in part can be kept yet; empty: nothing
  std::string pdf;                            // file name of the copy just made; empty before
  std::function<void(Column&)> above, below;  // what stands before the question, and at the end; may be empty
};

class SignedPageView {
 public:
  struct Said {
    std::string answer;
    app::SaySeen seen;
    care::Strokes signature;
  };
  struct Tapped {
    std::optional<Said> keep;
    bool copy = false;
  };
  Tapped draw(Stage& stage, const SignedPage& page);

 private:
  void take_in(const app::PageSay& say);
  bool is_saying() const { return !answer_.empty() || !pen_.empty(); }
  std::string off(Stage& stage, const SignedPage& page) const;
  void one_pane(Stage& stage, const SignedPage& page, Tapped& tapped);
  void two_panes(Stage& stage, const SignedPage& page, Tapped& tapped);
  void act(Stage& stage, const SignedPage& page, bool off_tapped, Tapped& tapped);
  void say(Stage& stage, const SignedPage& page, Column& column);
  void sign(Stage& stage, const SignedPage& page, Column& column);

  std::string answer_;  // chosen, not kept yet
  PenState pen_;
  bool asked_ = false, sent_ = false;
  std::int64_t said_before_ = 0;  // PageSay::said_ms when it was handed over
};

}  // namespace blether::ui
