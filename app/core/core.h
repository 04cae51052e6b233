// Core: owns the vault on its own thread; takes intents, gives read models.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "app/core/intents.h"
#include "app/core/read_models.h"
#include "platform/base/clock.h"
#include "platform/base/files.h"
#include "platform/base/random.h"
#include "storage/vault.h"
#include "sync/name_lookup.h"

namespace blether::app {

// Makes of a picture file, whatever is in it, a smaller one with nothing in it but the picture. invalid: no picture.
using PictureMaker = std::function<base::Result<base::Bytes>(const base::Bytes& file)>;

// Everything the core needs from outside. All pointers outlive it.
struct CoreWorld {
  base::Files* files = nullptr;
  base::Clock* clock = nullptr;
  base::Random* random = nullptr;
  storage::VaultPlace vault;
  base::Path assets;               // the assets folder
  base::Path documents;            // where copies for people are written
  std::string device_name = "tablet";
  storage::KeyCost key_cost;
  PictureMaker picture;            // on the core's thread; empty: no pictures can be kept
  sync::LookUpName look_up = sync::look_up_name;  // finds the office by its name
  bool sends_by_itself = true;     // false in visit scripts: only SendNow sends
  std::function<void()> wake;      // called from the core's threads when there is a new model
};

class Core {
 public:
  // Starts the store worker and the sync thread. Shows `unlock` when a vault is there, else `enrol`.
  explicit Core(CoreWorld world);
  // Carries out what was pushed, closes the vault, joins the threads.
  ~Core();
  Core(const Core&) = delete;
  Core& operator=(const Core&) = delete;

  // UI thread. Never blocks on disk or network.
  void push(Intent intent);
  std::shared_ptr<const ReadModel> model() const;

  // Waits until everything pushed so far is carried out (and, after SendNow, that sync is over). For visit scripts,
  // suspend and closing; not for frames.
  void settle();
  // For visit scripts: the network is gone, or back.
  void cut_network(bool cut);

  // What the open vault holds, counted from its log; all zero while it is locked. For visit scripts and checks.
  struct Inspection {
    std::vector<std::string> conflicts;  // ids of open items
    std::uint64_t changes = 0;           // made on this device
    std::uint64_t receipts = 0, unsent = 0;
    std::uint64_t missing = 0;           // of the texts asked for: in no value ever written here
  };
  Inspection inspect(const std::vector<std::string>& texts);

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace blether::app
