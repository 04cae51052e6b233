// What every page must keep, in every theme, at every size, in both shapes.
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "tests/ui/sample_models.h"
#include "tests/ui/view_stage.h"

using namespace blether;
using test::ViewStage;

namespace {

struct Shape {
  int width, height, scale;
  const char* theme;
};

constexpr Shape kShapes[] = {{1280, 800, 100, "light"}, {800, 1280, 100, "light"}, {1280, 800, 200, "high-contrast"},
                             {800, 1280, 200, "dark"},  {1280, 800, 150, "soft"},  {800, 1280, 130, "light"}};

std::string said(const ui::Node& node) { return node.id + " (" + node.name + ")"; }

bool on_screen(const ui::Node& node) { return node.visible.w > 1 && node.visible.h > 1; }

// Something one can press lies inside another only where the other is its frame.
bool overlap(const ui::Node& a, const ui::Node& b) {
  ui::Rect both = a.visible.meet(b.visible);
  return both.w > 1 && both.h > 1;
}

void check_targets(const std::vector<ui::Node>& nodes) {
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const ui::Node& node = nodes[i];
    if (!node.interactive() || !on_screen(node)) continue;
    INFO(said(node) << " " << node.rect.w << " x " << node.rect.h);
    CHECK(node.rect.w >= 44);
    CHECK(node.rect.h >= 44);
    CHECK_FALSE(node.name.empty());
    for (std::size_t k = i + 1; k < nodes.size(); ++k) {
      if (!nodes[k].interactive() || !on_screen(nodes[k])) continue;
      INFO("over " << said(nodes[k]));
      CHECK_FALSE(overlap(node, nodes[k]));
    }
  }
}

// Nothing sticks out at the sides, and nothing is cut but by scrolling.
void check_inside(const std::vector<ui::Node>& nodes, const Shape& shape) {
  for (const ui::Node& node : nodes) {
    INFO(said(node) << " x " << node.rect.x << " to " << node.rect.right());
    CHECK(node.rect.x >= -1);
    CHECK(node.rect.right() <= static_cast<float>(shape.width) + 1);
    if (on_screen(node)) CHECK(node.visible.w >= node.rect.w - 1);
  }
}

void check_ids(const std::vector<ui::Node>& nodes) {
  std::set<std::string> ids;
  for (const ui::Node& node : nodes) {
    if (node.id.empty()) continue;
    INFO(said(node));
    CHECK(ids.insert(node.id).second);
  }
}

// Every word comes from the translations or the model.
void check_words(const std::vector<ui::Node>& nodes) {
  for (const ui::Node& node : nodes) {
    INFO(said(node));
    bool key = !node.name.empty() && node.name.find(' ') == std::string::npos && node.name.find('.') != std::string::npos &&
               node.name.back() != '.';
    CHECK_FALSE(key);
    CHECK(node.name.find("{0}") == std::string::npos);
  }
}

void check_all(ViewStage& stage, const Shape& shape) {
  check_targets(stage.nodes().nodes());
  check_inside(stage.nodes().nodes(), shape);
  check_ids(stage.nodes().nodes());
  check_words(stage.nodes().nodes());
  CHECK(stage.cut_short == std::vector<std::string>{});
}

ViewStage stage_of(app::ReadModel model, const Shape& shape) {
  model.settings.theme = shape.theme;
  model.settings.scale_percent = shape.scale;
  return ViewStage(std::move(model), shape.width, shape.height);
}

// The four themes at 100 and 200 %, both ways up, and two sizes between.
std::vector<Shape> every_shape() {
  std::vector<Shape> shapes = {{1280, 800, 150, "soft"}, {800, 1280, 130, "light"}};
  for (const char* theme : {"light", "dark", "high-contrast", "soft"})
    for (int scale : {100, 200})
      for (bool is_wide : {true, false}) shapes.push_back({is_wide ? 1280 : 800, is_wide ? 800 : 1280, scale, theme});
  return shapes;
}

struct Opened {
  const char* page;
  std::vector<std::string> taps;
};

}  // namespace

TEST_CASE("Isobel, Moira and Amina can touch and read everything on every page", "[R01]") {
  for (const auto& sample : test::all_samples())
    for (const Shape& shape : every_shape()) {
      INFO(sample.name << " " << shape.width << " x " << shape.height << " at " << shape.scale << " % in " << shape.theme);
      ViewStage stage = stage_of(sample.model, shape);
      stage.settle();
      CHECK(stage.nodes().nodes().size() > 3);
      check_all(stage, shape);
    }
}

