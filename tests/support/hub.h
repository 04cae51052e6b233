// An office's service and tablets that know it, for tests. The network is a function call here; tests of the real one
// put a Server in front of `house.service()`.
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <set>

#include "sync/client.h"
#include "sync/hub/service.h"
#include "sync/merge.h"
#include "sync/streams.h"
#include "tests/support/hub_call.h"
#include "tests/support/temp_vault.h"

namespace blether::tests {

using nlohmann::json;

// Hands requests to the service without a network between.
class DirectTransport final : public sync::Transport {
 public:
  explicit DirectTransport(hub::Service& service) : service_(service) {}
  base::Result<sync::Reply> post(std::string_view path, const sync::Headers& headers, base::ByteView body) override {
    return put_to(service_, path, headers, body);
  }
  void cancel() override {}

 private:
  hub::Service& service_;
};

// A network that loses things, in the order it is told.
class FaultyTransport final : public sync::Transport {
 public:
  enum class Fault { none, request_lost, answer_lost, sent_twice };
  FaultyTransport(sync::Transport& real, std::vector<Fault> faults) : real_(real), faults_(std::move(faults)) {}
  base::Result<sync::Reply> post(std::string_view path, const sync::Headers& headers, base::ByteView body) override {
    const Fault fault = next_ < faults_.size() ? faults_[next_++] : Fault::none;
    if (fault == Fault::request_lost) return base::fail(base::Code::offline, "request lost");
    auto reply = real_.post(path, headers, body);
    if (fault == Fault::answer_lost) return base::fail(base::Code::offline, "answer lost");
    if (fault == Fault::sent_twice) return real_.post(path, headers, body);
    return reply;
  }
  void cancel() override { real_.cancel(); }

 private:
  sync::Transport& real_;
  std::vector<Fault> faults_;
  std::size_t next_ = 0;
};

// Two workers; Isobel is on both caseloads, Callum only on Amina's.
inline json small_town() {
  return json::parse(R"({
    "workers": [{"name": "Amina Farooq", "team": "West", "caseload": ["isobel", "callum"]},
                {"name": "Euan Baird", "team": "West", "caseload": ["isobel"]}],
    "people": [{"id": "isobel", "given_name": "Isobel", "family_name": "Rennie", "place": "Lochee",
                "relations": [{"name": "Moira Rennie", "relation": "daughter", "carer": true}]},
               {"id": "callum", "given_name": "Callum", "family_name": "Shaw", "place": "Menzieshill"}]})");
}

// What a service runs in on a machine of its own: real files, clock and randomness.
struct ServiceWorld {
  base::SystemFiles files;
  base::SystemClock clock;
  base::SystemRandom random;
  hub::ServiceSetup setup(const base::Path& data) {
    hub::ServiceSetup setup;
    setup.files = &files, setup.clock = &clock, setup.random = &random;
    setup.data = data;
    return setup;
  }
};

class HubHouse {
 public:
  // `ledger` as ServiceSetup has it.
  explicit HubHouse(std::string ledger = {}) : world_(7), ledger_(std::move(ledger)) { open(); }
  explicit HubHouse(const json& people) : HubHouse() { command({{"do", "import"}, {"people", people}}); }
  void open() {
    hub::ServiceSetup setup;
    setup.files = &files_;
    setup.clock = &world_.clock;
    setup.random = &random_;
    setup.data = folder_ / "hub";
    setup.name = "Dundee practice office";
    setup.ledger = ledger_;
    service_ = must(hub::Service::open(setup));
  }
  void close() { service_.reset(); }
  // The whole folder, and the folder as it was then. Whoever has the service by reference has to ask for it again.
  void back_up() { copy_folder(data(), backup()); }
  void put_back() { copy_folder(backup(), data()); }
  hub::Service& service() { return *service_; }
  base::ManualClock& clock() { return world_.clock; }
  base::Path data() const { return folder_ / "hub"; }

  base::Result<json> try_command(const json& command) {
    TRY(std::string answer, service_->command(command.dump()));
    return json::parse(answer);
  }
  json command(const json& command) { return must(try_command(command)); }
  void import_small_town() { command({{"do", "import"}, {"people", small_town()}}); }
  std::string code_for(const std::string& worker) {
    return command({{"do", "code"}, {"worker", worker}}).value("code", "");
  }
  json status() { return command({{"do", "status"}}); }

 private:
  base::Path backup() const { return folder_ / "backup"; }
  void copy_folder(const base::Path& from, const base::Path& to) {
    close();
    std::filesystem::remove_all(to);
    std::filesystem::copy(from, to, std::filesystem::copy_options::recursive);
    open();
  }
  TempFolder folder_;
  base::SystemFiles files_;
  base::SystemRandom random_;
  TestWorld world_;
  std::string ledger_;
  std::unique_ptr<hub::Service> service_;
};

// A worker's tablet as the app has it, with a real encrypted store.
class WorkerTablet {
 public:
  WorkerTablet(sync::Transport& transport, const std::string& code, std::uint64_t seed, const std::string& name = "tablet")
      : world_(seed) {
    world_.rule = sync::merge;
    const sync::Welcome welcome = must(sync::who(transport, code));
    author_ = welcome.author;
    key_ = must(storage::create_device_key(world_.random));
    auto connection = must(storage::Connection::open(folder_ / "vault.db", Tablet::raw_key(),
                                                     storage::Connection::Mode::create_new));
    store_ = must(storage::Store::open(std::move(connection), must(storage::device_key_from(key_.secret_key.view())),
                                       author_, world_.view()));
    must(sync::enrol(transport, identity(), code, name));
  }
  storage::Store& operator*() { return *store_; }
  storage::Store* operator->() { return store_.get(); }
  sync::Identity identity() const { return sync::identity_of(key_); }
  const storage::DeviceKey& key() const { return key_; }
  model::AuthorId author() const { return author_; }
  sync::StoreDoor door() {
    return [this](const std::function<void(storage::Store&)>& work) { work(*store_); };
  }
  base::Result<sync::SyncReport> try_sync(sync::Transport& transport) {
    return sync::sync_once(transport, door(), identity(), world_.clock);
  }
  sync::SyncReport sync(sync::Transport& transport) { return must(try_sync(transport)); }

  // Writes one field over what this tablet shows of it now.
  storage::CommitInfo write(const model::StreamId& stream, std::string_view kind, const model::RecordId& record,
                            const std::string& field, const model::Value& value) {
    auto now = store_->record(stream, record);
    const auto seen = now ? now->seen(field) : std::vector<model::Dot>{};
    return must(store_->commit(
        {stream, "reason.test", {{std::string(kind), record, field, model::Act::put, value, seen}}}));
  }
  // The person of that given name, as this tablet knows them.
  std::optional<model::Record> person(const std::string& given_name) {
    for (model::Record& record : must(store_->all_records(model::Audience::shared, model::kind::person)))
      if (record.text("given_name") == given_name) return record;
    return std::nullopt;
  }
  std::uint64_t unsent() {
    std::uint64_t waiting = 0;
    for (const auto& state : must(store_->send_states())) waiting += state.waiting;
    return waiting;
  }

 private:
  TestWorld world_;
  TempFolder folder_;
  storage::DeviceKey key_;
  model::AuthorId author_;
  std::unique_ptr<storage::Store> store_;
};

}  // namespace blether::tests
