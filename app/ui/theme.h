// Theme: every colour and size is a token of assets/themes/tokens.json.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/files.h"
#include "platform/base/result.h"

namespace blether::ui {

enum class Colour {
  paper, surface, sunken, raised, ink, ink_soft, line, edge, primary, primary_press, on_primary, primary_tint, primary_ink,
  accent, accent_tint, accent_ink, good, good_tint, good_ink, info, info_tint, info_ink, alert, alert_press, on_alert,
  alert_tint, alert_ink, mark_a, mark_b, speak, focus, focus_halo, scrim, shadow, count
};
std::string_view token_name(Colour colour);  // "primary-press"

// 0xAABBGGRR, as Dear ImGui wants it.
using Rgba = std::uint32_t;

// The sizes of look.md section 3.
enum class TextSize { small, body, words, lead, title, prompt, display };
enum class Weight { regular, medium, semibold, bold };

struct TypeSize {
  float px = 22, line = 33;
  Weight weight = Weight::regular;
};

struct Face {
  std::string family;
  float line_box = 1.21f;  // ascent to descent over em: what Dear ImGui counts
  float optical = 1;       // looks as big as Inter at that size
};

// Two colours that meet on a screen, and the contrast they must have (WCAG 2.2, 1.4.3 and 1.4.11).
struct Pair {
  Colour front, back;
  double least = 4.5;
};

class Theme {
 public:
  Rgba operator[](Colour colour) const { return colours_[static_cast<std::size_t>(colour)]; }
  bool high_contrast = false;

 private:
  friend class Themes;
  std::array<Rgba, static_cast<std::size_t>(Colour::count)> colours_{};
};

class Themes {
 public:
  // invalid: names the token that is missing or no colour.
  static base::Result<Themes> load(base::Files& files, const base::Path& tokens);
  // A name nobody knows gives the light one.
  const Theme& theme(std::string_view name) const;
  const TypeSize& size(TextSize size) const { return sizes_[static_cast<std::size_t>(size)]; }
  const Face& face(std::string_view name) const;
  const std::vector<Pair>& pairs() const { return pairs_; }
  std::vector<std::string> names() const;

 private:
  std::map<std::string, Theme, std::less<>> themes_;
  std::array<TypeSize, 7> sizes_{};
  std::map<std::string, Face, std::less<>> faces_;
  std::vector<Pair> pairs_;
};

// WCAG 2.2 contrast ratio of two opaque colours, 1 to 21.
double contrast(Rgba one, Rgba other);
Rgba with_alpha(Rgba colour, float alpha);

}  // namespace blether::ui
