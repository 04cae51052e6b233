#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "app/ui/widgets_parts.h"

namespace blether::ui {

namespace {

enum class Mark { same, a, b, gone, found };

struct Stretch {
  std::string_view text;
  Mark mark = Mark::same;
};

// A piece of one stretch on one row.
struct Run {
  std::size_t stretch = 0;
  int row = 0;
  float x = 0, w = 0;
  std::string text;
};

constexpr float kMarkPad = 3;  // left and right of a marked stretch

bool is_boxed(Mark mark) { return mark == Mark::a || mark == Mark::b || mark == Mark::found; }

// Lays stretches out as one text: rows break after blanks only, wherever a stretch begins or ends.
class Flow {
 public:
  Flow(ImFont* font, float size, float width) : font_(font), size_(size), width_(width) {}

  void add(const std::vector<Stretch>& stretches) {
    for (std::size_t i = 0; i < stretches.size(); ++i) {
      if (is_boxed(stretches[i].mark)) pad();
      for (std::size_t at = 0; at < stretches[i].text.size();) at = take(stretches[i].text, at, i);
      if (is_boxed(stretches[i].mark)) pad();
    }
    place_word();
  }
  const std::vector<Run>& runs() const { return runs_; }
  int rows() const { return row_ + 1; }

 private:
  struct Part {
    std::size_t stretch = 0;
    std::string_view text;
    float w = 0;
  };

  float width_of(std::string_view text) const {
    return font_->CalcTextSizeA(size_, FLT_MAX, 0, text.data(), text.data() + text.size()).x;
  }
  void pad() { word_.push_back({0, {}, kMarkPad}); }

  // One word, blank or line end of the stretch; gives where the next begins.
  std::size_t take(std::string_view text, std::size_t at, std::size_t stretch) {
    if (text[at] == '\n') {
      place_word();
      x_ = 0;
      ++row_;
      return at + 1;
    }
    if (text[at] == ' ') {
      place_word();
      blank_ += width_of(" ");
      blank_stretch_ = stretch;
      return at + 1;
    }
    std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
    word_.push_back({stretch, text.substr(at, end - at), width_of(text.substr(at, end - at))});
    return end;
  }

  void place_word() {
    float wide = 0;
    for (const Part& part : word_) wide += part.w;
    if (word_.empty()) return;
    if (x_ > 0 && x_ + blank_ + wide > width_) {
      x_ = 0;
      ++row_;
      blank_ = 0;
    }
    bool after_blank = blank_ > 0;
    x_ += blank_;
    blank_ = 0;
    for (const Part& part : word_) {
      if (part.text.empty()) x_ += part.w;
      else place(part, after_blank);
      after_blank = false;
    }
    word_.clear();
  }

  void place(const Part& part, bool after_blank) {
    bool joins = !runs_.empty() && runs_.back().stretch == part.stretch && runs_.back().row == row_;
    if (joins) {
      Run& run = runs_.back();
      if (after_blank && blank_stretch_ == part.stretch) run.text += ' ';
      run.text += part.text;
      run.w = x_ + part.w - run.x;
    } else {
      runs_.push_back({part.stretch, row_, x_, part.w, std::string(part.text)});
    }
    x_ += part.w;
    if (x_ > width_ && part.w > width_) break_run();
  }

  // A token wider than the page goes on in the next row.
  void break_run() {
    Run run = std::move(runs_.back());
    runs_.pop_back();
    while (run.w > width_ && run.text.size() > 1) {
      std::size_t fits = 1;
      while (fits < run.text.size() && width_of(std::string_view(run.text).substr(0, next(run.text, fits))) <= width_)
        fits = next(run.text, fits);
      std::string head = run.text.substr(0, fits);
      runs_.push_back({run.stretch, run.row, 0, width_of(head), head});
      run = {run.stretch, run.row + 1, 0, 0, run.text.substr(fits)};
      run.w = width_of(run.text);
    }
    row_ = run.row;
    x_ = run.x + run.w;
    runs_.push_back(std::move(run));
  }

  static std::size_t next(const std::string& text, std::size_t at) {
    do ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
    return at;
  }

