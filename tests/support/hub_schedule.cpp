#include "tests/support/hub_schedule.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "storage/sql.h"
#include "sync/codec.h"
#include "sync/merge.h"
#include "sync/streams.h"

namespace blether::test {

using base::Result;
using model::Operation;
using model::RecordId;
using model::StreamId;
using model::Value;
using nlohmann::json;

namespace {

constexpr std::int64_t kNow = 1'795'000'000'000;  // a day in November 2026
constexpr std::int64_t kDay = 86'400'000;
constexpr int kMostRestores = 2;
constexpr int kRounds = 12;  // more than the longest chain of repairs needs
const char* const kNames[] = {"Amina", "Callum", "Mairi", "Tariq", "Rona", "Euan", "Isla", "Davie"};
constexpr const char* kNewcomer = "Newcomer";
const char* const kPeople[] = {"isobel", "agnes", "kofi"};
const char* const kSentences[] = {"She walks to the shop.", "Her knee is sore today!", "Mairi rang on Monday.",
                                  "The garden is her own.", "Tea is at four, always.", "Her sister comes on Sundays."};
const char* const kElements[] = {"older", "carer", "sight", "hearing"};

struct Failed {
  std::string what;
};

template <class T>
T must(Result<T> result, const std::string& what) {
  if (!result) throw Failed{what + ": " + base::code_name(result.error().code) + " " + result.error().detail};
  return std::move(*result);
}
void must(Result<void> result, const std::string& what) {
  if (!result) throw Failed{what + ": " + base::code_name(result.error().code) + " " + result.error().detail};
}

struct Request {
  std::string path;
  sync::Headers headers;
  base::Bytes body;
};

struct Vault {
  std::string name;
  base::Path file;
  base::Bytes secret;
  storage::DeviceKey key;
  model::AuthorId author;
  base::ManualClock clock{kNow};
  std::unique_ptr<storage::Store> store;
};

// One acknowledged operation.
struct Said {
  std::size_t by = 0;
  model::Dot dot;
  StreamId stream;
  Operation operation;
};

class HubSchedule;

// What happens to one message is drawn anew each time.
class WildNetwork final : public sync::Transport {
 public:
  explicit WildNetwork(HubSchedule& schedule) : schedule_(schedule) {}
  Result<sync::Reply> post(std::string_view path, const sync::Headers& headers, base::ByteView body) override;
  void cancel() override {}

 private:
  HubSchedule& schedule_;
};

class HubSchedule {
 public:
  HubSchedule(std::uint64_t seed, base::Path folder) : random_(seed), folder_(std::move(folder)) {}

  void set_up() {
    open_hub();
    json people = json::array(), workers = json::array();
    for (const char* person : kPeople) people.push_back({{"id", person}, {"given_name", person}, {"family_name", "Rennie"}});
    const std::size_t count = 3 + any(3) * any(3) + any(2);
    for (std::size_t i = 0; i < count; ++i) {
      json caseload = json::array();
      for (const char* person : kPeople)
        if (any(5) != 0) caseload.push_back(person);
      workers.push_back({{"name", kNames[i]}, {"team", "West"}, {"caseload", caseload}});
    }
    workers.push_back({{"name", kNewcomer}, {"team", "West"}, {"caseload", json::array()}});
    command({{"do", "import"}, {"people", {{"people", people}, {"workers", workers}}}});
    for (std::size_t i = 0; i < count; ++i) make_vault(kNames[i]);
    for (auto& vault : vaults_) try_sync(*vault);
    for (auto& vault : vaults_)
      for (const auto& record : must(vault->store->all_records(model::Audience::shared, "person"), "people"))
        people_.insert(record.id);
    wild_ = true;
    changes_caseloads_ = any(2) == 0;
  }

  void play() {
    for (std::size_t steps = 40 + any(41); steps > 0; --steps) step();
  }

  // The network is mended and everybody meets until nothing is left to say.
  void settle() {
    wild_ = false;
    tell("the network is mended");
    for (int round = 0; round < kRounds; ++round) {
      bool quiet = true;
      for (auto& vault : vaults_) {
        const auto report = must(sync_now(*vault), vault->name + " at the end");
        quiet = quiet && report.pushed == 0 && report.pulled == 0 && report.requests == 1;
        if (report.refused_here != 0) throw Failed{vault->name + " refused what the office sent"};
      }
      if (quiet) return;
    }
    throw Failed{"never quiet"};
  }

