#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "notebook.h"
#include "platform/base/random.h"

using namespace blether;
using nlohmann::json;

namespace {

// A small template with one question of its own on line 4.
std::string with_item(const std::string& item, const std::string& more = "") {
  return "{\"resourceType\":\"Questionnaire\",\"id\":\"t.v1\",\"url\":\"urn:t\",\"version\":\"1\",\"name\":\"T\",\n"
         "\"title\":\"T\",\"status\":\"active\"" + more + ",\n\"item\":[{\"linkId\":\"S\",\"type\":\"group\",\"text\":\"Home\",\"item\":[\n" +
         item + "\n]}]}";
}

std::string refusal(const std::string& text) {
  auto form = care::load_template(text, "t.json");
  return form ? "loaded" : form.error().code == base::Code::invalid ? form.error().detail : "another code";
}

constexpr const char* kYesNo = R"("answerOption":[{"valueCoding":{"code":"yes","display":"Yes"}}])";

}  // namespace

TEST_CASE("A worker's own template that is whole loads") {
  CHECK(refusal(with_item(R"({"linkId":"q","type":"text","text":"How are you?"})")) == "loaded");
}

TEST_CASE("A broken template is refused with the line and the place of its fault", "[R11]") {
  struct Fault {
    std::string item, place;
  };
  const std::string choice = std::string(R"({"linkId":"c","type":"choice","text":"C",)") + kYesNo + "},\n";
  const std::vector<Fault> faults = {
      {R"({"linkId":"q","type":"text"})", "t.json line 4 /item/0/item/0: text is missing"},
      {R"({"linkId":"q","type":"text","text":"  "})", "t.json line 4 /item/0/item/0/text: is empty"},
      {R"({"linkId":"q","type":"text","text":7})", "t.json line 4 /item/0/item/0/text: must be text"},
      {R"({"linkId":"S","type":"text","text":"Q"})", "t.json line 4 /item/0/item/0/linkId: S is used twice"},
      {R"({"linkId":"q q","type":"text","text":"Q"})", "t.json line 4 /item/0/item/0/linkId: not a link id of letters, digits, - and dot"},
      {R"({"linkId":"q","type":"attachment","text":"Q"})", "t.json line 4 /item/0/item/0/type: type attachment is not supported"},
      {R"({"linkId":"q","type":"group","text":"Q"})", "t.json line 4 /item/0/item/0/item: a group needs items"},
      {R"({"linkId":"q","type":"text","text":"Q","item":[]})", "t.json line 4 /item/0/item/0/item: items inside a question are not supported"},
      {R"({"linkId":"q","type":"text","text":"Q","readOnly":true})", "t.json line 4 /item/0/item/0/readOnly: readOnly is not supported"},
      {R"({"linkId":"q","type":"text","text":"Q","repeats":"yes"})", "t.json line 4 /item/0/item/0/repeats: must be true or false"},
      {R"({"linkId":"q","type":"choice","text":"Q"})", "t.json line 4 /item/0/item/0: a choice needs answerOption or answerValueSet, and not both"},
      {R"({"linkId":"q","type":"choice","text":"Q","answerValueSet":"#none"})", "t.json line 4 /item/0/item/0/answerValueSet: no such contained ValueSet"},
      {R"({"linkId":"q","type":"text","text":"Q","enableWhen":[{"question":"gone","operator":"exists","answerBoolean":true}]})",
       "t.json line 4 /item/0/item/0/enableWhen/0/question: there is no item gone"},
      {R"({"linkId":"q","type":"text","text":"Q","enableWhen":[{"question":"q","operator":"exists","answerBoolean":true}]})",
       "t.json line 4 /item/0/item/0: q waits for itself by way of q"},
      {R"({"linkId":"q","type":"text","text":"Q","enableWhen":[{"question":"S","operator":"exists","answerBoolean":true}]})",
       "t.json line 4 /item/0/item/0/enableWhen/0/question: S is not a question"},
      {choice + R"({"linkId":"q","type":"text","text":"Q","enableWhen":[{"question":"c","operator":"=","answerCoding":{"code":"no"}}]})",
       "t.json line 5 /item/0/item/1/enableWhen/0/answerCoding/code: no is no option of c"},
      {choice + R"({"linkId":"q","type":"text","text":"Q","enableWhen":[{"question":"c","operator":">","answerCoding":{"code":"yes"}}]})",
       "t.json line 5 /item/0/item/1/enableWhen/0/operator: the answers of c have no order"},
      {choice + R"({"linkId":"q","type":"text","text":"Q","enableWhen":[{"question":"c","operator":"=","answerString":"yes"}]})",
       "t.json line 5 /item/0/item/1/enableWhen/0/answerString: answerString is not supported"},
      {choice + R"({"linkId":"q","type":"text","text":"Q","enableWhen":[{"question":"c","operator":"~","answerCoding":{"code":"yes"}}]})",
       "t.json line 5 /item/0/item/1/enableWhen/0/operator: operator ~ is not supported"},
      {R"({"linkId":"q","type":"text","text":"Q","extension":[{"url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"}]})",
       "t.json line 4 /item/0/item/0/extension/0/url: extension http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression is not supported"},
      {R"({"linkId":"q","type":"text","text":"Q","extension":[{"url":"urn:blether:ask-alone","valueBoolean":true}]})",
       "t.json line 4 /item/0/item/0: an item to ask alone needs a condition on a check of who is in the room"},
      {"{\"linkId\":\"q\",\n\"type\":\"text\",\"text\":\"Q\",\"text\":\"R\"}", "t.json line 5 /item/0/item/0/text: named twice"},
  };
  for (const Fault& fault : faults) CHECK(refusal(with_item(fault.item)) == fault.place);
}

TEST_CASE("Questions that wait for each other in a ring are refused") {
  auto waits = [](const char* link, const char* on) {
    return std::string(R"({"linkId":")") + link + R"(","type":"text","text":"Q","enableWhen":[{"question":")" + on +
           R"(","operator":"exists","answerBoolean":true}]})";
  };
  std::string detail = refusal(with_item(waits("a", "b") + ",\n" + waits("b", "c") + ",\n" + waits("c", "a")));
  CHECK(detail == "t.json line 6 /item/0/item/2: c waits for itself by way of a");
}

