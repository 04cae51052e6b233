// A line so slow that no full page or part gets through in the time that a request has.
#include <catch2/catch_test_macros.hpp>

#include "storage/kept_files.h"
#include "sync/faults.h"
#include "sync/pace.h"
#include "tests/support/small_town.h"

namespace blether::tests {

using base::Bytes;
using base::Code;

namespace {

// Carries so many bytes a second, by the clock it is given, and gives up as the real one does.
class SlowLine final : public sync::Transport {
 public:
  SlowLine(hub::Service& service, base::ManualClock& clock, std::size_t bytes_a_second)
      : real_(service), clock_(clock), speed_(bytes_a_second) {}
  base::Result<sync::Reply> post(std::string_view path, const sync::Headers& headers, base::ByteView body) override {
    if (takes_ms(body.size()) > sync::kMostRequestMs) return give_up();  // the office never had the whole of it
    auto reply = real_.post(path, headers, body);
    if (!reply) return reply;
    const std::int64_t all = takes_ms(body.size() + reply->body.size());
    if (all > sync::kMostRequestMs) return give_up();
    clock_.advance(all);
    return reply;
  }
  void cancel() override {}
  int gave_up = 0;

 private:
  std::int64_t takes_ms(std::size_t bytes) const { return static_cast<std::int64_t>(bytes * 1000 / speed_); }
  base::Result<sync::Reply> give_up() {
    ++gave_up;
    clock_.advance(sync::kMostRequestMs);
    return base::fail(Code::offline, std::string(sync::fault::kTooSlow));
  }

  DirectTransport real_;
  base::ManualClock& clock_;
  std::size_t speed_;
};

constexpr std::size_t kEightKbit = 1'000;  // bytes a second
constexpr std::size_t kOneMbit = 125'000;
constexpr int kMostExchanges = 20;

struct Town : SmallTown {
  // Words that no compression makes small: about 100 KB on the line.
  void write_a_lot(WorkerTablet& tablet) {
    for (int i = 0; i < 100; ++i) {
      Bytes noise(1'000);
      random.fill(noise);
      tablet.write(stream(), model::kind::person, isobel, "matters", base::to_hex(noise));
    }
  }
  // A voice of so many bytes, kept on the tablet.
  void keep_voice(WorkerTablet& tablet, std::size_t size) {
    Bytes content(size);
    random.fill(content);
    const auto record = model::RecordId::random(random);
    const auto kept = must(tablet->files().keep({stream(), record}, content));
    const auto put = [&](const char* field, model::Value value) {
      return model::Operation{std::string(model::kind::attachment), record, field, model::Act::put, std::move(value), {}};
    };
    must(tablet->commit({stream(), "reason.test", {put("bytes", static_cast<std::int64_t>(size)),
                                                   put("hash", kept.hash), put("key", kept.key)}}));
  }
  base::Result<sync::SyncReport> over(SlowLine& line, WorkerTablet& tablet, sync::Continued* known) {
    return sync::sync_once(line, tablet.door(), tablet.identity(), clock, {}, {}, known);
  }
  // How many exchanges it takes until one is whole; 0: more than kMostExchanges.
  int exchanges_until_whole(SlowLine& line, WorkerTablet& tablet, sync::Continued* known) {
    for (int i = 1; i <= kMostExchanges; ++i)
      if (over(line, tablet, known)) return i;
    return 0;
  }

  base::ManualClock clock{kMorning};
  base::SeededRandom random{8};
};

}  // namespace

TEST_CASE("On a line of 8 kbit/s Amina's afternoon gets to the office and from there to Euan, in small pieces", "[R68]") {
  Town town;
  town.write_a_lot(*town.amina);
  SlowLine line(town.house.service(), town.clock, kEightKbit);
  sync::Continued of_amina, of_euan;
  CHECK(town.exchanges_until_whole(line, *town.amina, &of_amina) > 1);
  CHECK(town.amina->unsent() == 0);
  CHECK(town.exchanges_until_whole(line, *town.euan, &of_euan) > 1);
  CHECK(town.euan->person("Isobel")->text("matters") == town.amina->person("Isobel")->text("matters"));
}

TEST_CASE("On a line of 8 kbit/s a voice of two minutes gets to the office and from there to Euan", "[R68]") {
  Town town;
  town.keep_voice(*town.amina, 700'000);
  SlowLine line(town.house.service(), town.clock, kEightKbit);
  sync::Continued of_amina, of_euan;
  CHECK(town.exchanges_until_whole(line, *town.amina, &of_amina) > 1);
  CHECK(town.exchanges_until_whole(line, *town.euan, &of_euan) > 1);
  CHECK(must((*town.euan)->files().all()).size() == 1);
  CHECK_FALSE(must((*town.euan)->files().all()).front().is_to_get());
}

TEST_CASE("Without learning from what ran out of time, nothing of it would ever get through") {
  Town town;
  town.write_a_lot(*town.amina);
  const std::uint64_t waiting = town.amina->unsent();
  SlowLine line(town.house.service(), town.clock, kEightKbit);
  CHECK(town.exchanges_until_whole(line, *town.amina, nullptr) == 0);
  CHECK(town.amina->unsent() == waiting);
}

TEST_CASE("Pieces halve with each time that runs out, and not below 16 KiB") {
  sync::Continued known;
  known.pace.ran_out_of_time(known.pace.page());
  CHECK(known.pace.page() == sync::kPageBytes / 2);
  known.pace.ran_out_of_time(known.pace.part());
  CHECK(known.pace.part() == sync::kFilePart / 2);
  for (int i = 0; i < 20; ++i) known.pace.ran_out_of_time(known.pace.part());
  CHECK(known.pace.page() == 16u << 10);
  CHECK(known.pace.part() == 16u << 10);
}

TEST_CASE("Where the line is good again, pieces grow back to full pages, and small talk does not count") {
  Town town;
  sync::Continued known;
  for (int i = 0; i < 20; ++i) known.pace.ran_out_of_time(known.pace.page());
  SlowLine line(town.house.service(), town.clock, kOneMbit);
  must(town.over(line, *town.amina, &known));
  CHECK(known.pace.page() == sync::kLeastPart);
  town.keep_voice(*town.amina, 6'000'000);
  must(town.over(line, *town.amina, &known));
  CHECK(known.pace.part() == sync::kFilePart);
  CHECK(line.gave_up == 0);
}

TEST_CASE("Half a minute for a piece is slow enough: no larger one is tried") {
  sync::Continued known;
  for (int i = 0; i < 20; ++i) known.pace.ran_out_of_time(known.pace.page());
  known.pace.was_over(known.pace.page(), known.pace.page(), 30'000);
  CHECK(known.pace.page() == sync::kLeastPart);
  known.pace.was_over(known.pace.page(), known.pace.page(), 10'000);
  CHECK(known.pace.page() == 2 * sync::kLeastPart);
}

}  // namespace blether::tests
