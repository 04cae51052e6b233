#include "sync/hub/postgres.h"

#include <libpq-fe.h>

#include <array>
#include <charconv>

namespace blether::hub {

using base::Bytes;
using base::ByteView;
using base::Code;
using base::fail;
using base::Result;

namespace {

constexpr int kBinary = 1;

// What each session does, whatever the server's defaults: an acknowledged commit is on disk (and on the standby that the
// server names), and nobody waits for ever or keeps others waiting.
constexpr const char* kSession =
    "set synchronous_commit = on; set statement_timeout = '30s'; set lock_timeout = '10s'; "
    "set idle_in_transaction_session_timeout = '15s'; set jit = off; set plan_cache_mode = force_generic_plan; set client_min_messages = warning";

Code code_of(std::string_view state) {
  struct Known {
    std::string_view start;
    Code code;
  };
  static constexpr Known kKnown[] = {
      {"08", Code::busy},      {"25006", Code::busy},  {"40", Code::busy},      {"53100", Code::no_space},
      {"53200", Code::no_memory}, {"53", Code::busy},  {"55P03", Code::busy},   {"57", Code::busy},
      {"28", Code::denied},    {"42501", Code::denied}, {"23505", Code::exists},
  };
  for (const Known& known : kKnown)
    if (state.starts_with(known.start)) return known.code;
  return Code::io;
}

void put_big_endian(Bytes& bytes, std::uint64_t number, int size) {
  for (int shift = (size - 1) * 8; shift >= 0; shift -= 8) bytes.push_back(static_cast<std::uint8_t>(number >> shift));
}

}  // namespace

void PostgresArray::add(std::int64_t number) {
  put_big_endian(elements_, 8, 4);
  put_big_endian(elements_, static_cast<std::uint64_t>(number), 8);
  ++count_;
}

void PostgresArray::add(ByteView bytes) {
  put_big_endian(elements_, bytes.size(), 4);
  elements_.insert(elements_.end(), bytes.begin(), bytes.end());
  ++count_;
}

Bytes PostgresArray::bytes() const {
  Bytes bytes;
  put_big_endian(bytes, count_ > 0 ? 1 : 0, 4);  // dimensions
  put_big_endian(bytes, 0, 4);                   // nothing in it is null
  put_big_endian(bytes, static_cast<std::uint32_t>(kind_), 4);
  if (count_ == 0) return bytes;
  put_big_endian(bytes, static_cast<std::uint64_t>(count_), 4);
  put_big_endian(bytes, 1, 4);  // the first element is number 1
  bytes.insert(bytes.end(), elements_.begin(), elements_.end());
  return bytes;
}

void PostgresValues::add(std::int64_t number) {
  Bytes bytes;
  put_big_endian(bytes, static_cast<std::uint64_t>(number), 8);
  values_.push_back(std::move(bytes));
}

void PostgresValues::add(ByteView bytes) { values_.push_back(base::to_bytes(bytes)); }

void PostgresRows::Clear::operator()(pg_result* result) const { ::PQclear(result); }
PostgresRows::PostgresRows(pg_result* result) : result_(result) {}
int PostgresRows::count() const { return ::PQntuples(result_.get()); }

ByteView PostgresRows::bytes(int row, int column) const {
  return {reinterpret_cast<const std::uint8_t*>(::PQgetvalue(result_.get(), row, column)),
          static_cast<std::size_t>(::PQgetlength(result_.get(), row, column))};
}

std::int64_t PostgresRows::number(int row, int column) const {
  const ByteView big_endian = bytes(row, column);
  std::uint64_t bits = !big_endian.empty() && (big_endian[0] & 0x80) ? ~std::uint64_t{0} : 0;
  for (std::uint8_t byte : big_endian) bits = bits << 8 | byte;
  return static_cast<std::int64_t>(bits);
}

std::uint64_t PostgresRows::touched() const {
  const std::string_view text = ::PQcmdTuples(result_.get());
  std::uint64_t count = 0;
  std::from_chars(text.data(), text.data() + text.size(), count);
  return count;
}

Result<std::unique_ptr<PostgresConnection>> PostgresConnection::open(const std::string& where) {
  // What comes before dbname stands unless `where` says otherwise.
  static constexpr std::array<const char*, 11> names = {
      "application_name", "connect_timeout", "tcp_user_timeout", "keepalives_idle", "keepalives_interval",
      "keepalives_count", "target_session_attrs", "sslmode", "client_encoding", "dbname", nullptr};
  const std::array<const char*, 11> values = {"blether-hub", "10", "10000", "5", "2", "3", "read-write",
                                              "verify-full", "UTF8", where.c_str(), nullptr};
  std::unique_ptr<PostgresConnection> made(
      new PostgresConnection(::PQconnectdbParams(names.data(), values.data(), 1)));
  // libpq names hosts and users here, no value of ours.
  if (::PQstatus(made->handle_) != CONNECTION_OK) {
    std::string why = made->handle_ ? ::PQerrorMessage(made->handle_) : "no memory";
    while (!why.empty() && why.back() == '\n') why.pop_back();
    return fail(Code::busy, "postgres: " + why);
  }
  ::PQsetNoticeReceiver(made->handle_, &PostgresConnection::notice, made.get());
  TRY_VOID(made->script(kSession));
  return made;
}

PostgresConnection::~PostgresConnection() { ::PQfinish(handle_); }

void PostgresConnection::notice(void* self, const pg_result*) {
  static_cast<PostgresConnection*>(self)->warned_ = true;
}

Result<PostgresRows> PostgresConnection::checked(pg_result* result) {
  const ExecStatusType status = ::PQresultStatus(result);
  PostgresRows rows(result);
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return rows;
  const char* state = ::PQresultErrorField(result, PG_DIAG_SQLSTATE);
  if (!state) return fail(Code::busy, "postgres: the connection was lost");
  return fail(code_of(state), std::string("postgres: ") + state);
}

Result<const std::string*> PostgresConnection::prepared(const char* sql) {
  auto known = prepared_.find(sql);
  if (known != prepared_.end()) return &known->second;
  const std::string name = "s" + std::to_string(prepared_.size());
  TRY_VOID(checked(::PQprepare(handle_, name.c_str(), sql, 0, nullptr)));
  return &prepared_.emplace(sql, name).first->second;
}

bool PostgresConnection::send(const std::string& statement, const PostgresValues& values) {
  const std::size_t count = values.values_.size();
  std::vector<const char*> starts(count);
  std::vector<int> sizes(count), formats(count, kBinary);
  for (std::size_t i = 0; i < count; ++i) {
    const Bytes& value = values.values_[i];
    starts[i] = value.empty() ? "" : reinterpret_cast<const char*>(value.data());
    sizes[i] = static_cast<int>(value.size());
  }
  return ::PQsendQueryPrepared(handle_, statement.c_str(), static_cast<int>(count), starts.data(), sizes.data(),
                               formats.data(), kBinary) == 1;
}

Result<PostgresRows> PostgresConnection::run(const char* sql, const PostgresValues& values) {
  TRY(const std::string* statement, prepared(sql));
  if (!send(*statement, values)) return fail(Code::busy, "postgres: the connection was lost");
  pg_result* answer = ::PQgetResult(handle_);
  while (pg_result* more = ::PQgetResult(handle_)) ::PQclear(more);
  return checked(answer);
}

Result<void> PostgresConnection::script(const std::string& sql) {
  TRY_VOID(checked(::PQexec(handle_, sql.c_str())));
  return {};
}

Result<std::string> PostgresConnection::last_of(const std::string& sql) {
  TRY(auto rows, checked(::PQexec(handle_, sql.c_str())));
  return rows.count() > 0 ? rows.text(0, 0) : std::string();
}

Result<void> PostgresConnection::commit() {
  warned_ = false;
  pg_result* answer = ::PQexec(handle_, "commit");
  const std::string did = answer ? ::PQcmdStatus(answer) : "";
  TRY_VOID(checked(answer));
  if (did != "COMMIT") return fail(Code::io, "postgres: " + did);
  if (warned_) return fail(Code::busy, "postgres: not confirmed by the standby");
  return {};
}

bool PostgresConnection::is_sound() const {
  return ::PQstatus(handle_) == CONNECTION_OK && ::PQpipelineStatus(handle_) == PQ_PIPELINE_OFF;
}

}  // namespace blether::hub
