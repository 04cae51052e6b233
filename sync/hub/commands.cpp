#include "sync/hub/commands.h"

#include <nlohmann/json.hpp>

#include "storage/model/schema.h"
#include "sync/hub/enrolment.h"
#include "sync/hub/keeper.h"
#include "sync/hub/people.h"
#include "sync/hub/unmet_feed.h"

namespace blether::hub {

namespace {

using base::Code;
using base::fail;
using base::Result;
using nlohmann::json;

constexpr std::size_t kMostShown = 100;

Result<std::string> word(const json& command, const char* key) {
  auto found = command.find(key);
  if (found == command.end() || !found->is_string() || found->get<std::string>().empty())
    return fail(Code::invalid, key);
  return found->get<std::string>();
}

Result<Worker> find_worker(LedgerWork& ledger, const std::string& named) {
  TRY(auto workers, ledger.workers());
  for (const Worker& worker : workers)
    if (worker.role == Role::worker && (worker.name == named || worker.author.hex() == named)) return worker;
  return fail(Code::not_found, "worker");
}

// By id, or by a full name that only one person has.
Result<model::OwnerId> find_person(Desk& desk, const std::string& named) {
  if (auto id = model::OwnerId::from_hex(named)) return *id;
  TRY_VOID(desk.office.catch_up());
  TRY(auto people, desk.office.store().all_records(model::Audience::shared, model::kind::person));
  std::optional<model::OwnerId> found;
  for (const model::Record& person : people) {
    const bool same = person.text("given_name") + " " + person.text("family_name") == named ||
                      person.text("known_as") + " " + person.text("family_name") == named;
    if (!same) continue;
    if (found) return fail(Code::invalid, "several people of that name: use the id");
    found = person.stream.owner;
  }
  if (!found) return fail(Code::not_found, "person");
  return *found;
}

std::string invitation_text(const Desk& desk, const std::string& code) {
  return desk.address ? sync::format({*desk.address, code}) : std::string();
}

Result<json> give_code_to(Desk& desk, LedgerWork& ledger, const Worker& worker) {
  TRY(std::string code, give_code(ledger, desk.random, worker.author, desk.clock.utc_ms()));
  return json{{"worker", worker.name}, {"code", sync::show_code(code)}, {"invitation", invitation_text(desk, code)}};
}

// An earlier code that was not used becomes worthless: whoever asks again has lost it.
Result<json> do_code(Desk& desk, const json& command) {
  TRY(std::string named, word(command, "worker"));
  return from_ledger<json>(desk.ledger, [&](LedgerWork& ledger) -> Result<json> {
    TRY(Worker worker, find_worker(ledger, named));
    TRY_VOID(ledger.drop_codes(worker.author));
    return give_code_to(desk, ledger, worker);
  });
}

// A code for each worker who has neither a device nor a code yet.
Result<json> do_invitations(Desk& desk, const json& command) {
  TRY_VOID(complete_staff(desk.ledger, desk.office));
  TRY(auto workers, from_ledger<std::vector<Worker>>(desk.ledger, [](LedgerWork& ledger) { return ledger.workers(); }));
  const bool nobody = std::none_of(workers.begin(), workers.end(),
                                   [](const Worker& worker) { return worker.role == Role::worker; });
  if (nobody) {
    TRY(std::string name, word(command, "first_worker"));
    auto added = add_worker(desk.ledger, desk.office, name);
    // Another service of this office may have been quicker.
    if (!added && added.error().code != Code::exists) return tl::unexpected<base::Error>(added.error());
  }
  return from_ledger<json>(desk.ledger, [&](LedgerWork& ledger) -> Result<json> {
    json given = json::array();
    TRY_VOID(ledger.hold_directory());
    TRY(auto all, ledger.workers());
    TRY(auto devices, ledger.devices());
    for (const Worker& worker : all) {
      const bool has_device = std::any_of(devices.begin(), devices.end(), [&](const Device& device) {
        return device.known.author == worker.author && device.revoked_ms == 0;
      });
      TRY(bool has_code, ledger.has_open_code(worker.author, desk.clock.utc_ms()));
      if (worker.role != Role::worker || has_device || has_code) continue;
      TRY(json one, give_code_to(desk, ledger, worker));
      given.push_back(std::move(one));
    }
    return json{{"invitations", std::move(given)}};
  });
}

Result<json> do_import(Desk& desk, const json& command) {
  auto people = command.find("people");
  if (people == command.end()) return fail(Code::invalid, "people");
  TRY(ImportInfo info, import_people(desk.ledger, desk.office, people->dump()));
  return json{{"people", info.people}, {"workers", info.workers}, {"known", info.known}};
}

Result<json> do_assign(Desk& desk, const json& command, bool is_assigned) {
  TRY(std::string worker_name, word(command, "worker"));
  TRY(std::string person_name, word(command, "person"));
  TRY(model::OwnerId person, find_person(desk, person_name));
  return from_ledger<json>(desk.ledger, [&](LedgerWork& ledger) -> Result<json> {
    TRY(Worker worker, find_worker(ledger, worker_name));
    TRY_VOID(is_assigned ? ledger.assign(worker.author, person) : ledger.unassign(worker.author, person));
    TRY(auto people, ledger.caseload(worker.author));
    return json{{"worker", worker.name}, {"person", person.hex()}, {"caseload", people.size()}};
  });
}

// What is of a worker about a person and was put aside for the caseload, in the order it came.
Result<std::vector<Entry>> put_aside_of(LedgerWork& ledger, const Worker& worker, const model::OwnerId& person) {
  std::vector<Entry> found;
  TRY_VOID(ledger.read_after({{bucket_of(person), 0, {person}}}, [&](const Entry& head, base::ByteView envelope) {
    if (head.standing != Standing::quarantined || head.reason != "not_on_caseload") return true;
    auto change = storage::open_trusted(envelope);
    if (!change || change->author != worker.author) return true;
    found.push_back(head);
    found.back().envelope = base::to_bytes(envelope);
    return true;
  }));
  return found;
}

// The office has looked, and takes what a worker wrote about somebody who was not on their caseload then.
Result<json> do_take(Desk& desk, const json& command) {
  TRY(std::string worker_name, word(command, "worker"));
  TRY(std::string person_name, word(command, "person"));
  TRY(model::OwnerId person, find_person(desk, person_name));
  return from_ledger<json>(desk.ledger, [&](LedgerWork& ledger) -> Result<json> {
    TRY(Worker worker, find_worker(ledger, worker_name));
    TRY(auto put_aside, put_aside_of(ledger, worker, person));
    Keeper keeper(ledger, desk.clock.utc_ms());
    std::size_t taken = 0;
    for (const Entry& entry : put_aside) {
      TRY(model::Change change, storage::open_trusted(entry.envelope));
      Scope of_stream;
      of_stream.buckets[bucket_of(person)].streams.insert(change.stream);
      TRY(sync::Answer answer, keeper.take({change, entry.envelope, entry.hash, worker, of_stream}));
      taken += answer.outcome == sync::Outcome::stored ? 1 : 0;
    }
    TRY_VOID(keeper.finish());
    const std::size_t left = put_aside.size() - taken;
    return json{{"worker", worker.name}, {"person", person.hex()}, {"taken", taken}, {"left", left}};
  });
}

Result<json> do_revoke(Desk& desk, const json& command) {
  TRY(std::string named, word(command, "device"));
  return from_ledger<json>(desk.ledger, [&](LedgerWork& ledger) -> Result<json> {
    TRY(auto devices, ledger.devices());
    std::optional<Device> found;
    for (const Device& device : devices) {
      if (device.known.id.hex() != named && device.known.device_name != named) continue;
      if (found) return fail(Code::invalid, "several devices of that name: use the id");
      found = device;
    }
    if (!found) return fail(Code::not_found, "device");
    if (found->known.id == desk.office.device()) return fail(Code::invalid, "the office's own device");
    TRY_VOID(ledger.revoke(found->known.id, desk.clock.utc_ms()));
    return json{{"device", found->known.id.hex()}, {"name", found->known.device_name}};
  });
}

Result<json> do_report(Desk& desk) {
  TRY_VOID(desk.office.catch_up());
  TRY(std::string page, report_page(desk.ledger, desk.office, desk.words, desk.clock.utc_ms()));
  return json{{"html", std::move(page)}};
}

Result<json> do_unmet(Desk& desk) {
  TRY_VOID(desk.office.catch_up());
  TRY(auto people, of_everyone(desk.office.store(), model::kind::person));
  TRY(auto entries, of_everyone(desk.office.store(), model::kind::unmet_need));
  const base::CivilDate today = base::london_time(desk.clock.utc_ms()).date;
  const auto tables = unmet_feed(people, entries, desk.words, today);
  return json{{"csv", feed_csv(tables)}, {"html", feed_page(tables, desk.words, today)}};
}

json told(const Device& device) {
  return {{"device", device.known.id.hex()},      {"name", device.known.device_name},
          {"worker", device.known.author_name},   {"enrolled_ms", device.enrolled_ms},
          {"last_seen_ms", device.last_seen_ms},  {"revoked", device.revoked_ms != 0}};
}

Result<json> do_status(Desk& desk) {
  TRY_VOID(desk.office.catch_up());
  TRY(auto people, desk.office.store().all_records(model::Audience::shared, model::kind::person));
  TRY(auto conflicts, desk.office.store().conflicts());
  TRY(auto digest, desk.office.store().digest());
  json status{{"people", people.size()}, {"conflicts", conflicts.size()}, {"digest", base::to_hex(digest)}};
  TRY_VOID(desk.ledger.atomically([&](LedgerWork& ledger) -> Result<void> {
    TRY(LedgerCounts counts, ledger.counts());
    TRY(auto workers, ledger.workers());
    TRY(auto devices, ledger.devices());
    TRY(auto put_aside, ledger.quarantined(kMostShown));
    TRY(auto refusals, ledger.refusals(kMostShown));
    status["stored"] = counts.stored;
    status["quarantined"] = counts.quarantined;
    status["refused"] = counts.refused;
    status["receipts"] = counts.receipts;
    for (const Worker& worker : workers) {
      TRY(auto caseload, ledger.caseload(worker.author));
      if (worker.role == Role::worker) status["workers"].push_back({{"name", worker.name}, {"caseload", caseload.size()}});
    }
    for (const Device& device : devices)
      if (device.known.author != desk.office.author()) status["devices"].push_back(told(device));
    for (const Entry& entry : put_aside)
      status["put_aside"].push_back({{"stream", entry.stream.text()}, {"device", entry.dot.device.hex()},
                                     {"seq", entry.dot.seq}, {"reason", entry.reason}, {"detail", entry.detail}});
    for (const Refusal& refusal : refusals)
      status["refusals"].push_back({{"device", refusal.device.hex()}, {"reason", refusal.reason},
                                    {"detail", refusal.detail}, {"at_ms", refusal.at_ms}});
    return {};
  }));
  return status;
}

Result<json> run(Desk& desk, const json& command) {
  TRY(std::string what, word(command, "do"));
  if (what == "code") return do_code(desk, command);
  if (what == "invitations") return do_invitations(desk, command);
  if (what == "import") return do_import(desk, command);
  if (what == "assign") return do_assign(desk, command, true);
  if (what == "unassign") return do_assign(desk, command, false);
  if (what == "take") return do_take(desk, command);
  if (what == "revoke") return do_revoke(desk, command);
  if (what == "report") return do_report(desk);
  if (what == "unmet") return do_unmet(desk);
  if (what == "status") return do_status(desk);
  return fail(Code::invalid, "do");
}

}  // namespace

Result<std::string> run_command(Desk& desk, std::string_view text) {
  const json command = json::parse(text, nullptr, false);
  if (!command.is_object()) return fail(Code::invalid, "command");
  TRY(json answer, run(desk, command));
  return answer.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace blether::hub
