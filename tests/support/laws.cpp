#include "tests/support/laws.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "sync/merge.h"
#include "tests/support/oracle.h"

namespace blether::test {

using base::Result;
using model::StreamId;
using model::Value;

namespace {

// Stops at the first law that does not hold.
struct Broken {
  std::string what;
  bool is_lost = false;
};

void hold(bool holds, const std::string& law) {
  if (!holds) throw Broken{law};
}
void hold_kept(bool is_kept, const std::string& law) {
  if (!is_kept) throw Broken{law, true};
}

template <class T>
T must(Result<T> result, const std::string& what) {
  if (!result) throw Broken{what + ": " + base::code_name(result.error().code) + " " + result.error().detail};
  return std::move(*result);
}
void must(Result<void> result, const std::string& what) {
  if (!result) throw Broken{what + ": " + base::code_name(result.error().code) + " " + result.error().detail};
}

std::string place_of(const FieldName& name) { return name.kind + "." + name.field + " of " + name.record.hex(); }

class LawCheck {
 public:
  LawCheck(Schedule& schedule, LawReport& report) : schedule_(schedule), report_(report) {}

  void check_all() {
    must(schedule_.play(), "playing");
    must(schedule_.deliver_all(), "delivering");
    check_here();
    if (schedule_.quarantines()) {
      must(schedule_.forgive(), "delivering what had been quarantined");
      check_here();
    }
    settle_everything();
    check_equal();
    // The dear ones by turns, so that many schedules fit into a minute.
    switch (schedule_.random().below(4)) {
      case 0: check_newcomer(); break;
      case 1: check_twice(); break;
      default: check_rebuild(*schedule_.tablets()[schedule_.random().below(schedule_.tablets().size())]);
    }
  }

 private:
  // Tablets that must be equal: those that hold the same changes. Who wrote what the office quarantined still holds it.
  std::vector<Tablet*> equals() {
    std::vector<Tablet*> result;
    for (auto& tablet : schedule_.tablets())
      if (!holds_quarantined(*tablet)) result.push_back(tablet.get());
    return result;
  }
  bool holds_quarantined(const Tablet& tablet) {
    return std::any_of(schedule_.said().begin(), schedule_.said().end(), [&](const Said& said) {
      return said.dot.device == tablet.known.id && schedule_.is_quarantined(said.stream, said.dot);
    });
  }

  // Of the tablets that must be equal one is looked into; check_equal speaks for the others.
  void check_here() {
    auto tablets = equals();
    Tablet* looked_into = tablets.empty() ? nullptr : tablets[schedule_.random().below(tablets.size())];
    for (auto& tablet : schedule_.tablets()) {
      check_one_door(*tablet);
      if (tablet.get() == looked_into || holds_quarantined(*tablet)) check_inside(*tablet);
    }
    check_equal();
  }

  void check_inside(Tablet& tablet) {
    Oracle oracle = oracle_of(tablet);
    check_causality(tablet, oracle);
    check_nothing_lost(tablet);
    check_conflicts_stand(tablet, oracle);
    check_unknown_kept(tablet);
  }

  Oracle oracle_of(Tablet& tablet) {
    Oracle oracle;
    for (const StreamId& stream : schedule_.streams())
      for (const auto& envelope : must(tablet.store->envelopes(stream), "envelopes"))
        oracle.learn(must(storage::open_trusted(envelope), "envelope"));
    return oracle;
  }

