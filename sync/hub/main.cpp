// blether-hub: the office's service and the commands that speak to it.
#include <pthread.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include "platform/base/log.h"
#include "sync/hub/office_call.h"

namespace {

using namespace blether;
using base::Code;
using base::fail;
using base::Result;
using nlohmann::json;

constexpr std::uint16_t kDefaultPort = 7443;
constexpr unsigned kSharedThreads = 8;

constexpr const char* kHelp = R"(blether-hub: the office's service for Blether tablets

  blether-hub serve [--port N] [--listen ADDRESS] [--host NAME] [--name OFFICE] [--import people.json]
                    [--threads N] [--connections-per-address N] [--ready-file FILE]
                                             serves until it is told to stop (SIGTERM, Ctrl+C)
  blether-hub code --worker NAME             a new one-time code for one more tablet
  blether-hub import people.json             people and workers; those already known stay as they are
  blether-hub assign --worker NAME --person NAME-OR-ID
  blether-hub unassign --worker NAME --person NAME-OR-ID
  blether-hub take --worker NAME --person NAME-OR-ID
                                             what they sent about somebody who was not on their caseload then, and
                                             the office had put aside, counts from now on
  blether-hub revoke --device NAME-OR-ID     the tablet may no longer send or fetch, and empties itself
  blether-hub report --out FILE              the office's page
  blether-hub unmet --out FILE               what could not be met, for those who plan services: counted, without names,
                                             own words and small numbers. A FILE.csv is a table for
                                             programs, any other a page
  blether-hub status [--json]

Every command takes --data DIR (else BLETHER_HUB_DATA, else ~/.local/share/blether-hub). All but serve also work while
the service runs. A port of 0 means any that is free.

Several services of one office share a PostgreSQL: every command then also takes --ledger postgres:WHERE (else
BLETHER_HUB_LEDGER), where WHERE is what PostgreSQL's own programs take, for example
--ledger "postgres:host=db1,db2 dbname=blether user=blether" or --ledger postgres:service=blether. Keep the password in
PostgreSQL's password file. Each service has a --data folder of its own; before its first start, copy
keys/shared_ledger.key and keys/server.key there from the first one's. Voices and pictures lie in DIR/files; services that
share a ledger share that folder too: say --files FOLDER.
)";

struct Options {
  std::string verb, file;
  std::map<std::string, std::string> named;

  std::string get(const std::string& name, const std::string& otherwise = {}) const {
    auto found = named.find(name);
    return found == named.end() ? otherwise : found->second;
  }
};

Result<Options> read_options(int count, char** words) {
  Options options;
  if (count > 1) options.verb = words[1];
  for (int i = 2; i < count; ++i) {
    const std::string word = words[i];
    if (word == "--json") {
      options.named["json"] = "yes";
    } else if (word.starts_with("--")) {
      if (i + 1 == count) return fail(Code::invalid, word + " needs a value");
      options.named[word.substr(2)] = words[++i];
    } else if (options.file.empty()) {
      options.file = word;
    } else {
      return fail(Code::invalid, "what is \"" + word + "\"?");
    }
  }
  return options;
}

base::Path data_folder(const Options& options) {
  if (auto given = options.get("data"); !given.empty()) return given;
  if (const char* folder = std::getenv("BLETHER_HUB_DATA")) return folder;
  const char* home = std::getenv("HOME");
  return base::Path(home ? home : ".") / ".local" / "share" / "blether-hub";
}

// Beside a build in the source tree, or installed.
std::optional<base::Path> assets_folder(const Options& options) {
  if (auto given = options.get("assets"); !given.empty()) return base::Path(given);
  std::error_code error;
  const base::Path program = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
  for (const base::Path& folder : {program / ".." / ".." / "assets", program / ".." / "share" / "blether"})
    if (std::filesystem::exists(folder / "lookups", error)) return folder;
  return std::nullopt;
}

