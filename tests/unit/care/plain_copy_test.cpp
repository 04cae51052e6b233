// What of Isobel's file leaves it with nothing to lock it.
#include "care/plain_copy.h"

#include <catch2/catch_test_macros.hpp>

#include "care/conversation.h"
#include "notebook.h"

using namespace blether;

namespace {

constexpr std::int64_t kNow = 1'795'516'200'000;  // 24 November 2026, 10:30 in Dundee

struct File {
  test::Notebook book;
  care::Templates templates;
  care::PersonFile whole;
  model::RecordId isobel = test::id_of(1), talk = test::id_of(2);

  File() {
    templates.emplace("gc.v1", test::good_conversation());
    whole.stream = {model::Audience::shared, model::same_id<model::OwnerId>(isobel)};
    whole.made_ms = kNow;
    put("person", isobel, "given_name", "Isobel");
    put("person", isobel, "access", "Jean has a key");
    book.keep(care::start_conversation(talk, form(), kNow, {"Isobel"}));
  }
  const care::Template& form() const { return templates.at("gc.v1"); }
  void put(const char* kind, const model::RecordId& id, const char* field, const char* words) {
    book.keep(care::Operations{care::put(kind, id, book.find(id), field, std::string(words))});
  }
  // An answer as it stands in a vault, whoever is looking.
  model::RecordId answer(const std::string& link, const char* words) {
    const auto id = care::answer_id(talk, link);
    put("answer", id, "conversation", talk.hex().c_str());
    put("answer", id, "item", link.c_str());
    put("answer", id, "text", words);
    return id;
  }
  // The first item of the form of which it holds.
  template <class Holds>
  std::string link_of(const Holds& holds) const {
    for (const care::Item& item : form().items)
      if (item.is_question() && holds(item)) return item.link_id;
    return "";
  }
  std::string copy() {
    for (const char* kind : {"person", "conversation", "answer", "relation", "observation", "attachment", "outcome",
                             "safety_concern"})
      for (model::Record record : book.all(kind)) {
        record.stream = whole.stream;
        for (auto& [name, field] : record.fields)
          if (model::rule_of(record.kind, name).merge == model::MergeKind::set) field.merged.value = {};
        whole.records.push_back(std::move(record));
      }
    auto plain = care::plain_copy(whole, templates);
    auto bundle = care::fhir_bundle(plain, templates);
    return bundle ? *bundle : bundle.error().detail;
  }
};

bool has(const std::string& file, std::string_view words) { return file.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("What Isobel said and wants is in the file she takes along, and the file reads as one of ours", "[R63]") {
  File isobels;
  isobels.answer("gc.05", "I wove jute at Camperdown.");
  isobels.put("outcome", test::id_of(3), "want", "stay in my own flat");
  std::string file = isobels.copy();
  CHECK(has(file, "I wove jute at Camperdown."));
  CHECK(has(file, "stay in my own flat"));
  CHECK(care::read_fhir_bundle(file, isobels.templates).has_value());
}

TEST_CASE("Nothing private, asked alone, said by others or about others is in a file that nothing locks", "[R63][R67]") {
  File isobels;
  auto alone = isobels.link_of([](const care::Item& item) { return item.ask_alone; });
  auto secret = isobels.link_of([](const care::Item& item) { return item.is_private; });
  auto others = isobels.link_of([](const care::Item& item) { return item.role == care::Role::others; });
  REQUIRE_FALSE(alone.empty());
  REQUIRE_FALSE(secret.empty());
  REQUIRE_FALSE(others.empty());
  isobels.answer(alone, "He shouts at night.");
  isobels.answer(secret, "I never felt listened to.");
  isobels.answer(others, "She forgets her tablets.");
  isobels.put("answer", isobels.answer("gc.05", "Her memory is going."), "voice", "carer");
  isobels.put("relation", test::id_of(4), "name", "Moira Rennie");
  isobels.put("observation", test::id_of(5), "words", "She held the arm of the chair.");
  isobels.put("attachment", test::id_of(6), "words", "The first verse");
  isobels.put("safety_concern", test::id_of(7), "harm_why", "Her bank card was taken.");
  isobels.put("conversation", isobels.talk, "carer_words", "By Sunday I am done in.");
  isobels.put("conversation", isobels.talk, "carer_who", "Fiona");
  isobels.put("conversation", isobels.talk, "put_aside", "D01 not-safe-to-ask");
  std::string file = isobels.copy();
  for (const char* words : {"shouts", "listened", "forgets", "memory is going", "Moira", "held the arm", "first verse",
                            "bank card", "has a key", "done in", "Fiona", "not-safe-to-ask"}) {
    INFO(words);
    CHECK_FALSE(has(file, words));
  }
  CHECK_FALSE(has(file, "application/vnd.blether.hidden"));  // not even behind a form that programs pass over
}

TEST_CASE("What was taken out, what an answer was before, and answers to a form that is not here stay at home", "[R63]") {
  File isobels;
  isobels.put("outcome", test::id_of(3), "want", "move to Perth");
  const model::Record* outcome = isobels.book.find(test::id_of(3));
  isobels.book.keep(care::Operations{care::put("outcome", test::id_of(3), outcome, "withdrawn", true)});
  isobels.answer("gc.05", "I wove jute.");
  isobels.answer("no.such.question", "Unheard of.");
  model::Change change;
  change.reason = "reason.answered";
  isobels.whole.history.push_back({change, {1, 2, 3}});
  isobels.whole.hidden.insert(care::answer_id(isobels.talk, "gc.05"));
  std::string file = isobels.copy();
  CHECK_FALSE(has(file, "Perth"));
  CHECK_FALSE(has(file, "Unheard of"));
  CHECK_FALSE(has(file, "I wove jute."));  // where it came from it was kept from a worker's eyes
  CHECK_FALSE(has(file, "Provenance"));
}
