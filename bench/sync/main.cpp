// blether-sync-bench: figures, never verdicts.
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>

#include "bench/sync/peers_data.h"
#include "bench/sync/sync_bench.h"

namespace {

using namespace blether;
using base::Result;

constexpr const char* kHelp = R"(blether-sync-bench sync [--data DIR | --people N] [--runs N] [--docs-a-change N]
blether-sync-bench memory [--changes N]   one tablet pulls them all (1,000,000)
blether-sync-bench schedules [--count N]  the laws' own generator as a load (100)
blether-sync-bench data --out DIR    writes the data that the benches use
)";

Result<void> write_data(base::SystemFiles& files, const base::Path& folder) {
  const bench::PeersText text = bench::make_peers_text(5'000, 500);
  TRY_VOID(files.make_folder(folder));
  TRY_VOID(files.replace(folder / "base.ndjson", base::as_bytes(text.base)));
  TRY_VOID(files.replace(folder / "edits.ndjson", base::as_bytes(text.edits)));
  return files.replace(folder / "conflicts.ndjson", base::as_bytes(text.conflicts));
}

Result<void> run(const std::string& verb, const std::map<std::string, std::string>& named) {
  auto number = [&](const char* name, int otherwise) {
    auto found = named.find(name);
    return found == named.end() ? otherwise : std::atoi(found->second.c_str());
  };
  base::SystemFiles files;
  if (verb == "data" && named.contains("out")) return write_data(files, named.at("out"));
  if (verb == "memory") return bench::measure_memory(static_cast<std::uint64_t>(number("changes", 1'000'000)));
  if (verb == "schedules") return bench::measure_schedules(static_cast<std::uint64_t>(number("count", 100)));
  if (verb != "sync") return base::fail(base::Code::invalid, kHelp);
  bench::SyncBenchOptions options;
  if (auto found = named.find("data"); found != named.end()) options.data = found->second;
  options.people = number("people", options.people);
  options.runs = number("runs", 1);
  options.docs_a_change = static_cast<std::size_t>(number("docs-a-change", 5));
  return bench::measure_sync(options);
}

}  // namespace

int main(int count, char** words) {
  std::map<std::string, std::string> named;
  for (int i = 2; i + 1 < count; i += 2) named[std::string(words[i]).substr(words[i][0] == '-' ? 2 : 0)] = words[i + 1];
  auto done = run(count > 1 ? words[1] : "", named);
  if (done) return 0;
  std::fprintf(stderr, "blether-sync-bench: %s: %s\n", base::code_name(done.error().code), done.error().detail.c_str());
  return 1;
}
