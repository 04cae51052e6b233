// What a restore of the office from an older backup does to whoever had read further: numbers of arrival are given again.
#include <catch2/catch_template_test_macros.hpp>

#include "storage/envelope.h"
#include "sync/hub/scope.h"
#include "sync/streams.h"
#include "tests/support/ledgers.h"

namespace blether::tests {

using hub::Entry;
using hub::LedgerWork;
using hub::Standing;

namespace {

const auto kIsobel = id_named<model::RecordId>("Isobel");

// What somebody's tablet says about Isobel, as its first change.
Entry said_by(const std::string& who, Standing standing = Standing::stored) {
  Entry entry;
  entry.stream = sync::shared_stream(kIsobel);
  entry.dot = {id_named<model::DeviceId>(who + "'s tablet"), 1};
  entry.standing = standing;
  entry.envelope = base::to_bytes(base::as_bytes(who));
  entry.hash = storage::envelope_hash(entry.envelope);
  return entry;
}

void arrive(hub::Ledger& ledger, std::vector<Entry> entries) {
  must(ledger.atomically([&](LedgerWork& work) { return work.append(entries); }));
}

// Euan's tablet, which looks after Isobel.
class Reader {
 public:
  // Who said what it gets now: envelopes, and "-" for what was put aside.
  std::vector<std::string> read(hub::Ledger& ledger, std::size_t most = 100) {
    const hub::Worker euan{id_named<model::AuthorId>("Euan"), "Euan", hub::Role::worker};
    const auto scope = hub::scope_of(euan, {model::same_id<model::OwnerId>(kIsobel)});
    const auto page = must(hub::from_ledger<hub::FeedPage>(ledger, [&](LedgerWork& work) {
      return hub::read_feed(work, scope, {cursor_, id_named<model::DeviceId>("Euan's tablet"), {most, 1 << 20}});
    }));
    cursor_ = page.cursor;
    finds_restored = page.restored;
    std::vector<std::string> got;
    for (const auto& arrival : page.arrivals)
      got.push_back(arrival.envelope.empty() ? "-" : std::string(base::as_text(arrival.envelope)));
    return got;
  }
  bool finds_restored = false;

 private:
  base::Bytes cursor_;
};

using Names = std::vector<std::string>;

// Number and mark of everything in Isobel's bucket.
std::vector<std::pair<std::uint64_t, std::uint32_t>> marks_in(hub::Ledger& ledger) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> marks;
  const std::uint32_t bucket = hub::bucket_of(model::same_id<model::OwnerId>(kIsobel));
  must(ledger.atomically([&](LedgerWork& work) {
    return work.read_after({{bucket, 0, {}}}, [&](const Entry& entry, base::ByteView) {
      marks.emplace_back(entry.number, entry.mark);
      return true;
    });
  }));
  return marks;
}

}  // namespace

#define LEDGERS SqliteLedgers, PostgresLedgers

TEMPLATE_TEST_CASE("Euan had read Amina's change and Callum's when the office was restored to before them: Mairi's, which "
                   "comes before Callum's takes its old number again, still reaches him", "[R36]", LEDGERS) {
  TestType ledger;
  Reader euan;
  ledger.back_up();
  arrive(*ledger, {said_by("Amina"), said_by("Callum")});
  CHECK(euan.read(*ledger) == Names{"Amina", "Callum"});

  ledger.restore();
  arrive(*ledger, {said_by("Mairi")});
  arrive(*ledger, {said_by("Callum")});
  arrive(*ledger, {said_by("Amina")});
  CHECK(euan.read(*ledger) == Names{"Mairi", "Callum", "Amina"});
  CHECK(euan.finds_restored);
  CHECK(euan.read(*ledger).empty());
  CHECK_FALSE(euan.finds_restored);
}

TEMPLATE_TEST_CASE("When Amina's change and Callum's come again the other way round, Euan reads nothing twice", "",
                   LEDGERS) {
  TestType ledger;
  Reader euan;
  ledger.back_up();
  arrive(*ledger, {said_by("Amina"), said_by("Callum")});
  euan.read(*ledger);

  ledger.restore();
  arrive(*ledger, {said_by("Callum")});
  arrive(*ledger, {said_by("Amina"), said_by("Mairi")});
  CHECK(euan.read(*ledger) == Names{"Mairi"});
  CHECK_FALSE(euan.finds_restored);
}

TEMPLATE_TEST_CASE("What the office had put aside and takes after a restore, under the same number, reaches Euan", "",
                   LEDGERS) {
  TestType ledger;
  Reader euan;
  ledger.back_up();
  arrive(*ledger, {said_by("Amina", Standing::quarantined), said_by("Callum")});
  CHECK(euan.read(*ledger) == Names{"-", "Callum"});

  ledger.restore();
  arrive(*ledger, {said_by("Amina"), said_by("Callum")});
  CHECK(euan.read(*ledger) == Names{"Amina", "Callum"});
}

TEMPLATE_TEST_CASE("A page that ends in the middle has the mark of where it ends, and Euan goes on from there", "",
                   LEDGERS) {
  TestType ledger;
  Reader euan;
  arrive(*ledger, {said_by("Amina"), said_by("Callum"), said_by("Mairi")});
  CHECK(euan.read(*ledger, 2) == Names{"Amina", "Callum"});
  CHECK(euan.read(*ledger, 2) == Names{"Mairi"});
  CHECK_FALSE(euan.finds_restored);
}

TEMPLATE_TEST_CASE("Marks are the same whether changes arrive one by one or together, and in whatever order they came", "",
                   LEDGERS) {
  TestType one_by_one, together, other_way;
  for (const char* who : {"Amina", "Callum", "Mairi"}) arrive(*one_by_one, {said_by(who)});
  arrive(*together, {said_by("Amina"), said_by("Callum"), said_by("Mairi")});
  arrive(*other_way, {said_by("Mairi")});
  arrive(*other_way, {said_by("Callum"), said_by("Amina")});
  CHECK(marks_in(*one_by_one) == marks_in(*together));
  CHECK(marks_in(*other_way) != marks_in(*together));
  CHECK(marks_in(*other_way).back() == marks_in(*together).back());
}

TEMPLATE_TEST_CASE("A ledger from before marks gets them when it is opened, and Mairi's change goes on from there", "",
                   LEDGERS) {
  TestType older, newer;
  for (TestType* ledger : {&older, &newer})
    arrive(**ledger, {said_by("Amina"), said_by("Euan", Standing::quarantined), said_by("Callum")});
  older.make_as_before_marks();
  CHECK(marks_in(*older) == marks_in(*newer));
  for (TestType* ledger : {&older, &newer}) arrive(**ledger, {said_by("Mairi")});
  CHECK(marks_in(*older) == marks_in(*newer));
  older.close();
  older.open();
  CHECK(marks_in(*older).size() == 4);
}

}  // namespace blether::tests
