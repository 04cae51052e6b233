// Player: plays a visit script on real programs (one process per tablet, one for the office) and leaves what they made.
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "app/visit/child.h"
#include "app/visit/script.h"

namespace blether::visit {

// Where the programs and the assets are.
struct Programs {
  std::string tablet;   // the blether program itself
  std::string hub;      // blether-hub
  base::Path assets;
};

// The line a visit ends with. `changes`: all changes that the tablets made. `unsent`: changes no receipt came for.
// `lost`: texts that a step typed and that at the end are neither current, nor in the history, nor in a conflict item.
struct Summary {
  std::uint64_t steps = 0, changes = 0, conflicts_shown = 0, conflicts_resolved = 0, receipts = 0, unsent = 0, lost = 0;
};

class Player {
 public:
  Player(Script script, Programs programs, base::Path out);
  ~Player();

  // Plays every step. invalid: a step could not be done; the detail names the step, what it looked for and what was
  // on the screen. What was made so far stays in `out`.
  base::Result<Summary> play();

 private:
  struct Tablet {
    TabletSetup setup;
    base::Path vault, documents;
    std::size_t office = 0;
    std::unique_ptr<Child> app;
    std::string invitation;
    bool cut = false;
    std::vector<std::string> typed;
    std::set<std::string> conflicts_seen, conflicts_open;
  };

  // The script's own is the first; hub steps are about it.
  struct Office {
    base::Path people, data;
    std::unique_ptr<Child> process;
    int port = 0;
  };
  std::size_t office_with(const base::Path& people);
  base::Result<void> start_hub(Office& office);
  // The office as it is before anybody comes, for a script in which it is put back to that.
  base::Result<void> keep_aside(Office& office);
  base::Result<void> put_back(Office& office);
  base::Result<void> start_tablet(Tablet& tablet);
  base::Result<void> enrol(Tablet& tablet);
  base::Result<void> do_step(const Step& step);
  base::Result<nlohmann::json> ask(Tablet& tablet, const nlohmann::json& request);
  base::Result<void> count_conflicts(Tablet& tablet);
  void count_settled();
  base::Result<void> write_report();
  // One command of the office, beside its service; waits for its end.
  base::Result<void> run_office(std::vector<std::string> arguments);
  base::Result<void> sum_up(Tablet& tablet);
  Tablet* find(const std::string& name);
  std::int64_t now_ms() const;

  base::Result<void> act(Tablet*, const Tap&);
  base::Result<void> act(Tablet*, const Type&);
  base::Result<void> act(Tablet*, const Press&);
  base::Result<void> act(Tablet*, const Draw&);
  base::Result<void> act(Tablet*, const Picture&);
  base::Result<void> act(Tablet*, const Lock&);
  base::Result<void> act(Tablet*, const Unlock&);
  base::Result<void> act(Tablet*, const Kill&);
  base::Result<void> act(Tablet*, const Start&);
  base::Result<void> act(Tablet*, const CutNetwork&);
  base::Result<void> act(Tablet*, const Sync&);
  base::Result<void> act(Tablet*, const Shape&);
  base::Result<void> act(Tablet*, const Wait&);
  base::Result<void> act(Tablet*, const Later&);
  base::Result<void> act(Tablet*, const Expect&);
  base::Result<void> act(Tablet*, const Hub&);
  base::Result<void> act(Tablet*, const Invitation&);
  base::Result<void> act(Tablet*, const Withdraw&);
  base::Result<void> act(Tablet*, const Carry&);
  base::Result<void> act(Tablet*, const Report&);

  Script script_;
  Programs programs_;
  base::Path out_;
  base::SystemFiles files_;
  std::vector<Office> offices_;
  std::vector<Tablet> tablets_;
  std::int64_t later_ms_ = 0;     // time that passed in the script only
  std::int64_t began_ms_ = 0;     // boot clock at the first step
  Summary summary_;
};

}  // namespace blether::visit
