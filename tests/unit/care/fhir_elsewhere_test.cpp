// A file that is read where the templates are other ones, and what it keeps from a worker's eyes and from others.
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "care/fhir.h"
#include "care/plan.h"
#include "notebook.h"
#include "tests/support/same_records.h"

using namespace blether;
using nlohmann::json;

namespace {

const model::RecordId kTalk = test::id_of(2), kListened = test::id_of(3), kSeat = test::id_of(4), kWeek = test::id_of(5);

care::Template review() {
  auto form = care::load_template(test::asset("templates/rev.v1.json"), "rev.v1.json");
  return form ? *form : care::Template();
}

care::Templates with(care::Template form) {
  care::Templates templates;
  templates.emplace(form.id, std::move(form));
  return templates;
}

// The review with one more word in each question and option, as a later version might have.
care::Template later_review() {
  care::Template form = review();
  form.version = "2.0.0";
  for (care::Item& item : form.items) {
    item.text.text += " now";
    for (care::Option& option : item.options) option.label.text += " so";
  }
  return form;
}

// Isobel's review as two tablets wrote it, change by change.
class Reviewed {
 public:
  Reviewed() {
    file_.stream.owner = model::same_id<model::OwnerId>(test::id_of(1));
    put("conversation", kTalk, "template", std::string("rev.v1"));
    answer(kListened, "rev.10.listened");
    put("answer", kListened, "score", std::int64_t{3});
    put("answer", kListened, "skipped", false);
    put("answer", kListened, "score", std::int64_t{1});
    answer(kSeat, "rev.5.paper");
    put("answer", kSeat, "text", std::string("The chair by the window is mine now."));
  }

  void put(const char* kind, const model::RecordId& id, const char* field, model::Value value) {
    auto heads = care::heads_of_history(file_.history);
    std::vector<model::Dot> seen;
    for (const auto& head : heads[{kind, id, field}]) seen.push_back(head.dot);
    write(1, kind, id, field, std::move(value), std::move(seen));
  }
  // Two tablets that did not know of each other.
  void put_at_once(const char* kind, const model::RecordId& id, const char* field, model::Value here, model::Value there) {
    auto heads = care::heads_of_history(file_.history);
    std::vector<model::Dot> seen;
    for (const auto& head : heads[{kind, id, field}]) seen.push_back(head.dot);
    write(1, kind, id, field, std::move(here), seen);
    write(2, kind, id, field, std::move(there), seen);
  }

  care::PersonFile file() const {
    care::PersonFile file = file_;
    for (const auto& [name, heads] : care::heads_of_history(file.history)) {
      const auto& [kind, id, field] = name;
      if (file.records.empty() || file.records.back().id != id || file.records.back().kind != kind) {
        model::Record record;
        record.stream = file.stream, record.id = id, record.kind = kind;
        file.records.push_back(record);
      }
      model::Field found{.merged = {}, .heads = heads};
      found.merged.value = heads.front().value;
      if (heads.size() > 1) {
        found.merged.state = model::FieldState::conflict;
        found.merged.base = std::int64_t{1}, found.merged.has_base = true;
      }
      file.records.back().fields.emplace_back(field, found);
      if (field == model::kWithdrawn) file.records.back().withdrawn = true;
    }
    return file;
  }
  std::string text(const care::Templates& templates = with(review())) const {
    auto text = care::fhir_bundle(file(), templates);
    return text ? *text : text.error().detail;
  }

 private:
  void answer(const model::RecordId& id, const char* link) {
    put("answer", id, "conversation", kTalk.hex());
    put("answer", id, "item", std::string(link));
  }
  void write(std::uint8_t device, const char* kind, const model::RecordId& id, const char* field, model::Value value,
             std::vector<model::Dot> overwrites) {
    model::Change change;
    change.stream = file_.stream;
    change.device.bytes.fill(device);
    change.author.bytes.fill(9);
    change.seq = ++seq_[device];
    if (change.seq > 1) change.previous = base::Bytes(32, 7);
    change.time = {1'795'516'200'000 + static_cast<std::int64_t>(file_.history.size()), 0};
    change.operations = {{kind, id, field, model::Act::put, std::move(value), std::move(overwrites)}};
    file_.history.push_back({change, base::Bytes(3, device)});
  }

