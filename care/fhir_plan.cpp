// The plan as a CarePlan: an activity for each part of the support and each step, the options chosen inside them.
#include <algorithm>

#include "care/budget.h"
#include "care/choice.h"
#include "care/fhir_inside.h"
#include "platform/base/clock.h"

namespace blether::care::fhir {

using model::Record;

namespace {

namespace kind = model::kind;

constexpr std::string_view kOptionUrl = "urn:blether:option";
constexpr std::string_view kPersonOptionUrl = "urn:blether:person-option";

Json activity_of(const FileWriter& writer, const Record& record) {
  Json activity = Json::object();
  write_record(activity, record, writer.addresses, true);
  // Whether it has begun is told by its dates and not by the record.
  activity["detail"]["status"] = record.withdrawn ? "cancelled" : "unknown";
  if (record.kind != kind::support) return activity;
  for (const Record* choice : writer.of(kind::choice)) {
    if (choice->text("support") != record.id.hex()) continue;
    Json option = {{"url", kOptionUrl}};
    write_record(option, *choice, {}, false);
    activity["extension"].push_back(std::move(option));
  }
  return activity;
}

// To the page of a visit or to the plan; what is said without a word of what about is about the page (care/agreed.h).
bool is_agreed(const FileWriter& writer) {
  const auto& said = writer.of(kind::agreement);
  return std::any_of(said.begin(), said.end(), [](const Record* agreement) {
    const std::string about = agreement->text("about"), answer = agreement->text("answer");
    const model::Field* field = agreement->field("answer");
    const bool on_plan = about.empty() || about == "page" || about == "plan" || about == "carer-plan";
    return !agreement->withdrawn && on_plan && (answer == "agree" || answer == "part") && field->merged.state != model::FieldState::conflict;
  });
}

// Of the person on the day of the file: 4 where parts run under different options (care/choice.h); 0: nothing stands.
int option_of(const FileWriter& writer) {
  const base::CivilDate day = base::london_time(writer.file.made_ms).date;
  std::vector<std::vector<Spell>> spells;
  for (const Support& support : supports_on(writer.file.records, day))
    if (support.source == "paid") spells.push_back(spells_of(support.record, writer.file.records));
  return person_option(spells, day);
}

// Whose plan: a person's support, an adult carer's, a young carer's.
Json categories_of(const FileWriter& writer) {
  std::set<std::string> codes;
  for (const Record* conversation : writer.of(kind::conversation)) {
    std::string form = conversation->text("template");
    codes.insert(form.starts_with("acsp") ? "adult-carer-support-plan"
                 : form.starts_with("ycs") ? "young-carer-statement"
                                           : "support-plan");
  }
  if (codes.empty()) codes.insert("support-plan");
  Json list = Json::array();
  for (const std::string& code : codes) {
    Json coding = {{"system", "urn:blether:codes:plan-type"}, {"code", code}};
    list.push_back({{"coding", Json::array({std::move(coding)})}});
  }
  return list;
}

}  // namespace

Json plan_resource(const FileWriter& writer) {
  Json plan = {{"resourceType", "CarePlan"}, {"id", writer.file.stream.owner.hex()}, {"intent", "plan"},
               {"status", is_agreed(writer) ? "active" : "draft"}, {"subject", writer.subject}};
  plan["category"] = categories_of(writer);
  if (const int option = option_of(writer); option != 0)
    plan["extension"] = Json::array({{{"url", kPersonOptionUrl}, {"valueInteger", option}}});
  plan["careTeam"] = Json::array({{{"reference", "CareTeam/" + writer.file.stream.owner.hex()}}});
  for (const Record* outcome : writer.of(kind::outcome))
    if (!outcome->withdrawn) plan["goal"].push_back({{"reference", "Goal/" + outcome->id.hex()}});
  for (std::string_view kind : {kind::support, kind::step})
    for (const Record* record : writer.of(kind)) plan["activity"].push_back(activity_of(writer, *record));
  return plan;
}

bool read_plan(const Json& resource, const model::StreamId& stream, std::vector<Record>& records, std::string& fault) {
  auto activities = resource.find("activity");
  if (activities == resource.end()) return true;
  fault = "/activity";
  if (!activities->is_array()) return false;
  for (std::size_t i = 0; i < activities->size(); ++i) {
    const std::string at = "/activity/" + std::to_string(i);
    HeldRecord held = read_record((*activities)[i], stream);
    if (!held.any || !held.fault.empty()) return fault = at + held.fault, false;
    records.push_back(std::move(held.record));
    const Json& extensions = (*activities)[i]["extension"];
    for (std::size_t e = 0; e < extensions.size(); ++e) {
      if (!extensions[e].is_object() || extensions[e].value("url", Json()) != kOptionUrl) continue;
      HeldRecord choice = read_record(extensions[e], stream);
      if (!choice.any || !choice.fault.empty()) return fault = at + "/extension/" + std::to_string(e) + choice.fault, false;
      records.push_back(std::move(choice.record));
    }
  }
  fault.clear();
  return true;
}

}  // namespace blether::care::fhir
