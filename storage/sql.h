// The one place that speaks to SQLCipher: connection, statement, transaction.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/base/bytes.h"
#include "platform/base/files.h"
#include "platform/base/result.h"
#include "platform/base/secret.h"

struct sqlite3;
struct sqlite3_stmt;

namespace blether::storage {

class Connection;

// Looks a std::string key up by a view of it.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <class Value>
using TextMap = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

// A prepared statement on loan from its connection's cache; it goes back, reset, when it is destroyed. It must not
// outlive the connection. Parameters count from 1, columns from 0. Views of text and blobs last until the next step.
class Statement {
 public:
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&&) = delete;
  Statement(const Statement&) = delete;
  ~Statement();

  void bind(int place, std::nullptr_t);
  void bind(int place, std::int64_t number);
  void bind(int place, std::uint64_t number) { bind(place, static_cast<std::int64_t>(number)); }
  void bind(int place, int number) { bind(place, static_cast<std::int64_t>(number)); }
  void bind(int place, bool flag) { bind(place, static_cast<std::int64_t>(flag)); }
  // Text and blobs are not copied: they must live until the statement is stepped for the last time.
  void bind(int place, std::string_view text);
  void bind(int place, base::ByteView blob);
  template <class... Values>
  Statement& with(Values&&... values) {
    int place = 0;
    (bind(++place, std::forward<Values>(values)), ...);
    return *this;
  }

  // True: a row is there to read. False: done.
  base::Result<bool> step();
  // Steps to the end, dropping rows.
  base::Result<void> run();
  // Ready for other parameters.
  void reset();

  std::int64_t number(int column) const;
  std::string_view text(int column) const;
  base::ByteView blob(int column) const;
  bool is_null(int column) const;

 private:
  friend class Connection;
  using Idle = std::vector<sqlite3_stmt*>;
  Statement(Connection& owner, sqlite3_stmt* handle, Idle& home) : owner_(&owner), handle_(handle), home_(&home) {}
  Connection* owner_;
  sqlite3_stmt* handle_;
  Idle* home_;  // where in the owner's cache it belongs
};

// An open, keyed database, held exclusively: a second opener gets `locked`. Single-threaded.
class Connection {
 public:
  enum class Mode { open_existing, create_new };
  static constexpr std::size_t kKeyBytes = 32;

  // SQLCipher with a raw 32-byte key, pages of 4096 bytes, WAL, synchronous FULL, secure_delete, temporary tables in
  // memory. not_found: open_existing and no file. exists: create_new and a file. wrong_key: not a database under this
  // key (or its first page is damaged). locked: another program has it open. no_space, io, no_memory.
  static base::Result<std::unique_ptr<Connection>> open(const base::Path& file, base::ByteView key, Mode mode);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  base::Result<Statement> prepare(std::string_view sql);
  template <class... Values>
  base::Result<Statement> query(std::string_view sql, Values&&... values) {
    TRY(auto statement, prepare(sql));
    statement.with(std::forward<Values>(values)...);
    return statement;
  }
  // One statement with parameters, no rows wanted.
  template <class... Values>
  base::Result<void> run(std::string_view sql, Values&&... values) {
    TRY(auto statement, prepare(sql));
    statement.with(std::forward<Values>(values)...);
    return statement.run();
  }
  // Several statements separated by semicolons, without parameters.
  base::Result<void> script(const std::string& sql);
  // The first column of the first row; `otherwise` when there is no row.
  base::Result<std::int64_t> number(std::string_view sql, std::int64_t otherwise = 0);
  base::Result<std::string> text(std::string_view sql);

  std::int64_t last_row() const;
  const base::Path& file() const { return file_; }
  // Writes everything in the WAL into the database file and empties the WAL.
  base::Result<void> checkpoint();
  // Puts the bytes of the whole, encrypted database beside it; needs no key. exists: the copy is there already.
  base::Result<void> copy_to(const base::Path& copy);
  // At most so many pages of 4096 bytes; writing more gives no_space. For quotas and tests.
  base::Result<void> limit_pages(std::int64_t most);

  // The search engine's own words of a text (unicode61, diacritics folded): `each` gets the folded token and where it
  // stands in `text`, from and up to.
  using EachToken = std::function<void(std::string_view token, std::size_t from, std::size_t to)>;
  base::Result<void> tokenize(std::string_view text, const EachToken& each);

 private:
  friend class Statement;
  Connection(sqlite3* handle, base::Path file);
  base::Result<void> set_up(base::ByteView key);
  base::Result<void> find_tokenizer();
  tl::unexpected<base::Error> failed(int status, const char* act) const;

  struct Tokenizer;
  sqlite3* handle_;
  base::Path file_;
  TextMap<Statement::Idle> idle_;
  std::unique_ptr<Tokenizer> tokenizer_;
};

// Everything between begin and commit is written whole or not at all; without commit it is undone.
class Transaction {
 public:
  static base::Result<Transaction> begin(Connection& connection);
  Transaction(Transaction&& other) noexcept : connection_(std::exchange(other.connection_, nullptr)) {}
  Transaction& operator=(Transaction&&) = delete;
  Transaction(const Transaction&) = delete;
  ~Transaction();
  base::Result<void> commit();

 private:
  explicit Transaction(Connection& connection) : connection_(&connection) {}
  Connection* connection_;
};

// "4.6.1 community" and so on; empty when the engine is not SQLCipher. Needs no database.
base::Result<std::string> cipher_version(Connection& connection);

}  // namespace blether::storage
