#include <algorithm>

#include "care/amounts.h"
#include "care/budget.h"
#include "care/outcomes.h"
#include "care/record_edit.h"
#include "storage/model/derived_id.h"
#include "storage/model/schema.h"

namespace blether::care {

using base::Code;
using base::fail;
using base::Result;

namespace kind = model::kind;

Support support_of(const model::Record& record) {
  Support support;
  support.record = record.id;
  support.outcome = record.text("outcome");
  support.what = record.text("what");
  support.who = record.text("who");
  if (record.field("source")) support.source = record.text("source");
  support.support_type = record.text("support_type");
  support.rate = record.text("rate");
  support.quantity = record.number("quantity");
  if (record.field("per")) support.per = record.text("per");
  support.weeks = static_cast<int>(std::clamp<std::int64_t>(record.number("weeks", 52), 0, 53));
  support.from = record.text("from");
  support.until = record.text("until");
  support.icon = record.text("icon");
  support.place = record.text("place");
  return support;
}

std::vector<Support> supports_of(std::span<const model::Record> records) {
  std::vector<Support> supports;
  for (const model::Record* record : standing(records, kind::support)) supports.push_back(support_of(*record));
  std::sort(supports.begin(), supports.end(), [](const Support& a, const Support& b) {
    return std::tie(a.place, a.record) < std::tie(b.place, b.record);
  });
  return supports;
}

std::vector<Support> supports_on(std::span<const model::Record> records, base::CivilDate day) {
  auto supports = supports_of(records);
  std::erase_if(supports, [today = base::to_iso(day)](const Support& each) {
    return !each.until.empty() && each.until < today;
  });
  return supports;
}

std::vector<Fault> support_faults(const Support& support, const Rates& rates, base::CivilDate day) {
  std::vector<Fault> faults;
  if (!has_words(support.what)) faults.push_back({"what", "support.needs.what"});
  if (support.outcome.empty()) faults.push_back({"outcome", "support.needs.outcome"});
  if (support.source != "paid") return faults;
  if (!rates.find(support.rate, day)) faults.push_back({"rate", "support.needs.rate"});
  if (support.quantity <= 0) faults.push_back({"quantity", "support.needs.quantity"});
  return faults;
}

std::vector<Charge> charges_of(std::span<const model::Record> records) {
  std::vector<Charge> charges;
  for (const model::Record* record : standing(records, kind::charge)) {
    const model::Field* weekly = record->field("weekly");
    const bool disputed = weekly != nullptr && weekly->merged.state == model::FieldState::conflict;
    charges.push_back({record->number("weekly"), record->text("from"), record->text("until"), record->text("note"),
                       record->id, disputed});
  }
  std::stable_sort(charges.begin(), charges.end(), [](const Charge& a, const Charge& b) { return a.from < b.from; });
  return charges;
}

Contribution contribution_on(std::span<const model::Record> charges, base::CivilDate day) {
  const std::string today = base::to_iso(day);
  Contribution contribution;
  for (const Charge& charge : charges_of(charges)) {
    const bool is_over = !charge.until.empty() && charge.until < today;
    if (charge.from.empty() || charge.from > today || is_over) continue;
    contribution.weekly = charge.disputed ? std::nullopt : std::optional(charge.weekly);
  }
  return contribution;
}

model::RecordId charge_id(const model::RecordId& person, std::string_view from) {
  return model::derived_id(person, "charge/" + std::string(from));
}

Result<Operations> set_charge(const model::RecordId& id, const model::Record* now, const Charge& charge) {
  if (charge.weekly < 0 || charge.weekly > kMostPence) return fail(Code::invalid, "weekly");
  if (!base::parse_date(charge.from)) return fail(Code::invalid, "from");
  if (!is_day_or_none(charge.until) || (!charge.until.empty() && charge.until < charge.from))
    return fail(Code::invalid, "until");
  RecordEdit edit(kind::charge, id, now);
  edit.set("weekly", charge.weekly);
  edit.set("from", charge.from);
  edit.set("until", charge.until);
  edit.set("note", charge.note);
  if (now && now->withdrawn) edit.set(model::kWithdrawn, false);
  return edit.take();
}

Result<Operations> set_support(const model::RecordId& id, const model::Record* now, const Support& support) {
  if (!has_words(support.what)) return fail(Code::invalid, "what");
  if (!contains(kSupportSources, support.source)) return fail(Code::invalid, "source");
  if (support.quantity < 0 || support.quantity > kMostQuantity) return fail(Code::invalid, "quantity");
  if (!contains(kPeriods, support.per)) return fail(Code::invalid, "per");
  if (support.weeks < 1 || support.weeks > 52) return fail(Code::invalid, "weeks");
  if (!is_day_or_none(support.from)) return fail(Code::invalid, "from");
  bool ends_first = !support.until.empty() && !support.from.empty() && support.until < support.from;
  if (!is_day_or_none(support.until) || ends_first) return fail(Code::invalid, "until");
  bool paid = support.source == "paid";
  RecordEdit edit(kind::support, id, now);
  edit.set("outcome", support.outcome);
  edit.set("what", support.what);
  edit.set("who", support.who);
  edit.set("source", support.source);
  edit.set("support_type", support.support_type);
  // What a neighbour does has no price, whatever was in the form before.
  edit.set("rate", paid ? support.rate : std::string());
  edit.set_if_any("quantity", support.quantity);
  edit.set("per", support.per);
  if (support.weeks != 52 || (now && now->field("weeks"))) edit.set("weeks", std::int64_t{support.weeks});
  edit.set("from", support.from);
  edit.set("until", support.until);
  edit.set("icon", support.icon.empty() && !now ? std::string(step_icon(support.what)) : support.icon);
  edit.set("place", support.place);
  return edit.take();
}

}  // namespace blether::care
