// Service: answers every request, whatever brought it here. The server is in front of it, the ledger behind.
#pragma once

#include <functional>
#include <mutex>
#include <optional>

#include "sync/hub/admission.h"
#include "sync/hub/commands.h"
#include "sync/hub/enrolment.h"
#include "sync/hub/scope.h"
#include "sync/hub/server.h"
#include "sync/hub/shelf.h"

namespace blether::hub {

// Signed by the office's own key: the commands of commands.h, as JSON.
inline constexpr std::string_view kOfficePath = "/v1/office";
inline constexpr std::string_view kDefaultName = "Blether office";
// So long the office keeps what it refused, and why: a little more than a year. It looks once a day.
inline constexpr std::int64_t kKeepRefusalsMs = std::int64_t{400} * 24 * 60 * 60 * 1000;

struct ServiceSetup {
  base::Files* files = nullptr;
  base::Clock* clock = nullptr;
  base::Random* random = nullptr;
  base::Path data;                          // folder; made when missing
  std::string name{kDefaultName};           // what the office calls itself
  std::string ledger;                       // empty: a file in the folder; "postgres:WHERE": a shared one, see
                                            // ledger_postgres.h for WHERE
  std::size_t connections = 8;              // to a shared ledger, at most
  std::optional<base::Path> shelf;          // folder of voices and pictures, the same for all services that share a
                                            // ledger; nothing: "files" in `data`
  std::optional<base::Path> assets;         // words for codes in reports; without them the codes are shown
  std::function<void()> taken_over;         // called on any thread when the ledger is of another version now: time to
                                            // stop (ledger.h, kTakenOver); may be empty
};

class Service {
 public:
  // locked: another service has the folder open. invalid: not a ledger, or the folder belongs to the other kind of
  // ledger, or a shared one was made by another service whose key is not in this folder; the detail says. Otherwise the
  // errors of the ledger and the store.
  static base::Result<std::unique_ptr<Service>> open(const ServiceSetup& setup);

  // Any thread.
  Response handle(Call& call);
  // A command of the office, already trusted. Any thread.
  base::Result<std::string> command(std::string_view json);

  const base::SecretBytes& server_key() const { return server_key_; }
  // Where devices find it; invitations need it.
  void set_address(const sync::HubAddress& address);

 private:
  explicit Service(const ServiceSetup& setup) : setup_(setup) {}
  // `highest` gets the counter to stay above when the call was replayed.
  base::Result<base::Bytes> answer(const Call& call, std::uint64_t& highest);
  base::Result<base::Bytes> answer_who(const Call& call);
  base::Result<base::Bytes> answer_enrol(const Call& call);
  base::Result<base::Bytes> answer_sync(const Call& call, std::uint64_t& highest);
  // What is new to the caller, into the answer.
  base::Result<void> read_for(const Caller& caller, const sync::SyncRequest& request, const Scope& scope,
                              sync::SyncReply& answer);
  base::Result<base::Bytes> answer_audit(const Call& call, std::uint64_t& highest);
  base::Result<base::Bytes> answer_files(const Call& call, std::uint64_t& highest);
  void tidy_shelf();
  void forget_refusals();
  base::Result<base::Bytes> answer_office(const Call& call, std::uint64_t& highest);

  ServiceSetup setup_;
  std::unique_ptr<KeyStore> keys_;
  base::SecretBytes server_key_;
  std::unique_ptr<Ledger> ledger_;
  std::mutex office_mutex_;
  std::unique_ptr<Office> office_;
  std::optional<sync::HubAddress> address_;
  WrongCodes wrong_codes_;
  Scopes scopes_;
  Cursors cursors_;
  FileNames file_names_;
  std::unique_ptr<Shelf> shelf_;
  std::mutex refusals_mutex_;
  std::optional<std::int64_t> refusals_looked_at_ms_;  // since the clock's machine started
};

}  // namespace blether::hub
