#include "app/ui/fonts.h"

#include <imgui.h>
#include <misc/freetype/imgui_freetype.h>

#include <filesystem>

namespace blether::ui {

namespace {

struct FaceFiles {
  std::string_view name;
  std::array<std::string_view, 4> files;  // by weight; empty: the next lighter
};

// Debian's fonts-inter, fonts-sil-andika and fonts-opendyslexic, release 12 and 13.
constexpr std::string_view kFolders[] = {"/usr/share/fonts/opentype/inter/",        "/usr/share/fonts/opentype/inter-vf/",
                                         "/usr/share/fonts/truetype/inter/",        "/usr/share/fonts/truetype/andika/",
                                         "/usr/share/fonts/truetype/sil-andika/",   "/usr/share/fonts/opentype/opendyslexic/",
                                         "/usr/share/fonts/truetype/opendyslexic/", "/usr/local/share/fonts/"};
constexpr FaceFiles kFaces[] = {
    {"plain", {"Inter-Regular", "Inter-Medium", "Inter-SemiBold", "Inter-Bold"}},
    {"easy-read", {"Andika-Regular", "Andika-Regular", "Andika-Bold", "Andika-Bold"}},
    {"open-dyslexic", {"OpenDyslexic-Regular", "OpenDyslexic-Regular", "OpenDyslexic-Bold", "OpenDyslexic-Bold"}},
};

std::string find_file(std::string_view name) {
  for (std::string_view folder : kFolders)
    for (std::string_view ending : {".otf", ".ttf"}) {
      std::string path = std::string(folder) + std::string(name) + std::string(ending);
      if (std::filesystem::exists(path)) return path;
    }
  return {};
}

}  // namespace

Fonts::Fonts(const Themes&) {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.FontLoaderFlags = ImGuiFreeTypeLoaderFlags_NoHinting;
  std::map<std::string, ImFont*> opened;
  for (const FaceFiles& face : kFaces) {
    std::array<ImFont*, 4> fonts{};
    for (std::size_t i = 0; i < 4; ++i) {
      std::string path = find_file(face.files[i]);
      if (path.empty()) {
        fonts[i] = i > 0 ? fonts[i - 1] : nullptr;
        continue;
      }
      ImFont*& font = opened[path];
      if (font == nullptr) font = atlas.AddFontFromFileTTF(path.c_str(), 22);
      fonts[i] = font;
    }
    faces_[std::string(face.name)] = fonts;
  }
  if (atlas.Fonts.empty()) atlas.AddFontDefault();
}

ImFont* Fonts::font(std::string_view face, Weight weight) {
  auto index = static_cast<std::size_t>(weight);
  if (auto found = faces_.find(face); found != faces_.end() && found->second[index]) return found->second[index];
  if (auto found = faces_.find("plain"); found != faces_.end() && found->second[index]) return found->second[index];
  return ImGui::GetIO().Fonts->Fonts[0];
}

}  // namespace blether::ui
