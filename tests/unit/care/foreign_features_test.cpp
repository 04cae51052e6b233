// The table of docs/fhir.md that says what is taken of Questionnaires from elsewhere: each of its rows, tried out.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <nlohmann/json.hpp>
#include <set>

#include "care/questionnaire.h"
#include "notebook.h"

using namespace blether;
using nlohmann::json;

namespace {

constexpr const char* kAsked = R"({
  "resourceType": "Questionnaire", "url": "http://example.org/Questionnaire/asked", "version": "1", "status": "active",
  "id": "asked", "name": "Asked", "title": "Some questions",
  "contained": [{"resourceType": "ValueSet", "id": "often", "status": "active",
    "compose": {"include": [{"system": "http://example.org", "concept": [{"code": "a", "display": "Often"}]}]}}],
  "item": [
    {"linkId": "0", "type": "string", "text": "What is it called?"},
    {"linkId": "1", "type": "choice", "text": "Which of these?",
     "answerOption": [{"valueCoding": {"code": "x", "display": "X"}}]},
    {"linkId": "2", "type": "group", "text": "Home",
     "item": [{"linkId": "2.1", "type": "date", "text": "Since when?"}]},
    {"linkId": "3", "type": "integer", "text": "How many?"}
  ]})";

const std::string kHl7 = "http://hl7.org/fhir/StructureDefinition/";
const std::string kSdc = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-";

using Edit = std::function<void(json&)>;

// One thing tried, and what comes of it: nothing when it is taken, else what the refusal names.
struct Trial {
  Edit edit;
  std::string refused;
};

Edit at(const std::string& pointer, const json& value) {
  return [pointer, value](json& form) { form[json::json_pointer(pointer)] = value; };
}
Trial taken(Edit edit) { return {std::move(edit), {}}; }
Trial taken(const std::string& pointer, const json& value) { return taken(at(pointer, value)); }
Trial refused(const std::string& pointer, const json& value, std::string named) {
  return {at(pointer, value), std::move(named)};
}

json extension(const std::string& url, const char* type = "valueBoolean", const json& value = true) {
  return json::array({{{"url", url}, {type, value}}});
}
// On a question.
Trial passed_over(const std::string& url) { return taken("/item/0/extension", extension(url)); }
Trial not_known(const std::string& url) { return {at("/item/0/extension", extension(url)), url}; }

json condition(const char* op) {
  const bool exists = std::string_view(op) == "exists";
  json when = {{"question", "3"}, {"operator", op}};
  when[exists ? "answerBoolean" : "answerInteger"] = exists ? json(true) : json(2);
  return when;
}

const std::vector<std::string>& passed_over_urls() {
  static const std::vector<std::string> urls = {
      kHl7 + "questionnaire-itemControl", kHl7 + "questionnaire-choiceOrientation", kSdc + "choiceColumn",
      kSdc + "width", kSdc + "columnCount", kHl7 + "questionnaire-displayCategory", kSdc + "openLabel",
      kSdc + "shortText", kHl7 + "questionnaire-optionPrefix", kHl7 + "entryFormat",
      kHl7 + "questionnaire-supportLink", kHl7 + "designNote", kHl7 + "rendering-style", kHl7 + "rendering-xhtml",
      kHl7 + "rendering-markdown", kSdc + "preferredTerminologyServer"};
  return urls;
}

using TrialOf = std::function<Trial(const std::string&)>;
std::vector<Trial> all_of(const std::vector<std::string>& names, const TrialOf& trial) {
  std::vector<Trial> trials;
  for (const std::string& name : names) trials.push_back(trial(name));
  return trials;
}

std::vector<Trial> conditions() {
  std::vector<Trial> trials;
  for (const char* op : {"exists", "=", "!=", ">", "<", ">=", "<="})
    trials.push_back(taken("/item/0/enableWhen", json::array({condition(op)})));
  trials.push_back({[](json& form) {
    form["item"][0]["enableWhen"] = json::array({condition(">"), condition("<")});
    form["item"][0]["enableBehavior"] = "any";
  }, {}});
  trials.push_back(refused("/item/0/enableWhen", json::array({condition("~")}), "operator ~ is not supported"));
  return trials;
}

Edit value_set(const json& set) {
  return [set](json& form) {
    form["contained"][0] = set;
    form["item"][1].erase("answerOption");
    form["item"][1]["answerValueSet"] = "#often";
  };
}
json expanded(int total) {
  return {{"resourceType", "ValueSet"}, {"id", "often"},
          {"expansion", {{"total", total}, {"contains", json::array({{{"code", "a"}, {"display", "Often"}}})}}}};
}
json listed() { return json::parse(kAsked)["contained"][0]; }

Edit inner(const char* type) {
  return at("/item/0/item", json::array({{{"linkId", "0.1"}, {"type", type}, {"text", "As you say it."}}}));
}
Edit option(const char* name, const json& value) { return at("/item/1/answerOption/0", {{name, value}}); }

