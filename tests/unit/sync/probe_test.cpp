// The answers that sync engines are compared by, over a real service: two people edit the same 200 people without seeing
// each other.
#include "bench/sync/peers_records.h"
#include "tests/support/hub.h"

namespace blether::tests {

TEST_CASE("Of 200 crossing pairs of edits every one is seen by both, and only the 67 that no rule may settle are asked about") {
  const bench::PeersData data = must(bench::make_peers_data(201, 0));
  HubHouse house;
  house.import_small_town();
  DirectTransport network(house.service());
  for (const bench::Doc& doc : data.docs) {
    if (doc.type != "person") continue;
    const std::string person = must(bench::stream_of(doc.id)).owner.hex();
    for (const char* worker : {"Amina Farooq", "Euan Baird"})
      house.command({{"do", "assign"}, {"worker", worker}, {"person", person}});
  }
  WorkerTablet amina(network, house.code_for("Amina Farooq"), 1), euan(network, house.code_for("Euan Baird"), 2);
  for (const storage::Draft& draft : must(bench::drafts_of(data.docs))) must(amina->commit(draft));
  amina.sync(network);
  euan.sync(network);

  for (const bench::DocPair& pair : data.pairs) {
    must(bench::edit(*amina, pair.id, pair.a.first, pair.a.second));
    must(bench::edit(*euan, pair.id, pair.b.first, pair.b.second));
  }
  amina.sync(network);
  euan.sync(network);
  amina.sync(network);

  const bench::Probe seen = must(bench::probe(*amina, *euan, data.pairs));
  CHECK(seen.pairs == 200);
  CHECK(seen.converged == 200);
  CHECK(seen.different_field_both == 67);
  CHECK(seen.same_narrative_merged == 66);
  CHECK(seen.conflicts_listed == 67);
  CHECK(seen.false_conflicts == 0);

  // The items are data: a tablet that joins later lists the same ones.
  WorkerTablet newcomer(network, house.code_for("Amina Farooq"), 3, "second tablet");
  newcomer.sync(network);
  CHECK(must(bench::probe(*newcomer, *euan, data.pairs)).conflicts_listed == 67);
  CHECK(must(newcomer->digest()) == must(amina->digest()));
}

}  // namespace blether::tests
