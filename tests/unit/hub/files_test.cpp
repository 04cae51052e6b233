// Voices and pictures on their way to the office and from it: resumed wherever they stopped, and only where they belong.
#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>
#include <thread>

#include "storage/kept_files.h"
#include "sync/codec.h"
#include "sync/hub/server.h"
#include "sync/transport_https.h"
#include "sync/tuning.h"
#include "tests/support/small_town.h"
#include "tests/support/hub_process.h"
#include "tests/support/ledgers.h"

namespace blether::tests {

using base::Bytes;
using base::Code;
using storage::KeptFile;

namespace {

Bytes content_of(std::size_t size, std::uint64_t seed = 5) {
  Bytes bytes(size);
  base::SeededRandom(seed).fill(bytes);
  return bytes;
}

// Counts what goes to each path, and can break what goes to the files.
class WatchedTransport final : public sync::Transport {
 public:
  explicit WatchedTransport(HubHouse& house) : house_(house) {}
  base::Result<sync::Reply> post(std::string_view path, const sync::Headers& headers, base::ByteView body) override {
    const bool files = path == sync::kFilesPath;
    if (files) ++files_asked, files_bytes_up += body.size();
    else ++others_asked;
    if (files && files_asked == lose_request) return base::fail(Code::offline, "request lost");
    if (files && before_each) before_each();
    DirectTransport real(house_.service());
    auto reply = real.post(path, headers, body);
    if (files && reply) files_bytes_down += reply->body.size();
    if (files && files_asked == lose_answer) return base::fail(Code::offline, "answer lost");
    return reply;
  }
  void cancel() override {}

  int files_asked = 0, others_asked = 0, lose_request = 0, lose_answer = 0;
  std::size_t files_bytes_up = 0, files_bytes_down = 0;
  std::function<void()> before_each;

 private:
  HubHouse& house_;
};


// Amina and Euan both hold Isobel; only Amina holds Callum.
struct Town : SmallTown {
  explicit Town(std::string ledger = {}) : SmallTown(std::move(ledger)) {}
  model::StreamId callum = sync::shared_stream(amina->person("Callum")->id);
};

model::RecordId keep(WorkerTablet& tablet, const model::StreamId& stream, std::string_view name, const Bytes& content) {
  const auto record = id_named<model::RecordId>(name);
  const auto kept = must(tablet->files().keep({stream, record}, content));
  const auto put = [&](const char* field, model::Value value) {
    return model::Operation{std::string(model::kind::attachment), record, field, model::Act::put, std::move(value), {}};
  };
  must(tablet->commit({stream, "reason.test",
                       {put("bytes", static_cast<std::int64_t>(content.size())), put("hash", kept.hash), put("key", kept.key)}}));
  return record;
}

base::Result<Bytes> content(WorkerTablet& tablet, const model::StreamId& stream, const model::RecordId& record) {
  TRY(auto found, tablet->record(stream, record));
  return tablet->files().content(found);
}

KeptFile file_of(WorkerTablet& tablet, const model::StreamId& stream, const model::RecordId& record) {
  return must(tablet->files().of(must(tablet->record(stream, record))));
}

// A request as a tablet would sign it, whatever is in it.
base::Result<sync::FilesReply> say(HubHouse& house, WorkerTablet& tablet, const sync::FilesRequest& request) {
  const auto note = must(tablet->note("sync.counter"));
  std::uint64_t counter = 0;
  for (std::uint8_t byte : note.value_or(Bytes())) counter = counter << 8 | byte;
  static std::uint64_t further = 0;
  const Bytes body = sync::encode(request);
  DirectTransport network(house.service());
  TRY(auto headers, sync::signed_headers(tablet.identity(), sync::kFilesPath, body, counter + ++further));
  TRY(auto reply, network.post(sync::kFilesPath, headers, body));
  if (reply.status != 200) {
    TRY(auto problem, sync::decode_problem(reply.body));
    return base::fail(Code::refused, problem.reason);
  }
  return sync::decode_files_reply(reply.body);
}

std::size_t files_in(const base::Path& folder) {
  std::size_t count = 0;
  std::error_code error;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, error)) count += entry.is_regular_file() ? 1 : 0;
  return count;
}

