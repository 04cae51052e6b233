// The one place that speaks to libpq: a connection with prepared statements, in binary.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/base/bytes.h"
#include "platform/base/result.h"

struct pg_conn;
struct pg_result;

namespace blether::hub {

// A column of values for one statement: $1::bigint[], $1::bytea[] or $1::text[], as PostgreSQL's array_recv reads it.
class PostgresArray {
 public:
  enum class Of : std::uint32_t { bytea = 17, bigint = 20, text = 25 };  // their numbers in pg_type
  explicit PostgresArray(Of kind) : kind_(kind) {}
  void add(std::int64_t number);
  void add(std::uint64_t number) { add(static_cast<std::int64_t>(number)); }
  void add(base::ByteView bytes);
  void add(std::string_view text) { add(base::as_bytes(text)); }
  base::Bytes bytes() const;

 private:
  Of kind_;
  std::int32_t count_ = 0;
  base::Bytes elements_;  // each behind its length
};

// What a statement is given, in the order of $1, $2 … Integers are bigint: smaller columns are cast in the statement.
class PostgresValues {
 public:
  template <class... Values>
  explicit PostgresValues(const Values&... values) {
    (add(values), ...);
  }
  void add(std::int64_t number);
  void add(std::uint64_t number) { add(static_cast<std::int64_t>(number)); }
  // Bytes as bytea, text as text. Copied.
  void add(base::ByteView bytes);
  void add(const base::Bytes& bytes) { add(base::ByteView(bytes)); }
  void add(std::string_view text) { add(base::as_bytes(text)); }
  void add(const std::string& text) { add(base::as_bytes(text)); }
  void add(const PostgresArray& array) { values_.push_back(array.bytes()); }

 private:
  friend class PostgresConnection;
  std::vector<base::Bytes> values_;
};

// Rows of an answer. Rows and columns count from 0; views last as long as this.
class PostgresRows {
 public:
  explicit PostgresRows(pg_result* result);
  int count() const;
  std::int64_t number(int row, int column) const;  // smallint, integer or bigint
  base::ByteView bytes(int row, int column) const;
  std::string text(int row, int column) const { return std::string(base::as_text(bytes(row, column))); }
  // How many rows an insert, update or delete touched.
  std::uint64_t touched() const;

 private:
  struct Clear {
    void operator()(pg_result* result) const;
  };
  std::unique_ptr<pg_result, Clear> result_;
};

// Single-threaded. Errors, with the SQLSTATE in the detail and never a value:
//   busy      not reached, cut off, shutting down, a standby, out of connections, waited too long, deadlocked
//   denied    the server does not let this user in, or do this
//   exists    a unique key is taken
//   no_space, no_memory
//   io        anything else
class PostgresConnection {
 public:
  // `where` as libpq reads it: "host=… dbname=…", a URI, or "service=…". Unless it says otherwise: only a server that
  // takes writes, certificates checked over a network, 10 s to connect and 10 s until a silent peer counts as gone.
  static base::Result<std::unique_ptr<PostgresConnection>> open(const std::string& where);
  ~PostgresConnection();
  PostgresConnection(const PostgresConnection&) = delete;
  PostgresConnection& operator=(const PostgresConnection&) = delete;

  // Prepared at its first use; `sql` is a literal, known by its address.
  base::Result<PostgresRows> run(const char* sql, const PostgresValues& values = PostgresValues());
  // Several statements without values, not prepared, in one round trip.
  base::Result<void> script(const std::string& sql);
  // The same; what the last of them gives in its first row and column, as text.
  base::Result<std::string> last_of(const std::string& sql);
  // busy when a standby did not confirm: then it may be kept or not.
  base::Result<void> commit();

  // Whether it can be used again.
  bool is_sound() const;

 private:
  explicit PostgresConnection(pg_conn* handle) : handle_(handle) {}
  base::Result<const std::string*> prepared(const char* sql);
  base::Result<PostgresRows> checked(pg_result* result);
  bool send(const std::string& statement, const PostgresValues& values);
  static void notice(void* self, const pg_result* result);

  pg_conn* handle_;
  std::unordered_map<const char*, std::string> prepared_;
  bool warned_ = false;
};

}  // namespace blether::hub
