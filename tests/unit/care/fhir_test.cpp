#include "care/fhir.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "care/conversation.h"
#include "care/outcomes.h"
#include "care/review.h"
#include "notebook.h"
#include "platform/base/random.h"
#include "tests/support/same_records.h"

using namespace blether;
using nlohmann::json;
using test::Notebook;

namespace {

constexpr std::int64_t kNow = 1'795'516'200'000;  // 24 November 2026, 10:30 in Dundee

// What Amina knows of Isobel after a visit.
struct IsobelsFile {
  IsobelsFile() {
    templates.emplace("gc.v1", test::good_conversation());
    domains = *care::Domains::load(test::asset("lookups/domains.json"));
    auto put = [&](const char* field, model::Value value) {
      book.keep(care::Operations{care::put("person", isobel, book.find(isobel), field, std::move(value))});
    };
    put("given_name", std::string("Isobel")), put("family_name", std::string("Rennie"));
    put("known_as", std::string("Isa")), put("birth_date", std::string("1942-05-17"));
    put("phone", std::string("01632 960177")), put("supported", true), put("matters", std::string("Her own front door"));
    book.keep(care::start_conversation(talk, form(), kNow, {"Isobel", "Amina"}));
    keep(care::answer_text(now(), "gc.05", "I wove jute at Camperdown.\nForty year."));
    keep(care::set_outcome(flat, nullptr, domains, "want", "stay in my own flat", talk, "V"));
    keep(care::set_outcome(flat, book.find(flat), domains, "own_words", "I would sooner stay."));
    keep(care::set_outcome(flat, book.find(flat), domains, "domain", "D05"));
    keep(care::set_outcome(flat, book.find(flat), domains, "target_date", "2027-05-01"));
    auto add = [&](const model::RecordId& id, const char* kind, const char* field, model::Value value) {
      book.keep(care::Operations{care::put(kind, id, book.find(id), field, std::move(value))});
    };
    add(wash, "support", "outcome", flat.hex()), add(wash, "support", "what", std::string("Help to wash and dress"));
    add(wash, "support", "from", std::string("2026-12-07")), add(wash, "support", "quantity", std::int64_t{2000});
    add(choice, "choice", "support", wash.hex()), add(choice, "choice", "option", std::int64_t{2});
    add(rail, "step", "outcome", flat.hex()), add(rail, "step", "what", std::string("Fit a rail"));
    add(rail, "step", "who", std::string("Callum")), add(rail, "step", "when", std::string("2026-12-01"));
    add(night, "unmet_need", "outcome", flat.hex()), add(night, "unmet_need", "need", std::string("Somebody at night"));
    add(night, "unmet_need", "reason", std::string("UN03")), add(night, "unmet_need", "words", std::string("I lie awake."));
    add(offer, "offer", "state", std::string("not-offered")), add(offer, "offer", "reason", std::string("NO01"));
  }
  void keep(const base::Result<care::Operations>& operations) {
    REQUIRE(operations);
    book.keep(*operations);
  }
  const care::Template& form() const { return templates.at("gc.v1"); }
  care::Conversation now() const { return {form(), book.get(talk), book.all("answer"), care::Looker::person}; }
  care::PersonFile file() const {
    care::PersonFile file;
    file.stream = stream;
    file.made_ms = kNow;
    for (const char* kind : {"person", "conversation", "answer", "outcome", "support", "choice", "step", "unmet_need",
                             "offer", "review", "review_line"})
      for (model::Record record : book.all(kind)) {
        record.stream = stream;
        for (auto& [name, field] : record.fields)  // a store shows elements of a set, and no one value
          if (model::rule_of(record.kind, name).merge == model::MergeKind::set) field.merged.value = {};
        file.records.push_back(std::move(record));
      }
    return file;
  }
  json bundle() const { return json::parse(*care::fhir_bundle(file(), templates)); }
  json resource(const std::string& type) const {
    const json all = bundle();
    for (const auto& entry : all["entry"])
      if (entry["resource"]["resourceType"] == type) return entry["resource"];
    return {};
  }

  model::RecordId isobel = test::id_of(1), talk = test::id_of(2), flat = test::id_of(3), wash = test::id_of(4),
                  choice = test::id_of(5), rail = test::id_of(6), night = test::id_of(7), offer = test::id_of(8);
  model::StreamId stream{model::Audience::shared, model::same_id<model::OwnerId>(isobel)};
  care::Templates templates;
  care::Domains domains;
  Notebook book;
};

std::string refusal(const IsobelsFile& isobels, const json& bundle) {
  auto file = care::read_fhir_bundle(bundle.dump(), isobels.templates);
  return file ? "read" : std::string(base::code_name(file.error().code)) + " " + file.error().detail;
}

}  // namespace

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
  std::string link;
  for (const auto& item : isobels.form().items)
    if (item.is_private && item.is_question()) link = item.link_id;
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
