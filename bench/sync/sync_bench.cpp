// Two vaults and a real office service over loopback TLS, with the documents that other engines are measured with. Prints
// one line of JSON with the keys that their benches use.
#include <zstd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <future>
#include <map>
#include <nlohmann/json.hpp>
#include <thread>

#include "bench/sync/bench_tablet.h"
#include "bench/sync/hub_process.h"
#include "bench/sync/peers_records.h"
#include "bench/sync/sync_bench.h"
#include "storage/envelope.h"
#include "tests/support/temp_folder.h"

namespace blether::bench {

using base::Result;
using base::fail;
using json = nlohmann::ordered_json;

namespace {

// Wall time, and time on a processor: the second does not depend on what else the machine does.
struct Took {
  double s = 0, cpu_s = 0;
};

Took took(const auto& work) {
  const auto began = std::chrono::steady_clock::now();
  const double cpu = processor_now().own;
  work();
  return {std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count(), processor_now().own - cpu};
}

double rounded(double value) { return std::round(value * 10'000) / 10'000; }

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

// What one run found. Steps by name; figures by name.
struct Run {
  std::map<std::string, Measured> steps;
  std::map<std::string, double> figures;
  Probe probe;
  void keep(const std::string& name, const Took& time) {
    figures[name + "_s"] += time.s;
    figures[name + "_cpu_s"] += time.cpu_s;
  }
};

// One row for each field and one for each document, in one transaction: what an encrypted database does at best.
Result<void> measure_bare(const PeersData& data, const base::Path& folder, Run& run) {
  using storage::Connection;
  TRY(auto cells, Connection::open(folder / "cells.db", bench_key(), Connection::Mode::create_new));
  TRY_VOID(cells->script("create table cell(id text, f text, v, ver integer, actor integer, primary key(id, f)) without rowid"));
  Result<void> done;
  std::int64_t version = 0;
  auto insert_cells = [&]() -> Result<void> {
    TRY(auto transaction, storage::Transaction::begin(*cells));
    for (const Doc& doc : data.docs)
      for (const auto& [name, value] : doc.fields) {
        TRY(auto row, cells->prepare("insert into cell values(?1, ?2, ?3, ?4, 1)"));
        row.bind(1, std::string_view(doc.id));
        row.bind(2, std::string_view(name));
        std::visit([&](const auto& held) {
          if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::string>) row.bind(3, std::string_view(held));
          else row.bind(3, held);
        }, value);
        row.bind(4, ++version);
        TRY_VOID(row.run());
      }
    return transaction.commit();
  };
  run.keep("bare_cells", took([&] { done = insert_cells(); }));
  TRY_VOID(done);
  run.figures["cells"] = static_cast<double>(version);

  TRY(auto rows, Connection::open(folder / "rows.db", bench_key(), Connection::Mode::create_new));
  TRY_VOID(rows->script("create table doc(id text primary key, type text not null, body text not null)"));
  auto insert_rows = [&]() -> Result<void> {
    TRY(auto transaction, storage::Transaction::begin(*rows));
    for (const Doc& doc : data.docs)
      TRY_VOID(rows->run("insert into doc values(?1, ?2, ?3)", std::string_view(doc.id), std::string_view(doc.type),
                         std::string_view(doc.json)));
    return transaction.commit();
  };
  run.keep("bare_rows", took([&] { done = insert_rows(); }));
  TRY_VOID(done);
  TRY_VOID(rows->checkpoint());
  run.figures["bare_rows_bytes"] = static_cast<double>(std::filesystem::file_size(folder / "rows.db"));
  return {};
}

double zstd_size(const PeersData& data) {
  std::string all;
  for (const Doc& doc : data.docs) all += doc.json + "\n";
  std::vector<char> packed(ZSTD_compressBound(all.size()));
  return static_cast<double>(ZSTD_compress(packed.data(), packed.size(), all.data(), all.size(), 3));
}

// Two workers who both look after everybody.
Result<std::vector<std::string>> give_codes(HubProcess& hub, const PeersData& data) {
  json people{{"workers", {{{"name", "Amina Farooq"}, {"team", "West"}}, {{"name", "Euan Baird"}, {"team", "West"}}}},
              {"people", json::array()}};
  TRY_VOID(hub.command(json{{"do", "import"}, {"people", people}}.dump()));
  for (const Doc& doc : data.docs) {
    if (doc.type != "person") continue;
    TRY(auto stream, stream_of(doc.id));
    for (const char* worker : {"Amina Farooq", "Euan Baird"})
      TRY_VOID(hub.command(json{{"do", "assign"}, {"worker", worker}, {"person", stream.owner.hex()}}.dump()));
  }
  std::vector<std::string> codes;
  for (const char* worker : {"Amina Farooq", "Euan Baird"}) {
    TRY(auto answer, hub.command(json{{"do", "code"}, {"worker", worker}}.dump()));
    codes.push_back(json::parse(answer).value("code", ""));
  }
  return codes;
}

using Pages = std::vector<std::vector<storage::Arrival>>;

Result<Pages> pages_of(storage::Store& store) {
  Pages pages(1);
  TRY(auto streams, store.streams());
  for (const auto& stream : streams) {
    TRY(auto envelopes, store.envelopes(stream));
    for (auto& envelope : envelopes) {
      if (pages.back().size() == 500) pages.emplace_back();
      pages.back().push_back({std::move(envelope), {}, {}, {}});
    }
  }
  return pages;
}

// All signatures of a page are from one of `devices`, else it is no page of this bench.
Result<void> check_page(std::vector<storage::Arrival>& page, const std::vector<storage::KnownDevice>& devices) {
  for (storage::Arrival& arrival : page) {
    TRY(auto claimed, storage::claimed_device(arrival.envelope));
    auto found = std::find_if(devices.begin(), devices.end(), [&](const auto& device) { return device.id == claimed; });
    if (found == devices.end()) return fail(base::Code::corrupt, "unknown device");
    TRY(arrival.checked, storage::check(arrival.envelope, found->public_key));
  }
  return {};
}

// Page after page into the store. Checking the page to come is a thread of its own, as on a tablet, where the network's
// thread does it.
Result<void> apply_pages(storage::Store& store, Pages& pages, const std::vector<storage::KnownDevice>& devices) {
  auto check = [&](std::size_t next) {
    return std::async(std::launch::async, [&, next] { return check_page(pages[next], devices); });
  };
  auto checked = check(0);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    TRY_VOID(checked.get());
    if (i + 1 < pages.size()) checked = check(i + 1);
    TRY(auto applied, store.apply(pages[i]));
    if (!applied.refused.empty()) return tl::unexpected<base::Error>(applied.refused[0].error);
  }
  return {};
}

// What a tablet does with changes that are already there: signatures, causality, heads, search, everything but the way.
Result<void> measure_merge(World& world, BenchTablet& from, const base::Path& folder, Run& run) {
  TRY(auto key, storage::create_device_key(world.random));
  TRY(auto connection,
      storage::Connection::open(folder / "merge.db", bench_key(), storage::Connection::Mode::create_new));
  TRY(auto store, storage::Store::open(std::move(connection), std::move(key), model::AuthorId::random(world.random),
                                       world.store()));
  TRY(auto devices, from.store().devices());
  TRY_VOID(store->keep_devices(devices));
  TRY(Pages pages, pages_of(from.store()));
  Result<void> applied;
  run.keep("merge", took([&] { applied = apply_pages(*store, pages, devices); }));
  TRY_VOID(std::move(applied));
  run.figures["merge_cells_s"] = run.figures["cells"] / run.figures["merge_s"];
  return {};
}

Result<void> step(Run& run, const HubProcess& hub, const char* name, BenchTablet& tablet, std::uint64_t pushed,
                  std::uint64_t pulled) {
  const double cpu = processor_now().own, hub_cpu = hub.cpu_s();
  TRY(Measured measured, tablet.sync());
  measured.cpu_client_s = processor_now().own - cpu;
  measured.cpu_server_s = hub.cpu_s() - hub_cpu;
  if (measured.pushed != pushed || measured.pulled != pulled || measured.refused != 0)
    return fail(base::Code::corrupt, std::string(name) + ": pushed " + std::to_string(measured.pushed) + ", pulled " +
                                         std::to_string(measured.pulled) + ", refused " +
                                         std::to_string(measured.refused));
  run.steps[name] = measured;
  return {};
}

Result<void> measure_probe(const PeersData& data, BenchTablet& a, BenchTablet& b, Run& run) {
  for (const DocPair& pair : data.pairs) {
    TRY_VOID(edit(a.store(), pair.id, pair.a.first, pair.a.second));
    TRY_VOID(edit(b.store(), pair.id, pair.b.first, pair.b.second));
  }
  for (BenchTablet* tablet : {&a, &b, &a}) TRY_VOID(tablet->sync());
  TRY(run.probe, probe(a.store(), b.store(), data.pairs));
  TRY(auto digest_a, a.store().digest());
  TRY(auto digest_b, b.store().digest());
  if (digest_a != digest_b) return fail(base::Code::corrupt, "the two vaults differ");
  return {};
}

Result<Run> run_once(World& world, const PeersData& data, const SyncBenchOptions& options) {
  Run run;
  tests::TempFolder folder;
  TRY(auto hub, HubProcess::start(folder.path() / "hub"));
  TRY_VOID(measure_bare(data, folder.path(), run));
  TRY(auto codes, give_codes(hub, data));
  TRY(auto a, BenchTablet::create(world, folder.path() / "a.db"));
  TRY(auto b, BenchTablet::create(world, folder.path() / "b.db"));
  TRY_VOID(a.enrol(hub.address(), codes[0], "Amina's tablet"));
  TRY_VOID(b.enrol(hub.address(), codes[1], "Euan's tablet"));
  TRY_VOID(a.sync());  // who works here
  TRY_VOID(b.sync());

  TRY(auto drafts, drafts_of(data.docs, options.docs_a_change));
  Result<storage::CommitInfo> committed;
  run.keep("local_load", took([&] {
    for (const auto& draft : drafts)
      if (committed = a.store().commit(draft); !committed) return;
  }));
  TRY_VOID(committed);
  const Processor before = processor_now();
  const double hub_before = hub.cpu_s();
  const auto began = std::chrono::steady_clock::now();
  TRY_VOID(step(run, hub, "push", a, drafts.size(), 0));
  TRY_VOID(step(run, hub, "pull", b, 0, drafts.size()));
  const Processor after = processor_now();
  const double others = after.machine - before.machine - (after.own - before.own) - (hub.cpu_s() - hub_before);
  run.figures["other_cores"] =
      std::max(0.0, others / std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count());
  TRY_VOID(measure_merge(world, b, folder.path(), run));
  TRY_VOID(step(run, hub, "noop_push", a, 0, 0));
  TRY_VOID(step(run, hub, "noop_push", a, 0, 0));
  TRY_VOID(step(run, hub, "noop_pull", b, 0, 0));
  for (const DocEdit& one : data.edits) TRY_VOID(edit(a.store(), one.id, one.field, one.value));
  TRY_VOID(step(run, hub, "inc_push", a, data.edits.size(), 0));
  TRY_VOID(step(run, hub, "inc_pull", b, 0, data.edits.size()));
  run.figures["client_peak_mb"] = peak_resident_mb(0);
  run.figures["hub_peak_mb"] = hub.peak_mb();
  TRY_VOID(measure_probe(data, a, b, run));
  TRY(auto size, b.size());
  run.figures["disk_b"] = static_cast<double>(size);
  run.figures["store_ratio"] = static_cast<double>(size) / run.figures["bare_rows_bytes"];
  return run;
}

json step_json(const std::vector<Run>& runs, const std::string& name, std::size_t docs) {
  std::vector<double> times;
  for (const Run& run : runs) times.push_back(run.steps.at(name).s);
  const Measured& one = runs.front().steps.at(name);
  json step{{"s", rounded(median(times))}};
  if (times.size() > 1) {
    step["all_s"] = json::array();
    for (double time : times) step["all_s"].push_back(rounded(time));
  }
  step["up"] = one.up;
  step["down"] = one.down;
  step["wire"] = one.up + one.down;
  step["body"] = one.body_up + one.body_down;
  step["reqs"] = one.reqs;
  std::vector<double> client, server;
  for (const Run& run : runs) {
    client.push_back(run.steps.at(name).cpu_client_s);
    server.push_back(run.steps.at(name).cpu_server_s);
  }
  step["cpu_client_s"] = rounded(median(client));
  step["cpu_server_s"] = rounded(median(server));
  if (docs > 0) step["docs_s"] = std::llround(static_cast<double>(docs) / median(times));
  return step;
}

json figures_json(const std::vector<Run>& runs) {
  json figures;
  for (const auto& [name, value] : runs.front().figures) {
    std::vector<double> values;
    for (const Run& run : runs) values.push_back(run.figures.at(name));
    figures[name] = rounded(median(values));
  }
  return figures;
}

}  // namespace

