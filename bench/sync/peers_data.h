// The documents that sync engines are compared with: 5,000 people of five documents each, 500 edits of one field, 200
// pairs of edits that cross. Read from a folder, or made here: the same bytes every time.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "platform/base/files.h"

namespace blether::bench {

using DocValue = std::variant<std::string, std::int64_t>;
using DocFields = std::vector<std::pair<std::string, DocValue>>;

struct Doc {
  std::string id;      // "p-00012-a1b2c3d4e5f6": kind, number and key of the person
  std::string type;    // person, assessment, plan, outcomes, note
  DocFields fields;    // without the two above, in the order of the file
  std::string json;    // the line of the file
};

struct DocEdit {
  std::string id, field;
  DocValue value;
};

struct DocPair {
  enum class Kind { different_field, same_field, same_text } kind = Kind::different_field;
  std::string id;
  std::pair<std::string, DocValue> a, b;
};

struct PeersData {
  std::vector<Doc> docs;
  std::vector<DocEdit> edits;
  std::vector<DocPair> pairs;
};

// base.ndjson, edits.ndjson and conflicts.ndjson of the folder. not_found, io; invalid: the file and line.
base::Result<PeersData> read_peers_data(base::Files& files, const base::Path& folder);
// The same data with `people` people.
base::Result<PeersData> make_peers_data(int people = 5'000, int edits = 500);
// The three files' text, in that order.
struct PeersText {
  std::string base, edits, conflicts;
};
PeersText make_peers_text(int people, int edits);

}  // namespace blether::bench