  // Law 1: the log holds what was acknowledged and received, and the audit says all of it.
  void check_one_door(Tablet& tablet) {
    std::uint64_t rows = 0;
    for (const StreamId& stream : schedule_.streams())
      rows += must(tablet.store->envelopes(stream), "envelopes").size();
    std::uint64_t marks = 0;
    for (const auto& [stream, dot] : schedule_.quarantined())
      if (dot.device != tablet.known.id) ++marks;
    report_.changes = std::max(report_.changes, rows);
    report_.quarantined = std::max<std::uint64_t>(report_.quarantined, marks);
    const std::string law = "law 1 (one door) in " + tablet.name + "'s vault: ";
    // What was forgiven came twice: as a mark, and as itself.
    hold_kept(rows + marks + schedule_.forgiven_of_others(tablet) == tablet.commits + tablet.received,
              law + std::to_string(rows) + " log rows and " + std::to_string(marks) + " marks for " +
                  std::to_string(tablet.commits) + " commits and " + std::to_string(tablet.received) + " received");
    std::uint64_t commits = 0, received = 0;
    for (const auto& entry : must(tablet.store->audit(100'000), "audit")) {
      if (entry.act == "commit") ++commits;
      if (entry.act == "receive") received += std::stoull(entry.object.substr(entry.object.find(' ') + 1));
    }
    hold(commits == tablet.commits, law + std::to_string(commits) + " commits in the audit");
    hold(received == tablet.received, law + std::to_string(received) + " received in the audit");
    must(tablet.store->check_audit(), law + "audit chain");
  }

  // Law 2: the heads are what causality says, whatever the clocks said; and what a reader sees follows from them.
  void check_causality(Tablet& tablet, Oracle& oracle) {
    const std::string law = "law 2 (causality decides, clocks only describe) in " + tablet.name + "'s vault: ";
    for (const auto& [name, field] : oracle.fields()) {
      const auto record = must(tablet.store->record(name.stream, name.record), law + place_of(name));
      const model::Field* found = record.field(name.field);
      const auto heads = field.heads();
      hold((found ? found->heads.size() : 0) == heads.size(),
           law + place_of(name) + " has " + std::to_string(found ? found->heads.size() : 0) +
               " heads, causality gives " + std::to_string(heads.size()));
      if (!found) continue;
      for (std::size_t i = 0; i < heads.size(); ++i)
        hold(found->heads[i].dot == heads[i].dot && found->heads[i].value == heads[i].value,
             law + place_of(name) + ": head " + std::to_string(i));
      if (name.field == model::kWithdrawn) continue;  // crossings look beyond the field; check_conflicts_stand
      const auto merged = must(sync::merge(field.rule, heads, field.lookup()), "merge");
      if (merged.state == model::FieldState::merged) ++report_.merged;
      hold(found->merged.state == merged.state && found->merged.value == merged.value &&
               found->merged.elements == merged.elements,
           law + place_of(name) + " reads otherwise than its heads say");
    }
  }

  // Law 4: whatever was acknowledged is in the history, and what nobody overwrote is what readers see or are asked.
  void check_nothing_lost(Tablet& tablet) {
    const std::string law = "law 4 (nothing entered is silently lost) in " + tablet.name + "'s vault: ";
    std::map<FieldName, std::vector<model::Write>> histories;
    for (const Said& said : schedule_.said()) {
      const auto& op = said.operation;
      if (op.act == model::Act::drop) continue;
      if (schedule_.is_quarantined(said.stream, said.dot) && said.dot.device != tablet.known.id) continue;
      auto [found, first] = histories.try_emplace({said.stream, op.record, op.kind, op.field});
      auto& writes = found->second;
      if (first) writes = must(tablet.store->history(said.stream, op.record, op.field), law + "history");
      const bool there = std::any_of(writes.begin(), writes.end(), [&](const model::Write& write) {
        return write.dot == said.dot && write.value == op.value;
      });
      hold_kept(there, law + op.kind + "." + op.field + " of " + op.record.hex() + " that " +
                           schedule_.tablets()[said.by]->name + " wrote is not in its history");
    }
  }

  // Law 5: several heads that no rule settles are an item, with all of them in it.
  void check_conflicts_stand(Tablet& tablet, Oracle& oracle) {
    const std::string law = "law 5 (a conflict is data) in " + tablet.name + "'s vault: ";
    std::map<FieldName, model::Conflict> items;
    for (auto& conflict : must(tablet.store->conflicts(), "conflicts"))
      items[{conflict.stream, conflict.record, conflict.kind, conflict.field}] = conflict;
    report_.conflicts = std::max<std::uint64_t>(report_.conflicts, items.size());
    for (const auto& [name, field] : oracle.fields()) {
      bool wanted = false;
      if (name.field == model::kWithdrawn && oracle.crosses_withdrawal(name)) {
        wanted = true;
        ++report_.crossings;
        hold(!must(tablet.store->record(name.stream, name.record), law + "record").withdrawn,
             "law 4 (edit against withdraw keeps the edit) in " + tablet.name + "'s vault: " + place_of(name));
      } else {
        const auto merged = must(sync::merge(field.rule, field.heads(), field.lookup()), "merge");
        wanted = merged.state == model::FieldState::conflict;
      }
      hold(items.contains(name) == wanted,
           law + place_of(name) + (wanted ? " has no item" : " has an item that nobody needs"));
      if (!wanted) continue;
      for (const auto& head : field.heads()) {
        const auto& shown = items[name].heads;
        hold(name.field == model::kWithdrawn ||
                 std::any_of(shown.begin(), shown.end(), [&](const auto& one) { return one.dot == head.dot; }),
             law + place_of(name) + " does not show every version");
      }
    }
  }

  // Law 9: what this version does not know is there byte for byte, the signed bytes included.
  void check_unknown_kept(Tablet& tablet) {
    const auto envelopes = must(tablet.store->envelopes(schedule_.streams()[0]), "envelopes");
    for (const auto& newer : schedule_.newer_envelopes())
      hold(std::find(envelopes.begin(), envelopes.end(), newer) != envelopes.end(),
           "law 9 (unknown is kept) in " + tablet.name + "'s vault: a newer app's envelope is not there byte for byte");
  }

  // Law 3: the same changes give the same state and, law 5, the same conflict items.
  void check_equal() {
    auto tablets = equals();
    if (tablets.empty()) return;
    const auto digest = must(tablets[0]->store->digest(), "digest");
    const auto conflicts = ids_of(*tablets[0]);
    for (Tablet* other : tablets) {
      hold(ids_of(*other) == conflicts, "law 5 (conflicts are equal everywhere): " + other->name + " and " +
                                            tablets[0]->name + " list different ones");
      hold(must(other->store->digest(), "digest") == digest,
           "law 3 (order does not matter): " + other->name + "'s vault differs from " + tablets[0]->name + "'s");
    }
  }
  std::vector<std::string> ids_of(Tablet& tablet) {
    std::vector<std::string> ids;
    for (const auto& conflict : must(tablet.store->conflicts(), "conflicts")) ids.push_back(conflict.id);
    return ids;
  }

  std::string fields_of(Tablet& tablet) {
    std::string fields;
    for (const auto& conflict : must(tablet.store->conflicts(), "conflicts")) {
      fields += " " + conflict.kind + "." + conflict.field + " (";
      for (const auto& head : conflict.heads) fields += " " + head.dot.device.hex().substr(0, 4) + ":" + std::to_string(head.dot.seq);
      fields += " )";
    }
    return fields;
  }

  // Law 5: one person's answer is everybody's; two people's equal answers are one.
  void settle_everything() {
    schedule_.take_everything_at_once();
    // Withdrawals first: an answer given while somebody withdraws the record would rightly be asked about again.
    settle([](const model::Conflict& conflict) { return conflict.field == model::kWithdrawn; });
    const auto rest = settle([](const model::Conflict&) { return true; });
    for (auto& tablet : schedule_.tablets())
      hold(ids_of(*tablet).empty(), "law 5 (resolved once for everyone): " + tablet->name + " is asked again about " + fields_of(*tablet));
    if (!rest.empty()) settle_alike(rest.front());
  }

  // Each conflict is settled by somebody, without hearing of the others' answers; then everybody hears of all.
  template <class Which>
  std::vector<model::Conflict> settle(Which which) {
    auto& tablets = schedule_.tablets();
    auto conflicts = must(tablets[0]->store->conflicts(), "conflicts");
    std::erase_if(conflicts, [&](const auto& conflict) { return !which(conflict); });
    for (const auto& conflict : conflicts)
      must(schedule_.resolve(schedule_.random().below(tablets.size()), conflict, schedule_.choice(conflict)),
           "settling");
    if (!conflicts.empty()) must(schedule_.deliver_all(), "delivering answers");
    report_.resolved += conflicts.size();
    return conflicts;
  }

  void settle_alike(const model::Conflict& conflict) {
    if (model::rule_of(conflict.kind, conflict.field).merge == model::MergeKind::decision) return;  // law 6
    const Value answer = conflict.heads.front().value;
    must(schedule_.resolve(0, conflict, answer), "settling");
    must(schedule_.resolve(1, conflict, answer), "settling");
    must(schedule_.deliver_all(), "delivering equal answers");
    for (auto& tablet : schedule_.tablets())
      hold(ids_of(*tablet).empty(), "law 5 (resolving alike is one answer): " + tablet->name + " is asked again");
  }

  void check_newcomer() {
    auto newcomer = must(schedule_.fresh_tablet(), "a new tablet");
    for (Tablet* other : equals())
      hold(must(newcomer->store->digest(), "digest") == must(other->store->digest(), "digest"),
           "law 3 (order does not matter): a new tablet that got everything one by one differs from " + other->name);
    check_rebuild(*newcomer);
  }

  void check_twice() {
    std::map<std::string, base::Bytes> before;
    std::map<std::string, std::uint64_t> received;
    for (auto& tablet : schedule_.tablets()) {
      before[tablet->name] = must(tablet->store->digest(), "digest");
      received[tablet->name] = tablet->received;
    }
    must(schedule_.deliver_again(), "delivering twice");
    for (auto& tablet : schedule_.tablets()) {
      const std::string law = "law 3 (twice is once) in " + tablet->name + "'s vault: ";
      hold_kept(tablet->received == received[tablet->name], law + "something was applied again");
      hold(must(tablet->store->digest(), "digest") == before[tablet->name], law + "the digest changed");
    }
  }

  // Law 8: the log is the truth.
  void check_rebuild(Tablet& tablet) {
    const auto before = must(tablet.store->digest(), "digest");
    must(tablet.store->rebuild(), "rebuild");
    hold(must(tablet.store->digest(), "digest") == before,
         "law 8 (the log is the truth): " + tablet.name + "'s vault is another after a rebuild");
  }

  Schedule& schedule_;
  LawReport& report_;
};

Result<void> empty_folder(const base::Path& folder) {
  std::error_code error;
  std::filesystem::remove_all(folder, error);
  std::filesystem::create_directories(folder, error);
  if (error) return base::fail(base::Code::io, folder.string());
  return {};
}

}  // namespace

LawReport check_laws(std::uint64_t seed, const base::Path& folder, base::ByteView choices) {
  LawReport report;
  std::unique_ptr<Schedule> schedule;
  try {
    must(empty_folder(folder), "folder");
    schedule = must(Schedule::create(seed, folder, choices), "vaults");
    LawCheck(*schedule, report).check_all();
  } catch (const Broken& broken) {
    report.is_lost = broken.is_lost;
    report.broken = broken.what + "\nseed " + std::to_string(seed) + "; what happened:\n" +
                    (schedule ? schedule->story() : std::string());
  }
  return report;
}

}  // namespace blether::test
