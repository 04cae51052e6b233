#include "care/chains.h"

#include <algorithm>
#include <map>
#include <set>

#include "care/record_edit.h"

namespace blether::care {

namespace {

using ById = std::map<model::RecordId, const model::Record*>;

const model::Record* before(const ById& by_id, const model::Record& entry) {
  auto id = model::RecordId::from_hex(read_text(entry, "follows"));
  auto found = id ? by_id.find(*id) : by_id.end();
  return found == by_id.end() ? nullptr : found->second;
}

const model::Record* root_of(const ById& by_id, const model::Record& entry) {
  const model::Record* root = &entry;
  std::set<model::RecordId> seen = {entry.id};
  while (const model::Record* earlier = before(by_id, *root)) {
    if (!seen.insert(earlier->id).second) return &entry;
    root = earlier;
  }
  return root;
}

}  // namespace

std::vector<Chain> chains_of(std::span<const model::Record> records, std::string_view kind) {
  ById by_id;
  for (const model::Record& entry : records)
    if (entry.kind == kind) by_id[entry.id] = &entry;
  std::map<model::RecordId, Chain> chains;
  for (const auto& [id, entry] : by_id) {
    const model::Record* root = root_of(by_id, *entry);
    Chain& chain = chains[root->id];
    chain.root = root->id;
    chain.earlier.push_back(entry);
  }
  std::vector<Chain> result;
  for (auto& [id, chain] : chains) {
    std::sort(chain.earlier.begin(), chain.earlier.end(),
              [](const model::Record* a, const model::Record* b) { return was_written_before(*a, *b); });
    // What another entry follows is over, whatever the clocks say.
    std::set<const model::Record*> followed;
    for (const model::Record* entry : chain.earlier) followed.insert(before(by_id, *entry));
    auto last = std::find_if(chain.earlier.rbegin(), chain.earlier.rend(),
                             [&](const model::Record* entry) { return !followed.contains(entry); });
    if (last == chain.earlier.rend()) last = chain.earlier.rbegin();
    chain.latest = *last;
    chain.earlier.erase(std::next(last).base());
    result.push_back(std::move(chain));
  }
  std::sort(result.begin(), result.end(),
            [&](const Chain& a, const Chain& b) { return was_written_before(*by_id.at(a.root), *by_id.at(b.root)); });
  return result;
}

}  // namespace blether::care