json in_polish() {
  const json lang = {{"url", "lang"}, {"valueCode", "pl"}}, content = {{"url", "content"}, {"valueString", "Jak?"}};
  return extension(kHl7 + "translation", "extension", json::array({lang, content}));
}

// A row of the table, by the words of its first column.
struct Row {
  std::string feature;
  std::vector<Trial> trials;
};

std::vector<Row> rows() {
  const json reference = {{"reference", "Patient/1"}};
  return {
      {"group, display, string, text, choice, open-choice, boolean, date, integer, decimal, quantity",
       all_of({"display", "string", "text", "boolean", "date", "integer", "decimal", "quantity"},
              [](const std::string& type) { return taken("/item/0/type", type); })},
      {"questions at the top, without a group", {taken("/item/1/type", "open-choice")}},
      {"`linkId` of up to 255 bytes without spaces and control characters; `prefix`; `definition`; no `id`, `name` or "
       "`title`",
       {taken("/item/0/linkId", std::string(255, 'a')), refused("/item/0/linkId", std::string(256, 'a'), "linkId"),
        refused("/item/0/linkId", "a b", "linkId"), refused("/item/0/linkId", "a\nb", "linkId"),
        taken("/item/0/prefix", "1."), taken("/item/0/definition", "http://example.org/StructureDefinition/x#y"),
        taken([](json& form) { form.erase("id"), form.erase("name"), form.erase("title"); })}},
      {"`text` missing",
       {taken([](json& form) { form["item"][2].erase("text"); }), taken([](json& form) {
          form["item"][0].erase("text");
          form["item"][0]["code"] = json::array({{{"code", "n"}, {"display", "Its name"}}});
        }),
        {[](json& form) { form["item"][0].erase("text"); }, "text is missing"}}},
      {"display items inside a question (help, prompt)", {taken(inner("display"))}},
      {"other items inside a question", {{inner("string"), "items inside a question are not supported"}}},
      {"`answerOption` coding, string, integer",
       {taken(option("valueCoding", {{"code", "y"}})), taken(option("valueString", "Yes")),
        taken(option("valueInteger", 4))}},
      {"`answerOption` date, time, reference; `initialSelected`",
       {{option("valueDate", "2026-11-24"), "valueDate is not supported"},
        {option("valueTime", "10:30:00"), "valueTime is not supported"},
        {option("valueReference", reference), "valueReference is not supported"},
        refused("/item/1/answerOption/0/initialSelected", true, "initialSelected is not supported")}},
      {"`answerValueSet` of a contained ValueSet, listed or expanded",
       {taken(value_set(listed())), taken(value_set(expanded(1)))}},
      {"an expansion whose `total` is above what it lists", {{value_set(expanded(2)), "/contained/0/expansion/total"}}},
      {"`answerValueSet` from a terminology server",
       {{[](json& form) {
           form["item"][1].erase("answerOption");
           form["item"][1]["answerValueSet"] = "http://example.org/ValueSet/far";
         },
         "no such contained ValueSet"}}},
      {"`enableWhen`, `enableBehavior`", conditions()},
      {"`required`", {taken("/item/0/required", true)}},
      {"`repeats` of choices, texts, dates, numbers",
       {taken("/item/0/repeats", true), taken("/item/1/repeats", true), taken("/item/2/item/0/repeats", true),
        taken("/item/3/repeats", true)}},
      {"`repeats` of groups", {refused("/item/2/repeats", true, "a group that repeats is not supported")}},
      {"`maxLength`, minValue, maxValue (numbers), questionnaire-unit, translation",
       {taken("/item/0/maxLength", 20), taken("/item/3/extension", extension(kHl7 + "minValue", "valueInteger", 0)),
        taken("/item/3/extension", extension(kHl7 + "maxValue", "valueInteger", 9)),
        taken("/item/3/extension", extension(kHl7 + "questionnaire-unit", "valueCoding", {{"display", "hours"}})),
        taken("/item/0/_text", {{"extension", in_polish()}})}},
      {"itemControl, choiceOrientation, choiceColumn, width, columnCount, displayCategory, openLabel, shortText, "
       "optionPrefix, entryFormat, supportLink, designNote, rendering-style, rendering-xhtml, rendering-markdown, "
       "preferredTerminologyServer",
       all_of(passed_over_urls(), passed_over)},
      {"rendering-styleSensitive",
       {taken("/item/0/extension", extension(kHl7 + "rendering-styleSensitive", "valueBoolean", false)),
        not_known(kHl7 + "rendering-styleSensitive")}},
      {"ordinalValue, itemWeight", all_of({kHl7 + "ordinalValue", kHl7 + "itemWeight"}, [](const std::string& url) {
         return taken("/item/1/answerOption/0/valueCoding/extension", extension(url, "valueDecimal", 7));
       })},
      {"`initial`, `readOnly`, `modifierExtension`, `implicitRules`, `derivedFrom`",
       {refused("/item/0/initial", json::array({{{"valueString", "x"}}}), "initial is not supported"),
        refused("/item/0/readOnly", true, "readOnly is not supported"),
        refused("/modifierExtension", extension("urn:x"), "modifierExtension is not supported"),
        refused("/item/0/modifierExtension", extension("urn:x"), "modifierExtension is not supported"),
        refused("/contained/0/modifierExtension", extension("urn:x"), "modifierExtension is not supported"),
        refused("/implicitRules", "http://example.org", "implicitRules is not supported"),
        refused("/contained/0/implicitRules", "http://example.org", "implicitRules is not supported"),
        refused("/derivedFrom", json::array({"http://example.org/base"}), "derivedFrom is not supported")}},
      {"attachment, reference, dateTime, time, url, question",
       all_of({"attachment", "reference", "dateTime", "time", "url", "question"},
              [](const std::string& type) {
                return refused("/item/0/type", type, "type " + type + " is not supported");
              })},
      {"questionnaire-hidden, questionnaire-constraint, regex, minLength, minOccurs, maxOccurs, unitOption, "
       "optionExclusive",
       all_of({"questionnaire-hidden", "questionnaire-constraint", "regex", "minLength", "questionnaire-minOccurs",
               "questionnaire-maxOccurs", "questionnaire-unitOption", "questionnaire-optionExclusive"},
              [](const std::string& name) { return not_known(kHl7 + name); })},
      {"SDC population (launchContext, initialExpression, itemPopulationContext …)",
       all_of({"launchContext", "initialExpression", "itemPopulationContext", "candidateExpression",
               "contextExpression", "sourceQueries"},
              [](const std::string& name) { return not_known(kSdc + name); })},
      {"SDC calculation and behaviour (variable, calculatedExpression, enableWhenExpression, answerExpression …)",
       all_of({kHl7 + "variable", kSdc + "calculatedExpression", kSdc + "enableWhenExpression",
               kSdc + "answerExpression", kSdc + "answerOptionsToggleExpression", kSdc + "maxQuantity"},
              not_known)},
      {"SDC extraction (observationExtract, definition-based, template-based)",
       all_of({"observationExtract", "itemExtractionContext", "definitionExtract", "templateExtract"},
              [](const std::string& name) { return not_known(kSdc + name); })},
      {"SDC itemMedia, itemAnswerMedia; adaptive and modular forms",
       all_of({"itemMedia", "itemAnswerMedia", "questionnaireAdaptive", "assemble-expectation", "subQuestionnaire"},
              [](const std::string& name) { return not_known(kSdc + name); })},
  };
}

