#include "sync/hub/newcomers.h"

#include <algorithm>
#include <set>

#include "storage/model/schema.h"

namespace blether::hub {

using base::Result;

namespace {

// The first change of a file that was carried in says who wrote it before.
bool brings_somebody(const model::Change& change, const Worker& author) {
  return author.role == Role::worker && change.author == author.author && change.seq == 1 &&
         change.stream.audience == model::Audience::shared && !change.stream.owner.is_none() &&
         std::any_of(change.operations.begin(), change.operations.end(),
                     [](const model::Operation& operation) { return operation.kind == model::kind::origin; });
}

Result<bool> is_known(LedgerWork& ledger, const model::OwnerId& person) {
  TRY(bool is_held, ledger.is_on_a_caseload(person));
  if (is_held) return true;
  bool found = false;
  TRY_VOID(ledger.read_after({{bucket_of(person), 0, {person}}}, [&](const Entry& entry, base::ByteView) {
    found = entry.stream.owner == person && entry.standing == Standing::stored;
    return !found;
  }));
  return found;
}

}  // namespace

Result<void> welcome_newcomers(LedgerWork& ledger, Worker& author, const std::vector<Opened>& opened) {
  std::set<model::OwnerId> brought;
  for (const Opened& one : opened)
    if (one.checked && brings_somebody(*one.checked->change(), author)) brought.insert(one.checked->change()->stream.owner);
  for (const model::OwnerId& person : brought) {
    TRY(bool known, is_known(ledger, person));
    if (known) continue;
    TRY_VOID(ledger.assign(author.author, person));
    TRY(auto now, ledger.worker(author.author));
    if (now) author = std::move(*now);
  }
  return {};
}

}  // namespace blether::hub
