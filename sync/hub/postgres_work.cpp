// Workers, devices, caseloads, codes, refusals: what an office knows of itself.
#include "sync/hub/postgres_work.h"

#include <algorithm>
#include <map>

namespace blether::hub {

using base::Bytes;
using base::ByteView;
using base::Code;
using base::fail;
using base::Result;

namespace {

constexpr model::DeviceId kNobody{};  // of a code that is not used yet

std::int64_t bucket(ByteView id) { return bucket_of(id); }
template <class Tag>
std::int64_t bucket(const model::Id<Tag>& id) {
  return bucket_of(id.view());
}

template <class Tag>
model::Id<Tag> id_of(ByteView bytes) {
  auto id = model::Id<Tag>::from_bytes(bytes);
  return id ? *id : model::Id<Tag>{};
}

// What a sealed name is bound to.
std::string place_of(const model::AuthorId& author) { return "worker|" + author.hex(); }
std::string place_of(const model::DeviceId& device) { return "device|" + device.hex(); }

std::string text_of(const Bytes& bytes) { return std::string(base::as_text(bytes)); }

}  // namespace

// Read when the ledger was opened; a connection to any other is not taken.
Result<Bytes> PostgresWork::epoch() { return epoch_; }

Result<void> PostgresWork::hold_directory() {
  TRY_VOID(sql_.run("select one from blether.ledger for update"));
  return {};
}

// --- workers

Result<void> PostgresWork::add_worker(const Worker& worker) {
  TRY(auto rows, sql_.run("insert into blether.workers(bucket, author, role, name, caseload) "
                          "values($1::bigint, $2::bytea, $3::bigint, $4::bytea, $5::bytea) on conflict do nothing",
                          PostgresValues(bucket(worker.author), worker.author.view(), static_cast<std::int64_t>(worker.role),
                                         secret_.seal(place_of(worker.author), base::as_bytes(worker.name)),
                                         ByteView(worker.caseload))));
  if (rows.touched() == 0) return fail(Code::exists, "worker " + worker.author.hex());
  return {};
}

Result<Worker> PostgresWork::worker_of(const PostgresRows& rows, int row) {
  Worker worker;
  worker.author = id_of<model::AuthorTag>(rows.bytes(row, 0));
  worker.role = static_cast<Role>(rows.number(row, 1));
  TRY(Bytes name, secret_.open(place_of(worker.author), rows.bytes(row, 2)));
  worker.name = text_of(name);
  worker.caseload = base::to_bytes(rows.bytes(row, 3));
  return worker;
}

Result<std::vector<Worker>> PostgresWork::workers_of(const PostgresRows& rows) {
  std::vector<Worker> all;
  for (int row = 0; row < rows.count(); ++row) {
    TRY(Worker worker, worker_of(rows, row));
    all.push_back(std::move(worker));
  }
  // The database sees no names, so it cannot order them.
  std::sort(all.begin(), all.end(), [](const Worker& a, const Worker& b) {
    return std::tie(a.name, a.author) < std::tie(b.name, b.author);
  });
  return all;
}

Result<std::vector<Worker>> PostgresWork::workers() {
  TRY(auto rows, sql_.run("select author, role, name, caseload from blether.workers"));
  return workers_of(rows);
}

Result<std::optional<Worker>> PostgresWork::worker(const model::AuthorId& author) {
  TRY(auto rows, sql_.run("select author, role, name, caseload from blether.workers where bucket = $1::bigint and author = $2::bytea",
                          PostgresValues(bucket(author), author.view())));
  if (rows.count() == 0) return std::optional<Worker>();
  TRY(Worker worker, worker_of(rows, 0));
  return std::optional(std::move(worker));
}

// --- devices

#define DEVICE_COLUMNS "select id, key, author, enrolled_ms, seen_ms, revoked_ms, counter, name from blether.devices "

Result<void> PostgresWork::add_device(const Device& device) {
  const model::DeviceId& id = device.known.id;
  TRY(auto rows,
      sql_.run("insert into blether.devices(bucket, id, key, author, enrolled_ms, seen_ms, revoked_ms, counter, name) "
               "values($1::bigint, $2::bytea, $3::bytea, $4::bytea, $5::bigint, $6::bigint, $7::bigint, $8::bigint, $9::bytea) "
               "on conflict do nothing",
               PostgresValues(bucket(id), id.view(), ByteView(device.known.public_key), device.known.author.view(),
                              device.enrolled_ms, device.last_seen_ms, device.revoked_ms, device.counter,
                              secret_.seal(place_of(id), base::as_bytes(device.known.device_name)))));
  if (rows.touched() == 0) return fail(Code::exists, "device " + id.hex());
  return {};
}

// Without the author's name.
Result<Device> PostgresWork::device_of(const PostgresRows& rows, int row) {
  Device device;
  device.known.id = id_of<model::DeviceTag>(rows.bytes(row, 0));
  const ByteView key = rows.bytes(row, 1);
  if (key.size() != device.known.public_key.size()) return fail(Code::corrupt, "key of device " + device.known.id.hex());
  std::copy(key.begin(), key.end(), device.known.public_key.begin());
  device.known.author = id_of<model::AuthorTag>(rows.bytes(row, 2));
  device.enrolled_ms = rows.number(row, 3);
  device.last_seen_ms = rows.number(row, 4);
  device.revoked_ms = rows.number(row, 5);
  device.counter = static_cast<std::uint64_t>(rows.number(row, 6));
  TRY(Bytes name, secret_.open(place_of(device.known.id), rows.bytes(row, 7)));
  device.known.device_name = text_of(name);
  return device;
}

Result<std::vector<Device>> PostgresWork::devices_of(const PostgresRows& rows, const std::vector<Worker>& workers) {
  std::map<model::AuthorId, std::string> names;
  for (const Worker& worker : workers) names[worker.author] = worker.name;
  std::vector<Device> devices;
  for (int row = 0; row < rows.count(); ++row) {
    TRY(Device device, device_of(rows, row));
    device.known.author_name = names[device.known.author];
    devices.push_back(std::move(device));
  }
  return devices;
}

Result<std::optional<Device>> PostgresWork::device(const model::DeviceId& id) {
  TRY(auto found, devices({id}));
  return found.empty() ? std::optional<Device>() : std::optional(std::move(found.front()));
}

Result<std::optional<Device>> PostgresWork::hold_device(const model::DeviceId& id) {
  TRY(auto rows, sql_.run(DEVICE_COLUMNS "where bucket = $1::bigint and id = $2::bytea for update",
                          PostgresValues(bucket(id), id.view())));
  TRY(auto found, devices_of(rows, {}));
  return found.empty() ? std::optional<Device>() : std::optional(std::move(found.front()));
}

Result<std::vector<Device>> PostgresWork::devices(const std::vector<model::DeviceId>& ids) {
  TRY(auto rows, sql_.run(DEVICE_COLUMNS "where bucket = any($1::bigint[]) and id = any($2::bytea[])",
                          PostgresValues(numbers_of(ids, [](const auto& id) { return bucket(id); }),
                                         ids_of(ids, [](const auto& id) { return id; }))));
  std::set<model::AuthorId> authors;
  for (int row = 0; row < rows.count(); ++row) authors.insert(id_of<model::AuthorTag>(rows.bytes(row, 2)));
  TRY(auto names, sql_.run("select author, role, name, caseload from blether.workers where bucket = any($1::bigint[]) "
                           "and author = any($2::bytea[])",
                           PostgresValues(numbers_of(authors, [](const auto& id) { return bucket(id); }),
                                          ids_of(authors, [](const auto& id) { return id; }))));
  TRY(auto workers, workers_of(names));
  return devices_of(rows, workers);
}

Result<std::vector<Device>> PostgresWork::devices() {
  TRY(auto all_workers, workers());
  TRY(auto rows, sql_.run(DEVICE_COLUMNS "order by enrolled_ms, id"));
  return devices_of(rows, all_workers);
}

#undef DEVICE_COLUMNS

Result<void> PostgresWork::revoke(const model::DeviceId& id, std::int64_t at_ms) {
  TRY_VOID(sql_.run("update blether.devices set revoked_ms = $3::bigint "
                    "where bucket = $1::bigint and id = $2::bytea and revoked_ms = 0",
                    PostgresValues(bucket(id), id.view(), at_ms)));
  return {};
}

Result<void> PostgresWork::saw(const model::DeviceId& id, std::uint64_t counter, std::int64_t at_ms) {
  TRY_VOID(sql_.run("update blether.devices set counter = $3::bigint, seen_ms = $4::bigint "
                    "where bucket = $1::bigint and id = $2::bytea",
                    PostgresValues(bucket(id), id.view(), counter, at_ms)));
  return {};
}

// --- caseloads

Result<void> PostgresWork::assign(const model::AuthorId& worker, const model::OwnerId& person) {
  TRY_VOID(sql_.run("insert into blether.caseloads(bucket, author, owner) values($1::bigint, $2::bytea, $3::bytea) "
                    "on conflict do nothing",
                    PostgresValues(bucket(worker), worker.view(), person.view())));
  return rename_caseload(worker, person, true);
}

Result<void> PostgresWork::unassign(const model::AuthorId& worker, const model::OwnerId& person) {
  TRY_VOID(sql_.run("delete from blether.caseloads where bucket = $1::bigint and author = $2::bytea and owner = $3::bytea",
                    PostgresValues(bucket(worker), worker.view(), person.view())));
  return rename_caseload(worker, person, false);
}

Result<void> PostgresWork::rename_caseload(const model::AuthorId& author, const model::OwnerId& person, bool comes) {
  TRY(auto rows, sql_.run("select caseload from blether.workers where bucket = $1::bigint and author = $2::bytea for update",
                          PostgresValues(bucket(author), author.view())));
  if (rows.count() == 0) return {};
  const Bytes name = caseload_after(rows.bytes(0, 0), person, comes);
  TRY_VOID(sql_.run("update blether.workers set caseload = $3::bytea where bucket = $1::bigint and author = $2::bytea",
                    PostgresValues(bucket(author), author.view(), ByteView(name))));
  return {};
}

Result<std::vector<model::OwnerId>> PostgresWork::caseload(const model::AuthorId& worker) {
  TRY(auto rows, sql_.run("select owner from blether.caseloads where bucket = $1::bigint and author = $2::bytea order by owner",
                          PostgresValues(bucket(worker), worker.view())));
  std::vector<model::OwnerId> people;
  for (int row = 0; row < rows.count(); ++row) people.push_back(id_of<model::OwnerTag>(rows.bytes(row, 0)));
  return people;
}

Result<bool> PostgresWork::holds(const model::AuthorId& worker, const model::OwnerId& person) {
  TRY(auto rows, sql_.run("select 1 from blether.caseloads where bucket = $1::bigint and author = $2::bytea and owner = $3::bytea",
                          PostgresValues(bucket(worker), worker.view(), person.view())));
  return rows.count() > 0;
}

Result<bool> PostgresWork::is_on_a_caseload(const model::OwnerId& person) {
  TRY(auto rows, sql_.run("select 1 from blether.caseloads where owner = $1::bytea limit 1",
                          PostgresValues(person.view())));
  return rows.count() > 0;
}

// --- codes

Result<void> PostgresWork::add_code(const OneTimeCode& code) {
  TRY_VOID(sql_.run("insert into blether.codes(bucket, hash, author, expires_ms, used_by) "
                    "values($1::bigint, $2::bytea, $3::bytea, $4::bigint, $5::bytea)",
                    PostgresValues(bucket(code.hash), code.hash, code.author.view(), code.expires_ms, code.used_by.view())));
  return {};
}

Result<std::optional<OneTimeCode>> PostgresWork::code(ByteView hash) {
  TRY(auto rows, sql_.run("select hash, author, expires_ms, used_by from blether.codes where bucket = $1::bigint and hash = $2::bytea",
                          PostgresValues(bucket(hash), hash)));
  if (rows.count() == 0) return std::optional<OneTimeCode>();
  return std::optional(OneTimeCode{base::to_bytes(rows.bytes(0, 0)), id_of<model::AuthorTag>(rows.bytes(0, 1)),
                                   rows.number(0, 2), id_of<model::DeviceTag>(rows.bytes(0, 3))});
}

Result<void> PostgresWork::use_code(ByteView hash, const model::DeviceId& device) {
  TRY(auto rows, sql_.run("update blether.codes set used_by = $3::bytea "
                          "where bucket = $1::bigint and hash = $2::bytea and used_by = $4::bytea",
                          PostgresValues(bucket(hash), hash, device.view(), kNobody.view())));
  if (rows.touched() == 0) return fail(Code::exists, "code used");
  return {};
}

Result<bool> PostgresWork::has_open_code(const model::AuthorId& worker, std::int64_t now_ms) {
  TRY(auto rows, sql_.run("select 1 from blether.codes where author = $1::bytea and used_by = $2::bytea and expires_ms >= $3::bigint "
                          "limit 1",
                          PostgresValues(worker.view(), kNobody.view(), now_ms)));
  return rows.count() > 0;
}

Result<void> PostgresWork::drop_codes(const model::AuthorId& worker) {
  TRY_VOID(sql_.run("delete from blether.codes where author = $1::bytea and used_by = $2::bytea",
                    PostgresValues(worker.view(), kNobody.view())));
  return {};
}

// --- refusals and counts

Result<void> PostgresWork::log_refusal(const Refusal& refusal) {
  Bytes id(16);
  random_.fill(id);
  TRY_VOID(sql_.run("insert into blether.refusals(bucket, id, device, reason, detail, at_ms) "
                    "values($1::bigint, $2::bytea, $3::bytea, $4::text, $5::text, $6::bigint)",
                    PostgresValues(bucket(refusal.device), id, refusal.device.view(), refusal.reason, refusal.detail,
                                   refusal.at_ms)));
  return {};
}

Result<std::vector<Refusal>> PostgresWork::refusals(std::size_t most) {
  TRY(auto rows, sql_.run("select device, reason, detail, at_ms from blether.refusals order by at_ms desc, said desc limit $1::bigint",
                          PostgresValues(static_cast<std::uint64_t>(most))));
  std::vector<Refusal> latest;
  for (int row = 0; row < rows.count(); ++row)
    latest.push_back({id_of<model::DeviceTag>(rows.bytes(row, 0)), rows.text(row, 1), rows.text(row, 2), rows.number(row, 3)});
  return latest;
}

Result<void> PostgresWork::forget_refusals(std::int64_t before_ms) {
  TRY_VOID(sql_.run("delete from blether.refusals where at_ms < $1::bigint", PostgresValues(before_ms)));
  return {};
}

Result<LedgerCounts> PostgresWork::counts() {
  TRY(auto rows, sql_.run("select (select coalesce(sum(n), 0)::bigint from blether.counters), "
                          "(select count(*) from blether.changes where standing = 2), "
                          "(select count(*) from blether.changes where standing > 2), "
                          "(select count(*) from blether.refusals), "
                          "(select case when is_called then last_value else 0 end from blether.receipts)"));
  LedgerCounts counts;
  counts.quarantined = static_cast<std::uint64_t>(rows.number(0, 1));
  counts.stored = static_cast<std::uint64_t>(rows.number(0, 0) - rows.number(0, 2)) - counts.quarantined;
  counts.refused = static_cast<std::uint64_t>(rows.number(0, 3));
  counts.receipts = static_cast<std::uint64_t>(rows.number(0, 4));
  return counts;
}

}  // namespace blether::hub
