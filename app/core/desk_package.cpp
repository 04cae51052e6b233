// The desk's part in plans that go to another team, and in plans that came from one.
#include <algorithm>
#include <cctype>

#include "app/core/desk.h"
#include "app/core/papers.h"
#include "app/core/parcels.h"
#include "app/core/person_file.h"
#include "app/core/read_models_package.h"
#include "app/core/words.h"
#include "care/plain_copy.h"

namespace blether::app {

using base::Code;
using base::Result;
using model::Record;

namespace {

// More would be no list any more.
constexpr std::size_t kMostListed = 50;
constexpr std::size_t kMostAddressBytes = 4096;

// "k3tn": no name of a person stands in the name of a file.
std::string short_name(const storage::PublicKey& key) {
  std::string name = storage::address_of(key).substr(0, 4);
  std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return name;
}

std::size_t standing(const std::vector<Record>& records, std::string_view kind) {
  return static_cast<std::size_t>(std::count_if(records.begin(), records.end(), [&](const Record& record) {
    return record.kind == kind && !record.withdrawn;
  }));
}

std::string day_of(const Texts& texts, std::int64_t ms, base::CivilDate today) {
  return day_words(texts, base::london_time(ms).date, today);
}

ParcelLook look_of(const Staged& staged, const Texts& texts, base::CivilDate today) {
  ParcelLook look;
  const auto& plan = staged.plan;
  for (const Record& record : plan.records)
    if (record.kind == model::kind::person && record.id == model::same_id<model::RecordId>(plan.stream.owner))
      look.person = name_of(record).full;
  look.from = storage::address_ends(staged.head.from);
  look.made = day_of(texts, staged.head.made_ms, today);
  look.open_until = day_of(texts, staged.head.expires_ms, today);
  std::vector<std::string> authors;
  for (const auto& author : plan.authors)
    if (!author.name.empty()) authors.push_back(given_name(author.name));
  look.by = list_words(texts, authors);
  look.conversations = standing(plan.records, model::kind::conversation);
  look.outcomes = standing(plan.records, model::kind::outcome);
  look.supports = standing(plan.records, model::kind::support) + standing(plan.records, model::kind::step);
  look.entries = plan.history.size();
  look.authors = plan.authors.size();
  look.has_paper = !staged.paper.empty();
  if (auto files = read_files(plan, staged.files)) look.files = files->size();
  return look;
}

}  // namespace

ParcelWorld Desk::parcel_world() {
  return {store_, vault_->device(), *world_.files, world_.documents, world_.lookups->templates, world_.clock->utc_ms()};
}

// --- out

Result<std::shared_ptr<const PackageModel>> Desk::package_page() {
  auto page = std::make_shared<PackageModel>();
  auto world = parcel_world();
  page->name = person_name();
  TRY(auto waits, waits_for(world, stream()));
  if (!waits.empty()) page->waits = (*world_.texts)(waits, {page->name.known_as});
  TRY(auto files, parcels(world, kAddressEnding));
  for (const std::string& file : files) {
    if (page->addresses.size() == kMostListed) break;
    auto bytes = world_.files->read_at_most(world_.documents / kInFolder / file, kMostAddressBytes);
    auto key = bytes ? storage::parse_address(base::as_text(*bytes)) : Result<storage::PublicKey>(base::fail(Code::invalid));
    if (key && *key != vault_->device().public_key)
      page->addresses.push_back({file, storage::address_of(*key), storage::address_ends(*key)});
  }
  page->made = parcel_made_.file, page->made_for = parcel_made_.ends, page->open_until = parcel_made_.until;
  page->left_out = parcel_made_.left_out;
  page->taken = parcel_made_.plain;
  return std::shared_ptr<const PackageModel>(std::move(page));
}

Result<void> Desk::on_package(const MakePackage& make) {
  auto to = storage::parse_address(make.address);
  const bool is_own = to && *to == vault_->device().public_key;
  if (!to || is_own) {
    notice(is_own ? "package.address_own" : "package.address_wrong", {}, true);
    return {};
  }
  // The paper in it is the one that is left in the house: whoever's plan it is can read it.
  TRY(auto world, paper_world());
  TRY(auto drawn, draw_paper(world, PaperKind::plan, false));
  TRY(auto paper, leaflet_pdf(drawn.leaflet, world.texts, *world_.files, world_.assets / "icons"));
  auto parcel = make_parcel(parcel_world(), stream(), *to, paper);
  if (!parcel && parcel.error().code == Code::refused) {
    notice(parcel.error().detail, {person_name().known_as}, true);
    return {};
  }
  if (!parcel && parcel.error().code == Code::invalid) {
    notice("package.too_big", {person_name().known_as}, true);
    return {};
  }
  TRY(auto made, std::move(parcel));
  std::string name = "plan-" + base::to_iso(today()) + "-" + short_name(*to) + std::string(kPlanEnding);
  TRY_VOID(world_.files->make_folder(world_.documents));
  TRY_VOID(world_.files->replace(world_.documents / name, made.bytes));
  parcel_made_ = {name, storage::address_ends(*to), day_of(*world_.texts, made.head.expires_ms, today()), made.left_out, {}};
  notice("package.made_notice", {name});
  return {};
}

// The person's own data is theirs to take (UK GDPR, articles 15 and 20). Nothing closes this file, so it holds what paper may.
Result<void> Desk::on_package(const TakeFile&) {
  TRY(auto file, person_file(store_, stream(), world_.clock->utc_ms()));
  TRY(auto bundle, care::fhir_bundle(care::plain_copy(file, world_.lookups->templates), world_.lookups->templates));
  TRY(auto name, lay_paper("for-another-program", base::to_bytes(base::as_bytes(bundle)), ".fhir.json"));
  TRY_VOID(store_.note_access("file-taken", route_.person.hex()));
  parcel_made_ = {};
  parcel_made_.plain = name;
  notice("package.taken", {name});
  return {};
}

// --- in

Result<std::shared_ptr<const ParcelsModel>> Desk::parcels_page() {
  if (parcels_) return parcels_;  // looking into a file takes a while; it is done once for each way to the page
  auto page = std::make_shared<ParcelsModel>();
  auto world = parcel_world();
  page->code = storage::address_of(vault_->device().public_key);
  page->ends = storage::address_ends(vault_->device().public_key);
  page->saved = code_saved_;
  page->folder = (world_.documents / kInFolder).string();
  TRY(auto files, parcels(world, kPlanEnding));
  for (const std::string& file : files) {
    if (page->lines.size() == kMostListed) break;
    auto head = head_of(world, file);
    const Texts& texts = *world_.texts;
    std::string below = head ? texts("parcels.line", {storage::address_ends(head->from),
                                                      day_of(texts, head->made_ms, today())})
                             : texts(problem_of(head.error()));
    page->lines.push_back({file, std::move(below), head.has_value()});
  }
  if (!route_.item.empty()) {
    auto staged = stage(world, route_.item);
    if (staged) page->look = look_of(*staged, *world_.texts, today());
    else page->look.problem = (*world_.texts)(problem_of(staged.error()));
    page->look.file = route_.item;
  }
  parcels_ = std::move(page);
  return parcels_;
}

Result<void> Desk::on_package(const SaveAddress&) {
  const auto& key = vault_->device().public_key;
  std::string name = "code-" + short_name(key) + std::string(kAddressEnding);
  TRY_VOID(world_.files->make_folder(world_.documents));
  TRY_VOID(world_.files->replace(world_.documents / name, base::as_bytes(storage::address_of(key) + "\n")));
  code_saved_ = name;
  notice("parcels.saved", {name});
  return {};
}

// Everything is looked at again: what was shown may be another file by now.
Result<void> Desk::on_package(const KeepPackage& keep_it) {
  auto world = parcel_world();
  auto staged = stage(world, keep_it.file);
  std::size_t missed = 0;
  auto kept = staged ? keep(world, *staged, &missed) : Result<void>(tl::unexpected<base::Error>(staged.error()));
  if (!kept) {
    std::string key = problem_of(kept.error());
    if (!world_.texts->has(key)) return kept;
    notice(std::move(key), {}, true);
    return {};
  }
  const model::OwnerId person = staged->head.person;
  TRY_VOID(caseload_.refresh(store_, {person}, world_.clock->utc_ms()));
  // The plan is kept, whether there is room for the paper or not.
  std::string paper;
  if (!staged->paper.empty()) paper = lay_paper("plan-from-elsewhere", staged->paper).value_or("");
  TRY_VOID(on(Go{{Route::Page::person, person, {}, ""}}));
  if (missed > 0) notice("parcels.kept_no_room", {person_name().known_as}, true);
  else notice(!paper.empty() ? "parcels.kept_with_paper" : "parcels.kept", {person_name().known_as, paper});
  return {};
}

Result<void> Desk::on_package(const LeavePackage&) {
  TRY_VOID(store_.note_access("package-left", ""));
  notice("parcels.left");
  return on(Go{{Route::Page::parcels, {}, {}, ""}});
}

Result<void> Desk::on(const PackageIntent& wish) {
  auto done = std::visit([this](const auto& one) { return on_package(one); }, wish);
  parcels_.reset();
  return done;
}

}  // namespace blether::app
