// A finger that signs on the glass.
#pragma once

#include "tests/ui/view_stage.h"

namespace blether::test {

// Three places in each frame, as glass tells faster than pages are drawn.
inline void draw(ViewStage& stage, const ui::Rect& pad) {
  using Kind = platform::InputEvent::Kind;
  auto at = [&](Kind kind, float x, float y) {
    platform::InputEvent event;
    event.kind = kind, event.touch = true;
    event.x = pad.x + pad.w * x, event.y = pad.y + pad.h * y;
    return event;
  };
  stage.frame({at(Kind::pointer_down, 0.1F, 0.2F)});
  stage.frame(
      {at(Kind::pointer_move, 0.2F, 0.6F), at(Kind::pointer_move, 0.3F, 0.7F), at(Kind::pointer_move, 0.4F, 0.9F)});
  stage.frame({at(Kind::pointer_move, 0.5F, 0.5F), at(Kind::pointer_up, 0.5F, 0.5F)});
  stage.settle();
}

}  // namespace blether::test
