#include "tests/support/postgres.h"

#include <fcntl.h>
#include <grp.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <vector>

namespace blether::tests {

namespace {

using base::Code;
using base::fail;
using base::Result;

constexpr int kReadyTries = 3'000;  // of 10 ms

// /usr/lib/postgresql/17/bin, of the highest number there is.
std::string newest_programs() {
  std::error_code error;
  int newest = 0;
  for (const auto& entry : std::filesystem::directory_iterator("/usr/lib/postgresql", error)) {
    const int version = std::atoi(entry.path().filename().c_str());
    if (version > newest && std::filesystem::exists(entry.path() / "bin" / "initdb")) newest = version;
  }
  return newest ? "/usr/lib/postgresql/" + std::to_string(newest) + "/bin" : std::string();
}

struct User {
  uid_t id = 0;
  gid_t group = 0;
};

// PostgreSQL refuses to run as root.
User unprivileged() {
  if (::geteuid() != 0) return {::geteuid(), ::getegid()};
  for (const char* name : {"postgres", "nobody"})
    if (const passwd* found = ::getpwnam(name)) return {found->pw_uid, found->pw_gid};
  return {65534, 65534};
}

// Starts a program as that user, its words going to `log`. It ends when this process does.
pid_t spawn(const std::vector<std::string>& words, const User& user, const base::Path& folder, const base::Path& log) {
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child != 0) return child;
  const int out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
  ::dup2(out, 1);
  ::dup2(out, 2);
  sigset_t none;
  sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  const bool is_root = ::geteuid() == 0;
  if (::chdir(folder.c_str()) != 0 ||
      (is_root && (::setgroups(0, nullptr) != 0 || ::setgid(user.group) != 0 || ::setuid(user.id) != 0)))
    ::_exit(126);
  ::prctl(PR_SET_PDEATHSIG, SIGQUIT);  // the server stops at once and with all its processes
  if (::getppid() != parent) ::_exit(126);
  ::execv(arguments[0], arguments.data());
  ::_exit(127);
}

// Of a database, out of what PostgresServer::where() gave.
std::string name_in(const std::string& where) { return where.substr(where.rfind('=') + 1); }

std::string last_lines(const base::Path& log) {
  std::ifstream file(log);
  std::string text((std::istreambuf_iterator<char>(file)), {});
  return text.size() > 600 ? text.substr(text.size() - 600) : text;
}

}  // namespace

Result<std::unique_ptr<PostgresServer>> PostgresServer::start(Care care) {
  std::unique_ptr<PostgresServer> server(new PostgresServer);
  TRY_VOID(server->make(care));
  TRY_VOID(server->launch());
  return server;
}

PostgresServer::~PostgresServer() { halt(); }

Result<void> PostgresServer::make(Care care) {
  programs_ = newest_programs();
  if (programs_.empty())
    return fail(Code::not_found, "PostgreSQL is not installed: scripts/setup installs it (package postgresql).");
  const User user = unprivileged();
  user_ = user.id;
  group_ = user.group;
  if (::geteuid() == 0 && ::chown(folder_.path().c_str(), user_, group_) != 0) return fail(Code::io, "chown");
  const base::Path log = folder_ / "log";
  const pid_t child = spawn({programs_ + "/initdb", "-D", (folder_ / "data").string(), "-U", "hub", "-A", "trust",
                             "--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums", "--no-sync"},
                            user, folder_.path(), log);
  int status = 0;
  if (::waitpid(child, &status, 0) != child || status != 0) return fail(Code::io, "initdb: " + last_lines(log));
  std::ofstream settings(folder_ / "data" / "postgresql.conf", std::ios::app);
  settings << "listen_addresses = ''\nunix_socket_directories = '" << folder_.path().string() << "'\n"
           << "max_connections = 100\nshared_buffers = 64MB\nlogging_collector = off\n";
  if (care == Care::quick) settings << "fsync = off\nfull_page_writes = off\n";
  settings.close();
  return settings ? Result<void>{} : fail(Code::io, "postgresql.conf");
}

Result<void> PostgresServer::launch() {
  const base::Path log = folder_ / "log";
  pid_ = spawn({programs_ + "/postgres", "-D", (folder_ / "data").string()}, {user_, group_}, folder_.path(), log);
  for (int i = 0; i < kReadyTries; ++i) {
    if (::PQping(where("postgres").c_str()) == PQPING_OK) return {};
    int status = 0;
    if (::waitpid(pid_, &status, WNOHANG) == pid_) {
      pid_ = 0;
      return fail(Code::io, "postgres: " + last_lines(log));
    }
    ::usleep(10'000);
  }
  return fail(Code::io, "postgres did not get ready: " + last_lines(log));
}

void PostgresServer::halt() {
  if (pid_ == 0) return;
  ::kill(pid_, SIGQUIT);
  ::waitpid(pid_, nullptr, 0);
  pid_ = 0;
}

Result<void> PostgresServer::crash_and_start() {
  halt();
  return launch();
}

std::string PostgresServer::where(const std::string& database) const {
  return "host=" + folder_.path().string() + " user=hub dbname=" + database;
}

Result<std::string> PostgresServer::say(const std::string& where, const std::string& sql) const {
  const std::unique_ptr<PGconn, void (*)(PGconn*)> connection(::PQconnectdb(where.c_str()), ::PQfinish);
  const std::unique_ptr<PGresult, void (*)(PGresult*)> answer(::PQexec(connection.get(), sql.c_str()), ::PQclear);
  const ExecStatusType status = ::PQresultStatus(answer.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) return fail(Code::io, ::PQerrorMessage(connection.get()));
  const bool has_row = ::PQntuples(answer.get()) > 0 && ::PQnfields(answer.get()) > 0;
  return std::string(has_row ? ::PQgetvalue(answer.get(), 0, 0) : "");
}

Result<std::string> PostgresServer::new_database() { return copy_of(where("template1")); }

Result<std::string> PostgresServer::copy_of(const std::string& from) {
  const std::string name = "office_" + std::to_string(++made_);
  TRY_VOID(say(where("postgres"), "create database " + name + " template " + name_in(from)));
  return where(name);
}

Result<void> PostgresServer::put_back(const std::string& database, const std::string& backup) {
  TRY_VOID(say(where("postgres"), "drop database " + name_in(database) + " with (force)"));
  TRY_VOID(say(where("postgres"), "create database " + name_in(database) + " template " + name_in(backup)));
  return {};
}

Result<void> PostgresServer::drop(const std::string& database) {
  TRY_VOID(say(where("postgres"), "drop database " + name_in(database)));
  return {};
}

PostgresServer& shared_postgres() {
  static const auto server = PostgresServer::start();
  if (!server) {
    std::fprintf(stderr, "%s\n", server.error().detail.c_str());
    std::exit(1);
  }
  return **server;
}

}  // namespace blether::tests
