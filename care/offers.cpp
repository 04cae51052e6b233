#include <algorithm>

#include "care/choice.h"
#include "care/record_edit.h"
#include "care/table_reader.h"
#include "storage/model/derived_id.h"
#include "storage/model/schema.h"

namespace blether::care {

using base::Code;
using base::fail;
using base::Result;

namespace {

namespace kind = model::kind;
constexpr std::string_view kRisk = "NO03";

Offer offer_of(const model::Record& record, int option) {
  Offer offer;
  offer.option = option;
  std::string state = record.text("state");
  offer.state = state == "offered"       ? Offered::offered
                : state == "not-offered" ? Offered::not_offered
                                         : Offered::not_said;
  const model::Field* field = record.field("state");
  offer.disputed = field && field->merged.state == model::FieldState::conflict;
  offer.reason = record.text("reason");
  offer.note = record.text("note");
  offer.look_again = record.text("look_again");
  offer.action = record.text("action");
  offer.action_by = record.text("action_by");
  offer.at_ms = record.number("at");
  offer.notice_ms = record.number("notice_at");
  offer.notice_format = record.text("notice_format");
  return offer;
}

}  // namespace

Result<NotOfferedReasons> NotOfferedReasons::load(std::string_view json) {
  TRY(auto document, JsonDocument::parse(json, "not_offered.json"));
  Row root(document, document.root(), "");
  root.text("version");
  root.text_or("about");
  NotOfferedReasons reasons;
  for (Row& row : root.rows("reasons")) {
    NotOfferedReason reason;
    reason.code = row.text("code");
    reason.label = row.text("label");
    reason.plain = row.text("plain");
    reason.notice = row.flag_or("notice");
    if (reasons.find(reason.code)) row.refuse("code", "is used twice");
    root.take(row);
    reasons.rows_.push_back(std::move(reason));
  }
  TRY_VOID(root.done());
  return reasons;
}

const NotOfferedReason* NotOfferedReasons::find(std::string_view code) const {
  auto found = std::find_if(rows_.begin(), rows_.end(), [&](const auto& reason) { return reason.code == code; });
  return found == rows_.end() ? nullptr : &*found;
}

model::RecordId offer_id(const model::RecordId& round, int option) {
  return model::derived_id(round, kind::offer, static_cast<std::uint32_t>(option));
}

std::array<Offer, 4> offers_of(const model::RecordId& round, std::span<const model::Record> records) {
  std::array<Offer, 4> offers;
  for (int option = 1; option <= 4; ++option) {
    Offer& offer = offers[static_cast<std::size_t>(option - 1)];
    offer.option = option;
    const auto id = offer_id(round, option);
    for (const model::Record& record : records)
      if (record.id == id && !record.withdrawn) offer = offer_of(record, option);
  }
  return offers;
}

bool needs_notice(const Offer& offer, const NotOfferedReasons& reasons) {
  if (offer.state != Offered::not_offered) return false;
  const NotOfferedReason* reason = reasons.find(offer.reason);
  return offer.option == 1 || (reason && reason->notice);
}

std::vector<Fault> offer_faults(const Offer& offer, const NotOfferedReasons& reasons) {
  std::vector<Fault> faults;
  if (offer.option < 1 || offer.option > 4) faults.push_back({"option", "choice.needs.option"});
  if (offer.state == Offered::not_said) faults.push_back({"state", "choice.needs.offered"});
  if (offer.state != Offered::not_offered) return faults;
  if (!reasons.find(offer.reason)) faults.push_back({"reason", "choice.needs.reason"});
  if (!has_words(offer.note)) faults.push_back({"note", "choice.needs.note"});
  if (!base::parse_date(offer.look_again)) faults.push_back({"look_again", "choice.needs.look_again"});
  // Planning is there to make the risk smaller, so that every option opens.
  bool for_risk = offer.option == 1 && offer.reason == kRisk;
  if (for_risk && !has_words(offer.action)) faults.push_back({"action", "choice.needs.action"});
  bool has_day = base::parse_date(offer.action_by).has_value();
  if ((for_risk || !offer.action_by.empty()) && !has_day) faults.push_back({"action_by", "choice.needs.action_by"});
  return faults;
}

Result<Operations> set_offer(const model::RecordId& round, const model::Record* now, const Offer& offer,
                             const NotOfferedReasons& reasons) {
  auto faults = offer_faults(offer, reasons);
  if (!faults.empty()) return fail(Code::invalid, faults.front().field);
  bool offered = offer.state == Offered::offered;
  RecordEdit edit(kind::offer, offer_id(round, offer.option), now);
  edit.set("round", round.hex());
  edit.set("option", std::int64_t{offer.option});
  edit.set("state", offered ? "offered" : "not-offered");
  // What was said about not offering stays in the history and off the page.
  edit.set("reason", offered ? std::string() : offer.reason);
  edit.set("note", offered ? std::string() : offer.note);
  edit.set("look_again", offered ? std::string() : offer.look_again);
  edit.set("action", offered ? std::string() : offer.action);
  edit.set("action_by", offered ? std::string() : offer.action_by);
  edit.set("at", offer.at_ms);
  return edit.take();
}

std::map<std::string, int> count_not_offered(std::span<const model::Record> offers, base::CivilDate from,
                                             base::CivilDate to) {
  std::map<std::string, int> count;
  for (const model::Record* record : standing(offers, kind::offer)) {
    auto day = base::london_time(record->number("at")).date;
    if (record->text("state") == "not-offered" && day >= from && day <= to) ++count[record->text("reason")];
  }
  return count;
}

Result<Operations> notice_given(const model::Record& offer, std::int64_t at_ms, std::string_view format) {
  if (offer.text("state") != "not-offered") return fail(Code::invalid, "state");
  if (!contains(kTellingFormats, format)) return fail(Code::invalid, "notice_format");
  RecordEdit edit(kind::offer, offer.id, &offer);
  edit.set("notice_at", at_ms);
  edit.set("notice_format", format);
  return edit.take();
}

}  // namespace blether::care
