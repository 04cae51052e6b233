#include "app/core/inspection.h"

#include <algorithm>

#include "storage/envelope.h"

namespace blether::app {

using base::Result;

namespace {

// Every text that any change in the vault ever wrote, and how many of the changes are this device's.
Result<void> read_log(storage::Store& store, model::DeviceId device, std::vector<std::string>& written,
                      std::uint64_t& own) {
  TRY(auto streams, store.streams());
  for (const auto& stream : streams) {
    TRY(auto envelopes, store.envelopes(stream));
    for (const auto& envelope : envelopes) {
      TRY(auto change, storage::open_trusted(envelope));
      own += change.device == device ? 1 : 0;
      for (const auto& operation : change.operations)
        if (const auto* text = std::get_if<std::string>(&operation.value)) written.push_back(*text);
    }
  }
  return {};
}

}  // namespace

Core::Inspection inspect_store(storage::Store& store, model::DeviceId own, const std::vector<std::string>& texts) {
  Core::Inspection found;
  if (auto conflicts = store.conflicts())
    for (const auto& conflict : *conflicts) found.conflicts.push_back(conflict.id);
  if (auto states = store.send_states())
    for (const auto& state : *states) found.receipts += state.stored, found.unsent += state.waiting + state.quarantined;
  std::vector<std::string> written;
  auto read = read_log(store, own, written, found.changes);
  for (const std::string& text : texts) {
    bool there = std::any_of(written.begin(), written.end(),
                             [&](const std::string& value) { return value.find(text) != std::string::npos; });
    found.missing += read && there ? 0 : 1;
  }
  return found;
}

}  // namespace blether::app