  care::PersonFile file_;
  std::map<std::uint8_t, std::uint64_t> seq_;
};

void check_comes_back(const Reviewed& isobels, const std::string& text, const care::Templates& templates) {
  auto back = care::read_fhir_bundle(text, templates);
  if (!back) FAIL(back.error().detail);
  const care::PersonFile file = isobels.file();
  CHECK(test::difference(file.records, back->records) == "");
  REQUIRE(back->history.size() == file.history.size());
  for (std::size_t i = 0; i < file.history.size(); ++i)
    CHECK(model::encode(back->history[i].change) == model::encode(file.history[i].change));
}

// Every element that stands in what tells of this record: in its own resource, its versions and its changes.
void collect(const json& node, const std::string& id, std::vector<json>& found) {
  if (node.is_object() && node.contains("extension") && node["extension"].is_array())
    for (const json& part : node["extension"])
      if (part.value("valueString", "") == id) {
        found.push_back(node);
        return;
      }
  if (node.is_structured())
    for (const json& child : node) collect(child, id, found);
}

const json* resource(const json& bundle, const std::string& type, const model::RecordId& id) {
  for (const json& entry : bundle["entry"])
    if (entry["resource"]["resourceType"] == type && entry["resource"]["id"] == id.hex()) return &entry["resource"];
  return nullptr;
}

}  // namespace

TEST_CASE("A face that Isobel chose in private stands nowhere as a number, not in its history and not in a conflict", "[R36]") {
  Reviewed isobels;
  isobels.put_at_once("answer", kListened, "score", std::int64_t{2}, std::int64_t{0});
  const std::string text = isobels.text();
  const json bundle = json::parse(text);
  for (const json& entry : bundle["entry"]) {
    const json& resource = entry["resource"];
    if (resource["resourceType"] == "Provenance") {
      for (const json& operation : resource["extension"]) {
        const std::string all = operation.dump();
        if (all.find(kListened.hex()) == std::string::npos) continue;
        for (const json& part : operation["extension"])
          if (part["url"] == "value") CHECK(part["valueAttachment"]["contentType"] == "application/vnd.blether.hidden");
      }
    }
    if (resource["resourceType"] != "QuestionnaireResponse") continue;
    for (const json& section : resource["item"])
      for (const json& item : section["item"])
        if (item["linkId"] == "rev.10.listened") {
          const std::string answer = item["answer"].dump();
          CHECK(answer.find("urn:blether:versions") != std::string::npos);
          for (const json& extension : item["answer"][0]["extension"])
            for (const json& part : extension["extension"]) {
              if (part["url"] == "value" || part["url"] == "base") CHECK(part.contains("valueAttachment"));
              if (part["url"] == "version")
                for (const json& inner : part["extension"])
                  if (inner["url"] == "value") CHECK(inner.contains("valueAttachment"));
            }
          CHECK(item["answer"][0].size() == 1);
        }
  }
  check_comes_back(isobels, text, with(review()));
}

