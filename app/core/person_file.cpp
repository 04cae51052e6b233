#include "app/core/person_file.h"

#include <algorithm>
#include <set>

namespace blether::app {

using base::Code;
using base::fail;
using base::Result;

Result<care::PersonFile> person_file(storage::Store& store, const model::StreamId& stream, std::int64_t made_ms) {
  care::PersonFile file{stream, made_ms, {}, {}, {}};
  TRY(auto envelopes, store.envelopes(stream));
  std::set<std::string> kinds;
  std::set<model::AuthorId> authors;
  for (base::Bytes& envelope : envelopes) {
    TRY(auto change, storage::open_trusted(envelope));
    authors.insert(change.author);
    for (const auto& operation : change.operations) kinds.insert(operation.kind);
    file.history.push_back({std::move(change), std::move(envelope)});
  }
  if (file.history.empty()) return fail(Code::not_found, "stream " + stream.text());
  for (const std::string& kind : kinds) {
    TRY(auto records, store.records(stream, kind));
    std::move(records.begin(), records.end(), std::back_inserter(file.records));
  }
  TRY(auto devices, store.devices());
  for (const model::AuthorId& author : authors) {
    auto known = std::find_if(devices.begin(), devices.end(), [&](const auto& device) { return device.author == author; });
    file.authors.push_back({author, known == devices.end() ? std::string() : known->author_name});
  }
  return file;
}

}  // namespace blether::app
