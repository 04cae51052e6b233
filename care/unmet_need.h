// Unmet needs: a history that is only ever added to. Correcting or closing one is a new entry that follows the old.
// One need is one first entry, in one stream, whoever it touches: what a person cannot get and is hard for the carer too
// stands in the person's stream and says so (carer_affected); what a carer needs for themselves stands in the carer's
// own. A carer's page shows both, and each is carried on where it stands, so that no need is counted twice. Where two
// workers wrote it down in both places, the carer's is closed as "same".
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "care/operations.h"
#include "platform/base/result.h"

namespace blether::care {

// One row of assets/lookups/unmet_need.json: UN01-UN16 and UN99.
struct NeedReason {
  std::string code;
  std::string label;   // for a list: "There is a waiting list"
  std::string plain;   // for the person's page: "No space yet"
};

class NeedReasons {
 public:
  static base::Result<NeedReasons> load(std::string_view json);
  std::span<const NeedReason> all() const { return rows_; }
  const NeedReason* find(std::string_view code) const;

 private:
  std::vector<NeedReason> rows_;
};

// "same": it is followed in the stream of the person looked after. Of a carer's only.
inline constexpr std::string_view kNeedStatuses[] = {"open", "part", "met", "withdrawn", "died", "moved", "same"};
// What amounts are counted in; other words come from elsewhere.
inline constexpr std::string_view kNeedUnits[] = {"hours-week", "days-week", "nights-week", "times-week", "meals-week",
                                                  "nights-year"};
// The day to look again that is offered: as long as until a first review (assets/lookups/clocks.json).
inline constexpr int kLookAgainDays = 42;

struct NeedEntry {
  std::string outcome;       // record id in hex; may be empty
  std::string need;          // "company at the weekend"
  std::string reason;        // code
  std::string words;         // the person's own
  std::string domain, support_type, amount_wanted, amount_got, unit;
  std::string since, interim, look_again;  // dates ISO; may be empty
  std::string status = "open";
  std::string effect;        // what it does to them
  std::string closed_reason; // why it is over, for those that are
  std::string locality;
  bool carer_affected = false;  // hard for the carer too; not said of a carer's own need
};

NeedEntry entry_of(const model::Record& record);

// How much is missing, in thousandths of the unit: wanted less got, never below zero. Nothing without a wanted amount.
std::optional<std::int64_t> shortfall(const NeedEntry& entry);

// Why an entry cannot be kept yet. Keys "unmet.needs.*". UN99 wants own words; an open need wants a day to look again,
// one that nobody wants any more the reason why. Amounts are read as in care/amounts.h and want a unit.
std::vector<Fault> need_faults(const NeedEntry& entry, const NeedReasons& reasons);
// The same for a form that only offers reasons there are.
std::vector<Fault> need_faults(const NeedEntry& entry);

// How a need goes on.
struct NeedNews {
  std::string status;            // kNeedStatuses
  std::string amount_got, unit;  // how much there is now; empty: as it was
  std::string look_again;        // of one that still waits
  std::string interim;           // of one that still waits: what covers it now
  std::string words;             // of one that is over: what happened
};
// The entry that follows `now`. What is met has come whole, where nobody said how much; what is over has no day to look
// again.
NeedEntry carried_on(const NeedEntry& now, const NeedNews& news);

// Operations of a new entry; empty fields are not written. `follows` is the entry it corrects or carries on, or none.
// invalid: need_faults names the first field.
base::Result<Operations> record_need(const model::RecordId& id, const NeedEntry& entry, const NeedReasons& reasons,
                                     const model::RecordId& follows = {});

// One need as it stands: its latest entry, and all the earlier ones.
struct NeedNow {
  model::RecordId root;                      // its first entry
  const model::Record* latest = nullptr;
  std::vector<const model::Record*> earlier; // oldest first
  bool waiting = false;                      // status open or part
};

// By root, oldest first. Two tablets may have followed one entry at once: both stay in the history, the later one
// (by its time, then its dot) is shown.
std::vector<NeedNow> needs_now(std::span<const model::Record> entries);

}  // namespace blether::care
