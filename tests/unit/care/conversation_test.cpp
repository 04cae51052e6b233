#include "care/conversation.h"

#include <catch2/catch_test_macros.hpp>

#include "notebook.h"
#include "storage/model/derived_id.h"

using namespace blether;
using care::Conversation;
using care::ItemState;
using care::Progress;
using test::Notebook;

namespace {

// Amina's visit to Isobel: her words go into a notebook, and the page is made from it.
struct Visit {
  Visit() { book.keep(care::start_conversation(id, form, 1'795'516'200'000, {"Isobel", "Moira", "Amina"})); }

  Conversation now(care::Looker looker = care::Looker::worker) const {
    auto answers = book.all(model::kind::answer);
    return Conversation(form, book.get(id), answers, looker);
  }
  std::size_t at(std::string_view link) const { return *form.index_of(link); }
  // True when the edit was taken.
  bool keep(const base::Result<care::Operations>& operations) {
    if (operations) book.keep(*operations);
    return operations.has_value();
  }
  bool alone(std::string_view code) { return keep(care::set_alone(book.get(id), code)); }

  care::Template form = test::good_conversation();
  model::RecordId id = test::id_of(7);
  Notebook book;
};

}  // namespace

TEST_CASE("Isobel answers in any order and the sections say how far they are", "[R01]") {
  Visit visit;
  CHECK(visit.now().section(3).progress == Progress::not_begun);
  REQUIRE(visit.keep(care::answer_text(visit.now(), "gc.16", "I hold on with both hands.")));
  REQUIRE(visit.keep(care::answer_text(visit.now(), "gc.05", "I wove jute at Camperdown.")));
  auto now = visit.now();
  CHECK(now.state(visit.at("gc.16")) == ItemState::answered);
  CHECK(now.section(3).progress == Progress::part);
  CHECK(now.section(3).answered == 1);
  CHECK(now.section(3).asked == 4);
  CHECK(now.answer(visit.at("gc.16"))->text("text") == "I hold on with both hands.");
  CHECK(now.place(visit.at("gc.16")).number == 3);
  CHECK(now.place(visit.at("gc.16")).of == 4);
}

TEST_CASE("Two tablets that answer the same prompt offline write the same record", "[R01]") {
  Visit amina, callum;
  REQUIRE(amina.keep(care::answer_text(amina.now(), "gc.14", "The light in the morning.")));
  REQUIRE(callum.keep(care::answer_text(callum.now(), "gc.14", "The folk on the stair.")));
  CHECK(amina.book.all(model::kind::answer).at(0).id == callum.book.all(model::kind::answer).at(0).id);
  CHECK(care::answer_id(amina.id, "gc.14") != care::answer_id(amina.id, "gc.15"));
  CHECK(care::answer_id(amina.id, "gc.14", 0) != care::answer_id(amina.id, "gc.14", 1));
  CHECK(care::answer_id(amina.id, "gc.14") != care::answer_id(test::id_of(8), "gc.14"));
}

TEST_CASE("Names made on one tablet stay the same for ever") {
  CHECK(model::derived_id(test::id_of(7), "gc.14").hex() == "ee9ef30a5409f5b78e6869d51bbe4aaa");
}

TEST_CASE("A new answer says which conversation, prompt and repetition it belongs to, and whose words it holds") {
  Visit visit;
  auto operations = care::answer_text(visit.now(), "S4.noticed", "Holds the rail.");
  REQUIRE(operations);
  visit.book.keep(*operations);
  const auto record = visit.book.all(model::kind::answer).at(0);
  CHECK(record.text("conversation") == visit.id.hex());
  CHECK(record.text("item") == "S4.noticed");
  CHECK(record.number("repeat", -1) == 0);
  CHECK(record.text("voice") == "worker");
  auto again = care::answer_text(visit.now(), "S4.noticed", "Holds the rail with both hands.");
  REQUIRE(again);
  REQUIRE(again->size() == 1);
  CHECK(again->at(0).overwrites == record.seen("text"));
  CHECK(care::answer_text(visit.now(), "S4.noticed", "Holds the rail.")->empty());
}

