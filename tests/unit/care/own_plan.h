// A carer's own plan, as its tests fill it in.
#pragma once

#include <catch2/catch_test_macros.hpp>

#include "care/conversation.h"
#include "notebook.h"

namespace blether::test {

inline constexpr std::int64_t kPlanBegan = 1'795'516'200'000;  // Tuesday 24 November 2026, 10:30

inline care::Template form_of(const std::string& name) {
  auto form = care::load_template(asset("templates/" + name + ".json"), name + ".json");
  INFO((form ? "" : form.error().detail));
  REQUIRE(form);
  return *form;
}

// A carer's own plan, being filled in.
struct OwnPlan {
  explicit OwnPlan(const std::string& name) : form(form_of(name)) {
    book.keep(care::start_conversation(conversation, form, kPlanBegan, {"Moira", "Amina"}));
  }
  care::Conversation at() {
    answers = book.all("answer");
    return {form, book.get(conversation), answers};
  }
  void choose(const char* item, const char* code) {
    auto operations = care::answer_choice(at(), item, code);
    INFO(item);
    REQUIRE(operations);
    book.keep(*operations);
  }
  void tick(const char* item, const char* code) {
    auto operations = care::answer_element(at(), item, code, true);
    REQUIRE(operations);
    book.keep(*operations);
  }
  void write(const char* item, const char* text) {
    auto operations = care::answer_text(at(), item, text);
    INFO(item);
    REQUIRE(operations);
    book.keep(*operations);
  }
  care::Template form;
  Notebook book;
  model::RecordId conversation = id_of(7);
  std::vector<model::Record> answers;
};

}  // namespace blether::test
