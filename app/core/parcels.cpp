#include "app/core/parcels.h"

#include <algorithm>
#include <cstdlib>

#include "app/core/person_file.h"
#include "storage/model/schema.h"
#include "sync/enrolment.h"

namespace blether::app {

using base::Bytes;
using base::Code;
using base::fail;
using base::Result;
using storage::PackageHead;

namespace {

constexpr std::int64_t kDayMs = 86'400'000;
constexpr std::string_view kVersionNote = "packages-made";
constexpr std::string_view kPdf = "%PDF-";

Bytes text_bytes(const std::string& text) { return base::to_bytes(base::as_bytes(text)); }

// Names this tablet's office, the same on all its tablets; zeros before the tablet is enrolled.
Result<Bytes> own_office(storage::Store& store) {
  TRY(auto hub, sync::kept_hub(store));
  if (!hub) return Bytes(32);
  std::string named = "blether/office/v1";
  named.append(hub->fingerprint.begin(), hub->fingerprint.end());
  return storage::hash(base::as_bytes(named));
}

bool is_named(const Bytes& office) {
  return std::any_of(office.begin(), office.end(), [](std::uint8_t byte) { return byte != 0; });
}

// The last package about this person from this sender that was kept here.
struct Seen {
  std::int64_t version = 0;
  std::string root;  // hex
};
std::string seen_note(const PackageHead& head) { return "package/" + base::to_hex(head.from) + "/" + head.person.hex(); }
std::string text_of(const Seen& seen) { return std::to_string(seen.version) + " " + seen.root; }
Result<std::optional<Seen>> last_seen(storage::Store& store, const PackageHead& head) {
  TRY(auto note, store.note(seen_note(head)));
  if (!note) return std::optional<Seen>();
  const std::string text(base::as_text(*note));
  const auto space = text.find(' ');
  if (space == std::string::npos) return fail(Code::corrupt, "note of a package");
  return std::optional(Seen{std::strtoll(text.c_str(), nullptr, 10), text.substr(space + 1)});
}

Result<std::int64_t> next_version(const ParcelWorld& world) {
  TRY(auto note, world.store.note(kVersionNote));
  const std::int64_t last = note ? std::strtoll(std::string(base::as_text(*note)).c_str(), nullptr, 10) : 0;
  const std::int64_t version = std::max(world.now_ms, last + 1);
  TRY_VOID(world.store.keep_note(kVersionNote, text_bytes(std::to_string(version))));
  return version;
}

tl::unexpected<base::Error> no(const char* why) { return fail(Code::refused, std::string("package.no.") + why); }

Result<Bytes> read_parcel(const ParcelWorld& world, const std::string& file) {
  if (file.find('/') != std::string::npos || !file.ends_with(kPlanEnding)) return fail(Code::not_found, "package");
  return world.files.read_at_most(world.documents / kInFolder / file, storage::kMostPackageBytes);
}

// Before anything of the content is looked at.
Result<void> check_welcome(const ParcelWorld& world, const PackageHead& head) {
  TRY(auto seen, last_seen(world.store, head));
  if (seen && seen->root == base::to_hex(head.root)) return no("seen");
  if (seen && seen->version >= head.version) return no("older");
  TRY(auto office, own_office(world.store));
  if (is_named(office) && office == head.office) return no("own_office");
  for (auto audience : {model::Audience::shared, model::Audience::practice}) {
    TRY(auto vector, world.store.vector_of({audience, head.person}));
    if (!vector.empty()) return no("known");
  }
  return {};
}

std::string number_of(const model::Record& person) { return person.kind == model::kind::person ? person.text("chi") : std::string(); }

// Two offices call one person by two ids; a CHI number is one number everywhere.
Result<void> check_number(const ParcelWorld& world, const care::PersonFile& plan) {
  TRY(auto people, world.store.all_records(model::Audience::shared, model::kind::person));
  for (const model::Record& record : plan.records)
    for (const model::Record& person : people)
      if (std::string number = number_of(record); !number.empty() && number == number_of(person)) return no("known");
  return {};
}

// What is left for voices and pictures; the seal takes less than a thousandth.
std::size_t room_beside(const storage::PackageContent& content) {
  const std::size_t taken = content.bundle.size() + content.paper.size() + storage::kMostPackageBytes / 1000;
  return taken < storage::kMostPackageBytes ? storage::kMostPackageBytes - taken : 0;
}

bool fits(const PackageHead& head, const care::PersonFile& plan, const Bytes& paper) {
  return plan.stream.owner == head.person && plan.records.size() == head.records && plan.history.size() == head.changes &&
         (paper.empty() || base::as_text(paper).starts_with(kPdf));
}

}  // namespace

Result<std::vector<std::string>> parcels(const ParcelWorld& world, std::string_view ending) {
  TRY(bool there, world.files.exists(world.documents / kInFolder));
  std::vector<std::string> names;
  if (!there) return names;
  TRY(auto all, world.files.list(world.documents / kInFolder));
  std::copy_if(all.begin(), all.end(), std::back_inserter(names), [&](const std::string& name) { return name.ends_with(ending); });
  return names;
}

Result<std::string> waits_for(const ParcelWorld& world, const model::StreamId& stream) {
  TRY(auto conflicts, world.store.conflicts());
  for (const auto& conflict : conflicts)
    if (conflict.stream == stream && conflict.field == model::kWithdrawn) return std::string("package.waits_conflict");
  return std::string();
}

Result<Parcel> make_parcel(const ParcelWorld& world, const model::StreamId& stream, const storage::PublicKey& to,
                           const Bytes& paper) {
  TRY(auto waits, waits_for(world, stream));
  if (!waits.empty()) return fail(Code::refused, waits);
  TRY(auto file, person_file(world.store, stream, world.now_ms));
  storage::PackageContent content;
  TRY(content.bundle, care::fhir_bundle(file, world.templates));
  content.paper = paper;
  TRY(auto packed, pack_files(world.store, file, room_beside(content)));
  content.files = std::move(packed.bytes);
  PackageHead head;
  head.to = to;
  head.person = stream.owner;
  TRY(head.office, own_office(world.store));
  TRY(head.version, next_version(world));
  head.made_ms = world.now_ms;
  head.expires_ms = world.now_ms + kOpenDays * kDayMs;
  head.records = static_cast<std::uint32_t>(file.records.size());
  head.changes = static_cast<std::uint32_t>(file.history.size());
  TRY(auto bytes, storage::make_package(world.device, head, content));
  TRY(head, storage::check_package(bytes));
  TRY_VOID(world.store.note_access("package-made", stream.owner.hex() + " " + storage::device_id_of(to).hex()));
  return Parcel{std::move(bytes), std::move(head), packed.left_out};
}

Result<PackageHead> head_of(const ParcelWorld& world, const std::string& file) {
  TRY(auto bytes, read_parcel(world, file));
  return storage::check_package(bytes);
}

Result<Staged> stage(const ParcelWorld& world, const std::string& file) {
  TRY(auto bytes, read_parcel(world, file));
  Staged staged;
  TRY(staged.head, storage::check_package(bytes));
  TRY(auto content, storage::open_package(bytes, world.device, world.now_ms));
  TRY_VOID(check_welcome(world, staged.head));
  auto plan = care::read_fhir_bundle(content.bundle, world.templates);
  if (!plan && plan.error().code == Code::too_new) return tl::unexpected<base::Error>(plan.error());
  if (!plan || !fits(staged.head, *plan, content.paper)) return no("content");
  TRY_VOID(check_number(world, *plan));
  staged.plan = std::move(*plan);
  staged.paper = std::move(content.paper), staged.files = std::move(content.files);
  if (!read_files(staged.plan, staged.files)) return no("content");
  auto carried = carry(staged.plan, {world.device.id, 1});
  if (!carried) return no("content");
  staged.carried = std::move(*carried);
  TRY_VOID(world.store.note_access("package-opened", staged.head.person.hex() + " " + storage::device_id_of(staged.head.from).hex()));
  return staged;
}

Result<void> keep(const ParcelWorld& world, const Staged& staged, std::size_t* missed) {
  const PackageHead& head = staged.head;
  storage::Aside aside;
  aside.note = seen_note(head);
  aside.value = text_bytes(text_of({head.version, base::to_hex(head.root)}));
  aside.act = "package-kept";
  aside.object = head.person.hex() + " " + storage::device_id_of(head.from).hex();
  auto kept = world.store.carry_in(staged.carried.changes, aside,
                                   [&] { return check_carried(world.store, staged.plan, staged.carried); });
  if (!kept && (kept.error().code == Code::corrupt || kept.error().code == Code::invalid)) return no("loss");
  TRY_VOID(std::move(kept));
  const std::size_t lost = keep_files(world.store, staged.plan, staged.files);
  if (missed != nullptr) *missed = lost;
  return {};
}

std::string problem_of(const base::Error& error) {
  if (error.code == Code::refused) return error.detail;
  return std::string("package.no.") + base::code_name(error.code);
}

}  // namespace blether::app
