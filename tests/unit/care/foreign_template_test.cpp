#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "care/conversation.h"
#include "care/fhir.h"
#include "notebook.h"
#include "tests/support/same_records.h"
#include "tests/support/temp_folder.h"

using namespace blether;
using nlohmann::json;

namespace {

// As form builders write them: questions at the top, slashes in link ids, options that are strings, help inside a
// question, hints on how to draw it.
constexpr const char* kFalls = R"({
  "resourceType": "Questionnaire", "url": "http://example.org/Questionnaire/falls", "version": "3", "status": "active",
  "name": "FallsScreen", "title": "Falls screen", "subjectType": ["Patient"],
  "extension": [{"url": "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-preferredTerminologyServer", "valueUrl": "http://example.org"}],
  "contained": [{"resourceType": "ValueSet", "id": "often", "status": "active",
    "expansion": {"timestamp": "2024-01-01", "contains": [
      {"system": "http://example.org/often", "code": "LA1", "display": "Never"},
      {"system": "http://example.org/often", "code": "LA2", "display": "Now and then",
       "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": 7}]}]}}],
  "item": [
    {"linkId": "/fallen", "type": "choice", "prefix": "1.", "text": "Have you fallen this year?", "required": true,
     "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl",
                    "valueCodeableConcept": {"coding": [{"code": "radio-button"}]}}],
     "answerOption": [{"valueString": "Yes"}, {"valueString": "No"}],
     "item": [{"linkId": "/fallen-help", "type": "display", "text": "A slip counts too.",
               "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl",
                              "valueCodeableConcept": {"coding": [{"code": "help"}]}}]}]},
    {"linkId": "/times", "type": "choice", "text": "How many times?", "answerOption": [{"valueInteger": 1}, {"valueInteger": 2}],
     "enableWhen": [{"question": "/fallen", "operator": "=", "answerString": "Yes"}]},
    {"linkId": "/home", "type": "group", "item": [
      {"linkId": "/home/dizzy", "type": "choice", "answerValueSet": "#often", "code": [{"code": "d", "display": "Dizzy?"}]},
      {"linkId": "/home/rooms", "type": "choice", "repeats": true, "text": "Where?",
       "answerOption": [{"valueCoding": {"code": "stair", "display": "Stair"}}, {"valueCoding": {"code": "bath", "display": "Bath"}}]},
      {"linkId": "/home/rails", "type": "integer", "text": "How many rails?"}]},
    {"linkId": "/last", "type": "text", "text": "Anything else?",
     "_text": {"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/rendering-xhtml", "valueString": "<b>Anything</b> else?"}]}}
  ]})";

care::Template falls() {
  auto form = care::load_template(kFalls, "falls.json", care::Origin::foreign);
  if (!form) FAIL(form.error().detail);
  return *form;
}

std::string with(const char* pointer, const json& value) {
  json form = json::parse(kFalls);
  form[json::json_pointer(pointer)] = value;
  auto loaded = care::load_template(form.dump(), "f.json", care::Origin::foreign);
  return loaded ? "loaded" : loaded.error().detail;
}

bool names(const std::string& refusal, const char* feature) { return refusal.find(feature) != std::string::npos; }

}  // namespace

