#include "care/carer.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "care/carer_mode.h"
#include "care/outcomes.h"
#include "carer_offers.h"
#include "own_plan.h"

using namespace blether;
using test::form_of;
using test::Notebook;
using test::Offers;
using test::OwnPlan;

namespace {

constexpr std::int64_t kNow = 1'795'516'200'000;  // Tuesday 24 November 2026, 10:30
constexpr base::CivilDate kToday{2026, 11, 24};

}  // namespace

TEST_CASE("An offer is followed from knowing about Moira to her plan, with the days it took", "[R40]") {
  Offers offers;
  offers.add("identified", "2026-11-02");
  offers.add("offered", "2026-11-09");
  offers.add("thinking", "2026-11-09");
  offers.add("accepted", "2026-11-16");
  auto offer = offers.offer();
  CHECK(offer.days_to_offer == 7);
  CHECK(offer.accepted == base::CivilDate{2026, 11, 16});
  CHECK(offers.due(kToday).empty());  // nobody is dying: no short clocks
  care::CarerEvent event;
  event.round = "x";
  event.event = "declined";
  event.on = "2026-11-24";
  CHECK(care::record_carer_event(test::id_of(1), event, kToday).error().detail == "reason");
  event.event = "accepted";
  event.on = "2026-11-25";
  CHECK(care::record_carer_event(test::id_of(1), event, kToday).error().detail == "on");  // tomorrow
}

TEST_CASE("When somebody is dying the clocks of 2, 5 and 10 days run from the event, and overdue shows", "[R41]") {
  Offers offers;
  offers.add("identified", "2026-11-12", true);
  CHECK(offers.due(kToday) == std::vector<std::string>{"carer-offer 2026-11-16 overdue by 8"});
  offers.add("offered", "2026-11-16", true);
  offers.add("accepted", "2026-11-20", true);
  CHECK(offers.due(kToday) == std::vector<std::string>{"carer-offer 2026-11-16 kept",
                                                       "carer-talk 2026-11-27 3 left",
                                                       "carer-plan 2026-12-07 13 left"});
  offers.add("first-talk", "2026-11-30", true);
  offers.add("plan-given", "2026-12-04", true);
  CHECK(offers.due({2026, 12, 31})[1] == "carer-talk 2026-11-27 late");
  CHECK(offers.due({2026, 12, 31})[2] == "carer-plan 2026-12-07 kept");
}

TEST_CASE("Dying that was ticked by mistake is taken back by a later entry, and the clocks of 2, 5 and 10 days stop",
          "[R41]") {
  Offers offers;
  offers.add("identified", "2026-11-12", true);
  offers.add("accepted", "2026-11-20", true);
  REQUIRE(offers.due(kToday).size() == 3);
  offers.add("accepted", "2026-11-20");
  CHECK_FALSE(offers.offer().terminal);
  CHECK(offers.due(kToday).empty());
  CHECK(offers.book.all("carer_event").size() == 3);  // what was ticked stays in the history
}

TEST_CASE("An entry of old that never said anything of dying leaves the clocks running", "[R41]") {
  Offers offers;
  offers.add("identified", "2026-11-12", true);
  care::CarerEvent entry;
  entry.round = offers.round.hex(), entry.event = "offered", entry.on = "2026-11-16";
  auto written = *care::record_carer_event(test::id_of(60), entry, kToday);
  std::erase_if(written, [](const model::Operation& each) { return each.field == "terminal"; });
  offers.book.keep(written);
  CHECK(offers.offer().terminal);
}

TEST_CASE("The day the carer asks for stands instead, and who asks need not be offered", "[R41][R40]") {
  Offers offers;
  offers.add("identified", "2026-11-10", true);
  offers.add("requested", "2026-11-10", true, "2026-12-01");
  auto due = offers.due(kToday);
  REQUIRE(due.size() == 2);
  CHECK(due[0] == "carer-plan 2026-11-24 0 left");
  CHECK(due[1] == "carer-talk 2026-12-01 7 left");
}

