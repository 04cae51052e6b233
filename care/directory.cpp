#include "care/directory.h"

#include <algorithm>
#include <sstream>

#include "care/calendars.h"
#include "care/chains.h"
#include "care/record_edit.h"
#include "care/table_reader.h"
#include "storage/model/schema.h"

namespace blether::care {

using base::Code;
using base::fail;
using base::Result;

namespace {

namespace kind = model::kind;

constexpr std::int64_t kStaleDays = 183;
constexpr TextField<Signpost> kSignpost[] = {{"entry", &Signpost::entry},    {"name", &Signpost::name},
                                             {"on", &Signpost::on},          {"follow_up_on", &Signpost::follow_up_on},
                                             {"result", &Signpost::result},  {"note", &Signpost::note},
                                             {"follows", &Signpost::follows},
                                             {"outcome", &Signpost::outcome}};

std::string lower(std::string_view text) {
  std::string low(text);
  for (char& c : low)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return low;
}

bool has(const std::vector<std::string>& list, std::string_view entry) {
  return std::find(list.begin(), list.end(), entry) != list.end();
}

Entry read_entry(Row& row) {
  Entry entry;
  entry.code = row.text("code");
  entry.name = row.text("name");
  entry.about = row.text("about");
  entry.categories = row.texts("categories");
  entry.who = row.texts("who");
  entry.localities = row.texts("localities");
  entry.access = row.texts("access");
  entry.languages = row.texts("languages");
  entry.when = row.text_or("when");
  entry.cost = row.text_or("cost");
  entry.pence = row.number_or("pence", 0, 100'000'00, 0);
  entry.join = row.text_or("join");
  entry.self_refer = row.flag_or("self_refer");
  entry.phone = row.text_or("phone");
  entry.web = row.text_or("web");
  entry.checked = row.date("checked");
  entry.checked_by = row.text("checked_by");
  if (row.has("retire")) entry.retire = row.date("retire");
  return entry;
}

// 0 is best; nothing when it does not fit.
std::optional<int> fit(const Entry& entry, const DirectoryQuestion& question, const std::vector<std::string>& words) {
  auto any = [&](const std::string& category) { return has(entry.categories, category); };
  if (!question.categories.empty() && std::none_of(question.categories.begin(), question.categories.end(), any))
    return std::nullopt;
  for (const std::string& need : question.access)
    if (!has(entry.access, need)) return std::nullopt;
  if (question.free_only && entry.pence > 0) return std::nullopt;
  if (!question.language.empty() && !has(entry.languages, question.language)) return std::nullopt;
  int far = 0;
  if (!question.locality.empty())
    far = has(entry.localities, question.locality) ? 0 : has(entry.localities, "all") ? 1 : 2;
  if (question.here_only && far == 2) return std::nullopt;
  const std::string name = lower(entry.name);
  std::string all = name + " " + lower(entry.about) + " " + lower(entry.when);
  for (const std::string& group : entry.who) all += " " + lower(group);
  bool in_name = true;
  for (const std::string& word : words) {
    if (all.find(word) == std::string::npos) return std::nullopt;
    in_name = in_name && name.find(word) != std::string::npos;
  }
  return far * 2 + (in_name ? 0 : 1);
}

}  // namespace

Result<Directory> Directory::load(std::string_view json) {
  TRY(auto document, JsonDocument::parse(json, "directory.json"));
  Row root(document, document.root(), "");
  root.text("version");
  root.text_or("about");
  Directory directory;
  directory.practice_ = root.flag_or("practice");
  for (Row& row : root.rows("categories")) {
    directory.categories_.push_back({row.text("code"), row.text("label"), row.text("icon")});
    root.take(row);
  }
  for (Row& row : root.rows("entries")) {
    Entry entry = read_entry(row);
    if (directory.find(entry.code)) row.refuse("code", "is used twice");
    for (const std::string& category : entry.categories) {
      auto known = [&](const DirectoryCategory& one) { return one.code == category; };
      if (std::none_of(directory.categories_.begin(), directory.categories_.end(), known))
        row.refuse("categories", "there is no category " + category);
    }
    root.take(row);
    directory.rows_.push_back(std::move(entry));
  }
  TRY_VOID(root.done());
  return directory;
}

const Entry* Directory::find(std::string_view code) const {
  auto found = std::find_if(rows_.begin(), rows_.end(), [&](const Entry& entry) { return entry.code == code; });
  return found == rows_.end() ? nullptr : &*found;
}

std::vector<const Entry*> Directory::search(const DirectoryQuestion& question, base::CivilDate today) const {
  std::vector<std::string> words;
  std::istringstream stream(lower(question.words));
  for (std::string word; stream >> word;) words.push_back(word);
  std::vector<std::pair<int, const Entry*>> found;
  for (const Entry& entry : rows_) {
    if (entry.retire && *entry.retire < today) continue;
    if (auto rank = fit(entry, question, words)) found.emplace_back(*rank, &entry);
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first, a.second->name) < std::tie(b.first, b.second->name);
  });
  std::vector<const Entry*> result;
  for (const auto& [rank, entry] : found) result.push_back(entry);
  return result;
}

bool is_stale(const Entry& entry, base::CivilDate today) { return days_between(entry.checked, today) > kStaleDays; }

Signpost signpost_of(const model::Record& record) {
  Signpost signpost;
  read_texts(record, kSignpost, signpost);
  if (signpost.result.empty()) signpost.result = "not-yet";
  return signpost;
}

Result<Operations> record_signpost(const model::RecordId& id, const Signpost& signpost) {
  if (!has_words(signpost.name)) return fail(Code::invalid, "name");
  if (!base::parse_date(signpost.on)) return fail(Code::invalid, "on");
  if (!is_day_or_none(signpost.follow_up_on)) return fail(Code::invalid, "follow_up_on");
  if (!contains(kSignpostResults, signpost.result)) return fail(Code::invalid, "result");
  RecordEdit edit(kind::signpost, id, nullptr);
  write_texts(edit, kSignpost, signpost);
  return edit.take();
}

bool is_to_ask(const Signpost& signpost, base::CivilDate today) {
  auto day = base::parse_date(signpost.follow_up_on);
  return signpost.result == "not-yet" && day && *day <= today;
}

std::vector<const model::Record*> signposts_now(std::span<const model::Record> records) {
  std::vector<const model::Record*> now;
  for (const Chain& chain : chains_of(records, kind::signpost)) now.push_back(chain.latest);
  return now;
}

std::vector<const model::Record*> signposts_to_ask(std::span<const model::Record> records, base::CivilDate today) {
  auto due = signposts_now(records);
  std::erase_if(due, [&](const model::Record* entry) { return !is_to_ask(signpost_of(*entry), today); });
  return due;
}

}  // namespace blether::care
