// Photographs: small, upright and bare before anything is kept of them.
#include "platform/picture.h"

#include <catch2/catch_test_macros.hpp>

#include "platform/base/random.h"
#include "platform/png.h"

using namespace blether;
using base::Bytes;

namespace {

// Left half red, right half blue.
Bytes photo(int width, int height) {
  std::vector<std::uint32_t> pixels;
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) pixels.push_back(x < width / 2 ? 0xFFCC2010U : 0xFF1030CCU);
  auto png = platform::png_of(pixels.data(), width, height);
  REQUIRE(png);
  return *png;
}

// A JPEG as a telephone writes it: with a word about where it was taken, and how it was held (1: upright, 6: on its side).
Bytes with_exif(const Bytes& jpeg, std::uint8_t held) {
  Bytes tags = base::to_bytes(base::as_bytes(std::string_view("Exif\0\0", 6)));
  for (int byte : {int{'M'}, int{'M'}, 0, 42, 0, 0, 0, 8,                // big-endian, the first list is 8 bytes in
                            0, 2,                                       // two entries
                            1, 0x12, 0, 3, 0, 0, 0, 1, 0, int{held}, 0, 0,  // how it was held
                            1, 0x0e, 0, 2, 0, 0, 0, 12, 0, 0, 0, 38,    // a description of 12 letters, 38 bytes in
                            0, 0, 0, 0})
    tags.push_back(static_cast<std::uint8_t>(byte));
  const Bytes place = base::to_bytes(base::as_bytes(std::string_view("Lochee 56.4\0", 12)));
  tags.insert(tags.end(), place.begin(), place.end());
  Bytes file(jpeg.begin(), jpeg.begin() + 2);
  const std::size_t length = tags.size() + 2;
  for (std::size_t byte : {std::size_t{0xff}, std::size_t{0xe1}, length >> 8, length & 255}) file.push_back(static_cast<std::uint8_t>(byte));
  file.insert(file.end(), tags.begin(), tags.end());
  file.insert(file.end(), jpeg.begin() + 2, jpeg.end());
  return file;
}

bool is_red(const platform::Pixels& pixels, int x, int y) {
  const std::uint8_t* at = pixels.rgba.data() + (static_cast<std::ptrdiff_t>(y) * pixels.width + x) * 4;
  return at[0] > 150 && at[2] < 100;
}

}  // namespace

TEST_CASE("A photograph keeps its picture and loses everything else in its file, the place above all") {
  auto plain = platform::bare_picture(photo(400, 200));
  REQUIRE(plain);
  const Bytes camera = with_exif(*plain, 1);
  REQUIRE(base::as_text(camera).find("Lochee") != std::string_view::npos);
  auto bare = platform::bare_picture(camera);
  REQUIRE(bare);
  CHECK(base::as_text(*bare).find("Lochee") == std::string_view::npos);
  CHECK(base::as_text(*bare).find("Exif") == std::string_view::npos);
  auto pixels = platform::pixels_of(*bare, 2'000);
  REQUIRE(pixels);
  CHECK(pixels->width == 400);
  CHECK(pixels->height == 200);
  CHECK(is_red(*pixels, 50, 100));
  CHECK_FALSE(is_red(*pixels, 350, 100));
}

TEST_CASE("A photograph taken with the telephone on its side stands upright") {
  auto plain = platform::bare_picture(photo(400, 200));
  REQUIRE(plain);
  auto bare = platform::bare_picture(with_exif(*plain, 6));
  REQUIRE(bare);
  auto pixels = platform::pixels_of(*bare, 2'000);
  REQUIRE(pixels);
  CHECK(pixels->width == 200);
  CHECK(pixels->height == 400);
  CHECK(is_red(*pixels, 100, 50));
  CHECK_FALSE(is_red(*pixels, 100, 350));
}

TEST_CASE("A large photograph is made smaller, and never larger") {
  auto bare = platform::bare_picture(photo(4'000, 1'000));
  REQUIRE(bare);
  auto pixels = platform::pixels_of(*bare, 10'000);
  REQUIRE(pixels);
  CHECK(pixels->width == platform::kLargestPicture);
  CHECK(pixels->height == platform::kLargestPicture / 4);
  auto small = platform::pixels_of(*bare, 100);
  REQUIRE(small);
  CHECK(small->width == 100);
  CHECK(small->rgba.size() == 100U * 25U * 4U);
}

TEST_CASE("What is no picture, or only the beginning of one, is refused; so is one that says it is enormous") {
  for (std::string_view words : {"", "GIF89a", "<svg xmlns='http://www.w3.org/2000/svg'/>", "%PDF-1.7", "\xff\xd8\xff"})
    CHECK_FALSE(platform::bare_picture(base::as_bytes(words)));
  const Bytes png = photo(300, 300);
  CHECK_FALSE(platform::bare_picture(base::ByteView(png).first(60)));
  Bytes huge = png;
  for (std::size_t at : {16, 17, 20, 21}) huge[at] = 0x7f;  // width and height
  CHECK(platform::bare_picture(huge).error().code == base::Code::invalid);
  base::SeededRandom random(8);
  auto jpeg = platform::bare_picture(png);
  REQUIRE(jpeg);
  for (int i = 0; i < 300; ++i) {
    Bytes changed = i % 2 == 0 ? png : *jpeg;
    for (int j = 0; j < 3; ++j) changed[random.below(changed.size())] ^= static_cast<std::uint8_t>(1 + random.below(255));
    auto read = platform::pixels_of(changed, 500);
    if (read) CHECK(read->width <= 500);
  }
}
