#include "app/ui/theme.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace blether::ui {

using base::Code;
using base::fail;
using base::Result;
using nlohmann::json;

namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Colour::count)> kNames = {
    "paper", "surface", "sunken", "raised", "ink", "ink-soft", "line", "edge", "primary", "primary-press", "on-primary",
    "primary-tint", "primary-ink", "accent", "accent-tint", "accent-ink", "good", "good-tint", "good-ink", "info",
    "info-tint", "info-ink", "alert", "alert-press", "on-alert", "alert-tint", "alert-ink", "mark-a", "mark-b", "speak",
    "focus", "focus-halo", "scrim", "shadow"};
constexpr std::array<std::string_view, 7> kSizes = {"small", "body", "words", "lead", "title", "prompt", "display"};

Result<Rgba> parse_colour(const json& value) {
  if (!value.is_string()) return fail(Code::invalid, "a colour is text");
  auto text = value.get<std::string>();
  auto bytes = text.size() == 7 && text[0] == '#' ? base::from_hex(text.substr(1)) : std::nullopt;
  if (!bytes) return fail(Code::invalid, "no colour: " + text);
  return static_cast<Rgba>(0xFF000000u | static_cast<Rgba>((*bytes)[2]) << 16 | static_cast<Rgba>((*bytes)[1]) << 8 | (*bytes)[0]);
}

Result<Colour> colour_named(const std::string& name) {
  for (std::size_t i = 0; i < kNames.size(); ++i)
    if (kNames[i] == name) return static_cast<Colour>(i);
  return fail(Code::invalid, "no token " + name);
}

Weight weight_named(const std::string& name) {
  return name == "bold" ? Weight::bold : name == "semibold" ? Weight::semibold : name == "medium" ? Weight::medium : Weight::regular;
}

// sRGB to relative luminance, WCAG 2.2 definition.
double luminance(Rgba colour) {
  auto channel = [](unsigned value) {
    double c = value / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * channel(colour & 255) + 0.7152 * channel(colour >> 8 & 255) + 0.0722 * channel(colour >> 16 & 255);
}

}  // namespace

std::string_view token_name(Colour colour) { return kNames[static_cast<std::size_t>(colour)]; }

double contrast(Rgba one, Rgba other) {
  double a = luminance(one), b = luminance(other);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

Rgba with_alpha(Rgba colour, float alpha) {
  return (colour & 0x00FFFFFFu) | static_cast<Rgba>(std::lround(alpha * 255)) << 24;
}

Result<Themes> Themes::load(base::Files& files, const base::Path& tokens) {
  TRY(auto bytes, files.read(tokens));
  auto all = json::parse(bytes.begin(), bytes.end(), nullptr, false);
  if (!all.is_object()) return fail(Code::invalid, "tokens are not JSON");
  Themes themes;
  const char* group = all.contains("themes") ? "themes" : "color";
  for (const auto& [name, values] : all.at(group).items()) {
    Theme theme;
    theme.high_contrast = name == "high-contrast";
    for (std::size_t i = 0; i < kNames.size(); ++i) {
      if (!values.contains(kNames[i])) return fail(Code::invalid, "theme " + name + " has no " + std::string(kNames[i]));
      TRY(theme.colours_[i], parse_colour(values[std::string(kNames[i])]));
    }
    themes.themes_[name] = theme;
  }
  for (std::size_t i = 0; i < kSizes.size(); ++i) {
    const json& size = all["type"]["sizes"][std::string(kSizes[i])];
    themes.sizes_[i] = {size.value("px", 22.f), size.value("line", 33.f), weight_named(size.value("weight", "regular"))};
  }
  for (const auto& [name, face] : all["type"]["faces"].items())
    themes.faces_[name] = {face.value("family", ""), face.value("line-box", 1.21f), face.value("optical", 1.f)};
  for (const json& pair : all["pairs"])
    for (const json& back : pair["on"]) {
      Pair one;
      TRY(one.front, colour_named(pair.value("fg", "")));
      TRY(one.back, colour_named(back.get<std::string>()));
      one.least = pair.value("min", 4.5);
      themes.pairs_.push_back(one);
    }
  if (!themes.themes_.contains("light")) return fail(Code::invalid, "no light theme");
  return themes;
}

const Theme& Themes::theme(std::string_view name) const {
  auto found = themes_.find(name);
  return found == themes_.end() ? themes_.find("light")->second : found->second;
}

const Face& Themes::face(std::string_view name) const {
  static const Face kPlain{"Inter", 1.21f, 1};
  auto found = faces_.find(name);
  return found == faces_.end() ? kPlain : found->second;
}

std::vector<std::string> Themes::names() const {
  std::vector<std::string> names;
  for (const auto& [name, theme] : themes_) names.push_back(name);
  return names;
}

}  // namespace blether::ui