std::string loaded(const Edit& edit) {
  json form = json::parse(kAsked);
  edit(form);
  auto read = care::load_template(form.dump(), "asked.json", care::Origin::foreign);
  return read ? std::string() : read.error().detail;
}

// The first column of the table in docs/fhir.md.
std::set<std::string> features_in_docs() {
  const std::string page = test::asset("../docs/fhir.md");
  std::set<std::string> features;
  auto from = page.find("| FHIR R4, SDC 4 | |\n|---|---|\n");
  for (from = page.find("\n| ", page.find("|---|---|", from)); from != std::string::npos && page[from + 1] == '|';
       from = page.find('\n', from + 1))
    features.insert(page.substr(from + 3, page.find(" | ", from + 3) - from - 3));
  return features;
}

}  // namespace

TEST_CASE("Every row that docs/fhir.md has on Questionnaires from elsewhere is tried, and is as it says", "[R11]") {
  std::set<std::string> tried;
  for (const Row& row : rows()) {
    tried.insert(row.feature);
    CHECK_FALSE(row.trials.empty());
    for (std::size_t i = 0; i < row.trials.size(); ++i) {
      CAPTURE(row.feature, i);
      const std::string refusal = loaded(row.trials[i].edit);
      if (row.trials[i].refused.empty()) CHECK(refusal.empty());
      else CHECK(refusal.find(row.trials[i].refused) != std::string::npos);
    }
  }
  CHECK(features_in_docs() == tried);
}

TEST_CASE("What is passed over of a Questionnaire from elsewhere is named one by one in docs/fhir.md", "[R11]") {
  const auto features = features_in_docs();
  const auto row = std::find_if(features.begin(), features.end(),
                                [](const std::string& one) { return one.starts_with("itemControl"); });
  REQUIRE(row != features.end());
  for (const std::string& url : passed_over_urls()) {
    const std::string name = url.substr(url.find_last_of("/") + 1);
    const std::string brief = name.starts_with("rendering-") ? name : name.substr(name.rfind('-') + 1);
    CAPTURE(brief);
    CHECK((", " + *row + ",").find(", " + brief + ",") != std::string::npos);
  }
}
