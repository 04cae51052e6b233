#include "storage/sql.h"

#ifndef SQLITE_HAS_CODEC
#define SQLITE_HAS_CODEC 1
#endif
#include <sqlcipher/sqlite3.h>

#include <cerrno>
#include <cstring>

namespace blether::storage {

using base::Code;
using base::fail;
using base::Result;

namespace {

Code code_of(int status, int system_errno) {
  switch (status & 0xff) {
    case SQLITE_FULL: return Code::no_space;
    case SQLITE_NOTADB: return Code::wrong_key;
    case SQLITE_CORRUPT: return Code::corrupt;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return Code::locked;
    case SQLITE_NOMEM: return Code::no_memory;
    case SQLITE_CANTOPEN: return system_errno == ENOENT ? Code::not_found : Code::io;
    case SQLITE_READONLY:
    case SQLITE_PERM: return Code::denied;
    case SQLITE_TOOBIG: return Code::invalid;
    default: break;
  }
  if (system_errno == ENOSPC || system_errno == EDQUOT || system_errno == EFBIG) return Code::no_space;
  return Code::io;
}

// The engine's own message can quote what a person wrote, so only its number and ours go into the detail.
std::string detail_of(const char* act, int status) {
  return std::string(act) + ": engine status " + std::to_string(status);
}

}  // namespace

struct Connection::Tokenizer {
  fts5_tokenizer calls{};
  Fts5Tokenizer* handle = nullptr;
  ~Tokenizer() {
    if (handle != nullptr) calls.xDelete(handle);
  }
};

Statement::Statement(Statement&& other) noexcept
    : owner_(other.owner_), handle_(std::exchange(other.handle_, nullptr)), home_(other.home_) {}

Statement::~Statement() {
  if (handle_ == nullptr) return;
  reset();
  home_->push_back(handle_);
}

void Statement::bind(int place, std::nullptr_t) { BLETHER_CHECK(sqlite3_bind_null(handle_, place) == SQLITE_OK); }

void Statement::bind(int place, std::int64_t number) {
  BLETHER_CHECK(sqlite3_bind_int64(handle_, place, number) == SQLITE_OK);
}

void Statement::bind(int place, std::string_view text) {
  const char* data = text.data() == nullptr ? "" : text.data();
  BLETHER_CHECK(sqlite3_bind_text64(handle_, place, data, text.size(), SQLITE_STATIC, SQLITE_UTF8) == SQLITE_OK);
}

void Statement::bind(int place, base::ByteView blob) {
  const void* data = blob.data() == nullptr ? static_cast<const void*>("") : blob.data();
  BLETHER_CHECK(sqlite3_bind_blob64(handle_, place, data, blob.size(), SQLITE_STATIC) == SQLITE_OK);
}

Result<bool> Statement::step() {
  int status = sqlite3_step(handle_);
  if (status == SQLITE_ROW) return true;
  if (status == SQLITE_DONE) return false;
  return owner_->failed(status, "step");
}

Result<void> Statement::run() {
  for (;;) {
    TRY(bool row, step());
    if (!row) return {};
  }
}

void Statement::reset() {
  sqlite3_reset(handle_);
  sqlite3_clear_bindings(handle_);
}

std::int64_t Statement::number(int column) const { return sqlite3_column_int64(handle_, column); }

std::string_view Statement::text(int column) const {
  auto* data = sqlite3_column_text(handle_, column);
  if (data == nullptr) return {};
  return {reinterpret_cast<const char*>(data), static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}

base::ByteView Statement::blob(int column) const {
  auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(handle_, column));
  if (data == nullptr) return {};
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}

bool Statement::is_null(int column) const { return sqlite3_column_type(handle_, column) == SQLITE_NULL; }

Connection::Connection(sqlite3* handle, base::Path file) : handle_(handle), file_(std::move(file)) {}

Connection::~Connection() {
  tokenizer_.reset();
  for (auto& [sql, handles] : idle_)
    for (auto* handle : handles) sqlite3_finalize(handle);
  sqlite3_close(handle_);
}

tl::unexpected<base::Error> Connection::failed(int status, const char* act) const {
  int extended = sqlite3_extended_errcode(handle_);
  if ((extended & 0xff) == (status & 0xff)) status = extended;
  return fail(code_of(status, sqlite3_system_errno(handle_)), detail_of(act, status));
}

Result<std::unique_ptr<Connection>> Connection::open(const base::Path& file, base::ByteView key, Mode mode) {
  if (key.size() != kKeyBytes) return fail(Code::invalid, "key length");
  std::error_code error;
  bool there = std::filesystem::exists(file, error);
  if (mode == Mode::create_new && there) return fail(Code::exists, file.filename().string());
  if (mode == Mode::open_existing && !there) return fail(Code::not_found, file.filename().string());

  sqlite3* handle = nullptr;
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  if (mode == Mode::create_new) flags |= SQLITE_OPEN_CREATE;
  int status = sqlite3_open_v2(file.c_str(), &handle, flags, nullptr);
  if (handle == nullptr) return fail(Code::no_memory, "open database");
  std::unique_ptr<Connection> connection(new Connection(handle, file));
  if (status != SQLITE_OK) return connection->failed(status, "open database");
  TRY_VOID(connection->set_up(key));
  return connection;
}

Result<void> Connection::set_up(base::ByteView key) {
  // As raw bytes the engine would stretch the key again; in the x'' form it takes it as it is.
  std::string raw = "x'" + base::to_hex(key) + "'";
  int status = sqlite3_key(handle_, raw.data(), static_cast<int>(raw.size()));
  base::wipe(raw);
  if (status != SQLITE_OK) return failed(status, "key");
  // Exclusive before the first read: one program per vault, and no shared-memory file beside it.
  TRY_VOID(script("PRAGMA cipher_log_level=NONE; PRAGMA cipher_page_size=4096; PRAGMA locking_mode=EXCLUSIVE; PRAGMA temp_store=2;"
                  "PRAGMA secure_delete=ON; PRAGMA foreign_keys=OFF; PRAGMA trusted_schema=OFF;"));
  TRY_VOID(number("SELECT count(*) FROM sqlite_master"));
  TRY(auto journal, text("PRAGMA journal_mode=WAL"));
  if (journal != "wal") return fail(Code::io, "no write-ahead log");
  TRY_VOID(script("PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4000; PRAGMA cache_size=-16000;"
                  "BEGIN EXCLUSIVE; COMMIT;"));
  return {};
}

Result<Statement> Connection::prepare(std::string_view sql) {
  auto found = idle_.find(sql);
  if (found == idle_.end()) found = idle_.try_emplace(std::string(sql)).first;
  Statement::Idle& idle = found->second;
  if (!idle.empty()) {
    auto* handle = idle.back();
    idle.pop_back();
    return Statement(*this, handle, idle);
  }
  sqlite3_stmt* handle = nullptr;
  int status = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &handle,
                                  nullptr);
  if (status != SQLITE_OK) return failed(status, "prepare");
  return Statement(*this, handle, idle);
}