constexpr std::size_t kSeveralParts = 3 * sync::kFilePart + 70'000;

}  // namespace

TEMPLATE_TEST_CASE("A voice that Amina kept with no network is heard on Euan's tablet once both have talked to the office", "", Embedded,
                   Shared) {
  Town town(TestType::ledger());
  WatchedTransport network(town.house);
  const Bytes said = content_of(kSeveralParts);
  const auto voice = keep(*town.amina, town.stream(), "voice", said);
  CHECK(town.amina->sync(network).files_sent == 1);
  CHECK_FALSE(file_of(*town.amina, town.stream(), voice).is_to_send());
  CHECK(town.euan->sync(network).files_received == 1);
  CHECK(must(content(*town.euan, town.stream(), voice)) == said);
  WatchedTransport quiet(town.house);
  CHECK(town.amina->sync(quiet).requests == 1);
  CHECK(town.euan->sync(quiet).requests == 1);
  CHECK(quiet.files_asked == 0);
}

TEST_CASE("Nothing that somebody said is in the office's files") {
  Town town;
  WatchedTransport network(town.house);
  keep(*town.amina, town.stream(), "voice", Bytes(200'000, 'w'));
  town.amina->sync(network);
  std::size_t files = 0;
  base::SystemFiles system;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(town.house.data() / "files")) {
    if (!entry.is_regular_file()) continue;
    ++files;
    const Bytes bytes = must(system.read(entry.path()));
    CHECK(base::as_text(bytes).find("wwww") == std::string_view::npos);
  }
  CHECK(files == 1);
}

TEST_CASE("Lost at any request or any answer, a file goes on where it stopped, both ways, and nothing is sent twice over") {
  for (const bool loses_request : {true, false})
    for (int at = 1; at <= 6; ++at) {
      CAPTURE(loses_request, at);
      Town town;
      const Bytes said = content_of(kSeveralParts);
      const auto voice = keep(*town.amina, town.stream(), "voice", said);
      WatchedTransport first(town.house), again(town.house), down(town.house), down_again(town.house);
      (loses_request ? first.lose_request : first.lose_answer) = at;
      const auto sent = town.amina->try_sync(first);
      if (!sent) CHECK(sent.error().code == Code::offline);
      town.amina->sync(again);
      CHECK_FALSE(file_of(*town.amina, town.stream(), voice).is_to_send());
      // At most the part that was on its way goes twice.
      CHECK(first.files_bytes_up + again.files_bytes_up < said.size() + sync::kFilePart + 20'000);
      (loses_request ? down.lose_request : down.lose_answer) = at;
      const auto fetched = town.euan->try_sync(down);
      if (!fetched) CHECK(fetched.error().code == Code::offline);
      town.euan->sync(down_again);
      CHECK(must(content(*town.euan, town.stream(), voice)) == said);
      CHECK(down.files_bytes_down + down_again.files_bytes_down < said.size() + sync::kFilePart + 20'000);
    }
}

TEST_CASE("The office's service is stopped and started before every piece, and the file arrives all the same") {
  Town town;
  const Bytes said = content_of(kSeveralParts);
  const auto voice = keep(*town.amina, town.stream(), "voice", said);
  WatchedTransport network(town.house);
  network.before_each = [&] { town.house.close(), town.house.open(); };
  CHECK(town.amina->sync(network).files_sent == 1);
  CHECK(town.euan->sync(network).files_received == 1);
  CHECK(must(content(*town.euan, town.stream(), voice)) == said);
}

TEST_CASE("A file that its reader's office has not got yet is in nobody's way, and comes when it is there") {
  Town town;
  const auto voice = keep(*town.amina, town.stream(), "voice", content_of(5'000));
  WatchedTransport cut(town.house), network(town.house);
  cut.lose_request = 1;
  CHECK_FALSE(town.amina->try_sync(cut));  // the change is there, the file is not
  const auto report = town.euan->sync(network);
  CHECK(report.pulled == 1);
  CHECK(report.files_received == 0);
  CHECK(code_of(content(*town.euan, town.stream(), voice)) == Code::not_found);
  town.amina->sync(network);
  CHECK(town.euan->sync(network).files_received == 1);
}

TEST_CASE("Euan cannot have a file of Callum's, whom he does not hold, though he knows its name") {
  Town town;
  WatchedTransport network(town.house);
  const auto voice = keep(*town.amina, town.callum, "voice", content_of(5'000));
  town.amina->sync(network);
  const KeptFile file = file_of(*town.amina, town.callum, voice);
  sync::FilesRequest get;
  get.get = file.name, get.most = sync::kFilePart;
  CHECK(say(town.house, *town.amina, get)->part.size() == file.length);
  const auto refused = say(town.house, *town.euan, get);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().detail == "not_on_caseload");
  // Under the name of somebody he holds it is not there, even if he writes such a record.
  const auto record = id_named<model::RecordId>("borrowed");
  must((*town.euan)->commit({town.stream(), "reason.test",
                             {{std::string(model::kind::attachment), record, "hash", model::Act::put, file.name.hash, {}},
                              {std::string(model::kind::attachment), record, "bytes", model::Act::put, std::int64_t{5'000}, {}}}}));
  town.euan->sync(network);
  get.get->stream = town.stream();
  const auto borrowed = say(town.house, *town.euan, get);
  REQUIRE(borrowed);
  CHECK(borrowed->answers[0].standing == sync::FileStanding::wanted);
  CHECK(borrowed->part.empty());
}

TEST_CASE("What no change names is not taken; what is not what its change names is dropped, and in nobody's way") {
  Town town;
  WatchedTransport network(town.house);
  sync::FilesRequest put;
  put.put = storage::FileName{town.stream(), Bytes(32, 7)};
  put.part = content_of(1'000);
  CHECK(say(town.house, *town.euan, put)->answers[0].standing == sync::FileStanding::unknown);
  CHECK(files_in(town.house.data() / "files") == 0);

  const Bytes said = content_of(5'000);
  const auto voice = keep(*town.amina, town.stream(), "voice", said);
  WatchedTransport cut(town.house);
  cut.lose_request = 1;
  CHECK_FALSE(town.amina->try_sync(cut));
  const KeptFile file = file_of(*town.amina, town.stream(), voice);
  put.put = file.name;
  put.part = content_of(file.length, 99);
  const auto forged = say(town.house, *town.euan, put);
  REQUIRE(forged);
  CHECK(forged->answers[0].standing == sync::FileStanding::wanted);
  CHECK(forged->answers[0].here == 0);
  put.part = content_of(file.length + 1, 99);
  CHECK(say(town.house, *town.euan, put).error().detail == "invalid");
  // Half of a forgery lies there; Amina's is another file until it is whole.
  put.part = content_of(file.length / 2, 99);
  CHECK(say(town.house, *town.euan, put)->answers[0].here == file.length / 2);
  CHECK(town.amina->sync(network).files_sent == 1);
  WorkerTablet fresh(network, town.house.code_for("Euan Baird"), 9, "new tablet");
  fresh.sync(network);
  CHECK(must(content(fresh, town.stream(), voice)) == said);
}

TEST_CASE("A service restored from an older backup gets the file again, from whoever has it") {
  Town town;
  town.house.close();
  const auto backup = town.house.data().parent_path() / "backup";
  std::filesystem::copy(town.house.data(), backup, std::filesystem::copy_options::recursive);
  town.house.open();
  const Bytes said = content_of(kSeveralParts);
  const auto voice = keep(*town.amina, town.stream(), "voice", said);
  WatchedTransport network(town.house);
  town.amina->sync(network);
  town.euan->sync(network);
  town.house.close();
  std::filesystem::remove_all(town.house.data());
  std::filesystem::copy(backup, town.house.data(), std::filesystem::copy_options::recursive);
  town.house.open();

  // Amina's tablet is broken; only Euan's comes.
  CHECK(town.euan->sync(network).files_sent == 1);
  WorkerTablet fresh(network, town.house.code_for("Amina Farooq"), 9, "new tablet");
  fresh.sync(network);
  CHECK(must(content(fresh, town.stream(), voice)) == said);
}

TEST_CASE("Only the files of the office are lost: within a week a tablet that has one brings it again") {
  Town town;
  const auto voice = keep(*town.amina, town.stream(), "voice", content_of(5'000));
  WatchedTransport network(town.house);
  town.amina->sync(network);
  std::filesystem::remove_all(town.house.data() / "files");
  must((*town.amina)->files().ask_again());
  CHECK(town.amina->sync(network).files_sent == 1);
  CHECK(town.euan->sync(network).files_received == 1);
  CHECK(content(*town.euan, town.stream(), voice).has_value());
}

TEST_CASE("Taken off the caseload with a voice unsent, Amina's tablet sends it, and only then forgets the person") {
  Town town;
  const Bytes said = content_of(kSeveralParts);
  const auto voice = keep(*town.amina, town.stream(), "voice", said);
  WatchedTransport cut(town.house), cut_later(town.house), network(town.house);
  cut.lose_request = 1;
  CHECK_FALSE(town.amina->try_sync(cut));
  town.house.command({{"do", "unassign"}, {"worker", "Amina Farooq"}, {"person", "Isobel Rennie"}});
  cut_later.lose_request = 3;
  CHECK_FALSE(town.amina->try_sync(cut_later));
  CHECK(content(*town.amina, town.stream(), voice).has_value());
  CHECK(town.amina->sync(network).files_sent == 1);
  CHECK_FALSE(town.amina->person("Isobel"));
  CHECK(must((*town.amina)->files().all()).empty());
  town.euan->sync(network);
  CHECK(must(content(*town.euan, town.stream(), voice)) == said);
}

TEST_CASE("Over the real network, through TLS, a picture goes to the office and to the other tablet") {
  Town town;
  auto server = must(hub::Server::start({}, town.house.service().server_key(),
                                        [&](hub::Call& call) { return town.house.service().handle(call); }));
  const sync::HubAddress address{"127.0.0.1", server->port(), must(hub::fingerprint_of(town.house.service().server_key()))};
  const Bytes shown = content_of(kSeveralParts);
  const auto picture = keep(*town.amina, town.stream(), "picture", shown);
  sync::HttpsTransport up(address), down(address);
  CHECK(town.amina->sync(up).files_sent == 1);
  CHECK(town.euan->sync(down).files_received == 1);
  CHECK(must(content(*town.euan, town.stream(), picture)) == shown);
}

TEST_CASE("The office's service is killed in the middle of its work, again and again, and the file arrives whole, both ways") {
  Town town;
  const Bytes said = content_of(4 * kSeveralParts);
  const auto voice = keep(*town.amina, town.stream(), "voice", said);
  const auto print = must(hub::fingerprint_of(town.house.service().server_key()));
  town.house.close();
  base::SeededRandom random(31);
  int kills = 0;
  const auto exchange = [&](WorkerTablet& tablet) {
    for (int left = 12;; --left) {
      HubProcess office(town.house.data(), 0);
      sync::HttpsTransport network({"127.0.0.1", office.ready["port"].get<std::uint16_t>(), print});
      std::jthread killer;
      if (left > 0)
        killer = std::jthread([&office, wait = static_cast<useconds_t>(random.below(60'000))] { ::usleep(wait), office.end(SIGKILL); });
      const auto done = tablet.try_sync(network);
      if (killer.joinable()) killer.join();
      if (done) return;
      CHECK(done.error().code == Code::offline);
      ++kills;
    }
  };
  exchange(*town.amina);
  exchange(*town.euan);
  CHECK(kills > 0);
  CHECK_FALSE(file_of(*town.amina, town.stream(), voice).is_to_send());
  CHECK(must(content(*town.euan, town.stream(), voice)) == said);
  town.house.open();
}

TEST_CASE("An office that makes no sense about a file is left, and the next exchange begins anew") {
  Town town;
  struct Confused final : sync::Transport {
    explicit Confused(HubHouse& house) : inside(house) {}
    base::Result<sync::Reply> post(std::string_view path, const sync::Headers& headers, base::ByteView body) override {
      if (path != sync::kFilesPath) return inside.post(path, headers, body);
      sync::FilesReply reply;
      reply.answers.push_back({sync::FileStanding::wanted, here});
      here += step;
      return sync::Reply{200, sync::encode(reply)};
    }
    void cancel() override {}
    WatchedTransport inside;
    std::uint64_t here = 0, step = 0;
  } stuck(town.house), racing(town.house);
  racing.step = 4'000;
  const auto voice = keep(*town.amina, town.stream(), "voice", content_of(5'000));
  CHECK(town.amina->sync(stuck).files_sent == 0);
  CHECK(code_of(town.amina->try_sync(racing)) == Code::corrupt);
  WatchedTransport network(town.house);
  CHECK(town.amina->sync(network).files_sent == 1);
  CHECK_FALSE(file_of(*town.amina, town.stream(), voice).is_to_send());
}

TEST_CASE("A tablet newer than its office keeps its voices, and all else goes as ever") {
  Town town;
  struct OlderOffice final : sync::Transport {
    explicit OlderOffice(HubHouse& house) : inside(house) {}
    base::Result<sync::Reply> post(std::string_view path, const sync::Headers& headers, base::ByteView body) override {
      if (path == sync::kFilesPath) return sync::Reply{404, sync::encode(sync::Problem{"not_found", 0})};
      return inside.post(path, headers, body);
    }
    void cancel() override {}
    WatchedTransport inside;
  } older(town.house);
  const auto voice = keep(*town.amina, town.stream(), "voice", content_of(5'000));
  const auto report = town.amina->sync(older);
  CHECK(report.stored == 1);
  CHECK(report.files_sent == 0);
  CHECK(file_of(*town.amina, town.stream(), voice).is_to_send());
}

TEST_CASE("A piece that nobody went on with for thirty days is cleared from the shelf, and the file arrives all the same") {
  constexpr std::int64_t kDay = 86'400'000;
  Town town;
  const Bytes said = content_of(kSeveralParts);
  const auto voice = keep(*town.amina, town.stream(), "voice", said);
  WatchedTransport cut(town.house), network(town.house);
  cut.lose_request = 3;  // the second part
  CHECK_FALSE(town.amina->try_sync(cut));
  const auto shelf = town.house.data() / "files";
  town.house.clock().advance(29 * kDay);
  town.house.close(), town.house.open();
  CHECK(files_in(shelf) == 1);
  SECTION("when the service starts") {
    town.house.clock().advance(2 * kDay);
    town.house.close(), town.house.open();
    CHECK(files_in(shelf) == 0);
  }
  SECTION("while it runs, on the next day that somebody asks for a file") {
    town.house.clock().advance(2 * kDay);
    CHECK(town.euan->sync(network).files_received == 0);
    CHECK(files_in(shelf) == 0);
  }
  SECTION("but not while Amina goes on with it") {
    WatchedTransport later(town.house);
    later.lose_request = 3;
    CHECK_FALSE(town.amina->try_sync(later));
    town.house.clock().advance(2 * kDay);
    town.house.close(), town.house.open();
    CHECK(files_in(shelf) == 1);
  }
  CHECK(town.amina->sync(network).files_sent == 1);
  CHECK(town.euan->sync(network).files_received == 1);
  CHECK(must(content(*town.euan, town.stream(), voice)) == said);
}

}  // namespace blether::tests
