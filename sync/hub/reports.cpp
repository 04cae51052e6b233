#include "sync/hub/reports.h"

#include <algorithm>
#include <map>

#include "storage/model/schema.h"
#include "sync/hub/dates_words.h"
#include "sync/hub/html.h"
#include "sync/hub/intake.h"

namespace blether::hub {

using base::Result;
using model::Record;

namespace {

constexpr std::size_t kMostPutAside = 200;

// Everything the page tells, read once.
struct Held {
  std::vector<Record> people, outcomes, needs;
  std::vector<model::Conflict> conflicts;
  std::vector<Device> devices;
  std::vector<Worker> workers;
  std::vector<Entry> put_aside;
  LedgerCounts counts;
};

Result<std::vector<Record>> of_everyone(storage::Store& store, std::string_view kind) {
  TRY(auto records, store.all_records(model::Audience::shared, kind));
  TRY(auto practice, store.all_records(model::Audience::practice, kind));
  records.insert(records.end(), std::make_move_iterator(practice.begin()), std::make_move_iterator(practice.end()));
  std::erase_if(records, [](const Record& record) { return record.withdrawn; });
  return records;
}

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
  TRY(held.conflicts, office.store().conflicts());
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
    html_.open("p", "soft");
    html_.put("span", domain_words(outcome.text("domain")), "pill");
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
    for (const care::NeedNow& need : open) one_need(need);
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
    std::string line = who(latest.stream.owner) + ". " + reason_words(latest.text("reason")) + ".";
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
  TRY(base::Bytes domain_list, files.read(assets / "lookups" / "domains.json"));
  TRY(domains, care::Domains::load(base::as_text(domain_list)));
  TRY(base::Bytes reason_list, files.read(assets / "lookups" / "unmet_need.json"));
  TRY(reasons, care::NeedReasons::load(base::as_text(reason_list)));
  return {};
}

Result<std::string> report_page(Ledger& ledger, Office& office, const ReportWords& words, std::int64_t now_ms) {
  TRY(Held held, read_all(ledger, office));
  return Page(held, words, now_ms).write();
}

}  // namespace blether::hub
