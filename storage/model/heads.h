// Heads of a field and what a reader sees of them.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "platform/base/result.h"
#include "storage/model/change.h"
#include "storage/model/schema.h"

namespace blether::model {

// One written value of one field, with who wrote it. A head is one that no other known write overwrote.
struct Write {
  Dot dot;
  AuthorId author;
  HybridTime time;
  Value value;
  std::vector<Dot> overwrites;
};

enum class FieldState {
  settled,   // one head, or several that no rule needs a person for (equal values, log, order, earliest, set)
  merged,    // several heads joined by rule; nobody needs to look
  conflict,  // several heads that no rule may settle: a person decides
};

// What a reader sees of a field. A pure function of its heads and the writes below them, equal on
// every replica (law 3).
struct Merged {
  FieldState state = FieldState::settled;
  Value value;                  // settled or merged: the value. conflict: the proposal if there is one, else the
                                // value of the head with the lowest dot, so that a page can still be read
  std::vector<Value> elements;  // sets and logs: in order of dot, each element once
  Value base;                   // conflict and merged: what the heads grew out of; empty if nothing
  bool has_proposal = false;    // conflict in text: `value` is a joined version a person may take
  bool has_base = false;
};

// Looks up an earlier write of the same field by its dot. not_found: this replica never had it
// (quarantined at the hub), which is treated as an empty base.
using WriteLookup = std::function<base::Result<Write>(const Dot&)>;

// The rule that the store applies whenever a field has several heads; sync/merge.h provides it.
// `heads` is sorted by dot. Errors only when `lookup` fails for another reason than not_found.
using MergeRule = base::Result<Merged> (*)(MergeKind, std::span<const Write> heads, const WriteLookup& lookup);

// A field as a reader gets it.
struct Field {
  Merged merged;
  std::vector<Write> heads;  // sorted by dot
};

// A record as a reader gets it. `withdrawn` is true when it was withdrawn and nobody edited it
// concurrently; an edit that crossed with a withdrawal keeps the record and raises a conflict on `withdrawn`.
struct Record {
  StreamId stream;
  RecordId id;
  std::string kind;
  bool withdrawn = false;
  std::vector<std::pair<std::string, Field>> fields;  // sorted by name

  const Field* field(std::string_view name) const {
    for (const auto& [key, found] : fields)
      if (key == name) return &found;
    return nullptr;
  }
  // The value to show; empty when never written.
  Value value(std::string_view name) const {
    auto* found = field(name);
    return found ? found->merged.value : Value{};
  }
  std::string text(std::string_view name) const { return text_of(value(name)); }
  std::int64_t number(std::string_view name, std::int64_t otherwise = 0) const {
    return number_of(value(name), otherwise);
  }
  bool flag(std::string_view name) const { return flag_of(value(name)); }
  // Elements of a set or entries of a log field, as text.
  std::vector<std::string> texts(std::string_view name) const {
    std::vector<std::string> result;
    if (auto* found = field(name))
      for (const Value& element : found->merged.elements) result.push_back(text_of(element));
    return result;
  }
  // What an editor opened on this record has seen of a field: the dots its next write overwrites.
  std::vector<Dot> seen(std::string_view name) const {
    std::vector<Dot> dots;
    if (auto* found = field(name))
      for (const Write& head : found->heads) dots.push_back(head.dot);
    return dots;
  }
};

// A durable item that a person must settle (law 5). The same on every replica that has the same changes.
struct Conflict {
  std::string id;  // hex of BLAKE2b-128 over stream, record, field and the heads' dots
  StreamId stream;
  RecordId record;
  std::string kind;
  std::string field;
  std::vector<Write> heads;
  Merged merged;
};

}  // namespace blether::model