TEST_CASE("A date that was written wrong is put right by a new entry; both stay", "[R40]") {
  Offers offers;
  offers.add("identified", "2026-11-02");
  offers.add("identified", "2026-11-12");
  CHECK(offers.offer().identified == base::CivilDate{2026, 11, 12});
  CHECK(offers.book.all("carer_event").size() == 2);
  CHECK(model::rule_of("carer_event", "on").merge == model::MergeKind::log);
}

namespace {

// What section 9(1) of the Carers (Scotland) Act 2016 says an adult carer support plan holds, and where it is: the link
// ids of the template, or a kind and its field for what the carer's page writes.
struct Named {
  const char* what;
  std::vector<const char*> asked;
  const char *kind = "", *field = "";
};
const std::vector<Named> kSection9 = {
    {"the nature and extent of the care", {"acsp.1.for", "acsp.3.tasks", "acsp.3.hours", "acsp.3.nights"}},
    {"how the caring acts on the carer's life", {"acsp.5.health", "acsp.5.sleep", "acsp.5.money", "acsp.5.work"}},
    {"how far the carer is able to care", {"acsp.4.personal.able", "acsp.4.house.able"}},
    {"how far the carer is willing to care", {"acsp.4.personal.willing", "acsp.4.house.willing"}},
    {"whether there are arrangements for an emergency", {"acsp.7.first", "acsp.7.day", "acsp.7.exists"}},
    {"whether there are arrangements for care later on", {"acsp.8.plans"}},
    {"the carer's personal outcomes", {"acsp.9.want"}, "outcome", "want"},
    {"the needs for support", {"acsp.10.need"}, "carer_support", "need"},
    {"or that there are none", {"acsp.10.none"}},
    {"the support there is in the area", {"acsp.11.told"}},
    {"the support there is where a carer from elsewhere lives", {"acsp.1.council", "acsp.11.where"}},
    {"the support for needs that are eligible, and for those met anyway", {}, "carer_support", "met"},
    {"which support that is", {}, "carer_support", "what"},
    {"who gives it", {}, "carer_support", "who"},
    {"which way it comes (section 4 of the 2013 Act)", {}, "carer_support", "option"},
    {"whether it should be a break", {"acsp.6.enough", "acsp.6.kind"}, "carer_support", "as_break"},
    {"when to look at it again", {"acsp.13.sooner"}}};

}  // namespace

TEST_CASE("Moira's plan holds all that section 9 of the Act names, each in its place", "[R39]") {
  auto form = form_of("acsp.v1");
  for (const Named& named : kSection9) {
    INFO(named.what);
    CHECK((!named.asked.empty() || *named.kind != '\0'));
    for (const char* link_id : named.asked) {
      INFO(link_id);
      const care::Item* item = form.find(link_id);
      REQUIRE(item != nullptr);
      CHECK(item->is_question());
    }
    if (*named.kind == '\0') continue;
    const auto schema = model::schema();
    CHECK(std::any_of(schema.begin(), schema.end(),
                      [&](const auto& rule) { return rule.kind == named.kind && rule.field == named.field; }));
  }
}

TEST_CASE("What is known of Moira already is not asked again in her plan", "[R39][R08]") {
  auto form = form_of("acsp.v1");
  std::set<std::string> texts;
  for (const char* name : {"gc.v1", "acsp.v1", "rev.v1"})
    for (const care::Item& item : form_of(name).items)
      if (item.role == care::Role::prompt && item.is_question()) {
        INFO(item.link_id);
        CHECK(texts.insert(item.text.text).second);
      }
  // What the person's own page, the offer, the outcomes, the support and the agreement hold has no question here.
  for (const care::Item& item : form.items)
    for (const char* known : {"local criteria", "How is it met", "your name", "date of birth", "your address", "phone number", "Do you agree"})
      CHECK(item.text.text.find(known) == std::string::npos);
}

TEST_CASE("In carer mode Moira has her own pages only: three to nine, and her say", "[R44]") {
  auto form = form_of("acsp.v1");
  std::vector<std::string> links;
  for (std::size_t page : care::own_pages(form)) links.push_back(form.items[page].link_id);
  CHECK(links == std::vector<std::string>{"A3", "A4", "A5", "A6", "A7", "A8", "A9", "A12"});
}

