#include "app/core/pages/looked_page.h"

#include "app/core/pages/carer_pages.h"
#include "app/core/words.h"
#include "care/carer_mode.h"
#include "storage/envelope.h"

namespace blether::app {

using base::Result;

namespace {

constexpr std::size_t kMostAuditEntries = 20'000;
constexpr std::size_t kMostLines = 60;

// Looks that this tablet knows of: whoever holds it, and the carer when it was given over.
Result<void> add_looks(std::vector<care::Look>& looks, const PageWorld& world, const std::string& carer) {
  TRY(auto entries, world.store.audit(kMostAuditEntries));
  const std::string person = world.person.id.hex();
  const std::string worker = world.worker.empty() ? world.texts("own_plan.the_office") : world.worker;
  for (const storage::AuditEntry& entry : entries) {
    if (entry.object != person) continue;
    if (entry.act == "open-person") looks.push_back({worker, entry.at_ms, false});
    if (entry.act == "carer-mode") looks.push_back({carer, entry.at_ms, false});
  }
  return {};
}

// Changes, on any tablet: they say who wrote them.
Result<void> add_changes(std::vector<care::Look>& looks, const PageWorld& world, const std::string& carer) {
  TRY(auto names, author_names(world.store));
  TRY(auto envelopes, world.store.envelopes(world.stream));
  for (const auto& envelope : envelopes) {
    TRY(auto change, storage::open_trusted(envelope));
    std::string who = change.reason == kFromCarer ? carer : names[change.author];
    if (who.empty()) who = world.texts("own_plan.the_office");
    looks.push_back({who, change.time.wall_ms, true});
  }
  return {};
}

}  // namespace

Result<std::vector<LookedLine>> who_looked(const PageWorld& world, const std::string& carer) {
  std::vector<care::Look> looks;
  TRY_VOID(add_looks(looks, world, carer));
  TRY_VOID(add_changes(looks, world, carer));
  std::vector<LookedLine> lines;
  for (const care::LookLine& line : care::who_looked(looks))
    lines.push_back({line.who, moment_words(world.texts, line.at_ms, world.now_ms), line.changes > 0});
  return lines;
}

Result<std::shared_ptr<const LookedModel>> looked_page(const PageWorld& world) {
  auto page = std::make_shared<LookedModel>();
  page->name = world.person;
  auto checked = world.store.check_audit();
  if (!checked && checked.error().code != base::Code::corrupt) return tl::unexpected<base::Error>(checked.error());
  page->whole = checked.has_value();
  TRY(page->lines, who_looked(world, world.person.known_as));
  if (page->lines.size() > kMostLines) {
    page->older = page->lines.size() - kMostLines;
    page->lines.resize(kMostLines);
  }
  return std::shared_ptr<const LookedModel>(std::move(page));
}

}  // namespace blether::app
