// The desk's part in languages: pages that people read themselves, and papers for them, are in their own.
#include "app/core/desk.h"

namespace blether::app {

using base::Result;

namespace {

constexpr std::string_view kEnglish = "en";

// Pages that somebody reads who does not work here.
bool is_read_by_people(Route::Page page) {
  return page == Route::Page::options || page == Route::Page::unhappy || page == Route::Page::about || page == Route::Page::own_plan ||
         page == Route::Page::code;
}

}  // namespace

Result<std::string> Desk::own_language() {
  if (route_.person.is_none()) return std::string(kEnglish);
  TRY(auto person, find(person_record(route_.person)));
  std::string tag = person ? person->text("language") : "";
  const care::Language* language = world_.lookups->languages.find(tag);
  return language != nullptr && language->words && world_.translations->has(tag) ? tag : std::string(kEnglish);
}

Result<std::string> Desk::page_language() {
  if (!is_read_by_people(route_.page)) return std::string(kEnglish);
  TRY(auto own, own_language());
  return read_in_.empty() ? own : read_in_;
}

Result<PageLanguage> Desk::language_of_page() {
  PageLanguage shown;
  if (!is_read_by_people(route_.page)) return shown;
  TRY(auto own, own_language());
  TRY(shown.code, page_language());
  if (own == kEnglish) return shown;
  shown.other = shown.code == kEnglish ? own : std::string(kEnglish);
  const care::Language* now = world_.lookups->languages.find(shown.code);
  const care::Language* other = world_.lookups->languages.find(shown.other);
  shown.unchecked = now != nullptr && !now->checked;
  shown.other_name = other != nullptr ? other->name : shown.other;
  return shown;
}

Result<void> Desk::on(const ReadIn& read) {
  TRY(auto own, own_language());
  if (read.tag != own && read.tag != kEnglish) return base::fail(base::Code::invalid, "language");
  read_in_ = read.tag;
  return {};
}

}  // namespace blether::app
