// Isobel's file as her worker's tablet has it after a visit, for tests of what is written of it.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "care/attached.h"
#include "care/conversation.h"
#include "care/fhir.h"
#include "care/outcomes.h"
#include "notebook.h"

namespace blether::test {

inline constexpr std::int64_t kNow = 1'795'516'200'000;  // 24 November 2026, 10:30 in Dundee

// What Amina knows of Isobel after a visit.
struct IsobelsFile {
  IsobelsFile() {
    templates.emplace("gc.v1", good_conversation());
    domains = *care::Domains::load(asset("lookups/domains.json"));
    auto put = [&](const char* field, model::Value value) {
      book.keep(care::Operations{care::put("person", isobel, book.find(isobel), field, std::move(value))});
    };
    put("given_name", std::string("Isobel")), put("family_name", std::string("Rennie"));
    put("known_as", std::string("Isa")), put("birth_date", std::string("1942-05-17"));
    put("phone", std::string("01632 960177")), put("supported", true);
    put("matters", std::string("Her own front door"));
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
    add(night, "unmet_need", "reason", std::string("UN03"));
    for (const auto& [field, words] : std::initializer_list<std::pair<const char*, const char*>>{
             {"words", "I lie awake."}, {"amount_wanted", "3½"}, {"amount_got", "1"}, {"unit", "nights-week"},
             {"since", "2026-10-05"}, {"effect", "She is tired all day."}, {"interim", "Jean sleeps over on Fridays"},
             {"status", "part"}, {"domain", "D01"}, {"support_type", "personal-care"}, {"look_again", "2027-01-12"}})
      add(night, "unmet_need", field, std::string(words));
    add(night, "unmet_need", "carer_affected", true);
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
    for (const char* kind :
         {"person", "conversation", "answer", "outcome", "support", "choice", "step", "unmet_need", "offer", "review",
          "review_line", "attachment", "relation", "strength", "observation", "risk", "safety_concern", "explanation",
          "amounts_told", "attorney_offer", "carer_event", "advocacy", "signpost", "complaint", "disagreement",
          "agreement", "carer_break", "power", "capacity_view", "charge", "equality"})
      for (model::Record record : book.all(kind)) {
        record.stream = stream;
        for (auto& [name, field] : record.fields)  // a store shows elements of a set, and no one value
          if (model::rule_of(record.kind, name).merge == model::MergeKind::set) field.merged.value = {};
        file.records.push_back(std::move(record));
      }
    return file;
  }
  nlohmann::json bundle() const { return nlohmann::json::parse(*care::fhir_bundle(file(), templates)); }
  // A voice kept with one question; its words are what she says in it.
  model::RecordId say(std::uint8_t number, const std::string& question, const char* words) {
    care::Attached voice;
    voice.conversation = talk, voice.item = question, voice.type = std::string(care::kVoiceType), voice.words = words;
    voice.bytes = 20'480, voice.ms = 61'250, voice.at_ms = kNow, voice.hash = {1, 2}, voice.key = {3, 4};
    keep(care::attach(id_of(number), voice));
    return id_of(number);
  }
  // The first question of the good conversation that she answers on her own.
  std::string private_question() const {
    for (const auto& item : form().items)
      if (item.is_private && item.is_question()) return item.link_id;
    return {};
  }
  // The first resource of the type; null when there is none.
  nlohmann::json resource(const std::string& type) const {
    const nlohmann::json all = bundle();
    for (const auto& entry : all["entry"])
      if (entry["resource"]["resourceType"] == type) return entry["resource"];
    return {};
  }

  model::RecordId isobel = id_of(1), talk = id_of(2), flat = id_of(3), wash = id_of(4),
                  choice = id_of(5), rail = id_of(6), night = id_of(7), offer = id_of(8);
  model::StreamId stream{model::Audience::shared, model::same_id<model::OwnerId>(isobel)};
  care::Templates templates;
  care::Domains domains;
  Notebook book;
};

// Why the file is not taken; "read" when it is.
inline std::string refusal(const IsobelsFile& isobels, const nlohmann::json& bundle) {
  auto file = care::read_fhir_bundle(bundle.dump(), isobels.templates);
  return file ? "read" : std::string(base::code_name(file.error().code)) + " " + file.error().detail;
}

}  // namespace blether::test
