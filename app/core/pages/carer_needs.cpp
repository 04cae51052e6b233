#include "app/core/pages/carer_needs.h"

#include <algorithm>

#include "app/core/pages/carer_begin.h"
#include "app/core/pages/sentences.h"
#include "app/core/pages/unmet_part.h"
#include "storage/model/schema.h"

namespace blether::app {

using base::Result;
using model::RecordId;

namespace {

// What `person` waits for: as lines where it is hard for the carer too, else as what a new one may be about.
Result<void> add_theirs(NeedsPart& part, const PageWorld& world, const PersonName& person) {
  PageWorld theirs = world;
  theirs.stream = shared_stream(person.id);
  TRY(auto entries, theirs.records(model::kind::unmet_need));
  for (NeedLine& line : need_lines(theirs, entries, true)) {
    if (line.said.carer_affected) {
      line.is_own = false;
      add_sentence(line.about, world.texts("unmet.on_record", {person.known_as}));
      part.lines.push_back(std::move(line));
    } else if (line.waiting) {
      care::NeedEntry begins = line.said;
      begins.carer_affected = true;
      const std::string label = world.texts("unmet.waits_too", {person.known_as, line.said.need});
      part.abouts.push_back({label, std::move(begins), line.record});
    }
  }
  return {};
}

}  // namespace

Result<void> show_carer_needs(CarerModel& page, const PageWorld& world) {
  TRY(page.unmet, needs_part(world, {}, true));
  NeedsPart& part = page.unmet;
  TRY(auto people, cared_for(world));
  for (const PersonName& person : people) {
    TRY_VOID(add_theirs(part, world, person));
  }
  const bool any_of_theirs = std::any_of(part.lines.begin(), part.lines.end(),
                                         [](const NeedLine& line) { return !line.is_own && line.waiting; });
  for (NeedLine& line : part.lines) line.may_be_same = line.is_own && line.waiting && any_of_theirs;
  std::stable_partition(part.lines.begin(), part.lines.end(), [](const NeedLine& line) { return line.waiting; });
  return {};
}

Result<model::StreamId> stream_of_need(const PageWorld& world, const UnmetIntent& wish) {
  const auto* news = std::get_if<CarryOnUnmet>(&wish);
  const RecordId entry = news != nullptr ? news->need : std::get<RecordUnmet>(wish).corrects;
  if (entry.is_none()) return world.stream;
  TRY(auto own, world.find(entry));
  if (own) return world.stream;
  TRY(auto people, cared_for(world));
  for (const PersonName& person : people) {
    TRY(auto found, find_record(world.store, shared_stream(person.id), entry));
    if (found) return shared_stream(person.id);
  }
  return world.stream;
}

}  // namespace blether::app
