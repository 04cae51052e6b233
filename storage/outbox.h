// What became of each own change at the hub.
#pragma once

#include "storage/tables.h"

namespace blether::storage {

class Outbox {
 public:
  explicit Outbox(Tables& tables) : tables_(tables) {}
  // A new own change: waiting. An own change that came back from the hub: stored.
  base::Result<void> add(const LogPlace& place, SendState state);
  // A receipt for what is not here, or not ours, is passed over. Stored is final.
  base::Result<void> keep(const Receipt& receipt, LocalId self, std::int64_t at_ms);
  // An own change that the hub had put aside came back from it: stored.
  base::Result<void> taken(std::int64_t row);

  base::Result<Unsent> unsent(std::int64_t after, std::size_t most_bytes, std::size_t most_changes);
  // How many own changes wait to be sent.
  base::Result<std::uint64_t> waiting();
  base::Result<std::vector<StreamSendState>> states();
  base::Result<std::vector<Quarantined>> quarantined();
  base::Result<std::vector<ReceiptLine>> latest(std::size_t most);

 private:
  base::Result<std::int64_t> receipt_row(LocalId stream, const std::string& number, std::int64_t at_ms);
  Tables& tables_;
};

}  // namespace blether::storage
