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
  return with(std::move(name), std::move(model), std::move(circles));
}

ReadModel sample_around_many(PersonName name, ReadModel model) {
  std::vector<AroundCircle> circles;
  for (std::uint8_t i = 1; i <= 11; ++i)
    circles.push_back(circle(i, "Neighbour " + std::to_string(i), "on the stair", "person", i % 3 ? "in-touch" : "missed"));
  return with(std::move(name), std::move(model), std::move(circles));
}

}  // namespace blether::test
