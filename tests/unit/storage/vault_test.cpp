#include "storage/vault.h"

#include <catch2/generators/catch_generators.hpp>

#include "storage/key_slots.h"
#include "tests/support/temp_vault.h"

using namespace blether;
using namespace blether::tests;
using base::Code;
using storage::Vault;

namespace {

const auto kStream = shared_stream("Margaret");
const auto kMargaret = id_named<model::RecordId>("Margaret");
const auto kIshbel = id_named<model::AuthorId>("Ishbel");

struct Place {
  TempFolder folder;
  base::SystemFiles files;
  TestWorld world{1};
  storage::VaultPlace place{folder / "vault"};

  base::Result<std::unique_ptr<Vault>> create(std::string_view passphrase = kPassphrase) {
    return Vault::create(files, place, {kIshbel, "Ishbel"}, passphrase, world.view(), kFloorCost);
  }
  base::Result<std::unique_ptr<Vault>> open(std::string_view passphrase = kPassphrase) {
    return Vault::open(files, place, passphrase, world.view());
  }
  void write_something() {
    auto vault = must(create());
    must(vault->store().commit({kStream, "", {{"person", kMargaret, "phone", model::Act::put, std::string("1"), {}}}}));
  }
  std::map<std::string, base::Bytes> bytes() {
    std::map<std::string, base::Bytes> all;
    std::error_code none;
    if (!std::filesystem::exists(place.folder, none)) return all;
    for (const auto& name : must(files.list(place.folder))) all[name] = must(files.read(place.folder / name));
    return all;
  }
  void damage(const char* name, std::size_t at) {
    auto content = must(files.read(place.folder / name));
    content[at] ^= 1;
    must(files.replace(place.folder / name, content));
  }
};

}  // namespace

TEST_CASE("This machine passes the start-up self-test") {
  TempFolder folder;
  base::SystemFiles files;
  must(storage::self_test(files, folder / "scratch"));
  CHECK(std::filesystem::is_empty(folder / "scratch"));
}

TEST_CASE("Ishbel makes a vault, locks it, and finds everything when she unlocks it") {
  Place place;
  CHECK(code_of(storage::vault_name(place.files, place.place)) == Code::not_found);
  model::DeviceId device;
  {
    auto vault = must(place.create());
    device = vault->device().id;
    must(vault->store().commit({kStream, "", {{"person", kMargaret, "phone", model::Act::put, std::string("1"), {}}}}));
  }
  CHECK(must(storage::vault_name(place.files, place.place)) == "Ishbel");
  CHECK(must(place.files.list(place.place.folder)) == std::vector<std::string>{"slots.a", "slots.b", "vault.db"});
  auto vault = must(place.open());
  CHECK(vault->author() == kIshbel);
  CHECK(vault->device().id == device);
  CHECK(must(vault->store().record(kStream, kMargaret)).text("phone") == "1");
  CHECK(must(vault->store().audit(1))[0].act == "unlock");
}

TEST_CASE("A wrong passphrase opens nothing and changes nothing") {
  Place place;
  place.write_something();
  auto before = place.bytes();
  for (const char* wrong : {"", "correct horse", "correct horse batterY"})
    CHECK(code_of(place.open(wrong)) == Code::wrong_key);
  CHECK(place.bytes() == before);
  must(place.open());
}

TEST_CASE("Unlocking where there is no vault makes none") {
  Place place;
  CHECK(code_of(place.open()) == Code::not_found);
  CHECK_FALSE(std::filesystem::exists(place.place.folder));
}

TEST_CASE("A new vault is never made over one that is there") {
  Place place;
  place.write_something();
  auto before = place.bytes();
  CHECK(code_of(place.create("some other passphrase")) == Code::exists);
  std::filesystem::remove(place.place.folder / "vault.db");
  CHECK(code_of(place.create("some other passphrase")) == Code::exists);  // slots may belong to a copy kept elsewhere
  before.erase("vault.db");
  CHECK(place.bytes() == before);
}

