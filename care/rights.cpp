#include "care/rights.h"

#include <algorithm>
#include <map>
#include <set>

#include "care/record_edit.h"
#include "storage/model/schema.h"

namespace blether::care {

using base::Code;
using base::fail;
using base::Result;

namespace {

namespace kind = model::kind;

constexpr TextField<AdvocacyOffer> kAdvocacy[] = {{"set", &AdvocacyOffer::set},
                                                  {"result", &AdvocacyOffer::result},
                                                  {"on", &AdvocacyOffer::on},
                                                  {"round", &AdvocacyOffer::round},
                                                  {"why_not", &AdvocacyOffer::why_not},
                                                  {"note", &AdvocacyOffer::note},
                                                  {"organisation", &AdvocacyOffer::organisation},
                                                  {"referred_on", &AdvocacyOffer::referred_on},
                                                  {"first_contact_on", &AdvocacyOffer::first_contact_on},
                                                  {"came_of_it", &AdvocacyOffer::came_of_it},
                                                  {"follows", &AdvocacyOffer::follows}};
constexpr TextField<Disagreement> kDisagreement[] = {{"about", &Disagreement::about},
                                                     {"record", &Disagreement::record},
                                                     {"words", &Disagreement::words},
                                                     {"wish", &Disagreement::wish},
                                                     {"on", &Disagreement::on}};

}  // namespace

AdvocacyOffer advocacy_of(const model::Record& record) {
  AdvocacyOffer offer;
  read_texts(record, kAdvocacy, offer);
  return offer;
}

Result<Operations> record_advocacy(const model::RecordId& id, const AdvocacyOffer& offer) {
  if (!contains(kAdvocacySets, offer.set)) return fail(Code::invalid, "set");
  if (!contains(kAdvocacyResults, offer.result)) return fail(Code::invalid, "result");
  if (!base::parse_date(offer.on)) return fail(Code::invalid, "on");
  bool not_offered = offer.result == "not-offered";
  if (not_offered && !contains(kAdvocacyWhyNot, offer.why_not)) return fail(Code::invalid, "why_not");
  if (offer.why_not == "not-appropriate" && !has_words(offer.note)) return fail(Code::invalid, "note");
  if (!not_offered && !offer.why_not.empty()) return fail(Code::invalid, "why_not");
  if (!is_day_or_none(offer.referred_on)) return fail(Code::invalid, "referred_on");
  if (!is_day_or_none(offer.first_contact_on)) return fail(Code::invalid, "first_contact_on");
  RecordEdit edit(kind::advocacy, id, nullptr);
  write_texts(edit, kAdvocacy, offer);
  return edit.take();
}

std::optional<AdvocacyOffer> advocacy_now(std::span<const model::Record> records, std::string_view set,
                                          std::string_view round) {
  const model::Record* latest = nullptr;
  for (const model::Record* record : standing(records, kind::advocacy)) {
    if (read_text(*record, "set") != set || (!round.empty() && read_text(*record, "round") != round)) continue;
    if (!latest || was_written_before(*latest, *record)) latest = record;
  }
  return latest ? std::optional(advocacy_of(*latest)) : std::nullopt;
}

Disagreement disagreement_of(const model::Record& record) {
  Disagreement disagreement;
  read_texts(record, kDisagreement, disagreement);
  return disagreement;
}

Result<Operations> record_disagreement(const model::RecordId& id, const Disagreement& disagreement) {
  if (!contains(kDisagreeAbout, disagreement.about)) return fail(Code::invalid, "about");
  if (!contains(kDisagreeWishes, disagreement.wish)) return fail(Code::invalid, "wish");
  if (!base::parse_date(disagreement.on)) return fail(Code::invalid, "on");
  RecordEdit edit(kind::disagreement, id, nullptr);
  write_texts(edit, kDisagreement, disagreement);
  return edit.take();
}

}  // namespace blether::care