TEST_CASE("A file cut short is refused with the line it stops at") {
  std::string text = test::asset("templates/gc.v1.json");
  auto half = text.substr(0, text.size() / 2);
  auto lines = 1 + std::count(half.begin(), half.end(), '\n');
  CHECK(refusal(half) == "t.json line " + std::to_string(lines) + ": not JSON");
  CHECK(refusal("").starts_with("t.json line 1"));
  CHECK(refusal("[]").starts_with("t.json line 1 /: not an object"));
  CHECK(refusal(std::string(300'000, '[')).starts_with("t.json line 1"));
  CHECK(refusal("{\"a\": \"\xff\"}").starts_with("t.json line 1"));
}

namespace {

// Every pointer of a document, in order.
void pointers(const json& node, const json::json_pointer& at, std::vector<json::json_pointer>& all) {
  all.push_back(at);
  if (node.is_object()) for (const auto& [key, child] : node.items()) pointers(child, at / key, all);
  else if (node.is_array()) for (std::size_t i = 0; i < node.size(); ++i) pointers(node[i], at / i, all);
}

json strange(base::SeededRandom& random) {
  switch (random.below(7)) {
    case 0: return nullptr;
    case 1: return json::object();
    case 2: return json::array();
    case 3: return json::array({nullptr});
    case 4: return -7;
    case 5: return 1e300;
    default: return "";
  }
}

}  // namespace

TEST_CASE("A template with any one part taken away or exchanged is refused with its line, or still whole") {
  const json whole = json::parse(test::asset("templates/gc.v1.json"));
  std::vector<json::json_pointer> all;
  pointers(whole, json::json_pointer(), all);
  base::SeededRandom random(20261124);
  std::size_t refused = 0, loaded = 0;
  for (int round = 0; round < 400; ++round) {
    json broken = whole;
    auto at = all[1 + random.below(all.size() - 1)];
    json& parent = broken.at(at.parent_pointer());
    if (random.below(2) == 0) broken[at] = strange(random);
    else if (parent.is_object()) parent.erase(at.back());
    else parent.erase(static_cast<std::size_t>(std::stoul(at.back())));
    std::string detail = refusal(broken.dump(1));
    INFO(at.to_string());
    CHECK((detail == "loaded" || detail.starts_with("t.json line ")));
    ++(detail == "loaded" ? loaded : refused);
  }
  CHECK(refused > 200);
  CHECK(loaded > 0);  // a hint or a description less is no fault
}

TEST_CASE("A template with damaged bytes never stops the tablet") {
  const std::string whole = test::asset("templates/gc.v1.json");
  base::SeededRandom random(7);
  for (int round = 0; round < 300; ++round) {
    std::string broken = whole;
    auto at = static_cast<std::size_t>(random.below(broken.size()));
    if (random.below(2) == 0) broken[at] = static_cast<char>(random.below(256));
    else broken.erase(at, 1 + static_cast<std::size_t>(random.below(200)));
    std::string detail = refusal(broken);
    CHECK((detail == "loaded" || detail.starts_with("t.json line ")));
  }
}
