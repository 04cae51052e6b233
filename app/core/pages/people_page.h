// My people: one row for each person on the caseload, kept ready so that 5,000 of them cost nothing per keystroke.
#pragma once

#include <map>
#include <set>

#include "app/core/pages/common.h"
#include "app/core/texts.h"
#include "care/calendars.h"

namespace blether::app {

// Store thread. Holds what the rows need of each person; `refresh` reads again only who changed.
class Caseload {
 public:
  // `clocks` say when to look again at what was agreed; they outlive it.
  explicit Caseload(const care::Clocks& clocks) : clocks_(clocks) {}

  // Everybody, after unlock.
  base::Result<void> load(storage::Store& store, std::int64_t now_ms);
  base::Result<void> refresh(storage::Store& store, const std::set<model::OwnerId>& changed, std::int64_t now_ms);
  // What is waiting and what needs attention; cheap.
  base::Result<void> refresh_statuses(storage::Store& store);

  // Rows whose name, place, address or number starts with every word of `query`; all when empty. As seen on `today`.
  base::Result<PeopleModel> page(storage::Store& store, const Texts& texts, std::string_view query,
                                 base::CivilDate today) const;

  const PersonName* name(model::OwnerId person) const;
  SendStatus status(model::OwnerId person) const;
  SendStatus status_of_all() const;

 private:
  struct Entry {
    PersonRow row;
    std::string sort_key;
    std::vector<std::string> words;  // folded, for the filter
    std::optional<care::Deadline> review;
    std::optional<care::Deadline> safety;  // of a worry that was raised and not passed on yet
    bool review_held = false;
  };
  base::Result<Entry> read(storage::Store& store, const model::Record& person, std::int64_t now_ms) const;
  void sort();
  static void put_review(PersonRow& row, const Entry& entry, const Texts& texts, base::CivilDate today);
  static void put_safety(PersonRow& row, const Entry& entry, const Texts& texts, base::CivilDate today);

  const care::Clocks& clocks_;
  std::map<model::OwnerId, Entry> entries_;
  std::vector<model::OwnerId> by_name_;
  StatusByPerson statuses_;
};

// Lower case, accents taken off, split at anything that is no letter or digit: "Wójcik" is found by "wojcik".
std::vector<std::string> folded_words(std::string_view text);

}  // namespace blether::app