struct World {
  base::SystemFiles files;
  base::SystemClock clock;
  base::SystemRandom random;
};

hub::ServiceSetup setup_of(World& world, const Options& options) {
  hub::ServiceSetup setup;
  setup.files = &world.files;
  setup.clock = &world.clock;
  setup.random = &world.random;
  setup.data = data_folder(options);
  setup.name = options.get("name", std::string(hub::kDefaultName));
  setup.assets = assets_folder(options);
  if (auto folder = options.get("files"); !folder.empty()) setup.shelf = base::Path(folder);
  const char* ledger = std::getenv("BLETHER_HUB_LEDGER");
  setup.ledger = options.get("ledger", ledger ? ledger : "");
  return setup;
}

Result<json> said(Result<std::string> answer) {
  if (!answer) return tl::unexpected<base::Error>(answer.error());
  return json::parse(*answer, nullptr, false);
}

Result<json> import_command(base::Files& files, const std::string& path) {
  TRY(base::Bytes bytes, files.read(path));
  json people = json::parse(bytes.begin(), bytes.end(), nullptr, false);
  if (!people.is_object()) return fail(Code::invalid, path);
  return json{{"do", "import"}, {"people", std::move(people)}};
}

Result<unsigned> number_of(const Options& options, const std::string& name, unsigned otherwise, unsigned most) {
  const std::string text = options.get(name, std::to_string(otherwise));
  char* end = nullptr;
  const unsigned long number = std::strtoul(text.c_str(), &end, 10);
  if (text.empty() || *end != '\0' || number > most) return fail(Code::invalid, "--" + name + " " + text);
  return static_cast<unsigned>(number);
}

Result<void> tell(World& world, const Options& options, const sync::HubAddress& address, const json& invitations) {
  std::cout << "Blether's office service is on " << address.host << ":" << address.port << "\n"
            << "fingerprint " << base::to_hex(address.fingerprint) << "\n";
  for (const json& given : invitations)
    std::cout << "invitation for " << given.value("worker", "") << ": " << given.value("invitation", "") << "\n";
  std::cout << std::flush;
  const std::string file = options.get("ready-file");
  if (file.empty()) return {};
  const json ready{{"host", address.host}, {"port", address.port}, {"fingerprint", base::to_hex(address.fingerprint)},
                   {"pid", ::getpid()},    {"invitations", invitations}};
  const std::string text = ready.dump(1);
  return world.files.replace(file, base::as_bytes(text));
}

// Signals wait here, in no other thread: stopping is an ordinary return.
void wait_for_stop(const sigset_t& signals) {
  int which = 0;
  ::sigwait(&signals, &which);
}

Result<void> serve(World& world, const Options& options) {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  ::signal(SIGPIPE, SIG_IGN);

  hub::ServiceSetup setup = setup_of(world, options);
  std::atomic<bool> is_taken_over = false;
  setup.taken_over = [&] {
    is_taken_over = true;
    ::kill(::getpid(), SIGTERM);  // as if somebody had asked
  };
  TRY(unsigned port, number_of(options, "port", kDefaultPort, 65535));
  // A thread waits for the ledger while it answers; a shared one answers several at once.
  hub::ServerSetup server_setup;
  TRY(server_setup.threads, number_of(options, "threads", setup.ledger.empty() ? server_setup.threads : kSharedThreads, 256));
  if (server_setup.threads == 0) return fail(Code::invalid, "--threads 0");
  TRY(server_setup.room.connections_per_address,
      number_of(options, "connections-per-address", static_cast<unsigned>(server_setup.room.connections_per_address),
                static_cast<unsigned>(server_setup.room.connections)));
  if (server_setup.room.connections_per_address == 0) return fail(Code::invalid, "--connections-per-address 0");
  setup.connections = server_setup.threads + 1;  // and one for the office's commands
  TRY(auto service, hub::Service::open(setup));
  if (auto file = options.get("import"); !file.empty()) {
    TRY(json command, import_command(world.files, file));
    TRY_VOID(service->command(command.dump()));
  }
  server_setup.address = options.get("listen", server_setup.address);
  server_setup.port = static_cast<std::uint16_t>(port);
  TRY(auto server, hub::Server::start(server_setup, service->server_key(),
                                      [&](hub::Call& call) { return service->handle(call); }));
  sync::HubAddress address;
  address.host = options.get("host", server_setup.address);
  address.port = server->port();
  TRY(address.fingerprint, hub::fingerprint_of(service->server_key()));
  service->set_address(address);
  TRY(json given, said(service->command(json{{"do", "invitations"}, {"first_worker", "First worker"}}.dump())));
  TRY_VOID(hub::keep_running_at(world.files, setup.data, server_setup.address, address.port));
  TRY_VOID(tell(world, options, address, given["invitations"]));
  wait_for_stop(signals);
  server.reset();
  TRY_VOID(hub::forget_running_at(world.files, setup.data));
  if (is_taken_over) return fail(Code::busy, std::string(hub::kTakenOver));
  return {};
}

