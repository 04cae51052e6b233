// An office of a schedule: one ledger, one or two services in front of it, and a network to them that loses, repeats
// and delays. Services are killed at any message; the office is put back from its backups and then does what
// docs/sync.md asks of it: it gives the caseloads out again, and takes nobody off one before it has heard from all its
// tablets.
#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "platform/base/clock.h"
#include "platform/base/files.h"
#include "platform/base/random.h"
#include "sync/hub/service.h"
#include "sync/transport.h"

namespace blether::test {

inline constexpr std::int64_t kScheduleNow = 1'795'000'000'000;  // a day in November 2026
inline constexpr std::int64_t kScheduleDay = 86'400'000;

// Ends a schedule: a law does not hold, or something failed that may not.
struct Failed {
  std::string what;
};

inline void demand(base::Result<void> result, const std::string& what) {
  if (!result) throw Failed{what + ": " + base::code_name(result.error().code) + " " + result.error().detail};
}
template <class T>
T demand(base::Result<T> result, const std::string& what) {
  if (!result) throw Failed{what + ": " + base::code_name(result.error().code) + " " + result.error().detail};
  return std::move(*result);
}

// What all parts of a schedule share: its luck and its story.
struct Fate {
  explicit Fate(std::uint64_t seed) : random(seed) {}
  base::SeededRandom random;
  std::vector<std::string> story;
  std::uint64_t faults = 0;
  bool wild = false;  // the network

  std::size_t any(std::size_t bound) { return static_cast<std::size_t>(random.below(bound)); }
  template <class List>
  auto& one_of(List& list) {
    return list[any(std::size(list))];
  }
  void tell(std::string line) { story.push_back(std::move(line)); }
  // What a clock shows that is wrong by up to 400 days.
  std::int64_t any_time() { return kScheduleNow + (static_cast<std::int64_t>(any(801)) - 400) * kScheduleDay; }
};

class ScheduleOffice {
 public:
  struct Request {
    std::string path;
    sync::Headers headers;
    base::Bytes body;
  };

  // One service has its ledger in its folder; two share a PostgreSQL. The folder is made.
  ScheduleOffice(Fate& fate, std::string name, base::Path folder, std::size_t services);
  ~ScheduleOffice();
  ScheduleOffice(const ScheduleOffice&) = delete;
  ScheduleOffice& operator=(const ScheduleOffice&) = delete;

  const std::string& name() const { return name_; }
  std::size_t services() const { return services_.size(); }
  // By any of its services.
  nlohmann::json command(const nlohmann::json& given);

  // What happens to a message is drawn anew each time, while the network is wild.
  base::Result<sync::Reply> pass_on(const Request& request);
  // A request from before comes again, or one that was lost comes late.
  void replay();
  void bend_clock();
  void a_month_goes_by() { clock_.advance(31 * kScheduleDay); }
  void back_up();
  // The last backup is put back; false: there is none, or it was done often enough. Of two services one may get its
  // folder back alone, which loses nothing and is false too; an office its ledger.
  bool restore();
  int restores() const { return restores_; }

  // --- who is known here, and who looks after whom

  void add_tablet(const std::string& worker) {
    tablets_.insert(worker);
    joined_since_backup_.insert(worker);
  }
  void know(const model::RecordId& person) { people_.insert(person); }
  const std::set<model::RecordId>& people() const { return people_; }
  // Somebody whom `worker` brought with a plan from another office.
  void brought(const model::RecordId& person, const std::string& worker);
  void assign(const std::string& worker, const model::RecordId& person);
  void unassign(const std::string& worker, const model::RecordId& person);
  // A tablet has had a whole exchange.
  void heard_from(const std::string& worker) { unheard_.erase(worker); }

 private:
  bool is_shared() const { return services_.size() > 1; }
  base::Path folder_of(std::size_t service) const;
  void open(std::size_t service);
  void open_all();
  void close_all();
  void kill_one();
  base::Result<sync::Reply> to_a_service(const Request& request);
  base::Result<sync::Reply> fault(const char* what);
  void remember(const Request& request, bool arrived);
  void copy_folder(const char* from, const char* to);
  void copy_ledger();
  void restore_one();

  struct Recorded {
    Request request;
    bool arrived = false;
    bool was_backed_up = false;  // it had arrived when the last backup was made
  };
  Fate& fate_;
  std::string name_;
  base::Path folder_;
  base::SystemFiles files_;
  base::ManualClock clock_{kScheduleNow};
  base::SeededRandom random_;
  std::string database_, backup_database_;  // where they are; of a shared ledger
  std::vector<std::unique_ptr<hub::Service>> services_;
  std::vector<Recorded> recorded_;
  std::set<model::RecordId> people_;
  std::set<std::pair<model::RecordId, std::string>> brought_;
  std::set<std::pair<std::string, model::RecordId>> given_since_backup_;
  std::set<std::string> tablets_, unheard_;
  std::set<std::string> joined_since_backup_;
  std::set<std::string> unknown_;  // to the office that was restored: it does not wait for them
  bool has_backup_ = false;
  int restores_ = 0;
};

// The way of one tablet to its office.
class WildNetwork final : public sync::Transport {
 public:
  explicit WildNetwork(ScheduleOffice& office) : office_(office) {}
  base::Result<sync::Reply> post(std::string_view path, const sync::Headers& headers, base::ByteView body) override {
    return office_.pass_on({std::string(path), headers, base::to_bytes(body)});
  }
  void cancel() override {}

 private:
  ScheduleOffice& office_;
};

}  // namespace blether::test