TEST_CASE("A Questionnaire that nobody wrote for this programme is asked like one of ours", "[R11]") {
  care::Template form = falls();
  CHECK(form.id == "FallsScreen");
  REQUIRE(form.sections.size() == 3);
  CHECK(form.items[form.sections[0]].text.text == "Falls screen");
  CHECK(form.find("/fallen")->text.text == "1. Have you fallen this year?");
  CHECK(form.find("/fallen")->hint.text == "A slip counts too.");
  CHECK(form.find("/home/dizzy")->text.text == "Dizzy?");
  CHECK_FALSE(form.find("/home/dizzy")->is_scale);
  CHECK(form.find("/last")->text.text == "Anything else?");

  test::Notebook book;
  const model::RecordId talk = test::id_of(9);
  book.keep(care::start_conversation(talk, form, 1'795'516'200'000, {"Isobel"}));
  auto now = [&] { return care::Conversation(form, book.get(talk), book.all("answer")); };
  auto keep = [&](const base::Result<care::Operations>& operations) {
    REQUIRE(operations);
    book.keep(*operations);
  };
  CHECK(now().state(*form.index_of("/times")) == care::ItemState::hidden);
  keep(care::answer_choice(now(), "/fallen", "Yes"));
  CHECK(now().state(*form.index_of("/times")) == care::ItemState::open);
  keep(care::answer_choice(now(), "/times", "2"));
  keep(care::answer_choice(now(), "/home/dizzy", "LA2"));
  keep(care::answer_element(now(), "/home/rooms", "stair", true));
  keep(care::answer_element(now(), "/home/rooms", "bath", true));
  keep(care::answer_number(now(), "/home/rails", {3000}));
  keep(care::answer_text(now(), "/last", "The cat trips me."));

  // And the answers go back to whoever sent it in its own shape.
  care::PersonFile file;
  file.stream.owner = model::same_id<model::OwnerId>(test::id_of(1));
  for (const char* kind : {"conversation", "answer"})
    for (model::Record record : book.all(kind)) {
      record.stream = file.stream;
      for (auto& [name, field] : record.fields)
        if (model::rule_of(record.kind, name).merge == model::MergeKind::set) field.merged.value = {};
      file.records.push_back(record);
    }
  care::Templates templates;
  templates.emplace(form.id, form);
  auto text = care::fhir_bundle(file, templates);
  REQUIRE(text);
  json answers;
  const json bundle = json::parse(*text);
  for (const auto& entry : bundle["entry"])
    if (entry["resource"]["resourceType"] == "QuestionnaireResponse") answers = entry["resource"];
  CHECK(answers["questionnaire"] == "http://example.org/Questionnaire/falls|3");
  REQUIRE(answers["item"].size() == 4);
  CHECK(answers["item"][0]["linkId"] == "/fallen");
  CHECK(answers["item"][0]["answer"][0]["valueString"] == "Yes");
  CHECK(answers["item"][1]["answer"][0]["valueInteger"] == 2);
  const json home = answers["item"][2];
  CHECK(home["linkId"] == "/home");
  CHECK(home["item"][0]["answer"][0]["valueCoding"]["system"] == "http://example.org/often");
  CHECK(home["item"][1]["answer"].size() == 2);
  CHECK(home["item"][2]["answer"][0]["valueInteger"] == 3);
  CHECK(answers["item"][3]["answer"][0]["valueString"] == "The cat trips me.");
  auto back = care::read_fhir_bundle(*text, templates);
  if (!back) FAIL(back.error().detail);
  CHECK(test::difference(file.records, back->records, false) == "");
}

TEST_CASE("A Questionnaire that wants more than we can do is refused, and the refusal names it", "[R11]") {
  auto extension = [](const char* url) { return json::array({{{"url", url}, {"valueBoolean", true}}}); };
  const std::string sdc = "http://hl7.org/fhir/uv/sdc/StructureDefinition/";
  for (const char* feature : {"sdc-questionnaire-calculatedExpression", "sdc-questionnaire-initialExpression",
                              "sdc-questionnaire-enableWhenExpression", "sdc-questionnaire-itemMedia",
                              "sdc-questionnaire-answerExpression", "sdc-questionnaire-itemPopulationContext"})
    CHECK(names(with("/item/3/extension", extension((sdc + feature).c_str())), feature));
  for (const char* feature : {"variable", "regex", "minLength", "questionnaire-hidden", "questionnaire-constraint", "questionnaire-maxOccurs"})
    CHECK(names(with("/item/3/extension", extension((std::string("http://hl7.org/fhir/StructureDefinition/") + feature).c_str())), feature));
  CHECK(names(with("/extension", extension((sdc + "sdc-questionnaire-launchContext").c_str())), "launchContext"));
  for (const char* type : {"attachment", "dateTime", "time", "url", "reference", "question"})
    CHECK(names(with("/item/3/type", type), type));
  CHECK(names(with("/item/3/initial", json::array({{{"valueString", "x"}}})), "initial is not supported"));
  CHECK(names(with("/item/3/readOnly", true), "readOnly is not supported"));
  CHECK(names(with("/item/2/repeats", true), "a group that repeats is not supported"));
  CHECK(names(with("/item/3/item", json::array({{{"linkId", "x"}, {"type", "string"}, {"text", "X"}}})), "items inside a question are not supported"));
  CHECK(names(with("/item/0/answerOption/0", {{"valueString", "Yes"}, {"initialSelected", true}}), "initialSelected is not supported"));
  CHECK(names(with("/item/0/answerOption/0", {{"valueDate", "2020-01-01"}}), "valueDate is not supported"));
  CHECK(names(with("/item/2/item/0/answerValueSet", "http://example.org/ValueSet/far"), "no such contained ValueSet"));
  CHECK(names(with("/modifierExtension", json::array()), "modifierExtension is not supported"));
  CHECK(names(with("/implicitRules", "http://example.org"), "implicitRules is not supported"));
  CHECK(names(with("/item/1/enableWhen/0", {{"question", "/fallen"}, {"operator", "="}, {"answerString", "Maybe"}}), "no option of /fallen"));
  CHECK(names(with("/item/3/_text", {{"extension", extension("http://hl7.org/fhir/StructureDefinition/cqf-expression")}}), "cqf-expression"));
  CHECK(with("/publisher", "Somebody else") == "loaded");
}

