// A vault that is taken away: its keys first, and never half of it.
#include "storage/key_slots.h"
#include "storage/vault.h"
#include "tests/support/temp_vault.h"

using namespace blether;
using namespace blether::tests;
using base::Code;
using storage::Vault;

namespace {

const auto kIshbel = id_named<model::AuthorId>("Ishbel");

// The machine stops at the n-th thing that changes a file.
class StoppingFiles final : public base::Files {
 public:
  explicit StoppingFiles(int after) : left_(after) {}
  base::Result<base::Bytes> read(const base::Path& path) override { return real_.read(path); }
  base::Result<void> replace(const base::Path& path, base::ByteView bytes) override {
    TRY_VOID(step());
    return real_.replace(path, bytes);
  }
  base::Result<bool> exists(const base::Path& path) override { return real_.exists(path); }
  base::Result<void> remove(const base::Path& path) override {
    TRY_VOID(step());
    return real_.remove(path);
  }
  base::Result<void> make_folder(const base::Path& path) override { return real_.make_folder(path); }
  base::Result<std::vector<std::string>> list(const base::Path& folder) override { return real_.list(folder); }
  base::Result<std::uint64_t> free_bytes(const base::Path& folder) override { return real_.free_bytes(folder); }

 private:
  base::Result<void> step() {
    if (left_-- <= 0) return base::fail(Code::io, "stopped");
    return {};
  }
  base::SystemFiles real_;
  int left_;
};

struct Place {
  TempFolder folder;
  base::SystemFiles files;
  TestWorld world{1};
  storage::VaultPlace place{folder / "vault"};

  Place() {
    auto vault = must(Vault::create(files, place, {kIshbel, "Ishbel"}, kPassphrase, world.view(), kFloorCost));
    must(files.make_folder(place.folder / "files"));
    must(files.replace(place.folder / "files" / "a-sealed-voice", base::as_bytes("sealed")));
  }
  base::Result<std::unique_ptr<Vault>> open() { return Vault::open(files, place, kPassphrase, world.view()); }
  std::size_t left() {
    std::size_t count = 0;
    for (const auto& each : std::filesystem::recursive_directory_iterator(place.folder))
      count += each.is_regular_file() ? 1 : 0;
    return count;
  }
};

}  // namespace

TEST_CASE("Ishbel's vault is taken away: nothing is left in its place, and another can be made there", "[R67]") {
  Place place;
  CHECK(storage::check_passphrase(place.files, place.place, kPassphrase).has_value());
  must(storage::remove_vault(place.files, place.place));
  CHECK(place.left() == 0);
  CHECK(code_of(place.open()) == Code::not_found);
  CHECK(code_of(storage::vault_name(place.files, place.place)) == Code::not_found);
  CHECK(code_of(storage::check_passphrase(place.files, place.place, kPassphrase)) == Code::not_found);
  must(storage::remove_vault(place.files, place.place));  // twice is once
  must(Vault::create(place.files, place.place, {kIshbel, "Ishbel"}, kPassphrase, place.world.view(), kFloorCost));
}

TEST_CASE("Stopped at any step, the vault is either whole or gone for good, and the next look takes away the rest", "[R67]") {
  bool finished = false;
  int whole = 0, gone = 0;
  for (int step = 0; !finished && step < 40; ++step) {
    INFO("stopped after " << step << " steps");
    Place place;
    StoppingFiles stopping(step);
    finished = storage::remove_vault(stopping, place.place).has_value();
    auto opened = place.open();
    if (opened) {
      ++whole;
      continue;
    }
    ++gone;
    CHECK(opened.error().code == Code::not_found);
    CHECK(place.left() == 0);
  }
  CHECK(finished);
  CHECK(whole == 1);  // only before the first step
  CHECK(gone >= 6);
}

TEST_CASE("A passphrase is proved without the database, and a wrong one is not", "[R67]") {
  Place place;
  CHECK(code_of(storage::check_passphrase(place.files, place.place, "another one of that length")) == Code::wrong_key);
  CHECK(place.open().has_value());
}
