#include "app/core/pages/about_page.h"

#include <algorithm>

#include "app/core/words.h"
#include "care/about_person.h"
#include "storage/model/schema.h"

namespace blether::app {

namespace {

void show_languages(AboutModel& page, const PageWorld& world, const std::string& chosen) {
  for (const care::Language& language : world.lookups.languages.all()) {
    // The person finds their own by its own name; who works here, by the English one.
    std::string name = language.name == language.english ? language.name : language.name + " (" + language.english + ")";
    page.languages.push_back({language.tag, name, "", language.tag == chosen});
    if (language.tag == chosen && !language.words) page.no_words_in = language.english;
  }
}

}  // namespace

base::Result<std::shared_ptr<const AboutModel>> about_page(const PageWorld& world) {
  TRY(auto person, world.find(person_record(world.person.id)));
  if (!person) return base::fail(base::Code::not_found, "person");
  auto page = std::make_shared<AboutModel>();
  page->name = world.person;
  auto chosen = [&](const char* field) {
    return [codes = person->texts(field)](const std::string& code) { return std::find(codes.begin(), codes.end(), code) != codes.end(); };
  };
  auto needed = chosen("needs"), belongs = chosen("care_groups");
  for (const auto& need : world.lookups.communication.all())
    page->needs.push_back(
        {need.code, listed(world.texts, "communication", need.code, need.label), need.icon, needed(need.code)});
  for (const auto& group : world.lookups.care_groups.all())
    page->groups.push_back(
        {group.code, listed(world.texts, "care_groups", group.code, group.label), "", belongs(group.code)});
  page->to_book = care::screen_for(*person, world.lookups.communication).to_book;
  show_languages(*page, world, person->text("language"));
  TRY(auto equality, world.find(care::equality_id(person->id)));
  for (std::string_view field : care::kEqualityFields) {
    std::string words = equality ? equality->text(field) : "";
    bool rather_not = words == care::kRatherNotSay;
    page->equality.push_back({std::string(field), rather_not ? "" : words, rather_not});
  }
  return page;
}

}  // namespace blether::app