Result<json> command_of(World& world, const Options& options) {
  json command{{"do", options.verb}};
  for (const char* name : {"worker", "person", "device"})
    if (auto value = options.get(name); !value.empty()) command[name] = value;
  if (options.verb != "import") return command;
  return import_command(world.files, options.file);
}

Result<void> show(World& world, const Options& options, const json& answer) {
  if (options.verb == "report" || options.verb == "unmet") {
    const std::string file = options.get("out");
    if (file.empty()) return fail(Code::invalid, "--out FILE is missing");
    const bool as_csv = options.verb == "unmet" && file.ends_with(".csv");
    const std::string text = answer.value(as_csv ? "csv" : "html", "");
    return world.files.replace(file, base::as_bytes(text));
  }
  if (options.verb == "code") {
    const std::string invitation = answer.value("invitation", "");
    std::cout << (invitation.empty() ? answer.value("code", "") : invitation) << "\n";
  } else {
    std::cout << answer.dump(options.named.contains("json") ? -1 : 2) << "\n";
  }
  return {};
}

Result<void> run(int count, char** words) {
  World world;
  TRY(Options options, read_options(count, words));
  if (options.verb == "serve") return serve(world, options);
  if (options.verb.empty() || options.verb == "help" || options.verb == "--help") {
    std::cout << kHelp;
    return {};
  }
  TRY(json command, command_of(world, options));
  TRY(json answer, said(hub::call_office(setup_of(world, options), command.dump())));
  return show(world, options, answer);
}

// What a person reads when it did not work.
std::string sentence(const base::Error& error) {
  switch (error.code) {
    case Code::locked: return "Another blether-hub has this folder open.";
    case Code::not_found: return "Not found: " + error.detail + ".";
    case Code::no_space: return "The disk is full. Nothing was changed.";
    case Code::too_new: return "This folder was made by a newer Blether. Nothing was changed.";
    case Code::corrupt: return "Something in the folder is damaged or missing: " + error.detail + ". Nothing was changed.";
    case Code::invalid: return "That cannot be done: " + error.detail + ". \"blether-hub help\" shows what can.";
    case Code::busy:
      if (error.detail == hub::kTakenOver)
        return "A blether-hub of another version has taken this ledger over. This one has stopped, and wrote nothing "
               "more. Start the newest one.";
      return "The ledger cannot be reached, or is busy (" + error.detail + "). Nothing was lost; please try again.";
    case Code::wrong_key: return "The keys in this folder are not this ledger's. Nothing was changed.";
    case Code::refused: return "The service said no: " + error.detail + ".";
    default: return std::string("It did not work (") + base::code_name(error.code) + "): " + error.detail;
  }
}

}  // namespace

int main(int count, char** words) {
  auto done = run(count, words);
  if (done) return 0;
  std::cerr << "blether-hub: " << sentence(done.error()) << "\n";
  return 1;
}
