#include "care/fhir.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "care/review.h"
#include "isobels_file.h"
#include "platform/base/random.h"
#include "tests/support/same_records.h"

using namespace blether;
using nlohmann::json;
using test::IsobelsFile;
using test::kNow;
using test::refusal;

TEST_CASE("Another programme reads that Isobel has reached what she wanted, and since when", "[R59][R63]") {
  IsobelsFile isobels;
  care::Review review;
  review.on = "2027-01-05";
  isobels.keep(care::set_review(test::id_of(60), nullptr, review));
  isobels.keep(care::set_review_line(test::id_of(60), isobels.flat, nullptr, {"", "", "", "", "person", "done"}));
  json goal = isobels.resource("Goal");
  CHECK(goal["lifecycleStatus"] == "completed");
  CHECK(goal["achievementStatus"]["coding"][0]["code"] == "achieved");
  CHECK(goal["statusDate"] == "2027-01-05");
}

TEST_CASE("Another programme reads what Isobel wants as a Goal and who she is as a Patient", "[R63]") {
  IsobelsFile isobels;
  json patient = isobels.resource("Patient");
  CHECK(patient["id"] == isobels.isobel.hex());
  CHECK(patient["name"][1]["text"] == "Isa");
  CHECK(patient["name"][0]["family"] == "Rennie");
  CHECK(patient["name"][0]["given"] == json::array({"Isobel"}));
  CHECK(patient["birthDate"] == "1942-05-17");
  CHECK(patient["telecom"][0]["value"] == "01632 960177");
  json goal = isobels.resource("Goal");
  CHECK(goal["lifecycleStatus"] == "active");
  CHECK(goal["description"]["text"] == "stay in my own flat");
  CHECK(goal["note"][0]["text"] == "I would sooner stay.");
  CHECK(goal["category"][0]["coding"][0]["code"] == "D05");
  CHECK(goal["target"][0]["dueDate"] == "2027-05-01");
  CHECK(goal["subject"]["reference"] == "Patient/" + isobels.isobel.hex());
}

TEST_CASE("Another programme reads the plan as a CarePlan whose activities serve the goals", "[R63]") {
  IsobelsFile isobels;
  json plan = isobels.resource("CarePlan");
  CHECK(plan["status"] == "draft");
  CHECK(plan["intent"] == "plan");
  CHECK(plan["goal"][0]["reference"] == "Goal/" + isobels.flat.hex());
  REQUIRE(plan["activity"].size() == 2);
  json wash = plan["activity"][0], rail = plan["activity"][1];
  CHECK(wash["detail"]["description"] == "Help to wash and dress");
  CHECK(wash["detail"]["goal"][0]["reference"] == "Goal/" + isobels.flat.hex());
  CHECK(wash["detail"]["scheduledPeriod"]["start"] == "2026-12-07");
  CHECK(wash.dump().find("urn:blether:option") != std::string::npos);
  CHECK(rail["detail"]["performer"][0]["display"] == "Callum");
}

TEST_CASE("Another programme reads one option of the person, and 4 when parts run under different ones", "[R16][R63]") {
  IsobelsFile isobels;
  auto option_in = [](const json& plan) {
    for (const json& each : plan.value("extension", json::array()))
      if (each.value("url", "") == "urn:blether:person-option") return each.value("valueInteger", -1);
    return 0;
  };
  auto add = [&](const model::RecordId& id, const char* kind, const char* field, model::Value value) {
    isobels.book.keep(care::Operations{care::put(kind, id, isobels.book.find(id), field, std::move(value))});
  };
  CHECK(option_in(isobels.resource("CarePlan")) == 2);
  const auto shopping = test::id_of(61), chosen = test::id_of(62);
  add(shopping, "support", "what", std::string("Help with the shopping"));
  CHECK(option_in(isobels.resource("CarePlan")) == 2);  // nothing chosen for it yet
  add(chosen, "choice", "support", shopping.hex()), add(chosen, "choice", "option", std::int64_t{1});
  CHECK(option_in(isobels.resource("CarePlan")) == 4);
  json bundle = isobels.bundle();
  CHECK(care::read_fhir_bundle(bundle.dump(), isobels.templates));
  for (json& entry : bundle["entry"])
    if (entry["resource"]["resourceType"] == "CarePlan") entry["resource"]["extension"][0]["valueInteger"] = 1;
  CHECK(refusal(isobels, bundle).starts_with("invalid"));  // a file cannot say another option than its parts
}

TEST_CASE("Another programme reads the conversation as a QuestionnaireResponse, nested as its template is", "[R63]") {
  IsobelsFile isobels;
  json talk = isobels.resource("QuestionnaireResponse");
  CHECK(talk["status"] == "in-progress");
  CHECK(talk["authored"] == "2026-11-24T10:30:00.000Z");
  CHECK(talk["questionnaire"] == isobels.form().url + "|" + isobels.form().version);
  REQUIRE(talk["item"].size() == 1);
  json group = talk["item"][0];
  CHECK(group.contains("text"));
  CHECK(group["item"][0]["linkId"] == "gc.05");
  CHECK(group["item"][0]["answer"][0]["valueString"] == "I wove jute at Camperdown.\nForty year.");
}