Result<void> measure_sync(const SyncBenchOptions& options) {
  World world;
  TRY_VOID(base::start_cryptography());
  TRY(PeersData data, options.data ? read_peers_data(world.files, *options.data)
                                       : make_peers_data(options.people));
  std::vector<Run> runs;
  for (int i = 0; i < options.runs; ++i) {
    TRY(Run run, run_once(world, data, options));
    runs.push_back(std::move(run));
  }
  json line{{"bench", "blether"}, {"runs", options.runs}, {"docs", data.docs.size()},
            {"docs_a_change", options.docs_a_change}, {"cpus", std::thread::hardware_concurrency()}};
  for (const char* name : {"push", "pull"}) line[name] = step_json(runs, name, data.docs.size());
  for (const char* name : {"noop_push", "noop_pull"}) line[name] = step_json(runs, name, 0);
  for (const char* name : {"inc_push", "inc_pull"}) line[name] = step_json(runs, name, data.edits.size());
  line.update(figures_json(runs));
  const double packed = zstd_size(data);
  line["zstd_3_bytes"] = packed;
  line["pull_over_zstd"] = rounded(static_cast<double>(runs.front().steps["pull"].down) / packed);
  for (const char* name : {"push", "pull"})
    line[std::string(name) + "_over_bare_cells"] =
        rounded(line[name]["s"].get<double>() / line["bare_cells_s"].get<double>());
  const Probe& probe = runs.front().probe;
  line["probe"] = {{"docs", probe.pairs}, {"converged", probe.converged},
                   {"both_edits_visible", {{"diff_field", probe.different_field_both}, {"same_text", probe.same_narrative_merged}}},
                   {"conflicts_reported", probe.conflicts_listed}, {"false_conflicts", probe.false_conflicts}};
  std::printf("%s\n", line.dump().c_str());
  return {};
}

}  // namespace blether::bench
