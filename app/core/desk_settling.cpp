// The desk's part in two versions of one thing: a person decides.
#include "app/core/desk.h"
#include "care/one_question.h"

namespace blether::app {

using base::Code;
using base::fail;
using base::Result;

Result<void> Desk::on(const Settle& settle) {
  TRY(auto found, store_.conflict(settle.conflict));
  if (!found) return fail(Code::not_found, "conflict settled already");
  const model::Conflict& conflict = *found;
  TRY(auto first, settled(conflict, settle));
  std::vector<model::Operation> operations = {std::move(first)};
  if (settle.how == Settle::How::keep_one) {  // what the same two wrote from it goes with the one that is kept
    TRY(auto all, store_.conflicts());
    for (const model::Conflict& other : care::following(conflict, all)) {
      TRY(auto more, settled(other, settle));
      operations.push_back(std::move(more));
    }
  }
  TRY_VOID(commit(conflict.stream, "reason.settled", std::move(operations)));
  notice("conflict.settled");
  TRY(auto left, store_.conflicts());
  left = care::questions(std::move(left));
  for (const auto& other : left)
    if (other.stream.owner == conflict.stream.owner) return on(Go{{Route::Page::conflict, other.stream.owner, {}, other.id}});
  Route back;
  back.page = Route::Page::person;
  back.person = conflict.stream.owner;
  return on(Go{back});
}

// The write that settles it: it overwrites every version.
Result<model::Operation> Desk::settled(const model::Conflict& conflict, const Settle& settle) {
  std::vector<model::Dot> seen;
  for (const model::Write& head : conflict.heads) seen.push_back(head.dot);
  TRY(auto value, settled_value(conflict, settle));
  if (conflict.field == model::kWithdrawn) {
    TRY(auto record, store_.record(conflict.stream, conflict.record));
    seen = record.seen(model::kWithdrawn);
  }
  return overwrite({conflict.stream, conflict.kind, conflict.record, conflict.field}, value, seen);
}

Result<model::Value> Desk::settled_value(const model::Conflict& conflict, const Settle& settle) {
  switch (settle.how) {
    case Settle::How::keep_one:
      for (const model::Write& head : conflict.heads)
        if (head.dot == settle.keep)
          return conflict.field == model::kWithdrawn && head.value != model::Value(true) ? model::Value(false) : head.value;
      return fail(Code::invalid, "no such version");
    case Settle::How::keep_both: {
      ConflictWorld world = conflict_world();
      TRY(auto page, conflict_page(world, conflict.id));
      if (!page.has_joined) return fail(Code::invalid, "these versions cannot be joined");
      return model::Value(page.joined_plain);
    }
    case Settle::How::write_new: return model::Value(settle.text);
  }
  return fail(Code::invalid, "settle");
}

Result<void> Desk::on(const SettleLater&) {
  Route back;
  back.page = Route::Page::person;
  back.person = route_.person;
  return on(Go{back});
}

ConflictWorld Desk::conflict_world() {
  ConflictWorld world;
  world.store = &store_;
  world.caseload = &caseload_;
  world.this_device = vault_->device().id;
  world.worker = worker_;
  world.about = [this](const model::Conflict& conflict) { return about(conflict); };
  world.say = [this](const model::Conflict& conflict, const model::Value& value) { return say(conflict, value); };
  return world;
}

}  // namespace blether::app
