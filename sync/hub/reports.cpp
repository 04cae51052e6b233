#include "sync/hub/reports.h"

#include <algorithm>
#include <array>
#include <map>

#include "care/amounts.h"
#include "care/one_question.h"
#include "storage/model/schema.h"
#include "sync/hub/dates_words.h"
#include "sync/hub/html.h"
#include "sync/hub/intake.h"
#include "sync/hub/planned_spend.h"

namespace blether::hub {

using base::Result;
using model::Record;

namespace {

constexpr std::size_t kMostPutAside = 200;

// Everything the page tells, read once.
struct Held {
  std::vector<Record> people, outcomes, needs, supports, choices;
  std::vector<model::Conflict> conflicts;
  std::vector<Device> devices;
  std::vector<Worker> workers;
  std::vector<Entry> put_aside;
  LedgerCounts counts;
};

std::string name_of(const Record& person) {
  const std::string given = person.text("known_as").empty() ? person.text("given_name") : person.text("known_as");
  const std::string family = person.text("family_name");
  return family.empty() ? given : given + " " + family;
}

Result<Held> read_all(Ledger& ledger, Office& office) {
  Held held;
  TRY(held.people, of_everyone(office.store(), model::kind::person));
  std::sort(held.people.begin(), held.people.end(), [](const Record& a, const Record& b) {
    return std::pair(a.text("family_name"), name_of(a)) < std::pair(b.text("family_name"), name_of(b));
  });
  TRY(held.outcomes, of_everyone(office.store(), model::kind::outcome));
  TRY(held.needs, of_everyone(office.store(), model::kind::unmet_need));
  TRY(held.supports, of_everyone(office.store(), model::kind::support));
  TRY(held.choices, of_everyone(office.store(), model::kind::choice));
  TRY(auto conflicts, office.store().conflicts());
  held.conflicts = care::questions(std::move(conflicts));
  TRY_VOID(ledger.atomically([&](LedgerWork& work) -> Result<void> {
    TRY(held.devices, work.devices());
    TRY(held.workers, work.workers());
    TRY(held.put_aside, work.quarantined(kMostPutAside));
    TRY(held.counts, work.counts());
    return {};
  }));
  return held;
}

std::string counted(std::uint64_t count, const char* one, const char* several) {
  return std::to_string(count) + " " + (count == 1 ? one : several);
}

class Page {
 public:
  Page(const Held& held, const ReportWords& words, std::int64_t now_ms)
      : held_(held), words_(words), now_ms_(now_ms), html_(words.office, kPageStyle) {
    for (const Record& person : held.people) person_[person.stream.owner] = &person;
  }

  std::string write() {
    head();
    outcomes();
    needs();
    if (words_.rates)
      put_planned(html_, planned_spend(held_.people, held_.supports, held_.choices, *words_.rates, today()));
    conflicts();
    devices();
    put_aside();
    return html_.finish();
  }

 private:
  void head() {
    const base::CivilTime now = base::london_time(now_ms_);
    html_.put("h1", words_.office);
    html_.put("p", full_date_words(now.date) + ", " + time_words(now.hour, now.minute) +
                       ". What the tablets have sent so far.",
              "soft");
    html_.open("ul", "numbers");
    number(held_.people.size(), "person held", "people held");
    number(kept(held_.outcomes).size(), "outcome", "outcomes");
    number(waiting().size(), "need not met", "needs not met");
    number(held_.conflicts.size(), "conflict to settle", "conflicts to settle");
    number(held_.counts.stored, "change stored", "changes stored");
    number(held_.counts.receipts, "receipt given", "receipts given");
    html_.close("ul");
  }

  void number(std::size_t count, const char* one, const char* several) {
    html_.open("li");
    html_.put("strong", std::to_string(count));
    html_.text(count == 1 ? one : several);
    html_.close("li");
  }

  static std::vector<const Record*> kept(const std::vector<Record>& outcomes) { return care::in_order(outcomes); }

  // --- what people want