TEST_CASE("Two versions of one template side by side: each conversation goes out on the one it was held on", "[R11][R63]") {
  IsobelsFile isobels;
  json second = json::parse(test::asset("templates/gc.v1.json"));
  second["id"] = "gc.v2", second["version"] = "2.0.0";
  auto form = care::load_template(second.dump(), "gc.v2.json");
  REQUIRE(form);
  isobels.templates.emplace("gc.v2", *form);
  CHECK(care::newest_template(isobels.templates, "gc")->id == "gc.v2");
  CHECK(care::newest_template(isobels.templates, "rev") == nullptr);
  isobels.book.keep(care::start_conversation(test::id_of(70), *form, kNow + 86'400'000, {"Isobel", "Amina"}));
  std::vector<std::string> held_on;
  const json bundle = isobels.bundle();
  for (const json& entry : bundle["entry"])
    if (entry["resource"]["resourceType"] == "QuestionnaireResponse")
      held_on.push_back(entry["resource"]["questionnaire"].get<std::string>());
  const std::string url = isobels.form().url;
  CHECK(held_on == std::vector<std::string>{url + "|1.0.0", url + "|2.0.0"});
  CHECK(care::read_fhir_bundle(bundle.dump(), isobels.templates));
  form->foreign = true;  // somebody else's file by such a name: nothing of ours begins on it
  isobels.templates["gc.v2"] = *form;
  CHECK(care::newest_template(isobels.templates, "gc")->id == "gc.v1");
}

TEST_CASE("What Moira said goes out apart from Isobel's answers, under her own name", "[R07][R63]") {
  IsobelsFile isobels;
  auto put = [&](const char* field, const char* value) {
    isobels.book.keep(care::Operations{
        care::put("conversation", isobels.talk, isobels.book.find(isobels.talk), field, std::string(value))});
  };
  put("carer_view", "given"), put("carer_who", "Moira"), put("carer_words", "By Sunday I am done in.");
  const json talk = isobels.resource("QuestionnaireResponse");
  CHECK(talk["item"].dump().find("done in") == std::string::npos);
  CHECK(talk["extension"].dump().find("By Sunday I am done in.") != std::string::npos);
  auto file = care::read_fhir_bundle(isobels.bundle().dump(), isobels.templates);
  REQUIRE(file);
  std::string words, who;
  for (const auto& record : file->records)
    if (record.kind == "conversation") words = record.text("carer_words"), who = record.text("carer_who");
  CHECK(words == "By Sunday I am done in.");
  CHECK(who == "Moira");
}

TEST_CASE("What has not come yet is an Observation of the plan, and an option not offered is not done", "[R63]") {
  IsobelsFile isobels;
  json need = isobels.resource("Observation");
  CHECK(need["status"] == "final");
  CHECK(need["basedOn"][0]["reference"] == "CarePlan/" + isobels.isobel.hex());
  CHECK(need["focus"][0]["reference"] == "Goal/" + isobels.flat.hex());
  CHECK(need["valueCodeableConcept"]["text"] == "Somebody at night");
  CHECK(need["valueCodeableConcept"]["coding"][0]["code"] == "UN03");
  CHECK(need["note"][0]["text"] == "I lie awake.");
  json offer = isobels.resource("Communication");
  CHECK(offer["status"] == "not-done");
  CHECK(offer["statusReason"]["coding"][0]["code"] == "NO01");
}

TEST_CASE("Isobel's file comes back as it was, without its history too", "[R36]") {
  IsobelsFile isobels;
  auto file = isobels.file();
  auto back = care::read_fhir_bundle(*care::fhir_bundle(file, isobels.templates), isobels.templates);
  if (!back) FAIL(back.error().detail);
  CHECK(test::difference(file.records, back->records, false) == "");
  CHECK(back->stream == file.stream);
  CHECK(back->made_ms == kNow);
}