TEST_CASE("A passphrase that is too short makes no vault") {
  Place place;
  CHECK(code_of(place.create("short")) == Code::invalid);
  CHECK(code_of(place.create("ééééééééééé")) == Code::invalid);  // eleven characters in twenty-two bytes
  CHECK_FALSE(std::filesystem::exists(place.place.folder));
}

TEST_CASE("A creation that was cut off is begun again, and nothing counts as a vault before it is whole") {
  Place place;
  place.write_something();
  std::filesystem::create_directory(place.place.folder / "making");
  std::filesystem::rename(place.place.folder / "vault.db", place.place.folder / "making" / "vault.db");
  CHECK(code_of(storage::vault_name(place.files, place.place)) == Code::not_found);
  CHECK(code_of(place.open()) == Code::not_found);
  must(place.create("another passphrase"));
  CHECK(code_of(place.open()) == Code::wrong_key);
  must(place.open("another passphrase"));
}

TEST_CASE("One damaged or missing copy of the slots still opens, and is mended") {
  Place place;
  place.write_something();
  const char* name = GENERATE("slots.a", "slots.b");
  bool missing = GENERATE(true, false);
  if (missing)
    must(place.files.remove(place.place.folder / name));
  else
    place.damage(name, 20);
  CHECK(must(storage::vault_name(place.files, place.place)) == "Ishbel");
  must(place.open());
  CHECK(must(place.files.read(place.place.folder / "slots.a")) == must(place.files.read(place.place.folder / "slots.b")));
}

TEST_CASE("Both copies of the slots damaged is told as damage, not as a wrong passphrase") {
  Place place;
  place.write_something();
  place.damage("slots.a", 20);
  place.damage("slots.b", 60);
  auto before = place.bytes();
  CHECK(code_of(place.open()) == Code::corrupt);
  CHECK(code_of(storage::vault_name(place.files, place.place)) == Code::corrupt);
  CHECK(place.bytes() == before);
}

TEST_CASE("A lost database or lost slots are told as damage, and nothing is made in their place") {
  Place place;
  place.write_something();
  SECTION("database") {
    must(place.files.remove(place.place.folder / "vault.db"));
  }
  SECTION("slots") {
    must(place.files.remove(place.place.folder / "slots.a"));
    must(place.files.remove(place.place.folder / "slots.b"));
  }
  auto before = place.bytes();
  CHECK(code_of(place.open()) == Code::corrupt);
  CHECK(place.bytes() == before);
}

TEST_CASE("A damaged first page is told as damage, not as a wrong passphrase") {
  Place place;
  place.write_something();
  place.damage("vault.db", 100);
  CHECK(code_of(place.open()) == Code::corrupt);
}

TEST_CASE("A vault of a newer Blether says so") {
  Place place;
  place.write_something();
  auto slots = must(storage::read_slots(place.files, place.place.folder));
  auto data_key = must(storage::unwrap(slots.slots, kPassphrase));
  auto key = must(storage::subkey(data_key.view(), storage::Subkey::database));
  must(must(storage::Connection::open(place.place.folder / "vault.db", key.view(),
                                      storage::Connection::Mode::open_existing))
           ->script("PRAGMA user_version=99"));
  auto before = place.bytes();
  CHECK(code_of(place.open()) == Code::too_new);
  CHECK(place.bytes() == before);
}

TEST_CASE("A vault that is open is not opened twice") {
  Place place;
  auto vault = must(place.create());
  CHECK(code_of(place.open()) == Code::locked);
  vault.reset();
  must(place.open());
}

TEST_CASE("A place that cannot be written leaves no half vault") {
  Place place;
  must(place.files.replace(place.folder / "vault", base::as_bytes("a file where the folder should be")));
  CHECK_FALSE(place.create().has_value());
  CHECK(must(place.files.read(place.folder / "vault")) ==
        base::to_bytes(base::as_bytes("a file where the folder should be")));
}