  void outcomes() {
    html_.put("h2", "What people want");
    bool any = false;
    for (const Record& person : held_.people) {
      std::vector<const Record*> theirs;
      for (const Record* outcome : kept(held_.outcomes))
        if (outcome->stream.owner == person.stream.owner) theirs.push_back(outcome);
      if (theirs.empty()) continue;
      any = true;
      html_.open("section", "card");
      html_.put("h3", person_line(person));
      for (const Record* outcome : theirs) one_outcome(*outcome);
      html_.close("section");
    }
    if (!any) html_.put("p", "No outcome has arrived yet.", "soft");
  }

  void one_outcome(const Record& outcome) {
    html_.put("h4", care::outcome_line(outcome.text("want"), outcome.text("so_that")));
    if (!outcome.text("own_words").empty()) html_.put("div", outcome.text("own_words"), "talk");
    if (!outcome.text("why").empty()) html_.put("p", "Why it matters: " + outcome.text("why"));
    if (!outcome.text("good_day").empty()) html_.put("p", "On a good day: " + outcome.text("good_day"));
    if (!outcome.text("hard_day").empty()) html_.put("p", "On a hard day: " + outcome.text("hard_day"));
    html_.open("p", "soft");
    html_.put("span", domain_words(outcome.text("domain")), "pill");
    if (auto tags = domain_tags(outcome.text("domain")); !tags.empty()) html_.text(" " + tags);
    if (auto target = when_words("by", outcome.text("target_date"), today()); !target.empty())
      html_.text(" " + target);
    html_.close("p");
  }

  std::string person_line(const Record& person) const {
    return person.text("place").empty() ? name_of(person) : name_of(person) + ", " + person.text("place");
  }

  std::string domain_words(const std::string& code) const {
    if (code.empty()) return "No area chosen";
    const care::Domain* domain = words_.domains ? words_.domains->find(code) : nullptr;
    return domain ? domain->label : code;
  }

  // Which of the nine National Health and Wellbeing Outcomes it counts for, and the council's own tag.
  std::string domain_tags(const std::string& code) const {
    const care::Domain* domain = words_.domains ? words_.domains->find(code) : nullptr;
    if (domain == nullptr) return {};
    std::string tags = "National outcome " + std::to_string(domain->national);
    return domain->local.empty() ? tags : tags + ", local outcome " + domain->local;
  }

  // --- needs not met

  std::vector<care::NeedNow> waiting() const {
    std::vector<care::NeedNow> needs = care::needs_now(held_.needs);
    std::erase_if(needs, [](const care::NeedNow& need) { return !need.waiting; });
    return needs;
  }

  void needs() {
    html_.put("h2", "Needs not met");
    const std::vector<care::NeedNow> open = waiting();
    if (open.empty()) {
      html_.put("p", "Nobody has told us of a need that is not met.", "soft");
      return;
    }
    std::map<std::string, std::size_t> by_reason, by_place;
    for (const care::NeedNow& need : open) {
      ++by_reason[reason_words(need.latest->text("reason"))];
      ++by_place[place_of(*need.latest)];
    }
    count_table("Why", by_reason);
    count_table("Where", by_place);
    missing_table(open);
    for (const care::NeedNow& need : open) one_need(need);
  }

  // Amounts of one unit only are ever added up.
  void missing_table(const std::vector<care::NeedNow>& open) {
    struct Sum {
      std::size_t needs = 0;
      std::int64_t missing = 0;
    };
    std::map<std::array<std::string, 4>, Sum> sums;  // why, where, part of life, unit
    for (const care::NeedNow& need : open) {
      const care::NeedEntry entry = care::entry_of(*need.latest);
      const auto missing = care::shortfall(entry);
      if (!missing) continue;
      Sum& sum = sums[{reason_words(entry.reason), place_of(*need.latest), domain_words(entry.domain), entry.unit}];
      ++sum.needs, sum.missing += *missing;
    }
    if (sums.empty()) return;
    html_.open("div", "card wide");
    html_.table_head({"Why", "Where", "Part of life", "Needs", "How much is missing"});
    for (const auto& [alike, sum] : sums)
      html_.table_row({alike[0], alike[1], alike[2], std::to_string(sum.needs), amount(sum.missing, alike[3])});
    html_.table_end();
    html_.close("div");
  }

  static std::string amount(std::int64_t thousandths, const std::string& unit) {
    return care::quantity_words(thousandths) + " " + unit_words(unit);
  }

