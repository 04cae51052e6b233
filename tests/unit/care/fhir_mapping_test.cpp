// The mapping of docs/fhir.md, row by row: which resource a record is, and where in it another programme finds what it
// says.
#include <catch2/catch_test_macros.hpp>

#include "isobels_file.h"
#include "tests/support/same_records.h"

using namespace blether;
using nlohmann::json;
using test::IsobelsFile;

namespace {

using Fields = std::vector<std::pair<std::string, model::Value>>;

// A record that is written, and one element of what comes of it.
struct Mapped {
  std::string kind;
  Fields fields;
  std::string resource, element;
  json says;
};

model::Value words(const char* text) { return std::string(text); }

std::vector<Mapped> mapped(const IsobelsFile& isobels) {
  const std::string goal = "Goal/" + isobels.flat.hex(), isobel = "Patient/" + isobels.isobel.hex();
  const std::int64_t at = test::kNow;
  const std::string at_half_past_ten = "2026-11-24T10:30:00.000Z";
  return {
      {"relation", {{"name", words("Moira Rennie")}}, "RelatedPerson", "/name/0/text", "Moira Rennie"},
      {"relation", {{"relation", words("daughter")}}, "RelatedPerson", "/relationship/0/text", "daughter"},
      {"relation", {{"name", words("Jean")}}, "RelatedPerson", "/patient/reference", isobel},
      {"outcome", {{"want", words("sing")}}, "Goal", "/description/text", "sing"},
      {"review_line", {{"score", std::int64_t{3}}}, "Observation", "/valueInteger", 3},
      {"review_line", {{"subject", isobels.flat.hex()}}, "Observation", "/focus/0/reference", goal},
      {"strength", {{"what", words("Weaving")}}, "Observation", "/valueString", "Weaving"},
      {"observation", {{"words", words("She held the chair.")}}, "Observation", "/valueString", "She held the chair."},
      {"risk", {{"want", words("walk alone")}}, "RiskAssessment", "/prediction/0/outcome/text", "walk alone"},
      {"risk", {{"plan", words("a phone along")}}, "RiskAssessment", "/mitigation", "a phone along"},
      {"safety_concern", {{"harm_why", words("Her card is gone.")}}, "Flag", "/status", "active"},
      {"offer", {{"state", words("offered")}}, "Communication", "/status", "completed"},
      {"offer", {{"state", words("not-offered")}}, "Communication", "/status", "not-done"},
      {"explanation", {{"at", at}}, "Communication", "/sent", at_half_past_ten},
      {"amounts_told", {{"at", at}}, "Communication", "/sent", at_half_past_ten},
      {"attorney_offer", {{"on", words("2026-11-24")}}, "Communication", "/sent", "2026-11-24"},
      {"carer_event", {{"on", words("2026-11-24")}}, "Communication", "/sent", "2026-11-24"},
      {"advocacy", {{"organisation", words("Speak Up")}}, "Communication", "/recipient/0/display", "Speak Up"},
      {"signpost", {{"name", words("The choir")}}, "Communication", "/recipient/0/display", "The choir"},
      {"complaint", {{"points", words("Nobody came.")}}, "Communication", "/payload/0/contentString", "Nobody came."},
      {"disagreement", {{"words", words("No.")}}, "Communication", "/payload/0/contentString", "No."},
      {"disagreement", {{"words", words("No.")}}, "Communication", "/sender/reference", isobel},
      {"agreement", {{"answer", words("agree")}}, "Basic", "/code/coding/0/code", "agreement"},
      {"review", {{"on", words("2027-01-05")}}, "Basic", "/created", "2027-01-05"},
      {"carer_break", {{"note", words("A week in Crieff")}}, "Basic", "/code/coding/0/code", "carer_break"},
      {"power", {{"holder", words("Moira")}}, "Basic", "/code/coding/0/code", "power"},
      {"capacity_view", {{"decision", words("Where to live")}}, "Basic", "/code/coding/0/code", "capacity_view"},
      {"charge", {{"weekly", std::int64_t{1250}}}, "Basic", "/code/coding/0/code", "charge"},
      {"equality", {{"language", words("Scots")}}, "Basic", "/code/coding/0/code", "equality"},
  };
}

}  // namespace

