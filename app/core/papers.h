// Papers about one person that are left in the house: which, from what stands now. Store thread only.
#pragma once

#include <string>
#include <vector>

#include "app/core/intents/rights.h"
#include "app/core/pages/page_world.h"

namespace blether::app {

struct PaperOrder {
  LeavePaper wish;
  model::RecordId record;  // the complaint, or the carer's plan; none: the latest plan
  bool giant = false;      // the person asked for very large letters
  std::string day;         // today, as it is written in the language of the paper
  std::string unchecked;   // said on a paper whose translation nobody has checked; empty: nothing to say
  base::Path icons;
};
struct MadePaper {
  std::string stem;        // of its file name: "your-money"
  base::Bytes bytes;       // PDF
  model::RecordId record;  // what it is about, for the audit
};

// not_found: there is no such plan or complaint. denied: `detail` is the translation key of why it cannot be made yet.
base::Result<MadePaper> make_paper(const PageWorld& world, const PaperOrder& order, base::Files& files);

// The rows of a leaflet from a sheet; `between`: what stands between the sentences of one idea.
struct LeafletRow;
std::vector<LeafletRow> rows_of(const care::FilledSheet& sheet, std::string_view between);

}  // namespace blether::app
