// What the plans come to: the office has the tablets' pence, whoever wrote what in whatever order.
#include "sync/hub/planned_spend.h"

#include <catch2/catch_test_macros.hpp>

#include "care/amounts.h"
#include "care/parts_now.h"
#include "care/record_edit.h"
#include "sync/hub/reports.h"
#include "tests/support/hub.h"

namespace blether::tests {

namespace {

// An office that knows the rates, and two tablets that have met it. Isobel is on both caseloads.
struct Town {
  Town() {
    auto setup = world.setup(folder / "hub");
    setup.clock = &clock, setup.name = "Dundee practice office", setup.assets = base::Path(BLETHER_ASSETS);
    service = must(hub::Service::open(setup));
    command({{"do", "import"}, {"people", small_town()}});
    network.emplace(*service);
    amina.emplace(*network, code_for("Amina Farooq"), 1, "Amina's tablet");
    euan.emplace(*network, code_for("Euan Baird"), 2, "Euan's tablet");
    amina->sync(*network);
    euan->sync(*network);
    stream = sync::shared_stream(amina->person("Isobel")->id);
  }
  json command(const json& wanted) { return json::parse(must(service->command(wanted.dump()))); }
  std::string code_for(const std::string& worker) {
    return command({{"do", "code"}, {"worker", worker}}).value("code", "");
  }
  std::string page() { return command({{"do", "report"}}).value("html", ""); }
  base::CivilDate day() const { return base::london_time(clock.utc_ms()).date; }