TEST_CASE("Able and willing are asked for each task Moira helps with, and no other", "[R39]") {
  OwnPlan plan("acsp.v1");
  plan.tick("acsp.3.tasks", "personal");
  plan.tick("acsp.3.tasks", "safety");
  CHECK_FALSE(care::answer_choice(plan.at(), "acsp.4.money.able", "yes"));
  plan.choose("acsp.4.personal.able", "yes");
  plan.choose("acsp.4.personal.willing", "yes");
  plan.choose("acsp.4.safety.able", "partly");
  plan.choose("acsp.4.safety.willing", "no");
  auto tasks = care::tasks_of(plan.at());
  REQUIRE(tasks.size() == 2);
  CHECK(tasks[0].label == "Personal care");
  CHECK_FALSE(tasks[0].wants_less);
  CHECK(tasks[1].able == "partly");
  CHECK(tasks[1].willing == "no");
  CHECK(tasks[1].wants_less);
}

TEST_CASE("Whether breaks are enough is Moira's own word; breaks had and not had are counted", "[R42]") {
  OwnPlan plan("acsp.v1");
  CHECK(care::breaks_enough(plan.at()) == care::BreaksEnough::not_said);
  plan.choose("acsp.6.enough", "not-enough");
  plan.write("acsp.6.why", "By Sunday I am done in.");
  CHECK(care::breaks_enough(plan.at()) == care::BreaksEnough::not_enough);
  care::CarerBreak wanted;
  wanted.type = "night";
  wanted.wanted = "One night in my own bed, with nobody calling";
  plan.book.keep(*care::set_break(test::id_of(1), nullptr, wanted));
  wanted.given = "no";
  CHECK(care::set_break(test::id_of(2), nullptr, wanted).error().detail == "why_not");
  wanted.why_not = "UN15";
  plan.book.keep(*care::set_break(test::id_of(2), nullptr, wanted));
  wanted.given = "yes", wanted.on = "2026-10-03", wanted.nights = 2, wanted.type = "away";
  plan.book.keep(*care::set_break(test::id_of(3), nullptr, wanted));
  auto count = care::count_breaks(plan.book.all("carer_break"));
  CHECK(count.had == 1);
  CHECK(count.unmet == 1);
  CHECK(count.waiting == 1);
  CHECK(care::count_breaks(plan.book.all("carer_break"), "night").had == 0);
}

TEST_CASE("The emergency card has who to ring and what Isobel needs in the first day", "[R39]") {
  OwnPlan plan("acsp.v1");
  CHECK_FALSE(care::emergency_card(plan.at(), "Moira", "Isobel").complete);
  plan.write("acsp.7.first", "Jean, 01632 960179");
  plan.write("acsp.7.day", "Tablets at eight. Sit on her left.");
  plan.write("acsp.7.key", "Jean");
  auto card = care::emergency_card(plan.at(), "Moira", "Isobel");
  CHECK(card.complete);
  CHECK(card.first == "Jean, 01632 960179");
  CHECK(card.cares_for == "Isobel");
}

TEST_CASE("Each outcome of a carer counts for one of the four of the strategy", "[R43]") {
  auto outcomes = care::Domains::load(test::asset("lookups/carer_outcomes.json"));
  REQUIRE(outcomes);
  CHECK(outcomes->all().size() == 8);
  std::set<std::string> four;
  for (const auto& outcome : outcomes->all()) {
    four.insert(outcome.local);
    CHECK(outcome.national == 6);
  }
  CHECK(four == std::set<std::string>{"heard-involved", "caring-experience", "full-healthy-life", "own-life"});
  Notebook book;
  book.keep(*care::set_outcome(test::id_of(1), nullptr, *outcomes, "domain", "C08"));
  auto form = form_of("acsp.v1");
  for (const char* link : {"acsp.5.money", "acsp.5.benefits", "acsp.5.work", "acsp.5.learning"}) CHECK(form.find(link));
}

