#include "app/ui/pictures.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cstring>
#include <vector>

#include "app/ui/memory.h"
#include "platform/picture.h"

namespace blether::ui {

struct Pictures::Inside {
  struct One {
    std::shared_ptr<const platform::Pixels> pixels;
    ImTextureData texture;
    bool drawn = true;  // since the last frame began
  };
  std::vector<std::unique_ptr<One>> all;
};

Pictures::Pictures() : inside_(std::make_unique<Inside>()) {}
Pictures::~Pictures() = default;

void Pictures::begin_frame() {
  std::erase_if(inside_->all, [](const std::unique_ptr<Inside::One>& one) {
    if (one->texture.Status == ImTextureStatus_Destroyed) {
      ImGui::UnregisterUserTexture(&one->texture);
      return true;
    }
    if (!one->drawn) one->texture.SetStatus(ImTextureStatus_WantDestroy), one->texture.UnusedFrames = 1;
    one->drawn = false;
    return false;
  });
}

void Pictures::draw(ImDrawList* list, const std::shared_ptr<const platform::Pixels>& pixels, Rect rect) {
  if (!pixels || pixels->width <= 0 || pixels->height <= 0) return;
  auto found = std::find_if(inside_->all.begin(), inside_->all.end(), [&](const std::unique_ptr<Inside::One>& one) {
    return one->pixels == pixels && one->texture.Status != ImTextureStatus_WantDestroy;
  });
  if (found == inside_->all.end()) {
    auto made = std::make_unique<Inside::One>();
    made->pixels = pixels;
    made->texture.Create(ImTextureFormat_RGBA32, pixels->width, pixels->height);
    made->texture.UseColors = true;
    std::memcpy(made->texture.Pixels, pixels->rgba.data(),
                std::min(pixels->rgba.size(), static_cast<std::size_t>(made->texture.GetSizeInBytes())));
    ImGui::RegisterUserTexture(&made->texture);
    found = inside_->all.insert(inside_->all.end(), std::move(made));
  }
  Inside::One& one = **found;
  one.drawn = true;
  const auto width = static_cast<float>(pixels->width), height = static_cast<float>(pixels->height);
  const float scale = std::min(rect.w / width, rect.h / height);
  const ImVec2 size(width * scale, height * scale), at(rect.x + (rect.w - size.x) / 2, rect.y + (rect.h - size.y) / 2);
  list->AddImage(one.texture.GetTexRef(), at, {at.x + size.x, at.y + size.y});
}

void Ui::picture(std::string_view id, std::string_view name, const std::shared_ptr<const platform::Pixels>& pixels, Rect rect) {
  Node node;
  node.id = id, node.role = Role::image, node.name = name;
  note(node, rect);
  memory_->pictures.draw(draw_list(), pixels, rect);
}

}  // namespace blether::ui