  TempFolder folder;
  ServiceWorld world;
  base::ManualClock clock{kMorning};
  std::unique_ptr<hub::Service> service;
  std::optional<DirectTransport> network;
  std::optional<WorkerTablet> amina, euan;
  model::StreamId stream;
};

const care::Rates& rates() {
  static const auto words = [] {
    base::SystemFiles files;
    hub::ReportWords read;
    must(read.load(files, base::Path(BLETHER_ASSETS)));
    return read;
  }();
  return *words.rates;
}

std::vector<model::Record> held(WorkerTablet& tablet, const model::StreamId& stream, std::string_view kind) {
  return must(tablet->records(stream, kind));
}

// What the money page of this tablet has.
care::Budget on_tablet(WorkerTablet& tablet, const model::StreamId& stream, base::CivilDate day) {
  const auto parts = care::parts_now(held(tablet, stream, model::kind::support),
                                     held(tablet, stream, model::kind::choice), day);
  return must(care::budget_of(parts.supports, rates(), day, 4, {}, parts.options));
}

// A part of a plan as anybody may write it, new or over one that is there, and sometimes an option for it.
void write_part(WorkerTablet& tablet, const model::StreamId& stream, base::SeededRandom& random, base::CivilDate day) {
  const auto codes = rates().on(day);
  const auto name = "part " + std::to_string(random.below(6));
  const auto id = id_named<model::RecordId>(name.c_str());
  const auto now = tablet->record(stream, id);
  care::Support part = now ? care::support_of(*now) : care::Support{};
  part.what = "Help";
  part.source = random.below(5) == 0 ? "family" : "paid";
  part.rate = codes[random.below(codes.size())]->code;
  part.quantity = 1 + static_cast<std::int64_t>(random.below(40'000));
  part.per = std::string(care::kPeriods[random.below(5)]);
  part.weeks = 1 + static_cast<int>(random.below(52));
  auto operations = must(care::set_support(id, now ? &*now : nullptr, part));
  if (!operations.empty()) must(tablet->commit({stream, "reason.test", std::move(operations)}));
  if (random.below(2) == 0) return;
  const auto choice = id_named<model::RecordId>(("choice of " + name).c_str());
  const auto chosen = tablet->record(stream, choice);
  care::RecordEdit edit(model::kind::choice, choice, chosen ? &*chosen : nullptr);
  edit.set("support", id.hex());
  edit.set("option", static_cast<std::int64_t>(1 + random.below(3)));
  edit.set("how", "chosen");
  edit.set("from", base::to_iso(day));
  if (auto made = edit.take(); !made.empty()) must(tablet->commit({stream, "reason.test", std::move(made)}));
}

std::string row_of(const care::Budget& budget) {
  return "<td>" + care::pounds(budget.weekly) + "</td><td>" + care::pounds(budget.yearly) + "</td>";
}

}  // namespace

TEST_CASE("Sixty times Amina and Euan write parts of Isobel's plan at once, and the office has the tablets' pence",
          "[R19][R22]") {
  Town town;
  base::SeededRandom random(20261124);
  for (int round = 0; round < 60; ++round) {
    INFO("round " << round);
    write_part(*town.amina, town.stream, random, town.day());
    write_part(*town.euan, town.stream, random, town.day());
    town.amina->sync(*town.network);
    town.euan->sync(*town.network);
    town.amina->sync(*town.network);
    const care::Budget amina = on_tablet(*town.amina, town.stream, town.day());
    const care::Budget euan = on_tablet(*town.euan, town.stream, town.day());
    CHECK(amina.weekly == euan.weekly);
    CHECK(amina.yearly == euan.yearly);
    CHECK(town.page().find("<td>All</td><td></td><td></td><td></td>" + row_of(amina)) != std::string::npos);
  }
}

TEST_CASE("The office's page says what the plans come to by place and option; what neighbours do is in no row",
          "[R19]") {
  Town town;
  auto part = [&](const char* name, const char* source, int option) {
    care::Support support;
    support.what = name, support.source = source;
    support.rate = rates().on(town.day()).front()->code, support.quantity = 2'000;
    const auto id = id_named<model::RecordId>(name);
    must((*town.amina)->commit({town.stream, "reason.test", must(care::set_support(id, nullptr, support))}));
    if (option == 0) return;
    care::RecordEdit edit(model::kind::choice, id_named<model::RecordId>(option == 1 ? "one" : "two"), nullptr);
    edit.set("support", id.hex());
    edit.set("option", std::int64_t{option});
    edit.set("how", "chosen");
    edit.set("from", base::to_iso(town.day()));
    must((*town.amina)->commit({town.stream, "reason.test", edit.take()}));
  };
  CHECK(town.page().find("No paid support is in a plan yet.") != std::string::npos);
  part("wash", "paid", 1);
  part("meals", "paid", 2);
  part("a day out", "paid", 0);
  part("a lift", "neighbour", 0);
  town.amina->sync(*town.network);
  const care::Rate& rate = *rates().on(town.day()).front();
  const std::string page = town.page();
  auto row = [&](const char* way, std::int64_t price) {
    return "<td>Lochee</td><td>" + std::string(way) + "</td><td>1</td><td>1</td><td>" + care::pounds(2 * price) +
           "</td><td>" + care::pounds(2 * price * 52) + "</td>";
  };
  CHECK(page.find(row("Option 1", rate.direct)) != std::string::npos);
  CHECK(page.find(row("Option 2", rate.council)) != std::string::npos);
  CHECK(page.find(row("Not chosen yet", rate.council)) != std::string::npos);
  CHECK(page.find("Made-up rates") != std::string::npos);
}

TEST_CASE("Somebody whose rate is not known on that day is counted as left out, and nobody else is", "[R19]") {
  model::Record isobel, callum;
  isobel.kind = callum.kind = std::string(model::kind::support);
  isobel.stream.owner = id_named<model::OwnerId>("isobel"), callum.stream.owner = id_named<model::OwnerId>("callum");
  isobel.id = id_named<model::RecordId>("a"), callum.id = id_named<model::RecordId>("b");
  auto field = [](model::Record& record, const char* name, model::Value value) {
    model::Field made;
    made.merged.value = std::move(value);
    record.fields.emplace_back(name, std::move(made));
  };
  field(isobel, "quantity", std::int64_t{1'000}), field(isobel, "rate", std::string("no-such-rate"));
  const base::CivilDate day{2026, 11, 24};
  field(callum, "quantity", std::int64_t{1'000}), field(callum, "rate", rates().on(day).front()->code);
  const std::vector<model::Record> supports = {isobel, callum};
  const auto spend = hub::planned_spend({}, supports, {}, rates(), day);
  CHECK(spend.not_reckoned == 1);
  REQUIRE(spend.rows.size() == 1);
  CHECK(spend.rows[0].place == "");
  CHECK(spend.weekly == rates().on(day).front()->council);
}

}  // namespace blether::tests
