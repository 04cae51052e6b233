// Start-up self-test (fails closed): a vault is opened only by an engine that was seen to work.
#include <algorithm>
#include <charconv>
#include <optional>

#include "storage/key_slots.h"
#include "storage/sql.h"

namespace blether::storage {

using base::Code;
using base::fail;
using base::Result;

namespace {

constexpr int kOldestEngine[] = {4, 6, 1};
constexpr std::string_view kPlainHeader = "SQLite format 3";

// Removes the scratch database and what lies beside it.
class Scratch {
 public:
  Scratch(base::Files& files, base::Path file) : files_(files), file_(std::move(file)) { clear(); }
  ~Scratch() { clear(); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  const base::Path& file() const { return file_; }

 private:
  void clear() {
    for (const char* tail : {"", "-wal", "-journal"})
      ignore(files_.remove(base::Path(file_) += tail), "a scratch file that stays is overwritten next time");
  }
  base::Files& files_;
  base::Path file_;
};

bool is_new_enough(std::string_view version) {
  for (int oldest : kOldestEngine) {
    int part = 0;
    auto [end, error] = std::from_chars(version.data(), version.data() + version.size(), part);
    if (error != std::errc()) return false;
    if (part != oldest) return part > oldest;
    version.remove_prefix(static_cast<std::size_t>(end - version.data()));
    if (!version.empty() && version.front() == '.') version.remove_prefix(1);
  }
  return true;
}

tl::unexpected<base::Error> failed(const std::string& what) { return fail(Code::io, "self-test: " + what); }

// RFC 8032, 7.1, test 2.
bool signatures_work() {
  auto key = base::from_hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
  auto good = base::from_hex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                             "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
  PublicKey public_key{};
  std::copy(key->begin(), key->end(), public_key.begin());
  const std::uint8_t message[] = {0x72};
  auto bad = *good;
  bad[0] ^= 1;
  return verify(public_key, "", message, *good) && !verify(public_key, "", message, bad);
}

Result<void> make_scratch(const base::Path& file, base::ByteView key) {
  auto connection = Connection::open(file, key, Connection::Mode::create_new);
  if (!connection) return failed("create: " + connection.error().detail);
  Connection& sql = **connection;
  auto version = cipher_version(sql);
  if (!version || !is_new_enough(*version)) return failed("engine is not SQLCipher 4.6.1 or newer");
  auto page = sql.text("PRAGMA cipher_page_size");
  if (!page || *page != "4096") return failed("page size");
  auto store = sql.number("PRAGMA temp_store");
  if (!store || *store != 2) return failed("temporary tables outside memory");
  if (!sql.script("CREATE VIRTUAL TABLE words USING fts5(word)")) return failed("no full-text search");
  if (!sql.script("CREATE TABLE filler(bytes BLOB); INSERT INTO filler VALUES(zeroblob(20000))"))
    return failed("write");
  if (!sql.checkpoint()) return failed("checkpoint");
  return {};
}

// True when the flipped bit was noticed.
bool notices_damage(const base::Path& file, base::ByteView key) {
  auto connection = Connection::open(file, key, Connection::Mode::open_existing);
  if (!connection) return true;
  auto found = (*connection)->text("PRAGMA cipher_integrity_check");
  return !found || !found->empty();
}

Result<void> check_encryption(base::Files& files, const base::Path& file) {
  base::SystemRandom random;
  TRY(auto key, base::SecretBytes::create(Connection::kKeyBytes));
  random.fill({key.data(), key.size()});
  Scratch scratch(files, file);
  TRY_VOID(make_scratch(scratch.file(), key.view()));

  auto bytes = files.read(scratch.file());
  if (!bytes || bytes->size() < 3 * 4096) return failed("scratch database is missing");
  if (base::as_text(base::ByteView(*bytes).first(kPlainHeader.size())) == kPlainHeader)
    return failed("first page is not encrypted");
  TRY(auto other, base::SecretBytes::copy_of(key.view()));
  other.data()[0] ^= 1;
  auto wrong = Connection::open(scratch.file(), other.view(), Connection::Mode::open_existing);
  if (wrong || wrong.error().code != Code::wrong_key) return failed("a wrong key was not refused");

  (*bytes)[bytes->size() - 2048] ^= 1;
  if (auto written = files.replace(scratch.file(), *bytes); !written) return failed("write damage");
  if (!notices_damage(scratch.file(), key.view())) return failed("a flipped bit was not noticed");
  return {};
}

Result<void> run_once(base::Files& files, const base::Path& folder) {
  TRY_VOID(base::start_cryptography());
  if (!derivation_works()) return failed("Argon2id");
  if (!signatures_work()) return failed("Ed25519");
  TRY_VOID(files.make_folder(folder));
  return check_encryption(files, folder / "self-test.db");
}

}  // namespace

Result<void> self_test(base::Files& files, const base::Path& scratch_folder) {
  static const Result<void> outcome = run_once(files, scratch_folder);
  return outcome;
}

}  // namespace blether::storage
