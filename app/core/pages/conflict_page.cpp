#include "app/core/pages/conflict_page.h"

#include <algorithm>

#include "care/one_question.h"
#include "care/origin.h"
#include "sync/merge.h"

namespace blether::app {

using base::Code;
using base::fail;
using base::Result;
using model::Conflict;

namespace {

ConflictModel::Kind kind_of(const Conflict& conflict) {
  if (conflict.field == model::kWithdrawn) return ConflictModel::Kind::withdrawn;
  switch (model::rule_of(conflict.kind, conflict.field).merge) {
    case model::MergeKind::text: return ConflictModel::Kind::words;
    case model::MergeKind::decision: return ConflictModel::Kind::decision;
    default: return ConflictModel::Kind::value;
  }
}

std::vector<MarkedWords> marked(const std::string& before, const std::string& after, MarkedWords::Mark mark) {
  std::vector<MarkedWords> words;
  for (const auto& part : sync::differences(before, after)) {
    auto what = part.what == sync::Difference::same    ? MarkedWords::Mark::same
                : part.what == sync::Difference::added ? mark
                                                       : MarkedWords::Mark::gone;
    words.push_back({part.text, what});
  }
  return words;
}

std::vector<MarkedWords> joined_words(const sync::TextMerge& merge) {
  std::vector<MarkedWords> words;
  for (const auto& part : merge.parts) {
    auto mark = part.origin == sync::Origin::a   ? MarkedWords::Mark::a
                : part.origin == sync::Origin::b ? MarkedWords::Mark::b
                                                 : MarkedWords::Mark::same;
    words.push_back({part.text, mark});
  }
  return words;
}

using Origins = std::map<model::Dot, care::FirstWritten>;  // of what came with a file from elsewhere

VersionCard card(const ConflictWorld& world, const Conflict& conflict, const model::Write& head, const Origins& origins,
                 const std::string& base_text, bool has_base, bool first) {
  VersionCard version;
  version.dot = head.dot;
  version.at_ms = head.time.wall_ms;
  auto elsewhere = origins.find(head.dot);
  version.mine = elsewhere == origins.end() && head.dot.device == world.this_device;
  version.plain = world.say(conflict, head.value);
  if (elsewhere != origins.end()) {
    version.who = given_name(elsewhere->second.name);
  } else if (auto device = world.store->device(head.dot.device); device && *device) {
    version.who = given_name((*device)->author_name);
    version.device = (*device)->device_name;
  }
  if (version.mine && version.who.empty()) version.who = world.worker;
  version.initial = initial(version.who);
  auto mark = first ? MarkedWords::Mark::a : MarkedWords::Mark::b;
  if (kind_of(conflict) == ConflictModel::Kind::words && has_base)
    version.words = marked(base_text, version.plain, mark);
  else
    version.words = {{version.plain, mark}};
  return version;
}

// The date of what both grew out of, when it can still be found.
Result<std::int64_t> base_time(const ConflictWorld& world, const Conflict& conflict) {
  TRY(auto writes, world.store->history(conflict.stream, conflict.record, conflict.field));
  for (auto write = writes.rbegin(); write != writes.rend(); ++write)
    if (write->value == conflict.merged.base) return write->time.wall_ms;
  return 0;
}

}  // namespace

Result<ConflictModel> conflict_page(const ConflictWorld& world, std::string_view id) {
  TRY(auto found, world.store->conflict(id));
  if (!found) return fail(Code::not_found, "conflict");
  const Conflict& conflict = *found;
  ConflictModel page;
  page.id = conflict.id;
  const PersonName* name = world.caseload->name(conflict.stream.owner);
  page.name = name ? *name : unnamed(conflict.stream.owner);
  page.about = world.about(conflict);
  page.kind = kind_of(conflict);
  page.key = {conflict.stream, conflict.kind, conflict.record, conflict.field};
  page.has_base = conflict.merged.has_base;
  if (page.has_base) {
    page.base = world.say(conflict, conflict.merged.base);
    TRY(page.base_ms, base_time(world, conflict));
  }
  TRY(auto carried, world.store->records(conflict.stream, model::kind::origin));
  const Origins origins = care::origins_of(carried);
  // Mine first: "You, on this tablet" is always the card on the left, and the left card carries mark A.
  auto heads = conflict.heads;
  std::stable_partition(heads.begin(), heads.end(), [&](const model::Write& head) {
    return head.dot.device == world.this_device && !origins.contains(head.dot);
  });
  for (const model::Write& head : heads)
    page.versions.push_back(card(world, conflict, head, origins, page.base, page.has_base, page.versions.empty()));
  const bool as_written = std::all_of(heads.begin(), heads.end(), [&](const model::Write& head) {
    const std::string text = model::text_of(head.value);
    return model::is_empty(head.value) || world.say(conflict, head.value) == text;
  });
  page.can_write = page.kind == ConflictModel::Kind::words || as_written;
  if (page.kind == ConflictModel::Kind::words && heads.size() == 2) {
    auto merge = sync::merge_text(page.base, page.versions[0].plain, page.versions[1].plain);
    page.has_joined = true;
    page.joined = joined_words(merge);
    page.joined_plain = merge.text;
  }
  TRY(auto all, world.store->conflicts());
  all = care::questions(std::move(all));
  page.of = 0;
  for (const auto& other : all) {
    if (other.stream.owner != conflict.stream.owner) continue;
    ++page.of;
    if (other.id == conflict.id) page.number = page.of;
  }
  return page;
}

}  // namespace blether::app
