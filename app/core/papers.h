// Papers about one person that are left in the house: which, from what stands now. Store thread only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/core/documents/leaflet.h"
#include "app/core/intents/paper.h"
#include "app/core/pages/page_world.h"

namespace blether::app {

struct PaperOrder {
  PaperKind kind = PaperKind::money;
  bool easy_read = false;
  model::RecordId record;  // the complaint, or the carer's plan; none: the latest plan
  bool giant = false;      // the person asked for very large letters
  std::string day;         // today, as it is written in the language of the paper
  std::string unchecked;   // said on a paper whose translation nobody has checked; empty: nothing to say
};
struct DrawnPaper {
  std::string stem;        // of its file name: "your-money"
  Leaflet leaflet;
  model::RecordId record;  // what it is about, for the audit
};

// What goes on the paper, in the language of `world`: nothing that is private or of others. not_found: there is no such
// plan, complaint or notice. denied: `detail` is the translation key of why it cannot be made yet.
base::Result<DrawnPaper> draw_up(const PageWorld& world, const PaperOrder& order);

// The page that shows a paper as codes, over the page on which somebody asked for it: there one comes back to, also
// after a lock. Its item is "carers-plan", "carers-plan/easy" in Easy Read, then the number and the item of that page.
Route codes_over(const Route& below, const ShowPaper& paper);
// Nothing: no such paper.
std::optional<ShowPaper> paper_of(std::string_view item);
// The page below; the person's own page where none is named.
Route page_below(const Route& codes);

// The rows of a leaflet from a sheet; `between`: what stands between the sentences of one idea.
std::vector<LeafletRow> rows_of(const care::FilledSheet& sheet, std::string_view between);

}  // namespace blether::app
