#include "app/ui/theme.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <string>

#include "platform/base/files.h"

using namespace blether;
using namespace blether::ui;

namespace {

const base::Path kTokens = base::Path(BLETHER_ASSETS) / "themes" / "tokens.json";

Themes themes() {
  base::SystemFiles files;
  auto loaded = Themes::load(files, kTokens);
  REQUIRE(loaded);
  return std::move(*loaded);
}

// The tokens with one piece of text exchanged, as a file that somebody edited by hand.
base::Error refusal(const std::string& from, const std::string& to) {
  class OneFile final : public base::Files {
   public:
    std::string text;
    base::Result<base::Bytes> read(const base::Path&) override { return base::to_bytes(base::as_bytes(text)); }
    base::Result<void> replace(const base::Path&, base::ByteView) override { return base::fail(base::Code::denied); }
    base::Result<bool> exists(const base::Path&) override { return true; }
    base::Result<void> remove(const base::Path&) override { return base::fail(base::Code::denied); }
    base::Result<void> make_folder(const base::Path&) override { return base::fail(base::Code::denied); }
    base::Result<std::vector<std::string>> list(const base::Path&) override { return base::fail(base::Code::denied); }
    base::Result<std::uint64_t> free_bytes(const base::Path&) override { return base::fail(base::Code::denied); }
  } edited;
  base::SystemFiles files;
  auto bytes = files.read(kTokens);
  REQUIRE(bytes);
  edited.text = std::string(base::as_text(*bytes));
  auto at = edited.text.find(from);
  REQUIRE(at != std::string::npos);
  edited.text.replace(at, from.size(), to);
  auto loaded = Themes::load(edited, "tokens.json");
  REQUIRE_FALSE(loaded);
  return loaded.error();
}

}  // namespace

TEST_CASE("Someone with poor sight can read every pair of colours in every theme") {
  Themes all = themes();
  REQUIRE(all.pairs().size() > 50);
  for (const std::string& name : all.names()) {
    const Theme& theme = all.theme(name);
    for (const Pair& pair : all.pairs()) {
      INFO(name << ": " << token_name(pair.front) << " on " << token_name(pair.back));
      CHECK(contrast(theme[pair.front], theme[pair.back]) >= pair.least);
    }
  }
}

TEST_CASE("Contrast is counted as WCAG counts it") {
  CHECK_THAT(contrast(0xFF000000, 0xFFFFFFFF), Catch::Matchers::WithinAbs(21, 0.001));
  CHECK_THAT(contrast(0xFFFFFFFF, 0xFFFFFFFF), Catch::Matchers::WithinAbs(1, 0.001));
  // #767676 on white is the well-known lightest grey that passes 4.5.
  CHECK(contrast(0xFF767676, 0xFFFFFFFF) >= 4.5);
  CHECK(contrast(0xFF777777, 0xFFFFFFFF) < 4.5);
}

TEST_CASE("There are four themes, and an unknown name gives the light one") {
  Themes all = themes();
  CHECK(all.names().size() == 4);
  CHECK(all.theme("high-contrast").high_contrast);
  CHECK(all.theme("no such")[Colour::paper] == all.theme("light")[Colour::paper]);
}

TEST_CASE("A token that is missing, or is no colour, is refused by name") {
  CHECK(refusal("\"alert-press\": \"#862515\",", "").detail.find("alert-press") != std::string::npos);
  CHECK(refusal("\"#862515\"", "\"red\"").code == base::Code::invalid);
  CHECK(refusal("{", "[").code == base::Code::invalid);
}
