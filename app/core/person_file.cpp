#include "app/core/person_file.h"

#include <algorithm>
#include <map>
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
    for (const model::Record& record : records)
      if (care::is_at_question(kind) && record.flag("hidden")) file.hidden.insert(record.id);
    std::move(records.begin(), records.end(), std::back_inserter(file.records));
  }
  std::map<model::AuthorId, std::string> names;
  TRY(auto devices, store.devices());
  for (const auto& device : devices)
    if (!device.author_name.empty()) names[device.author] = device.author_name;
  TRY(auto workers, store.all_records(model::Audience::staff, model::kind::worker));
  for (const model::Record& worker : workers) names[model::same_id<model::AuthorId>(worker.id)] = worker.text("name");
  for (const model::AuthorId& author : authors) file.authors.push_back({author, names[author]});
  return file;
}

}  // namespace blether::app