  // " Wants 4 hours a week, has 1; 3 missing."
  static std::string amounts_line(const care::NeedEntry& entry) {
    const care::AmountRead wanted = care::read_quantity(entry.amount_wanted);
    const care::AmountRead got = care::read_quantity(entry.amount_got);
    if (!wanted.ok()) return got.ok() ? " Has " + amount(got.value, entry.unit) + "." : std::string();
    std::string line = " Wants " + amount(wanted.value, entry.unit);
    if (got.ok()) line += ", has " + care::quantity_words(got.value);
    return line + "; " + care::quantity_words(*care::shortfall(entry)) + " missing.";
  }

  void count_table(const char* what, const std::map<std::string, std::size_t>& counts) {
    std::vector<std::pair<std::size_t, std::string>> rows;
    for (const auto& [name, count] : counts) rows.emplace_back(count, name);
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    html_.open("div", "card wide");
    html_.table_head({what, "Needs"});
    for (const auto& [count, name] : rows) html_.table_row({name, std::to_string(count)});
    html_.table_end();
    html_.close("div");
  }

  void one_need(const care::NeedNow& need) {
    const Record& latest = *need.latest;
    html_.open("section", "card");
    html_.put("h3", latest.text("need").empty() ? std::string("A need") : latest.text("need"));
    if (!latest.text("words").empty()) html_.put("div", latest.text("words"), "talk");
    const care::NeedEntry entry = care::entry_of(latest);
    if (!entry.effect.empty()) html_.put("p", "What it does: " + entry.effect);
    std::string line = who(latest.stream.owner) + ". " + reason_words(latest.text("reason")) + ".";
    line += amounts_line(entry);
    if (entry.carer_affected) line += " Hard for the carer too.";
    if (auto since = when_words("from", latest.text("since"), today()); !since.empty())
      line += " Missing " + since + ".";
    if (!latest.text("interim").empty()) line += " Meanwhile: " + latest.text("interim") + ".";
    if (auto again = when_words("on", latest.text("look_again"), today()); !again.empty())
      line += " Looked at again " + again + ".";
    if (!need.earlier.empty()) line += " " + counted(need.earlier.size(), "earlier entry.", "earlier entries.");
    html_.put("p", line, "soft");
    html_.close("section");
  }

  std::string reason_words(const std::string& code) const {
    const care::NeedReason* reason = words_.reasons ? words_.reasons->find(code) : nullptr;
    if (reason) return reason->label;
    return code.empty() ? "No reason given" : code;
  }

  std::string place_of(const Record& record) const {
    auto found = person_.find(record.stream.owner);
    const std::string place = found == person_.end() ? std::string() : found->second->text("place");
    return place.empty() ? "Place not known" : place;
  }

  std::string who(const model::OwnerId& owner) const {
    auto found = person_.find(owner);
    return found == person_.end() ? "Somebody not on the list" : name_of(*found->second);
  }

  // --- the running of it

  void conflicts() {
    html_.put("h2", "Conflicts to settle");
    if (held_.conflicts.empty()) {
      html_.put("p", "None. Where two people wrote, both were kept or somebody chose.", "soft");
      return;
    }
    std::map<std::string, std::size_t> by_person;
    for (const model::Conflict& conflict : held_.conflicts) ++by_person[who(conflict.stream.owner)];
    count_table("Whose", by_person);
    html_.put("p", "Both versions are kept until one of the workers settles it on a tablet.", "soft");
  }

  void devices() {
    html_.put("h2", "Tablets");
    std::vector<const Device*> tablets;
    for (const Device& device : held_.devices)
      if (!is_office(device.known.author)) tablets.push_back(&device);
    if (tablets.empty()) {
      html_.put("p", "No tablet has been let in yet.", "soft");
      return;
    }
    html_.open("div", "card wide");
    html_.table_head({"Worker", "Tablet", "Known since", "Last heard from", "Standing"});
    for (const Device* device : tablets)
      html_.table_row({device->known.author_name, device->known.device_name, moment(device->enrolled_ms),
                       device->last_seen_ms == 0 ? "never" : moment(device->last_seen_ms),
                       device->revoked_ms == 0 ? "in use" : "withdrawn " + moment(device->revoked_ms)});
    html_.table_end();
    html_.close("div");
    std::string line = counted(held_.counts.stored, "change is stored", "changes are stored") + " under " +
                       counted(held_.counts.receipts, "receipt", "receipts") + ".";
    if (held_.counts.refused > 0)
      line += " " + counted(held_.counts.refused, "was refused", "were refused") +
              ": no known tablet can have sent it that way.";
    html_.put("p", line, "soft");
  }

