#include "care/local_criteria.h"

#include <algorithm>

#include "care/record_edit.h"
#include "care/table_reader.h"
#include "storage/model/schema.h"

namespace blether::care {

using base::Code;
using base::fail;
using base::Result;

namespace {

CriteriaEdition read_edition(Row& row) {
  CriteriaEdition edition;
  edition.code = row.text("code");
  edition.label = row.text("label");
  edition.from = row.date("from");
  if (row.has("until")) edition.until = row.date("until");
  for (Row& inner : row.rows("bands")) {
    CriteriaBand band{inner.text("code"), inner.text("label"), inner.text("plain")};
    if (edition.find(band.code)) inner.refuse("code", "is used twice");
    row.take(inner);
    edition.bands.push_back(std::move(band));
  }
  return edition;
}

}  // namespace

const CriteriaBand* CriteriaEdition::find(std::string_view band) const {
  auto found = std::find_if(bands.begin(), bands.end(), [&](const CriteriaBand& each) { return each.code == band; });
  return found == bands.end() ? nullptr : &*found;
}

Result<LocalCriteria> LocalCriteria::load(std::string_view json) {
  TRY(auto document, JsonDocument::parse(json, "local_criteria.json"));
  Row root(document, document.root(), "");
  root.text("version");
  root.text_or("about");
  LocalCriteria criteria;
  for (Row& row : root.rows("editions")) {
    CriteriaEdition edition = read_edition(row);
    if (criteria.find(edition.code)) row.refuse("code", "is used twice");
    root.take(row);
    criteria.editions_.push_back(std::move(edition));
  }
  TRY_VOID(root.done());
  return criteria;
}

const CriteriaEdition* LocalCriteria::find(std::string_view edition) const {
  auto is_it = [&](const CriteriaEdition& each) { return each.code == edition; };
  auto found = std::find_if(editions_.begin(), editions_.end(), is_it);
  return found == editions_.end() ? nullptr : &*found;
}

const CriteriaEdition* LocalCriteria::on(base::CivilDate day) const {
  const CriteriaEdition* holds = nullptr;
  for (const CriteriaEdition& each : editions_) {
    const bool covers = each.from <= day && (!each.until || day <= *each.until);
    if (covers && (holds == nullptr || holds->from < each.from)) holds = &each;
  }
  return holds;
}

CriteriaFound criteria_of(const model::Record& person) {
  return {person.text("eligibility"), person.text("eligibility_version"), person.text("eligibility_on")};
}

Result<Operations> set_criteria(const model::Record& person, const LocalCriteria& criteria, std::string_view band,
                                std::string_view on, base::CivilDate today) {
  RecordEdit edit(model::kind::person, person.id, &person);
  std::string edition;
  if (!band.empty()) {
    auto day = base::parse_date(on);
    if (!day || *day > today) return fail(Code::invalid, "eligibility_on");
    const CriteriaEdition* holds = criteria.on(*day);
    if (holds == nullptr || holds->find(band) == nullptr) return fail(Code::invalid, "eligibility");
    edition = holds->code;
  }
  edit.set("eligibility", band);
  edit.set("eligibility_on", band.empty() ? std::string_view() : on);
  edit.set("eligibility_version", edition);
  return edit.take();
}

}  // namespace blether::care
