// Samples of the pages about support, with what the pictures of the look show.
#include "tests/ui/sample_models.h"

#include "app/core/read_models_support.h"

namespace blether::test {

using namespace app;

namespace {

OptionColumn column(int option, std::string icon, std::string title, std::vector<std::string> answers) {
  OptionColumn made;
  made.option = option;
  made.icon = std::move(icon), made.title = std::move(title), made.answers = std::move(answers);
  made.name = "Option " + std::to_string(option);
  made.lines = {"This is what it means for you.", "You can change your mind at any time."};
  made.check = "Can you tell me in your own way what " + made.name + " means?";
  return made;
}

MoneyLine line(std::uint8_t number, std::string what, std::string working, std::string amount, int option = 0) {
  MoneyLine made;
  made.support.bytes[0] = 0xc1;
  made.support.bytes[15] = number;
  made.outcome.bytes[0] = 0xb1;
  made.what = std::move(what), made.working = std::move(working), made.amount = std::move(amount);
  made.source = made.amount == "No cost" ? "neighbour" : "paid";
  made.rate = "personal-care", made.quantity = "2", made.per = "week", made.weeks = "52";
  made.option = option;
  if (made.source == "paid") made.each_way[1] = made.each_way[2] = made.amount;
  if (option != 0) made.since = "24 November";
  return made;
}

}  // namespace

ReadModel sample_options(PersonName name, ReadModel model) {
  auto page = std::make_shared<OptionsModel>();
  page->name = std::move(name);
  page->has_round = true;
  page->questions = {"Who holds the money?", "Who chooses?", "Who arranges it?", "Paperwork", "Can I pay someone I know?", "If it goes wrong"};
  page->columns[0] = {column(1, "coin", "The money comes to you", {"You", "You", "You, with help if you like", "Simple records", "Often yes. Ask first", "Your helper, then us"}),
                      column(2, "choose", "You choose. Someone else holds the money", {"Someone you agree to", "You", "Someone you agree to", "Very little", "Only if they work there", "Whoever holds the money"}),
                      column(3, "council", "The council sets it up", {"The council", "The council, with you", "The council", "None", "No", "The council"}),
                      column(4, "mix", "A mix", {"Part and part", "You, part by part", "Part and part", "Depends on the mix", "In some parts", "It depends on the part"})};
  page->columns[0][0].state = OptionColumn::State::not_offered;
  page->columns[0][0].reason = "NO03", page->columns[0][0].note = "The bank card was taken twice this year.";
  page->columns[0][0].look_again = "2027-01-12", page->columns[0][0].action = "A money service is asked", page->columns[0][0].action_by = "2026-12-04";
  page->columns[0][0].not_offered_line = "Not offered: Significant risk, actions agreed. We look again on 12 January";
  page->columns[0][1].state = OptionColumn::State::offered;
  page->columns[1] = page->columns[0];
  page->reasons = {{"NO01", "Not eligible, signposted"}, {"NO03", "Significant risk, actions agreed"}, {"NO07", "Urgent support first, offer by date"}};
  page->help[0] = page->help[1] = {{"Who can help you decide", {"Someone you trust, if you want them here.", "You can take time."}}};
  model.options = page;
  return model;
}

ReadModel sample_money(PersonName name, ReadModel model) {
  auto page = std::make_shared<MoneyModel>();
  page->name = std::move(name);
  page->lines = {line(1, "Help to wash and dress", "2 hours a week at £23.20", "£46.40", 2), line(2, "Help to make meals", "3½ hours a week at £23.20", "£81.20"),
                 line(3, "A day out with a helper", "3 hours a week at £19.60", "£58.80", 2), line(4, "A lift to choir on Thursdays", "Jean next door drives", "No cost")};
  page->weekly = "£186.40", page->yearly = "£9,692.80";
  page->free_care = "£127.60", page->council_pays = "£47.04", page->you_pay = "£11.76";
  page->practice_rates = true;
  page->rates_from = "Wednesday 1 April 2026";
  page->ways = {{1, "coin", "Option 1", "£174.30", false, "£9,063.60"}, {2, "choose", "Option 2", "£186.40", false, "£9,692.80"}, {3, "council", "Option 3", "£186.40", false, "£9,692.80"}, {4, "mix", "Option 4", "", true}};
  page->outcomes = {{"b1000000000000000000000000000000", "I want to stay in my own flat so that I am near the folk I know."}};
  page->rates = {{"personal-care", "Help with washing, dressing and eating", "hour", "hours", "£23.20"}, {"out-and-about", "A helper to go out with", "hour", "hours", "£19.60"}};
  page->criteria.band = "moderate", page->criteria.on = "2026-11-24";
  page->criteria.said = "Moderate. Looked at on 24 November, by the national bands of April 2019.";
  page->criteria.bands = {{"critical", "Critical: A great risk, and help is needed now"}, {"substantial", "Substantial: A great risk, and help is needed soon"},
                          {"moderate", "Moderate: Some risk, and help can be planned"}, {"low", "Low: A small risk, and help can wait a while"}};
  model.money = page;
  return model;
}

ReadModel sample_money_ending(PersonName name, ReadModel model) {
  model = sample_money(std::move(name), std::move(model));
  auto page = std::make_shared<MoneyModel>(*model.money);
  for (MoneyLine& each : page->lines) each.until = "Thursday 24 December";
  page->lines[1].option = 0;
  page->stopped = {"Help with the shopping. Stopped on 13 October"};
  page->estimate = false;
  page->letter.record.bytes[0] = 0xc9;
  page->letter.weekly = "11.76", page->letter.from = "2026-11-16";
  page->letter.said = "The letter says: £11.76 a week, from 16 November";
  model.money = page;
  return model;
}

ReadModel sample_money_closed(PersonName name, ReadModel model) {
  auto page = std::make_shared<MoneyModel>();
  page->name = std::move(name);
  page->closed = "First write down one thing Isobel wants, in their words";
  model.money = page;
  return model;
}

}  // namespace blether::test
