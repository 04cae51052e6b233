#include "app/core/pages/people_page.h"

#include "app/core/pages/review_page.h"
#include "app/core/pages/safety_page.h"
#include "app/core/words.h"
#include "care/observed.h"
#include "care/review.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace blether::app {

using base::Result;
using model::Record;

std::vector<std::string> folded_words(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* decompose = icu::Normalizer2::getNFKDInstance(status);
  if (U_FAILURE(status)) return {};
  auto folded = decompose->normalize(
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size()))).foldCase(), status);
  std::vector<std::string> words;
  icu::UnicodeString word;
  auto finish = [&] {
    if (!word.isEmpty()) words.emplace_back(), word.toUTF8String(words.back());
    word.remove();
  };
  for (int i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
    UChar32 c = folded.char32At(i);
    if (u_isalnum(c)) word.append(c);
    else if (u_charType(c) != U_NON_SPACING_MARK && c != u'\'' && c != u'\u2019') finish();
  }
  finish();
  return words;
}

namespace {

bool matches(const std::vector<std::string>& words, const std::vector<std::string>& query) {
  return std::all_of(query.begin(), query.end(), [&](const std::string& wanted) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return word.starts_with(wanted); });
  });
}

bool is_listed(const Record& person) { return !person.withdrawn; }

// Where a tap on a found word leads.
Route route_to(const storage::SearchHit& hit, storage::Store& store) {
  Route route;
  route.person = hit.stream.owner;
  route.page = Route::Page::person;
  if (hit.kind == model::kind::answer) {
    if (auto answer = store.record(hit.stream, hit.record)) {
      auto conversation = model::RecordId::from_hex(answer->text("conversation"));
      if (conversation) route.page = Route::Page::conversation, route.record = *conversation, route.item = answer->text("item");
    }
  } else if (hit.kind == model::kind::observation) {
    if (auto record = store.record(hit.stream, hit.record)) {
      care::Observation seen = care::observation_of(*record);
      auto conversation = model::RecordId::from_hex(seen.conversation);
      if (conversation) route.page = Route::Page::conversation, route.record = *conversation, route.item = seen.item;
    }
  } else if (hit.kind == model::kind::outcome) {
    route.page = Route::Page::outcome;
    route.record = hit.record;
  } else if (hit.kind == model::kind::step || hit.kind == model::kind::unmet_need) {
    route.page = Route::Page::outcomes;
  } else if (hit.kind == model::kind::review || hit.kind == model::kind::review_line) {
    route.page = Route::Page::review;
  } else if (hit.kind == model::kind::safety_concern) {
    route.page = Route::Page::safety;
  } else if (hit.kind == model::kind::strength || hit.kind == model::kind::relation) {
    route.page = Route::Page::around;
  } else if (hit.kind == model::kind::agreement) {
    route.page = Route::Page::agreed;
  }
  return route;
}

}  // namespace

Result<Caseload::Entry> Caseload::read(storage::Store& store, const Record& person, std::int64_t now_ms) const {
  Entry entry;
  entry.row.name = name_of(person);
  entry.row.age = age_of(person, now_ms);
  entry.row.place = person.text("place");
  std::string all;
  for (std::string_view field : {"given_name", "family_name", "known_as", "place", "address", "postcode", "phone"})
    all += person.text(field) + " ";
  entry.words = folded_words(all);
  for (const std::string& word : folded_words(person.text("family_name") + " " + person.text("given_name")))
    entry.sort_key += word + " ";

  TRY(auto conversations, store.records(person.stream, model::kind::conversation));
  bool any = false, open = false;
  for (const Record& conversation : conversations) {
    if (conversation.withdrawn || care::is_review_talk(conversation)) continue;
    any = true;
    open = open || conversation.number("finished_at") == 0;
  }
  entry.row.next = open ? "people.next.part_done" : any ? "people.next.talked" : "people.next.none";
  TRY(auto reviews, store.records(person.stream, model::kind::review));
  entry.review_held = care::review_held(reviews).has_value();
  if (entry.review_held && !open) entry.row.next = "people.next.review_held";
  const base::CivilDate today = base::london_time(now_ms).date;
  TRY(entry.review, review_due(store, person.stream, clocks_, today));
  TRY(entry.safety, safety_due(store, person.stream.owner, clocks_, today));
  return entry;
}

