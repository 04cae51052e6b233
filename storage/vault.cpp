#include "storage/vault.h"

#include "storage/key_slots.h"
#include "storage/migrations.h"
#include "storage/sql.h"

namespace blether::storage {

using base::Code;
using base::fail;
using base::Result;

namespace {

constexpr std::size_t kShortestPassphrase = 12;  // characters
constexpr const char* kDatabase = "vault.db";
// The database is made in here and moved out last: only then it is a vault.
constexpr const char* kMaking = "making";
// As long as it is there, what else is there is on its way out.
constexpr const char* kLeaving = "leaving";

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (char byte : text) count += (static_cast<unsigned char>(byte) & 0xc0) != 0x80;
  return count;
}

Result<void> move_file(const base::Path& from, const base::Path& to) {
  std::error_code error;
  std::filesystem::rename(from, to, error);
  if (error) return fail(Code::io, "move " + to.filename().string() + ": " + error.message());
  return {};
}

void remove_folder(const base::Path& folder) {
  std::error_code ignored;  // what stays is never opened, and is swept by the next creation
  std::filesystem::remove_all(folder, ignored);
}

// Keys first. Each step can be done twice; the mark goes last.
Result<void> clear_away(base::Files& files, const base::Path& folder) {
  for (const char* name : {kSlotsA, kSlotsB, kDatabase, "vault.db-wal", "vault.db-shm"})
    TRY_VOID(files.remove(folder / name));
  remove_folder(folder / "files");
  remove_folder(folder / kMaking);
  return files.remove(folder / kLeaving);
}

// What lies in a folder, told apart without opening anything.
struct Found {
  bool database = false, slots = false, making = false;
};

Result<Found> look(base::Files& files, const base::Path& folder) {
  TRY(bool leaving, files.exists(folder / kLeaving));
  if (leaving) TRY_VOID(clear_away(files, folder));
  Found found;
  TRY(found.database, files.exists(folder / kDatabase));
  TRY(bool a, files.exists(folder / kSlotsA));
  TRY(bool b, files.exists(folder / kSlotsB));
  found.slots = a || b;
  TRY(found.making, files.exists(folder / kMaking));
  return found;
}

// Removes a creation that was cut off. Slots without a database came from it, for it began in an empty place.
Result<void> clear_unfinished(base::Files& files, const base::Path& folder, const Found& found) {
  if (!found.making || found.database) return {};
  TRY_VOID(files.remove(folder / kSlotsA));
  TRY_VOID(files.remove(folder / kSlotsB));
  remove_folder(folder / kMaking);
  return {};
}

Result<void> keep_owner(Connection& sql, const model::AuthorId& author, const DeviceKey& key) {
  return sql.run("INSERT INTO owner(only_one, author, secret_key) VALUES(1, ?1, ?2)", author.view(),
                 key.secret_key.view());
}

struct Owner {
  model::AuthorId author;
  DeviceKey key;
};

Result<Owner> read_owner(Connection& sql) {
  TRY(auto rows, sql.prepare("SELECT author, secret_key FROM owner"));
  TRY(bool row, rows.step());
  auto author = row ? model::AuthorId::from_bytes(rows.blob(0)) : std::nullopt;
  if (!author) return fail(Code::corrupt, "vault has no owner");
  Owner owner;
  owner.author = *author;
  TRY(owner.key, device_key_from(rows.blob(1)));
  return owner;
}

// A vault in the making, in a folder that is empty and ours.
struct Made {
  base::SecretBytes data_key;
  base::Bytes slots;
};

Result<Made> make_in(base::Files& files, const base::Path& folder, const VaultOwner& owner, std::string_view passphrase,
                     const StoreWorld& world, const KeyCost& cost) {
  TRY_VOID(files.make_folder(folder));
  Made made;
  TRY(made.data_key, base::SecretBytes::create(kDataKeyBytes));
  world.random->fill({made.data_key.data(), made.data_key.size()});
  TRY(auto device, create_device_key(*world.random));
  KeySlots slots;
  slots.device = device.id;
  slots.name = owner.name;
  TRY(auto slot, make_passphrase_slot(slots, 1, passphrase, cost, made.data_key.view(), *world.random,
                                      world.clock->utc_ms()));
  slots.slots.push_back(slot);
  made.slots = encode_slots(slots, made.data_key.view());

  TRY(auto key, subkey(made.data_key.view(), Subkey::database));
  TRY(auto sql, Connection::open(folder / kDatabase, key.view(), Connection::Mode::create_new));
  TRY_VOID(migrate(*sql));
  TRY_VOID(keep_owner(*sql, owner.author, device));
  TRY_VOID(sql->checkpoint());
  return made;
}

Result<void> move_out(base::Files& files, const base::Path& making, const base::Path& folder, base::ByteView slots) {
  TRY_VOID(write_slots(files, folder, slots));
  TRY_VOID(move_file(making / kDatabase, folder / kDatabase));
  // Writing a copy syncs the folder, so that no power cut undoes the move.
  return files.replace(folder / kSlotsB, slots);
}

// Takes away a vault that nobody was told of yet.
void take_back(base::Files& files, const base::Path& folder) {
  for (const char* name : {kDatabase, "vault.db-wal", kSlotsA, kSlotsB})
    ignore(files.remove(folder / name), "the failure that led here is the one to tell");
  remove_folder(folder / kMaking);
}

// What the passphrase gives, with nothing of the database looked at.
struct Proved {
  SlotFiles slots;
  base::SecretBytes data_key;
};

Result<Proved> prove(base::Files& files, const base::Path& folder, std::string_view passphrase) {
  TRY(auto found, look(files, folder));
  if (!found.database && (found.making || !found.slots)) return fail(Code::not_found, "vault");
  if (!found.database) return fail(Code::corrupt, "the database is missing");
  if (!found.slots) return fail(Code::corrupt, "slots: both are missing");
  Proved proved;
  TRY(proved.slots, read_slots(files, folder));
  TRY(proved.data_key, unwrap(proved.slots.slots, passphrase));
  TRY_VOID(check_mark(proved.slots.bytes, proved.data_key.view()));
  return proved;
}

struct Opened {
  DeviceKey device;
  model::AuthorId author;
  std::unique_ptr<Store> store;
};

Result<Opened> open_database(const base::Path& folder, base::ByteView data_key, const StoreWorld& world) {
  TRY(auto key, subkey(data_key, Subkey::database));
  auto sql = Connection::open(folder / kDatabase, key.view(), Connection::Mode::open_existing);
  // The slots proved the key, so a first page that does not open with it is damaged.
  if (!sql && sql.error().code == Code::wrong_key) return fail(Code::corrupt, "first page of the database");
  if (!sql) return tl::unexpected<base::Error>(sql.error());
  TRY_VOID(migrate(**sql));
  TRY(auto owner, read_owner(**sql));

  Opened opened;
  opened.author = owner.author;
  TRY(opened.device, device_key_from(owner.key.secret_key.view()));
  TRY(opened.store, Store::open(std::move(*sql), std::move(owner.key), owner.author, world));
  auto noted = opened.store->note_access("unlock", opened.device.id.hex());
  // A full disk must not keep anybody from reading what is there.
  if (!noted && noted.error().code != Code::no_space) return tl::unexpected<base::Error>(noted.error());
  return opened;
}

}  // namespace

