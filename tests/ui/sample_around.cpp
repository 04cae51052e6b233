// Samples of the people and places around Isobel, with what the picture of the look shows.
#include <cmath>
#include <numbers>

#include "tests/ui/sample_models.h"

#include "app/core/read_models_around.h"

namespace blether::test {

using namespace app;

namespace {

AroundCircle circle(std::uint8_t number, std::string name, std::string relation, std::string icon, std::string closeness) {
  AroundCircle made;
  made.record.bytes[0] = 0xd1;
  made.record.bytes[15] = number;
  made.name = std::move(name), made.relation = std::move(relation), made.icon = std::move(icon);
  made.closeness = std::move(closeness);
  made.type = "person";
  return made;
}

ReadModel with(PersonName name, ReadModel model, std::vector<AroundCircle> circles) {
  auto page = std::make_shared<AroundModel>();
  page->name = std::move(name);
  double turn = 2 * std::numbers::pi / static_cast<double>(circles.size());
  for (std::size_t i = 0; i < circles.size(); ++i) {
    double angle = turn * static_cast<double>(i) - 0.75 * std::numbers::pi;
    circles[i].x = std::cos(angle), circles[i].y = std::sin(angle);
  }
  page->circles = std::move(circles);
  model.around = page;
  return model;
}

}  // namespace

ReadModel sample_around(PersonName name, ReadModel model) {
  std::vector<AroundCircle> circles = {circle(1, "Moira", "daughter, most days", "carer", "close"),
                                       circle(2, "Jean", "next door, has a key", "person", "close"),
                                       circle(3, "Lunch club", "Tuesdays", "cup", "in-touch"),
                                       circle(4, "Choir", "not since March", "sing", "missed"),
                                       circle(5, "Sandy", "son, in Perth. Rings on Sundays", "phone", "in-touch"),
                                       circle(6, "Tattie", "the cat", "heart", "close")};
  circles[3].type = "group", circles[3].note = "Lochee, Thursdays at 7", circles[3].wish = "more";
  circles[3].words = "Forty years I sang alto. I miss the laughing more than the singing.";
  circles[3].outcome.bytes[0] = 0xb1;
  circles[3].outcome_line = "I want to go back to Choir.";
  circles[5].type = "pet";
  model = with(std::move(name), std::move(model), std::move(circles));
  auto page = std::make_shared<AroundModel>(*model.around);
  const std::string laugh(32, 'b');
  page->outcomes = {{laugh, "I want to go back to Choir so that I hear myself laugh."},
                    {std::string(32, 'c'), "I want to stay in my own flat so that I am near the folk I know."}};
  auto strength = [](std::uint8_t number, std::string what, std::string words, std::string type) {
    StrengthLine line{{}, std::move(what), std::move(words), std::move(type), "", ""};
    line.record.bytes[0] = 0xd2, line.record.bytes[15] = number;
    return line;
  };
  page->strengths = {strength(1, "Singing alto", "Forty years of it, and I still have the music.", "skill"),
                     strength(2, "Everybody on the stair", "", "person"),
                     strength(3, "The kirk on a Sunday", "", "faith")};
  page->strengths[0].outcome = laugh, page->strengths[0].outcome_line = page->outcomes[0].label;
  model.around = page;
  return model;
}

ReadModel sample_around_many(PersonName name, ReadModel model) {
  std::vector<AroundCircle> circles;
  for (std::uint8_t i = 1; i <= 11; ++i)
    circles.push_back(circle(i, "Neighbour " + std::to_string(i), "on the stair", "person", i % 3 ? "in-touch" : "missed"));
  return with(std::move(name), std::move(model), std::move(circles));
}

}  // namespace blether::test
