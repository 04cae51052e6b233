#include <cstring>

#include "storage/store.h"
#include "tests/support/temp_vault.h"

using namespace blether;
using namespace blether::tests;
using base::Code;

namespace {

const auto kStream = shared_stream("Margaret");

void fill(storage::Store& store, int count, const std::string& word) {
  for (int i = 0; i < count; ++i) {
    storage::Draft draft{kStream, "", {}};
    auto record = id_named<model::RecordId>("answer " + std::to_string(i));
    draft.operations.push_back({"answer", record, "text", model::Act::put,
                                word + " " + std::to_string(i) + std::string(200, '.') + word, {}});
    must(store.commit(draft));
  }
}

std::size_t count_in_folder(const base::Path& folder, std::string_view canary) {
  std::size_t found = 0;
  base::SystemFiles files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    auto bytes = must(files.read(entry.path()));
    found += base::as_text(bytes).find(canary) != std::string_view::npos;
    for (std::size_t at = 0; at < entry.path().string().size(); ++at)
      if (entry.path().string().compare(at, canary.size(), canary) == 0) ++found;
  }
  return found;
}

// Anything less than an error here would be damage that nobody notices.
bool is_noticed(Tablet& tablet, const base::Bytes& digest) {
  auto store = tablet.try_open();
  if (!store) return store.error().code == Code::wrong_key || store.error().code == Code::corrupt;
  if (auto whole = (*store)->check_integrity(); !whole) return whole.error().code == Code::corrupt;
  // Bits that carry nothing (an unused page) may flip as long as everything reads the same.
  auto now = (*store)->digest();
  return now && *now == digest && (*store)->check_audit();
}

}  // namespace

TEST_CASE("Five hundred flipped bits in the database are each noticed") {
  Tablet ishbel(1);
  fill(*ishbel, 40, "garden");
  auto digest = must(ishbel->digest());
  ishbel.close();
  base::SystemFiles files;
  auto whole = must(files.read(ishbel.file()));
  base::SeededRandom random(5);
  int refused = 0;
  for (int i = 0; i < 500; ++i) {
    auto bit = random.below(whole.size() * 8);
    CAPTURE(i, bit);
    auto bytes = whole;
    bytes[bit / 8] ^= static_cast<std::uint8_t>(1u << (bit % 8));
    must(files.replace(ishbel.file(), bytes));
    bool noticed = is_noticed(ishbel, digest);
    CHECK(noticed);
    refused += noticed;
  }
  CHECK(refused == 500);
}

TEST_CASE("A database cut short is noticed and left as it is") {
  Tablet ishbel(1);
  fill(*ishbel, 20, "garden");
  ishbel.close();
  base::SystemFiles files;
  auto whole = must(files.read(ishbel.file()));
  for (std::size_t pages : {1u, 3u, 10u}) {
    base::Bytes cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(pages * 4096));
    must(files.replace(ishbel.file(), cut));
    auto store = ishbel.try_open();
    bool noticed = !store || !(*store)->check_integrity();
    CHECK(noticed);
  }
}

TEST_CASE("Nobody's words are in clear in any byte of the vault's folder, the write-ahead log included", "[R67]") {
  TempFolder folder;
  base::SystemFiles files;
  TestWorld world(1);
  storage::VaultPlace place{folder / "vault"};
  const std::string canary = "Canary-Ptarmigan";
  auto vault = must(storage::Vault::create(files, place, {id_named<model::AuthorId>("Ishbel"), "Ishbel"}, kPassphrase,
                                           world.view(), kFloorCost));
  fill(vault->store(), 60, canary);
  must(vault->store().keep_note("draft", base::as_bytes(canary)));
  must(vault->store().search("canary", 5));
  REQUIRE(std::filesystem::exists(place.folder / "vault.db-wal"));
  for (const char* secret : {"Canary-Ptarmigan", "ptarmigan", "answer", "reason", "correct horse", "SQLite format"})
    CHECK(count_in_folder(folder.path(), secret) == 0);
  CHECK(count_in_folder(folder.path(), base::as_text(vault->device().secret_key.view())) == 0);
  vault.reset();
  for (const char* secret : {"Canary-Ptarmigan", "ptarmigan", "correct horse", "SQLite format"})
    CHECK(count_in_folder(folder.path(), secret) == 0);
  CHECK_FALSE(std::filesystem::exists(place.folder / "vault.db-shm"));
}
