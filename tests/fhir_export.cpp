// blether_fhir_export VAULT PASSPHRASE FOLDER: every person of a vault as FHIR, for scripts/check_fhir. NUMBER.whole.json has
// all of the history, NUMBER.plain.json is what may leave the vault unsealed.
#include <cstdio>
#include <set>

#include "app/core/lookups.h"
#include "app/core/person_file.h"
#include "care/plain_copy.h"
#include "storage/vault.h"
#include "sync/merge.h"

using namespace blether;
using base::Result;

namespace {

std::set<model::OwnerId> people_in(const std::vector<model::StreamId>& streams) {
  std::set<model::OwnerId> people;
  for (const model::StreamId& stream : streams)
    if (stream.audience == model::Audience::shared) people.insert(stream.owner);
  return people;
}

Result<int> export_all(const base::Path& folder, std::string_view passphrase, const base::Path& into) {
  base::SystemFiles files;
  base::SystemClock clock;
  base::SystemRandom random;
  app::Lookups lookups;
  lookups.load(files, BLETHER_ASSETS);
  storage::StoreWorld world{&clock, &random, &sync::merge};
  TRY(auto vault, storage::Vault::open(files, {folder}, passphrase, world));
  TRY_VOID(files.make_folder(into));
  TRY(auto streams, vault->store().streams());
  int number = 0;
  for (const model::OwnerId& person : people_in(streams)) {
    TRY(auto file, app::person_file(vault->store(), {model::Audience::shared, person}, clock.utc_ms()));
    TRY(auto whole, care::fhir_bundle(file, lookups.templates));
    TRY(auto plain, care::fhir_bundle(care::plain_copy(file, lookups.templates), lookups.templates));
    const std::string name = std::to_string(++number);
    TRY_VOID(files.replace(into / (name + ".whole.json"), base::as_bytes(whole)));
    TRY_VOID(files.replace(into / (name + ".plain.json"), base::as_bytes(plain)));
  }
  return number;
}

}  // namespace

int main(int count, char** words) {
  if (count != 4) return std::fprintf(stderr, "blether_fhir_export VAULT PASSPHRASE FOLDER\n"), 2;
  auto done = export_all(words[1], words[2], words[3]);
  if (!done) return std::fprintf(stderr, "%s %s\n", base::code_name(done.error().code), done.error().detail.c_str()), 1;
  std::printf("%d people\n", *done);
  return 0;
}
