// The rules of docs/sync.md for each merge kind.
#include <catch2/catch_test_macros.hpp>
#include <map>

#include "sync/merge.h"

using namespace blether;
using model::FieldState;
using model::Merged;
using model::MergeKind;
using model::Value;
using model::Write;

namespace {

const model::DeviceId kAmina{{1}};
const model::DeviceId kCallum{{2}};
const model::DeviceId kMairi{{3}};

// A field's writes, told as a story; what has been overwritten is found again by its dot.
class History {
 public:
  model::Dot write(model::DeviceId device, Value value, std::vector<model::Dot> overwrites = {}) {
    model::Dot dot{device, ++seq_[device]};
    writes_[dot] = {dot, {}, {}, std::move(value), std::move(overwrites)};
    return dot;
  }
  void lose(model::Dot dot) { writes_.erase(dot); }
  void set_time(model::Dot dot, std::int64_t wall_ms) { writes_[dot].time.wall_ms = wall_ms; }

  Merged merge(MergeKind kind, std::vector<model::Dot> heads) {
    std::vector<Write> found;
    for (auto dot : heads) found.push_back(writes_.at(dot));
    auto merged = sync::merge(kind, found, lookup());
    REQUIRE(merged);
    return *merged;
  }
  model::WriteLookup lookup() {
    return [this](const model::Dot& dot) -> base::Result<Write> {
      ++looked_up_;
      auto found = writes_.find(dot);
      if (found == writes_.end()) return base::fail(base::Code::not_found);
      return found->second;
    };
  }
  int looked_up() const { return looked_up_; }

 private:
  std::map<model::Dot, Write> writes_;
  std::map<model::DeviceId, std::uint64_t> seq_;
  int looked_up_ = 0;
};

Value text(const char* words) { return std::string(words); }

}  // namespace

TEST_CASE("Amina and Callum write different phone numbers: a conflict that shows both and what was there") {
  History history;
  auto base = history.write(kAmina, text("01382 1"));
  auto amina = history.write(kAmina, text("01382 2"), {base});
  auto callum = history.write(kCallum, text("01382 3"), {base});
  Merged merged = history.merge(MergeKind::value, {callum, amina});
  CHECK(merged.state == FieldState::conflict);
  CHECK(merged.value == text("01382 2"));
  CHECK(merged.has_base);
  CHECK(merged.base == text("01382 1"));
  CHECK_FALSE(merged.has_proposal);
}

TEST_CASE("Amina and Callum write the same phone number: settled, nobody is asked") {
  History history;
  auto amina = history.write(kAmina, text("01382 2"));
  auto callum = history.write(kCallum, text("01382 2"));
  Merged merged = history.merge(MergeKind::value, {amina, callum});
  CHECK(merged.state == FieldState::settled);
  CHECK(merged.value == text("01382 2"));
}

TEST_CASE("Callum empties what Amina writes: emptied is a value like any other") {
  History history;
  auto amina = history.write(kAmina, text("01382 2"));
  auto callum = history.write(kCallum, Value{});
  CHECK(history.merge(MergeKind::value, {amina, callum}).state == FieldState::conflict);
}

TEST_CASE("Isobel's decision written twice alike is still shown to a person") {
  History history;
  auto amina = history.write(kAmina, text("agree"));
  auto callum = history.write(kCallum, text("agree"));
  Merged merged = history.merge(MergeKind::decision, {amina, callum});
  CHECK(merged.state == FieldState::conflict);
  CHECK_FALSE(merged.has_proposal);
}

TEST_CASE("Care groups that Amina and Callum add are all there, each once, in order of their dots") {
  History history;
  auto first = history.write(kAmina, text("older"));
  auto second = history.write(kAmina, text("carer"));
  auto third = history.write(kCallum, text("older"));
  Merged merged = history.merge(MergeKind::set, {third, second, first});
  CHECK(merged.state == FieldState::settled);
  CHECK(merged.elements == std::vector<Value>{text("older"), text("carer")});
}

TEST_CASE("Two entries of an unmet need both stand") {
  History history;
  auto amina = history.write(kAmina, text("no day place"));
  auto callum = history.write(kCallum, text("no bus"));
  Merged merged = history.merge(MergeKind::log, {callum, amina});
  CHECK(merged.state == FieldState::settled);
  CHECK(merged.elements == std::vector<Value>{text("no day place"), text("no bus")});
}