TEST_CASE("Odd words, empty words and numbers of every size come back as they were", "[R36]") {
  IsobelsFile isobels;
  const std::vector<model::Value> values = {std::string(), std::string("\x01 bell"), std::string("  \n "), std::string("\xff not UTF-8"),
                                            std::string("🙂 مرحبا"), model::Value(), true, std::int64_t{-1},
                                            std::int64_t{9'007'199'254'740'993}, base::Bytes{}, base::Bytes{0, 255, 7}};
  std::uint8_t number = 40;
  for (const char* field : {"want", "target_date", "domain", "own_words", "conversation", "place", "a_new_field"})
    for (const auto& value : values)
      isobels.book.keep(care::Operations{care::put("outcome", test::id_of(number++), nullptr, field, value)});
  for (const char* field : {"text", "choice", "number", "date", "score", "choices", "item"})
    for (const auto& value : values)
      isobels.book.keep(care::Operations{care::put("answer", test::id_of(number), nullptr, "conversation", isobels.talk.hex()),
                         care::put("answer", test::id_of(number++), nullptr, field, value)});
  auto file = isobels.file();
  auto text = care::fhir_bundle(file, isobels.templates);
  REQUIRE(text);
  auto back = care::read_fhir_bundle(*text, isobels.templates);
  if (!back) FAIL(back.error().detail);
  CHECK(test::difference(file.records, back->records, false) == "");
}

TEST_CASE("What Isobel answered in private can not be read in the file as it stands, and is not lost", "[R36]") {
  IsobelsFile isobels;
  const std::string link = isobels.private_question();
  REQUIRE(!link.empty());
  const model::RecordId id = care::answer_id(isobels.talk, link);
  isobels.book.keep(care::answer_start(isobels.form(), isobels.talk, link));
  isobels.book.keep(care::Operations{care::put("answer", id, isobels.book.find(id), "text", std::string("Between us two."))});
  auto file = isobels.file();
  std::string text = *care::fhir_bundle(file, isobels.templates);
  CHECK(text.find("Between us two.") == std::string::npos);
  CHECK(text.find("I wove jute") != std::string::npos);
  CHECK(test::difference(file.records, care::read_fhir_bundle(text, isobels.templates)->records, false) == "");
}

TEST_CASE("A council that has not got the template still reads what was answered", "[R36]") {
  IsobelsFile isobels;
  auto file = isobels.file();
  auto back = care::read_fhir_bundle(*care::fhir_bundle(file, isobels.templates), {});
  if (!back) FAIL(back.error().detail);
  CHECK(test::difference(file.records, back->records, false) == "");
}

TEST_CASE("A file in which the plan says one thing to other programmes and another to us is refused") {
  IsobelsFile isobels;
  const json good = isobels.bundle();
  REQUIRE(refusal(isobels, good) == "read");
  auto goal_place = [&](const json& bundle) {
    for (std::size_t i = 0; i < bundle["entry"].size(); ++i)
      if (bundle["entry"][i]["resource"]["resourceType"] == "Goal") return i;
    return std::size_t{0};
  };
  json bundle = good;
  json& goal = bundle["entry"][goal_place(bundle)]["resource"];
  goal["achievementStatus"]["text"] = "achieved";
  CHECK(refusal(isobels, bundle).find("not what the rest of the file says") != std::string::npos);
  bundle = good;
  bundle["entry"][goal_place(bundle)]["resource"]["lifecycleStatus"] = "cancelled";
  CHECK(refusal(isobels, bundle).find("/lifecycleStatus") != std::string::npos);
  bundle = good;
  bundle["entry"].push_back(bundle["entry"][goal_place(bundle)]);
  CHECK(refusal(isobels, bundle).find("stands twice") != std::string::npos);
  bundle = good;
  bundle["meta"]["tag"][0]["code"] = "2";
  CHECK(refusal(isobels, bundle).starts_with("too_new"));
  CHECK(refusal(isobels, json::parse(R"({"resourceType":"Bundle","type":"collection"})")).find("not a person's file") != std::string::npos);
  CHECK_FALSE(care::read_fhir_bundle(std::string(200'000, '['), isobels.templates));
  CHECK_FALSE(care::read_fhir_bundle("", isobels.templates));
}

TEST_CASE("A file with any one part taken away or exchanged is refused, or means the same") {
  IsobelsFile isobels;
  const json good = isobels.bundle();
  std::vector<json::json_pointer> all;
  auto collect = [&](auto& self, const json& node, const json::json_pointer& at) -> void {
    if (!at.empty()) all.push_back(at);
    if (node.is_object()) for (const auto& [key, child] : node.items()) self(self, child, at / key);
    if (node.is_array()) for (std::size_t i = 0; i < node.size(); ++i) self(self, node[i], at / i);
  };
  collect(collect, good, json::json_pointer());
  const json strange[] = {nullptr, json::object(), json::array(), json::array({nullptr}), -7, 1e300, "", "elsewhere", true};
  base::SeededRandom random(20261124);
  std::size_t refused = 0, unchanged = 0;
  for (const auto& at : all)
    for (int way = 0; way < 2; ++way) {
      json bundle = good;
      if (way == 0) {
        json& parent = bundle[at.parent_pointer()];
        if (parent.is_object()) parent.erase(at.back());
        else parent.erase(std::stoul(at.back()));
      } else {
        bundle[at] = strange[random.below(std::size(strange))];
      }
      auto file = care::read_fhir_bundle(bundle.dump(), isobels.templates);
      if (!file) {
        ++refused;
        continue;
      }
      // Without the template in the version that is known here the layout of a conversation is the sender's.
      bool known = at.back() != "questionnaire";
      for (const auto& record : file->records)
        known = known && (record.kind != "conversation" || isobels.templates.contains(record.text("template")));
      if (!known) continue;
      // What can be read was understood to the last word: written again it is the same.
      ++unchanged;
      if (json::parse(*care::fhir_bundle(*file, isobels.templates)) != bundle) FAIL("passed over at " << at.to_string());
    }
  CHECK(refused > 700);
  CAPTURE(unchanged);
  CHECK(unchanged < refused / 2);
}