  void put_aside() {
    html_.put("h2", "Put aside");
    if (held_.put_aside.empty()) {
      html_.put("p", "Nothing. Everything the tablets sent was theirs to write.", "soft");
      return;
    }
    html_.open("div", "card wide");
    html_.table_head({"When", "About", "By", "Why"});
    for (const Entry& entry : held_.put_aside)
      html_.table_row({moment(entry.at_ms), who(entry.stream.owner), device_words(entry.dot.device), why(entry.reason)});
    html_.table_end();
    html_.close("div");
    html_.put("p", "These are kept as they were sent, and shown to nobody else until the office has looked.", "soft");
  }

  static std::string why(const std::string& reason) {
    if (reason == "not_on_caseload") return "The worker did not hold this person when it arrived";
    if (reason == "wrong_place") return "It was written where such a record may not be";
    if (reason == "not_yours") return "Only the office writes this";
    if (reason == "written_for_good") return "It would have changed an entry that is never changed";
    return reason;
  }

  std::string device_words(const model::DeviceId& id) const {
    for (const Device& device : held_.devices)
      if (device.known.id == id) return device.known.author_name + ", " + device.known.device_name;
    return id.hex();
  }

  bool is_office(const model::AuthorId& author) const {
    return std::any_of(held_.workers.begin(), held_.workers.end(),
                       [&](const Worker& worker) { return worker.author == author && worker.role == Role::office; });
  }

  std::string moment(std::int64_t ms) const { return moment_words(ms, now_ms_); }
  base::CivilDate today() const { return base::london_time(now_ms_).date; }

  const Held& held_;
  const ReportWords& words_;
  std::int64_t now_ms_;
  Html html_;
  std::map<model::OwnerId, const Record*> person_;
};

}  // namespace

Result<void> ReportWords::load(base::Files& files, const base::Path& assets) {
  Result<void> done;
  auto read = [&](auto& list, const char* name, auto load_list) {
    auto bytes = files.read(assets / "lookups" / name);
    auto loaded = bytes ? load_list(base::as_text(*bytes))
                        : decltype(load_list(""))(tl::unexpected<base::Error>(bytes.error()));
    if (loaded) list = std::move(*loaded);
    else if (done) done = tl::unexpected<base::Error>(loaded.error());
  };
  read(domains, "domains.json", care::Domains::load);
  read(reasons, "unmet_need.json", care::NeedReasons::load);
  read(support_types, "support_types.json", care::SupportTypes::load);
  read(groups, "care_groups.json", care::CareGroups::load);
  read(places, "places.json", care::Places::load);
  read(rates, "rates.json", care::Rates::load);
  return done;
}

Result<std::vector<Record>> of_everyone(storage::Store& store, std::string_view kind) {
  TRY(auto records, store.all_records(model::Audience::shared, kind));
  TRY(auto practice, store.all_records(model::Audience::practice, kind));
  records.insert(records.end(), std::make_move_iterator(practice.begin()), std::make_move_iterator(practice.end()));
  std::erase_if(records, [](const Record& record) { return record.withdrawn; });
  return records;
}

std::string unit_words(const std::string& unit) {
  static constexpr std::pair<std::string_view, std::string_view> kWords[] = {
      {"hours-week", "hours a week"},   {"days-week", "days a week"},   {"nights-week", "nights a week"},
      {"times-week", "times a week"},   {"meals-week", "meals a week"}, {"nights-year", "nights a year"}};
  for (const auto& [code, words] : kWords)
    if (code == unit) return std::string(words);
  return unit;
}

Result<std::string> report_page(Ledger& ledger, Office& office, const ReportWords& words, std::int64_t now_ms) {
  TRY(Held held, read_all(ledger, office));
  return Page(held, words, now_ms).write();
}

}  // namespace blether::hub