TEST_CASE("Isobel, Moira and Amina can touch and read everything on every sheet") {
  const std::vector<Opened> sheets = {
      {"people", {"topbar/help"}},       {"person", {"person/matters"}},         {"person", {"person/phone"}},
      {"outcome", {"outcome/step/add"}}, {"outcome", {"outcome/unmet/add"}}, {"outcome", {"outcome/unmet/add", "unmet/more"}},
      {"outcome", {"outcome/unmet/1", "need/status/part"}}, {"outcome", {"outcome/unmet/1", "need/put-right"}},
      {"plan", {"plan/unmet/add"}}, {"plan", {"plan/unmet/2", "need/status/met"}}, {"review-support", {"review/unmet/1"}},
          {"outcome", {"outcome/date"}},
      {"outcome", {"outcome/remove"}},   {"outcome", {"outcome/step/1"}},        {"outcome", {"outcome/domain/more"}},
      {"options", {"options/card/1"}},   {"options", {"options/help"}},          {"options", {"options/own-words"}},
      {"money", {"money/add"}},          {"money", {"money/line/1"}},            {"money", {"money/line/2/choose"}},
      {"finish", {"finish/rights"}},     {"finish", {"finish/carer"}},           {"finish", {"finish/domains"}},
      {"finish", {"finish/carer", "finish/carer/given"}}, {"finish", {"finish/advocacy", "finish/offer/not-offered"}},
      {"finish", {"finish/read-back"}},  {"safety-raised", {"safety/pass-on"}},
      {"safety-no", {"safety/close"}},   {"around", {"around/good"}},           {"around", {"around/good", "around/good/add"}},
      {"around", {"around/good", "around/good/1"}}, {"around", {"around/circle/1", "around/outcome"}},
      {"around", {"around/add"}},        {"about", {"about/equality/faith"}},
      {"review", {"review/outcome/1"}},  {"review-due", {"review/changed"}},     {"review-support", {"review/support/1"}},
      {"review-due", {"review/type/requested", "review/begin"}}, {"review-last", {"review/end-on"}},
      {"review-support", {"review/again"}}, {"review-support", {"review/next-on"}},
      {"rights", {"rights/offer"}},      {"rights", {"rights/offer/1"}},        {"rights", {"rights/offer", "speak/result/not-offered"}},
      {"complaints", {"complaints/new", "complaint/from/other"}}, {"complaints", {"complaints/new", "complaint/not-one/money-claim"}},
      {"complaint", {"complaint/next"}}, {"complaint", {"complaint/step/second"}}, {"complaint-second", {"complaint/next"}},
      {"complaint-second", {"complaint/step/longer"}}, {"complaint-second", {"complaint/step/longer", "complaint/step/day"}},
      {"unhappy", {"unhappy/say"}},      {"risk-decided", {"risk/decide"}},     {"capacity", {"capacity/add"}},
      {"capacity", {"capacity/row/2"}},  {"capacity", {"capacity/add-power"}},  {"capacity", {"capacity/attorney"}},
      {"attached", {"attached/say"}}, {"attached", {"attached/say", "attached/record/start"}}, {"attached", {"attached/show"}},
      {"attached", {"attached/show", "attached/picture/1"}}, {"attached-none", {"attached/show"}}, {"attached", {"attached/1/remove"}},
      {"directory", {"directory/found/choir-west"}}, {"directory", {"directory/found/choir-west", "directory/place/day"}},
      {"directory", {"directory/kinds", "directory/found/breathe"}}, {"directory", {"directory/pointed/1", "directory/asked/not-yet"}},
      {"carer", {"carer/want/1"}},
      {"carer", {"carer/break/1"}},      {"carer", {"carer/break/add", "break/given/yes"}},
      {"carer", {"carer/support/1"}},    {"carer", {"carer/support/add", "support/met/not-met"}}, {"own-plan", {"own/voice"}},
      {"carer", {"carer/support/add", "support/met/eligible", "support/answers/1"}}, {"carer", {"carer/unmet/1", "need/status/same"}},
      {"carer", {"carer/unmet/2"}},      {"carer", {"carer/unmet/add", "unmet/about/2", "unmet/more"}},
      {"carer", {"carer/note"}},         {"carer", {"carer/hand-over"}},         {"own-plan-date", {"own/day"}},
      {"money", {"criteria/look"}},      {"money", {"criteria/look", "criteria/on"}},
      {"money", {"charge/add"}},         {"money-ending", {"charge/change"}},    {"money-ending", {"charge/change", "charge/from"}},
      {"options", {"options/card/3"}},   {"capacity", {"capacity/row/1"}},
      {"sync", {"sync/empty"}},          {"package", {"package/plain"}},
      {"decision", {"conflict/go"}},     {"conversation", {"conversation/not-now"}},
      {"conversation-no-words", {"conversation/seen/add"}}};
  for (const Opened& opened : sheets)
    for (const auto& sample : test::all_samples()) {
      if (sample.name != opened.page) continue;
      for (const Shape& shape : kShapes) {
        INFO(opened.taps.back() << " " << shape.width << " x " << shape.height << " at " << shape.scale << " %");
        ViewStage stage = stage_of(sample.model, shape);
        stage.settle();
        for (const std::string& id : opened.taps) CHECK(stage.tap(id));
        bool sheet = false;
        for (const ui::Node& node : stage.nodes().nodes()) sheet = sheet || node.id.ends_with("/close");
        CHECK(sheet);
        check_all(stage, shape);
      }
    }
}

TEST_CASE("Help and Lock stand at the same place on every page and are read last") {
  ui::Rect help, lock;
  for (const auto& sample : test::all_samples()) {
    if (sample.model.route.page == app::Route::Page::enrol || sample.model.route.page == app::Route::Page::unlock) continue;
    if (sample.model.language.code != "en") continue;  // as wide as its words are in that language
    ViewStage stage(sample.model);
    stage.settle();
    INFO(sample.name);
    REQUIRE(stage.node("topbar/help"));
    REQUIRE(stage.node("topbar/lock"));
    if (help.empty()) help = stage.node("topbar/help")->rect, lock = stage.node("topbar/lock")->rect;
    CHECK(stage.node("topbar/help")->rect.x == help.x);
    CHECK(stage.node("topbar/lock")->rect.x == lock.x);
    CHECK(stage.nodes().nodes().back().id == "topbar/lock");
  }
}

TEST_CASE("Of five thousand people only those in view are drawn") {
  ViewStage stage(test::sample_many_people(5'000));
  stage.settle();
  std::size_t rows = 0;
  for (const ui::Node& node : stage.nodes().nodes()) rows += node.id.starts_with("people/row/") ? 1 : 0;
  CHECK(rows >= 5);
  CHECK(rows <= 12);
}
