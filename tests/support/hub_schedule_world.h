// The inside of hub_schedule.h: who takes part in a schedule with offices, what they do, and the laws held afterwards.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "sync/client.h"
#include "tests/support/hub_schedule.h"
#include "tests/support/schedule_office.h"

namespace blether::test {

// A tablet of one office, with its own encrypted vault and its own idea of the time.
struct ScheduleVault {
  ScheduleVault(std::string named, std::size_t of_office, std::uint64_t seed)
      : name(std::move(named)), office(of_office), random(seed) {}
  std::string name;
  std::size_t office;
  base::SeededRandom random;
  base::Path file;
  base::Bytes secret;
  storage::DeviceKey key;
  model::AuthorId author;
  base::ManualClock clock{kScheduleNow};
  std::unique_ptr<storage::Store> store;
};

// The worker whose tablet has a newer app.
inline constexpr const char* kNewerWorker = "Ailsa";
// A tablet whose app is newer: it sends all it ever wrote each time, since twice is once.
struct NewerTablet {
  std::size_t office = 0;
  storage::DeviceKey key;
  model::AuthorId author;
  std::uint64_t counter = 0;
  model::StreamId stream;
  std::vector<base::Bytes> envelopes;
  std::size_t acknowledged = 0;  // the first so many
};

// One acknowledged operation.
struct Said {
  std::string by;
  std::size_t office = 0;
  model::Dot dot;
  model::StreamId stream;
  model::Operation operation;
  // Its tablet has left the person since the office's last backup; then the office was put back. Only whoever read it
  // may have it now (docs/sync.md, "Leaving").
  bool is_forgotten = false, may_be_gone = false;
};

// Somebody's plan, carried from a tablet of one office to a tablet of the other.
struct CarriedPlan {
  model::StreamId stream;
  std::size_t from = 0;
  ScheduleVault* to = nullptr;
  std::map<model::Dot, model::Dot> dots;  // from the change there to the change here
  bool arrived = false;                   // at the other office
};

class HubSchedule {
 public:
  HubSchedule(std::uint64_t seed, base::Path folder) : fate_(seed), folder_(std::move(folder)) {}

  void set_up();
  void play();
  // The network is mended and everybody meets until nothing is left to say.
  void settle();
  void check(HubScheduleReport& report);
  std::string story() const;

 private:
  // --- the world
  void open_office(std::size_t services, std::size_t tablets, std::size_t first_name);
  ScheduleVault& make_vault(const std::string& worker, std::size_t office);
  void make_newer_tablet();
  void open(ScheduleVault& vault, bool is_new);
  ScheduleOffice& office_of(const ScheduleVault& vault) { return *offices_[vault.office]; }
  base::Result<sync::SyncReport> sync_now(ScheduleVault& vault);
  // A tablet that a restored office does not know gets another code.
  void let_in_again(ScheduleVault& vault);
  void try_sync(ScheduleVault& vault);
  // Whoever is on the tablet.
  static std::set<model::RecordId> shown_by(ScheduleVault& vault);
  void look_around(ScheduleVault& vault, const std::set<model::RecordId>& before);
  bool give_back_held(ScheduleVault& vault);

  // --- steps
  void step();
  bool pick(std::size_t& by, model::RecordId& person);
  void write(std::string_view kind, const std::function<model::Value(const std::string&)>& next, std::string_view field,
             bool practice = false);
  void commit(std::size_t by, const model::StreamId& stream, std::vector<model::Operation> operations);
  void edit_value();
  void edit_text();
  void write_unknown();
  void decide();
  void add_element();
  void drop_element();
  void withdraw();
  void add_entry();
  void settle_one();
  void sync_one() { try_sync(*fate_.one_of(vaults_)); }
  void newer_writes();
  base::Result<void> newer_sends();
  void carry_plan();
  void replay() { any_office().replay(); }
  void kill_tablet();
  void tablet_joins();
  void bend_clock();
  void a_month_goes_by();
  void back_up();
  void restore();
  void change_scope();
  ScheduleOffice& any_office() { return *fate_.one_of(offices_); }

  // --- laws (hub_schedule_laws.cpp)
  using Named = std::pair<model::StreamId, model::Dot>;
  std::set<Named> kept_by(std::size_t office);
  void check_office(std::size_t office, HubScheduleReport& report);
  void check_stream(std::size_t office, const model::StreamId& stream, HubScheduleReport& report);
  void check_histories(std::size_t office, HubScheduleReport& report);
  void check_carried(std::size_t office, HubScheduleReport& report);
  void check_newer(std::size_t office, HubScheduleReport& report);
  // How often the value that was said stands in its history under `dot`; nothing: the office put it aside.
  std::optional<std::size_t> times_in_history(const Said& said, const model::Dot& dot);
  std::string page_of(ScheduleVault& vault, const model::StreamId& stream);
  bool holds(ScheduleVault& vault, const model::StreamId& stream);
  bool has_quarantined(ScheduleVault& vault, const model::StreamId& stream);

  Fate fate_;
  base::Path folder_;
  std::vector<std::unique_ptr<ScheduleOffice>> offices_;
  std::vector<std::unique_ptr<ScheduleVault>> vaults_;
  std::optional<NewerTablet> newer_;
  std::vector<Said> said_;
  std::vector<CarriedPlan> plans_;
  bool changes_caseloads_ = false;
  // While laws are checked: somebody new at the office who looks after everybody, and what they see of a field.
  ScheduleVault* newcomer_ = nullptr;
  std::map<std::tuple<model::StreamId, model::RecordId, std::string>, std::vector<model::Write>> histories_;
  std::string problems_;
};

}  // namespace blether::test
