// A PostgreSQL of its own for tests and measurements: made from the installed package in a temporary folder, reached by a
// socket in that folder and by no network, run as an unprivileged user, gone at the end.
#pragma once

#include <sys/types.h>

#include <atomic>
#include <memory>
#include <string>

#include "platform/base/result.h"
#include "tests/support/temp_folder.h"

namespace blether::tests {

class PostgresServer {
 public:
  // How much it cares: for tests it need not survive a loss of power, for measurements it does what an office's would.
  enum class Care { quick, durable };
  // not_found: the package is not installed; the detail is a sentence that says which. io: it did not start; the detail
  // is the last it said.
  static base::Result<std::unique_ptr<PostgresServer>> start(Care care = Care::quick);
  ~PostgresServer();
  PostgresServer(const PostgresServer&) = delete;
  PostgresServer& operator=(const PostgresServer&) = delete;

  // Makes an empty database; where it is found, as libpq reads it. Any thread.
  base::Result<std::string> new_database();
  // A new one with everything that is in the one found at `where`; nobody may be connected to that for more than seconds.
  base::Result<std::string> copy_of(const std::string& where);
  // The database found at `where` becomes what the other one is now, under whoever is connected to it, as after a restore
  // or under a leader that had not got everything. Nobody may be connected to the other.
  base::Result<void> put_back(const std::string& where, const std::string& backup);
  // The database found at `where`, with all that is in it; as above.
  base::Result<void> drop(const std::string& where);
  // One statement by a superuser; the first column of its first row as text, "" when there is none.
  base::Result<std::string> say(const std::string& where, const std::string& sql) const;
  // As after a loss of power (without losing what reached the disk's cache), and up again.
  base::Result<void> crash_and_start();
  pid_t pid() const { return pid_; }

 private:
  PostgresServer() = default;
  base::Result<void> make(Care care);
  base::Result<void> launch();
  void halt();
  std::string where(const std::string& database) const;

  TempFolder folder_;
  std::string programs_;  // the folder of the newest version's programs
  uid_t user_ = 0;
  gid_t group_ = 0;
  pid_t pid_ = 0;
  std::atomic<int> made_ = 0;
};

// One for the whole test program, started when the first test asks.
PostgresServer& shared_postgres();

}  // namespace blether::tests