TEST_CASE("What Moira wants is counted for one of the four, for another, or for none again; nothing else is taken", "[R43]") {
  auto outcomes = care::Domains::load(test::asset("lookups/carer_outcomes.json"));
  REQUIRE(outcomes);
  Notebook book;
  book.keep(*care::set_outcome(test::id_of(1), nullptr, *outcomes, "want", "have one evening a week that is mine"));
  CHECK(care::counts_for(book.get(test::id_of(1))).empty());
  for (const char* four : {"heard-involved", "caring-experience", "full-healthy-life", "own-life", ""}) {
    book.keep(*care::count_outcome(book.get(test::id_of(1)), four));
    CHECK(care::counts_for(book.get(test::id_of(1))) == four);
  }
  auto refused = care::count_outcome(book.get(test::id_of(1)), "C08");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().detail == "strategy");
  CHECK(care::count_outcome(book.get(test::id_of(1)), "")->empty());  // nothing new is nothing written
}

TEST_CASE("Money, a benefits check, work and learning are read from the plan's own answers", "[R43][R08]") {
  OwnPlan plan("acsp.v1");
  auto asked = care::asked_of(plan.at());
  REQUIRE(asked.size() == 4);
  CHECK(asked[0].about == "money");
  CHECK(asked[0].answer == nullptr);
  plan.choose("acsp.5.benefits", "yes");
  const auto at = plan.at();
  asked = care::asked_of(at);
  REQUIRE(asked[1].answer != nullptr);
  CHECK(asked[1].answer->text("choice") == "yes");
  CHECK(care::asked_of(OwnPlan("ycs.v1").at()).empty());
}

TEST_CASE("Ryan's statement asks if it is right for somebody his age, and too much wants something done", "[R45]") {
  OwnPlan plan("ycs.v1");
  auto first = [&] {
    auto faults = care::statement_faults(plan.at());
    return faults.empty() ? std::string() : faults.front().key;
  };
  plan.tick("ycs.2.tasks", "nights");
  plan.choose("ycs.4.nights", "too-much");
  plan.choose("ycs.5.nights.willing", "no");
  auto tasks = care::tasks_of(plan.at());
  REQUIRE(tasks.size() == 1);
  CHECK(tasks[0].right == "too-much");
  CHECK(tasks[0].wants_less);
  CHECK(first() == "carer.needs.right");
  plan.choose("ycs.4.right", "too-much");
  CHECK(first() == "carer.needs.reasons");
  plan.write("ycs.4.reasons", "He is up twice a night and falls asleep in maths");
  CHECK(first() == "carer.needs.action");
  plan.write("ycs.4.action", "An alarm that rings the night team, not Ryan");
  CHECK(first() == "carer.needs.authority");
  plan.choose("ycs.11.authority", "school");
  CHECK(first() == "carer.needs.approval");
  plan.book.keep(*care::answer_date(plan.at(), "ycs.11.approved", "2026-11-20"));
  CHECK(first().empty());
}

TEST_CASE("Small children have pictures for every answer and few words; safety is asked alone", "[R45]") {
  auto form = form_of("ycs-young.v1");
  for (const care::Item& item : form.items) {
    if (item.role != care::Role::prompt || !item.is_question() || item.link_id.starts_with("ycsp.6")) continue;
    INFO(item.link_id);
    CHECK(std::count(item.text.text.begin(), item.text.text.end(), ' ') <= 7);
    if (!item.ask_alone && !item.is_scale)
      for (const auto& option : item.options) CHECK_FALSE(option.icon.empty());
  }
  CHECK(form.find("ycsp.3.safe")->ask_alone);
  CHECK(form.find("ycsp.3.safe")->safety_codes.size() == 2);
}

TEST_CASE("Till the day they are twelve children get the statement with pictures; an unknown birthday leaves the words", "[R45]") {
  CHECK(care::template_of_plan("ycs", base::CivilDate{2014, 11, 25}, kToday) == "ycs-young");
  CHECK(care::template_of_plan("ycs", base::CivilDate{2014, 11, 24}, kToday) == "ycs");
  CHECK(care::template_of_plan("ycs", std::nullopt, kToday) == "ycs");
  CHECK(care::template_of_plan("acsp", base::CivilDate{1969, 2, 3}, kToday) == "acsp");
}

TEST_CASE("Who turns eighteen at school stays a young carer", "[R45]") {
  CHECK(care::is_young_carer({2010, 5, 1}, kToday, false));
  CHECK(care::is_young_carer({2008, 11, 1}, kToday, true));
  CHECK_FALSE(care::is_young_carer({2008, 11, 1}, kToday, false));
}

