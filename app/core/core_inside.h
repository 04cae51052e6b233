// The inside of core.h, on two pages: core.cpp has the door and the store's thread, core_office.cpp what goes on
// between the open vault and the office.
#pragma once

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>

#include "app/core/core.h"
#include "app/core/desk.h"
#include "app/core/key_door.h"
#include "app/core/read_models_sync.h"
#include "app/core/store_door.h"
#include "app/core/worker.h"
#include "sync/merge.h"
#include "sync/session.h"
#include "sync/transport_https.h"

namespace blether::app {

struct Core::Inside {
  explicit Inside(CoreWorld w) : world(std::move(w)) {}

  // --- store thread
  void start();
  void carry_out(Intent& intent);
  void enrol(Enrol& intent);
  void unlock(Unlock& intent);
  void lock();
  void empty(EmptyTablet& intent);
  base::Result<void> take_all_away();
  void closed_by_office();
  void open_desk(std::unique_ptr<storage::Vault> vault);
  void start_session();
  void send_now();
  void let_in_again(LetInAgain& intent);
  void code_is_for(const sync::Welcome& welcome, const std::string& code);
  void after_exchange();
  void publish();
  void problem_at_the_door(const base::Error& error);
  // False: the office knows of this device. Otherwise it is being told, or cannot be told just now.
  bool finish_enrolment();
  void enrolled(const base::Result<void>& done);
  std::unique_ptr<sync::Transport> way_to(const sync::HubAddress& hub) const {
    return std::make_unique<sync::HttpsTransport>(hub, sync::Timeouts{}, world.look_up);
  }

  storage::StoreWorld store_world() const { return {world.clock, world.random, &sync::merge}; }

  CoreWorld world;
  Translations translations;
  Lookups lookups;
  ReadModel base_model;  // what stays the same from page to page
  UnlockModel unlock_model;
  EnrolModel enrol_model;
  SyncModel::LettingIn letting_in;
  bool has_vault = false;
  bool paused = false;
  std::unique_ptr<Desk> desk;
  std::shared_ptr<StoreDoor> door;
  std::shared_ptr<KeyDoor> keys;
  std::unique_ptr<sync::Session> session;
  std::shared_ptr<sync::Transport> enrolling;  // while the office is told of this device
  std::uint64_t taken_in = 0;  // exchanges whose effects are on the desk

  // --- any thread
  std::atomic<bool> is_cut = false;
  mutable std::mutex mutex;
  std::condition_variable exchanged;
  std::shared_ptr<const ReadModel> model;
  std::uint64_t asked = 0, finished = 0;  // exchanges asked for by SendNow, and how far they are answered

  // Last, so that they join before anything they use goes.
  std::unique_ptr<Worker> network = std::make_unique<Worker>();  // who a code is for, and enrolment
  std::unique_ptr<Worker> worker = std::make_unique<Worker>();
};

}  // namespace blether::app