TEST_CASE("Nothing of a private answer tells whether it is words, a flag, a number or nothing at all", "[R36]") {
  for (const model::Value& value : {model::Value(), model::Value(true), model::Value(std::int64_t{-7}),
                                    model::Value(std::int64_t{9'007'199'254'740'993}), model::Value(std::string()),
                                    model::Value(std::string("a:b")), model::Value(base::Bytes{}), model::Value(base::Bytes{0, 255})}) {
    Reviewed isobels;
    isobels.put("answer", kListened, "note", value);
    const std::string text = isobels.text();
    std::vector<json> told;
    collect(json::parse(text), kListened.hex(), told);
    std::size_t values = 0;
    for (const json& one : told)
      for (const json& part : one["extension"])
        if (part["url"] == "value") {
          ++values;
          CHECK(part.contains("valueAttachment"));
        }
    CHECK(values >= 6);
    check_comes_back(isobels, text, with(review()));
  }
}

TEST_CASE("A council with another version of the review reads Isobel's file with its history", "[R36]") {
  Reviewed isobels;
  const std::string text = isobels.text();
  REQUIRE(text.find("\"text\": \"") != std::string::npos);
  check_comes_back(isobels, text, with(later_review()));
  check_comes_back(isobels, isobels.text(with(later_review())), with(review()));
}

TEST_CASE("A council without the review reads Isobel's file with its history, and what was private stays so", "[R36]") {
  Reviewed isobels;
  const std::string text = isobels.text();
  check_comes_back(isobels, text, {});
  check_comes_back(isobels, isobels.text({}), with(review()));
  auto there = care::read_fhir_bundle(text, {});
  REQUIRE(there);
  CHECK(there->hidden == std::set<model::RecordId>{kListened});

  // In their version nothing is private any more; Isobel was asked in private.
  care::Template open = later_review();
  for (care::Item& item : open.items) item.is_private = false;
  there = care::read_fhir_bundle(text, with(open));
  REQUIRE(there);
  const std::string again = *care::fhir_bundle(*there, with(open));
  std::vector<json> told;
  collect(json::parse(again), kListened.hex(), told);
  REQUIRE(told.size() >= 6);
  for (const json& one : told)
    for (const json& part : one["extension"])
      if (part["url"] == "value") CHECK(part.contains("valueAttachment"));
}

TEST_CASE("A template that gives itself no version can be changed, and what was answered is read all the same", "[R11]") {
  Reviewed isobels;
  care::Template unversioned = later_review(), before = unversioned;
  unversioned.version = before.version = "";
  unversioned.items.back().text.text = "Other words";
  const std::string text = isobels.text(with(before));
  check_comes_back(isobels, text, with(unversioned));
  auto there = care::read_fhir_bundle(text, with(unversioned));
  REQUIRE(there);
  CHECK(there->records.size() == isobels.file().records.size());
}

TEST_CASE("A file that shows what our template keeps private, or tells others what it does not tell us, is refused") {
  Reviewed isobels;
  auto refusal = [](const json& bundle, const care::Templates& templates) {
    auto file = care::read_fhir_bundle(bundle.dump(), templates);
    return file ? std::string("read") : file.error().detail;
  };
  care::Template open = review();
  for (care::Item& item : open.items) item.is_private = false;
  CHECK(refusal(json::parse(isobels.text(with(open))), with(review())).find("not what the rest of the file says") != std::string::npos);

  const json good = json::parse(isobels.text());
  auto changed = [&](const char* pointer, const json& value) {
    json bundle = good;
    for (json& entry : bundle["entry"])
      if (entry["resource"]["resourceType"] == "QuestionnaireResponse")
        for (json& section : entry["resource"]["item"])
          for (json& item : section["item"])
            if (item["linkId"] == "rev.5.paper") item[json::json_pointer(pointer)] = value;
    return bundle;
  };
  REQUIRE(refusal(changed("/answer/0/valueString", "The chair by the window is mine now."), {}) == "read");
  CHECK(refusal(changed("/answer/0/valueString", "I sleep in the chair."), {}) != "read");
  CHECK(refusal(changed("/answer/0/valueInteger", 3), {}) != "read");
  CHECK(refusal(changed("/answer/0/note", "more"), {}) != "read");
  CHECK(refusal(changed("/linkId", "rev.9.unhappy"), {}) != "read");
  CHECK(refusal(changed("/definition", "more"), {}) != "read");
}

TEST_CASE("What was withdrawn is told to nobody as if it stood", "[R63]") {
  Reviewed isobels;
  isobels.put("offer", kWeek, "state", std::string("offered"));
  isobels.put("break", test::id_of(6), "note", std::string("A week in Crieff"));
  auto told = [&] { return json::parse(isobels.text()); };
  CHECK((*resource(told(), "Communication", kWeek))["status"] == "completed");
  CHECK_FALSE(resource(told(), "Basic", test::id_of(6))->contains("modifierExtension"));
  isobels.put("offer", kWeek, "withdrawn", true);
  isobels.put("break", test::id_of(6), "withdrawn", true);
  isobels.put("answer", kSeat, "withdrawn", true);
  const json bundle = told();
  CHECK((*resource(bundle, "Communication", kWeek))["status"] == "entered-in-error");
  CHECK((*resource(bundle, "Basic", test::id_of(6)))["modifierExtension"][0]["valueCode"] == "entered-in-error");
  CHECK(bundle.dump().find("\"valueString\":\"The chair by the window is mine now.\"},") == std::string::npos);
  check_comes_back(isobels, isobels.text(), with(review()));
}

TEST_CASE("The plan is active once Isobel agreed to the page or to the plan, and no longer when that is withdrawn", "[R63]") {
  for (const char* about : {"", "page", "plan", "carer-plan", "review"}) {
    Reviewed isobels;
    const model::RecordId id = test::id_of(7);
    const model::RecordId owner = test::id_of(1);
    auto status = [&] { return (*resource(json::parse(isobels.text()), "CarePlan", owner))["status"]; };
    CHECK(status() == "draft");
    if (*about) isobels.put("agreement", id, "about", std::string(about));
    isobels.put("agreement", id, "answer", std::string("disagree"));
    CHECK(status() == "draft");
    isobels.put("agreement", id, "answer", std::string("part"));
    CAPTURE(about);
    CHECK(status() == (std::string(about) == "review" ? "draft" : "active"));
    isobels.put("agreement", id, "withdrawn", true);
    CHECK(status() == "draft");
  }
}
