#include "sync/hub/unmet_feed.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "care/amounts.h"
#include "storage/model/schema.h"
#include "sync/hub/dates_words.h"
#include "sync/hub/html.h"

namespace blether::hub {

using model::Record;

namespace {

constexpr const char* kSeveral = "several";
constexpr const char* kNotKnown = "not-known";
constexpr const char* kNotSaid = "not-said";
constexpr std::size_t kUnit = 1;  // which column of both tables says what amounts are counted in

// One need that waits.
struct Case {
  model::OwnerId owner;
  care::NeedEntry entry;
  std::map<std::string_view, std::string> in;  // column to code
};
using Cases = std::vector<const Case*>;

std::size_t people_in(const Cases& cases) {
  std::set<model::OwnerId> owners;
  for (const Case* each : cases) owners.insert(each->owner);
  return owners.size();
}

// --- what a need counts under

template <class List>
std::string listed(const std::optional<List>& list, const std::string& code) {
  if (code.empty()) return kNotSaid;
  return list && list->find(code) ? code : kNotKnown;
}

std::string unit_of(const care::NeedEntry& entry) {
  if (entry.unit.empty()) return kNotSaid;
  const auto* found = std::find(std::begin(care::kNeedUnits), std::end(care::kNeedUnits), entry.unit);
  return found == std::end(care::kNeedUnits) ? kNotKnown : entry.unit;
}

// The day on which the first entry was written, as its device believed.
std::string quarter_of(const care::NeedNow& need) {
  const Record& first = need.earlier.empty() ? *need.latest : *need.earlier.front();
  const model::Field* field = first.field("need");
  if (field == nullptr || field->heads.empty()) return kNotKnown;
  const base::CivilDate day = base::london_time(field->heads.front().time.wall_ms).date;
  return std::to_string(day.year) + "-Q" + std::to_string((day.month + 2) / 3);
}

// What the entry says, else where the person lives: by the postcode, or by a place that is called as a locality is.
std::string locality_of(const care::NeedEntry& entry, const Record* person, const ReportWords& words,
                        base::CivilDate today) {
  if (!words.places) return kNotKnown;
  auto called = [&](const std::string& name) -> std::string {
    for (const auto& locality : words.places->localities())
      if (!name.empty() && (locality.code == name || locality.name == name)) return locality.code;
    return {};
  };
  if (auto said = called(entry.locality); !said.empty()) return said;
  if (person == nullptr) return kNotKnown;
  if (auto place = words.places->find(person->text("postcode"), today)) return place->locality;
  const std::string lives = called(person->text("place"));
  return lives.empty() ? kNotKnown : lives;
}

// Several groups are one code of their own, so that nobody counts twice.
std::string groups_of(const Record* person, const ReportWords& words) {
  if (person == nullptr || !words.groups) return kNotKnown;
  const auto theirs = person->texts("care_groups");
  std::string codes;
  for (const care::CareGroup& group : words.groups->all())
    if (std::find(theirs.begin(), theirs.end(), group.code) != theirs.end())
      codes += (codes.empty() ? "" : "+") + group.code;
  return codes.empty() ? kNotSaid : codes;
}

std::vector<Case> cases_of(std::span<const Record> people, std::span<const Record> entries, const ReportWords& words,
                           base::CivilDate today) {
  std::map<model::OwnerId, const Record*> by_owner;
  for (const Record& person : people) by_owner[person.stream.owner] = &person;
  std::vector<Case> cases;
  for (const care::NeedNow& need : care::needs_now(entries)) {
    if (!need.waiting) continue;
    Case each{need.latest->stream.owner, care::entry_of(*need.latest), {}};
    auto found = by_owner.find(each.owner);
    const Record* person = found == by_owner.end() ? nullptr : found->second;
    each.in = {{"quarter", quarter_of(need)},
               {"unit", unit_of(each.entry)},
               {"locality", locality_of(each.entry, person, words, today)},
               {"reason", listed(words.reasons, each.entry.reason)},
               {"domain", listed(words.domains, each.entry.domain)},
               {"care_groups", groups_of(person, words)},
               {"support_type", listed(words.support_types, each.entry.support_type)}};
    cases.push_back(std::move(each));
  }
  return cases;
}

// --- rows that are enough people

// Cases that are alike in the first `depth` columns.
struct Group {
  Cases cases;
  std::size_t depth = 0;
};

class Grouping {
 public:
  explicit Grouping(std::span<const std::string_view> columns) : columns_(columns) {}

