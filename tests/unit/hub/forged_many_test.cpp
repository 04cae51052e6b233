// Five thousand change sets that no app would send: none changes anything that anybody sees, each is answered with a
// reason, and each is logged or kept as evidence.
#include <zstd.h>

#include <catch2/catch_template_test_macros.hpp>
#include <set>

#include "tests/support/hub.h"
#include "tests/support/ledgers.h"
#include "tests/support/newer_app.h"

namespace blether::tests {

namespace {

enum class Forgery {
  wrong_key, flipped_bit, swapped_author, passed_on, gap, fork, length_lie, nonsense, foreign, office_field, bomb
};
constexpr int kForgeries = 10;  // and a bomb in each page, which is large

const char* reason_for(Forgery forgery) {
  switch (forgery) {
    case Forgery::wrong_key:
    case Forgery::flipped_bit: return "bad_signature";
    case Forgery::swapped_author: return "wrong_author";
    case Forgery::passed_on: return "not_this_device";
    case Forgery::gap: return "gap";
    case Forgery::fork: return "forked";
    case Forgery::length_lie:
    case Forgery::nonsense:
    case Forgery::bomb: return "not_a_change";
    case Forgery::foreign: return "not_on_caseload";
    case Forgery::office_field: return "not_yours";
  }
  return "";
}
bool is_put_aside(Forgery forgery) { return forgery == Forgery::foreign || forgery == Forgery::office_field; }

// Mallory has an enrolled tablet and its key, and may do with it what he likes.
class Mallory {
 public:
  Mallory(HubHouse& house, sync::Transport& network)
      : network_(network), tablet_(network, house.code_for("Euan Baird"), 11, "Mallory's"),
        random_(20261122), stranger_(must(storage::create_device_key(random_))) {
    tablet_.sync(network);
    isobel_ = tablet_.person("Isobel")->id;
    // One honest change, so that there is something to fork from.
    const auto first = storage::seal(tablet_.key(), change(1, {}));
    tips_[sync::shared_stream(isobel_)] = {1, storage::envelope_hash(first)};
    push({first});
  }

  base::Bytes forge(Forgery forgery) {
    const auto stream = sync::shared_stream(isobel_);
    auto& [seq, hash] = tips_[stream];
    model::Change made = change(seq + 1, hash);
    switch (forgery) {
      case Forgery::wrong_key: {
        base::Bytes envelope = storage::seal(stranger_, made);
        std::copy_n(tablet_.key().id.bytes.begin(), 16, envelope.begin() + 1);
        return envelope;
      }
      case Forgery::flipped_bit: {
        base::Bytes envelope = storage::seal(tablet_.key(), made);
        envelope[17 + random_.below(envelope.size() - 17)] ^= static_cast<std::uint8_t>(1u << random_.below(8));
        return envelope;
      }
      case Forgery::swapped_author:
        made.author = model::AuthorId::random(random_);
        return storage::seal(tablet_.key(), made);
      case Forgery::passed_on:
        made.device = stranger_.id;
        return storage::seal(stranger_, made);
      case Forgery::gap:
        made.seq += 1 + random_.below(1000);
        return storage::seal(tablet_.key(), made);
      case Forgery::fork:
        made.seq = 1 + random_.below(2);
        made.operations[0].value = std::string("01382 999");
        made.previous = made.seq == 1 ? base::Bytes{} : base::Bytes(32, static_cast<std::uint8_t>(random_.below(256)));
        return storage::seal(tablet_.key(), made);
      case Forgery::length_lie: return sealed_lie();
      case Forgery::nonsense: {
        base::Bytes bytes(random_.below(90));
        random_.fill(bytes);
        if (!bytes.empty()) bytes[0] = 0x7f;
        return bytes;
      }
      case Forgery::foreign: {
        made.stream = sync::shared_stream(model::RecordId::random(random_));
        made.seq = 1;
        made.previous.clear();
        return storage::seal(tablet_.key(), made);
      }
      case Forgery::office_field: {
        const auto staff = sync::staff_stream();
        auto& [staff_seq, staff_hash] = tips_[staff];
        made.stream = staff;
        made.seq = staff_seq + 1;
        made.previous = staff_hash;
        made.operations = {{"worker", model::same_id<model::RecordId>(tablet_.author()), "name", model::Act::put,
                            std::string("The boss"), {}}};
        const auto envelope = storage::seal(tablet_.key(), made);
        staff_seq += 1;
        staff_hash = storage::envelope_hash(envelope);
        return envelope;
      }
      case Forgery::bomb:  // one operation more than a change may have
        made.operations.resize(model::kMostOperations + 1, made.operations.front());
        return storage::seal(tablet_.key(), made);
    }
    return {};
  }

