// Samples of what is near Isobel.
#include "app/core/read_models_directory.h"
#include "tests/ui/sample_models.h"

namespace blether::test {

using namespace app;

namespace {

DirectoryPlace place(const char* code, const char* icon, const char* name, const char* about, const char* where, const char* when,
                     const char* cost, const char* access, const char* phone) {
  DirectoryPlace made;
  made.code = code, made.icon = icon, made.name = name, made.about = about, made.where = where;
  made.when = when, made.cost = cost, made.access = access, made.phone = phone;
  made.join = "Ring first", made.who = "older people", made.languages = "English, Polish", made.checked = "2 November";
  made.near = true;
  return made;
}

}  // namespace

ReadModel sample_directory(PersonName name, ReadModel model) {
  auto page = std::make_shared<DirectoryModel>();
  page->name = std::move(name);
  page->lives = "Isobel lives in Lochee. What is near comes first";
  page->lives_known = true;
  page->kinds = {{"K01", "Meeting people"}, {"K02", "Things to do"}, {"K03", "Moving about"}, {"K04", "Help at home"},
                 {"K05", "Money and benefits"}, {"K13", "Learning disability and autism"}, {"K14", "Health and long-term conditions"}};
  page->kind_icons = {"people", "things", "bus", "home", "money", "learn", "body"};
  page->access = {{"bsl", "BSL"}, {"easy-read", "Easy Read"}, {"loop", "Hearing loop"}, {"quiet", "Quiet"},
                  {"step-free", "No steps"}, {"wheelchair", "Room for a wheelchair"}};
  page->asked.categories = {"K01", "K14"};
  page->asked.access = {"step-free"};
  DirectoryPointed lunch, handy;
  lunch.name = "Tuesday lunch club, Lochee", lunch.icon = "said", lunch.state = "Ask Isobel how it went";
  lunch.told = "Told on 10 November", lunch.to_ask = true;
  lunch.outcome = "I want to be at a table with folk again so that I eat something";
  handy.name = "Small jobs", handy.icon = "done", handy.state = "Went there. “He had the rail up in an hour, and he took his boots off.”";
  handy.told = "Told on 3 November";
  page->pointed = {lunch, handy};
  page->found = {place("choir-west", "people", "Singing for everybody", "A choir that needs no audition. Tea after.", "West End and Lochee",
                       "Thursdays at 7", "Free", "No steps", "01632 960110"),
                 place("lunch-lochee", "people", "Tuesday lunch club, Lochee", "A hot lunch and company. Bingo once a month.", "Lochee",
                       "Tuesdays, 12 to 2", "£4 a lunch", "No steps, Hearing loop", "01632 960111"),
                 place("breathe", "body", "Breathe easier", "Exercise and tips for people with lungs that tire.", "North East",
                       "Mondays at 10", "Free", "No steps", "01632 960124")};
  page->found[1].told = true;
  page->found[2].near = false, page->found[2].stale = true;
  page->more = 12;
  page->outcomes = {{std::string(32, '1'), "I want to sing with my choir again so that I hear more than the telly"},
                    {std::string(32, '2'), "I want to be at a table with folk again so that I eat something"}};
  page->ask_on = "2026-12-08";
  page->practice = true;
  model.directory = page;
  return model;
}

ReadModel sample_directory_nothing(PersonName name, ReadModel model) {
  auto page = std::make_shared<DirectoryModel>();
  page->name = std::move(name);
  page->lives = "The postcode EH1 1AA is not on our list of places. All of the city is shown. Tell the office";
  page->asked.words = "curling";
  page->kinds = {{"K01", "Meeting people"}};
  page->kind_icons = {"people"};
  page->access = {{"step-free", "No steps"}};
  page->ask_on = "2026-12-08";
  model.directory = page;
  return model;
}

}  // namespace blether::test
