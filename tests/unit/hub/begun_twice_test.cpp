// Two workers begin the same review of Isobel's, each on a tablet without a network.
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <optional>

#include "care/conversation.h"
#include "care/review.h"
#include "storage/model/schema.h"
#include "tests/support/hub.h"

namespace blether::tests {

namespace {

constexpr std::int64_t kMinute = 60'000;

struct TwoWorkers {
  TwoWorkers() {
    amina.emplace(network, house.code_for("Amina Farooq"), 1, "Amina's tablet");
    euan.emplace(network, house.code_for("Euan Baird"), 2, "Euan's tablet");
    exchange();
    isobel = amina->person("Isobel")->id;
    stream = {model::Audience::shared, model::same_id<model::OwnerId>(isobel)};
  }
  // Both send and fetch, until each has what the other wrote.
  void exchange() {
    for (int round = 0; round < 2; ++round) amina->sync(network), euan->sync(network);
  }
  // As the app begins one: the review and its talk, whose ids both work out alike.
  model::RecordId begin(WorkerTablet& tablet, const char* on, std::int64_t at_ms) {
    auto reviews = must(tablet->records(stream, model::kind::review));
    const auto id = care::next_review_id(isobel, reviews);
    care::Review review;
    review.on = on, review.conversation = care::review_talk_id(id).hex();
    care::Template form;
    form.id = "rev.v1";
    auto operations = must(care::set_review(id, nullptr, review));
    for (auto& each : care::start_conversation(care::review_talk_id(id), form, at_ms, {"Isobel"}))
      operations.push_back(each);
    must(tablet->commit({stream, "reason.review", std::move(operations)}));
    return id;
  }
  void finish(WorkerTablet& tablet, const model::RecordId& talk, std::int64_t at_ms) {
    must(tablet->commit(
        {stream, "reason.review_ended", care::finish_conversation(must(tablet->record(stream, talk)), at_ms)}));
  }
  std::vector<std::int64_t> ever_written(WorkerTablet& tablet, const model::RecordId& record, const char* field) {
    std::vector<std::int64_t> values;
    for (const auto& write : must(tablet->history(stream, record, field)))
      values.push_back(model::number_of(write.value));
    std::sort(values.begin(), values.end());
    return values;
  }

  HubHouse house{small_town()};
  DirectTransport network{house.service()};
  std::optional<WorkerTablet> amina, euan;
  model::RecordId isobel;
  model::StreamId stream;
};

}  // namespace

TEST_CASE("The same review begun on two tablets began when the first of them did, and nobody is asked", "[R59]") {
  TwoWorkers visit;
  const auto review = visit.begin(*visit.euan, "2026-11-25", kMorning + 30 * kMinute);
  REQUIRE(visit.begin(*visit.amina, "2026-11-24", kMorning + 5 * kMinute) == review);
  visit.exchange();
  const auto talk = care::review_talk_id(review);
  for (auto* tablet : {&*visit.amina, &*visit.euan}) {
    CHECK(must((*tablet)->conflicts()).empty());
    CHECK(must((*tablet)->record(visit.stream, talk)).number("started_at") == kMorning + 5 * kMinute);
    CHECK(must((*tablet)->record(visit.stream, review)).text("on") == "2026-11-24");
    CHECK(visit.ever_written(*tablet, talk, "started_at") ==
          std::vector<std::int64_t>{kMorning + 5 * kMinute, kMorning + 30 * kMinute});
  }
}

TEST_CASE("A talk that two tablets ended is over since the first of them did", "[R59]") {
  TwoWorkers visit;
  const auto talk = care::review_talk_id(visit.begin(*visit.amina, "2026-11-24", kMorning));
  visit.exchange();
  visit.finish(*visit.amina, talk, kMorning + 50 * kMinute);
  visit.finish(*visit.euan, talk, kMorning + 40 * kMinute);
  visit.exchange();
  CHECK(must((*visit.amina)->conflicts()).empty());
  CHECK(must((*visit.amina)->record(visit.stream, talk)).number("finished_at") == kMorning + 40 * kMinute);
  CHECK(visit.ever_written(*visit.euan, talk, "finished_at") ==
        std::vector<std::int64_t>{kMorning + 40 * kMinute, kMorning + 50 * kMinute});
}

}  // namespace blether::tests
