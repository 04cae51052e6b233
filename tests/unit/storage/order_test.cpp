#include "storage/store.h"
#include "tests/support/temp_vault.h"

using namespace blether;
using namespace blether::tests;
using model::Act;

namespace {

const auto kStream = shared_stream("Margaret");

// Four workers write at random into a few records of every merge kind, now and then sending each other what they have.
class Schedule {
 public:
  explicit Schedule(std::uint64_t seed) : random_(seed) {
    for (std::uint64_t i = 0; i < 4; ++i) tablets_.push_back(std::make_unique<Tablet>(seed * 10 + i));
    introduce(all());
    for (int step = 0; step < 60; ++step) {
      Tablet& one = *tablets_[random_.below(4)];
      if (random_.below(3) == 0)
        send(one, *tablets_[random_.below(4)], kStream);
      else
        write(one);
    }
    for (auto& from : tablets_)
      for (auto& envelope : must((*from)->envelopes(kStream)))
        if (std::find(envelopes_.begin(), envelopes_.end(), envelope) == envelopes_.end())
          envelopes_.push_back(envelope);
  }

  std::vector<Tablet*> all() {
    std::vector<Tablet*> list;
    for (auto& tablet : tablets_) list.push_back(tablet.get());
    return list;
  }
  // All changes in an order of chance, some of them twice.
  std::vector<storage::Arrival> shuffled() {
    auto mixed = envelopes_;
    for (std::size_t i = 0; i < 10; ++i) mixed.push_back(mixed[random_.below(mixed.size())]);
    for (std::size_t i = mixed.size(); i > 1; --i) std::swap(mixed[i - 1], mixed[random_.below(i)]);
    return arrivals(mixed);
  }
  std::size_t count() const { return envelopes_.size(); }

 private:
  void write(Tablet& tablet) {
    auto record = id_named<model::RecordId>(std::array{"one", "two", "three"}[random_.below(3)]);
    auto now = tablet->record(kStream, record);
    auto value = std::string(std::array{"red", "blue", "green", "grey"}[random_.below(4)]);
    storage::Draft draft{kStream, "", {}};
    auto add = [&](const char* field, model::Value what, Act act, std::vector<model::Dot> over) {
      draft.operations.push_back({"outcome", record, field, act, std::move(what), std::move(over)});
    };
    auto seen = [&](const char* field) { return now ? now->seen(field) : std::vector<model::Dot>{}; };
    switch (random_.below(6)) {
      case 0: add("want", value, Act::put, seen("want")); break;
      case 1: add("domain", value, Act::put, seen("domain")); break;
      case 2: add("place", value, Act::put, seen("place")); break;
      case 3: add("withdrawn", random_.below(2) == 0, Act::put, seen("withdrawn")); break;
      case 4: add("want", value, Act::put, seen("want")), add("why", value, Act::put, seen("why")); break;
      default: return write_set(tablet, value);
    }
    must(tablet->commit(draft));
  }

  void write_set(Tablet& tablet, const std::string& value) {
    auto record = id_named<model::RecordId>("person");
    std::vector<model::Dot> dots;
    if (auto now = tablet->record(kStream, record))
      for (const auto& head : now->field("care_groups") ? now->field("care_groups")->heads : std::vector<model::Write>{})
        if (model::text_of(head.value) == value) dots.push_back(head.dot);
    Act act = dots.empty() || random_.below(2) == 0 ? Act::put : Act::drop;
    must(tablet->commit({kStream, "", {{"person", record, "care_groups", act, value, dots}}}));
  }

  base::SeededRandom random_;
  std::vector<std::unique_ptr<Tablet>> tablets_;
  std::vector<base::Bytes> envelopes_;
};

}  // namespace

TEST_CASE("Whatever order changes arrive in, and however often, everybody ends with the same state") {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    CAPTURE(seed);
    Schedule schedule(seed);
    std::optional<base::Bytes> digest;
    for (std::uint64_t reader_seed = 500; reader_seed < 503; ++reader_seed) {
      Tablet reader(reader_seed);
      for (Tablet* author : schedule.all()) reader.knows(*author);
      auto info = must(reader->apply(schedule.shuffled()));
      CHECK(info.applied == schedule.count());
      CHECK(info.refused.empty());
      if (!digest) digest = must(reader->digest());
      CHECK(must(reader->digest()) == *digest);
    }
    for (Tablet* author : schedule.all()) {
      must((*author)->apply(schedule.shuffled()));
      CHECK(must((*author)->digest()) == *digest);
      must((*author)->rebuild());
      CHECK(must((*author)->digest()) == *digest);
      must((*author)->check_integrity());
    }
  }
}