Result<void> Caseload::load(storage::Store& store, std::int64_t now_ms) {
  entries_.clear();
  TRY(auto people, store.all_records(model::Audience::shared, model::kind::person));
  for (const Record& person : people) {
    if (!is_listed(person)) continue;
    TRY(auto entry, read(store, person, now_ms));
    entries_[person.stream.owner] = std::move(entry);
  }
  sort();
  return refresh_statuses(store);
}

Result<void> Caseload::refresh(storage::Store& store, const std::set<model::OwnerId>& changed, std::int64_t now_ms) {
  for (model::OwnerId id : changed) {
    TRY(auto person, find_record(store, shared_stream(id), person_record(id)));
    entries_.erase(id);
    if (!person || !is_listed(*person)) continue;
    TRY(auto entry, read(store, *person, now_ms));
    entries_[id] = std::move(entry);
  }
  if (!changed.empty()) sort();
  return refresh_statuses(store);
}

Result<void> Caseload::refresh_statuses(storage::Store& store) {
  TRY(statuses_, send_statuses(store));
  return {};
}

void Caseload::sort() {
  by_name_.clear();
  for (const auto& [id, entry] : entries_) by_name_.push_back(id);
  std::sort(by_name_.begin(), by_name_.end(), [this](const auto& a, const auto& b) {
    return std::pair(entries_.at(a).sort_key, a) < std::pair(entries_.at(b).sort_key, b);
  });
}

Result<PeopleModel> Caseload::page(storage::Store& store, const Texts& texts, std::string_view query,
                                   base::CivilDate today) const {
  PeopleModel page;
  page.total = entries_.size();
  page.query = query;
  auto wanted = folded_words(query);
  for (model::OwnerId id : by_name_) {
    const Entry& entry = entries_.at(id);
    if (!matches(entry.words, wanted)) continue;
    page.rows.push_back(entry.row);
    page.rows.back().status = status(id);
    put_review(page.rows.back(), entry, texts, today);
    put_safety(page.rows.back(), entry, texts, today);
  }
  if (query.size() < 2) return page;
  TRY(auto hits, store.search(query, 40));
  for (const auto& hit : hits) {
    const PersonName* found = name(hit.stream.owner);
    if (found == nullptr || hit.kind == model::kind::person) continue;
    page.found.push_back({*found, "field." + hit.kind + "." + hit.field, hit.excerpt, route_to(hit, store)});
  }
  return page;
}

namespace {

// How one stands on the day it is looked at.
care::Deadline as_of(care::Deadline due, base::CivilDate today) {
  due.days_left = care::days_between(today, due.due);
  due.state = care::state_of(due);
  return due;
}

}  // namespace

// A worry that waits to be passed on comes before everything. What it is about is not said on a list.
void Caseload::put_safety(PersonRow& row, const Entry& entry, const Texts& texts, base::CivilDate today) {
  if (!entry.safety) return;
  const care::Deadline due = as_of(*entry.safety, today);
  row.late = due.state == care::DueState::overdue;
  row.next = "people.next.safety", row.next_words = {due_words(texts, due)};
}

// What is late comes before everything else, what is due soon before what is done.
void Caseload::put_review(PersonRow& row, const Entry& entry, const Texts& texts, base::CivilDate today) {
  if (!entry.review) return;
  const care::Deadline due = as_of(*entry.review, today);
  row.late = due.state == care::DueState::overdue;
  if (entry.review_held) return;  // begun and late: what next is to go on with it
  bool soon = due.state == care::DueState::soon && row.next != "people.next.part_done";
  if (row.late || soon) row.next = "people.next.review", row.next_words = {due_words(texts, due)};
}

const PersonName* Caseload::name(model::OwnerId person) const {
  auto found = entries_.find(person);
  return found == entries_.end() ? nullptr : &found->second.row.name;
}

SendStatus Caseload::status(model::OwnerId person) const {
  auto found = statuses_.find(person);
  return found == statuses_.end() ? SendStatus{} : found->second;
}

SendStatus Caseload::status_of_all() const {
  SendStatus all;
  for (const auto& [id, status] : statuses_) {
    all.waiting += status.waiting;
    if (status.pill == SendPill::attention) all.pill = SendPill::attention;
    else if (status.pill == SendPill::waiting && all.pill == SendPill::stored) all.pill = SendPill::waiting;
  }
  return all;
}

}  // namespace blether::app
