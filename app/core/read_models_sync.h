// Sending to the office, and two versions of which somebody chooses.
#pragma once

#include "app/core/read_models.h"

namespace blether::app {

// --- sending to the office

struct SyncPerson {
  PersonName name;
  SendStatus status;
  std::uint64_t changes = 0, bytes = 0;  // waiting ones
  std::string receipt;                   // latest number
  std::int64_t receipt_ms = 0;
};
struct SyncTrouble {
  PersonName name;
  std::string title;    // translation key; {0} is the full name
  std::string reason;   // translation key "quarantine.<code>"; a code of a newer office: "quarantine.unknown"
  std::string field;    // translation key of the place; may be empty
  Route opens;
};
struct SyncReceipt {
  PersonName name;
  std::uint64_t changes = 0;
  std::string number;
  std::int64_t at_ms = 0;
};
struct SyncModel {
  // offline: tried again by itself, `problem` says why if it is not the signal. refused: the office does not let this
  // tablet in. stopped: something else, here or there, that a person has to look at.
  enum class State { idle, sending, offline, refused, paused, stopped } state = State::idle;
  std::uint64_t sent = 0, to_send = 0, bytes_left = 0;
  std::int64_t office_had_all_ms = 0;
  std::string problem;                   // translation key; empty if nothing
  std::uint64_t files_left = 0;          // voices and pictures that the office has not got yet
  std::vector<SyncPerson> people;        // whoever has something to tell; attention first
  std::vector<SyncTrouble> troubles;
  std::vector<SyncReceipt> receipts;     // newest first
  std::vector<std::string> conflicts;    // open items, ids
  // An office that was put back from a backup may not know this tablet: it comes back with a new code.
  struct LettingIn {
    bool offered = false;
    bool working = false;                // the office is being asked
    std::string problem;                 // translation key of what is wrong with the code; empty if nothing
    std::vector<std::string> words;      // what goes into its {0}, {1}
  } letting_in;
};

// --- two versions to look at

struct VersionCard {
  std::string who;        // author's given name
  std::string initial;    // its first letter
  bool mine = false;      // "You, on this tablet"
  std::string device;     // name of the tablet
  std::int64_t at_ms = 0;
  std::vector<MarkedWords> words;
  model::Dot dot;
  std::string plain;      // the whole version
};
struct ConflictModel {
  std::string id;
  PersonName name;
  std::size_t number = 1, of = 1;
  std::string about;      // title: the prompt or the field's label, already in words
  enum class Kind { words, value, decision, withdrawn } kind = Kind::words;
  bool has_base = false;
  std::string base;
  std::int64_t base_ms = 0;
  std::vector<VersionCard> versions;    // two or more, in order of dot
  bool has_joined = false;
  std::vector<MarkedWords> joined;      // "keep both, like this"
  std::string joined_plain;
  bool can_write = true;                // false: its words are made from a day, a code or a number; one of them is kept
  FieldKey key;
};

}  // namespace blether::app