  void check(HubScheduleReport& report) {
    report.operations = said_.size();
    report.restores = static_cast<std::uint64_t>(restores_);
    report.faults = faults_;
    const auto kept = kept_by_hub();
    for (const RecordId& person : people_)
      for (const StreamId& stream : {sync::shared_stream(person), sync::practice_stream(person)}) check_stream(stream, report);
    for (const Said& said : said_) {
      if (kept.contains({said.stream, said.dot})) continue;
      ++report.lost;
      problems_ += vaults_[said.by]->name + "'s " + said.operation.field + " is not at the office\n";
    }
    check_histories(report);
    for (auto& vault : vaults_) {
      must(vault->store->check_audit(), "audit of " + vault->name);
      report.left += static_cast<std::uint64_t>(std::ranges::count_if(
          must(vault->store->audit(100'000), "audit"), [](const auto& entry) { return entry.act == "leave"; }));
      report.conflicts = std::max<std::uint64_t>(report.conflicts, must(vault->store->conflicts(), "conflicts").size());
    }
    if (report.diverged + report.lost > 0) throw Failed{problems_};
  }

  // For the network.
  Result<sync::Reply> pass_on(const Request& request) {
    if (!wild_) return to_hub(request);
    const auto luck = any(24);
    if (luck < 2) return fault("a request is lost", nullptr);
    if (luck == 4) return kill_hub(), fault("the service is killed before it answers", nullptr);
    auto reply = to_hub(request);
    if (any(6) == 0 && recorded_.size() < 40) recorded_.push_back(request);
    if (luck == 2) return fault("an answer is lost", nullptr);
    if (luck == 3) return ++faults_, tell("a request comes twice"), to_hub(request);
    if (luck == 5) return kill_hub(), fault("the service is killed after it answered", nullptr);
    return reply;
  }

  std::string story() const {
    std::string text;
    for (const std::string& line : story_) text += line + "\n";
    return text;
  }

 private:
  // --- the world

  void open_hub() {
    hub::ServiceSetup setup;
    setup.files = &files_;
    setup.clock = &hub_clock_;
    setup.random = &random_;
    setup.data = folder_ / "hub";
    setup.name = "Dundee";
    service_ = must(hub::Service::open(setup), "the office's service");
  }
  void kill_hub() {
    service_.reset();
    open_hub();
  }
  json command(const json& given) { return json::parse(must(service_->command(given.dump()), given.value("do", ""))); }

  Result<sync::Reply> to_hub(const Request& request) {
    hub::Call call;
    call.method = "POST";
    call.path = request.path;
    call.body = request.body;
    call.peer = "192.0.2.1";
    for (const auto& [name, value] : request.headers) {
      if (name == sync::kDeviceHeader) call.device = value;
      if (name == sync::kCounterHeader) call.counter = value;
      if (name == sync::kSignatureHeader) call.signature = value;
    }
    hub::Response response = service_->handle(call);
    return sync::Reply{response.status, std::move(response.body)};
  }

  Result<sync::Reply> fault(const char* what, std::nullptr_t) {
    ++faults_;
    tell(what);
    return base::fail(base::Code::offline, what);
  }

  void make_vault(const std::string& name) {
    auto made = std::make_unique<Vault>();
    Vault& vault = *made;
    vault.name = name;
    vault.file = folder_ / (name + ".db");
    vault.key = must(storage::create_device_key(random_), "key");
    vault.secret = base::to_bytes(vault.key.secret_key.view());
    const std::string code = command({{"do", "code"}, {"worker", name}}).value("code", "");
    WildNetwork network(*this);
    vault.author = must(sync::who(network, code), "who").author;
    open(vault, true);
    must(sync::enrol(network, sync::identity_of(vault.key), code, name + "'s tablet"), "enrol");
    vaults_.push_back(std::move(made));
  }

  void open(Vault& vault, bool is_new) {
    using storage::Connection;
    vault.store.reset();
    const std::array<std::uint8_t, 32> key{7};
    auto connection = must(
        Connection::open(vault.file, key, is_new ? Connection::Mode::create_new : Connection::Mode::open_existing), "vault");
    vault.store = must(storage::Store::open(std::move(connection), must(storage::device_key_from(vault.secret), "key"),
                                            vault.author, {&vault.clock, &random_, &sync::merge}), "vault");
  }

  // --- steps

  void step() {
    struct Weight {
      unsigned weight;
      void (HubSchedule::*act)();
    };
    static constexpr Weight kWeights[] = {
        {12, &HubSchedule::edit_value}, {14, &HubSchedule::edit_text},   {6, &HubSchedule::add_element},
        {4, &HubSchedule::add_entry},   {4, &HubSchedule::write_unknown}, {4, &HubSchedule::decide},
        {4, &HubSchedule::settle_one},  {30, &HubSchedule::sync_one},    {4, &HubSchedule::replay},
        {3, &HubSchedule::kill_tablet}, {3, &HubSchedule::back_up},      {2, &HubSchedule::restore},
        {4, &HubSchedule::change_scope}, {4, &HubSchedule::bend_clock},
    };
    unsigned total = 0;
    for (const Weight& one : kWeights) total += one.weight;
    auto drawn = random_.below(total);
    for (const Weight& one : kWeights) {
      if (drawn < one.weight) return (this->*one.act)();
      drawn -= one.weight;
    }
  }

  // A tablet and a person it shows; nothing when it shows nobody.
  bool pick(std::size_t& by, RecordId& person) {
    by = any(vaults_.size());
    auto shown = must(vaults_[by]->store->all_records(model::Audience::shared, "person"), "people");
    if (shown.empty()) return false;
    person = shown[any(shown.size())].id;
    return true;
  }

  void write(std::string_view kind, const std::function<Value(const std::string&)>& next, std::string_view field,
             bool practice = false) {
    std::size_t by = 0;
    RecordId person;
    if (!pick(by, person)) return;
    const RecordId record = kind == "person" ? person : outcome_of(person);
    const StreamId stream = practice ? sync::practice_stream(person) : sync::shared_stream(person);
    auto now = vaults_[by]->store->record(stream, record);
    const auto seen = now ? now->seen(field) : std::vector<model::Dot>{};
    commit(by, stream, {{std::string(kind), record, std::string(field), model::Act::put,
                         next(now ? now->text(field) : std::string()), seen}});
  }
  static RecordId outcome_of(RecordId person) {
    person.bytes[15] ^= 0x55;
    return person;
  }

  void commit(std::size_t by, const StreamId& stream, std::vector<Operation> operations) {
    const auto info = must(vaults_[by]->store->commit({stream, "reason.test", operations}), "commit");
    tell(vaults_[by]->name + " writes " + operations[0].field + " as " + std::to_string(info.dot.seq));
    for (Operation& op : operations) said_.push_back({by, info.dot, stream, std::move(op)});
  }

  void edit_value() {
    write("person", [&](const std::string&) { return Value(std::to_string(any(4))); }, "phone", any(8) == 0);
  }
  void edit_text() {
    write("outcome", [&](const std::string& now) {
      const std::string sentence = kSentences[any(std::size(kSentences))];
      return Value(any(3) == 0 ? sentence + " " + now : now + (now.empty() ? "" : " ") + sentence);
    }, "want");
  }
  void write_unknown() { write("pet", [&](const std::string&) { return Value(base::Bytes{0, 255, 1}); }, "likeness"); }
  void decide() { write("agreement", [&](const std::string&) { return Value(std::string("agree")); }, "answer"); }
  void add_element() {
    std::size_t by = 0;
    RecordId person;
    if (!pick(by, person)) return;
    commit(by, sync::shared_stream(person),
           {{"person", person, "care_groups", model::Act::put, std::string(kElements[any(4)]), {}}});
  }
  void add_entry() {
    std::size_t by = 0;
    RecordId person;
    if (!pick(by, person)) return;
    const auto record = RecordId::random(random_);
    commit(by, sync::shared_stream(person),
           {{"unmet_need", record, "need", model::Act::put, std::string(kSentences[any(6)]), {}},
            {"unmet_need", record, "reason", model::Act::put, std::string("UN03"), {}}});
  }
  void settle_one() {
    const std::size_t by = any(vaults_.size());
    const auto conflicts = must(vaults_[by]->store->conflicts(), "conflicts");
    if (conflicts.empty()) return;
    const model::Conflict& conflict = conflicts[any(conflicts.size())];
    const auto now = must(vaults_[by]->store->record(conflict.stream, conflict.record), "record");
    commit(by, conflict.stream, {{conflict.kind, conflict.record, conflict.field, model::Act::put,
                                  conflict.heads[any(conflict.heads.size())].value, now.seen(conflict.field)}});
  }

  Result<sync::SyncReport> sync_now(Vault& vault) {
    WildNetwork network(*this);
    const sync::StoreDoor door = [&](const std::function<void(storage::Store&)>& work) { work(*vault.store); };
    return sync::sync_once(network, door, sync::identity_of(vault.key), vault.clock);
  }
  void try_sync(Vault& vault) {
    auto report = sync_now(vault);
    if (report) {
      tell(vault.name + " pushes " + std::to_string(report->pushed) + ", pulls " + std::to_string(report->pulled));
      if (report->refused_here != 0) throw Failed{vault.name + " refused what the office sent"};
      return;
    }
    tell(vault.name + " could not: " + report.error().detail);
    if (report.error().code != base::Code::offline && report.error().code != base::Code::refused)
      throw Failed{vault.name + ": " + base::code_name(report.error().code) + " " + report.error().detail};
    if (any(3) == 0) open(vault, false);  // it was the app that was killed
  }
  void sync_one() { try_sync(*vaults_[any(vaults_.size())]); }
  void replay() {
    if (recorded_.empty()) return;
    tell("an old request comes again");
    const auto reply = must(to_hub(recorded_[any(recorded_.size())]), "replay");
    // Only a service that was restored to before the request may take it.
    if (reply.status == 200 && restores_ == 0) throw Failed{"an old request was taken again"};
  }
  void kill_tablet() {
    Vault& vault = *vaults_[any(vaults_.size())];
    tell(vault.name + "'s app is killed and opened");
    open(vault, false);
  }
  void bend_clock() {
    Vault& vault = *vaults_[any(vaults_.size())];
    vault.clock.set_utc(kNow + (static_cast<std::int64_t>(any(801)) - 400) * kDay);
    tell(vault.name + "'s clock is wrong");
  }

  void back_up() {
    service_.reset();
    std::filesystem::remove_all(folder_ / "backup");
    std::filesystem::copy(folder_ / "hub", folder_ / "backup", std::filesystem::copy_options::recursive);
    open_hub();
    tell("the office backs up");
  }
  // The office puts its backup back; the tablets come when they come.
  void restore() {
    if (changes_caseloads_ || restores_ == kMostRestores || !std::filesystem::exists(folder_ / "backup")) return;
    ++restores_;
    service_.reset();
    std::filesystem::remove_all(folder_ / "hub");
    std::filesystem::copy(folder_ / "backup", folder_ / "hub", std::filesystem::copy_options::recursive);
    open_hub();
    tell("the office is restored from its backup");
  }
  void change_scope() {
    if (people_.empty() || !changes_caseloads_) return;
    auto person = people_.begin();
    std::advance(person, any(people_.size()));
    const bool joins = any(2) == 0;
    const Vault& vault = *vaults_[any(vaults_.size())];
    const json given{{"do", joins ? "assign" : "unassign"}, {"worker", vault.name}, {"person", person->hex()}};
    command(given);
    tell(vault.name + (joins ? " takes on " : " gives up ") + person->hex().substr(0, 4));
  }

  // --- laws

  using Named = std::pair<StreamId, model::Dot>;
  // What the ledger holds, stored or put aside: somebody new who looks after everybody gets all of it.
  std::set<Named> kept_by_hub() {
    make_vault(kNewcomer);
    for (const RecordId& person : people_) command({{"do", "assign"}, {"worker", kNewcomer}, {"person", person.hex()}});
    must(sync_now(*vaults_.back()), "a new tablet");
    std::set<Named> kept;
    for (const auto& tip : must(vaults_.back()->store->tips(), "tips"))
      for (std::uint64_t seq = 1; seq <= tip.dot.seq; ++seq) kept.insert({tip.stream, {tip.dot.device, seq}});
    return kept;
  }

  std::string page_of(Vault& vault, const StreamId& stream) {
    std::string page;
    for (const char* kind : {"person", "outcome", "agreement", "pet", "unmet_need"})
      for (const auto& record : must(vault.store->records(stream, kind), "records")) {
        page += record.kind + record.id.hex();
        for (const auto& [name, field] : record.fields) {
          page += " " + name + std::to_string(static_cast<int>(field.merged.state)) + model::text_of(field.merged.value);
          for (const auto& head : field.heads) page += " " + head.dot.device.hex() + std::to_string(head.dot.seq);
        }
        page += "\n";
      }
    for (const auto& conflict : must(vault.store->conflicts(), "conflicts"))
      if (conflict.stream == stream) page += conflict.id + "\n";
    return page;
  }

  // Every acknowledged value is in the history of its field wherever the stream is held, unless it was put aside.
  void check_histories(HubScheduleReport& report) {
    std::map<std::tuple<StreamId, RecordId, std::string>, std::vector<model::Write>> histories;
    Vault& newcomer = *vaults_.back();
    for (const Said& said : said_) {
      const auto row = must(newcomer.store->envelopes_after(said.stream, {said.dot.device, said.dot.seq - 1}), "envelopes");
      const bool put_aside = std::ranges::none_of(row, [&](const base::Bytes& envelope) {
        return must(storage::open_trusted(envelope), "envelope").seq == said.dot.seq;
      });
      if (put_aside) {
        ++report.quarantined;
        continue;
      }
      auto [found, is_first] = histories.try_emplace({said.stream, said.operation.record, said.operation.field});
      if (is_first)
        found->second = must(newcomer.store->history(said.stream, said.operation.record, said.operation.field), "history");
      const auto times = std::ranges::count_if(found->second, [&](const model::Write& write) {
        return write.dot == said.dot && write.value == said.operation.value;
      });
      if (times == 1) continue;
      ++report.lost;
      problems_ += said.operation.field + " is in its history " + std::to_string(times) + " times\n";
    }
  }

  // Whoever holds the stream shows the same; only the author of what was put aside has it still.
  void check_stream(const StreamId& stream, HubScheduleReport& report) {
    std::optional<std::string> first;
    std::string who;
    for (auto& vault : vaults_) {
      if (!holds(*vault, stream) || has_quarantined(*vault, stream)) continue;
      const std::string page = page_of(*vault, stream);
      if (first && page != *first) {
        ++report.diverged;
        problems_ += vault->name + " and " + who + " differ about " + stream.text() + "\n" + page + "--\n" + *first;
      }
      if (!first) first = page, who = vault->name;
    }
  }
  bool holds(Vault& vault, const StreamId& stream) {
    const auto person = model::same_id<RecordId>(stream.owner);
    const auto shared = vault.store->record(sync::shared_stream(person), person);
    return shared.has_value();
  }
  bool has_quarantined(Vault& vault, const StreamId& stream) {
    const auto list = must(vault.store->quarantined(), "quarantined");
    return std::ranges::any_of(list, [&](const auto& one) { return one.stream == stream; });
  }

  std::size_t any(std::size_t bound) { return static_cast<std::size_t>(random_.below(bound)); }
  void tell(std::string line) { story_.push_back(std::move(line)); }

  base::SeededRandom random_;
  base::Path folder_;
  base::SystemFiles files_;
  base::ManualClock hub_clock_{kNow};
  std::unique_ptr<hub::Service> service_;
  std::vector<std::unique_ptr<Vault>> vaults_;
  std::set<RecordId> people_;
  std::vector<Said> said_;
  std::vector<Request> recorded_;
  std::vector<std::string> story_;
  std::string problems_;
  std::uint64_t faults_ = 0;
  int restores_ = 0;
  bool wild_ = false;
  // Either caseloads change or the office is restored: what a tablet has left it cannot bring back.
  bool changes_caseloads_ = false;
};

Result<sync::Reply> WildNetwork::post(std::string_view path, const sync::Headers& headers, base::ByteView body) {
  return schedule_.pass_on({std::string(path), headers, base::to_bytes(body)});
}

}  // namespace

HubScheduleReport play_with_hub(std::uint64_t seed, const base::Path& folder) {
  HubScheduleReport report;
  std::error_code error;
  std::filesystem::remove_all(folder, error);
  std::filesystem::create_directories(folder, error);
  auto schedule = std::make_unique<HubSchedule>(seed, folder);
  try {
    schedule->set_up();
    schedule->play();
    schedule->settle();
    schedule->check(report);
  } catch (const Failed& failed) {
    report.broken = failed.what + "\nseed " + std::to_string(seed) + "; what happened:\n" + schedule->story();
  }
  return report;
}

}  // namespace blether::test