  struct Result {
    std::vector<Group> groups;
    Cases left;  // too few to be told by themselves
  };
  Result of(const Cases& cases, std::size_t depth = 0) const {
    Result result;
    if (depth == columns_.size()) result.left = cases;
    else result = parts_of(cases, depth);
    while (!result.left.empty() && people_in(result.left) < kFewestPeople && !result.groups.empty())
      put_smallest_to_left(result);
    if (people_in(result.left) >= kFewestPeople) result.groups.push_back({std::exchange(result.left, {}), depth});
    return result;
  }

 private:
  Result parts_of(const Cases& cases, std::size_t depth) const {
    std::map<std::string, Cases> parts;
    for (const Case* each : cases) parts[each->in.at(columns_[depth])].push_back(each);
    Result result;
    for (const auto& [code, part] : parts) {
      Result inner = of(part, depth + 1);
      std::move(inner.groups.begin(), inner.groups.end(), std::back_inserter(result.groups));
      result.left.insert(result.left.end(), inner.left.begin(), inner.left.end());
    }
    return result;
  }

  static void put_smallest_to_left(Result& result) {
    auto smallest = std::min_element(result.groups.begin(), result.groups.end(), [](const Group& a, const Group& b) {
      return people_in(a.cases) < people_in(b.cases);
    });
    result.left.insert(result.left.end(), smallest->cases.begin(), smallest->cases.end());
    result.groups.erase(smallest);
  }

  std::span<const std::string_view> columns_;
};

std::int64_t amount_in(const std::string& typed) {
  const care::AmountRead read = care::read_quantity(typed);
  return read.ok() ? read.value : 0;
}

FeedRow row_of(const Group& group, std::span<const std::string_view> columns) {
  FeedRow row;
  for (std::size_t i = 0; i < columns.size(); ++i)
    row.codes.push_back(i < group.depth ? group.cases.front()->in.at(columns[i]) : std::string(kSeveral));
  row.needs = group.cases.size();
  row.people = people_in(group.cases);
  Cases carers, counted;
  FeedAmounts sum;
  for (const Case* each : group.cases) {
    if (each->entry.carer_affected) carers.push_back(each);
    const auto missing = care::shortfall(each->entry);
    if (!missing) continue;
    counted.push_back(each);
    sum.wanted += amount_in(each->entry.amount_wanted);
    sum.got += amount_in(each->entry.amount_got);
    sum.missing += *missing;
  }
  if (carers.empty() || people_in(carers) >= kFewestPeople) row.carers = carers.size();
  const std::string& unit = row.codes[kUnit];
  const bool one_unit = unit != kSeveral && unit != kNotKnown && unit != kNotSaid;
  if (one_unit && people_in(counted) >= kFewestPeople) row.amounts = sum;
  return row;
}

FeedTable table_of(std::string_view name, std::vector<std::string_view> columns, const std::vector<Case>& cases) {
  FeedTable table{name, std::move(columns), {}};
  Cases all;
  for (const Case& each : cases) all.push_back(&each);
  const Grouping::Result grouped = Grouping(table.columns).of(all);
  for (const Group& group : grouped.groups) table.rows.push_back(row_of(group, table.columns));
  std::sort(table.rows.begin(), table.rows.end(),
            [](const FeedRow& a, const FeedRow& b) { return a.codes < b.codes; });
  if (grouped.left.empty()) return table;
  FeedRow few;
  few.codes.assign(table.columns.size(), kSeveral);
  few.few = true;
  table.rows.push_back(std::move(few));
  return table;
}

// --- as text

std::string decimal(std::int64_t thousandths) {
  std::string text = std::to_string(thousandths / 1000);
  if (thousandths % 1000 == 0) return text;
  std::string part = std::to_string(1000 + thousandths % 1000).substr(1);
  while (part.back() == '0') part.pop_back();
  return text + "." + part;
}

std::string fewer() { return "fewer than " + std::to_string(kFewestPeople); }

// needs, people, hard for a carer, wanted, got, missing
std::vector<std::string> numbers_of(const FeedRow& row, std::string (*amount)(std::int64_t)) {
  if (row.few) return {fewer(), fewer(), "", "", "", ""};
  std::vector<std::string> cells = {std::to_string(row.needs), std::to_string(row.people),
                                    row.carers ? std::to_string(*row.carers) : fewer()};
  for (auto part : {&FeedAmounts::wanted, &FeedAmounts::got, &FeedAmounts::missing})
    cells.push_back(row.amounts ? amount((*row.amounts).*part) : std::string());
  return cells;
}

constexpr std::string_view kCsvColumns[] = {"quarter", "unit",        "locality",    "reason",
                                            "domain",  "care_groups", "support_type"};

std::string line_of(const std::vector<std::string>& cells) {
  std::string line;
  for (const std::string& cell : cells) {
    if (&cell != &cells.front()) line += ',';
    if (cell.find_first_of(",\"\r\n") == std::string::npos) {
      line += cell;
      continue;
    }
    line += '"';
    for (char letter : cell) line += letter == '"' ? std::string("\"\"") : std::string(1, letter);
    line += '"';
  }
  return line + "\r\n";
}

template <class List>
std::string label_in(const std::optional<List>& list, const std::string& code) {
  const auto* row = list ? list->find(code) : nullptr;
  return row ? row->label : code;
}

std::string group_labels(const ReportWords& words, const std::string& codes) {
  std::string labels;
  for (std::size_t from = 0; from <= codes.size();) {
    const std::size_t end = std::min(codes.find('+', from), codes.size());
    labels += (labels.empty() ? "" : " and ") + label_in(words.groups, codes.substr(from, end - from));
    from = end + 1;
  }
  return labels;
}

// What a code says on the page.
std::string shown(const ReportWords& words, std::string_view column, const std::string& code) {
  if (code == kSeveral) return "Several";
  if (code == kNotKnown) return "Not known";
  if (code == kNotSaid) return "Not said";
  if (column == "unit") return unit_words(code);
  if (column == "reason") return label_in(words.reasons, code);
  if (column == "domain") return label_in(words.domains, code);
  if (column == "support_type") return label_in(words.support_types, code);
  if (column == "care_groups") return group_labels(words, code);
  if (column == "locality" && words.places)
    for (const auto& locality : words.places->localities())
      if (locality.code == code) return locality.name;
  return code;
}

std::string heading(std::string_view column) {
  if (column == "quarter") return "Written down in";
  if (column == "unit") return "Counted in";
  if (column == "locality") return "Where";
  if (column == "reason") return "Why";
  if (column == "domain") return "Part of life";
  if (column == "care_groups") return "Who";
  return "Kind of support";
}

void write_table(Html& html, const FeedTable& table, const ReportWords& words) {
  html.open("div", "card wide");
  std::vector<std::string> heads;
  for (std::string_view column : table.columns) heads.push_back(heading(column));
  for (const char* head : {"Needs", "People", "Hard for a carer", "Wanted", "There is", "Missing"})
    heads.push_back(head);
  html.table_head(heads);
  for (const FeedRow& row : table.rows) {
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < row.codes.size(); ++i) cells.push_back(shown(words, table.columns[i], row.codes[i]));
    for (std::string& number : numbers_of(row, care::quantity_words)) cells.push_back(std::move(number));
    html.table_row(cells);
  }
  html.table_end();
  html.close("div");
}

}  // namespace

