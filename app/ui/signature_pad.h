// A pad to sign on with a finger or pen. Never needed: the answer above it is enough.
#pragma once

#include <string_view>

#include "app/ui/ui.h"
#include "care/signature.h"

namespace blether::ui {

// What is being drawn: raw strokes, every place that the glass told of, also between two frames. UI thread only.
class PenState {
 public:
  const care::Strokes& strokes() const { return strokes_; }
  bool empty() const { return strokes_.empty(); }
  void clear() { *this = {}; }

 private:
  friend bool signature_pad(Ui&, std::string_view, std::string_view, std::string_view, Rect, PenState&);
  care::Strokes strokes_;
  double began_ = 0;      // seconds of the frame's clock: the pen first came down
  std::size_t points_ = 0;
  bool down_ = false;
};

float signature_pad_height(const Ui& ui, float width);
// A drag on it draws and never scrolls the page. Ids: `id`, and id + "/clear". True: something was drawn or cleared.
bool signature_pad(Ui& ui, std::string_view id, std::string_view hint, std::string_view clear, Rect rect, PenState& pen);
// A signature as it was drawn, on the same pad without a pen.
void signature(Ui& ui, std::string_view id, std::string_view name, const care::Strokes& strokes, Rect rect);

}  // namespace blether::ui
