// One transaction on the shared ledger. The promises are those of ledger.h.
#pragma once

#include <string>

#include "sync/hub/ledger.h"
#include "sync/hub/ledger_secret.h"
#include "sync/hub/postgres.h"

namespace blether::hub {

// One column of a statement: what `show` gives for each element, numbers or the bytes of ids.
template <class Elements, class Show>
PostgresArray numbers_of(const Elements& elements, Show&& show) {
  PostgresArray column(PostgresArray::Of::bigint);
  for (const auto& element : elements) column.add(static_cast<std::int64_t>(show(element)));
  return column;
}
template <class Elements, class Show>
PostgresArray ids_of(const Elements& elements, Show&& show) {
  PostgresArray column(PostgresArray::Of::bytea);
  for (const auto& element : elements) column.add(show(element).view());
  return column;
}

class PostgresWork final : public LedgerWork {
 public:
  PostgresWork(PostgresConnection& sql, const LedgerSecret& secret, const base::Bytes& epoch, base::Random& random)
      : sql_(sql), secret_(secret), epoch_(epoch), random_(random) {}

  base::Result<base::Bytes> epoch() override;
  base::Result<void> hold_directory() override;

  base::Result<void> add_worker(const Worker& worker) override;
  base::Result<std::vector<Worker>> workers() override;
  base::Result<std::optional<Worker>> worker(const model::AuthorId& author) override;

  base::Result<void> add_device(const Device& device) override;
  base::Result<std::optional<Device>> device(const model::DeviceId& id) override;
  base::Result<std::optional<Device>> hold_device(const model::DeviceId& id) override;
  base::Result<std::vector<Device>> devices(const std::vector<model::DeviceId>& ids) override;
  base::Result<std::vector<Device>> devices() override;
  base::Result<void> revoke(const model::DeviceId& id, std::int64_t at_ms) override;
  base::Result<void> saw(const model::DeviceId& id, std::uint64_t counter, std::int64_t at_ms) override;

  base::Result<void> assign(const model::AuthorId& worker, const model::OwnerId& person) override;
  base::Result<void> unassign(const model::AuthorId& worker, const model::OwnerId& person) override;
  base::Result<std::vector<model::OwnerId>> caseload(const model::AuthorId& worker) override;
  base::Result<bool> holds(const model::AuthorId& worker, const model::OwnerId& person) override;
  base::Result<bool> is_on_a_caseload(const model::OwnerId& person) override;

  base::Result<void> add_code(const OneTimeCode& code) override;
  base::Result<std::optional<OneTimeCode>> code(base::ByteView hash) override;
  base::Result<void> use_code(base::ByteView hash, const model::DeviceId& device) override;
  base::Result<bool> has_open_code(const model::AuthorId& worker, std::int64_t now_ms) override;
  base::Result<void> drop_codes(const model::AuthorId& worker) override;

  base::Result<Lasts> lasts(const std::set<model::StreamId>& streams, const model::DeviceId& device) override;
  base::Result<std::optional<Entry>> entry(const model::StreamId& stream, const model::Dot& dot) override;
  base::Result<std::optional<LogEntry>> write_down(const model::StreamId& stream,
                                                   const std::vector<LogEntry>& entries) override;
  base::Result<bool> make_way(const model::StreamId& stream, const model::Dot& dot) override;
  base::Result<void> append(std::vector<Entry>& entries) override;
  base::Result<std::uint64_t> next_receipt() override;

  base::Result<Counters> counters(const std::vector<std::uint32_t>& buckets) override;
  base::Result<Counters> counters() override;
  base::Result<Marks> marks(const std::set<Spot>& spots) override;
  base::Result<Tips> tips(const std::vector<model::OwnerId>& owners) override;
  base::Result<Tips> tips_in(std::uint32_t bucket) override;
  base::Result<void> read_after(const std::vector<Place>& places, const Visitor& visit) override;
  base::Result<std::vector<Entry>> quarantined(std::size_t most) override;

  base::Result<void> log_refusal(const Refusal& refusal) override;
  base::Result<std::vector<Refusal>> refusals(std::size_t most) override;
  base::Result<void> forget_refusals(std::int64_t before_ms) override;
  base::Result<LedgerCounts> counts() override;

 private:
  base::Result<std::vector<Worker>> workers_of(const PostgresRows& rows);
  base::Result<Worker> worker_of(const PostgresRows& rows, int row);
  base::Result<Device> device_of(const PostgresRows& rows, int row);
  base::Result<std::vector<Device>> devices_of(const PostgresRows& rows, const std::vector<Worker>& workers);
  base::Result<void> give_numbers(std::vector<Entry>& entries);
  base::Result<void> rename_caseload(const model::AuthorId& author, const model::OwnerId& person, bool comes);
  base::Result<PostgresRows> page_after(const Place& place);

  PostgresConnection& sql_;
  const LedgerSecret& secret_;
  const base::Bytes& epoch_;
  base::Random& random_;
};

}  // namespace blether::hub