std::vector<FeedTable> unmet_feed(std::span<const Record> people, std::span<const Record> entries,
                                  const ReportWords& words, base::CivilDate today) {
  const std::vector<Case> cases = cases_of(people, entries, words, today);
  // Neither table's columns hold the other's: what is put together in one is not spelt out in the other.
  return {table_of("why-and-where", {"quarter", "unit", "locality", "reason", "domain"}, cases),
          table_of("who-and-what", {"quarter", "unit", "care_groups", "support_type"}, cases)};
}

std::string feed_csv(std::span<const FeedTable> tables) {
  std::vector<std::string> head = {"table"};
  head.insert(head.end(), std::begin(kCsvColumns), std::end(kCsvColumns));
  for (const char* name : {"needs", "people", "hard_for_carer", "wanted", "got", "missing"}) head.push_back(name);
  std::string csv = line_of(head);
  for (const FeedTable& table : tables)
    for (const FeedRow& row : table.rows) {
      std::vector<std::string> cells = {std::string(table.name)};
      for (std::string_view column : kCsvColumns) {
        auto found = std::find(table.columns.begin(), table.columns.end(), column);
        cells.push_back(found == table.columns.end()
                            ? std::string()
                            : row.codes[static_cast<std::size_t>(found - table.columns.begin())]);
      }
      for (std::string& number : numbers_of(row, decimal)) cells.push_back(std::move(number));
      csv += line_of(cells);
    }
  return csv;
}

std::string feed_page(std::span<const FeedTable> tables, const ReportWords& words, base::CivilDate today) {
  Html html(words.office, kPageStyle);
  html.put("h1", "What could not be met");
  html.put("p", words.office + ", " + full_date_words(today) + ". What the tablets have sent so far.", "soft");
  html.put("p", "There are no names here, and nobody's own words. Where fewer than " + std::to_string(kFewestPeople) +
                    " people would stand in a line, they are put together with others, and the line says: several.");
  for (const FeedTable& table : tables) {
    html.put("h2", table.name == "why-and-where" ? "Why and where" : "Who, and what kind of support");
    if (table.rows.empty()) html.put("p", "Nobody has told us of a need that is not met.", "soft");
    else write_table(html, table, words);
  }
  return html.finish();
}

}  // namespace blether::hub