TEST_CASE("A conversation that both began, began when the first of them says; an emptied time says nothing") {
  History history;
  auto amina = history.write(kAmina, Value(std::int64_t{1'000}));
  auto callum = history.write(kCallum, Value(std::int64_t{400}));
  auto mairi = history.write(kMairi, Value());
  history.set_time(amina, 1), history.set_time(callum, 2);  // when it was written decides nothing
  for (const auto& heads : {std::vector{amina, callum, mairi}, std::vector{mairi, callum, amina}}) {
    Merged merged = history.merge(MergeKind::earliest, heads);
    CHECK(merged.state == FieldState::settled);
    CHECK(merged.value == Value(std::int64_t{400}));
  }
  CHECK(history.merge(MergeKind::earliest, {mairi}).value == Value());
}

TEST_CASE("An outcome moved by both takes the further place") {
  History history;
  auto amina = history.write(kAmina, text("c"));
  auto callum = history.write(kCallum, text("b"));
  Merged merged = history.merge(MergeKind::order, {amina, callum});
  CHECK(merged.state == FieldState::settled);
  CHECK(merged.value == text("c"));
}

TEST_CASE("A narrative that Amina and Callum both edited is joined against what both started from") {
  History history;
  auto base = history.write(kAmina, text("One thing. Two things."));
  auto amina = history.write(kAmina, text("One fine thing. Two things."), {base});
  auto draft = history.write(kCallum, text("One thing. Two things. Th"), {base});
  auto callum = history.write(kCallum, text("One thing. Two things. Three."), {draft});
  Merged merged = history.merge(MergeKind::text, {amina, callum});
  CHECK(merged.state == FieldState::merged);
  CHECK(merged.value == text("One fine thing. Two things. Three."));
  CHECK(merged.base == text("One thing. Two things."));
}

TEST_CASE("A narrative three people edited is joined whoever's head comes first") {
  History history;
  auto base = history.write(kAmina, text("One thing. Two things. Three things."));
  auto amina = history.write(kAmina, text("One fine thing. Two things. Three things."), {base});
  auto callum = history.write(kCallum, text("One thing. Two fine things. Three things."), {base});
  auto mairi = history.write(kMairi, text("One thing. Two things. Three fine things."), {base});
  for (auto heads : {std::vector{amina, callum, mairi}, std::vector{mairi, amina, callum}}) {
    Merged merged = history.merge(MergeKind::text, heads);
    CHECK(merged.state == FieldState::merged);
    CHECK(merged.value == text("One fine thing. Two fine things. Three fine things."));
  }
}

TEST_CASE("A clash in a narrative offers a joined version and shows the base") {
  History history;
  auto base = history.write(kAmina, text("She likes her tea in the garden."));
  auto amina = history.write(kAmina, text("She likes her coffee in the garden."), {base});
  auto callum = history.write(kCallum, text("She likes her cocoa in the garden."), {base});
  Merged merged = history.merge(MergeKind::text, {amina, callum});
  CHECK(merged.state == FieldState::conflict);
  CHECK(merged.has_proposal);
  CHECK(merged.value == text("She likes her coffee in the garden. She likes her cocoa in the garden."));
  CHECK(merged.base == text("She likes her tea in the garden."));
}

TEST_CASE("Edits that crossed and were joined by both are merged again without a question") {
  History history;
  auto base = history.write(kAmina, text("One. Two. Three."));
  auto amina = history.write(kAmina, text("One here. Two. Three."), {base});
  auto callum = history.write(kCallum, text("One. Two. Three here."), {base});
  auto amina_again = history.write(kAmina, text("One here. Two. Three here. Four."), {amina, callum});
  auto callum_again = history.write(kCallum, text("One here. Two there. Three here."), {amina, callum});
  Merged merged = history.merge(MergeKind::text, {amina_again, callum_again});
  CHECK(merged.state == FieldState::merged);
  CHECK(merged.value == text("One here. Two there. Three here. Four."));
  CHECK(merged.base == text("One here. Two. Three here."));
}

TEST_CASE("A base that the office quarantined and this tablet never had: joined only as a proposal") {
  History history;
  auto base = history.write(kMairi, text("One."));
  auto amina = history.write(kAmina, text("One. Two."), {base});
  auto callum = history.write(kCallum, text("One. Three."), {base});
  history.lose(base);
  Merged merged = history.merge(MergeKind::text, {amina, callum});
  CHECK(merged.state == FieldState::conflict);
  CHECK(merged.has_proposal);
  CHECK_FALSE(merged.has_base);
  CHECK(merged.value == text("One. Three. Two."));
}

TEST_CASE("A wrong clock changes neither what is merged nor the base it is merged against") {
  History history;
  auto older = history.write(kAmina, text("One."));
  auto base = history.write(kAmina, text("One. Two."), {older});
  auto amina = history.write(kAmina, text("One here. Two."), {base});
  auto callum = history.write(kCallum, text("One. Two here."), {base});
  Merged before = history.merge(MergeKind::text, {amina, callum});
  history.set_time(older, 400LL * 86'400'000);
  history.set_time(callum, -400LL * 86'400'000);
  Merged after = history.merge(MergeKind::text, {amina, callum});
  CHECK(after.value == before.value);
  CHECK(after.base == text("One. Two."));
}

TEST_CASE("Hundreds of drafts and edits that cross again and again stay a bounded amount of work") {
  History history;
  auto amina = history.write(kAmina, text("One."));
  auto callum = history.write(kCallum, text("Two."));
  auto mairi = history.write(kMairi, text("Three."));
  for (int round = 0; round < 300; ++round) {
    const std::vector<model::Dot> seen{amina, callum, mairi};
    amina = history.write(kAmina, text("One. Two. Three. A."), seen);
    callum = history.write(kCallum, text("One. Two. Three. B."), seen);
    mairi = history.write(kMairi, text("One. Two. Three. C."), seen);
  }
  history.merge(MergeKind::text, {amina, callum, mairi});
  CHECK(history.looked_up() <= 3 * 301);
}

TEST_CASE("A vault that cannot be read is said so, not taken for an empty base") {
  History history;
  auto base = history.write(kMairi, text("One."));
  auto amina = history.write(kAmina, text("One. Two."), {base});
  auto callum = history.write(kCallum, text("One. Three."), {base});
  std::vector<Write> heads{{amina, {}, {}, text("One. Two."), {base}}, {callum, {}, {}, text("One. Three."), {base}}};
  auto merged = sync::merge(MergeKind::text, heads,
                            [](const model::Dot&) -> base::Result<Write> { return base::fail(base::Code::io); });
  REQUIRE_FALSE(merged);
  CHECK(merged.error().code == base::Code::io);
}