TEST_CASE("What Isobel would rather not answer is left with a reason, and opens again when she does", "[R06]") {
  Visit visit;
  REQUIRE(visit.keep(care::leave_for_now(visit.now(), "gc.30", "chose-not-to")));
  CHECK(visit.now().state(visit.at("gc.30")) == ItemState::left);
  CHECK(visit.now().left_reason(visit.at("gc.30")) == "chose-not-to");
  CHECK(visit.now().section(6).progress == Progress::part);
  CHECK_FALSE(visit.keep(care::leave_for_now(visit.now(), "gc.30", "because")));
  REQUIRE(visit.keep(care::answer_choice(visit.now(), "gc.30", "yes")));
  CHECK(visit.now().state(visit.at("gc.30")) == ItemState::answered);
  REQUIRE(visit.keep(care::leave_for_now(visit.now(), "gc.30", "ran-out-of-time")));
  CHECK(visit.now().answer(visit.at("gc.30"))->text("choice") == "yes");
  REQUIRE(visit.keep(care::open_again(visit.now(), "gc.30")));
  CHECK(visit.now().state(visit.at("gc.30")) == ItemState::answered);
}

TEST_CASE("A section that was only put off does not count as done", "[R06]") {
  Visit visit;
  for (const char* link : {"gc.01", "gc.02", "gc.03", "gc.04"})
    REQUIRE(visit.keep(care::leave_for_now(visit.now(), link, "not-relevant")));
  CHECK(visit.now().section(0).progress == Progress::left);
  REQUIRE(visit.keep(care::answer_text(visit.now(), "gc.01", "Just Isobel.")));
  CHECK(visit.now().section(0).progress == Progress::done);
}

TEST_CASE("With Moira in the room nobody asks whether somebody hurts Isobel") {
  Visit visit;
  CHECK(visit.now().alone_hides());
  CHECK(visit.now().state(visit.at("gc.28")) == ItemState::hidden);
  CHECK(visit.now().section(6).asked == 2);
  CHECK(care::answer_choice(visit.now(), "gc.28", "no").error().code == base::Code::denied);
  REQUIRE(visit.alone("no"));
  CHECK(visit.now().state(visit.at("gc.28")) == ItemState::hidden);
  REQUIRE(visit.alone("alone"));
  CHECK_FALSE(visit.now().alone_hides());
  REQUIRE(visit.keep(care::answer_choice(visit.now(), "gc.28", "yes")));
  CHECK(visit.now().section(6).asked == 4);
  CHECK(visit.now().calls_for_safety(visit.at("gc.28")));

  REQUIRE(visit.alone("no"));  // Moira comes back in
  CHECK(visit.now().answer(visit.at("gc.28")) == nullptr);
  CHECK_FALSE(visit.now().calls_for_safety(visit.at("gc.28")));
  CHECK(visit.now().stored(visit.at("gc.28"))->text("choice") == "yes");  // and nothing is lost
}

TEST_CASE("A template that asks in front of Moira by mistake is overruled") {
  auto form = care::load_template(R"({"resourceType":"Questionnaire","id":"m","url":"u","version":"1","name":"M",
    "title":"M","status":"active","item":[{"linkId":"S","type":"group","text":"Safety","item":[
    {"linkId":"alone","type":"choice","text":"Who is here?","extension":[{"url":"urn:blether:role","valueCode":"check"}],
     "answerOption":[{"valueCoding":{"code":"alone","display":"Alone"}},{"valueCoding":{"code":"no","display":"Others"}}]},
    {"linkId":"q","type":"text","text":"Is anyone hurting you?","extension":[{"url":"urn:blether:ask-alone","valueBoolean":true}],
     "enableWhen":[{"question":"alone","operator":"exists","answerBoolean":true}]}]}]})", "m.json");
  REQUIRE(form);
  Notebook book;
  book.keep(care::start_conversation(test::id_of(1), *form, 1, {}));
  auto state = [&](std::string_view code) {
    book.keep(*care::set_alone(book.get(test::id_of(1)), code));
    return Conversation(*form, book.get(test::id_of(1)), {}).state(*form->index_of("q"));
  };
  CHECK(state("no") == ItemState::hidden);
  CHECK(state("alone") == ItemState::open);
}