Result<void> Connection::script(const std::string& sql) {
  int status = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
  if (status != SQLITE_OK) return failed(status, "script");
  return {};
}

Result<std::int64_t> Connection::number(std::string_view sql, std::int64_t otherwise) {
  TRY(auto statement, prepare(sql));
  TRY(bool row, statement.step());
  return row ? statement.number(0) : otherwise;
}

Result<std::string> Connection::text(std::string_view sql) {
  TRY(auto statement, prepare(sql));
  TRY(bool row, statement.step());
  return row ? std::string(statement.text(0)) : std::string();
}

std::int64_t Connection::last_row() const { return sqlite3_last_insert_rowid(handle_); }

Result<void> Connection::checkpoint() {
  int status = sqlite3_wal_checkpoint_v2(handle_, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  if (status != SQLITE_OK) return failed(status, "checkpoint");
  return {};
}

Result<void> Connection::copy_to(const base::Path& copy) {
  TRY_VOID(checkpoint());
  base::SystemFiles files;
  TRY(bool there, files.exists(copy));
  if (there) return fail(Code::exists, copy.filename().string());
  std::error_code error;
  // A reflink or an in-kernel copy; the file is ours alone (exclusive lock), so the bytes hold still.
  std::filesystem::copy_file(file_, copy, error);
  if (!error) return {};
  ignore(files.remove(copy), "half a copy is of no use");
  return fail(error == std::errc::no_space_on_device ? Code::no_space : Code::io, "copy: " + error.message());
}

Result<void> Connection::limit_pages(std::int64_t most) {
  return script("PRAGMA max_page_count=" + std::to_string(most));
}

Result<void> Connection::find_tokenizer() {
  fts5_api* api = nullptr;
  {
    TRY(auto statement, prepare("SELECT fts5(?1)"));
    sqlite3_bind_pointer(statement.handle_, 1, &api, "fts5_api_ptr", nullptr);
    TRY_VOID(statement.step());
  }
  if (api == nullptr) return fail(Code::io, "no full-text search");
  auto found = std::make_unique<Tokenizer>();
  void* context = nullptr;
  if (api->xFindTokenizer(api, "unicode61", &context, &found->calls) != SQLITE_OK)
    return fail(Code::io, "no tokenizer");
  const char* settings[] = {"remove_diacritics", "2"};
  if (found->calls.xCreate(context, settings, 2, &found->handle) != SQLITE_OK)
    return fail(Code::no_memory, "tokenizer");
  tokenizer_ = std::move(found);
  return {};
}

Result<void> Connection::tokenize(std::string_view text, const EachToken& each) {
  if (tokenizer_ == nullptr) TRY_VOID(find_tokenizer());
  auto call = [](void* context, int, const char* token, int length, int from, int to) {
    (*static_cast<const EachToken*>(context))({token, static_cast<std::size_t>(length)},
                                              static_cast<std::size_t>(from), static_cast<std::size_t>(to));
    return SQLITE_OK;
  };
  int status = tokenizer_->calls.xTokenize(tokenizer_->handle, const_cast<EachToken*>(&each), FTS5_TOKENIZE_DOCUMENT,
                                           text.data(), static_cast<int>(text.size()), call);
  if (status != SQLITE_OK) return failed(status, "tokenize");
  return {};
}

Result<Transaction> Transaction::begin(Connection& connection) {
  TRY_VOID(connection.run("BEGIN IMMEDIATE"));
  return Transaction(connection);
}

Transaction::~Transaction() {
  if (connection_ != nullptr)
    ignore(connection_->run("ROLLBACK"), "a transaction that failed may have been rolled back by the engine already");
}

Result<void> Transaction::commit() {
  TRY_VOID(connection_->run("COMMIT"));
  connection_ = nullptr;
  return {};
}

Result<std::string> cipher_version(Connection& connection) { return connection.text("PRAGMA cipher_version"); }

}  // namespace blether::storage