TEST_CASE("Each kind of record is the resource that docs/fhir.md says, and the file comes back as it was",
          "[R63][R36]") {
  IsobelsFile isobels;
  const auto all = mapped(isobels);
  std::uint8_t number = 100;
  for (const Mapped& one : all) {
    const auto id = test::id_of(number++);
    for (const auto& [field, value] : one.fields)
      isobels.book.keep(care::Operations{care::put(one.kind, id, isobels.book.find(id), field, value)});
  }
  const json bundle = isobels.bundle();
  number = 100;
  for (const Mapped& one : all) {
    const std::string id = test::id_of(number++).hex();
    const json* found = nullptr;
    for (const json& entry : bundle["entry"])
      if (entry["resource"]["id"] == id) found = &entry["resource"];
    CAPTURE(one.kind, one.element);
    REQUIRE(found != nullptr);
    CHECK((*found)["resourceType"] == one.resource);
    CHECK(found->value(json::json_pointer(one.element), json()) == one.says);
  }
  const auto file = isobels.file();
  auto back = care::read_fhir_bundle(bundle.dump(), isobels.templates);
  if (!back) FAIL(back.error().detail);
  CHECK(test::difference(file.records, back->records, false) == "");
}

TEST_CASE("What somebody saw is never among Isobel's answers", "[R03][R63]") {
  IsobelsFile isobels;
  const auto id = test::id_of(70);
  for (const auto& [field, value] : Fields{{"conversation", isobels.talk.hex()}, {"item", words("gc.05")},
                                           {"words", words("She held the chair.")}})
    isobels.book.keep(care::Operations{care::put("observation", id, isobels.book.find(id), field, value)});
  CHECK(isobels.resource("QuestionnaireResponse").dump().find("She held the chair.") == std::string::npos);
  CHECK(isobels.bundle().dump().find("She held the chair.") != std::string::npos);
}

TEST_CASE("A CHI number is an identifier of the person, and nobody's gender is worked out of it", "[R63]") {
  IsobelsFile isobels;
  isobels.book.keep(care::Operations{
      care::put("person", isobels.isobel, isobels.book.find(isobels.isobel), "chi", std::string("0105420123"))});
  const json isobel = isobels.resource("Patient");
  CHECK(isobel["identifier"][0]["system"] == "urn:oid:2.16.840.1.113883.2.1.3.2.4.16.53");
  CHECK(isobel["identifier"][0]["value"] == "0105420123");
  CHECK_FALSE(isobel.contains("gender"));
}

TEST_CASE("A carer's plan is told from a young carer's statement and from somebody's own support plan", "[R39][R63]") {
  IsobelsFile isobels;
  auto category = [&](const char* form) {
    const model::Record* now = isobels.book.find(isobels.talk);
    isobels.book.keep(care::Operations{care::put("conversation", isobels.talk, now, "template", std::string(form))});
    return isobels.resource("CarePlan")["category"][0]["coding"][0]["code"];
  };
  CHECK(category("gc.v1") == "support-plan");
  CHECK(category("acsp.v1") == "adult-carer-support-plan");
  CHECK(category("ycs-young.v1") == "young-carer-statement");
}

TEST_CASE("Who wrote is a Practitioner, and all of them the team of the plan", "[R63]") {
  IsobelsFile isobels;
  care::PersonFile file = isobels.file();
  model::AuthorId amina;
  amina.bytes.fill(9);
  file.authors.push_back({amina, "Amina Farooq"});
  const json bundle = json::parse(*care::fhir_bundle(file, isobels.templates));
  auto first = [&](const std::string& type) {
    for (const json& entry : bundle["entry"])
      if (entry["resource"]["resourceType"] == type) return entry["resource"];
    return json();
  };
  const json practitioner = first("Practitioner"), team = first("CareTeam"), plan = first("CarePlan");
  CHECK(practitioner["name"][0]["text"] == "Amina Farooq");
  CHECK(team["participant"][0]["member"]["reference"] == "Practitioner/" + amina.hex());
  CHECK(plan["careTeam"][0]["reference"] == "CareTeam/" + isobels.isobel.hex());
}