TEST_CASE("Whom Isobel chose may stay while she is asked") {
  Visit visit;
  REQUIRE(visit.keep(care::answer_choice(visit.now(), "alone", "chosen")));
  CHECK(visit.book.get(visit.id).text("alone") == "chosen");
  CHECK(visit.now().state(visit.at("gc.26")) == ItemState::open);
  CHECK(visit.now().state(visit.at("alone.S7")) == ItemState::answered);
  CHECK_FALSE(visit.keep(care::set_alone(visit.book.get(visit.id), "maybe")));
}

TEST_CASE("Amina does not see what Isobel thought of the talk") {
  Visit visit;
  REQUIRE(visit.keep(care::answer_score(visit.now(), "gc.36", "1", "She did not let me finish.")));
  CHECK(visit.now().state(visit.at("gc.36")) == ItemState::answered);
  CHECK(visit.now().answer(visit.at("gc.36")) == nullptr);
  CHECK(visit.now(care::Looker::person).answer(visit.at("gc.36"))->number("score") == 1);
}

TEST_CASE("A score saves only with a note, or with the word that none was given", "[R04]") {
  Visit visit;
  REQUIRE(visit.alone("alone"));
  CHECK_FALSE(visit.keep(care::answer_score(visit.now(), "gc.27", "3", std::nullopt)));
  REQUIRE(visit.keep(care::answer_score(visit.now(), "gc.27", "3", "")));
  CHECK(visit.now().stored(visit.at("gc.27"))->field("note") != nullptr);
  CHECK_FALSE(visit.now().misses_note(visit.at("gc.27")));
  REQUIRE(visit.keep(care::answer_note(visit.now(), "gc.27", "On the stair, no.")));
  REQUIRE(visit.keep(care::answer_score(visit.now(), "gc.27", "rather-not-say", std::nullopt)));
  CHECK(visit.now().answer(visit.at("gc.27"))->text("note") == "On the stair, no.");
  CHECK(care::score_code(visit.now().answer(visit.at("gc.27"))->value("score")) == "rather-not-say");
  CHECK_FALSE(visit.keep(care::answer_score(visit.now(), "gc.27", "5", "")));
}

TEST_CASE("Of many choices each is put in and taken out by itself") {
  Visit visit;
  REQUIRE(visit.keep(care::answer_element(visit.now(), "gc.10", "children", true)));
  REQUIRE(visit.keep(care::answer_element(visit.now(), "gc.10", "neighbours", true)));
  REQUIRE(visit.keep(care::answer_text(visit.now(), "gc.10", "And wee Ailsa.")));
  CHECK(visit.now().answer(visit.at("gc.10"))->texts("choices") == std::vector<std::string>{"children", "neighbours"});
  CHECK(care::answer_element(visit.now(), "gc.10", "children", true)->empty());
  REQUIRE(visit.keep(care::answer_element(visit.now(), "gc.10", "children", false)));
  CHECK(visit.now().answer(visit.at("gc.10"))->texts("choices") == std::vector<std::string>{"neighbours"});
  CHECK_FALSE(visit.keep(care::answer_element(visit.now(), "gc.10", "martians", true)));
  CHECK_FALSE(visit.keep(care::answer_element(visit.now(), "gc.14", "children", true)));
}

TEST_CASE("Next and previous pass over what may not be asked now, and come back the same way", "[R01]") {
  Visit visit;
  std::vector<std::string> there, back;
  for (auto at = visit.now().entry(0); at; at = visit.now().next(*at)) there.push_back(visit.form.items[*at].link_id);
  CHECK(there.front() == "gc.01");
  CHECK(there.back() == "gc.36");
  CHECK(there.size() == 36 - 3 + 2);  // two checks of who is here
  for (auto at = visit.form.index_of("gc.36"); at; at = visit.now().previous(*at))
    back.insert(back.begin(), visit.form.items[*at].link_id);
  CHECK(there == back);
}

TEST_CASE("After a forced stop one is back at the first question not looked at", "[R01]") {
  Visit visit;
  REQUIRE(visit.keep(care::answer_text(visit.now(), "gc.01", "Just Isobel.")));
  REQUIRE(visit.keep(care::leave_for_now(visit.now(), "gc.02", "not-relevant")));
  CHECK(visit.form.items[*visit.now().first_open()].link_id == "gc.03");
  visit.book.keep(care::finish_conversation(visit.book.get(visit.id), 1'795'520'000'000));
  CHECK(visit.now().finished());
  CHECK(care::finish_conversation(visit.book.get(visit.id), 1'795'530'000'000).empty());
}