TEST_CASE("A carer in Angus who looks after somebody in Dundee is Dundee's to help", "[R39]") {
  CHECK(care::responsible_council("Angus", "Dundee") == "Dundee");
}

TEST_CASE("Moira's screen opens her own stream and nothing else", "[R44]") {
  auto moira = model::same_id<model::OwnerId>(test::id_of(1)), isobel = model::same_id<model::OwnerId>(test::id_of(2));
  using model::Audience;
  CHECK(care::carer_may_open({Audience::shared, moira}, moira));
  CHECK_FALSE(care::carer_may_open({Audience::practice, moira}, moira));
  CHECK_FALSE(care::carer_may_open({Audience::shared, isobel}, moira));
  CHECK_FALSE(care::carer_may_open({Audience::shared, {}}, {}));
  for (auto audience : {Audience::team, Audience::staff}) CHECK_FALSE(care::carer_may_open({audience, moira}, moira));
}

TEST_CASE("In carer mode Moira writes her answers and her say, and nothing that is the workers'", "[R44]") {
  auto moira = model::same_id<model::OwnerId>(test::id_of(1));
  model::StreamId own{model::Audience::shared, moira};
  OwnPlan plan("acsp.v1");
  CHECK(care::check_carer_edit(own, moira,
                               *care::answer_text(plan.at(), "acsp.9.want", "One evening a week that is mine")));
  CHECK(care::check_carer_edit(own, moira,
                               {care::put("agreement", test::id_of(3), nullptr, "answer", std::string("part"))}));
  for (auto [kind, field] : {std::pair("offer", "state"),
                             {"choice", "option"},
                             {"support", "quantity"},
                             {"carer_event", "on"},
                             {"unmet_need", "need"},
                             {"person", "address"},
                             {"talked_over", "answer"}}) {
    INFO(kind);
    CHECK(care::check_carer_edit(own, moira, {care::put(kind, test::id_of(3), nullptr, field, std::string("x"))})
              .error()
              .code == base::Code::denied);
  }
  model::StreamId other{model::Audience::shared, model::same_id<model::OwnerId>(test::id_of(2))};
  CHECK_FALSE(care::check_carer_edit(other, moira, {}));
}

TEST_CASE("What came from Moira is not agreed until it has been talked over, whatever the clocks say", "[R44]") {
  OwnPlan plan("acsp.v1");
  auto moira = model::same_id<model::AuthorId>(test::id_of(1)), amina = model::same_id<model::AuthorId>(test::id_of(5));
  plan.write("acsp.9.want", "One evening a week that is mine");
  auto records = plan.book.all("answer");
  for (auto& record : records)
    for (auto& [name, field] : record.fields)
      for (auto& head : field.heads) head.author = name == "text" ? moira : amina;
  auto changes = care::carer_changes(records, {}, moira);
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].field == "text");
  CHECK(model::text_of(changes[0].value) == "One evening a week that is mine");
  CHECK_FALSE(care::talk_over(test::id_of(50), changes[0], "perhaps"));
  plan.book.keep(*care::talk_over(test::id_of(50), changes[0], "kept"));
  CHECK(care::carer_changes(records, plan.book.all("talked_over"), moira).empty());
  // Written again by her afterwards: that is new.
  for (auto& record : records)
    for (auto& [name, field] : record.fields)
      for (auto& head : field.heads) head.dot.seq += 1'000'000;
  CHECK(care::carer_changes(records, plan.book.all("talked_over"), moira).size() == 1);
}

TEST_CASE("Moira sees who has looked, a line for each person and day", "[R44][R67]") {
  const std::vector<care::Look> looks = {
      {"Amina", kNow - 60'000, false}, {"Amina", kNow - 3'600'000, true}, {"Callum", kNow - 86'400'000, false}};
  auto lines = care::who_looked(looks);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].who == "Amina");
  CHECK(lines[0].looks == 2);
  CHECK(lines[0].changes == 1);
  CHECK(lines[0].at_ms == kNow - 60'000);
  CHECK(lines[1].at_ms == kNow - 86'400'000);
}