  ImFont* font_;
  float size_, width_;
  float x_ = 0, blank_ = 0;
  std::size_t blank_stretch_ = 0;
  int row_ = 0;
  std::vector<Part> word_;  // what stands together since the last blank
  std::vector<Run> runs_;
};

void draw_run(Ui& ui, const Run& run, Mark mark, TextStyle style, float x, float y) {
  float size = ui.font_size(style), line = ui.line_px(style);
  ImFont* font = ui.font(ui.weight_of(style));
  float top = std::round(y + static_cast<float>(run.row) * line + (line - size) / 2);
  float left = x + run.x, base = top + std::round(font->GetFontBaked(size)->Ascent);
  Rect box{left - kMarkPad, top - 1, run.w + 2 * kMarkPad, size + 2};
  if (mark == Mark::a) ui.fill(box, Colour::mark_a, 4);
  if (mark == Mark::b) ui.fill(box, Colour::mark_b, 4);
  if (mark == Mark::found) ui.fill(box, Colour::speak, 4);
  Colour ink = mark == Mark::gone ? Colour::ink_soft : style.colour;
  ui.draw_list()->AddText(font, size, {left, top}, ui.colour(ink), run.text.data(), run.text.data() + run.text.size());
  float k = size / 29;  // of the words size at 100 %
  auto under = [&](float drop, float thickness, Colour c) {
    ui.fill({left, base + std::round(drop * k), run.w, std::max(1.F, std::round(thickness * k))}, c);
  };
  if (mark == Mark::a) under(5, 3, Colour::info);
  if (mark == Mark::b) under(4, 2, Colour::accent), under(8, 2, Colour::accent);
  if (mark == Mark::gone) under(-8, 2, Colour::ink_soft);
}

float flow_words(Ui& ui, std::string_view id, const std::vector<Stretch>& stretches, TextStyle style, float x, float y,
                 float width, bool draw) {
  std::string spoken;
  for (const Stretch& stretch : stretches)
    if (stretch.mark != Mark::gone) spoken += stretch.text;
  // Where letters join, a mark in the middle would tear them: the words stand whole.
  if (ui.is_shaped(spoken)) return draw ? ui.words(id, spoken, style, x, y, width).h : ui.measure(spoken, style, width).h;
  Flow flow(ui.font(ui.weight_of(style)), ui.font_size(style), width);
  flow.add(stretches);
  float height = static_cast<float>(flow.rows()) * ui.line_px(style);
  if (!draw) return height;
  for (const Run& run : flow.runs()) draw_run(ui, run, stretches[run.stretch].mark, style, x, y);
  if (!id.empty()) ui.note(node(id, Role::text, spoken), {x, y, width, height});
  return height;
}

Mark mark_of(app::MarkedWords::Mark mark) {
  switch (mark) {
    case app::MarkedWords::Mark::a: return Mark::a;
    case app::MarkedWords::Mark::b: return Mark::b;
    case app::MarkedWords::Mark::gone: return Mark::gone;
    case app::MarkedWords::Mark::same: break;
  }
  return Mark::same;
}

}  // namespace

float marked_words(Ui& ui, std::string_view id, const std::vector<app::MarkedWords>& words, TextStyle style, float x, float y,
                   float width, bool draw) {
  std::vector<Stretch> stretches;
  for (const app::MarkedWords& part : words) stretches.push_back({part.text, mark_of(part.mark)});
  return flow_words(ui, id, stretches, style, x, y, width, draw);
}

float found_words(Ui& ui, std::string_view id, std::string_view excerpt, TextStyle style, float x, float y, float width) {
  std::vector<Stretch> stretches;
  Mark mark = Mark::same;
  while (!excerpt.empty()) {
    std::size_t end = std::min(excerpt.find_first_of("\x02\x03"), excerpt.size());
    if (end > 0) stretches.push_back({excerpt.substr(0, end), mark});
    if (end == excerpt.size()) break;
    mark = excerpt[end] == '\x02' ? Mark::found : Mark::same;
    excerpt.remove_prefix(end + 1);
  }
  return flow_words(ui, id, stretches, style, x, y, width, true);
}

}  // namespace blether::ui