TEST_CASE("Answers of another conversation, and of prompts this version does not know, are not shown") {
  Visit visit;
  Notebook other;
  other.keep(care::start_conversation(test::id_of(9), visit.form, 1, {}));
  Conversation elsewhere(visit.form, other.get(test::id_of(9)), {});
  visit.book.keep(*care::answer_text(elsewhere, "gc.14", "Not Isobel's."));
  visit.book.keep(care::answer_start(visit.form, visit.id, "gc.99"));
  CHECK(visit.now().state(visit.at("gc.14")) == ItemState::open);
}

namespace {

care::Template engine_form() {
  auto form = care::load_template(R"({"resourceType":"Questionnaire","id":"e","url":"u","version":"1","name":"E",
    "title":"E","status":"active","item":[{"linkId":"S","type":"group","text":"Day","item":[
    {"linkId":"pet","type":"boolean","text":"Have you a pet?"},
    {"linkId":"name","type":"string","text":"Its name?","maxLength":10,"repeats":true,
     "enableWhen":[{"question":"pet","operator":"=","answerBoolean":true}]},
    {"linkId":"walks","type":"integer","text":"Walks a day?","extension":[
     {"url":"http://hl7.org/fhir/StructureDefinition/minValue","valueInteger":0},
     {"url":"http://hl7.org/fhir/StructureDefinition/maxValue","valueInteger":9}]},
    {"linkId":"tired","type":"text","text":"Does that tire you?","enableBehavior":"all","enableWhen":[
     {"question":"walks","operator":">=","answerInteger":3},{"question":"name","operator":"exists","answerBoolean":true}]},
    {"linkId":"since","type":"date","text":"Since when?"},
    {"linkId":"long","type":"display","text":"That is a long time.",
     "enableWhen":[{"question":"since","operator":"<","answerDate":"2020-01-01"}]}]}]})", "e.json");
  INFO((form ? "" : form.error().detail));
  REQUIRE(form);
  return *form;
}

}  // namespace

TEST_CASE("Sandy is asked about his dog only when he has one, and whether walks tire him only when there are many") {
  auto form = engine_form();
  Notebook book;
  book.keep(care::start_conversation(test::id_of(1), form, 1, {}));
  auto now = [&] { return Conversation(form, book.get(test::id_of(1)), book.all(model::kind::answer)); };
  auto state = [&](const char* link) { return now().state(*form.index_of(link)); };
  CHECK(state("name") == ItemState::hidden);
  book.keep(*care::answer_choice(now(), "pet", "yes"));
  CHECK(state("name") == ItemState::open);
  book.keep(*care::answer_text(now(), "name", "Skipper"));
  book.keep(*care::answer_text(now(), "name", "Bess", 1));
  CHECK(now().repeats(*form.index_of("name")) == 2);
  CHECK(care::answer_text(now(), "name", "Skipper the Second").error().code == base::Code::invalid);
  CHECK_FALSE(care::answer_number(now(), "walks", {12'000}));
  CHECK_FALSE(care::answer_number(now(), "walks", {2'500}));
  book.keep(*care::answer_number(now(), "walks", {2'000}));
  CHECK(state("tired") == ItemState::hidden);
  book.keep(*care::answer_number(now(), "walks", {3'000}));
  CHECK(state("tired") == ItemState::open);
  book.keep(*care::answer_text(now(), "tired", "Aye, a bit."));
  book.keep(*care::answer_choice(now(), "pet", "no"));
  CHECK(state("tired") == ItemState::hidden);  // its name is not asked any more
  CHECK(now().stored(*form.index_of("tired"))->text("text") == "Aye, a bit.");
  CHECK_FALSE(care::answer_date(now(), "since", "2019-02-30"));
  book.keep(*care::answer_date(now(), "since", "2014-05-01"));
  CHECK(now().is_asked(*form.index_of("long")));
  CHECK(now().section(0).answered == 3);
}