struct Vault::Open : Opened {};

Vault::Vault(std::unique_ptr<Open> open) : open_(std::move(open)) {}
Vault::~Vault() = default;
Store& Vault::store() { return *open_->store; }
const DeviceKey& Vault::device() const { return open_->device; }
model::AuthorId Vault::author() const { return open_->author; }

Result<std::string> vault_name(base::Files& files, const VaultPlace& place) {
  TRY(auto found, look(files, place.folder));
  if (!found.database && (found.making || !found.slots)) return fail(Code::not_found, "vault");
  auto slots = read_slots(files, place.folder);
  if (!slots && slots.error().code == Code::not_found) return fail(Code::corrupt, "slots: both are missing");
  if (!slots) return tl::unexpected<base::Error>(slots.error());
  return slots->slots.name;
}

Result<void> check_passphrase(base::Files& files, const VaultPlace& place, std::string_view passphrase) {
  TRY_VOID(prove(files, place.folder, passphrase));
  return {};
}

Result<void> remove_vault(base::Files& files, const VaultPlace& place) {
  TRY(auto found, look(files, place.folder));
  if (!found.database && !found.slots && !found.making) return {};
  TRY_VOID(files.replace(place.folder / kLeaving, base::as_bytes("1")));
  return clear_away(files, place.folder);
}

Result<std::unique_ptr<Vault>> Vault::create(base::Files& files, const VaultPlace& place, const VaultOwner& owner,
                                             std::string_view passphrase, const StoreWorld& world, KeyCost cost) {
  if (characters(passphrase) < kShortestPassphrase) return fail(Code::invalid, "passphrase is too short");
  TRY(auto found, look(files, place.folder));
  if (found.database || (found.slots && !found.making)) return fail(Code::exists, "a vault is there already");
  TRY_VOID(files.make_folder(place.folder));
  TRY_VOID(clear_unfinished(files, place.folder, found));

  base::Path making = place.folder / kMaking;
  auto finish = [&]() -> Result<Opened> {
    TRY(auto made, make_in(files, making, owner, passphrase, world, cost));
    TRY_VOID(move_out(files, making, place.folder, made.slots));
    return open_database(place.folder, made.data_key.view(), world);
  };
  auto opened = finish();
  if (!opened) {
    take_back(files, place.folder);
    return tl::unexpected<base::Error>(opened.error());
  }
  remove_folder(making);
  return std::unique_ptr<Vault>(new Vault(std::make_unique<Open>(Open{std::move(*opened)})));
}

Result<std::unique_ptr<Vault>> Vault::open(base::Files& files, const VaultPlace& place, std::string_view passphrase,
                                           const StoreWorld& world) {
  TRY(auto proved, prove(files, place.folder, passphrase));
  TRY(auto opened, open_database(place.folder, proved.data_key.view(), world));
  if (proved.slots.needs_repair)
    ignore(write_slots(files, place.folder, proved.slots.bytes), "one copy is whole; tried again at the next opening");
  return std::unique_ptr<Vault>(new Vault(std::make_unique<Open>(Open{std::move(opened)})));
}

}  // namespace blether::storage
