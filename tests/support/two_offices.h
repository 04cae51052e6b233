// Two tablets of two offices that hand each other plans, without a screen and without a disk for the files.
#pragma once

#include "app/core/parcels.h"
#include "app/core/person_file.h"
#include "sync/enrolment.h"
#include "sync/merge.h"
#include "tests/support/memory_files.h"
#include "tests/support/temp_vault.h"

namespace blether::tests {

struct OfficeTablet {
  Tablet tablet;
  MemoryFiles files;
  storage::DeviceKey key;
  care::Templates templates;
  std::int64_t now_ms = kMorning;

  // Tablets of one office have the same number.
  OfficeTablet(std::uint64_t seed, std::uint8_t office) : tablet(seed, sync::merge), key(tablet.key()) {
    sync::HubAddress hub{"hub.example", 8443, {}};
    hub.fingerprint.fill(office);
    must(sync::keep_hub(*tablet, hub));
  }
  app::ParcelWorld world() { return {*tablet, key, files, "documents", templates, now_ms}; }
  void put_in(const std::string& name, base::Bytes bytes) {
    files.kept[base::Path("documents") / app::kInFolder / name] = std::move(bytes);
  }
  base::Result<app::Staged> look_into(const base::Bytes& bytes) {
    put_in("one.blether-plan", bytes);
    return app::stage(world(), "one.blether-plan");
  }
};

// Isobel as Amina wrote her down: who she is, what she wants, how it is done, what she waits for, and one change of mind.
inline model::StreamId write_isobel(Tablet& amina, std::string_view name = "isobel") {
  const auto stream = shared_stream(name);
  const auto person = model::same_id<model::RecordId>(stream.owner);
  amina.write(stream, "person", person, {{"given_name", std::string("Isobel")}, {"family_name", std::string("Rennie")}});
  const auto want = id_named<model::RecordId>("outcome"), step = id_named<model::RecordId>("step"), need = id_named<model::RecordId>("need");
  amina.write(stream, "outcome", want, {{"want", std::string("sing with my choir")}});
  amina.write(stream, "outcome", want, {{"want", std::string("sing with my choir again")}});
  amina.write(stream, "step", step, {{"outcome", want.hex()}, {"what", std::string("A lift with Jean")}});
  amina.write(stream, "unmet_need", need, {{"need", std::string("company at the weekend")}, {"outcome", want.hex()}});
  return stream;
}

}  // namespace blether::tests
