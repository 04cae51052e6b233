#include "care/capacity.h"

#include <algorithm>

#include "care/record_edit.h"
#include "storage/model/schema.h"

namespace blether::care {

using base::Code;
using base::fail;
using base::Result;

namespace {

namespace kind = model::kind;

constexpr TextField<CapacityView> kView[] = {{"decision", &CapacityView::decision},
                                             {"view", &CapacityView::view},
                                             {"why", &CapacityView::why},
                                             {"help", &CapacityView::help},
                                             {"assessed_by", &CapacityView::assessed_by},
                                             {"assessed_on", &CapacityView::assessed_on},
                                             {"power", &CapacityView::power},
                                             {"review_on", &CapacityView::review_on}};
constexpr TextField<Power> kPower[] = {{"type", &Power::type},
                                       {"holder", &Power::holder},
                                       {"phone", &Power::phone},
                                       {"scope", &Power::scope},
                                       {"sighted_on", &Power::sighted_on},
                                       {"registered", &Power::registered},
                                       {"begins", &Power::begins},
                                       {"ends", &Power::ends}};

}  // namespace

CapacityView capacity_of(const model::Record& record) {
  CapacityView view;
  read_texts(record, kView, view);
  if (view.view.empty()) view.view = "presumed";
  return view;
}

std::vector<Fault> capacity_faults(const CapacityView& view) {
  std::vector<Fault> faults;
  if (!has_words(view.decision)) faults.push_back({"decision", "capacity.needs.decision"});
  if (!contains(kCapacityViews, view.view)) faults.push_back({"view", "capacity.needs.view"});
  if (view.view == "presumed") return faults;
  if (!has_words(view.why)) faults.push_back({"why", "capacity.needs.why"});
  if (!has_words(view.help)) faults.push_back({"help", "capacity.needs.help"});
  bool looked_at = has_words(view.assessed_by) && base::parse_date(view.assessed_on);
  if (view.view == "lacks" && !looked_at) faults.push_back({"assessed_by", "capacity.needs.assessed"});
  return faults;
}

Result<Operations> set_capacity(const model::RecordId& id, const model::Record* now, const CapacityView& view) {
  auto faults = capacity_faults(view);
  if (!faults.empty()) return fail(Code::invalid, faults.front().field);
  if (!is_day_or_none(view.assessed_on)) return fail(Code::invalid, "assessed_on");
  if (!is_day_or_none(view.review_on)) return fail(Code::invalid, "review_on");
  RecordEdit edit(kind::capacity_view, id, now);
  write_texts(edit, kView, view);
  return edit.take();
}

Power power_of(const model::Record& record) {
  Power power;
  power.record = record.id;
  read_texts(record, kPower, power);
  return power;
}

Result<Operations> set_power(const model::RecordId& id, const model::Record* now, const Power& power) {
  if (!contains(kPowerTypes, power.type)) return fail(Code::invalid, "type");
  if (!has_words(power.holder)) return fail(Code::invalid, "holder");
  if (!power.registered.empty() && power.registered != "yes" && power.registered != "no" &&
      power.registered != "not-sure")
    return fail(Code::invalid, "registered");
  if (!is_day_or_none(power.sighted_on)) return fail(Code::invalid, "sighted_on");
  if (!is_day_or_none(power.begins)) return fail(Code::invalid, "begins");
  bool ends_first = !power.ends.empty() && !power.begins.empty() && power.ends < power.begins;
  if (!is_day_or_none(power.ends) || ends_first) return fail(Code::invalid, "ends");
  RecordEdit edit(kind::power, id, now);
  write_texts(edit, kPower, power);
  return edit.take();
}

std::vector<Power> powers_on(std::span<const model::Record> records, base::CivilDate day) {
  const std::string today = base::to_iso(day);
  std::vector<Power> powers;
  for (const model::Record* record : standing(records, kind::power)) {
    Power power = power_of(*record);
    bool begun = power.begins.empty() || power.begins <= today, over = !power.ends.empty() && power.ends < today;
    if (begun && !over) powers.push_back(std::move(power));
  }
  return powers;
}

Result<Operations> record_attorney_offer(const model::RecordId& id, std::string_view iso_day, std::string_view result,
                                         std::string_view note) {
  if (!base::parse_date(iso_day)) return fail(Code::invalid, "on");
  if (!contains(kAttorneyResults, result)) return fail(Code::invalid, "result");
  RecordEdit edit(kind::attorney_offer, id, nullptr);
  edit.set("on", iso_day);
  edit.set("result", result);
  edit.set("note", note);
  return edit.take();
}

std::optional<AttorneyOffer> last_attorney_offer(std::span<const model::Record> offers) {
  std::optional<AttorneyOffer> last;
  for (const model::Record* offer : standing(offers, kind::attorney_offer)) {
    AttorneyOffer each{read_text(*offer, "on"), read_text(*offer, "result"), read_text(*offer, "note")};
    if (!last || each.on >= last->on) last = std::move(each);
  }
  return last;
}

bool attorney_question_is_due(std::span<const model::Record> powers, std::span<const model::Record> offers,
                              const Clocks& clocks, base::CivilDate today) {
  for (const Power& power : powers_on(powers, today))
    if (power.type.starts_with("attorney") || power.type.starts_with("guardian")) return false;
  auto last = last_attorney_offer(offers);
  auto date = last ? base::parse_date(last->on) : std::nullopt;
  if (!date) return true;
  auto again = clocks.deadline("attorney-information", *date, today);
  return !again || again->days_left <= 0;
}

}  // namespace blether::care
