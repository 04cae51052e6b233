#include "app/core/pages/directory_page.h"

#include <algorithm>
#include <set>

#include "app/core/pages/sentences.h"
#include "app/core/words.h"
#include "care/calendars.h"
#include "storage/model/schema.h"

namespace blether::app {

using base::Result;
using care::Entry;
using model::Record;

namespace {

constexpr std::size_t kMostShown = 40;  // more than anybody reads; searching on is quicker

// A partnership's own directory may name what this app has no words for.
std::string word_for(const PageWorld& world, std::string_view prefix, const std::string& code) {
  std::string key = std::string(prefix) + code;
  return world.texts.has(key) ? world.texts(key) : code;
}

// "No steps, Hearing loop"
std::string words_for(const PageWorld& world, std::string_view prefix, const std::vector<std::string>& codes) {
  std::string words;
  for (const std::string& code : codes) words += (words.empty() ? "" : ", ") + word_for(world, prefix, code);
  return words;
}

std::string locality_name(const PageWorld& world, const std::string& code) {
  for (const auto& locality : world.lookups.places.localities())
    if (locality.code == code) return locality.name;
  return code == "all" ? world.texts("directory.everywhere") : code;
}

bool is_in(const std::vector<std::string>& list, std::string_view code) {
  return std::find(list.begin(), list.end(), code) != list.end();
}

// --- where the person lives: the page says what is not known of it

struct Lives {
  std::string words, locality;
};

Lives lives(const PageWorld& world, const Record& person) {
  const std::string postcode = person.text("postcode");
  const std::string& name = world.person.known_as;
  if (postcode.empty()) return {world.texts("directory.no_postcode", {name}), ""};
  auto place = world.lookups.places.find(postcode, world.today);
  if (!place) {
    bool whole = place.error().code == base::Code::not_found;
    return {world.texts(whole ? "directory.postcode_unknown" : "directory.postcode_wrong", {postcode}), ""};
  }
  std::string locality = locality_name(world, place->locality);
  if (locality == place->neighbourhood) return {world.texts("directory.lives", {name, locality}), place->locality};
  return {world.texts("directory.lives_in", {name, place->neighbourhood, locality}), place->locality};
}

// --- what is found

DirectoryPlace place_of(const PageWorld& world, const Entry& entry, const std::string& locality) {
  DirectoryPlace place;
  place.code = entry.code, place.name = entry.name, place.about = entry.about;
  for (const auto& category : world.lookups.directory.categories())
    if (place.icon.empty() && is_in(entry.categories, category.code)) place.icon = category.icon;
  std::vector<std::string> where;
  for (const std::string& code : entry.localities) where.push_back(locality_name(world, code));
  place.where = list_words(world.texts, where);
  place.when = entry.when, place.cost = entry.cost, place.join = entry.join, place.phone = entry.phone, place.web = entry.web;
  place.access = words_for(world, "directory.access.", entry.access);
  place.who = list_words(world.texts, entry.who);
  place.languages = words_for(world, "directory.language.", entry.languages);
  place.checked = day_words(world.texts, entry.checked, world.today);
  place.stale = care::is_stale(entry, world.today);
  place.near = locality.empty() || is_in(entry.localities, locality) || is_in(entry.localities, "all");
  return place;
}

void show_found(DirectoryModel& page, const PageWorld& world, const std::string& locality, const std::set<std::string>& told) {
  care::DirectoryQuestion question;
  question.words = page.asked.words, question.categories = page.asked.categories, question.access = page.asked.access;
  question.free_only = page.asked.free_only, question.here_only = page.asked.near_only;
  question.locality = locality;
  auto found = world.lookups.directory.search(question, world.today);
  for (const Entry* entry : found) {
    if (page.found.size() == kMostShown) break;
    page.found.push_back(place_of(world, *entry, locality));
    page.found.back().told = told.contains(entry->code);
  }
  page.more = found.size() - page.found.size();
}

void show_choices(DirectoryModel& page, const PageWorld& world) {
  for (const auto& category : world.lookups.directory.categories()) {
    page.kinds.push_back({category.code, category.label});
    page.kind_icons.push_back(category.icon);
  }
  std::set<std::string> access;
  for (const Entry& entry : world.lookups.directory.all()) access.insert(entry.access.begin(), entry.access.end());
  for (const std::string& code : access) page.access.push_back({code, word_for(world, "directory.access.", code)});
}

// --- where the person was pointed to

DirectoryPointed pointed_of(const PageWorld& world, const Record& record, const std::vector<Choice>& outcomes) {
  care::Signpost signpost = care::signpost_of(record);
  DirectoryPointed pointed;
  pointed.record = record.id;
  pointed.name = signpost.name;
  pointed.told = world.texts("directory.told_on", {day_of(world, signpost.on)});
  pointed.to_ask = care::is_to_ask(signpost, world.today);
  for (const Choice& outcome : outcomes)
    if (outcome.code == signpost.outcome) pointed.outcome = outcome.label;
  if (signpost.result != "not-yet") {
    pointed.icon = signpost.result == "went" ? "done" : "sign";
    pointed.state = word_for(world, "directory.result.", signpost.result);
  } else {
    pointed.icon = pointed.to_ask ? "said" : "clock";
    pointed.state = pointed.to_ask                       ? world.texts("directory.ask_now", {world.person.known_as})
                    : !signpost.follow_up_on.empty()
                        ? pointed.told + ". " + world.texts("directory.ask_later", {day_of(world, signpost.follow_up_on)})
                                                     : pointed.told;
  }
  if (!signpost.note.empty()) pointed.state += ". " + world.texts("directory.said", {signpost.note});
  return pointed;
}

}  // namespace

Result<std::shared_ptr<const DirectoryModel>> directory_page(const PageWorld& world, const SearchDirectory& asked) {
  TRY(auto person, world.find(person_record(world.person.id)));
  if (!person) return base::fail(base::Code::not_found, "person");
  TRY(auto outcomes, world.records(model::kind::outcome));
  TRY(auto signposts, world.records(model::kind::signpost));
  auto page = std::make_shared<DirectoryModel>();
  page->name = world.person;
  page->asked = asked;
  page->practice = world.lookups.directory.practice();
  page->ask_on = base::to_iso(care::plus_days(world.today, care::kAskAfterDays));
  for (const Record* outcome : care::in_order(outcomes))
    page->outcomes.push_back(
        {outcome->id.hex(), outcome_words(world.texts, outcome->text("want"), outcome->text("so_that"))});
  std::set<std::string> told;
  auto now = care::signposts_now(signposts);
  std::reverse(now.begin(), now.end());
  for (const Record* record : now) {
    page->pointed.push_back(pointed_of(world, *record, page->outcomes));
    told.insert(care::signpost_of(*record).entry);
  }
  std::stable_partition(page->pointed.begin(), page->pointed.end(), [](const DirectoryPointed& each) { return each.to_ask; });
  Lives at = lives(world, *person);
  page->lives = at.words;
  page->lives_known = !at.locality.empty();
  show_choices(*page, world);
  show_found(*page, world, at.locality, told);
  return page;
}

Result<std::string> near_by_words(const PageWorld& world) {
  TRY(auto signposts, world.records(model::kind::signpost));
  if (auto due = care::signposts_to_ask(signposts, world.today); !due.empty()) return world.texts.count("person.near_ask", due.size());
  auto told = care::signposts_now(signposts);
  return told.empty() ? std::string() : world.texts.count("person.near_told", told.size());
}

}  // namespace blether::app