  sync::SyncReply push(const std::vector<base::Bytes>& envelopes) {
    sync::SyncRequest request;
    request.changes = envelopes;
    last_ = sync::encode(request);
    const sync::Reply reply = post(last_);
    REQUIRE(reply.status == 200);
    return must(sync::decode_sync_reply(reply.body));
  }
  // The last page once more, as somebody who listened on the way might.
  std::string play_again() {
    const auto headers = must(sync::signed_headers(tablet_.identity(), sync::kSyncPath, last_, counter_));
    return must(sync::decode_problem(must(network_.post(sync::kSyncPath, headers, last_)).body)).reason;
  }
  sync::Reply post(const base::Bytes& body) {
    const auto headers = must(sync::signed_headers(tablet_.identity(), sync::kSyncPath, body, ++counter_));
    return must(network_.post(sync::kSyncPath, headers, body));
  }
  base::SeededRandom& random() { return random_; }
  const model::RecordId& isobel() const { return isobel_; }

 private:
  model::Change change(std::uint64_t seq, base::Bytes previous) const {
    model::Change made;
    made.stream = sync::shared_stream(isobel_);
    made.device = tablet_.key().id;
    made.author = tablet_.author();
    made.seq = seq;
    made.previous = std::move(previous);
    made.time = {kMorning, 0};
    made.operations = {{"person", isobel_, "phone", model::Act::put, std::string("01382 666"), {}}};
    return made;
  }

  // Well signed, but a length inside says more, or less, than there is.
  base::Bytes sealed_lie() {
    const auto stream = sync::shared_stream(isobel_);
    base::Bytes body = model::encode(change(tips_[stream].first + 1, tips_[stream].second));
    // Field 2, the owner: 16 bytes long, says the second byte of it.
    const base::Bytes owner_head{0x12, 0x10};
    auto place = std::search(body.begin(), body.end(), owner_head.begin(), owner_head.end());
    REQUIRE(place != body.end());
    place[1] = static_cast<std::uint8_t>(random_.below(2) == 0 ? 0x7f : random_.below(16));
    return test::seal_bytes(tablet_.key(), body);
  }

