// A schedule: some days in the life of a few tablets that write about one person, meet now and then, lose and repeat
// what they send, and whose clocks are wrong. Everything comes from one seed, so a failing schedule can be played
// again.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "platform/base/clock.h"
#include "platform/base/files.h"
#include "storage/store.h"
#include "tests/support/choices.h"

namespace blether::test {

// A tablet with its own encrypted vault and its own idea of the time.
struct Tablet {
  std::string name;
  base::Path file;
  base::Bytes secret;  // its signing key, to open it again after a kill
  storage::KnownDevice known;
  base::ManualClock clock{0};
  std::unique_ptr<storage::Store> store;
  std::uint64_t commits = 0;   // acknowledged
  std::uint64_t received = 0;  // applied from elsewhere
};

// One acknowledged operation, as its author meant it.
struct Said {
  std::size_t by = 0;  // place of the tablet
  model::Dot dot;
  model::StreamId stream;
  model::Operation operation;
};

class Schedule {
 public:
  // Vaults go into `folder`, which must be there and empty. Fails only when a vault cannot be made.
  static base::Result<std::unique_ptr<Schedule>> create(std::uint64_t seed, const base::Path& folder,
                                                        base::ByteView choices = {});

  // Between 30 and 60 steps. Any error of a store is the error of the schedule.
  base::Result<void> play();
  // Everybody gets everything they lack and a little of what they have, in a fresh random order for each.
  base::Result<void> deliver_all();
  // Everybody gets everything, whether they have it or not.
  base::Result<void> deliver_again();
  // A vault that was not there gets everything, one change a page, in random order.
  base::Result<std::unique_ptr<Tablet>> fresh_tablet();
  // The office takes what it had quarantined after all, and everybody gets everything again.
  base::Result<void> forgive();
  std::size_t forgiven_of_others(const Tablet& tablet) const;
  // Settles a conflict on one tablet by taking `value`. Everything its heads hold is overwritten.
  base::Result<void> resolve(std::size_t tablet, const model::Conflict& conflict, const model::Value& value);
  // The value a person might choose of a conflict.
  model::Value choice(const model::Conflict& conflict);

  std::vector<std::unique_ptr<Tablet>>& tablets() { return tablets_; }
  const std::vector<Said>& said() const { return said_; }
  // Changes the office refused: only their author holds them, everybody else holds a mark.
  bool is_quarantined(const model::StreamId& stream, const model::Dot& dot) const {
    return quarantined_.contains({stream, dot});
  }
  const std::set<std::pair<model::StreamId, model::Dot>>& quarantined() const { return quarantined_; }
  // From now on the office takes every change at once: an answer that it put aside has not been given to anybody yet.
  void take_everything_at_once() { may_quarantine_ = false; }
  bool quarantines() const { return !quarantined_.empty(); }
  // Envelopes of a newer app, with wire fields and kinds this version does not know.
  const std::vector<base::Bytes>& newer_envelopes() const { return newer_; }
  const std::vector<model::StreamId>& streams() const { return streams_; }
  Choices& random() { return random_; }
  // What happened, a line a step, for the message of a failure.
  std::string story() const;

 private:
  Schedule(std::uint64_t seed, base::Path folder, base::ByteView choices)
      : random_(seed, choices), folder_(std::move(folder)) {}
  base::Result<void> open(Tablet& tablet, bool is_new);
  base::Result<std::unique_ptr<Tablet>> make_tablet(std::string name);
  base::Result<void> make_newer_changes();

  base::Result<void> step();
  base::Result<void> edit_value();
  base::Result<void> edit_text();
  base::Result<void> add_element();
  base::Result<void> drop_element();
  base::Result<void> move();
  base::Result<void> decide();
  base::Result<void> add_entry();
  base::Result<void> withdraw();
  base::Result<void> write_unknown();
  base::Result<void> write_several();
  base::Result<void> resolve_one();
  base::Result<void> send();
  base::Result<void> receive_late();
  base::Result<void> bend_clock();
  base::Result<void> kill_and_open();

  // Reads what the tablet sees of a field and says what a write of it overwrites.
  base::Result<std::vector<model::Dot>> seen(Tablet& tablet, const model::StreamId& stream,
                                             const model::RecordId& record, std::string_view field);
  base::Result<model::Operation> put(Tablet& tablet, const model::StreamId& stream, std::string_view kind,
                                     const model::RecordId& record, std::string_view field, model::Value value);
  base::Result<void> commit(std::size_t tablet, const model::StreamId& stream,
                            std::vector<model::Operation> operations);
  // One change on its way: its envelope, or a mark in place of what the office quarantined.
  struct Parcel {
    model::StreamId stream;
    model::Dot dot;
    storage::Arrival arrival;
  };
  base::Result<std::vector<Parcel>> parcels_of(Tablet& tablet);
  // Of all tablets and the newer one, each once.
  base::Result<std::vector<Parcel>> everything();
  // What `to` lacks, and one in `known_share` of what it has.
  base::Result<std::vector<storage::Arrival>> wanted(Tablet& to, const std::vector<Parcel>& parcels,
                                                     std::size_t known_share);
  base::Result<void> apply(Tablet& tablet, const std::vector<storage::Arrival>& arrivals);
  base::Result<void> write(std::string_view kind, const model::RecordId& record, std::string_view field,
                           model::Value value);
  void tell(std::string line) { story_.push_back(std::move(line)); }

  std::size_t any(std::size_t bound) { return static_cast<std::size_t>(random_.below(bound)); }
  template <class List>
  const auto& one_of(const List& list) {
    return list[any(std::size(list))];
  }
  template <class T>
  void shuffle(std::vector<T>& list) {
    for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[any(i)]);
  }
  std::string edited(const std::string& text);

  struct Late {
    std::size_t to;
    std::vector<storage::Arrival> arrivals;
  };
  Choices random_;
  base::Path folder_;
  std::vector<std::unique_ptr<Tablet>> tablets_;
  std::vector<model::StreamId> streams_;  // shared and practice of one person
  model::RecordId person_, review_;
  std::vector<model::RecordId> outcomes_, agreements_, unknowns_;
  std::vector<Said> said_;
  std::set<std::pair<model::StreamId, model::Dot>> quarantined_, forgiven_;
  bool may_quarantine_ = false;
  std::vector<base::Bytes> newer_;
  std::vector<storage::KnownDevice> known_;
  std::vector<Late> late_;
  std::vector<std::string> story_;
  std::size_t made_ = 0;  // vaults, for their file names
};

}  // namespace blether::test
