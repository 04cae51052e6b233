#include "care/carer_support.h"

#include <algorithm>

#include "care/record_edit.h"
#include "storage/model/schema.h"

namespace blether::care {

using base::Code;
using base::fail;
using base::Result;

namespace {

namespace kind = model::kind;

constexpr TextField<CarerSupport> kTexts[] = {{"need", &CarerSupport::need}, {"what", &CarerSupport::what},
                                              {"who", &CarerSupport::who},   {"met", &CarerSupport::met},
                                              {"from", &CarerSupport::from}, {"as_break", &CarerSupport::as_break}};

bool council_meets(const CarerSupport& support) { return support.met == "eligible" || support.met == "anyway"; }

}  // namespace

CarerSupport carer_support_of(const model::Record& record) {
  CarerSupport support;
  read_texts(record, kTexts, support);
  support.record = record.id;
  support.option = static_cast<int>(std::clamp<std::int64_t>(record.number("option"), 0, 3));
  return support;
}

std::vector<CarerSupport> carer_supports(std::span<const model::Record> records) {
  std::vector<CarerSupport> supports;
  for (const model::Record* record : standing(records, kind::carer_support))
    supports.push_back(carer_support_of(*record));
  std::stable_sort(supports.begin(), supports.end(),
                   [](const CarerSupport& a, const CarerSupport& b) { return a.from < b.from; });
  return supports;
}

Result<Operations> set_carer_support(const model::RecordId& id, const model::Record* now, const CarerSupport& wanted) {
  if (!has_words(wanted.need)) return fail(Code::invalid, "need");
  if (!contains(kCarerMet, wanted.met)) return fail(Code::invalid, "met");
  if (!contains(kAsBreak, wanted.as_break)) return fail(Code::invalid, "as_break");
  if (!has_words(wanted.what)) return fail(Code::invalid, "what");
  if (!has_words(wanted.who)) return fail(Code::invalid, "who");
  if (wanted.option < 0 || wanted.option > 3) return fail(Code::invalid, "option");
  if (!is_day_or_none(wanted.from)) return fail(Code::invalid, "from");
  RecordEdit edit(kind::carer_support, id, now);
  write_texts(edit, kTexts, wanted);
  edit.set("option", std::int64_t{council_meets(wanted) ? wanted.option : 0});
  return edit.take();
}

}  // namespace blether::care
