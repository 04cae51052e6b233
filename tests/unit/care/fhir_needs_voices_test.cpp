// What FHIR R4 has no resource for, or only part of one: needs that are not met, and what somebody said aloud.
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "isobels_file.h"
#include "tests/support/same_records.h"

using namespace blether;
using nlohmann::json;
using test::IsobelsFile;
using test::refusal;

TEST_CASE("Another programme reads how much Isobel wants, has and misses, since when, and what that does to her and Moira",
          "[R50][R63]") {
  IsobelsFile isobels;
  const json need = isobels.resource("Observation");
  auto part = [&](const std::string& code) {
    for (const json& component : need["component"])
      if (component["code"]["coding"][0]["code"] == code) return component;
    return json();
  };
  CHECK(need["effectiveDateTime"] == "2026-10-05");
  CHECK(part("amount-wanted")["valueQuantity"]["value"] == 3.5);
  CHECK(part("amount-got")["valueQuantity"]["value"] == 1);
  CHECK(part("amount-short")["valueQuantity"]["value"] == 2.5);
  CHECK(part("amount-short")["valueQuantity"]["code"] == "nights-week");
  CHECK(part("amount-short")["valueQuantity"]["system"] == "urn:blether:codes:need-unit");
  CHECK(part("effect")["valueString"] == "She is tired all day.");
  CHECK(part("interim")["valueString"] == "Jean sleeps over on Fridays");
  CHECK(part("carer-affected")["valueBoolean"] == true);
  CHECK(part("status")["valueCodeableConcept"]["coding"][0]["code"] == "part");
  CHECK(part("domain")["valueCodeableConcept"]["coding"][0]["code"] == "D01");
  CHECK(part("support-type")["valueCodeableConcept"]["coding"][0]["code"] == "personal-care");
  CHECK(part("look-again")["valueDateTime"] == "2027-01-12");
  for (const json& component : need["component"]) CHECK(component["code"]["text"].is_string());
  // What was typed is there as it was typed.
  CHECK(need["extension"].dump().find("3½") != std::string::npos);
}

TEST_CASE("An amount that is no number, or has a unit of somebody's own, comes back as it was typed", "[R50][R36]") {
  IsobelsFile isobels;
  auto add = [&](std::uint8_t number, const char* field, const char* words) {
    const auto id = test::id_of(number);
    isobels.book.keep(care::Operations{care::put("unmet_need", id, isobels.book.find(id), field, std::string(words))});
  };
  add(50, "need", "A lift"), add(50, "amount_wanted", "a few"), add(50, "amount_got", "-1"), add(50, "unit", "lifts");
  add(51, "need", "A bath"), add(51, "amount_wanted", "2"), add(51, "amount_got", "5"), add(51, "unit", "baths a week");
  const json bundle = isobels.bundle();
  json lift, bath;
  for (const json& entry : bundle["entry"]) {
    if (entry["resource"]["id"] == test::id_of(50).hex()) lift = entry["resource"];
    if (entry["resource"]["id"] == test::id_of(51).hex()) bath = entry["resource"];
  }
  CHECK_FALSE(lift.contains("component"));
  CHECK(bath["component"].dump().find("baths a week") != std::string::npos);
  CHECK(bath["component"].dump().find("need-unit") == std::string::npos);  // no code of ours
  CHECK(bath["component"].back()["valueQuantity"]["value"] == 0);          // never less than nothing
  const auto file = isobels.file();
  auto back = care::read_fhir_bundle(bundle.dump(), isobels.templates);
  if (!back) FAIL(back.error().detail);
  CHECK(test::difference(file.records, back->records, false) == "");
}

TEST_CASE("A file in which a need misses another amount than its words say is refused", "[R50]") {
  IsobelsFile isobels;
  json bundle = isobels.bundle();
  for (json& entry : bundle["entry"])
    for (json& component : entry["resource"].value("component", json::array()))
      if (component["id"] == "amount-short") entry["resource"]["component"].back()["valueQuantity"]["value"] = 200;
  CHECK(refusal(isobels, bundle).find("not what the rest of the file says") != std::string::npos);
}

TEST_CASE("Another programme reads that Isobel spoke, in which conversation, when and how long; the file comes back",
          "[R05][R63]") {
  IsobelsFile isobels;
  isobels.say(60, "gc.05", "The first verse");
  const json voice = isobels.resource("Media");
  CHECK(voice["status"] == "completed");
  CHECK(voice["partOf"][0]["reference"] == "QuestionnaireResponse/" + isobels.talk.hex());
  CHECK(voice["subject"]["reference"] == "Patient/" + isobels.isobel.hex());
  CHECK(voice["createdDateTime"] == "2026-11-24T10:30:00.000Z");
  CHECK(voice["duration"] == 61.25);
  CHECK(voice["content"]["contentType"] == "audio/ogg");
  CHECK(voice["content"]["size"] == 20'480);
  CHECK(voice["type"]["coding"][0]["code"] == "audio");
  CHECK(voice["note"][0]["text"] == "The first verse");
  const auto file = isobels.file();
  for (const care::Templates& templates : {isobels.templates, care::Templates()}) {
    auto back = care::read_fhir_bundle(isobels.bundle().dump(), templates);
    if (!back) FAIL(back.error().detail);
    CHECK(test::difference(file.records, back->records, false) == "");
    CHECK(back->hidden.empty());
  }
}

TEST_CASE("What is kept with a question that Isobel answers in private tells no programme what it is or where",
          "[R36]") {
  IsobelsFile isobels;
  REQUIRE_FALSE(isobels.private_question().empty());
  const auto id = isobels.say(60, isobels.private_question(), "Between us two.");
  const json bundle = isobels.bundle();
  const json voice = isobels.resource("Media");
  CHECK(bundle.dump().find("Between us two.") == std::string::npos);
  CHECK(voice["content"]["extension"][0]["valueCode"] == "masked");
  for (const char* element : {"partOf", "note", "type", "duration", "createdDateTime"})
    CHECK_FALSE(voice.contains(element));
  const auto file = isobels.file();
  for (const care::Templates& templates : {isobels.templates, care::Templates()}) {
    auto back = care::read_fhir_bundle(bundle.dump(), templates);
    if (!back) FAIL(back.error().detail);
    CHECK(test::difference(file.records, back->records, false) == "");
    CHECK(back->hidden == std::set{id});
  }
}

TEST_CASE("A file that shows a voice at a question that is private here is refused", "[R36]") {
  IsobelsFile isobels;
  const std::string question = isobels.private_question();
  isobels.say(60, question, "Between us two.");
  care::Templates open = isobels.templates;
  for (care::Item& item : open.at("gc.v1").items) item.is_private = false;
  const json shown = json::parse(*care::fhir_bundle(isobels.file(), open));
  REQUIRE(shown.dump().find("Between us two.") != std::string::npos);
  CHECK(refusal(isobels, shown).find("not what the rest of the file says") != std::string::npos);
}
