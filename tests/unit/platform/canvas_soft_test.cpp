#include "platform/canvas_soft.h"

#include <catch2/catch_test_macros.hpp>
#include <vector>

using namespace blether::platform;

namespace {

constexpr std::uint32_t kWhite = 0xFFFFFFFF, kRed = 0xFF0000FF;  // 0xAABBGGRR

struct Shapes {
  SoftCanvas canvas;
  Shapes() {
    canvas.set_size(8, 8);
    canvas.begin(kWhite);
  }
  void draw(const std::vector<Vertex>& vertices, const std::vector<std::uint16_t>& indices, TextureId texture = 0, int clip_w = 8) {
    Draw draw;
    draw.texture = texture;
    draw.clip_w = clip_w;
    draw.clip_h = 8;
    draw.vertices = vertices;
    draw.indices = indices;
    canvas.draw(draw);
  }
  void rectangle(float l, float t, float r, float b, std::uint32_t colour, TextureId texture = 0, float u = 1) {
    draw({{l, t, 0, 0, colour}, {r, t, u, 0, colour}, {r, b, u, u, colour}, {l, b, 0, u, colour}}, {0, 1, 2, 0, 2, 3}, texture);
  }
  std::uint32_t at(int x, int y) const { return canvas.pixels()[static_cast<std::size_t>(y * 8 + x)]; }
  std::size_t painted() const {
    std::size_t count = 0;
    for (std::uint32_t pixel : canvas.pixels()) count += pixel != 0xFFFFFFFF;
    return count;
  }
};

}  // namespace

TEST_CASE("A rectangle on whole pixels covers exactly those") {
  Shapes shapes;
  shapes.rectangle(2, 3, 5, 4, kRed);
  CHECK(shapes.painted() == 3);
  CHECK(shapes.at(2, 3) == 0xFFFF0000);
  CHECK(shapes.at(5, 3) == 0xFFFFFFFF);
}

TEST_CASE("Two triangles beside each other leave no gap and overlap nowhere") {
  Shapes shapes;
  std::uint32_t half = 0x80000000;  // black, half see-through: an overlap would be darker
  shapes.draw({{0.3F, 0.2F, 0, 0, half}, {7.6F, 1.1F, 0, 0, half}, {6.9F, 7.7F, 0, 0, half}, {0.9F, 6.8F, 0, 0, half}},
              {0, 1, 2, 0, 2, 3});
  std::uint32_t shade = shapes.at(4, 4);
  CHECK(shade != 0xFFFFFFFF);
  for (int i = 2; i < 6; ++i)
    for (int j = 2; j < 6; ++j) CHECK(shapes.at(i, j) == shade);
}

TEST_CASE("Colours between corners of a triangle change evenly") {
  Shapes shapes;
  shapes.draw({{0, 0, 0, 0, 0xFF000000}, {8, 0, 0, 0, 0x00000000}, {0, 8, 0, 0, 0xFF000000}}, {0, 1, 2});
  CHECK((shapes.at(0, 0) & 255) < 30);
  CHECK((shapes.at(3, 0) & 255) > (shapes.at(1, 0) & 255));
  CHECK((shapes.at(6, 0) & 255) > (shapes.at(3, 0) & 255));
}

TEST_CASE("Nothing is painted outside the clip or the canvas") {
  Shapes shapes;
  std::vector<Vertex> big = {{-5, -5, 0, 0, kRed}, {20, -5, 0, 0, kRed}, {20, 20, 0, 0, kRed}, {-5, 20, 0, 0, kRed}};
  shapes.draw(big, {0, 1, 2, 0, 2, 3}, 0, 3);
  CHECK(shapes.painted() == 3 * 8);
}

TEST_CASE("A letter that stands between two pixels shows in both, and its neighbours in the atlas in none") {
  Shapes shapes;
  // Two texels: left one full, right one full; only the left one is drawn, half a pixel to the right.
  std::vector<std::uint32_t> texels = {kWhite, kWhite, kWhite, kWhite};
  TextureId texture = shapes.canvas.create_texture(2, 2, reinterpret_cast<const std::uint8_t*>(texels.data()), 8);
  std::uint32_t black = 0xFF000000;
  shapes.draw({{2.5F, 2, 0, 0, black}, {3.5F, 2, 0.5F, 0, black}, {3.5F, 3, 0.5F, 0.5F, black}, {2.5F, 3, 0, 0.5F, black}},
              {0, 1, 2, 0, 2, 3}, texture);
  CHECK(shapes.painted() == 2);
  CHECK((shapes.at(2, 2) & 255) > 100);
  CHECK((shapes.at(2, 2) & 255) < 155);
  CHECK((shapes.at(3, 2) & 255) > 100);
  CHECK((shapes.at(3, 2) & 255) < 155);
}

TEST_CASE("A picture keeps its colours, and what is changed in it shows") {
  Shapes shapes;
  std::vector<std::uint32_t> texels(4, kRed);
  TextureId texture = shapes.canvas.create_texture(2, 2, reinterpret_cast<const std::uint8_t*>(texels.data()), 8);
  shapes.rectangle(0, 0, 2, 2, kWhite, texture);
  CHECK(shapes.at(1, 1) == 0xFFFF0000);
  std::uint32_t green = 0xFF00FF00;
  shapes.canvas.update_texture(texture, 0, 0, 1, 1, reinterpret_cast<const std::uint8_t*>(&green), 4);
  shapes.rectangle(4, 4, 6, 6, kWhite, texture);
  CHECK(shapes.at(4, 4) == 0xFF00FF00);
  shapes.canvas.destroy_texture(texture);
}
