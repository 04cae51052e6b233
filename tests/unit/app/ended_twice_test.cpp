// Amina and Euan each end Isobel's support on a tablet without a network, and a person says which of the days it is.
#include <algorithm>

#include <catch2/catch_test_macros.hpp>

#include "app/core/read_models_review.h"
#include "app/core/read_models_sync.h"
#include "care/last_review.h"
#include "storage/model/schema.h"
#include "tests/support/at_isobels.h"
#include "tests/support/in_the_vault.h"

using namespace blether;
using tests::AtIsobels;
using Model = std::shared_ptr<const app::ReadModel>;

namespace {

namespace kind = model::kind;

constexpr const char* kAminasDay = "2026-11-30";
constexpr const char* kEuansDay = "2026-12-07";

struct EndedTwice : AtIsobels {
  // Euan's tablet gets what is on Amina's, a last review that has begun; then neither hears of the other.
  EndedTwice(const std::string& aminas_why, const std::string& euans_why) {
    whole_plan();
    go(Page::review);
    review = after(app::ReviewIntent(app::BeginReview{"", "end", ""}))->review->review;
    const auto euans = ended_by_euan(euans_why);
    unlock();
    go(Page::review);
    after(app::ReviewIntent(app::EndSupport{review, kAminasDay, aminas_why}));
    core.reset();
    auto mine = vault("vault");
    REQUIRE(mine->store().apply(euans));
    mine.reset();
    open();
    unlock();
  }

  storage::StoreWorld world() { return {&clock, &random, &sync::merge}; }
  std::unique_ptr<storage::Vault> vault(const char* name) {
    auto opened = storage::Vault::open(files, {folder.path() / name}, tests::kPassphrase, world());
    REQUIRE(opened);
    return std::move(*opened);
  }
  static storage::KnownDevice known(storage::Vault& vault, const char* who) {
    return {vault.device().id, vault.device().public_key, vault.author(), who, "tablet"};
  }
  static std::vector<storage::Arrival> all_of(storage::Vault& vault, const model::StreamId& stream) {
    auto envelopes = vault.store().envelopes(stream);
    REQUIRE(envelopes);
    std::vector<storage::Arrival> arrivals;
    for (base::Bytes& envelope : *envelopes) arrivals.push_back({std::move(envelope), {}, {}, {}, {}});
    return arrivals;
  }
  std::vector<storage::Arrival> ended_by_euan(const std::string& why) {
    core.reset();
    auto mine = vault("vault");
    auto his = storage::Vault::create(files, {folder.path() / "euan"},
                                      {model::AuthorId::random(random), "Euan Baird"}, tests::kPassphrase, world(),
                                      {3, 64u << 20});
    REQUIRE(his);
    for (storage::Vault* each : {mine.get(), his->get()})
      REQUIRE(each->store().keep_devices({known(*mine, "Amina Farooq"), known(**his, "Euan Baird")}));
    storage::Store& store = (*his)->store();
    REQUIRE(store.apply(all_of(*mine, stream())));
    auto held = store.record(stream(), review);
    auto supports = store.records(stream(), kind::support);
    auto choices = store.records(stream(), kind::choice);
    REQUIRE((held && supports && choices));
    auto ended = care::end_support(*held, kEuansDay, why, *supports, *choices);
    REQUIRE(ended);
    REQUIRE(store.commit({stream(), "reason.review_ended", *ended}));
    auto all = all_of(**his, stream());
    mine.reset();
    open();
    return all;
  }

  std::vector<std::string> to_settle() { return go(Page::person)->person->conflicts; }
  Model look_at(const std::string& conflict) {
    return after(app::Go{{Page::conflict, person(), {}, conflict}});
  }
  // Keeps the version that reads like this.
  Model keep(const Model& shown, const std::string& words) {
    app::Settle settle;
    settle.conflict = shown->conflict->id;
    for (const app::VersionCard& version : shown->conflict->versions)
      if (version.plain == words) settle.keep = version.dot;
    return after(settle);
  }
  // The last days that stand in records of a kind.
  std::vector<std::string> last_days(std::string_view of) {
    std::vector<std::string> days;
    for (const model::Record& record : tests::in_the_vault(*this, of))
      if (!record.withdrawn) days.push_back(record.text("until"));
    open();
    unlock();
    return days;
  }

  model::RecordId review;
};

bool all_are(const std::vector<std::string>& days, const std::string& day) {
  return !days.empty() && std::all_of(days.begin(), days.end(), [&](const std::string& each) { return each == day; });
}

}  // namespace

TEST_CASE("Support that two tablets end on two days is asked about once, and the day goes with every part of it",
          "[R60]") {
  EndedTwice isobel("asked", "asked");
  const auto asked = isobel.to_settle();
  REQUIRE(asked.size() == 1);
  CHECK(isobel.core->model()->open_conflicts == 1);
  CHECK(isobel.core->inspect({}).conflicts.size() > 2);  // the day, of each part and of what was chosen: all are kept
  const Model shown = isobel.look_at(asked[0]);
  REQUIRE(shown->conflict);
  CHECK(shown->conflict->about == "Last day of the support");
  CHECK(shown->conflict->of == 1);
  REQUIRE(shown->conflict->versions.size() == 2);
  CHECK(shown->conflict->versions[0].plain == "Monday 30 November 2026");  // mine first
  CHECK(shown->conflict->versions[1].plain == "Monday 7 December 2026");
  CHECK_FALSE(shown->conflict->can_write);  // a day is one of them, and not words
  const Model settled = isobel.keep(shown, "Monday 7 December 2026");
  CHECK(settled->open_conflicts == 0);
  CHECK(isobel.core->inspect({}).conflicts.empty());
  CHECK(all_are(isobel.last_days(kind::support), kEuansDay));
  CHECK(all_are(isobel.last_days(kind::choice), kEuansDay));
}

TEST_CASE("Two tablets that also give two reasons are asked about twice: on which day, and why", "[R60]") {
  EndedTwice isobel("asked", "moved");
  auto asked = isobel.to_settle();
  REQUIRE(asked.size() == 2);
  std::vector<std::string> abouts;
  for (const std::string& each : asked) abouts.push_back(isobel.look_at(each)->conflict->about);
  std::sort(abouts.begin(), abouts.end());
  CHECK(abouts == std::vector<std::string>{"Last day of the support", "Why the support ends"});
  for (const std::string& each : asked) {
    const Model shown = isobel.look_at(each);
    if (shown->conflict->about == "Last day of the support") isobel.keep(shown, "Monday 30 November 2026");
  }
  CHECK(isobel.to_settle().size() == 1);
  CHECK(all_are(isobel.last_days(kind::support), kAminasDay));
}