  sync::Transport& network_;
  WorkerTablet tablet_;
  base::SeededRandom random_;
  storage::DeviceKey stranger_;
  model::RecordId isobel_;
  std::map<model::StreamId, std::pair<std::uint64_t, base::Bytes>> tips_;
  std::uint64_t counter_ = 1u << 26;
  base::Bytes last_;
};

// Of the latest so many lines of a list of the office.
std::multiset<std::string> reasons_of(const json& lines, std::size_t latest) {
  std::multiset<std::string> reasons;
  for (std::size_t i = 0; i < latest && i < lines.size(); ++i) reasons.insert(lines[i].value("reason", ""));
  return reasons;
}

}  // namespace

TEMPLATE_TEST_CASE("Five thousand forged or malformed change sets change nothing that Amina sees, and each is answered "
                   "with its reason and logged", "", Embedded, Shared) {
  HubHouse house(TestType::ledger());
  house.import_small_town();
  DirectTransport network(house.service());
  WorkerTablet amina(network, house.code_for("Amina Farooq"), 1);
  Mallory mallory(house, network);
  amina.sync(network);
  const json before = house.status();
  const std::string phone = amina.person("Isobel")->text("phone");

  std::size_t refused = 0, put_aside = 0;
  for (int page = 0; page < 50; ++page) {
    std::vector<base::Bytes> envelopes;
    std::vector<Forgery> forgeries;
    std::multiset<std::string> refused_here, aside_here;
    for (int i = 0; i < 100; ++i) {
      forgeries.push_back(i == 50 ? Forgery::bomb : static_cast<Forgery>(mallory.random().below(kForgeries)));
      envelopes.push_back(mallory.forge(forgeries.back()));
      (is_put_aside(forgeries.back()) ? aside_here : refused_here).insert(reason_for(forgeries.back()));
    }
    house.clock().advance(1000);  // the office lists the latest first
    const sync::SyncReply reply = mallory.push(envelopes);
    REQUIRE(reply.answers.size() == envelopes.size());
    for (std::size_t i = 0; i < envelopes.size(); ++i) {
      const bool aside = is_put_aside(forgeries[i]);
      CHECK(reply.answers[i].outcome == (aside ? sync::Outcome::quarantined : sync::Outcome::refused));
      CHECK(reply.answers[i].reason == reason_for(forgeries[i]));
    }
    CHECK(mallory.play_again() == "replayed");
    const json now = house.status();
    CHECK(reasons_of(now["refusals"], refused_here.size()) == refused_here);
    CHECK(reasons_of(now["put_aside"], aside_here.size()) == aside_here);
    refused += refused_here.size();
    put_aside += aside_here.size();
  }

  const json after = house.status();
  CHECK(after["stored"] == before["stored"]);
  CHECK(after["refused"].get<std::size_t>() == before["refused"].get<std::size_t>() + refused);
  CHECK(after["quarantined"].get<std::size_t>() == before["quarantined"].get<std::size_t>() + put_aside);
  CHECK(after["devices"].size() == before["devices"].size());
  amina.sync(network);
  CHECK(amina.person("Isobel")->text("phone") == phone);
  CHECK(must(amina->conflicts()).empty());
  CHECK(must(amina->all_records(model::Audience::staff, "worker")).size() == 2);
  for (const auto& worker : must(amina->all_records(model::Audience::staff, "worker"))) CHECK(worker.text("name") != "The boss");
  CHECK(put_aside > 500);
}

TEMPLATE_TEST_CASE("Bodies that unpack to far too much, lie about their length or end early are refused before they "
                   "cost anything", "", Embedded, Shared) {
  HubHouse house(TestType::ledger());
  house.import_small_town();
  DirectTransport network(house.service());
  Mallory mallory(house, network);
  const json before = house.status();
  const std::string zeros(200u << 20, '\0');
  base::Bytes bomb(ZSTD_compressBound(zeros.size()));
  bomb.resize(ZSTD_compress(bomb.data(), bomb.size(), zeros.data(), zeros.size(), 3));
  REQUIRE(bomb.size() < 64u << 10);
  base::Bytes cut(bomb.begin(), bomb.begin() + static_cast<std::ptrdiff_t>(bomb.size() / 2)), twice = bomb, lie = bomb;
  twice.insert(twice.end(), bomb.begin(), bomb.end());
  lie[6] = 1;  // the frame's own word for how long it is
  for (const base::Bytes& body : {bomb, cut, twice, lie, base::Bytes{}, base::Bytes(sync::encode(sync::WhoRequest{"A"}))}) {
    const sync::Reply reply = mallory.post(body);
    CHECK(reply.status >= 400);
    CHECK(reply.status < 500);
  }
  CHECK(house.status()["stored"] == before["stored"]);
}

TEST_CASE("An entry of a log that Mallory writes a second time, without naming the first, is put aside") {
  HubHouse house;
  house.import_small_town();
  DirectTransport network(house.service());
  WorkerTablet amina(network, house.code_for("Amina Farooq"), 1);
  amina.sync(network);
  const auto isobel = amina.person("Isobel")->id;
  const auto stream = sync::shared_stream(isobel);
  base::SeededRandom random(5);
  const auto entry = model::RecordId::random(random);
  auto change = [&](std::uint64_t seq, const base::Bytes& previous, const std::string& need) {
    model::Change made;
    made.stream = stream;
    made.device = amina.key().id;
    made.author = amina.author();
    made.seq = seq;
    made.previous = previous;
    made.time = {kMorning, 0};
    made.operations = {{"unmet_need", entry, "need", model::Act::put, need, {}}};
    return storage::seal(amina.key(), made);
  };
  const auto first = change(1, {}, "Someone to sit with her");
  const auto second = change(2, storage::envelope_hash(first), "Nothing at all");
  std::uint64_t counter = 1u << 27;
  auto push = [&](const std::vector<base::Bytes>& envelopes) {
    sync::SyncRequest request;
    request.changes = envelopes;
    const base::Bytes body = sync::encode(request);
    const auto headers = must(sync::signed_headers(amina.identity(), sync::kSyncPath, body, ++counter));
    return must(sync::decode_sync_reply(must(network.post(sync::kSyncPath, headers, body)).body)).answers;
  };
  // In one page, and in another one later.
  const auto together = push({first, second});
  REQUIRE(together.size() == 2);
  CHECK(together[0].outcome == sync::Outcome::stored);
  CHECK(together[1].reason == "written_for_good");
  const auto later = push({change(3, storage::envelope_hash(second), "Nothing whatever")});
  REQUIRE(later.size() == 1);
  CHECK(later[0].outcome == sync::Outcome::quarantined);
  CHECK(later[0].reason == "written_for_good");
}

}  // namespace blether::tests