TEST_CASE("Text that means something else without its style, and a list that is cut short, are refused by name", "[R11]") {
  const std::string hl7 = "http://hl7.org/fhir/StructureDefinition/";
  auto sensitive = [&](bool flag) { return json::array({{{"url", hl7 + "rendering-styleSensitive"}, {"valueBoolean", flag}}}); };
  CHECK(names(with("/item/3/extension", sensitive(true)), "rendering-styleSensitive is not supported"));
  CHECK(names(with("/item/3/_text", {{"extension", sensitive(true)}}), "rendering-styleSensitive"));
  CHECK(with("/item/3/extension", sensitive(false)) == "loaded");
  CHECK(names(with("/contained/0/expansion/total", 40), "/contained/0/expansion/total: an expansion that leaves some"));
  CHECK(names(with("/contained/0/expansion/total", "2"), "/expansion/total"));
  CHECK(with("/contained/0/expansion/total", 2) == "loaded");
}

TEST_CASE("Help inside a question is read in the reader's language, beside help that is in one language only", "[R11]") {
  auto polish = [](const char* text) {
    return json{{"extension", {{{"url", "http://hl7.org/fhir/StructureDefinition/translation"},
                                {"extension", {{{"url", "lang"}, {"valueCode", "pl"}}, {{"url", "content"}, {"valueString", text}}}}}}}};
  };
  json form = json::parse(kFalls);
  json& help = form["item"][0]["item"];
  help.push_back({{"linkId", "h2"}, {"type", "display"}, {"text", "Indoors or out."}, {"_text", polish("W domu lub nie.")}});
  help.push_back({{"linkId", "h3"}, {"type", "display"}, {"text", "Take your time."}});
  auto loaded = care::load_template(form.dump(), "f.json", care::Origin::foreign);
  REQUIRE(loaded);
  const care::Words& hint = loaded->find("/fallen")->hint;
  CHECK(hint.in("en") == "A slip counts too. Indoors or out. Take your time.");
  CHECK(hint.in("pl") == "A slip counts too. W domu lub nie. Take your time.");
}

TEST_CASE("A bad file from elsewhere is left out alone, and Amina still has every conversation of ours", "[R11]") {
  tests::TempFolder folder;
  base::SystemFiles files;
  std::filesystem::create_directory(folder / "foreign");
  auto keep = [&](const char* name, const std::string& text) { REQUIRE(files.replace(folder / name, base::as_bytes(text))); };
  auto called = [](const char* id) {
    json form = json::parse(kFalls);
    form["id"] = id;
    return form.dump();
  };
  keep("gc.v1.json", test::asset("templates/gc.v1.json"));
  keep("foreign/a.json", called("falls"));
  keep("foreign/b.json", called("falls"));
  keep("foreign/bad.json", "{");
  keep("foreign/carer.json", called("acsp-x"));
  keep("foreign/ours.json", called("gc.v1"));
  keep("foreign/z.json", called("zarit"));
  auto forms = care::load_templates(files, folder.path());
  REQUIRE(forms);
  CHECK(forms->size() == 3);
  CHECK(forms->contains("falls"));
  CHECK(forms->contains("zarit"));
  CHECK(forms->at("gc.v1").url == "urn:blether:questionnaire:gc");

  // A fault in one of ours is a fault of the whole.
  keep("rev.v1.json", "{");
  CHECK_FALSE(care::load_templates(files, folder.path()));
}

TEST_CASE("A Questionnaire from elsewhere can not take a name that ours are known by") {
  for (const char* id : {"gc.v9", "rev.other", "acsp", "ycs-young.v1"})
    CHECK(names(with("/id", id), "kept for our own"));
  CHECK(with("/id", "gcs") == "loaded");
}

TEST_CASE("What is taken from others is still refused of our own templates") {
  CHECK_FALSE(care::load_template(kFalls, "falls.json"));
}
